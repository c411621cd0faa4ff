"""What stands on a page only because it is a page is left out; notes at its foot go to the end."""

import pytest

from extract.readers.pages.furniture import body_height, notes_apart, without_furniture
from extract.readers.pages.page import TextLine
from tests.extract.page_building import LEFT, below, full, line, page, read

PROSE = "Các sở, ban, ngành rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý"
HEAD, FOOT = 40.0, 800.0


def left(*lines: TextLine, others: int = 0) -> list[str]:
    """Return what stays of a page's lines; on each of the others stand the same."""
    pages = [(page(*lines, number=number + 1), list(lines)) for number in range(others + 1)]
    return [one.text for one in without_furniture(pages)[0]]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2", "2/15", "Trang 2 / 15", "[12]"])
@pytest.mark.parametrize("top", [HEAD, FOOT])
def test_page_numbers_are_left_out(number: str, top: float) -> None:
    assert left(line(number, 290, top), full(PROSE, 300)) == [PROSE]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    assert left(line("2", 290, 400)) == ["2"]


@pytest.mark.parametrize("text", ["Điều 2", "2025-2030", "15/KH-UBND"])
def test_other_words_at_the_head_of_one_page_stay(text: str) -> None:
    assert left(line(text, 290, HEAD)) == [text]


def test_running_heads_are_left_out_whatever_number_they_carry() -> None:
    pages = [
        (page(number=n), [line(f"Công báo số {400 + n} ngày {n}-01-2025", 100, HEAD), full(f"{PROSE} {n}", 300)])
        for n in range(1, 4)
    ]
    assert [[one.text for one in lines] for lines in without_furniture(pages)] == [[f"{PROSE} {n}"] for n in (1, 2, 3)]


def test_what_stands_on_every_page_of_the_body_stays() -> None:
    assert left(line("Ghi chú", 290, 400), others=4) == ["Ghi chú"]


def test_what_stands_at_the_head_of_one_page_in_three_or_more_is_a_running_head() -> None:
    often = [(page(number=n), [line("PHỤ LỤC" if n % 3 == 0 else f"Mục {'abcdefghi'[n]}", 90, HEAD)]) for n in range(9)]
    assert [[one.text for one in lines] for lines in without_furniture(often)][::3] == [[], [], []]


def test_the_letterhead_of_a_plan_under_its_decision_is_no_running_head() -> None:
    head = [
        line("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", top=HEAD),
        line("TỈNH ĐỒNG NAI Độc lập - Tự do - Hạnh phúc", top=HEAD + 14),
    ]
    assert left(line("1", 290, 20), *head, full(PROSE, 300), others=2) == [*(one.text for one in head), PROSE]


@pytest.mark.parametrize(
    "stamp",
    [
        "Ký bởi: Cổng Thông tin điện tử Chính phủ",
        "Người ký: Nguyễn Văn An",
        "Thời gian ký: 02.01.2023 09:12:45 +07:00",
        "Email: thongtinchinhphu@chinhphu.vn",
        "Signature Not Verified",
    ],
)
def test_stamps_of_electronic_signatures_are_left_out_wherever_they_stand(stamp: str) -> None:
    assert left(line(stamp, 90, 400), full(PROSE, 300)) == [PROSE]


def test_prose_on_signing_stays() -> None:
    text = "Thời gian ký kết hợp đồng do hai bên thỏa thuận"
    assert left(line(text, 90, 400)) == [text]


def test_the_height_of_the_body_is_that_of_most_words() -> None:
    assert body_height([[full(PROSE), line("1 Theo quy định", size=9)]]) == 12
    assert body_height([]) == 0


def test_notes_at_the_foot_are_set_smaller_and_begin_with_a_mark() -> None:
    body, notes = notes_apart(
        [full(PROSE), line("1 Theo báo cáo", top=700, size=9), line("năm 2024", top=711, size=9)], 12
    )
    assert [one.text for one in body] == [PROSE]
    assert [one.text for one in notes] == ["1 Theo báo cáo", "năm 2024"]


def test_small_print_without_a_mark_is_no_note() -> None:
    lines = [full(PROSE), line("Ghi chú của bảng", top=700, size=9)]
    assert notes_apart(lines, 12) == (lines, [])


def test_small_print_above_the_body_is_no_note() -> None:
    lines = [line("1 Theo báo cáo", top=90, size=9), full(PROSE)]
    assert notes_apart(lines, 12) == (lines, [])


def test_notes_come_last_and_do_not_part_the_prose_over_the_page_break() -> None:
    first = page(full(PROSE, 684), line("1 Theo báo cáo của Sở Nội vụ.", top=760, size=9), line("2", 290, FOOT))
    second = page(line("và công bố đúng hạn.", top=100, page=2), line("3", 290, FOOT, page=2), number=2)
    assert read(first, second) == [f"{PROSE} và công bố đúng hạn.", "1 Theo báo cáo của Sở Nội vụ."]


def test_each_note_is_a_paragraph() -> None:
    notes = [line(f"{n} Theo báo cáo số {n}.", LEFT, 700 + 12 * n, size=9) for n in (1, 2, 3)]
    assert read(page(*below(PROSE, top=300), *notes)) == [PROSE, *(note.text for note in notes)]
