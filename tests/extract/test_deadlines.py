"""Deadlines: days, months, quarters, years, in prose and in cells; days without a year are those of the plan, 2022."""

import unicodedata
from collections.abc import Callable

import pytest

from extract.finders.deadlines.finder import reads_as_deadline
from extract.plan import Plan
from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

CALENDAR = [
    ("Gửi báo cáo ⟦trước ngày 15/12/2022⟧ để tổng hợp.", "by ..2022-12-15", "before a day"),
    ("Gửi báo cáo ⟦trước ngày 15/12⟧ để tổng hợp.", "by ..2022-12-15", "the plan's year is added"),
    ("Gửi báo cáo ⟦trước 15/12⟧ để tổng hợp.", "by ..2022-12-15", "a day without its word"),
    ("Nộp hồ sơ ⟦chậm nhất là ngày 05 tháng 6 năm 2022⟧.", "by ..2022-06-05", "at the latest, long date"),
    ("Nộp hồ sơ ⟦chậm nhất ngày 05.6.2022⟧.", "by ..2022-06-05", "dots between day, month and year"),
    ("Nộp hồ sơ ⟦chậm nhất vào ngày 30 tháng 11/2022⟧.", "by ..2022-11-30", "month in words, year after a slash"),
    ("Hoàn thành ⟦trước 17 giờ 00 ngày 25/11/2022⟧.", "by ..2022-11-25", "an hour of the day"),
    ("Gửi về Sở ⟦không muộn hơn ngày 10/5⟧.", "by ..2022-05-10", "not later than"),
    ("Hoàn thành ⟦đến hết tháng 6 năm 2022⟧.", "by ..2022-06-30", "to the end of a month"),
    ("Duy trì nhiệm vụ này ⟦từ nay đến hết quý III/2022⟧.", "by ..2022-09-30", "from now to the end of a quarter"),
    ("Hoàn thành ⟦trước quý IV năm 2022⟧.", "by ..2022-09-30", "before a quarter is its eve"),
    ("Xong ⟦trước tháng 7/2022⟧.", "by ..2022-06-30", "before a month is its eve"),
    ("Phấn đấu ⟦đến năm 2030⟧ hoàn thành số hóa.", "by ..2030-12-31", "to a year"),
    ("Xử lý dứt điểm ⟦trong quý III năm 2022⟧.", "during 2022-07-01..2022-09-30", "quarter"),
    ("Xử lý ⟦trong quý I, II/2022⟧.", "during 2022-01-01..2022-06-30", "two quarters"),
    ("Xử lý ⟦trong quí II năm 2022⟧.", "during 2022-04-01..2022-06-30", "the older spelling of quarter"),
    ("Tập huấn ⟦trong tháng 02/2022⟧.", "during 2022-02-01..2022-02-28", "month with its last day"),
    ("Tập huấn ⟦trong tháng 02/2024⟧.", "during 2024-02-01..2024-02-29", "month of a leap year"),
    ("Tập huấn ⟦vào tháng 3, 4 năm 2022⟧.", "during 2022-03-01..2022-04-30", "two months"),
    ("Kiểm tra ⟦trong 6 tháng cuối năm 2022⟧.", "during 2022-07-01..2022-12-31", "second half of the year"),
    ("Sơ kết ⟦trong 6 tháng đầu năm⟧.", "during 2022-01-01..2022-06-30", "first half of the plan's year"),
    ("Bố trí đủ chỗ ngồi chờ ⟦trong năm 2022⟧.", "during 2022-01-01..2022-12-31", "year"),
    ("Xử lý xong các kiến nghị ⟦trong năm⟧.", "during 2022-01-01..2022-12-31", "within the plan's year"),
    ("Số hóa hồ sơ ⟦trong giai đoạn 2021 - 2025⟧.", "during 2021-01-01..2025-12-31", "stretch of years"),
    ("Tổng kết ⟦vào cuối năm 2022⟧.", "during ..2022-12-31", "the end of a year names no first day"),
    (
        "Tổ chức ⟦từ ngày 01/3 đến ngày 15/4/2022⟧.",
        "during 2022-03-01..2022-04-15",
        "the first day takes the last one's year",
    ),
    ("Tổ chức ⟦từ tháng 3 đến tháng 6 năm 2022⟧.", "during 2022-03-01..2022-06-30", "from month to month"),
    ("Tổ chức ⟦từ ngày 08 đến ngày 10 tháng 12 năm 2022⟧.", "during 2022-12-08..2022-12-10", "two days, one month"),
    ("Tổ chức ⟦từ ngày 08 - 10/12/2022⟧.", "during 2022-12-08..2022-12-10", "two days and a dash"),
    (
        "Cao điểm ⟦trong 10 ngày làm việc (từ ngày 07/3/2022 đến ngày 18/3/2022)⟧.",
        "during 2022-03-07..2022-03-18",
        "days in brackets belong to their count",
    ),
    (
        "Thực hiện Kế hoạch số 71/KH-UBND ngày 25/01/2022 về cải cách hành chính, ⟦trong năm 2022⟧ Sở làm:",
        "during 2022-01-01..2022-12-31",
        "a pause ends the title of what is cited",
    ),
    ("Áp dụng ⟦từ ngày 01/7/2022⟧ tại các phòng.", "from 2022-07-01..", "from a day"),
    ("Vận hành thử ⟦bắt đầu từ tháng 9/2022⟧.", "from 2022-09-01..", "beginning with a month"),
    ("Làm ⟦trước ngày 30/02/2022⟧.", "by", "a day that no calendar has stays open"),
    ("Quyết toán ⟦trước ngày 31/3 năm sau⟧.", "by", "next year is no year"),
    ("- ⟦Quý IV/2022⟧: tổng kết phong trào.", "during 2022-10-01..2022-12-31", "an item that begins with its time"),
    ("- Thời gian hoàn thành: ⟦Quý III/2022⟧;", "during 2022-07-01..2022-09-30", "a labelled line, no verb"),
    ("* Thời gian thực hiện: ⟦tháng 10/2022⟧.", "during 2022-10-01..2022-10-31", "a labelled line with a star"),
    ("- Tiến độ: ⟦trước 30/9/2022⟧", "by ..2022-09-30", "a labelled line of progress"),
    ("- Thời gian tổ chức: 08 giờ 00, ⟦ngày 12/12/2022⟧ (thứ Hai).", "during 2022-12-12..2022-12-12", "an hour first"),
    ("⟦Từ nay đến cuối năm⟧, tập trung giải ngân.", "by ..2022-12-31", "to the end of the plan's year"),
    ("- Lộ trình: ⟦Năm 2025⟧ hoàn thành 50%.", "during 2025-01-01..2025-12-31", "a year and its goal"),
    ("Tổ chức hội nghị ⟦vào tháng 12.2022⟧.", "during 2022-12-01..2022-12-31", "a dot before the year"),
    ("Cao điểm (⟦từ tháng 12 năm trước đến tháng 4 năm sau⟧).", "during", "over the turn of any year"),
    ("Báo cáo kết quả ⟦trước ngày 15/12/2022⟧.", "by ..2022-12-15", "results by a day"),
    ("II. MỤC TIÊU ⟦ĐẾN NĂM 2025⟧", "by ..2025-12-31", "a heading that sets a term"),
]

