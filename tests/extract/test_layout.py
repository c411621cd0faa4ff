"""Layout: paragraphs rejoined over page breaks and hard wraps, headings set apart that run into each other."""

import pytest

from extract.readers.layout import lay_out

# Each case: the text, and the paragraphs it holds with white space folded.
PARAGRAPHS = [
    pytest.param(
        "Phòng Hành chính có trách nhiệm\n\nphối hợp với các phòng còn lại.",
        ["Phòng Hành chính có trách nhiệm phối hợp với các phòng còn lại."],
        id="a page break in a sentence: the next begins in lower case",
    ),
    pytest.param(
        "Việc này giao cho Chánh Văn phòng của\n\nSở Nội vụ làm ngay.",
        ["Việc này giao cho Chánh Văn phòng của Sở Nội vụ làm ngay."],
        id="a page break after a connective",
    ),
    pytest.param(
        "Rà soát xong trong quý.\n\nCông khai kết quả.",
        ["Rà soát xong trong quý.", "Công khai kết quả."],
        id="a closed sentence stays apart",
    ),
    pytest.param(
        "Căn cứ Nghị định số\n30/2020/NĐ-CP của Chính phủ;",
        ["Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;"],
        id="a number cut from its word",
    ),
    pytest.param(
        "Rà soát các việc sau\n- Công khai thủ tục\n- Niêm yết phí",
        ["Rà soát các việc sau", "- Công khai thủ tục", "- Niêm yết phí"],
        id="items of a list",
    ),
    pytest.param(
        "Rà soát thủ tục\n1. Công khai\n1.1 Niêm yết\na) Tại trụ sở\nb) Trên mạng",
        ["Rà soát thủ tục", "1. Công khai", "1.1 Niêm yết", "a) Tại trụ sở", "b) Trên mạng"],
        id="numbered and lettered items",
    ),
    pytest.param(
        "I. MỤC ĐÍCH**1. Yêu cầu**\n\nLàm đúng hạn.",
        ["I. MỤC ĐÍCH**", "1. Yêu cầu**", "Làm đúng hạn."],
        id="a heading that runs into the next",
    ),
    pytest.param(
        "Từng phòng bố trí một công chức làm đầu mối tiếp nhận góp ý của người dân\n"
        "Thứ sáu hằng tuần đầu mối gửi tổng hợp về Văn phòng để báo cáo Giám đốc\n"
        "Sở xem xét.",
        [
            "Từng phòng bố trí một công chức làm đầu mối tiếp nhận góp ý của người dân "
            "Thứ sáu hằng tuần đầu mối gửi tổng hợp về Văn phòng để báo cáo Giám đốc Sở xem xét."
        ],
        id="hard wraps: a full line goes on",
    ),
    pytest.param(
        "**Về việc mở chuyên mục\ncải cách hành chính**",
        ["Về việc mở chuyên mục cải cách hành chính**"],
        id="bold over a line break",
    ),
    pytest.param(
        "KẾ HOẠCH\nTuyên truyền năm 2022",
        ["KẾ HOẠCH", "Tuyên truyền năm 2022"],
        id="capitals stay apart from what follows",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    blocks, tables = lay_out(text)
    assert [" ".join(text[one.start : one.end].split()) for one in blocks] == expected
    assert tables == ()


@pytest.mark.parametrize(
    ("line", "marker", "body"),
    [
        ("- Rà soát thủ tục", "-", "Rà soát thủ tục"),
        ("+ Rà soát thủ tục", "+", "Rà soát thủ tục"),
        ("1. Rà soát thủ tục", "1.", "Rà soát thủ tục"),
        ("2.1. Rà soát thủ tục", "2.1.", "Rà soát thủ tục"),
        ("đ) Rà soát thủ tục", "đ)", "Rà soát thủ tục"),
        ("IV. Rà soát thủ tục", "IV.", "Rà soát thủ tục"),
        ("**1. Rà soát** thủ tục", "1.", "Rà soát** thủ tục"),
        ("Rà soát thủ tục", "", "Rà soát thủ tục"),
        ("2.500 hồ sơ đã nộp", "", "2.500 hồ sơ đã nộp"),
    ],
)
def test_the_marker_of_a_paragraph_is_no_part_of_its_body(line: str, marker: str, body: str) -> None:
    ((block,), _) = lay_out(line)
    assert block.marker == marker
    assert line[block.body : block.end] == body


def test_prose_and_tables_are_told_apart() -> None:
    text = "Phân công như sau:\n\nSTT\tViệc\n1\tHọp\n\nTrên đây là phân công.\n"
    blocks, (table,) = lay_out(text)
    assert [text[one.start : one.end] for one in blocks] == ["Phân công như sau:", "Trên đây là phân công."]
    assert text[table.start : table.end] == "STT\tViệc\n1\tHọp"
    cells = [[text[slice(*piece)] for cell in row.cells for piece in cell.pieces] for row in table.rows]
    assert cells == [["STT", "Việc"], ["1", "Họp"]]


def test_a_cell_that_is_absent_differs_from_a_blank_one() -> None:
    _, (table,) = lay_out("1\tHọp\t\t \tPhòng A\n2\tThi\ta\tb\tPhòng B\n")
    absent, blank = table.rows[0].cells[2:4]
    assert (absent.pieces, absent.absent) == ((), True)
    assert (blank.pieces, blank.absent) == ((), False)


def test_a_break_before_a_row_is_remembered() -> None:
    _, (table,) = lay_out("1\tHọp\n\n2\tThi\n3\tNghỉ\n")
    assert [row.after_break for row in table.rows] == [False, True, False]
