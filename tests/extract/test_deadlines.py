"""Deadlines: a flat list for prose and one for cells; days are resolved by the year of the plan, 2022."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extract.finders.deadlines import reads_as_deadline
from extract.plan import Deadline, Plan
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]


@dataclass(frozen=True, slots=True)
class Due:
    """What is expected of a deadline."""

    type: str
    first: str | None = None
    last: str | None = None
    every: str | None = None
    condition: str | None = None


def _due(found: Deadline) -> Due:
    return Due(found.type, found.start_day, found.end_day, found.every, found.condition)


def by(last: str | None) -> Due:
    """Expect the last day alone."""
    return Due("by", None, last)


def during(first: str, last: str) -> Due:
    """Expect a stretch of days."""
    return Due("during", first, last)


def each(every: str | None, first: str | None = None) -> Due:
    """Expect something that comes back."""
    return Due("recurring", first, None, every)


def when(condition: str) -> Due:
    """Expect a condition in the words of the text."""
    return Due("conditional", condition=condition)


PROSE = [
    pytest.param(
        "- Thời gian hoàn thành: ⟦Quý III/2022⟧;", [during("2022-07-01", "2022-09-30")], id="a labelled line, no verb"
    ),
    pytest.param("Thời hạn: ⟦Thường xuyên⟧", [Due("continuous")], id="a labelled line, continuous"),
    pytest.param("- Thời gian: 02 ngày đào tạo", [], id="a labelled line that says how long"),
    pytest.param("Gửi báo cáo ⟦trước ngày 15/12/2022⟧ để tổng hợp.", [by("2022-12-15")], id="before a day"),
    pytest.param("Gửi báo cáo ⟦trước ngày 15/12⟧ để tổng hợp.", [by("2022-12-15")], id="the plan's year is added"),
    pytest.param(
        "Nộp hồ sơ ⟦chậm nhất là ngày 05 tháng 6 năm 2022⟧.", [by("2022-06-05")], id="at the latest, long date"
    ),
    pytest.param("Xử lý dứt điểm ⟦trong quý III năm 2022⟧.", [during("2022-07-01", "2022-09-30")], id="quarter"),
    pytest.param("Xử lý ⟦trong quý I, II/2022⟧.", [during("2022-01-01", "2022-06-30")], id="two quarters"),
    pytest.param("Tập huấn ⟦trong tháng 02/2022⟧.", [during("2022-02-01", "2022-02-28")], id="month with its last day"),
    pytest.param("Tập huấn ⟦trong tháng 02/2024⟧.", [during("2024-02-01", "2024-02-29")], id="month of a leap year"),
    pytest.param(
        "Kiểm tra ⟦trong 6 tháng cuối năm 2022⟧.", [during("2022-07-01", "2022-12-31")], id="second half of the year"
    ),
    pytest.param("Bố trí đủ chỗ ngồi chờ ⟦trong năm 2022⟧.", [during("2022-01-01", "2022-12-31")], id="year"),
    pytest.param(
        "Số hóa hồ sơ ⟦trong giai đoạn 2021 - 2025⟧.", [during("2021-01-01", "2025-12-31")], id="stretch of years"
    ),
    pytest.param("Áp dụng ⟦từ ngày 01/7/2022⟧ tại các phòng.", [Due("from", "2022-07-01")], id="from a day"),
    pytest.param("⟦Hằng quý⟧ họp giao ban.", [each("quarter")], id="each quarter"),
    pytest.param("Họp giao ban ⟦định kỳ hàng tuần⟧.", [each("week")], id="each week"),
    pytest.param("Báo cáo ⟦định kỳ hằng tháng, quý, năm⟧.", [each("month")], id="of a list the shortest counts"),
    pytest.param("Sát hạch ⟦6 tháng/01 lần⟧.", [each("half-year")], id="once in six months"),
    pytest.param(
        "Khảo sát ⟦hằng năm và bắt đầu từ năm 2023⟧.", [each("year", "2023-01-01")], id="each year, starting in one"
    ),
    pytest.param("⟦Thường xuyên⟧ kiểm tra nội vụ cơ quan.", [Due("continuous")], id="adverb at an action"),
    pytest.param(
        "Trình hồ sơ ⟦sau khi có hướng dẫn của cấp trên⟧.",
        [when("có hướng dẫn của cấp trên")],
        id="when something has come",
    ),
    pytest.param("Báo cáo ⟦đột xuất theo yêu cầu⟧.", [when("yêu cầu")], id="when called for"),
    pytest.param("Làm ⟦trước ngày 30/02/2022⟧.", [by(None)], id="a day that no calendar has stays open"),
]

NONE = [
    pytest.param("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", id="date of a cited document"),
    pytest.param("Bám sát Kế hoạch cải cách hành chính năm 2022.", id="year inside a name"),
    pytest.param("Rà soát nhiệm vụ thường xuyên của từng phòng.", id="adverb inside a noun"),
    pytest.param("Lập dự toán hằng năm cho từng phòng.", id="budget of each year"),
    pytest.param("Giải quyết kịp thời, đúng hạn mọi hồ sơ.", id="in time, no time named"),
    pytest.param("Trả lời trong thời gian quy định.", id="within the time set elsewhere"),
    pytest.param("Đề án chuyển đổi số đến năm 2025, tầm nhìn đến năm 2030.", id="years of a scheme's name"),
]

WHOLE_CELLS = [
    ("Quý IV/2022", True),
    ("Quý II, III", True),
    ("Thường xuyên", True),
    ("Trước 30/11/2022", True),
    ("2022", True),
    ("Hàng năm", True),
    ("Khi có yêu cầu", True),
    ("Theo quy định", True),
    ("Sở Tài chính", False),
    ("Báo cáo", False),
    ("", False),
]


@pytest.mark.parametrize(("marked", "expected"), PROSE)
def test_a_deadline_in_prose(marked: str, expected: list[Due], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    assert [(one.start, one.end) for one in plan.deadlines] == list(marks)
    assert [_due(one) for one in plan.deadlines] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_deadline(text: str, read_in_body: InBody) -> None:
    assert read_in_body(text)[0].deadlines == ()


@pytest.mark.parametrize(("cell", "is_one"), WHOLE_CELLS)
def test_a_cell_that_is_a_deadline_as_a_whole(cell: str, is_one: bool) -> None:
    assert reads_as_deadline(cell) is is_one


def test_a_plan_for_several_years_adds_no_year(read_plan: Callable[[str], Plan]) -> None:
    text = "KẾ HOẠCH\nCải cách hành chính giai đoạn 2021 - 2025\n\nI. NHIỆM VỤ\n\nBáo cáo trước ngày 15/12 để tổng hợp."
    assert [_due(one) for one in read_plan(text).deadlines] == [by(None)]
