"""Tables of Word files: merged cells both ways, rows that keep clear of columns, tables in tables."""

import pytest

from extract.readers.content import Grid
from extract.readers.docx.package import parse
from extract.readers.docx.tables import grid_of
from extract.source import Source
from tests.extract.docx_building import MAIN, level, lines_of, numbering, p, source_of, tbl, tc, tr

_HEADER = tr("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def _grid(table: str) -> Grid:
    return grid_of(parse(table.replace("<w:tbl>", f'<w:tbl xmlns:w="{MAIN}">', 1).encode()), lambda _: ())


def _spans(table: str) -> list[list[tuple[int, int]]]:
    """Return (rows, columns) of every cell."""
    return [[(cell.row_span, cell.column_span) for cell in row.cells] for row in _grid(table).rows]


def _cells(source: Source) -> list[list[str]]:
    (table,) = source.tables
    return [["/".join(source.text[slice(*piece)] for piece in cell.pieces) for cell in row.cells] for row in table.rows]


MERGED = [
    pytest.param(tbl(tr("a", tc("b", span=2)), tr("c", "d", "e")), [[(1, 1), (1, 2)], [(1, 1)] * 3], id="across"),
    pytest.param(
        tbl(
            tr("a", tc("b", merge="restart")),
            tr("c", tc("", merge="continue")),
            tr("d", '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>'),
            tr("e", tc("f", merge="restart")),
        ),
        [[(1, 1), (3, 1)], [(1, 1)], [(1, 1)], [(1, 1), (1, 1)]],
        id="down",
    ),
    pytest.param(
        tbl(tr(tc("a", span=2, merge="restart"), "b"), tr(tc("", span=2, merge="continue"), "c"), tr("d", "e", "f")),
        [[(2, 2), (1, 1)], [(1, 1)], [(1, 1)] * 3],
        id="both ways",
    ),
    pytest.param(
        tbl(tr(tc("a", more='<w:hMerge w:val="restart"/>'), tc("", more="<w:hMerge/>"), "b"), tr("c", "d", "e")),
        [[(1, 2), (1, 1)], [(1, 1)] * 3],
        id="across, as older files have it",
    ),
    pytest.param(
        tbl(tr("a", "b"), tr("c", tc("d", merge="continue"))),
        [[(1, 1), (1, 1)], [(1, 1), (1, 1)]],
        id="a cell that goes on with none",
    ),
    pytest.param(
        tbl(tr(tc("a", merge="restart"), "b"), tr("c", "d"), tr(tc("", merge="continue"), "e")),
        [[(1, 1), (1, 1)]] * 3,
        id="a row between ends the merged cell",
    ),
    pytest.param(
        tbl(tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')),
        [[(1, 1)] * 3, [(1, 1)] * 3],
        id="a row that keeps clear of columns",
    ),
    pytest.param(tbl(tr("a", "b", "c"), tr("d")), [[(1, 1)] * 3, [(1, 1), (1, 2)]], id="a row that ends early"),
    pytest.param(tbl(tr(tc("a", span=10**8), "b"), tr("c", "d")), [[(1, 199), (1, 1)], [(1, 1), (1, 1), (1, 198)]],
                 id="a cell over more columns than any table has"),
    pytest.param(
        tbl(tr("a", f"<w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"), f"<w:sdt><w:sdtContent>{tr('c', 'd')}"
            "</w:sdtContent></w:sdt>"),
        [[(1, 1), (1, 1)]] * 2,
        id="a cell and a row in content controls",
    ),
    pytest.param(tbl(tr("a", "b"), tr("c", "d", properties="<w:del/>"), tr("e", tc("f", more="<w:cellDel/>"), "g")),
                 [[(1, 1), (1, 1)]] * 2, id="a row and a cell deleted"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "spans"), MERGED)
def test_merged_cells(table: str, spans: list[list[tuple[int, int]]]) -> None:
    assert _spans(table) == spans


SLIVERS = [
    pytest.param(
        tbl(tr(tc("a", span=2), "b"), tr("c", tc("d", span=2)), widths=(2000, 100, 2000)),
        [[(1, 1), (1, 1)]] * 2,
        id="an edge drawn aside by a slip",
    ),
    pytest.param(
        tbl(tr(tc("a", span=2), "b"), tr("c", tc("d", span=2)), widths=(2000, 1500, 2000)),
        [[(1, 2), (1, 1)], [(1, 1), (1, 2)]],
        id="an edge elsewhere",
    ),
    pytest.param(
        tbl(tr("a", tc("b", span=2)), tr("c", "d", "e"), widths=(2000, 100, 2000)),
        [[(1, 1), (1, 2)], [(1, 1)] * 3],
        id="a narrow column with a cell of its own",
    ),
    pytest.param(
        tbl(
            tr("a", "b", properties='<w:gridBefore w:val="1"/>'),
            tr(tc("c", span=2), "d"),
            widths=(50, 2000, 2000),
        ),
        [[(1, 1), (1, 1)]] * 2,
        id="a row that begins a little to the right",
    ),
]


@pytest.mark.parametrize(("table", "spans"), SLIVERS)
def test_columns_that_differ_by_a_slip(table: str, spans: list[list[tuple[int, int]]]) -> None:
    assert _spans(table) == spans


def test_what_a_covered_cell_holds_is_not_shown_and_not_counted() -> None:
    inside = numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")})
    number = p(numbered=(1, 0))
    rows = [
        tr(tc(number, merge="restart"), "rà soát thủ tục"),
        tr(tc(number, merge="continue"), "công bố"),
        tr(tc(number), "niêm yết"),
    ]
    assert lines_of(tbl(_HEADER, *rows), numbering=inside)[1:] == [
        "1.\trà soát thủ tục\t",
        "công bố\t",
        "2.\tniêm yết\t",
    ]


def test_paragraphs_of_a_cell_are_its_pieces() -> None:
    source = source_of(tbl(_HEADER, tr("1", tc(p("Rà soát") + p("và công bố")), "Sở Nội vụ", "")))
    assert _cells(source)[1] == ["1", "Rà soát/và công bố", "Sở Nội vụ", ""]


def test_a_row_repeated_as_header_stands_once() -> None:
    header = tr("STT", "Nhiệm vụ", "Chủ trì", "Thời gian", properties="<w:tblHeader/>")
    assert lines_of(tbl(header, tr("1", "Rà soát", "Sở", "Quý I"))) == [
        "STT\tNhiệm vụ\tChủ trì\tThời gian",
        "1\tRà soát\tSở\tQuý I",
    ]


def test_a_table_in_a_cell_of_a_task_table() -> None:
    inner = tbl(tr("Sở Y tế", "10 thủ tục"), tr("Sở Tư pháp", "7 thủ tục"))
    source = source_of(tbl(_HEADER, tr("1", tc(p("Rà soát:") + inner + p("")), "Sở Nội vụ", "Quý I")))
    assert _cells(source)[1][1] == "Rà soát:/Sở Y tế/10 thủ tục/Sở Tư pháp/7 thủ tục"


def test_tables_in_one_another_as_deep_as_anybody_sets_them() -> None:
    table = tbl(tr("Kế hoạch"))
    for _ in range(20):
        table = tbl(tr(tc(table + p(""))))
    assert lines_of(table) == ["Kế hoạch"]


def test_a_table_in_a_content_control() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{tbl(_HEADER, tr('1', 'Rà soát', 'Sở', 'Quý I'))}</w:sdtContent></w:sdt>"
    assert _cells(source_of(control))[1] == ["1", "Rà soát", "Sở", "Quý I"]


def test_a_table_of_nothing() -> None:
    assert lines_of("<w:tbl><w:tblPr/></w:tbl>", p("Kế hoạch"), "<w:tbl><w:tr/></w:tbl>") == ["Kế hoạch"]
