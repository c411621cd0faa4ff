"""Mentions gained and lost: what a change of a finder shows, and what it hides."""

from pathlib import Path
from typing import Any

import pytest

from eval.cases import Case
from eval.errors import JudgeError
from eval.mentions import Found, found_in, gained_and_lost, read_found, write_found


def reference(start: int, identifier: str) -> dict[str, Any]:
    return {"start": start, "end": start + 10, "id": identifier}


def plan(*references: dict[str, Any]) -> dict[str, Any]:
    return {"references": list(references), "deadlines": [], "units": [], "targets": []}


CASE = Case(
    "a.txt", plan(reference(0, "1/NQ-CP"), reference(20, "2/NQ-CP")), plan(reference(0, "1/nq-cp"), reference(50, "3"))
)


def test_a_mention_is_right_where_the_labels_have_it_so() -> None:
    assert found_in("extraction", [CASE]) == [
        Found("extraction", "a.txt", "references", 0, 10, "1/nq-cp", right=True),
        Found("extraction", "a.txt", "references", 50, 60, "3", right=False),
    ]


def test_labels_without_mentions_are_passed_over() -> None:
    assert found_in("development", [Case("b.txt", {"tasks": []}, plan(reference(0, "1/NQ-CP")))]) == []


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    found = found_in("extraction", [CASE])
    write_found(tmp_path / "mentions.tsv", found)
    assert read_found(tmp_path / "mentions.tsv") == sorted(found)


def test_missing_and_damaged_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match="write-baseline"):
        read_found(tmp_path / "mentions.tsv")
    (tmp_path / "mentions.tsv").write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(JudgeError, match="line 1"):
        read_found(tmp_path / "mentions.tsv")


def test_gains_and_losses_are_listed_but_of_the_hidden_set_only_counted() -> None:
    before = found_in("extraction", [CASE]) + found_in("scoring", [CASE])
    lines = list(gained_and_lost([], before, hidden="scoring"))
    assert lines == [
        "extraction: lost 1 right, 1 wrong",
        "  lost right: references a.txt 0-10 1/nq-cp",
        "  lost wrong: references a.txt 50-60 3",
        "scoring: lost 1 right, 1 wrong",
    ]
    assert list(gained_and_lost(before, before, hidden="scoring")) == []
