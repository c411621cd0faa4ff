"""The same plan in two formats gives the same tasks."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from eval.formats import Fixture, fixtures, found_in, readable
from eval.matching import fold

CELLS = ("section", "number", "task", "output", "lead", "coordinating", "deadline", "budget")
# A scan is read with the errors of recognition; the judge scores it, and this test leaves it out.
EXACT = ("docx", "html", "pdf")


def pairs() -> Iterator[Any]:
    listed = [one for one in fixtures() if one.format in EXACT and readable(one)]
    for _, group in groupby(listed, lambda one: one.gold["plan"]):
        first, *others = group
        for other in others:
            yield pytest.param(first, other, id=f"{first.gold['plan']}-{first.format}-{other.format}")


def rows(fixture: Fixture) -> list[list[str | None]]:
    found: list[dict[str, Any]] = found_in(fixture)["tasks"]
    return [[said(task[cell]) for cell in CELLS] for task in found]


def said(cell: str | list[str] | tuple[str, ...] | None) -> str | None:
    return fold("; ".join(cell) if isinstance(cell, list | tuple) else cell) if cell is not None else None


@pytest.mark.parametrize(("one", "other"), list(pairs()))
def test_two_formats_give_the_same_tasks(one: Fixture, other: Fixture) -> None:
    expected = rows(one)
    assert expected
    assert rows(other) == expected