NONE = [
    ("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", "date of a cited document"),
    ("Bám sát Kế hoạch cải cách hành chính năm 2022.", "year inside a name"),
    ("Đề án chuyển đổi số đến năm 2025, tầm nhìn đến năm 2030.", "years of a scheme's name"),
    ("Thực hiện Chiến lược cải cách tư pháp đến năm 2030 của Trung ương.", "a strategy's year"),
    ("Các khoản chi phí phát sinh trong năm.", "what the year brings"),
    ("Việc nâng lương thực hiện 02 lần trong năm.", "how often in a year"),
    ("Trường hợp đến hết tháng 6/2022 chưa nộp thì nhắc.", "a day that makes a case"),
    ("Trả lời trong thời gian quy định.", "within the time set elsewhere"),
    ("Theo Chương trình mục tiêu giai đoạn I: Từ năm 2021 đến năm 2025.", "a stage of a programme"),
    ("Năm tài chính bắt đầu từ ngày 01 tháng 01 và kết thúc vào ngày 31 tháng 12.", "the financial year"),
    ("Hợp đồng ký trước ngày 30/6/2022 thì tiếp tục thực hiện.", "what is so if done before"),
    ("Hỗ trợ trong 03-06 tháng đầu.", "from three to six months"),
    ("Giải quyết kịp thời, đúng hạn mọi hồ sơ.", "in time, no time named"),
    ("Kế hoạch này có hiệu lực kể từ ngày 01/3/2022.", "entry into force"),
    ("Quyết định này có hiệu lực thi hành từ ngày 15 tháng 02 năm 2022.", "entry into force, long date"),
    ("Quy chế này được áp dụng từ ngày 01/7/2022.", "rules applied from a day"),
    ("Tính đến ngày 30/11/2022, toàn tỉnh có 11 huyện.", "as of a day"),
    ("Số liệu được tổng hợp từ ngày 01/01 đến ngày 30/6.", "the days that figures cover"),
    ("Các dự án đã được phê duyệt trước ngày 01/7/2022 thì tiếp tục thực hiện.", "what happened before a day"),
    ("Trong năm 2021, Sở đã hoàn thành 12 nhiệm vụ.", "a year gone by"),
    ("Tỷ lệ hài lòng tăng từ 1/3 đến 1/2 số phiếu.", "fractions"),
    ("- Thời gian: 02 ngày đào tạo", "a labelled line that says how long"),
    ("Số điện thoại: 0251.3822.520; đạt 12/15 chỉ tiêu.", "digits and strokes that are no day"),
]

