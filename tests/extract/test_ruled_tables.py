"""Ruled tables: cells that lines enclose become rows and columns, merged both ways, over pages."""

import time
from collections.abc import Mapping, Sequence

import pytest

from extract.readers.content import Grid
from extract.readers.pages.page import PageContent, Rectangle, TextLine
from extract.readers.pages.ruled_tables import TablePart, goes_on, grid_of, table_part
from extract.readers.rendering import render
from extract.tables.grid import filled
from extract.tables.rows import meant_table
from tests.extract.page_building import SIZE, line, page, read, rectangles, rows_of, width

COLUMNS = (72.0, 112.0, 332.0, 442.0, 522.0)
HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
ROW = 30.0


def box(column: int, row: float, rows: float = 1, columns: int = 1, *, top: float = 100.0) -> Rectangle:
    """Return a cell by its column, row and spans; a row is 30 points high."""
    return Rectangle(COLUMNS[column], top + row * ROW, COLUMNS[column + columns], top + (row + rows) * ROW)


def part(cells: Mapping[Rectangle, str], number: int = 1) -> TablePart:
    """Return a part of a table: each cell with a text in its upper left corner."""
    found, rest = table_part(number, list(cells), [word for one in lines(cells) for word in one.words])
    assert rest == []
    return found


def lines(cells: Mapping[Rectangle, str], number: int = 1) -> list[TextLine]:
    """Set the text of each cell, a line end at each newline."""
    return [
        line(text, cell.x0 + 4, cell.top + 2 + i * SIZE, page=number)
        for cell, held in cells.items()
        for i, text in enumerate(held.split("\n"))
        if text
    ]


def plain(*rows: Sequence[str], top: float = 100.0) -> dict[Rectangle, str]:
    """Return the cells of a table without merged ones."""
    return {box(c, r, top=top): text for r, row in enumerate(rows) for c, text in enumerate(row)}


def on_page(cells: Mapping[Rectangle, str], number: int = 1) -> PageContent:
    return page(*lines(cells, number), number=number, tables=[list(cells)])


def rows(*parts: Mapping[Rectangle, str]) -> list[str]:
    return rows_of(grid_of([part(cells, number) for number, cells in enumerate(parts, start=1)]))


def test_cells_in_any_order_become_rows() -> None:
    cells = plain(HEADER, ("1", "Rà soát", "Sở Nội vụ", "Quý I"))
    assert rows(dict(reversed(cells.items()))) == [
        "TT | Nhiệm vụ | Chủ trì | Thời hạn",
        "1 | Rà soát | Sở Nội vụ | Quý I",
    ]


def test_a_cell_over_columns_and_one_over_rows() -> None:
    cells = {
        box(0, 0, 2): "TT", box(1, 0, 2): "Nhiệm vụ", box(2, 0, 1, 2): "Phân công",
        box(2, 1): "Chủ trì", box(3, 1): "Thời hạn",
    }  # fmt: skip
    assert rows(cells) == ["TT×2×1 | Nhiệm vụ×2×1 | Phân công×1×2", "Chủ trì | Thời hạn"]


def test_lines_a_little_off_are_one() -> None:
    shifted = [Rectangle(cell.x0 + 2, cell.top - 2, cell.x1 - 1, cell.bottom + 1) for cell in plain(("",) * 4)]
    assert rows({**plain(HEADER), **{Rectangle(c.x0, c.top + ROW, c.x1, c.bottom + ROW): "x" for c in shifted}}) == [
        " | ".join(HEADER),
        "x | x | x | x",
    ]


def test_a_missing_rectangle_is_an_empty_cell() -> None:
    cells = plain(HEADER, ("1", "Rà soát", "Sở Nội vụ", "Quý I"))
    del cells[box(2, 1)]
    assert rows(cells)[1] == "1 | Rà soát |  | Quý I"


def test_a_rectangle_on_another_is_left_out() -> None:
    cells = plain(HEADER) | {box(0, 0, 1, 2): ""}
    assert rows(cells) == [" | ".join(HEADER)]


def test_words_outside_all_cells_are_given_back() -> None:
    put = [*line("Biểu 1", top=40).words, *line("TT", COLUMNS[0] + 4, 102).words]
    _, rest = table_part(1, [box(0, 0)], put)
    assert [word.text for word in rest] == ["Biểu", "1"]


