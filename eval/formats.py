"""One plan, many formats: how much of our own plans is found in DOCX, HTML, PDF and scans of them.

`corpus/formats` holds the files and, once per plan, the labels: the head, the ids of all mentions, the task rows.
Offsets depend on the format, so mentions are compared as bags of ids.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import JudgeError
from eval.extraction import score_labelled, total
from eval.labels import ROOT
from eval.matching import fold
from eval.score import Figure, Score

Json = dict[str, Any]

FOLDER = ROOT / "corpus" / "formats"
FORMATS: Mapping[str, str] = {"docx": ".docx", "html": ".html", "pdf": ".pdf", "scan": ".scan.pdf"}
"""The formats and how the files' names end."""
FIGURES = ("references id", "tasks found", "tasks whole", "head")


@dataclass(frozen=True, slots=True)
class Fixture:
    """A plan in one format, and its labels."""

    path: Path
    format: str
    gold: Json


def fixtures(folder: Path | None = None) -> list[Fixture]:
    """List the files that have labels, by plan and format; a plan need not be there in every format.

    Raises JudgeError where there are no labels, or a plan has no file.
    """
    folder = folder or FOLDER
    found = []
    for path in sorted((folder / "labels").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        files = [Fixture(folder / f"{path.stem}{ending}", kind, gold) for kind, ending in FORMATS.items()]
        there = [one for one in files if one.path.is_file()]
        if not there:
            raise JudgeError(f"no file of {path.stem} in {folder}")
        found += there
    if not found:
        raise JudgeError(f"no labelled plans in {folder}")
    return found


def readable(fixture: Fixture) -> bool:
    """Tell whether the program has a reader for the fixture's format, and what that one needs."""
    from extract.readers import READERS
    from extract.readers.scans.tesseract import is_installed

    return fixture.path.suffix in READERS and (fixture.format != "scan" or is_installed())


def score_formats() -> dict[str, Figure]:
    """Score all plans in every format that the program reads, summed over them; the format stands before the figure.

    A file that its reader refuses counts as one in which nothing is found.
    """
    by_format: dict[str, list[dict[str, Figure]]] = {}
    for fixture in filter(readable, fixtures()):
        by_format.setdefault(fixture.format, []).append(score_fixture(fixture.gold, found_in(fixture)))
    return {f"{kind}/{name}": figure for kind in FORMATS for name, figure in total(by_format.get(kind, ())).items()}


def score_fixture(gold: Json, found: Json) -> dict[str, Figure]:
    """Score one plan in one format; the keys of both sides are the labels'."""
    ids = [Counter(fold(one) for one in side) for side in (gold["references"], found["references"])]
    rest = score_labelled({key: gold[key] for key in ("document", "tasks")}, found)
    same = Score.of(paired=(ids[0] & ids[1]).total(), gold=ids[0].total(), found=ids[1].total())
    return dict(zip(FIGURES, (same, rest["tasks found"], rest["tasks whole"], rest["head"]), strict=True))


def found_in(fixture: Fixture) -> Json:
    """Return what the program finds, in the shape of the labels; nothing where the file is refused."""
    from extract.errors import ReadError
    from extract.pipeline import extract
    from extract.plan_json import to_json

    try:
        plan = to_json(extract(fixture.path.name, fixture.path.read_bytes()))
    except ReadError as error:
        print(f"{fixture.path.name}: {error}")
        return {"document": dict.fromkeys(fixture.gold["document"]), "references": [], "tasks": []}
    return {
        "document": plan["document"],
        "references": [one["id"] for one in plan["references"]],
        "tasks": plan["tasks"],
    }
