"""How good the review of drafts is: on the flaws labelled in the real plans, and on faults of drafts of our own.

`flaws`: of the findings that stand on a labelled reference, how many are labelled flaws, and of those how many were
found. `faults`: every finding of every kind on the drafts of `corpus/drafts` and on the sample plans and formats,
against `corpus/drafts/faults.tsv`, which lists all there is to find. `silent`: the share of plans without a fault in
which the review finds nothing.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from corpus.data_files import rows
from corpus.loader import samples
from eval.errors import JudgeError
from eval.extraction import total
from eval.formats import FOLDER as FORMATS
from eval.labels import ROOT, Labels
from eval.matching import pair
from eval.score import Figure, Score, Share

Json = dict[str, Any]
Fault = tuple[str, str]
"""A type of finding and the words that it stands on."""

DRAFTS = ROOT / "corpus" / "drafts"


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
        listed.setdefault(row.cells[0], Counter())[row.cells[1], row.cells[2]] += 1
    return listed


def _drafts(faults: dict[str, Counter[Fault]]) -> Iterator[tuple[str, Path]]:
    """The plans that are judged, by the names that the list of faults gives them; those not in it have no fault."""
    folders = {"drafts": (DRAFTS, "*.txt *.md"), "plans": (samples(), "*.txt *-*.md"), "formats": (FORMATS, "*.docx")}
    there = {
        f"{name}/{path.name}": path
        for name, (folder, patterns) in folders.items()
        for pattern in patterns.split()
        for path in sorted(folder.glob(pattern))
    }
    if missing := set(faults) - set(there):
        raise JudgeError(f"faults of plans that are not there: {', '.join(sorted(missing))}")
    for name, path in there.items():
        faults.setdefault(name, Counter())
        yield name, path


@cache
def _findings(path: Path) -> tuple[Json, ...]:
    from extract.pipeline import extract
    from extract.review.review import review
    from extract.review.review_json import to_json

    plan = extract(path.name, path.read_bytes())
    return tuple(to_json(review(plan), plan)["findings"])