def test_of_two_rectangles_that_hold_a_word_the_smaller_one_gets_it() -> None:
    found = part({box(0, 0, 1, 4): "", box(1, 0): "Nhiệm vụ"})
    assert [" ".join(word.text for word in held) for _, held in found.cells] == ["", "Nhiệm vụ"]


def test_lines_of_a_cell_that_its_edge_broke_are_one() -> None:
    text = "Rà soát, đơn giản hóa toàn bộ thủ\ntục hành chính"
    assert width(text.split("\n")[0]) < 220 < width(text.replace("\n", " "))
    assert rows(plain(("1", text, "", ""))) == ["1 | Rà soát, đơn giản hóa toàn bộ thủ tục hành chính |  | "]


def test_lines_of_a_cell_that_end_early_are_paragraphs() -> None:
    grid = grid_of([part(plain(("1", "Rà soát\nCông bố", "", "")))])
    assert [one.text for one in grid.rows[0].cells[1].content] == ["Rà soát", "Công bố"]


@pytest.mark.parametrize(("shift", "same"), [(0.0, True), (5.0, True), (12.0, False)])
def test_a_table_goes_on_where_its_edges_are_the_same(shift: float, same: bool) -> None:
    below = part({Rectangle(c.x0 + shift, c.top, c.x1 + shift, c.bottom): "" for c in plain(HEADER)}, 2)
    assert goes_on(part(plain(HEADER)), below) is same


def test_a_repeated_header_is_dropped() -> None:
    assert rows(plain(HEADER, ("1", "Rà soát", "", "")), plain(HEADER, ("2", "Công bố", "", ""))) == [
        " | ".join(HEADER),
        "1 | Rà soát |  | ",
        "2 | Công bố |  | ",
    ]


def test_a_repeated_header_with_a_letter_misread_is_dropped() -> None:
    again = ("TT", "Nhiêm vụ", "Chủ trì", "Thời han")
    assert len(rows(plain(HEADER, ("1", "Rà soát", "", "")), plain(again, ("2", "Công bố", "", "")))) == 3


def test_a_header_of_two_lines_is_dropped_whole() -> None:
    head = {
        box(0, 0, 2): "TT", box(1, 0, 2): "Nhiệm vụ", box(2, 0, 1, 2): "Phân công thực hiện",
        box(2, 1): "Chủ trì", box(3, 1): "Phối hợp",
    }  # fmt: skip
    first, second = (head | {box(1, 2): text} for text in ("Rà soát", "Công bố"))
    assert [row.strip(" |") for row in rows(first, second)[2:]] == ["Rà soát", "Công bố"]


def test_the_same_first_row_twice_is_no_header() -> None:
    again = ("1", "Họp giao ban", "Văn phòng", "Hằng tuần")
    assert len(rows(plain(again), plain(again))) == 2


def test_the_page_break_is_noted_where_the_next_page_begins() -> None:
    grid = grid_of(
        [part(plain(HEADER, ("1", "a", "", ""))), part(plain(HEADER, ("2", "b", "", ""), ("3", "", "", "")))]
    )
    assert [row.after_break for row in grid.rows] == [False, False, True, False]


def test_a_merged_cell_covers_its_rows_below_the_page_break() -> None:
    first = {box(0, 0): "1", box(1, 0): "Rà soát", box(0, 1): "2", box(1, 1): "Công bố", box(2, 0, 2): "Hằng năm"}
    second = {box(0, 0): "3", box(1, 0): "Niêm yết", box(2, 0): ""}
    assert rows(first, second) == ["1 | Rà soát | Hằng năm×3×1", "2 | Công bố", "3 | Niêm yết"]


def test_an_empty_cell_below_the_break_stays_where_the_one_above_is_not_merged() -> None:
    assert rows(plain(("1", "a", "Sở", "Quý I")), plain(("2", "b", "Sở", "")))[1] == "2 | b | Sở | "


def test_a_list_in_a_merged_cell_goes_on_below_the_break() -> None:
    first = {box(0, 0): "1", box(1, 0): "a", box(0, 1): "2", box(1, 1): "b", box(2, 0, 2): "Sở Nội vụ;"}
    second = {box(0, 0): "3", box(1, 0): "c", box(2, 0): "Sở Tư pháp"}
    assert rows(first, second)[0] == "1 | a | Sở Nội vụ; Sở Tư pháp×3×1"


