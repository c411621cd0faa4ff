"""The labels the judge judges by: real plans, what stands in them, queries and their judgements."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import JudgeError

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "DOISANH_SHARED"


@dataclass(frozen=True, slots=True)
class Labels:
    """`gold` holds one labelled plan a file, `plans` the files they were made from, in the same order.

    `shared` is the folder that all of it was read from.
    """

    gold: tuple[Json, ...]
    plans: tuple[Path, ...]
    items: tuple[Json, ...]
    queries: tuple[Json, ...]
    shared: Path


def shared_folder(environment: Mapping[str, str]) -> Path:
    """Name the folder of real plans and labels: `DOISANH_SHARED`, else `../shared` beside the repository."""
    return Path(environment.get(VARIABLE) or ROOT.parent / "shared")


def load_labels(shared: Path) -> Labels:
    """Read the labels. Raises JudgeError where the folder, a labelled plan or a file of queries is missing."""
    paths = sorted((shared / "gold").glob("*.json"))
    if not paths:
        raise JudgeError(
            f"no labelled plans in {shared / 'gold'}; {VARIABLE} names the folder that holds gold/ and plans/"
        )
    gold = tuple(json.loads(path.read_text(encoding="utf-8")) for path in paths)
    plans = tuple(shared / "plans" / label["plan"] for label in gold)
    files = (*plans, shared / "gold" / "items.jsonl", shared / "gold" / "queries.jsonl")
    if missing := [str(path) for path in files if not path.is_file()]:
        raise JudgeError(f"missing: {', '.join(missing)}")
    return Labels(gold=gold, plans=plans, items=_lines(files[-2]), queries=_lines(files[-1]), shared=shared)


def _lines(path: Path) -> tuple[Json, ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
