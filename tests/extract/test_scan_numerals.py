"""Section numerals of scanned tables."""

import pytest

from extract.readers.content import Grid, GridCell, GridRow, Paragraph, Piece
from extract.readers.scans.numerals import renumbered
from extract.source import Box


def table(*numerals: str) -> Grid:
    """Make a table with a section and a task below it for each numeral."""

    def row(*texts: str) -> GridRow:
        return GridRow(tuple(GridCell((placed(text),) if text else ()) for text in texts))

    def placed(text: str) -> Paragraph:
        return Paragraph(((Piece(text, Box(1, 0, 0, 9, 9)),),))

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
    assert read(renumbered(table(*seen), {1})) == meant


def test_tasks_keep_their_numbers() -> None:
    assert [row.cells[0].text for row in renumbered(table("I", "", "III"), {1}).rows[1::2]] == ["1", "1", "1"]


def test_pages_that_are_no_scans_stay_as_they_are() -> None:
    assert read(renumbered(table("I", "", "III"), {2})) == ["I", "", "III"]


def test_a_sum_is_no_section() -> None:
    grid = table("I", "II")
    total = GridRow((GridCell(()), GridCell((Paragraph.of("TỔNG CỘNG KINH PHÍ"),)), GridCell(())))
    assert renumbered(Grid((*grid.rows, total)), {1}).rows[-1] == total


def test_a_numeral_that_was_put_right_is_not_sure() -> None:
    (paragraph,) = renumbered(table("I", "", "III"), {1}).rows[2].cells[0].content
    assert isinstance(paragraph, Paragraph)
    assert paragraph.lines[0][0].unsure == ((0, 2),)
