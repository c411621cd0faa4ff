"""Passages of official documents, labelled by hand: half for development, half only ever for scoring.

`corpus/labels/official/*.jsonl` gives offsets into the documents of `official_documents.jsonl.xz`, never their text.
The program reads each document whole; what it finds inside a passage is judged.
"""

import json
import lzma
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from eval.errors import JudgeError
from eval.extraction import score_mentions, total
from eval.labels import ROOT
from eval.score import Figure

Json = dict[str, Any]

FOLDER = ROOT / "corpus" / "labels" / "official"
MENTIONS = ("references", "deadlines", "units", "targets")


def load_passages(half: str) -> list[Json]:
    """Read the labels of one half: "development", "scoring", or "second-reading" (a fifth of the latter read again).

    Raises JudgeError where the file is missing.
    """
    path = FOLDER / f"{half}.jsonl"
    if not path.is_file():
        raise JudgeError(f"no labelled passages at {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def official_texts(shared: Path) -> Mapping[str, str]:
    """Read the official documents: id → text. Raises JudgeError where the file is missing."""
    path = shared / "data" / "official_documents.jsonl.xz"
    if not path.is_file():
        raise JudgeError(f"no official documents at {path}")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {document["id"]: document["text"] for document in map(json.loads, lines)}


def found_in(labels: list[Json], texts: Mapping[str, str]) -> list[Json]:
    """Return for each passage what the program finds inside it."""
    return [_inside(_extract(label["document"], texts[label["document"]]), label) for label in labels]


def score_passages(labels: list[Json], found: list[Json]) -> dict[str, Figure]:
    """Score findings against labels, summed over the passages."""
    return total(score_mentions(label, one) for label, one in zip(labels, found, strict=True))


def agreement(first: list[Json], second: list[Json]) -> dict[str, Figure]:
    """Score a second reading of some passages against the first one, as if it were a program's."""
    by_place = {(one["document"], one["start"]): one for one in first}
    return total(score_mentions(by_place[one["document"], one["start"]], one) for one in second)


@cache
def _extract(name: str, text: str) -> Json:
    from extract.pipeline import extract
    from extract.plan_json import to_json

    return to_json(extract(f"{name}.txt", text.encode()))


def _inside(plan: Json, label: Json) -> Json:
    start, end = label["start"], label["end"]
    return {key: [one for one in plan[key] if start <= one["start"] and one["end"] <= end] for key in MENTIONS}
