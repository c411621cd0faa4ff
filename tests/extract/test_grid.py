"""Merged cells filled: every row gets a cell for every column."""

from hypothesis import given
from hypothesis import strategies as st

from extract.source import Cell, Row, Table
from extract.tables.grid import filled

Spans = tuple[int, int]


def table(*rows: tuple[tuple[str, int, int], ...]) -> tuple[str, Table]:
    """Return a text and the table in it; each cell is (text, rows, columns)."""
    text = ""
    made: list[Row] = []
    for row in rows:
        start = len(text)
        cells: list[Cell] = []
        for said, row_span, column_span in row:
            pieces = ((len(text), len(text) + len(said)),) if said else ()
            cells.append(Cell(pieces, not said, row_span, column_span))
            text += f"{said}\t"
        made.append(Row(tuple(cells), start, len(text)))
    return text, Table(tuple(made), 0, len(text))


def said(text: str, whole: Table) -> list[str]:
    """Return the rows filled; what a cell repeats or fills is in brackets."""
    return [
        " | ".join(
            f"({words})" if cell.covered else words
            for cell in row.cells
            for words in [" ".join(text[a:b] for a, b in cell.pieces)]
        )
        for row in filled(whole).rows
    ]


def test_a_table_without_merged_cells_is_returned_as_it_is() -> None:
    _, plain = table((("a", 1, 1), ("b", 1, 1)), (("c", 1, 1),))
    assert filled(plain) is plain


def test_a_cell_over_rows_is_repeated() -> None:
    given_rows = (
        (("1", 1, 1), ("Sở", 2, 1), ("x", 1, 1)),
        (("2", 1, 1), ("y", 1, 1)),
        (("3", 1, 1), ("Bộ", 1, 1), ("z", 1, 1)),
    )
    assert said(*table(*given_rows)) == ["1 | Sở | x", "2 | (Sở) | y", "3 | Bộ | z"]


def test_a_cell_over_columns_stands_once() -> None:
    assert said(*table((("I", 1, 1), ("Thể chế", 1, 3)), (("1", 1, 1), ("a", 1, 1), ("b", 1, 1), ("c", 1, 1)))) == [
        "I | Thể chế | () | ()",
        "1 | a | b | c",
    ]


def test_a_cell_over_rows_and_columns() -> None:
    assert said(*table((("A", 2, 2), ("b", 1, 1)), (("c", 1, 1),))) == ["A | () | b", "(A) | () | c"]


def test_covered_cells_at_the_end_of_a_row_are_filled() -> None:
    assert said(*table((("1", 1, 1), ("Sở", 2, 1), ("Quý I", 3, 1)), (("2", 1, 1),), (("3", 1, 1), ("Bộ", 1, 1)))) == [
        "1 | Sở | Quý I",
        "2 | (Sở) | (Quý I)",
        "3 | Bộ | (Quý I)",
    ]


def test_a_row_that_ends_before_a_covered_column_keeps_clear_of_it() -> None:
    """The second row says nothing of its second column, the third one does."""
    rows = ((("1", 1, 1), ("a", 1, 1), ("Sở", 3, 1)), (("2", 1, 1),), (("3", 1, 1), ("c", 1, 1)))
    assert said(*table(*rows)) == ["1 | a | Sở", "2 |  | (Sở)", "3 | c | (Sở)"]


def test_a_short_row_does_not_lengthen_the_merged_cell() -> None:
    rows = ((("1", 1, 1), ("a", 1, 1), ("Sở", 2, 1)), (("2", 1, 1),), (("3", 1, 1), ("c", 1, 1), ("Bộ", 1, 1)))
    assert said(*table(*rows))[2] == "3 | c | Bộ"


def test_a_cell_over_columns_stands_over_what_a_merged_cell_covers() -> None:
    """The second row contradicts the first; the third one is not shifted for it."""
    rows = ((("1", 1, 1), ("Sở", 2, 1)), (("rộng", 1, 2), ("x", 1, 1)), (("3", 1, 1), ("Bộ", 1, 1)))
    assert said(*table(*rows)) == ["1 | Sở", "rộng | () | x", "3 | Bộ"]


def test_a_span_that_a_slip_made_huge_is_bounded() -> None:
    whole = filled(table((("a", 100_000, 100_000), ("b", 1, 1)), (("c", 1, 1),))[1])
    assert max(len(row.cells) for row in whole.rows) <= 202


def test_pages_and_places_of_rows_are_kept() -> None:
    text, whole = table((("a", 2, 1),), (("b", 1, 1),))
    assert [(row.start, row.end) for row in filled(whole).rows] == [(row.start, row.end) for row in whole.rows]
    assert text[whole.start : whole.end] == text


def test_no_rows() -> None:
    assert filled(Table((), 0, 0)).rows == ()


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, list[list[tuple[str, int, int]]]]:
    """A table whose cells cover every place once, and how many columns it has."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[str, int, int]]] = []
    for top in range(height):
        row: list[tuple[str, int, int]] = []
        for left in range(width):
            if (top, left) in taken:
                continue
            rows_down = draw(st.integers(1, height - top))
            across = 1
            while left + across < width and (top, left + across) not in taken and draw(st.booleans()):
                across += 1
            taken |= {(top + i, left + j) for i in range(rows_down) for j in range(across)}
            row.append((draw(st.sampled_from(["", "Sở", "rà soát"])), rows_down, across))
        rows.append(row)
    return width, rows


@given(tilings())
def test_rows_are_equally_wide_and_no_words_are_lost(made: tuple[int, list[list[tuple[str, int, int]]]]) -> None:
    width, rows = made
    _, whole = table(*map(tuple, rows))
    after = filled(whole)
    if after is not whole:
        assert {len(row.cells) for row in after.rows} == {width}
    before = [piece for row in whole.rows for cell in row.cells for piece in cell.pieces]
    assert [piece for row in after.rows for cell in row.cells if not cell.covered for piece in cell.pieces] == before


SPANS = st.lists(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 300)), max_size=5), max_size=6)


@given(SPANS)
def test_no_words_are_lost_however_the_spans_contradict_each_other(spans: list[list[Spans]]) -> None:
    _, whole = table(*(tuple((f"{r}.{c}", *span) for c, span in enumerate(row)) for r, row in enumerate(spans)))
    pieces = [piece for row in filled(whole).rows for cell in row.cells if not cell.covered for piece in cell.pieces]
    assert pieces == [piece for row in whole.rows for cell in row.cells for piece in cell.pieces]
