"""Content to text: a paragraph a line, a row a line with tabs, and every span, page and place on its words."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.errors import EmptyFileError, NotVietnameseError
from extract.readers.content import Grid, GridCell, GridRow, Node, PageSize, Paragraph, Piece
from extract.readers.rendering import render
from extract.source import Box, Source

HEADER = ("TT", "Nhiệm vụ", "Chủ trì")
SAID = Paragraph.of("Kế hoạch cải cách hành chính")


def cell(*texts: str, rows: int = 1, columns: int = 1) -> GridCell:
    return GridCell(tuple(Paragraph.of(text) for text in texts), rows, columns)


def grid(*rows: tuple[str | GridCell, ...]) -> Grid:
    return Grid(tuple(GridRow(tuple(one if isinstance(one, GridCell) else cell(one) for one in row)) for row in rows))


def rendered(*nodes: Node) -> Source:
    return render([SAID, *nodes], "docx/1")


def text(*nodes: Node) -> str:
    return rendered(*nodes).text.removeprefix(f"{SAID.text}\n")


def pieces(source: Source) -> list[list[list[str]]]:
    """Return the pieces of each cell of each row of the first table."""
    return [[[source.text[slice(*one)] for one in cell.pieces] for cell in row.cells] for row in source.tables[0].rows]


def lines(*texts: str) -> Paragraph:
    """Return a paragraph of one line that the page broke."""
    return Paragraph((tuple(Piece(one) for one in texts),))


def test_paragraphs_and_rows_are_lines() -> None:
    table = grid(HEADER, ("1", "Rà soát", "Sở"))
    assert text(table, Paragraph.of("Hết.")) == "TT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở\nHết.\n"


def test_paragraphs_of_a_cell_are_pieces_of_their_own() -> None:
    source = rendered(grid(HEADER, ("1", cell("Rà soát", "và công bố"), cell())))
    assert pieces(source)[1] == [["1"], ["Rà soát", "và công bố"], []]
    assert [one.absent for one in source.tables[0].rows[1].cells] == [False, False, True]


def test_lines_meant_as_such_stay_in_one_piece() -> None:
    source = rendered(grid(HEADER, ("1", "Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế", "x")))
    assert pieces(source)[1][1] == ["Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế"]


def test_rows_and_tables_know_where_they_stand() -> None:
    source = rendered(grid(HEADER, ("1", "Rà soát", "Sở")), Paragraph.of("Hết."))
    (table,) = source.tables
    assert [source.text[row.start : row.end] for row in table.rows] == ["TT\tNhiệm vụ\tChủ trì", "1\tRà soát\tSở"]
    assert source.text[table.start : table.end] == "TT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở"


def test_blocks_are_the_prose_before_and_after_tables() -> None:
    source = rendered(grid(HEADER, ("1", "Rà soát", "Sở")), Paragraph.of("a) Công khai."))
    assert [source.text[one.start : one.end] for one in source.blocks] == [SAID.text, "a) Công khai."]
    assert source.blocks[1].marker == "a)"


def test_the_table_of_a_letterhead_is_read_column_by_column() -> None:
    head = grid((cell("UBND TỈNH"), cell("CỘNG HÒA XÃ HỘI")), (cell("SỞ NỘI VỤ"), cell("Độc lập - Tự do")))
    source = rendered(head)
    assert source.tables == ()
    assert text(head).split("\n") == ["UBND TỈNH", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", ""]


def test_a_table_in_a_table_that_places_it_is_a_table() -> None:
    inner = grid(HEADER, ("1", "Rà soát", "Sở"))
    outer = Grid((GridRow((cell("Phụ lục"), GridCell((inner,)))),))
    assert pieces(rendered(outer))[1] == [["1"], ["Rà soát"], ["Sở"]]


def test_a_row_that_merged_cells_cover_whole_is_no_row() -> None:
    source = rendered(grid(HEADER, (cell("1", rows=2), cell("Rà soát", rows=3), cell("Sở", rows=2)), (), ("2", "Sở")))
    assert [[one.row_span for one in row.cells] for row in source.tables[0].rows] == [[1, 1, 1], [1, 2, 1], [1, 1]]
    assert "\n\n" not in source.text


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("theo Thông tư số 02/2017/TT-", "VPCP ngày 31"), "theo Thông tư số 02/2017/TT-VPCP ngày 31"),
        (("Nghị định số 150/2025", "/NĐ-CP"), "Nghị định số 150/2025/NĐ-CP"),
        (("giai đoạn 2021-", "2025"), "giai đoạn 2021-2025"),
        (("Nghị định số", "150/2025/NĐ-CP"), "Nghị định số 150/2025/NĐ-CP"),
        (("cơ quan, đơn vị -", "Bộ Nội vụ"), "cơ quan, đơn vị - Bộ Nội vụ"),
        (("tháng 12", "năm 2025"), "tháng 12 năm 2025"),
    ],
)
def test_a_number_cut_by_the_end_of_a_line_is_joined(parts: tuple[str, ...], joined: str) -> None:
    assert text(lines(*parts)) == f"{joined}\n"


def test_white_space_is_folded_and_control_characters_are_left_out() -> None:
    assert text(Paragraph.of(" Rà \u00a0 soát\t\x07 các\x0b thủ tục ")) == "Rà soát các thủ tục\n"


def test_letters_stay_as_the_document_has_them() -> None:
    decomposed = "Nghi\u0323 đi\u0323nh"
    assert text(Paragraph.of(decomposed)) == f"{decomposed}\n"


def test_paragraphs_without_words_leave_no_line() -> None:
    assert text(Paragraph.of("  "), Paragraph.of("Hết.")) == "Hết.\n"


def test_unsure_words_are_spans_of_the_text() -> None:
    doubtful = Paragraph(((Piece("theo số"), Piece("3O/2020", unsure=((0, 7),))),))
    source = rendered(doubtful)
    assert [source.text[a:b] for a, b in source.unsure] == ["3O/2020"]


def placed(page: int, top: float, *texts: str) -> Paragraph:
    return Paragraph((tuple(Piece(one, Box(page, 72, top + i, 500, top + i + 12)) for i, one in enumerate(texts)),))


def sizes(count: int) -> list[PageSize]:
    return [PageSize(number, 595, 842) for number in range(1, count + 1)]


def test_each_piece_has_its_place() -> None:
    source = render([placed(1, 100, "Kế hoạch cải cách", "hành chính")], "pdf/1", pages=sizes(1))
    assert [(source.text[one.start : one.end], one.box.y0) for one in source.places] == [
        ("Kế hoạch cải cách", 100),
        ("hành chính", 101),
    ]


def test_pages_share_out_the_text() -> None:
    nodes = [placed(1, 100, "Kế hoạch cải cách"), placed(3, 100, "hành chính")]
    source = render(nodes, "pdf/1", pages=sizes(4))
    assert [source.text[one.start : one.end] for one in source.pages] == ["Kế hoạch cải cách\n", "", "hành chính\n", ""]


def test_a_note_of_an_earlier_page_at_the_end_belongs_to_the_last_page_in_the_text() -> None:
    nodes = [placed(1, 100, "Kế hoạch"), placed(2, 100, "cải cách"), placed(1, 700, "1 Theo báo cáo")]
    source = render(nodes, "pdf/1", pages=sizes(2))
    assert [source.text[one.start : one.end] for one in source.pages] == ["Kế hoạch\n", "cải cách\n1 Theo báo cáo\n"]


@pytest.mark.parametrize("nodes", [[], [Paragraph.of(" ")], [Grid(())], [Grid((GridRow(()),))]])
def test_a_file_without_words_is_refused(nodes: list[Node]) -> None:
    with pytest.raises(EmptyFileError):
        render(nodes, "docx/1")


def test_a_file_in_another_language_is_refused() -> None:
    with pytest.raises(NotVietnameseError):
        render([Paragraph.of("The quick brown fox jumps over the lazy dog. " * 20)], "docx/1")


WORDS = st.text(st.sampled_from("abđêệ /-12\t\n\u0323"), max_size=12)


@example([[["1\n1"]]])
@given(st.lists(st.lists(st.lists(WORDS, max_size=3), min_size=1, max_size=4), max_size=4))
def test_the_spans_of_any_table_are_its_words(contents: list[list[list[str]]]) -> None:
    """Each piece is a paragraph of a cell, none overlap, and between them stand only tabs and line ends."""
    table = Grid(tuple(GridRow(tuple(cell(*texts) for texts in row)) for row in [*contents, [["TT"], ["Việc"]]]))
    source = rendered(table)
    spans = [piece for one in source.tables for row in one.rows for cell in row.cells for piece in cell.pieces]
    assert spans == sorted(spans)
    paragraphs = [one for row in contents for texts in row for one in texts if one.split()]
    expected = ["\n".join(" ".join(line.split()) for line in one.split("\n") if line.split()) for one in paragraphs]
    found = [source.text[a:b] for a, b in spans]
    if source.tables:
        assert found == [*expected, "TT", "Việc"]
        between = [source.text[a:b] for (_, a), (b, _) in itertools.pairwise(spans)]
        assert all(set(one) <= set("\t\n") and one for one in between)
