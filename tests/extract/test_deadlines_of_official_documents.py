"""Deadlines as decisions, monitoring plans and policies of support write them."""

from collections.abc import Callable

import pytest

from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

SAID = [
    ("Tuyên truyền ⟦tháng 3, 4 và tháng 9 đến tháng 11 hằng năm⟧.", "recurring year", "months of each year"),
    ("Lấy mẫu ⟦vào các tháng 3, 6, 9 và tháng 12 hằng năm⟧.", "recurring year", "a list of months"),
    ("Các xã rà soát phương án ⟦trước mùa mưa bão hằng năm⟧.", "recurring year", "a season of each year"),
    ("Kiểm tra ⟦1 năm 2 lần⟧ tại các điểm.", "recurring year", "twice a year"),
    ("Tổ chức ⟦02 lần mỗi năm⟧ tại xã.", "recurring year", "times each year"),
    ("Tần suất quan trắc: ⟦02 đợt/tháng⟧ (24 đợt/năm).", "recurring month", "the total in brackets says nothing new"),
    ("Giám sát ⟦03 tháng/lần⟧ (04 lần/năm).", "recurring quarter", "an interval and its total"),
    ("Ban chỉ đạo họp thường kỳ ⟦mỗi quý một lần⟧.", "recurring quarter", "a regular meeting"),
    ("- Mùa khô: ⟦tháng 3, 4⟧ lấy mẫu.", "during 2022-03-01..2022-04-30", "the months of a season"),
    ("Áp dụng ⟦từ khi có hiệu lực đến hết ngày 31/12/2026⟧.", "during ..2026-12-31", "an event opens, a day closes"),
    ("Thực hiện ⟦trong năm 2023 và các năm tiếp theo⟧.", "from 2023-01-01..", "years without end"),
    ("II. NHIỆM VỤ TRỌNG TÂM ⟦GIAI ĐOẠN 2026-2030⟧", "during 2026-01-01..2030-12-31", "a heading with a period"),
    ("- ⟦Năm 2023⟧: Tổ chức thí điểm tại 10 xã.", "during 2023-01-01..2023-12-31", "an item that its year opens"),
    ("Hỗ trợ 01 triệu đồng/người/tháng ⟦trong thời gian 12 tháng⟧.", "during", "support that lasts"),
    ("Thời gian hỗ trợ ⟦không quá 24 tháng⟧.", "during", "how long support lasts at most"),
    ("- Thời gian hỗ trợ: ⟦12 tháng⟧.", "during", "support after a label"),
    ("Niêm yết công khai ⟦trong thời gian 15 ngày⟧ liên tục.", "during", "days on end"),
    ("Duy trì trực ban ⟦24/24 giờ⟧ trong mưa lũ.", "continuous", "at all hours"),
]

EVENTS = [
    ("⟦Khi hết thời gian biệt phái⟧ thì cơ quan cử viên chức xem xét.", "the end of a time"),
    ("Gửi giấy mời ⟦05 ngày trước ngày họp⟧.", "days ahead of a day"),
    ("⟦Trước ngày bầu cử 10 ngày⟧, Ủy ban nhân dân xã phải niêm yết.", "the day first, then how far ahead"),
    ("Đề nghị gia hạn giấy phép ⟦chậm nhất 45 ngày trước khi giấy phép hết hạn⟧.", "ahead of the end of a permit"),
    ("⟦Chậm nhất 15 phút kể từ khi nhận được câu hỏi⟧, Cổng thông tin gửi trả lời.", "minutes"),
    ("⟦Khi nhận thông báo⟧, cơ quan tiếp nhận có trách nhiệm gửi giấy xác nhận.", "an event that sets a duty"),
    ("⟦Sau mỗi đợt kiểm tra⟧, đoàn lập biên bản.", "after each round"),
    ("Phải khấu trừ thuế ⟦trước khi trả thu nhập⟧ trừ trường hợp cá nhân tự khai.", "an exception is no event"),
    ("⟦Sau khi có ý kiến của cơ quan này⟧, cơ quan quản lý nhà ở hoàn thiện hồ sơ.", "one body named, another acts"),
    ("⟦Sau khi nhận, kiểm tra biên bản và khiếu nại (nếu có)⟧, Ban bầu cử lập biên bản.", "an event with brackets"),
    ("Các cơ quan ⟦sau khi nhận được tố giác, tin báo⟧ thì chuyển ngay.", "a list before 'then'"),
    ("Tổ chức, cá nhân ⟦khi phát hiện di vật, cổ vật⟧ có trách nhiệm bảo vệ.", "a list before its verb"),
    ("Giải quyết ⟦khi có khiếu nại, tố cáo của công dân⟧.", "a pair that a comma does not part"),
]

NONE = [
    ("Trả lương ngừng việc trong 14 ngày đầu tiên.", "the first days of something"),
    ("Phân bổ kế hoạch vốn đầu tư công trung hạn và hằng năm.", "kinds of plan"),
    ("Giấy chứng nhận có thời hạn 05 năm kể từ ngày cấp.", "how long a paper holds"),
    ("Giấy phép còn thời hạn ít nhất 05 ngày nhưng không quá 45 ngày.", "how long a paper still holds"),
    ("- Năm 2023: 500 triệu đồng.", "money of a year"),
    ("1. Chương trình mục tiêu quốc gia giai đoạn 2026 - 2030", "a programme as a heading"),
    ("Báo cáo tài chính trong 02 - 03 năm gần nhất.", "two to three years are no day"),
    ("Các loại báo cáo định kỳ 06 tháng và hàng năm.", "kinds of report"),
    ("Số còn lại sau khi trừ các khoản chi phí hợp pháp được bổ sung.", "what is left"),
]


@pytest.mark.parametrize(("marked", "said"), [pytest.param(*case[:2], id=case[2]) for case in SAID])
def test_a_time_of_official_documents(marked: str, said: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, found) == (marks, [said])


@pytest.mark.parametrize("marked", [pytest.param(case[0], id=case[1]) for case in EVENTS])
def test_an_event_of_official_documents(marked: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, found) == (marks, ["conditional"])


@pytest.mark.parametrize("text", [pytest.param(case[0], id=case[1]) for case in NONE])
def test_no_time_of_official_documents(text: str, deadlines_in: DeadlinesIn) -> None:
    assert deadlines_in(text, "plan")[1] == []
