"""Counting how often rules are right, and what their confidence promises."""

import pytest

from eval.calibration import ENOUGH, Counted, count, reliability, table
from eval.cases import Case
from extract import confidence

REFERENCE = {"start": 0, "end": 10, "id": "1/NQ-CP"}


def case(**found: object) -> Case:
    nothing: dict[str, list[object]] = {"references": [], "deadlines": [], "units": [], "targets": []}
    return Case("a.txt", {**nothing, "references": [REFERENCE]}, {**nothing, **found})


def test_findings_are_counted_by_the_rule_that_made_them() -> None:
    def cases() -> list[Case]:
        marked = [
            {**REFERENCE, "confidence": confidence.REFERENCE_WITH_NUMBER},
            {"start": 20, "end": 30, "id": "2", "confidence": confidence.REFERENCE_BARE},
        ]
        return [case(references=marked)]

    before = confidence.REFERENCE_BARE
    counted = count(cases)
    assert counted["REFERENCE_WITH_NUMBER"] == Counted(1, 1)
    assert counted["REFERENCE_BARE"] == Counted(0, 1)
    assert before == confidence.REFERENCE_BARE


def test_few_unread_findings_fall_back_on_those_that_rules_were_written_with() -> None:
    unread = {"A": Counted(ENOUGH - 1, ENOUGH), "B": Counted(0, 1), "C": Counted(0, 0)}
    read = {"A": Counted(99, 99), "B": Counted(50, 51), "C": Counted(0, 0)}
    assert table(unread, read) == f"A\t{ENOUGH - 1}\t{ENOUGH}\tunread\nB\t50\t51\tread\n"


def test_the_calibration_error_weighs_rules_by_their_findings() -> None:
    shown, error = reliability({"A": 0.9, "B": 0.5}, {"A": Counted(7, 10), "B": Counted(15, 30)})
    assert error == pytest.approx(0.2 * 10 / 40)
    assert "| A | 0.900 | 7/10 |" in shown
