"""Section numerals of scanned tables."""

import pytest

from extract.readers.content import Grid, GridCell, GridRow, Paragraph
from extract.readers.scans.numerals import renumbered


def table(*numerals: str) -> Grid:
    """Make a table with a section and a task below it for each numeral."""

    def row(*texts: str) -> GridRow:
        return GridRow(tuple(GridCell((Paragraph.of(text),) if text else ()) for text in texts))

    rows = [
        one for i, n in enumerate(numerals) for one in (row(n, f"CẢI CÁCH PHẦN {i}", ""), row("1", "Rà soát", "Sở"))
    ]
    return Grid(tuple(rows))


def read(grid: Grid) -> list[str]:
    return [row.cells[0].text for row in grid.rows[::2]]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (("I", "II", ""), ["I", "II", "III"]),
        (("I", "II", "ụH", "IV"), ["I", "II", "III", "IV"]),
        (("I", "I", "II", "IV", ""), ["I", "II", "III", "IV", "V"]),
        (("A", "B", "C"), ["A", "B", "C"]),
        (("", "", "II"), ["", "", "II"]),
    ],
    ids=["one lost", "one misread", "strokes lost, two right", "letters stay", "nothing bears it out"],
)
def test_sections_are_numbered_where_what_was_read_bears_it_out(seen: tuple[str, ...], meant: list[str]) -> None:
    assert read(renumbered(table(*seen))) == meant


def test_tasks_keep_their_numbers() -> None:
    assert [row.cells[0].text for row in renumbered(table("I", "", "III")).rows[1::2]] == ["1", "1", "1"]
