"""Deadlines as circulars, directives and resolutions word them: ends of terms, feasts, headings, work that ends."""

import time
from collections.abc import Callable

import pytest

from extract.finders.deadlines.calendar_times import find_calendar_times
from extract.finders.deadlines.durations import find_counted_from, find_working_times
from extract.finders.deadlines.lapses import find_lapses
from extract.finders.deadlines.repetition import find_repeated
from extract.finders.deadlines.time_events import find_events
from extract.finders.deadlines.time_readings import Line, Years
from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

PLANNED = [
    ("Hoàn thành ⟦trước Tết Nguyên đán năm 2023⟧.", "by", "a feast names no day"),
    ("Rà soát xong ⟦trước mùa mưa bão năm 2023⟧.", "by", "nor does a season"),
    ("Khởi công ⟦năm 2023⟧, khánh thành ⟦năm 2024⟧.", "during", "work that begins and ends"),
    ("⟦Tháng 12/2022⟧ hoàn thành bàn giao.", "during", "a month and its work"),
    ("Lập báo cáo khả thi ⟦từ năm 2023⟧.", "from", "work from a year on"),
    ("Dự án làm ⟦trong năm 2023 - 2024⟧.", "during", "two years with a word before them"),
    ("2. Định hướng ⟦đến năm 2045⟧", "by", "a heading of what is aimed at"),
    ("4. Mục tiêu ⟦đến năm 2030⟧, tầm nhìn ⟦đến năm 2045⟧", "by", "a heading with a vision"),
    ("Tầm nhìn ⟦đến năm 2045⟧ là tỉnh thông minh.", "by", "a vision that is no name"),
    ("Giải quyết dứt điểm ⟦trong thời hạn 06 tháng⟧.", "during", "months that work may take"),
    ("Lấy ý kiến ⟦trong thời gian ít nhất 20 ngày⟧.", "during", "how long to ask at least"),
    ("Thời hạn có thể kéo dài nhưng ⟦không quá 15 ngày⟧.", "during", "the longer term"),
    ("Có thể rút ngắn được 02 ngày còn ⟦05 ngày⟧.", "during", "a shortened time"),
    ("Chi hội họp thường lệ ⟦mỗi tháng một lần⟧.", "recurring", "a regular meeting of a body"),
    ("Việc lập kế hoạch được thực hiện ⟦hằng ngày⟧.", "recurring", "a verb before it, a noun before that"),
    (
        "Người nghỉ hưu được hỗ trợ thêm ⟦hằng tháng⟧ 150.000 đồng.",
        "recurring",
        "what is to be paid, not the 15th month",
    ),
    ("Xây dựng các báo cáo ⟦định kỳ hằng tháng, quý⟧.", "recurring", "how often to write"),
    ("⟦Định kỳ hằng quý và định kỳ hằng năm⟧ tổng hợp số liệu.", "recurring", "a list of periods"),
    ("Kiểm tra ⟦định kỳ 01 lần/năm⟧ các công trình.", "recurring", "regularly, so often"),
]

WAITED_FOR = [
    ("⟦Hết thời hạn 10 ngày⟧, nếu không có ý kiến thì coi như đồng ý.", "a term that runs out"),
    ("⟦Sau 05 ngày⟧, nếu chưa nhận trả lời, Sở gửi lại.", "after days"),
    ("⟦Quá thời hạn 30 ngày kể từ ngày thông báo⟧, cơ quan trả hồ sơ.", "a term and its event"),
    ("Sơ kết việc thực hiện Nghị quyết ⟦sau 02 năm thực hiện⟧.", "after years of work"),
    ("⟦Trước ngày khai mạc kỳ họp⟧, Thường trực gửi tài liệu.", "before the day of an event"),
    ("⟦Kể từ khi nhận bàn giao⟧, đơn vị có trách nhiệm quản lý công trình.", "from an event on"),
    ("⟦Kết thúc đợt kiểm tra⟧, đoàn lập báo cáo.", "the end of something"),
    ("2. ⟦Sau phiên liên lạc vệ tinh⟧", "a heading that is a time"),
    ("Học viên chịu sự quản lý của trường ⟦trong thời gian tham gia khóa học⟧.", "while something lasts"),
    ("⟦Trong thời gian chợ mở cửa⟧, thương nhân tự bảo vệ hàng hóa.", "while it lasts, at the head of its sentence"),
    ("Khử khuẩn nguồn nước ⟦sau khi nước rút⟧.", "an item that begins with the work"),
    ("Việc giải ngân chỉ được thực hiện ⟦sau khi có biên bản nghiệm thu⟧.", "what must come first"),
    ("Gửi thông báo cho xã ⟦trước khi thực hiện⟧ mà không phải xin phép.", "an ease that follows"),
    ("Tài khoản bị khóa sẽ được mở lại ⟦khi không còn vi phạm⟧.", "what will be done then"),
    ("Ghi biên bản ⟦khi đại biểu yêu cầu⟧.", "at a call"),
    ("⟦Sau khi sáp nhập⟧, các đơn vị khẩn trương ổn định tổ chức.", "what went before, and an order"),
    (
        "⟦Chậm nhất 30 ngày trước ngày khai mạc kỳ họp Hội đồng nhân dân⟧, cơ quan, tổ chức, cá nhân có thẩm quyền"
        " có trách nhiệm báo cáo.",
        "a body that begins no pair",
    ),
    ("Thời hạn kiểm tra là ⟦.... ngày làm việc, kể từ ngày công bố Quyết định⟧.", "a blank in a form"),
    ("- Thời hạn: ⟦07 ngày kể từ ngày nhận đủ hồ sơ⟧, trong đó có niêm yết.", "a label and prose after it"),
]

