"""Lines of a page to paragraphs: breaks that the margin made are mended, breaks that were meant stay."""

import pytest

from extract.readers.pages.flow import paragraphs_of
from extract.readers.pages.page import TextLine
from tests.extract.page_building import LEFT, PITCH, RIGHT, below, centred, full, line, page, read

LONG = "Các sở, ban, ngành rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý"
REST = "và công bố đúng hạn."


def paragraphs(*lines: TextLine) -> list[str]:
    return [one.text for one in paragraphs_of(lines, LEFT, RIGHT)]


def test_a_line_broken_by_the_margin_goes_on() -> None:
    assert paragraphs(full(LONG), line(REST, top=116)) == [f"{LONG} {REST}"]


def test_a_break_with_room_for_the_next_word_was_meant() -> None:
    assert paragraphs(*below("Rà soát thủ tục", "Công bố kết quả")) == ["Rà soát thủ tục", "Công bố kết quả"]


def test_a_long_word_that_had_no_room_goes_on() -> None:
    """The line ends 70 points before the margin, and the next word takes 90."""
    short = full("Thực hiện đúng thời hạn quy định tại văn bản", right=RIGHT - 70)
    assert len(paragraphs(short, line("134/2025/NĐ-CP của Chính phủ", top=116))) == 1
    assert len(paragraphs(short, line("số 134/2025/NĐ-CP", top=116))) == 2


def test_an_indented_line_begins_a_paragraph() -> None:
    assert paragraphs(full(LONG), full(LONG, 116, x0=LEFT + 28)) == [LONG, LONG]


def test_the_first_line_of_a_paragraph_may_be_indented() -> None:
    assert paragraphs(full(LONG, x0=LEFT + 28), line(REST, top=116)) == [f"{LONG} {REST}"]


@pytest.mark.parametrize("marker", ["-", "+", "•"])
def test_a_dash_begins_a_paragraph_even_at_the_margin(marker: str) -> None:
    assert paragraphs(full(LONG), line(f"{marker} Công bố", top=116)) == [LONG, f"{marker} Công bố"]


def test_a_number_at_the_margin_does_not_begin_a_paragraph() -> None:
    """ "ngày" and, on the next line, "15. …": no item of a list unless it is set in."""
    assert len(paragraphs(full(LONG), line("2. Công bố", top=116))) == 1
    assert len(paragraphs(full(LONG), line("2. Công bố", LEFT + 28, 116))) == 2


def test_a_wide_gap_parts_paragraphs() -> None:
    lines = [full(LONG, 100 + PITCH * i) for i in range(3)]
    assert len(paragraphs(*lines, line(REST, top=100 + PITCH * 2 + 30))) == 2


def test_other_letters_begin_a_paragraph() -> None:
    assert len(paragraphs(full(LONG), line(REST, top=116, size=10))) == 2


def test_a_centred_title_over_two_lines_is_one() -> None:
    first, rest = "CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC TRÊN ĐỊA BÀN TỈNH QUẢNG NGÃI TRONG GIAI ĐOẠN", "2021-2025 VÀ ĐỊNH HƯỚNG"
    assert paragraphs(centred(first), centred(rest, 116)) == [f"{first} {rest}"]


def test_a_centred_title_that_fills_its_line_goes_on_in_lower_case() -> None:
    assert len(paragraphs(full(LONG), centred("chính năm 2025", 116))) == 1
    assert len(paragraphs(full(LONG), centred("Chính phủ", 116))) == 2


@pytest.mark.parametrize(("first", "count"), [("ngày", 2), ("134/2025/NĐ-CP-TTg", 1)])
def test_the_room_of_a_centred_line_is_on_both_its_sides(first: str, count: int) -> None:
    """Some 50 points are free on either side: a longer word, too, had room on the line above."""
    title = centred("Thực hiện cải cách hành chính năm 2025 của Ủy ban nhân dân thị xã")
    assert 50 < title.x0 - LEFT < 55
    assert len(paragraphs(title, centred(f"{first} Hà Nội", 116))) == count


def test_the_places_of_all_lines_are_kept() -> None:
    (one,) = paragraphs_of([full(LONG), line(REST, top=116, page=1)], LEFT, RIGHT)
    assert [piece.box is not None and piece.box.y0 for piece in one.lines[0]] == [100, 116]


def test_no_lines_are_no_paragraphs() -> None:
    assert paragraphs() == []


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first = page(full(LONG, 700), full(LONG, 716))
    second = page(line(REST, top=100, page=2), number=2)
    assert read(first, second) == [f"{LONG} {LONG} {REST}"]


def test_a_paragraph_that_ended_with_its_page_stays_apart() -> None:
    first = page(full(LONG, 700), line("và công bố.", top=716))
    second = page(line("Sở Nội vụ chủ trì.", top=100, page=2), number=2)
    assert read(first, second) == [f"{LONG} và công bố.", "Sở Nội vụ chủ trì."]


def test_a_page_of_another_width_begins_a_paragraph() -> None:
    first = page(full(LONG, 700))
    second = page(full(LONG, 100, right=770, page=2), number=2, width=842)
    assert read(first, second) == [LONG, LONG]
