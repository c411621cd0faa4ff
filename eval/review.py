"""How good the review of drafts is: on the flaws labelled in the real plans, and on faults of drafts of our own.

`flaws`: of the findings that stand on a labelled reference, how many are labelled flaws, and of those how many were
found. `faults`: every finding of every kind on the plans that `corpus/drafts/faults.tsv` names, against what it lists:
all there is to find in them. `silent`: the share of plans without a fault in
which the review finds nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from corpus.data_files import rows
from eval.errors import JudgeError
from eval.extraction import total
from eval.labels import ROOT, Labels
from eval.matching import pair
from eval.score import Figure, Score, Share

Json = dict[str, Any]
Fault = tuple[str, str]
"""A type of finding and the words that it stands on."""

CORPUS = ROOT / "corpus"
DRAFTS = CORPUS / "drafts"
NO_FAULT = "-"


def score_review(labels: Labels) -> dict[str, Figure]:
    """Score the review; raises JudgeError where a plan named in the list of faults is not there."""
    real = total(flaws_found(gold, path) for gold, path in zip(labels.gold, labels.plans, strict=True))
    faults = _faults()
    plans = total(_faults_found(path, faults[name]) for name, path in _drafts(faults))
    return {**real, **plans}


def flaws_found(gold: Json, path: Path) -> dict[str, Figure]:
    """Findings on references against the labelled flaws; they pair by any overlap, as flaws do."""
    cited = [(one["start"], one["end"]) for one in gold["references"]]
    flawed = [one for one in gold["references"] if one["flaw"]]
    found = [one for one in _findings(path) if any(one["start"] < end and start < one["end"] for start, end in cited)]
    spans = [[(one["start"], one["end"]) for one in side] for side in (flawed, found)]
    pairs = pair(*spans, least=0.0)
    same = sum(flawed[i]["flaw"]["type"] == found[j]["type"] for i, j in pairs)
    return {
        "flaws": Score.of(paired=len(pairs), gold=len(flawed), found=len(found)),
        "flaw types": Share(same, len(pairs)),
    }


def _faults_found(path: Path, faults: Counter[Fault]) -> dict[str, Figure]:
    found = Counter((one["type"], " ".join(one["text"].split())) for one in _findings(path))
    scored: dict[str, Figure] = {
        "faults": Score.of(paired=(found & faults).total(), gold=faults.total(), found=found.total())
    }
    return scored if faults else {**scored, "silent": Share(int(not found), 1)}


def _faults() -> dict[str, Counter[Fault]]:
    listed: dict[str, Counter[Fault]] = {}
    for row in rows(DRAFTS / "faults.tsv", columns=3):
        name, kind, words = row.cells
        faults = listed.setdefault(name, Counter())
        if kind != NO_FAULT:
            faults[kind, words] += 1
    return listed


def _drafts(faults: Mapping[str, Counter[Fault]]) -> Iterator[tuple[str, Path]]:
    """The plans that the list of faults names."""
    for name in faults:
        path = CORPUS / name
        if not path.is_file():
            raise JudgeError(f"faults of a plan that is not there: {name}")
        yield name, path


@cache
def _findings(path: Path) -> tuple[Json, ...]:
    from extract.pipeline import extract
    from extract.review.review import review
    from extract.review.review_json import to_json

    plan = extract(path.name, path.read_bytes())
    return tuple(to_json(review(plan), plan)["findings"])
