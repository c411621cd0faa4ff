"""Which year a time means that names none, and what lay behind when a document was signed."""

from collections.abc import Callable

import pytest

from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

CASES = [
    ("directive", "Báo cáo ⟦trước ngày 15/12⟧ để tổng hợp.", ["by ..2025-12-15"], "the year it was signed in"),
    ("directive", "Báo cáo ⟦trước ngày 15/02⟧ để tổng hợp.", ["by"], "a day gone by in that year stays open"),
    ("directive", "Hoàn thành ⟦trong quý IV⟧.", ["during 2025-10-01..2025-12-31"], "a quarter that is not over"),
    ("directive", "Hoàn thành ⟦trong tháng 11⟧.", ["during 2025-11-01..2025-11-30"], "a month to come"),
    ("directive", "Xử lý xong ⟦trong năm⟧.", ["during 2025-01-01..2025-12-31"], "within the year"),
    ("directive", "Hoàn thành ⟦trước ngày 31/3/2026⟧.", ["by ..2026-03-31"], "a year of its own"),
    ("directive", "Từ ngày 01/7/2025 đến ngày 30/9/2025, toàn tỉnh có 3 vụ.", [], "days gone by"),
    ("directive", "Mô hình mới vận hành từ ngày 01 tháng 7 năm 2025 ổn định.", [], "since a day gone by"),
    ("directive", "Trong năm 2024, tỉnh đạt 90% chỉ tiêu.", [], "a year gone by"),
    ("directive", "Trong năm 2025, tỉnh đã đạt 90% chỉ tiêu.", [], "what has been done this year"),
    ("directive", "Ngày 05/10/2025, Sở có nhận được công văn.", [], "a day in a story"),
    ("circular", "Gửi báo cáo ⟦trước ngày 15 tháng 12⟧.", ["by"], "rules mean a day of any year"),
    ("circular", "Gửi báo cáo ⟦trong quý I⟧.", ["during"], "rules mean a quarter of any year"),
    ("circular", "Gửi ⟦trước ngày 31 tháng 7 của năm báo cáo⟧.", ["by"], "the year reported on"),
    ("circular", "Người sử dụng trước ngày 01/01/2010 vẫn được hưởng.", [], "long before the rules"),
    ("circular", "Chuyển đổi xong ⟦trước ngày 01/01/2027⟧.", ["by ..2027-01-01"], "a term of transition"),
    ("old", "Báo cáo ⟦trước ngày 30-4-1988⟧.", ["by ..1988-04-30"], "dashes between day, month and year"),
    ("old", "Báo cáo ⟦trước 15-4⟧ để trình Hội đồng.", ["by ..1988-04-15"], "a day and a month with a dash"),
    (
        "old",
        "Sắp xếp xong ⟦trong quí II năm 1988⟧.",
        ["during 1988-04-01..1988-06-30"],
        "the older spelling of quarter",
    ),
    ("old", "Hoàn thành ⟦chậm nhất là ngày 1 tháng 7 năm 1988⟧.", ["by ..1988-07-01"], "one digit for the day"),
    ("old", "⟦Sáu tháng một lần⟧, các huyện báo cáo.", ["recurring half-year"], "numbers in words"),
    ("old", "Sơ kết ⟦trong 6 tháng cuối năm⟧.", ["during 1988-07-01..1988-12-31"], "the rest of the year"),
]


@pytest.mark.parametrize(("document", "marked", "said"), [pytest.param(*case[:3], id=case[3]) for case in CASES])
def test_the_year_that_is_meant(document: str, marked: str, said: list[str], deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, document)
    assert (spans, found) == (marks, said)
