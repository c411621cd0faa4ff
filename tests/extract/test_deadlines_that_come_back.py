"""Deadlines that come back, and what goes on all the time; adverbs inside a noun are neither."""

from collections.abc import Callable

import pytest

from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

REPEATED = [
    ("⟦Hằng quý⟧ họp giao ban.", ["recurring quarter"], "each quarter"),
    ("⟦Hàng tháng⟧, Văn phòng Sở tổng hợp kết quả.", ["recurring month"], "the other spelling of each"),
    ("Họp giao ban ⟦định kỳ hàng tuần⟧.", ["recurring week"], "each week"),
    ("Họp giao ban ⟦định kì hằng tuần⟧.", ["recurring week"], "the other spelling of regularly"),
    ("Báo cáo ⟦định kỳ hằng tháng, quý, năm⟧.", ["recurring month"], "of a list the shortest counts"),
    ("Báo cáo ⟦định kỳ hằng tháng, quý, 6 tháng, năm⟧ và đột xuất.", ["recurring month"], "half-years in a list"),
    (
        "Công khai kết quả ⟦định kỳ theo quý, 06 tháng, hằng năm⟧.",
        ["recurring quarter"],
        "two openings of a list",
    ),
    ("Báo cáo ⟦theo quý, 6 tháng, 9 tháng, năm⟧ gửi Sở.", ["recurring quarter"], "nine months go with quarters"),
    ("⟦6 tháng và hằng năm⟧, các phòng tự chấm điểm.", ["recurring half-year"], "half-years and years"),
    ("⟦Định kỳ 06 tháng, hằng năm⟧ báo cáo Sở.", ["recurring half-year"], "half-years with a nought"),
    ("⟦Định kỳ 06 (sáu) tháng⟧ phải gửi báo cáo.", ["recurring half-year"], "number and word"),
    ("Sát hạch ⟦6 tháng/01 lần⟧.", ["recurring half-year"], "once in six months"),
    ("Sát hạch ⟦sáu tháng một lần⟧.", ["recurring half-year"], "once in six months, in words"),
    ("Đảng bộ họp thường lệ ⟦mỗi năm hai lần⟧.", ["recurring year"], "twice a year"),
    ("Giao ban ⟦mỗi tháng một lần⟧.", ["recurring month"], "once a month"),
    ("Rà soát ⟦định kỳ 02 năm⟧.", ["recurring"], "two years have no name of their own"),
    ("Rà soát danh mục ⟦5 năm một lần⟧.", ["recurring"], "once in five years"),
    ("Cập nhật ⟦03 ngày/lần⟧.", ["recurring"], "once in three days"),
    ("Đánh giá ⟦3 tháng/lần⟧.", ["recurring quarter"], "once in three months"),
    ("Tổng hợp ⟦trước ngày 25/12 hàng năm⟧.", ["recurring year"], "a day each year"),
    ("Nộp ⟦chậm nhất ngày 15 tháng 11 hằng năm⟧.", ["recurring year"], "a long day each year"),
    ("Gửi ⟦vào ngày 10 hằng tháng⟧.", ["recurring month"], "a day each month"),
    ("Gửi báo cáo ⟦01/6 và 15/11 hằng năm⟧.", ["recurring year"], "two days each year"),
    ("Gửi ⟦trước ngày 25 tháng cuối quý⟧.", ["recurring quarter"], "a day in the last month of a quarter"),
    ("Gửi ⟦trước ngày 20 của tháng cuối quý⟧.", ["recurring quarter"], "the same with another word"),
    ("Nộp ⟦chậm nhất là ngày 05 của tháng sau⟧.", ["recurring month"], "a day in the next month"),
    ("⟦Hằng năm, trước ngày 15 tháng 12⟧, các phòng tự đánh giá.", ["recurring year"], "the adverb first"),
    ("⟦Định kỳ trước ngày 31 tháng 12 hằng năm⟧, gửi báo cáo.", ["recurring year"], "regularly, a day, each year"),
    ("Xét thi đua ⟦trong quý I hằng năm⟧.", ["recurring year"], "a quarter each year"),
    ("Họp ⟦vào ngày làm việc cuối cùng của tháng⟧.", ["recurring month"], "the last working day of a month"),
    ("Báo cáo ⟦trước 16 giờ thứ Sáu hằng tuần⟧.", ["recurring week"], "an hour each Friday"),
    ("Tiếp công dân ⟦ngày 15 và 30 hằng tháng⟧.", ["recurring month"], "two days each month"),
    ("Nộp ⟦trước ngày mùng 5 hằng tháng⟧.", ["recurring month"], "a day of the first ten"),
    ("Báo cáo nhanh ⟦hằng ngày trước 16 giờ⟧.", ["recurring"], "each day by an hour"),
    ("Báo cáo ⟦trước 16h00 hằng ngày⟧.", ["recurring"], "an hour each day"),
    ("Khảo sát ⟦hằng năm và bắt đầu từ năm 2023⟧.", ["recurring 2023-01-01.. year"], "each year, starting in one"),
    ("Khảo sát ⟦hằng năm, bắt đầu từ năm 2023⟧.", ["recurring 2023-01-01.. year"], "the same after a comma"),
    ("Kiểm tra, đánh giá ⟦định kỳ⟧ việc thực hiện.", ["recurring"], "regularly"),
    ("⟦Hằng ngày⟧ cập nhật số liệu.", ["recurring"], "each day has no name either"),
    (
        "Báo cáo ⟦định kỳ 6 tháng⟧ (⟦trước ngày 10/6⟧), năm (⟦trước ngày 10/12⟧).",
        ["recurring half-year", "by ..2022-06-10", "by ..2022-12-10"],
        "days in brackets stand for themselves",
    ),
    (
        "Người hưởng trợ cấp xã hội ⟦hằng tháng⟧ được rà soát, cập nhật.",
        ["recurring month"],
        "what is done to them each month",
    ),
]