WHOLE_CELLS = [
    ("Quý IV/2022", True),
    ("Quý II, III", True),
    ("Quý I - Quý II/2022", True),
    ("Thường xuyên", True),
    ("Thường xuyên, liên tục", True),
    ("Trước 30/11/2022", True),
    ("2022", True),
    ("2022-2025", True),
    ("12/2022", True),
    ("Q.III/2022", True),
    ("Cả năm", True),
    ("Đến 2025", True),
    ("Hoàn thành trước 30/6", True),
    ("Đột xuất", True),
    ("Tháng 3, tháng 9", True),
    ("Hàng năm", True),
    ("Hằng quý", True),
    ("6 tháng/lần", True),
    ("02 lần/năm", True),
    ("05 ngày làm việc", True),
    ("1/2 ngày", True),
    ("Khi có yêu cầu", True),
    ("Theo quy định", True),
    ("Sau khi được phê duyệt", True),
    ("Sở Tài chính", False),
    ("Báo cáo", False),
    ("02 bộ", False),
    ("", False),
]


@pytest.mark.parametrize(("marked", "said"), [pytest.param(*case[:2], id=case[2]) for case in CALENDAR])
def test_a_time_of_the_calendar(marked: str, said: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, found) == (marks, [said])


@pytest.mark.parametrize("text", [pytest.param(case[0], id=case[1]) for case in NONE])
def test_what_is_no_deadline(text: str, deadlines_in: DeadlinesIn) -> None:
    assert deadlines_in(text, "plan")[1] == []


@pytest.mark.parametrize(("cell", "is_one"), WHOLE_CELLS)
def test_a_cell_that_is_a_deadline_as_a_whole(cell: str, is_one: bool) -> None:
    assert reads_as_deadline(cell) is is_one


def test_times_in_decomposed_letters(deadlines_in: DeadlinesIn) -> None:
    decomposed = unicodedata.normalize("NFD", "Gửi báo cáo trước ngày 15/12/2022.")
    assert deadlines_in(decomposed, "plan")[2] == ["by ..2022-12-15"]


@pytest.mark.parametrize("text", ["İ trước ngày 15/12 İİ", "trước ngày " * 3000, "1/1-" * 3000, "(kể từ ngày " * 2000])
def test_odd_texts_are_read_to_the_end(text: str, deadlines_in: DeadlinesIn) -> None:
    assert all(start < end for start, end in deadlines_in(text, "plan")[1])


def test_a_plan_for_several_years_adds_no_year(read_plan: Callable[[str], Plan]) -> None:
    text = "KẾ HOẠCH\nCải cách hành chính giai đoạn 2021 - 2025\n\nI. NHIỆM VỤ\n\nBáo cáo trước ngày 15/12 để tổng hợp."
    assert [(one.type, one.end_day) for one in read_plan(text).deadlines] == [("by", None)]