NONE = [
    ("Hết thời hạn nêu trên, nếu chưa nhận được hồ sơ thì trả lại.", "no term of its own"),
    ("Tiếp tục hoạt động đến hết nhiệm kỳ 2021-2026.", "a term of office"),
    ("Tiếp tục hoạt động đến hết nhiệm kỳ Quốc hội khóa XV.", "a term of office told by its number"),
    ("Kể từ ngày Nghị quyết này có hiệu lực, các dự án tiếp tục thực hiện.", "an entry into force"),
    ("Máy phát điện tự động chạy chậm nhất 01 phút sau khi mất điện.", "what a machine does of itself"),
    (
        "Nguồn điện duy trì hoạt động trong thời gian tối thiểu 30 phút sau khi mất điện.",
        "how long a machine holds out",
    ),
    ("đ) Người lang thang; bệnh nhân sau khi được điều trị ổn định.", "a list of persons"),
    ("Thương nhân được sang nhượng điểm kinh doanh khi được chấp thuận.", "what one may do"),
    ("Hiện vật được bảo quản định kỳ, bảo quản phòng ngừa.", "two kinds of one thing"),
    ("Báo cáo định kỳ hằng tháng: nội dung theo mẫu.", "the label of a report"),
    ("Tham gia chương trình bồi dưỡng nghiệp vụ hằng năm quy định tại khoản 3.", "a thing defined elsewhere"),
    ("Cơ quan làm việc từ 7 giờ đến 17 giờ hằng ngày.", "hours of work"),
    ("Hoàn thành nhiệm vụ năm 2022.", "the name of what is done"),
    ("Trong thời gian tới, các đơn vị tập trung giải ngân.", "a time to come, told by nothing"),
    ("Năm 2022, tỉnh đã đạt 8%.", "an account"),
]


@pytest.mark.parametrize(("marked", "kind"), [pytest.param(*case[:2], id=case[2]) for case in PLANNED])
def test_a_time_in_other_words(marked: str, kind: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "plan")
    assert (spans, [said.split()[0] for said in found]) == (marks, [kind] * len(marks))


@pytest.mark.parametrize("marked", [pytest.param(case[0], id=case[1]) for case in WAITED_FOR])
def test_what_is_waited_for(marked: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "circular")
    assert (spans, found) == (marks, ["conditional"] * len(marks))


@pytest.mark.parametrize("text", [pytest.param(case[0], id=case[1]) for case in NONE])
def test_what_is_none_in_other_words(text: str, deadlines_in: DeadlinesIn) -> None:
    assert deadlines_in(text, "circular")[1] == []


@pytest.mark.parametrize(
    "words",
    [
        "....",
        "hết thời hạn 5 ngày, ",
        "sau khi có ý kiến, ",
        "kết thúc ",
        "hằng năm, ",
        "rút ngắn 5 ngày còn ",
        "10, 11, 12 ",
    ],
)
def test_cost_grows_with_the_line_and_no_faster(words: str) -> None:
    finders = (find_lapses, find_counted_from, find_repeated, find_events, find_working_times)

    def seconds(length: int) -> float:
        line = Line.of((words * length)[:length])
        start = time.process_time()
        for find in finders:
            list(find(line))
        list(find_calendar_times(line, Years()))
        return time.process_time() - start

    seconds(1_000)  # what is read once
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2