def test_what_begins_anew_below_the_break_is_a_cell_of_its_own() -> None:
    first = {box(0, 0): "1", box(1, 0): "a", box(0, 1): "2", box(1, 1): "b", box(2, 0, 2): "Quý I"}
    second = {box(0, 0): "3", box(1, 0): "c", box(2, 0): "Quý II"}
    assert rows(first, second)[2] == "3 | c | Quý II"


def test_a_row_cut_by_the_page_is_one_row_as_meant() -> None:
    cut = plain(HEADER, ("1", "Rà soát các thủ tục thuộc", "Sở Nội vụ", "Quý I"))
    rest = plain(HEADER, ("", "phạm vi quản lý", "", ""), ("2", "Công bố", "Sở Tư pháp", "Quý II"))
    source = render([grid_of([part(cut), part(rest, 2)])], "pdf/1")
    meant = meant_table(source.text, filled(source.tables[0]))
    assert [cell.text for cell in meant.rows[0].cells] == [
        "1",
        "Rà soát các thủ tục thuộc phạm vi quản lý",
        "Sở Nội vụ",
        "Quý I",
    ]
    assert [row.cells[0].text for row in meant.rows] == ["1", "2"]


def test_a_table_over_two_pages_is_one() -> None:
    first, second = plain(HEADER, ("1", "Rà soát", "", ""), top=600), plain(HEADER, ("2", "Công bố", "", ""))
    assert read(on_page(first), on_page(second, 2)) == [
        "[TT | Nhiệm vụ | Chủ trì | Thời hạn / 1 | Rà soát |  |  / 2 | Công bố |  | ]"
    ]


def test_two_tables_of_a_page_stay_apart() -> None:
    first, second = plain(HEADER, ("1", "Rà soát", "", "")), plain(HEADER, ("1", "Họp", "", ""), top=400)
    content = page(*lines(first), *lines(second), tables=[list(second), list(first)])
    assert [text[-20:] for text in read(content)] == ["hạn / 1 | Rà soát |  | ]"[-20:], "hạn / 1 | Họp |  | ]"[-20:]]


def test_prose_at_the_head_of_the_next_page_ends_the_table() -> None:
    first, second = plain(HEADER, ("1", "Rà soát", "", ""), top=600), plain(HEADER, ("2", "Họp", "", ""), top=200)
    after = page(line("Phụ lục II", top=100, page=2), *lines(second, 2), number=2, tables=[list(second)])
    assert len(read(on_page(first), after)) == 3


def test_prose_stands_before_between_and_after_tables() -> None:
    table = plain(HEADER, ("1", "Rà soát", "", ""), top=200)
    content = page(
        line("Phân công như sau:", top=100), *lines(table), line("Trên đây là kế hoạch.", top=400), tables=[list(table)]
    )
    assert [text[:9] for text in read(content)] == ["Phân công", "[TT | Nhi", "Trên đây "]


def test_a_frame_of_one_column_is_no_table() -> None:
    frame = {
        Rectangle(72, 100, 522, 130): "Lưu ý:",
        Rectangle(72, 130, 522, 160): "Gửi trước ngày 15",
        Rectangle(72, 160, 522, 190): "",
    }
    assert read(on_page(frame)) == ["Lưu ý:", "Gửi trước ngày 15"]


def test_a_table_without_words_is_nothing() -> None:
    assert grid_of([part(plain(("", "")))]).text == ""
    assert grid_of([]) == Grid(())


def test_cells_thinner_than_a_line_are_nothing() -> None:
    assert grid_of([part({Rectangle(72 + 40 * i, 100, 112 + 40 * i, 101): "" for i in range(4)})]) == Grid(())


def test_many_cells_take_no_longer_than_their_words() -> None:
    """A page as full of cells as is looked at: each word is held against the cells of its band only."""
    cells = rectangles([10.0 * i for i in range(55)], [10.0 * i for i in range(55)])
    put = [word for cell in cells for word in line("a b", cell.x0 + 1, cell.top + 2, size=4).words]
    started = time.process_time()
    found, rest = table_part(1, cells, put * 5)
    assert time.process_time() - started < 3
    assert rest == []
    assert all(len(held) == 10 for _, held in found.cells)
