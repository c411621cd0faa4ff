"""Files as they are published: gazette PDFs and scans of the shared folder, with labels of our own.

`corpus/labels/gazette.jsonl` has the head of each file and the ids of all references on its first five pages, page by
page; `scans.jsonl` the heads of three scanned directives.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from eval.labels import ROOT, Labels
from eval.matching import fold
from eval.score import Figure, Score, Share

HEAD = ("kind", "number", "symbol", "date", "issuer", "level", "province")
SCAN_HEAD = ("kind", "number", "issuer")
_PAGES = 5
_ENOUGH = 0.98


def score_gazette(labels: Labels) -> dict[str, Figure]:
    """Score the gazette files; `files` is the share of those whose references reach an F1 of .98."""
    from extract.readers.scans.tesseract import is_installed

    data = labels.shared / "data"
    references: Score = Score()
    files = heads = count = 0
    for gold in _labelled("gazette.jsonl"):
        plan = _plan(data / "pdf" / gold["file"])
        score = _references(gold, plan)
        references += score
        files += score.f1 >= _ENOUGH
        heads += _right(gold, plan, HEAD)
        count += 1
    figures: dict[str, Figure] = {
        "references id": references,
        "files": Share(files, count),
        "head": Share(heads, count * len(HEAD)),
    }
    if is_installed():
        scans = _labelled("scans.jsonl")
        right = sum(_right(gold, _plan(data / "scans" / gold["file"]), SCAN_HEAD) for gold in scans)
        figures["scans head"] = Share(right, len(scans) * len(SCAN_HEAD))
    return figures


def _labelled(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "corpus" / "labels" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _plan(path: Path) -> Any:
    from extract.pipeline import extract

    return extract(path.name, path.read_bytes())


def _references(gold: dict[str, Any], plan: Any) -> Score:
    end = plan.pages[min(_PAGES, len(plan.pages)) - 1].end
    found = Counter(fold(one.id) for one in plan.references if one.start < end)
    labelled = Counter(fold(one["id"]) for one in gold["references"])
    return Score.of(paired=(found & labelled).total(), gold=labelled.total(), found=found.total())


def _right(gold: dict[str, Any], plan: Any, fields: tuple[str, ...]) -> int:
    return sum(fold(str(getattr(plan.document, name))) == fold(str(gold["document"][name])) for name in fields)