CONTINUOUS = [
    ("⟦Thường xuyên⟧ kiểm tra nội vụ cơ quan.", "adverb at an action"),
    ("Thời hạn: ⟦Thường xuyên⟧", "a labelled line"),
    ("Chỉ đạo các phòng ⟦thường xuyên⟧ đôn đốc cấp dưới.", "between subject and action"),
    ("Việc cải cách phải ⟦thường xuyên, liên tục⟧.", "two adverbs, one mention"),
    ("Bảo đảm chủ động, ⟦thường xuyên⟧, kịp thời.", "one of a list of manners"),
    ("Cập nhật đầy đủ, ⟦liên tục⟧ trạng thái hồ sơ.", "without a break"),
    ("Dữ liệu được cập nhật ⟦thường xuyên⟧.", "after its action"),
    ("Kế toán trưởng có trách nhiệm ⟦thường xuyên⟧ kiểm tra sổ sách.", "someone has to"),
    ("Thời gian thực hiện: ⟦Thường xuyên trong năm⟧.", "all through the year"),
    ("Duy trì ⟦thường xuyên⟧ đường dây nóng.", "kept up"),
]

NOUNS = [
    ("Rà soát nhiệm vụ thường xuyên của từng phòng.", "regular duties"),
    ("Kinh phí trích từ nguồn chi thường xuyên.", "current spending"),
    ("Xét nâng bậc lương thường xuyên cho viên chức.", "regular rise in pay"),
    ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên.", "continuing education"),
    ("Người kinh doanh không thường xuyên tại chợ.", "now and then only"),
    ("Có 05 năm công tác liên tục trong ngành.", "years on end"),
    ("Coi cải cách là việc làm thường xuyên.", "steady work"),
    ("Theo kế hoạch xây dựng pháp luật hằng năm của Chính phủ.", "yearly plan of something"),
    ("Mức đóng bảo hiểm xã hội hằng tháng do Nhà nước chi.", "what is paid in each month"),
    ("Lãnh đạo công việc hằng ngày của Đảng.", "daily work"),
    ("Kết quả là cuối năm ngoái mất mùa.", "the end of last year"),
    ("Số hồ sơ liên tục tăng.", "rises on and on"),
    ("Lập dự toán hằng năm cho từng phòng.", "budget of each year"),
    ("Sử dụng ngân sách nhà nước hàng năm được giao.", "state budget of each year"),
    ("Giải quyết nghỉ phép hàng năm cho công chức.", "yearly leave"),
    ("Nghị quyết hằng năm của Hội đồng nhân dân.", "yearly resolution"),
    ("Mức trợ cấp xã hội hằng tháng là 500.000 đồng.", "monthly allowance"),
    ("Hưởng phụ cấp đặc biệt hằng tháng.", "monthly extra pay"),
    ("Thực hiện chế độ báo cáo định kỳ theo quy định.", "a kind of report"),
    ("Kiểm tra mặt hàng năm 2022.", "goods, not each"),
    ("Bảo vệ động vật rừng và mặt hàng quý hiếm.", "rare goods"),
    ("Quyết định kỳ họp thường lệ của Hội đồng nhân dân.", "words that only look like it"),
    ("Hỗ trợ tối đa 9 tháng/năm học.", "months in a school year"),
    ("Ban hành chương trình phát triển kinh tế tập thể, hợp tác xã hằng năm.", "a yearly programme, named with commas"),
    ("Niêm yết tại nơi người đó thường xuyên làm việc.", "where someone works"),
    ("Công tác thanh tra được thực hiện thường xuyên, qua đó nâng cao hiệu quả.", "what was done"),
    ("Ghi rõ ngày, tháng, năm sinh.", "day, month and year of birth"),
    ("Tổ chức đối thoại ít nhất 02 lần/năm.", "how often is a target"),
]


@pytest.mark.parametrize(("marked", "said"), [pytest.param(*case[:2], id=case[2]) for case in REPEATED])
def test_what_comes_back(marked: str, said: list[str], deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, found) == (marks, said)


@pytest.mark.parametrize("marked", [pytest.param(case[0], id=case[1]) for case in CONTINUOUS])
def test_what_goes_on(marked: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, found) == (marks, ["continuous"])


@pytest.mark.parametrize("text", [pytest.param(case[0], id=case[1]) for case in NOUNS])
def test_an_adverb_inside_a_noun(text: str, deadlines_in: DeadlinesIn) -> None:
    assert deadlines_in(text, "plan")[1] == []
