"""What the program is judged on: labels, each beside what the program finds in the same text.

Three sets: the five real plans; labels for development; labels only ever for scoring. The latter two hold passages of
official documents (`corpus/labels/official`, offsets without text: the documents are read from the shared folder, each
whole, and what is found inside a passage is judged) and plans of our own (`corpus/labels`, `corpus/labels/samples`).
"""

import json
import lzma
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.loader import samples
from eval.errors import JudgeError
from eval.extraction import score_labelled, score_plan, total, whole_rows
from eval.labels import ROOT, Labels
from eval.score import Figure

Json = dict[str, Any]

LABELS = ROOT / "corpus" / "labels"
MENTIONS = ("references", "deadlines", "units", "targets")
_SECOND = ".second-reading"
# The lines that name the original are no part of the plan.
_NOTE = re.compile(r"(?:\(?(?:Văn bản minh họa|Lấy từ nguồn|Theo bản gốc|Theo nguồn)[^\n]*\n\s*)+")


@dataclass(frozen=True, slots=True)
class Case:
    """Labels and findings of one text or passage; `source` names it."""

    source: str
    gold: Json
    found: Json


def real_plans(labels: Labels) -> list[Case]:
    """Return the five real plans."""
    return [
        Case(path.name, gold, _extract(path.name, path.read_text(encoding="utf-8-sig").encode()))
        for gold, path in zip(labels.gold, labels.plans, strict=True)
    ]


def development(labels: Labels) -> list[Case]:
    """Return the labels that rules may be written by."""
    return [*_passages("development", labels.shared), *_samples(LABELS, samples())]


def scoring(labels: Labels) -> list[Case]:
    """Return the labels that are only ever scored, never looked into."""
    return [*_passages("scoring", labels.shared), *_samples(LABELS / "samples", LABELS / "samples")]


def calibration(labels: Labels) -> list[Case]:
    """Return the labels that confidence is counted on; no rule is written by them."""
    return list(_passages("calibration", labels.shared))


def score_whole(cases: Iterable[Case]) -> dict[str, Figure]:
    """Score plans whose labels are complete, summed over them."""
    return total(score_plan(case.gold, case.found) for case in cases)


def score_cases(cases: Iterable[Case]) -> dict[str, Figure]:
    """Score what the labels speak of, summed over the cases."""
    return total(score_labelled(case.gold, case.found) for case in cases)


def right_rows(case: Case) -> set[int]:
    """Return the indices of the rows found that are right as a whole."""
    return whole_rows(case.gold["tasks"], case.found["tasks"])


def forget() -> None:
    """Forget what was read: the finders may read otherwise now."""
    _extract.cache_clear()


def agreement() -> dict[str, Figure]:
    """Score the second reading of a fifth of the scoring set against the first, as if it were a program's."""
    first = {(one["document"], one["start"]): one for one in _passage_labels("scoring")}
    pairs = [(first[one["document"], one["start"]], one) for one in _passage_labels("second-reading")]
    for path in sorted((LABELS / "samples").glob(f"*{_SECOND}.json")):
        again = _json(path)
        once = _json(path.with_name(path.name.replace(_SECOND, "")))
        pairs.append(({key: once[key] for key in ("document", "tasks")}, again))
    return total(score_labelled(gold, again) for gold, again in pairs)


def _passages(half: str, shared: Path) -> Iterator[Case]:
    texts = _official(shared)
    for label in _passage_labels(half):
        name, start, end = label["document"], label["start"], label["end"]
        if name not in texts:
            raise JudgeError(f"no official document {name}")
        plan = _extract(f"{name}.txt", texts[name].encode())
        inside = {key: [one for one in plan[key] if start <= one["start"] and one["end"] <= end] for key in MENTIONS}
        yield Case(f"{name}:{start}", label, inside)


def _passage_labels(half: str) -> list[Json]:
    path = LABELS / "official" / f"{half}.jsonl"
    if not path.is_file():
        raise JudgeError(f"no labelled passages at {path}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _samples(labels: Path, texts: Path) -> Iterator[Case]:
    for path in sorted(labels.glob("*.json")):
        if path.stem.endswith(_SECOND):
            continue
        label = _json(path)
        plan = _extract(label["plan"], (texts / label["plan"]).read_bytes())
        note = _NOTE.match(plan["text"])
        own = {key: [one for one in plan[key] if not note or one["start"] >= note.end()] for key in MENTIONS}
        yield Case(label["plan"], label, {**plan, **own})


@cache
def _official(shared: Path) -> Mapping[str, str]:
    path = shared / "data" / "official_documents.jsonl.xz"
    if not path.is_file():
        raise JudgeError(f"no official documents at {path}")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {document["id"]: document["text"] for document in map(json.loads, lines)}


@cache
def _extract(name: str, data: bytes) -> Json:
    from extract.pipeline import extract
    from extract.plan_json import to_json

    return to_json(extract(name, data))


def _json(path: Path) -> Json:
    label: Json = json.loads(path.read_text(encoding="utf-8"))
    return label
