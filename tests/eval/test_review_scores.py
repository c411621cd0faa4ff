"""The judge of reviews: findings pair with labelled flaws by their place, with faults by type and words."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from api.wording import FINDINGS
from corpus.data_files import rows
from eval import review
from eval.errors import JudgeError
from eval.score import Score, Share

GOLD: dict[str, Any] = {
    "references": [
        {"start": 0, "end": 10, "flaw": {"type": "date"}},
        {"start": 20, "end": 30, "flaw": {"type": "form"}},
        {"start": 40, "end": 50, "flaw": None},
    ]
}


def found(*placed: tuple[int, int, str]) -> tuple[dict[str, Any], ...]:
    return tuple({"start": start, "end": end, "type": kind, "text": "…"} for start, end, kind in placed)


CASES = [
    pytest.param([(0, 10, "date"), (22, 30, "form")], Score(2, 0, 0), 2, id="all"),
    pytest.param([(0, 10, "number")], Score(1, 0, 1), 0, id="one, under another type"),
    pytest.param([(0, 10, "date"), (40, 50, "not-in-force")], Score(1, 1, 1), 1, id="one that is no labelled flaw"),
    pytest.param([(60, 70, "no-deadline")], Score(0, 0, 2), 0, id="what stands on no reference is not counted"),
]


@pytest.mark.parametrize(("placed", "score", "same"), CASES)
def test_findings_on_references_are_scored_against_flaws(
    placed: list[tuple[int, int, str]], score: Score, same: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "_findings", lambda _: found(*placed))
    scored = review.flaws_found(GOLD, Path("plan.txt"))
    assert scored == {"flaws": score, "flaw types": Share(same, score.tp)}


def test_the_faults_name_known_types_in_files_that_are_there() -> None:
    listed = [row.cells for row in rows(review.DRAFTS / "faults.tsv", columns=3)]
    assert {kind for _, kind, _ in listed} <= {*FINDINGS, review.NO_FAULT}
    assert {(review.CORPUS / name).is_file() for name, _, _ in listed} == {True}


def test_a_draft_that_is_gone_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "_faults", lambda: {"drafts/gone.txt": Counter({("date", "x"): 1})})
    with pytest.raises(JudgeError, match="gone"):
        list(review._drafts(review._faults()))
