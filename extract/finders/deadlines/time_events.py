"""Times that hang on an event: "sau khi được phê duyệt", "theo lộ trình của Chính phủ", "ngay trong ngày tiếp nhận"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.clauses import event_end, starts_clause, starts_sentence
from extract.finders.deadlines.durations import find_counted_from
from extract.finders.deadlines.time_readings import Line, Reading

_ACTS = any_of(  # what an authority does: "khi có văn bản hướng dẫn", not "khi có mưa"
    """yêu cầu | văn bản | hướng dẫn | chỉ đạo | quyết định | kết quả | thông báo | đề nghị | ý kiến | chủ trương
    | quy định | kế hoạch | điều kiện | thay đổi | biến động | kinh phí | báo cáo | lệnh | phát sinh | chương trình
    | đề án | nghị quyết | luật | nghị định | thông tư | hồ sơ | công văn | giấy | biên bản | nguồn | quy hoạch
    | nội dung | vấn đề | vướng mắc | khiếu nại | tố cáo | kiến nghị | phản ánh
    | sự (?:đồng ý|chấp thuận|cho phép|thay đổi)"""
)
_COMES = any_of(
    rf"""có (?:thêm |đủ |đầy đủ |các )?{_ACTS}
    | có (?:sự cố|tình huống|vụ việc|thiên tai|dịch bệnh)(?!\w)
    | được (?!hưởng|cung cấp|nghỉ|nhận) | nhận (?:được|đủ|thông báo|quyết định|hồ sơ|văn bản|kết quả)
    | (?<=sau khi )(?:báo cáo|thống nhất|xin ý kiến|lấy ý kiến|thẩm định|trình|công bố|ban hành|tiếp nhận)(?= \w)
    | [^.;,]{{1,40}} có (?:thay đổi|biến động|yêu cầu|văn bản|thông báo|hướng dẫn|quyết định|ý kiến|đề nghị)(?!\w)
    | (?:[^.;,]{{1,40}} )?hết (?:nhiệm kỳ|thời kỳ|thời hạn|thời gian|hạn) | phát hiện | xảy ra | phát sinh
    | [^.;,()]{{1,60}} (?:yêu cầu|đề nghị|thay đổi|cho phép)(?= ?[.;,)]|$| theo quy định)
    | cần(?: thiết)?(?= ?[,.;:)]|$) | cần thiết(?! phải| có)
    | (?:hoàn thành|hoàn tất|kết thúc)(?! (?:hoặc|và))(?= \w)
    | [^.;,]{{0,30}}xét thấy | (?:cấp|cơ quan) có thẩm quyền"""
)
# "sau khi Kế hoạch được ban hành"
_COMES_TRUE = re.compile(
    r"[^.;,]{3,120}(?<!\w)(?:được|ban hành|phê duyệt|thông qua|có hiệu lực|hoàn thành|kết thúc|đồng ý)(?!\w)"
)
_WHEN = re.compile(
    r"(?<!\w)(?:(?P<before>(?P<at_latest>(?:chậm nhất|muộn nhất)(?: là)? |ngay )?trước khi)"
    r"|(?P<until>(?:cho )?(?:đến|tới) khi(?! đạt))"
    r"|(?P<after>ngay (?:sau )?khi|ngay sau(?= (?:quá trình|kỳ|hội nghị|cuộc|phiên|lễ|đợt))|sau khi"
    r"|sau(?= (?:mỗi|từng) (?:đợt|lần|kỳ|cuộc|phiên|vụ|buổi|ca|năm học) ))"
    r"|(?P<round>(?:kể )?từ (?:khi|ngày|lúc|thời điểm)|(?:trước|sau) (?:ngày|thời điểm)"
    r"|(?:trước|sau)(?= (?:mỗi |từng )?(?:kỳ họp|phiên|cuộc họp|hội nghị|đợt|ca|lễ) ))"
    r"(?! \d| mùng| mồng| này| đó| tháng| …| \.)"
    r"|(?P<over>kết thúc(?! có| không)"
    r"|trong (?:suốt )?thời gian(?= [^\W\d]))"
    r"|(?P<or_when>(?<=hoặc )khi)|(?<!từ )khi) "
    rf"(?=(?P<comes>{_COMES})?)"
)
# "chỉ được thực hiện khi có …" grants, "có đủ điều kiện sau đây" defines: neither sets a time.
_GRANTS_BEFORE = re.compile(
    r"(?<!\w)(?:chỉ|(?<!khấu )trừ|nếu|lưu ý|kể cả|ngay cả|trường hợp|không được|được phép"
    r"|được quyền|có quyền|bị nghiêm cấm)"
    r"(?: [^\s.;:]+){0,8} $"
    r"|thời gian(?: [^\s,.;:]+){0,3} $|hiệu lực(?: thi hành)? $|từ khi [^.;]{0,70}$|(?:thậm chí|cho|chi phí|ngay cả) $"
)
# "Thương nhân được sang nhượng điểm kinh doanh khi được chấp nhận": what one may do, not what is to be done.
_MAY_BEFORE = re.compile(
    r"(?<!\w)được (?:sang nhượng|chuyển nhượng|sử dụng|khai thác|hưởng|miễn|giảm|nghỉ|ưu tiên|lựa chọn|thuê|mua|bán"
    r"|kinh doanh|hành nghề|tham gia|đăng ký|tạm ứng)(?!\w)[^.;:]{0,120} $"
)
# "Thủ tục chấm dứt … khi nhận được đề nghị" is a name; "mức … khi được giao" says who gets it.
_NAMES_BEFORE = re.compile(
    r"(?:^|[.;:] )(?:[-+*•] |[a-zđ\d]{1,2}[).] )*(?:thủ tục|mức|quyền|điều kiện"
    r"|(?:thông tư|nghị định|quyết định|nghị quyết|luật|quy định|quy chế) này)(?!\w)(?:[^.;:]|\.\d)*$"
)
# A duty that is to be done before something: "báo cáo Hội đồng … xem xét trước khi phê duyệt".
_DUTY_BEFORE = re.compile(
    r"(?<!\w)(?:phải|có trách nhiệm|báo cáo|gửi|(?<!công )(?<!quá )(?<!quy )(?<!chương )trình|thông báo|xin ý kiến"
    r"|lấy ý kiến|chấp thuận|hoàn thành|kiểm tra|xem xét|thẩm định|rà soát|công khai|niêm yết|bàn giao|nộp|xong|ngay)"
    r"(?!\w)[^.;]*$"
)
# An item that begins with the work: "- Khử khuẩn nguồn nước sau khi nước rút".
_ORDERED_BEFORE = re.compile(
    r"(?:^|[.;] )(?:[-+•*] |[a-zđ\d]{1,2}[).] )*(?:kiểm tra|tiến hành|dừng|khử khuẩn|vệ sinh|thu gom|bàn giao|báo cáo"
    r"|gửi|công bố|hoàn trả|nghiệm thu|niêm yết|thông báo|cập nhật|tổ chức|thanh toán|quyết toán|giải ngân|thu hồi"
    r"|xử lý)(?!\w)[^.;]*$"
)
# "Tài khoản sẽ được mở lại khi không còn …": what will be done then.
_WILL_BE = re.compile(r"(?<!\w)sẽ được [^.;,]{1,40} $")
# A list of people and things names cases, orders nothing: "bệnh nhân sau khi được điều trị".
_WHO = re.compile(
    r"(?:^|[.;:,] )(?:[-+•*] |[a-zđ\d]{1,2}[).] )*(?:các |những )?(?:bệnh nhân|người|trẻ em|đối tượng)"
    r"(?: [^\s.;:,]+){0,2} $"
)
# "… chịu sự quản lý của cơ sở đào tạo trong thời gian tham gia khóa học"
_UNDER_DUTY = re.compile(
    r"(?<!\w)(?:phải|có trách nhiệm|chịu|chấp hành|bảo đảm|đảm bảo|thực hiện|duy trì)(?!\w)[^.;]*$"
)
_LASTS = re.compile(r"(?:tham gia|thực hiện nhiệm vụ|chờ|diễn ra|tổ chức) ")
_SOME_TIME = re.compile(
    r"(?:tới|qua|gần đây|này|đó|trên|vừa qua|quy định|theo quy định|nhất định|sớm nhất|ngắn|dài|tối thiểu|tối đa"
    r"|không quá|ít nhất|báo cáo|sau|trước|vòng|khoảng|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    r"|có hiệu lực|quyết định này)(?!\w)"
    r"|[^.;,]* được (?:hưởng|miễn) "
)
_JOINED = re.compile(r" (?:và|hoặc) (?:của|tại|các) ")
_SHORT = re.compile(r"(?:[^\s.,;:|]+ ?){2,10}")
# "Kể từ ngày Nghị quyết này có hiệu lực" is the entry into force, no deadline.
_IN_FORCE = re.compile(r"[^.;]{0,140}hiệu lực|ký(?: ban hành)?(?=[,.;]|$)|(?:được )?thông qua")
_MUST = re.compile(r" (?:phải|có trách nhiệm) ")
# How things were before: "tổ chức bộ máy trước khi sắp xếp", "đã được cấp trước khi nghỉ việc".
_STATE_BEFORE = re.compile(r"(?:thực hiện )?(?:sắp xếp|sáp nhập|hợp nhất|chia|tách)(?!\w)")
_DONE_BEFORE = re.compile(r"(?<!\w)đã [^.;,]*$")
# "Khi có sự cố, … báo ngay", "Khi nhận thông báo, … có trách nhiệm …": a case that sets a duty.
_HAPPENS = re.compile(r"(?:có|xảy ra|phát hiện|mất|gặp|bị|thấy|tiếp nhận|nhận)(?!\w)")
_DUTY_AFTER = re.compile(
    r"(?:,| thì| phải| có trách nhiệm) [^.;]*(?<!\w)(?:ngay|kịp thời|lập tức|khẩn trương|phải|có trách nhiệm)(?!\w)"
)
_DEFINES = re.compile(
    r"(?:(?! phải )[^.;]){0,80}(?:sau đây|dưới đây|như sau|một trong|các nội dung|các điều kiện|căn cứ cho rằng)"
    r"|có nhu cầu|có dấu hiệu"
)
# Letters and conclusions tell what went before: "Sau khi nghe báo cáo của …, Phó Thủ tướng kết luận".
_TOLD = re.compile(
    r"(?:trừ|nghe|xem xét|nghiên cứu|thảo luận|trao đổi|rà soát|có ý kiến của .{0,80} tại|đã |sắp xếp|sáp nhập"
    r"|hợp nhất)"
)
_ORDER_AFTER = re.compile(r", [^.;]*(?<!\w)(?:phải|có trách nhiệm|khẩn trương|kịp thời|tiếp tục)(?!\w)")
# "Sau khi tốt nghiệp, anh A đã …" tells a story.
_CASE_AFTER = re.compile(r",? mà (?:vẫn|không(?! phải)|chưa) |, nếu |, (?:[^\s,.;]+ ){1,5}đã ")
_PLANNED = re.compile(
    r"theo (?P<plan>(?:đúng )?(?:lộ trình|tiến độ)(?:,| của)[^.;:()]{0,160}?)(?= theo |[.;:()]|$)"
    r"|đột xuất (?:theo|khi có) (?P<call>(?:chỉ đạo|yêu cầu)(?: của [^,.;:()]{0,120}?)?)(?= gửi |[,.;:()]|$)"
    r"|đột xuất khi (?P<case>[^,.;:()]{1,100}?)(?= gửi |[,.;:()]|$)"
)
_SAME_DAY = re.compile(
    r"(?:ngay )?(?:trong|cùng) (?:cùng )?ngày (?:làm việc )?"
    r"(?=(?:nhận|tiếp nhận|thực hiện|công chứng|có|được|phát sinh|ban hành|ký|hoàn thành|kết thúc|phát hiện)\b)"
)
_IN_A_DAY = re.compile(
    r"(?:ngay trong ngày|(?:ngay )?trong (?:cùng ngày|ngày làm việc(?: tiếp theo| kế tiếp)?))(?= ?[,.;)]| và | hoặc |$)"
)
_ROUND_AN_EVENT = re.compile(r"trước, trong và sau (?:khi |thời gian |quá trình )?")


def find_events(line: Line) -> Iterator[Reading]:
    """Find the times that hang on an event."""
    for found in _PLANNED.finditer(line.text):
        start, end = next(span for span in map(found.span, ("plan", "call", "case")) if span[0] >= 0)
        if found["case"]:
            end = max(end, event_end(line, start, leads=False))
        yield _conditional(line, found.start(), start, end)
    for found in _SAME_DAY.finditer(line.text):
        leads = starts_clause(line.before(found.start(), 30))
        yield _conditional(line, found.start(), found.end(), event_end(line, found.end(), leads=leads))
    for found in _IN_A_DAY.finditer(line.text):
        yield Reading(found.start(), found.end(), "during")
    for found in _ROUND_AN_EVENT.finditer(line.text):
        yield _conditional(line, found.start(), found.end(), event_end(line, found.end(), leads=False))
    for found in _WHEN.finditer(line.text):
        if reading := _when(found, line):
            yield reading


def _when(found: re.Match[str], line: Line) -> Reading | None:
    before, after = line.before(found.start()), line.after(found.end())
    grants = _GRANTS_BEFORE.search(before[-80:])
    if (
        (grants and not (found["after"] and grants.group().startswith("chỉ")))
        or (not found["until"] and _MAY_BEFORE.search(before))
        or _DEFINES.match(after)
        or _NAMES_BEFORE.search(before)
    ):
        return None
    begins = starts_sentence(before) or before.endswith(" thì ")
    if not _sets_a_time(found, before, after, begins=begins):
        return None
    if (found["comes"] or "").startswith("cần"):
        return _conditional(line, found.start(), found.end(), found.end("comes"))
    end = event_end(line, found.end(), leads=begins or starts_clause(before))
    if (found["over"] or "").startswith("trong") and (joined := _JOINED.search(line.text, found.end(), end)):
        end = joined.start()
    if _CASE_AFTER.match(line.text, end):
        return None
    return _conditional(line, found.start(), found.end(), end)


def _sets_a_time(found: re.Match[str], before: str, after: str, *, begins: bool) -> bool:
    """Tell an event that something is to be done on from a circumstance: "khi thực hiện thủ tục hành chính"."""
    leads = begins and bool(re.search(", | phải ", after))
    if found["before"]:
        was = _STATE_BEFORE.match(after) or _DONE_BEFORE.search(before)
        duty = _DUTY_BEFORE.search(before) or _MUST.search(after.partition(".")[0])
        return bool(found["at_latest"]) or leads or (bool(duty) and not was)
    if found["after"]:
        comes = (
            found["comes"] or found["after"].startswith("ngay") or found["after"] == "sau" or _COMES_TRUE.match(after)
        )
        case = _WHO.search(before) and not _MUST.search(after.partition(";")[0])
        told = _TOLD.match(after) and not (leads and _ORDER_AFTER.search(after))
        return (bool(comes) or leads or bool(_ORDERED_BEFORE.search(before))) and not case and not told
    if found["over"]:
        if found["over"] == "kết thúc":
            return leads
        return not _SOME_TIME.match(after) and (leads or bool(_LASTS.match(after) and _UNDER_DUTY.search(before)))
    if found["round"]:
        # "Điều 13. Sau phiên liên lạc": a heading that is nothing but a time.
        return (leads or (begins and _SHORT.fullmatch(after) is not None)) and not _IN_FORCE.match(after)
    if found["until"] or found["or_when"] or found["comes"] or _WILL_BE.search(before):
        return True
    return begins and bool(_HAPPENS.match(after) and _DUTY_AFTER.search(after))


def _conditional(line: Line, start: int, condition: int, end: int) -> Reading:
    end = max(end, condition)
    return Reading(start, end, "conditional", condition=line.written[condition:end].rstrip())


_WHOLE = re.compile(
    r"(?:theo|(?:ngay )?(?:sau |trước )?khi|(?:ngay )?sau|trước(?! (?:ngày )?\d))\s+(?P<condition>\S.*)"
    r"|(?P<when>đột xuất)"
)


def read_event(line: Line) -> Reading | None:
    """Read the whole of a cell: "Theo hướng dẫn của Trung ương", "Khi có yêu cầu"."""
    if counted := next(find_counted_from(line), None):
        return replace(counted, end=len(line.text)) if counted.start <= 2 else None
    found = _WHOLE.fullmatch(line.text)
    return (
        _conditional(line, 0, found.start("when" if found["when"] else "condition"), len(line.text)) if found else None
    )
