"""Tables without lines: columns found from a header and the blanks that all rows keep free."""

import pytest

from extract.readers.content import Grid
from extract.readers.pages.open_tables import OpenTable, open_tables
from extract.readers.pages.page import TextLine, text_lines
from tests.extract.page_building import PITCH, below, full, line, page, read, rows_of, words

PROSE = "Các sở, ban, ngành rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý"
AT = (72.0, 112.0, 300.0, 420.0)
HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
FIRST = ("1", "Rà soát thủ tục", "Sở Nội vụ", "Quý I")
SECOND = ("2", "Công bố kết quả", "Văn phòng", "Quý II")


def row(*cells: str, top: float = 100.0, page: int = 1) -> TextLine:
    """Set one line of a table: each cell at the left edge of its column."""
    put = [word for cell, x0 in zip(cells, AT, strict=False) for word in words(cell, x0, top)]
    return TextLine(tuple(put), page)


def table(*rows: tuple[str, ...], top: float = 100.0, page: int = 1) -> list[TextLine]:
    return [row(*cells, top=top + i * PITCH, page=page) for i, cells in enumerate(rows)]


def found(lines: list[TextLine], above: tuple[tuple[float, float], ...] | None = None) -> list[list[str]]:
    """Return the rows of each table and, as one row, the lines of each run of prose."""
    return [
        rows_of(Grid(one.rows)) if isinstance(one, OpenTable) else [" / ".join(line.text for line in one)]
        for one in open_tables(lines, above)
    ]


def said(*rows: tuple[str, ...]) -> list[str]:
    return [" | ".join(cells) for cells in rows]


def test_rows_below_a_header() -> None:
    assert found(table(HEADER, FIRST, SECOND)) == [said(HEADER, FIRST, SECOND)]


def test_columns_are_as_wide_as_their_widest_row() -> None:
    """The header's words stand in the middle of columns whose rows begin left of them and end right of them."""
    centred = [(84, "TT"), (160, "Nhiệm vụ"), (330, "Chủ trì"), (440, "Thời hạn")]
    head = TextLine(tuple(word for x0, text in centred for word in words(text, x0, 84)), 1)
    assert found([head, *table(FIRST, SECOND)]) == [said(HEADER, FIRST, SECOND)]


def test_a_cell_of_several_lines_is_one() -> None:
    lines = [*table(HEADER, ("1", "Rà soát các thủ tục nội bộ thuộc")), *below("phạm vi quản lý", x0=112, top=132)]
    assert found([*lines, *table(SECOND, top=148)])[0][1:] == [
        "1 | Rà soát các thủ tục nội bộ thuộc phạm vi quản lý |  | ",
        " | ".join(SECOND),
    ]


def test_lines_above_and_below_are_prose() -> None:
    lines = [line("Phân công như sau:", top=84), *table(HEADER, FIRST), full(PROSE, 132)]
    assert found(lines) == [["Phân công như sau:"], said(HEADER, FIRST), [PROSE]]


def test_the_upper_line_of_a_header_belongs_to_it() -> None:
    upper = TextLine((*words("Cơ quan", 300, 88), *words("Ngày", 420, 88)), 1)
    assert found([upper, *table(HEADER, FIRST)])[0][0] == "TT | Nhiệm vụ | Cơ quan Chủ trì | Ngày Thời hạn"


@pytest.mark.parametrize("above", ["1. Phân công", "Phân công nhiệm vụ cho các cơ quan, đơn vị trực thuộc"])
def test_a_heading_right_above_a_header_does_not_belong_to_it(above: str) -> None:
    assert found([line(above, top=87), *table(HEADER, FIRST)])[0] == [above]


def test_a_section_over_all_columns_is_a_row_of_two_cells() -> None:
    section = line("I CẢI CÁCH THỂ CHẾ VÀ NÂNG CAO CHẤT LƯỢNG VĂN BẢN", 72, 116)
    lines = [row(*HEADER), section, *table(FIRST, SECOND, top=132)]
    assert found(lines)[0][1] == "I | CẢI CÁCH THỂ CHẾ VÀ NÂNG CAO CHẤT LƯỢNG VĂN BẢN×1×3"


def test_a_row_without_a_number_begins_after_a_wide_gap() -> None:
    lines = table(HEADER, ("", "Rà soát", "Sở", "Quý I"), ("", "Công bố", "Sở", "Quý I"))
    apart = row("", "Niêm yết", "Sở", "Quý I", top=172)
    assert found([*lines, apart])[0][-1] == " | Niêm yết | Sở | Quý I"


def test_two_columns_are_no_table() -> None:
    assert found(table(("Nhiệm vụ", "Thời hạn"), ("Rà soát", "Quý I"))) == [["Nhiệm vụ Thời hạn / Rà soát Quý I"]]


def test_words_far_apart_that_name_no_columns_are_no_table() -> None:
    assert len(found(table(("Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ"), FIRST))[0]) == 1


def test_a_header_over_prose_is_no_table() -> None:
    assert found([row(*HEADER), full(PROSE, 116)]) == [[f"{' '.join(HEADER)} / {PROSE}"]]


def test_a_table_goes_on_on_the_next_page() -> None:
    first = page(*table(HEADER, FIRST, top=700))
    second = page(
        *table(SECOND, ("3", "Niêm yết", "Sở Tư pháp", "Quý III"), page=2), line(PROSE, top=400, page=2), number=2
    )
    assert read(first, second) == [
        f"[{' / '.join(said(HEADER, FIRST, SECOND))} / 3 | Niêm yết | Sở Tư pháp | Quý III]",
        PROSE,
    ]


def test_the_row_after_the_break_is_noted() -> None:
    (first,) = open_tables(table(HEADER, FIRST))
    assert isinstance(first, OpenTable)
    (second,) = open_tables(table(SECOND, page=2), first.columns)
    assert isinstance(second, OpenTable)
    assert (second.goes_on, [one.after_break for one in second.rows]) == (True, [True])


def test_prose_on_the_next_page_does_not_go_on_with_the_table() -> None:
    (first,) = open_tables(table(HEADER, FIRST))
    assert isinstance(first, OpenTable)
    assert found(below("Trên đây là kế hoạch.", page=2), first.columns) == [["Trên đây là kế hoạch."]]


def test_a_number_alone_in_its_column_keeps_its_place() -> None:
    lines = text_lines([word for one in table(HEADER, FIRST, ("2", "", "", "Quý II")) for word in one.words], 1)
    assert found(lines)[0][2] == "2 |  |  | Quý II"


def test_nothing_is_no_table() -> None:
    assert found([]) == []
