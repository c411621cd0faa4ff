"""Deadlines that hang on an event: counted from it, on it, until it; and how long the work may take."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from models.view import Span

DeadlinesIn = Callable[[str, str], tuple[list[Span], list[Span], list[str]]]

ON_EVENTS = [
    ("Trả lời ⟦trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ⟧.", "counted from an event"),
    ("1. ⟦Trong thời hạn 10 ngày, kể từ ngày nhận được hồ sơ⟧, Sở Nội vụ thẩm định.", "at the head of its sentence"),
    (
        "⟦Trong vòng 03 ngày làm việc kể từ ngày có ý kiến của Bộ Văn hóa, Thể thao và Du lịch⟧, Sở Nội vụ gửi.",
        "a name with a comma of its own",
    ),
    (
        "⟦Trong thời hạn 20 ngày kể từ ngày nhận được ý kiến của các cơ quan, tổ chức có liên quan⟧, Sở Tư pháp trình.",
        "a pair that a comma does not part",
    ),
    ("Nếu hồ sơ thiếu thì ⟦trong thời hạn 02 ngày kể từ ngày nhận⟧, Sở Nội vụ phải báo lại.", "after 'then'"),
    ("Gửi ⟦chậm nhất 03 ngày kể từ ngày ký⟧.", "at the latest, counted"),
    ("Gửi ⟦không quá 24 giờ kể từ khi xảy ra sự việc⟧.", "hours from an event"),
    ("Nộp ⟦trong thời hạn ba mươi (30) ngày kể từ ngày được giao⟧.", "the number in words"),
    ("Nộp ⟦trong thời hạn mười lăm ngày kể từ ngày nhận quyết định⟧.", "fifteen in words"),
    ("Nộp ⟦trong thời hạn 30 (ba mươi) ngày làm việc kể từ ngày được giao⟧.", "the number in both"),
    ("Thẩm định ⟦tối đa 45 ngày tính từ ngày thụ lý⟧.", "another word for counted"),
    ("Tổng thời gian xử lý: ⟦150 ngày kể từ ngày nhận đủ hồ sơ hợp lệ⟧.", "after a label"),
    ("Niêm yết ⟦sau 15 ngày kể từ ngày kết thúc lấy ý kiến⟧.", "after so many days"),
    ("Gửi giấy mời ⟦chậm nhất 05 ngày làm việc trước ngày họp⟧.", "so long before an event"),
    ("Thông báo ⟦ít nhất 15 ngày trước khi khai mạc⟧.", "at least so long before"),
    ("Công khai ⟦chậm nhất 07 ngày sau khi được phê duyệt⟧.", "so long after"),
    (
        "Gửi Bộ ⟦trong thời hạn 45 ngày kể từ ngày Nghị định số 272/2025/NĐ-CP có hiệu lực⟧.",
        "the event names a document",
    ),
    ("Cập nhật ⟦ngay trong ngày làm việc tiếp nhận hồ sơ⟧.", "on the day of an event"),
    ("Trình hồ sơ ⟦sau khi có hướng dẫn của cấp trên⟧.", "when something has come"),
    ("Triển khai ⟦ngay sau khi được phê duyệt⟧.", "right after"),
    ("Triển khai ⟦sau khi Kế hoạch được ban hành⟧.", "the event has a subject"),
    ("⟦Sau khi kết thúc đợt kiểm tra⟧, các phòng báo cáo Sở.", "at the head of its sentence, no number"),
    ("Thực hiện số hóa ⟦khi có văn bản hướng dẫn của Trung ương⟧.", "when an act is done"),
    ("⟦Trước khi công chứng giao dịch⟧, công chứng viên tra cứu dữ liệu.", "before, at the head of its sentence"),
    ("Cập nhật danh mục ⟦khi có đủ điều kiện về hạ tầng⟧.", "when what is needed is there"),
    ("Phải xuất trình giấy, ⟦chậm nhất là trước khi ra viện⟧.", "at the latest before an act"),
    ("Cập nhật thông tin ⟦ngay sau quá trình đánh giá⟧.", "right after what has no verb"),
    ("Thông báo cho các bộ ⟦khi tổ chức quốc tế có thay đổi về việc báo cáo⟧.", "when another changes something"),
    ("Kiểm định thiết bị phải xong ⟦trước khi đưa vào sử dụng⟧ và trong quá trình sử dụng.", "and while it goes on"),
    (
        "⟦Chậm nhất là 05 năm kể từ ngày nghị quyết của Quốc hội, Ủy ban Thường vụ Quốc hội về sắp xếp"
        " có hiệu lực thi hành⟧, việc bố trí cán bộ thực hiện theo quy định.",
        "an entry into force with commas of its own",
    ),
    (
        "Niêm yết ⟦chậm nhất là 05 ngày kể từ ngày ban hành⟧ và được cung cấp ⟦khi có yêu cầu⟧.",
        "another act after the count",
    ),
    ("Thỏa thuận phải xong ⟦trước khi xây dựng, cải tạo, sửa chữa công trình⟧.", "a list of short verbs"),
    ("Chương trình đào tạo ⟦trước khi được sử dụng⟧ phải được thẩm định.", "the duty comes after"),
    ("⟦Khi viên chức quản lý hết thời hạn giữ chức vụ⟧, phải xem xét bổ nhiệm lại.", "someone's term is over"),
    ("Họp bất thường ⟦khi cần⟧.", "when there is need"),
    ("⟦Khi có yêu cầu của cơ quan có thẩm quyền⟧ phải phối hợp kiểm tra.", "when asked, at the head of its sentence"),
    ("3. ⟦Khi cấp ủy xét thấy cần hoặc khi có quá nửa số chi bộ yêu cầu⟧ thì triệu tập đại hội.", "either of two"),
    ("Hoạt động ⟦cho đến khi Hội đồng nhân dân, Ủy ban nhân dân mới được bầu⟧.", "bodies in a list"),
    ("Tiếp tục thực hiện ⟦cho đến khi có quy định mới⟧.", "until an event"),
    ("Tuyên truyền ⟦trước, trong và sau khi kết thúc đợt thi đua⟧.", "round an event"),
    ("Phải báo cáo Hội đồng nhân dân xem xét ⟦trước khi điều chỉnh kế hoạch⟧.", "a duty before an act"),
    ("Gửi thông báo cho xã ⟦trước khi thực hiện⟧.", "sent before an act"),
    ("⟦Khi phát hiện sai phạm⟧, các phòng phải báo cáo ngay.", "found out, to be reported at once"),
    ("⟦Khi có sự cố⟧, nhân viên phải báo ngay cho quản lý.", "a case that calls for acting at once"),
    ("⟦Sau khi đấu nối xong⟧ phải có biên bản nghiệm thu.", "after, and a duty without a comma"),
    ("Thực hiện ⟦theo lộ trình của Chính phủ⟧.", "another's timetable"),
    ("Báo cáo ⟦đột xuất theo yêu cầu⟧.", "when called for"),
    ("Báo cáo ⟦đột xuất khi Giám đốc yêu cầu⟧.", "when someone calls"),
    ("Chi bộ xét công nhận đảng viên ⟦khi hết thời kỳ dự bị⟧.", "when a term is over"),
    (
        "Viện trợ được phê duyệt ⟦trong thời gian 03 tháng kể từ khi xảy ra thiên tai⟧"
        " và thực hiện ⟦trong thời gian 09 tháng kể từ khi xảy ra thiên tai⟧.",
        "two counts in one sentence",
    ),
]

WORKING_TIMES = [
    ("Thời hạn giám định tối đa là ⟦02 tháng⟧.", ["during"], "a term of months"),
    ("Rút ngắn từ 21 ngày còn ⟦14 ngày⟧.", ["during"], "from so many days to so many"),
    ("Thời hạn giải quyết: ⟦10 ngày làm việc⟧.", ["during"], "a labelled count"),
    ("- Thời gian thực hiện: ⟦06 ngày làm việc⟧", ["during"], "a labelled count, no full stop"),
    ("- Thời gian giải quyết theo quy định: ⟦17,5 ngày⟧", ["during"], "half a day"),
    ("- Thời gian thực hiện: ⟦6-8 ngày làm việc⟧.", ["during"], "between two counts"),
    ("Thời gian giải quyết: từ ⟦21 ngày⟧ thành ⟦14 ngày⟧.", ["during", "during"], "old and new under a label"),
    ("Giảm thời gian xử lý từ 7 ngày xuống còn ⟦5 ngày⟧.", ["during"], "only the new one in prose"),
    ("Trả kết quả ⟦trong thời hạn 03 ngày làm việc⟧.", ["during"], "within so many days"),
    ("Trả kết quả ⟦trong 24 giờ⟧.", ["during"], "within so many hours"),
    ("Thẩm định ⟦không quá 15 ngày⟧.", ["during"], "not more than"),
    ("Thời hạn thẩm định là ⟦20 ngày⟧.", ["during"], "a term that is so long"),
    ("Gửi lại ⟦chậm nhất 02 ngày làm việc⟧.", ["by"], "at the latest, no event"),
    ("Trả kết quả ⟦trong ngày làm việc⟧; chậm thì xin lỗi.", ["during"], "within the day"),
    ("Thời gian xử lý ⟦không quá 1/2 ngày làm việc⟧.", ["during"], "half a day is no day of February"),
    ("Xong ⟦trước 10 giờ sáng ngày làm việc tiếp theo⟧.", ["by"], "the next working day"),
]

NONE = [
    ("Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.", "entry into force"),
    ("Giấy phép có giá trị 05 năm kể từ ngày cấp.", "how long a paper holds"),
    ("Lưu trữ hồ sơ trong thời hạn 05 năm kể từ ngày kết thúc.", "how long files are kept"),
    ("Được miễn thuế trong thời hạn 05 năm, kể từ khi bắt đầu sản xuất.", "how long a relief holds"),
    ("Sau 10 ngày kể từ ngày thông báo mà người đó không đến thì thu hồi.", "a case, not a term"),
    ("Chỉ được đề nghị lại sau thời hạn 01 năm kể từ ngày thu hồi.", "what is not to be done before"),
    ("Trường hợp trong thời hạn 15 ngày kể từ ngày nhận không trả lời.", "a term that makes a case"),
    ("Làm thêm không quá 300 giờ trong 01 năm.", "how much in a year"),
    ("Phiếu được cấp không quá 90 ngày tính đến ngày nộp hồ sơ.", "how old a paper may be"),
    ("Thu hồi biển hiệu đã được cấp trước khi nghỉ việc.", "what was done before"),
    ("Giấy phép có thời hạn sử dụng không quá 12 tháng kể từ ngày cấp.", "how long a paper may be used"),
    ("Quá 30 ngày kể từ ngày nhận thông báo mà không đến.", "too late"),
    ("Có ít nhất 03 năm kinh nghiệm trở lên.", "experience"),
    ("Người từ đủ 16 tuổi, không quá 36 tháng tuổi.", "age"),
    ("Giảm 07 ngày so với quy định.", "a cut"),
    ("Không vi phạm trong vòng 05 năm gần đây.", "years gone by"),
    ("Mức thưởng không quá 10 triệu đồng, tỷ lệ không quá 20%.", "limits of other things"),
    ("Chỉ được thực hiện khi có giấy phép.", "a leave, no time"),
    ("Khi vận hành hệ thống, nhân viên phải đeo thẻ.", "the case, not the time"),
    ("Sau khi nghe báo cáo của Sở Nội vụ, Chủ tịch kết luận như sau.", "what went before"),
    ("Có 03 năm hành nghề kể từ khi được cấp chứng chỉ.", "since an event"),
    ("Sau khi tốt nghiệp, anh A đã phục vụ 24 tháng.", "a story"),
    ("Không tính thời gian công tác sau khi được đào tạo.", "which time is meant"),
    ("Quyết định kỷ luật có hiệu lực ngay sau khi công bố.", "force of a decision"),
    ("Cơ cấu tổ chức của các tỉnh trước khi sắp xếp.", "before, in passing"),
    ("Thủ tục thu hồi giấy phép khi nhận được đề nghị của tổ chức.", "the name of a procedure"),
    ("Mức 50.000 đồng áp dụng khi được giao nhiệm vụ.", "who is paid"),
    ("Nâng cao mức độ hài lòng của người dân khi thực hiện thủ tục.", "while something is done"),
    ("Kế hoạch này có hiệu lực kể từ ngày ký.", "from the day of signing"),
]


@pytest.mark.parametrize("marked", [pytest.param(case[0], id=case[1]) for case in ON_EVENTS])
def test_a_time_on_an_event(marked: str, deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "circular")
    assert (spans, found) == (marks, ["conditional"] * len(marks))


@pytest.mark.parametrize(("marked", "said"), [pytest.param(*case[:2], id=case[2]) for case in WORKING_TIMES])
def test_how_long_the_work_may_take(marked: str, said: list[str], deadlines_in: DeadlinesIn) -> None:
    marks, spans, found = deadlines_in(marked, "circular")
    assert (spans, found) == (marks, said)


@pytest.mark.parametrize("text", [pytest.param(case[0], id=case[1]) for case in NONE])
def test_what_is_no_deadline(text: str, deadlines_in: DeadlinesIn) -> None:
    assert deadlines_in(text, "circular")[1] == []


def test_the_condition_is_in_the_words_of_the_text(read_plan: Callable[[str], Plan]) -> None:
    text = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nI. NHIỆM VỤ\n\nTrình sau khi Hội đồng nhân dân tỉnh thông qua."
    plan = read_plan(text.replace("sau khi Hội", "trong vòng 05 ngày kể từ ngày Hội"))
    assert [one.condition for one in plan.deadlines] == ["ngày Hội đồng nhân dân tỉnh thông qua"]


def test_an_event_is_cut_at_a_length(read_plan: Callable[[str], Plan]) -> None:
    text = "KẾ HOẠCH\nNăm 2022\n\nI. NHIỆM VỤ\n\nGửi trong vòng 05 ngày kể từ ngày " + "nhận hồ sơ " * 500
    assert [one.end - one.start < 400 for one in read_plan(text).deadlines] == [True]
