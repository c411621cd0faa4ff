"""Web pages: which text is the document's, how it is set, and tables with merged cells."""

import pytest

from extract.errors import BinaryFileError, EmptyFileError, NotVietnameseError, TooLargeError
from extract.limits import Limits
from extract.readers import read
from extract.source import Source, Table

_WORDS = "Thủ tục được đổi mới ở cơ sở"  # enough for a page to be Vietnamese


def _page(body: str) -> Source:
    return read(
        "kế hoạch.html", f"<!DOCTYPE html><html><head><title>Không</title></head><body>{body}</body></html>".encode()
    )


def _lines(body: str) -> list[str]:
    return _page(f"<p>{_WORDS}</p>{body}").text.split("\n")[1:-1]


def _cells(table: Table, text: str) -> list[list[str]]:
    return [[" / ".join(text[slice(*piece)] for piece in cell.pieces) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<p>một\n  hai\t<b>b</b>a</p>bốn<div>năm</div>", ["một hai ba", "bốn", "năm"], id="white space"),
        pytest.param(
            "<h1>A</h1><blockquote>B</blockquote><hr>C<address>D</address>", ["A", "B", "C", "D"], id="blocks"
        ),
        pytest.param("<p>một<br>hai<br/><br>ba</p>", ["một", "hai", "ba"], id="line breaks"),
        pytest.param("<p>một&nbsp;&amp;&#160;&lt;b&gt; &#7879;</p>", ["một & <b> ệ"], id="entities"),
        pytest.param("<pre>\nmột\n   hai   ba\n</pre>", ["một", "hai ba"], id="preformatted text by lines"),
        pytest.param("<p>mộ<span>t</span><o:p></o:p> h<wbr>ai&shy;</p>", ["một hai"], id="inline elements join"),
        pytest.param(
            "<span style='display: block'>một</span><span>hai</span>", ["một", "hai"], id="spans set as blocks"
        ),
        pytest.param("<p>một<p>hai<div>ba", ["một", "hai", "ba"], id="elements left open"),
        pytest.param("<p>một</i></p></div></div><p>hai", ["một", "hai"], id="ends without start"),
        pytest.param("<p/>một<p id=x/>hai", ["một", "hai"], id="XHTML without content"),
    ],
)
def test_text_is_set_as_the_page_shows_it(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


@pytest.mark.parametrize(
    "body",
    [
        "<script>var a = '<p>không</p>';</script>",
        "<style>p { content: 'không' }</style>",
        "<template><p>không</p></template><noscript>không</noscript>",
        "<nav><ul><li>không</ul></nav><div role=navigation>không</div>",
        "<header><a href='/'>Trang chủ</a> không</header><footer>không</footer><aside><p>không</aside>",
        "<!-- không --><!--[if gte mso 9]><xml>không</xml><![endif]-->",
        "<p hidden>không</p><p style='color:red; DISPLAY : none'>không <b>không</b></p>",
        "<p style='mso-hide:all'>không</p>",
        "<form><select><option>không</select><textarea>không</textarea><button>không</button></form>",
        "<svg><title>không</title><text>không</text></svg><del>không</del>",
    ],
)
def test_what_is_no_text_of_the_document_is_left_out(body: str) -> None:
    assert _lines(f"<p>trước</p>{body}<p>sau</p>") == ["trước", "sau"]


def test_what_may_be_the_documents_is_kept() -> None:
    assert _lines("<header><h1>Kế hoạch</h1></header>") == ["Kế hoạch"]
    assert _lines("<article><header><a href=x>Kế hoạch</a></header><footer>Nơi nhận</footer></article>") == [
        "Kế hoạch",
        "Nơi nhận",
    ]
    assert _lines("<div class=menu><a href=x>Trang chủ</a></div>") == ["Trang chủ"]
    shown_by_script = read("a.html", f"<body style='display:none'>{_WORDS}".encode())
    assert shown_by_script.text == f"{_WORDS}\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<ol><li>x<li>y</ol><ol><li>z</ol>", ["1. x", "2. y", "1. z"], id="numbers"),
        pytest.param("<ol type=a start=3><li>x<li>y</ol>", ["c) x", "d) y"], id="letters"),
        pytest.param("<ol type=I><li>x<li value=9>y<li>z</ol>", ["I. x", "IX. y", "X. z"], id="Roman numerals"),
        pytest.param("<ol style='list-style-type: upper-alpha'><li>x</ol>", ["A. x"], id="types by style"),
        pytest.param("<ul><li>x<ol><li>y</ol><li>z</ul>", ["- x", "1. y", "- z"], id="nested"),
        pytest.param(
            "<ol><li><p>x</p><p>y</p></li><li></li><li>z</ol>", ["1. x", "y", "3. z"], id="paragraphs in items"
        ),
        pytest.param("<ul style='list-style:none'><li>x</ul><li>y", ["x", "- y"], id="no markers, no list"),
        pytest.param("<ol start=x><li value=''>x</ol>", ["1. x"], id="numbers that are none"),
        pytest.param(
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
            "<span style='mso-list:Ignore'>1.<span style='font:7.0pt Times'>&nbsp;&nbsp; </span></span><![endif]>x</p>",
            ["1. x"],
            id="lists of Word",
        ),
    ],
)
def test_lists_have_their_markers_written_out(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


def test_markers_are_those_of_blocks() -> None:
    source = _page(f"<p>{_WORDS}</p><ol><li>Rà soát thủ tục<ul><li>Đợt một</ul></ol>")
    assert [block.marker for block in source.blocks] == ["", "1.", "-"]


def test_a_table_is_printed_head_first_with_its_caption_before_it() -> None:
    source = _page(
        "<table><caption>Phụ lục</caption><tfoot><tr><td>Tổng<td>3</tfoot><tr><td>Sở<p>Nội vụ</p><td>2</tr>"
        "<thead><tr><th>Đơn vị<th>Số hồ sơ</thead></table>"
    )
    (table,) = source.tables
    assert _cells(table, source.text) == [["Đơn vị", "Số hồ sơ"], ["Sở / Nội vụ", "2"], ["Tổng", "3"]]
    assert source.text.startswith("Phụ lục\nĐơn vị\tSố hồ sơ\n")


@pytest.mark.parametrize(
    ("row_spans", "expected"),
    [
        pytest.param(("3", "1"), [[2, 1], [1], [1, 1]], id="two rows, and one without cells"),
        pytest.param(("0", "1"), [[3, 1], [1], [1, 1]], id="to the end of the section"),
        pytest.param(("65534", "99999999999"), [[3, 3], [1], [1, 1]], id="beyond the section"),
        pytest.param(("-2", "x"), [[1, 1], [1], [1, 1]], id="no numbers"),
    ],
)
def test_merged_cells_end_with_their_section(row_spans: tuple[str, str], expected: list[list[int]]) -> None:
    first, second = row_spans
    source = _page(
        f"<table><tbody><tr><td rowspan={first}>{_WORDS}<td rowspan={second}>b<tr></tr>"
        "<tr><td>c<tr><td>d<td>e</tbody><tbody><tr><td>f<td>g</tbody></table>"
    )
    (table,) = source.tables
    assert [[cell.row_span for cell in row.cells] for row in table.rows] == [*expected, [1, 1]]


def test_columns_covered_are_bounded() -> None:
    source = _page("<table><tr><td colspan=0>Cải<td colspan=99999999>cách<tr><td>hành<td>chính</table>")
    assert [cell.column_span for cell in source.tables[0].rows[0].cells] == [1, 1000]


def test_places_covered_are_bounded_over_the_page() -> None:
    source = _page("<table>" + "<tr><td rowspan=0 colspan=1000>Cải cách thủ tục ở xã" * 1000 + "</table>")
    cells = [cell for row in source.tables[0].rows for cell in row.cells]
    assert len(cells) == 1000
    assert sum(cell.row_span * cell.column_span for cell in cells) <= 201_000


def test_tables_in_cells_are_text_of_the_cell_or_stand_alone() -> None:
    inner = "<table><tr><td>Việc cải cách<td>Đơn vị<tr><td>Rà soát<td>Sở Nội vụ</table>"
    placed = _page(f"<table><tr><td>Trang chủ<td>{inner}</table>")
    assert _cells(placed.tables[0], placed.text)[1] == ["Rà soát", "Sở Nội vụ"]
    header = "<tr><th>STT<th>Nhiệm vụ<th>Cơ quan chủ trì"
    data = _page(f"<table>{header}<tr><td>1<td>Việc {inner}<td>Sở Nội vụ</table>")
    assert _cells(data.tables[0], data.text)[1][1] == "Việc / Việc cải cách / Đơn vị / Rà soát / Sở Nội vụ"


def test_text_astray_between_rows_stands_before_the_table() -> None:
    source = _page(f"<table><tr>{_WORDS}<td>a<td>b</table>")
    assert source.text == f"{_WORDS}\na\tb\n"


def test_a_script_in_a_cell_is_nowhere_and_one_written_as_text_is_text() -> None:
    source = _page(
        f"<table><tr><td>{_WORDS}<script>alert(1)</script><td onclick='alert(2)'>"
        "&lt;script&gt;alert(3)&lt;/script&gt;</table>"
    )
    assert _cells(source.tables[0], source.text) == [[_WORDS, "<script>alert(3)</script>"]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"<html><body></body></html>", EmptyFileError, id="no words"),
        pytest.param(b"<!-- -->", EmptyFileError, id="a comment alone"),
        pytest.param(b" \n", EmptyFileError, id="white space"),
        pytest.param(b"\xef\xbb\xbf", EmptyFileError, id="a byte order mark alone"),
        pytest.param(b"<p>The plan</p>", NotVietnameseError, id="English"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related", BinaryFileError, id="MHTML"),
        pytest.param(b"%PDF-1.7", BinaryFileError, id="PDF"),
        pytest.param(b"\x01\x02\xff\xfd" * 50, BinaryFileError, id="bytes"),
        pytest.param(b"<table><tr><td>" * 100_000 + b"</i>" * 100_000, TooLargeError, id="ends without starts"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read("a.html", data)


def test_limits_hold_for_pages() -> None:
    with pytest.raises(TooLargeError):
        read("a.html", f"<p>{_WORDS}</p>".encode(), Limits(file_bytes=10))


@pytest.mark.parametrize("start", ["<div>", "<font>", "<ul><li>", "<blockquote><b>"])
def test_depth_loses_nothing(start: str) -> None:
    tag_names = start.replace("<", "</").split(">")[:-1]
    ends = "".join(f"{tag}>" for tag in reversed(tag_names))
    source = read("a.htm", (start * 50_000 + _WORDS + ends * 50_000 + "<p>sau</p>").encode())
    assert source.text.removeprefix("- ") == f"{_WORDS}\nsau\n"


def test_tables_in_tables_beyond_measure_stay_text() -> None:
    source = read("a.xhtml", ("<table><tr><td>a<td>Cải cách" * 500).encode())
    assert source.text.count("Cải cách") == 500
