"""Letterheads and the recipients beside a signature are read column by column, prose line by line."""

import pytest

from extract.readers.pages.page import TextLine, text_lines
from extract.readers.pages.side_by_side import Beside, regions
from tests.extract.page_building import LEFT, PITCH, below, full, line, page, read, width, words

PROSE = "Các sở, ban, ngành rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý"
MIDDLE = 300.0

LEFT_HALF = ("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG NAI", "", "Số: 15/KH-UBND")
RIGHT_HALF = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "",
    "Đồng Nai, ngày 07 tháng 01 năm 2022",
)


def beside(left: tuple[str, ...], right: tuple[str, ...], *, top: float = 60.0, at: float = MIDDLE) -> list[TextLine]:
    """Set two columns beside each other; an empty line has nothing in that column."""
    rows = [
        words(one, LEFT, top + i * PITCH) + words(other, at, top + i * PITCH)
        for i, (one, other) in enumerate(zip(left, right, strict=True))
    ]
    return text_lines([word for row in rows for word in row], 1)


def gathered(lines: list[TextLine]) -> list[str | tuple[list[str], list[str]]]:
    return [
        ([line.text for line in one.left], [line.text for line in one.right]) if isinstance(one, Beside) else one.text
        for one in regions(lines)
    ]


def said(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if line]


def test_a_letterhead_is_two_columns() -> None:
    head = beside(LEFT_HALF, RIGHT_HALF)
    assert gathered([*head, full(PROSE, 200)]) == [(said(LEFT_HALF), said(RIGHT_HALF)), PROSE]


def test_halves_with_hardly_a_blank_between_them_are_parted_by_the_name_of_the_state() -> None:
    left = "HỘI ĐỒNG NHÂN DÂN TỈNH"
    head = beside((left, "Số: 15/NQ-HĐND"), RIGHT_HALF[:2], at=LEFT + width(left) + 9)
    assert gathered(head) == [([left, "Số: 15/NQ-HĐND"], list(RIGHT_HALF[:2]))]


def test_recipients_beside_a_signature() -> None:
    recipients = ("Nơi nhận:", "- Như Điều 3;", "- Bộ Nội vụ;", "- Lưu: VT.")
    signature = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn An")
    assert gathered([full(PROSE, 40), *beside(recipients, signature, top=90)]) == [
        PROSE,
        (list(recipients), said(signature)),
    ]


def test_the_list_of_recipients_goes_on_below_the_signature() -> None:
    recipients = ("Nơi nhận:", "- Như Điều 3;", *(f"- Sở số {i};" for i in range(12)), "- Lưu: VT.")
    signature = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", *[""] * 12, "")
    assert gathered(beside(recipients, signature)) == [(list(recipients), said(signature))]


def test_a_signature_above_the_recipients_opens_the_right_column() -> None:
    recipients = ("", "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.")
    signature = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Thị Bình")
    assert gathered(beside(recipients, signature)) == [(said(recipients), said(signature))]


def test_one_line_with_a_wide_blank_is_a_line() -> None:
    wide = "Tỷ lệ hồ sơ trực tuyến    90 phần trăm"
    assert gathered([full(PROSE, 60), line(wide, top=76), full(PROSE, 92)]) == [PROSE, " ".join(wide.split()), PROSE]


@pytest.mark.parametrize("blank", [6.0, 12.0])
def test_prose_with_wide_blanks_of_justified_lines_stays_prose(blank: float) -> None:
    put: list[TextLine] = []
    for i in range(3):
        at, row = LEFT, []
        for word in PROSE.split()[:12]:
            row += words(word, at, 60 + i * PITCH)
            at = row[-1].x1 + blank
        put.append(TextLine(tuple(row), 1))
    assert all(isinstance(one, TextLine) for one in regions(put))


def test_full_lines_end_the_columns() -> None:
    head = beside(LEFT_HALF, RIGHT_HALF)
    after = [full(PROSE, 200), *beside(("Nơi nhận:", "- Lưu: VT."), ("CHỦ TỊCH", "Lê Văn Cường"), top=240)]
    assert [type(one) for one in regions([*head, *after])] == [Beside, TextLine, Beside]


def test_each_line_of_a_letterhead_is_a_paragraph_of_its_own() -> None:
    content = page(*beside(LEFT_HALF, RIGHT_HALF), full(PROSE, 200), *below("và công bố.", top=216))
    assert read(content) == [*said(LEFT_HALF), *said(RIGHT_HALF), f"{PROSE} và công bố."]


def test_no_lines_are_no_regions() -> None:
    assert list(regions([])) == []
