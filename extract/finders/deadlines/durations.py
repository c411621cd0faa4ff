"""Stretches of time that are counted: "05 ngày làm việc", with or without the event they are counted from.

With an event ("kể từ ngày nhận đủ hồ sơ") they are conditional, without one they say how long the work may take.
Neither names a day. How long a paper is valid, a term of office or a man's experience lasts is no deadline.
"""

import re
from collections.abc import Iterator

from extract.finders.deadlines.clauses import event_end, starts_clause
from extract.finders.deadlines.time_readings import Line, Reading

_TENS = r"(?:(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi|mười)"
_WORDS = (
    rf"(?:một trăm(?: (?:hai|năm|tám) mươi)?|{_TENS}(?: (?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?"
    r"|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
)
# A form leaves the number blank: ".... ngày làm việc, kể từ ngày công bố".
_BLANK = r"(?<![.…])(?:\.{2,}|…[.…]*)"
# 05, 17,5, (17,5), 30 (ba mươi), ba mươi (30), 9-10
_NUMBER = (
    rf"(?:\(?\d{{1,3}}(?:[.,]\d)?\)?|1/2|½|(?<!\w)(?:nửa|{_WORDS}))"
    r"(?: ?\([^()\d]{2,24}\)| ?\(\d{1,3}\))?"
)
NUMBER = rf"(?<![\d/.-])(?<!\d,){_NUMBER}"
_KIND_OF_DAYS = (
    r"(?: rưỡi| làm việc| hành chính| lịch| đầu(?: tiên)?)?(?: ?\([^()\d]{2,60}\))?"
    r"(?: ?\(?quy đổi \d{1,3} giờ(?: làm việc)?)?"
)
_SHORT = r"(?:giờ|ngày|tuần(?: lễ)?)"
_LONG = r"(?:tháng|năm)"


def amount(unit: str) -> str:
    """Return the pattern of a count of units, "05 ngày làm việc", "9-10 ngày", that is no name of a month or year."""
    # A month's or year's own name follows its number: "tháng 3", "năm 2022"; a count of them has none.
    several = rf"(?: ?(?:-|đến|hoặc) ?{_NUMBER}|(?: {unit})?{_KIND_OF_DAYS} hoặc {_NUMBER})?"
    return rf"{NUMBER}{several} ?{unit}(?![\w/]){_KIND_OF_DAYS}(?! ?(?:\d|[ivx]+\b))"


_AMOUNT = re.compile(amount(rf"(?:{_SHORT}|{_LONG}|phút)"))
_AMOUNT_OR_BLANK = re.compile(rf"{_AMOUNT.pattern}|{_BLANK} ?(?:{_SHORT}|tháng){_KIND_OF_DAYS}(?=,? (?:kể|tính) từ)")
_WORKING_TIME = re.compile(amount(_SHORT))
_IN_LONG = re.compile(rf" {_LONG}(?!\w)")
_MINUTES = re.compile(rf"{NUMBER} (?:phút|buổi)")
_EVENT = re.compile(
    r"\)?,? ?(?:(?P<counted>(?:được |bắt đầu )?(?:kể|tính)(?: cả)?,? từ|từ(?! ngày \d))|sau|trước)"
    r" (?=(?:ngày|khi|lúc|thời điểm|sau|giờ|có|nhận)\b)"
)
_LEAD = re.compile(
    r"(?<!\w)(?:(?:ngay )?trong(?: khoảng)?(?: (?:vòng|thời hạn|thời gian))?|thời hạn|chậm nhất|muộn nhất|tối đa"
    r"|không (?:quá|vượt quá)|sau|trước|ít nhất|tối thiểu)"
    r"(?:,? (?:là|không quá|tối đa|tối thiểu|chậm nhất|trong(?: vòng| thời hạn| thời gian)?|sau|trước|thời hạn)){0,3} $"
)
# Words before a count that make it something else: how long a paper holds, how old, how much too late.
_ELSE_BEFORE = re.compile(
    r"(?:hiệu lực(?: thi hành)?|giá trị(?: sử dụng)?|thời hiệu|(?<!không )(?<!vượt )quá|hết|đủ|dưới|trên|hơn|ngoài"
    r"|kéo dài|liên tục|đã|gia hạn|cách nhau|kinh nghiệm|nhiệm kỳ|công tác|phục vụ|từng|mỗi|thêm|giảm"
    r"|rút ngắn(?: được)?)"
    r"(?: (?:sau|từ|trong|vòng|thời hạn|thời gian|là|thêm|ít nhất|tối đa|tối thiểu|không quá)){0,3} $"
)
_HOLDS_FOR = re.compile(
    r"(?:hiệu lực|giá trị sử dụng|lưu (?:trữ|giữ)|thời (?:hạn|gian) (?:của |sử dụng|bảo hành|lưu|bảo quản|thuê"
    r"|cho thuê|vay|cho vay|giữ|hưởng|công tác|làm việc|thử việc|tập sự|đào tạo|học|nghỉ|hoạt động|đóng|chuyển"
    r"|tối thiểu))[^.;:]{0,60}$"
    r"|(?<!\w)còn thời hạn[^.;:]{0,60}$|(?<!\w)(?:giấy (?:phép|chứng nhận)|chứng chỉ|chứng thư|thẻ)[^.;:]{0,60} có $"
    r"|(?<!\w)(?:kéo dài|gia hạn)(?!\w)[^.;:]{0,60}$|(?<!\w)(?:miễn|ưu đãi)(?!\w)[^.;:]{0,120}$"
)
_ELSE_AFTER = re.compile(
    r",? ?(?:liên tục|liên tiếp|liền kề|liền|gần (?:đây|nhất)|trở (?:lên|lại|đi|về)|vừa qua|qua\b|tuổi|kinh nghiệm"
    r"|trong (?:0?1|một) (?:năm|tháng|tuần|ngày)|tù\b|lương|phụ cấp|công tác|đào tạo|học|nghỉ|đầu tư"
    r"|trước(?! khi| ngày)|sau\b|một lần|tới\b|tính đến|/)"
)
# "Niêm yết công khai trong thời gian 15 ngày liên tục"
_POSTED = re.compile(r"(?<!\w)(?:niêm yết|công khai|thông báo|đăng tải|lấy ý kiến)(?!\w)[^.;]{0,120}$")
_RUNNING = re.compile(r" (?:liên tục|liên tiếp|liền)(?!\w)")
# "Trước ngày bầu cử 10 ngày, …", "trước khi họp ít nhất 03 ngày làm việc"
_AHEAD = re.compile(
    r"(?<!\w)(?:chậm nhất (?:là )?)?trước (?P<event>(?:ngày|khi|thời điểm) (?:(?!\d)[^\s.,;:()]+ ){1,10}?)"
    rf"(?:(?:ít nhất|tối thiểu|chậm nhất) (?:là )?)?{amount(_SHORT)}(?=[,.;)]|$)"
)
_BOUND = re.compile(
    r"(?<!\w)(?:(?P<by>chậm nhất|muộn nhất)|trong (?:vòng|thời hạn|thời gian)|không (?:quá|vượt quá)|tối đa"
    r"|(?P<least>(?:ít nhất|tối thiểu))|(?P<plain>(?:ngay )?trong)|xuống(?: còn)?|thành)"
    r"(?: (?:là|không quá|tối đa|ít nhất|tối thiểu|trong(?: vòng| thời hạn)?|khoảng)){0,3} $"
)
# "hoàn thành trong 06 tháng": months and years are terms of offices and contracts, too, but not of an act like this.
_DONE_WITHIN = re.compile(
    r"(?<!\w)(?<!đã )(?:hoàn thành|hoàn tất|thực hiện|triển khai|khắc phục|xử lý|giải quyết|tinh giản|bàn giao"
    r"|chuyển đổi|sắp xếp|quyết toán|thi công)(?!\w)[^.;:]{0,80} trong(?: vòng| thời hạn| thời gian)?"
    r"(?: không quá| tối đa)? $"
)
_DOWN_TO = re.compile(r"(?:xuống(?: còn)?|thành|còn)(?: là)? $")
_WORK = (
    r"(?:tổng )?thời (?:gian|hạn)(?: (?:giải quyết|xử lý|thực hiện|thẩm định|kiểm tra|trả|cấp|hoàn thành|tiếp nhận"
    r"|xem xét|phê duyệt|trả lời|giao dịch|báo cáo|gửi|rà soát|tổ chức|ban hành|trình|ký|phối hợp|xét|tối đa)\b)"
    r"(?: [^\s:.;|,]{1,14}){0,14}"
)
_WORK_LABEL = re.compile(rf"{_WORK}:")
_WORK_IS = re.compile(rf"{_WORK} là(?: không quá| tối đa| trong)? $")
# "Thời hạn giám định tối đa là 02 tháng"; how long a paper holds is told apart by `_HOLDS_FOR`.
_TERM_IS = re.compile(r"thời hạn(?: [^\s:.;|,]{1,14}){1,8} là(?: không quá| tối đa| trong)? $")
# "Hỗ trợ 01 triệu đồng/người/tháng trong thời gian 12 tháng", "Thời gian hỗ trợ: 12 tháng"
_SUPPORT = re.compile(
    r"(?<!\w)hỗ trợ(?!\w)[^.;]{0,120}(?<!\w)(?:trong(?: vòng| thời gian| thời hạn)?|không (?:quá|vượt quá)|tối đa)"
    r"(?: là| không quá)? $"
    r"|thời (?:gian|hạn) hỗ trợ(?: [^\s:.;|,]{1,14}){0,10}(?::| là)(?: trong| tối đa| không quá){0,2} $"
)
_SUPPORT_ENDS = re.compile(r"(?<!đầu) ?(?:liên tục|liên tiếp|liền)?(?=[.;,:)/]| và | nhưng | đối với | cho |$)")
# "từ 10 ngày còn 07 ngày", "rút ngắn được 1,5 ngày còn 3,5 ngày"
_FROM_DOWN_TO = re.compile(
    rf"(?<!\w)(?:từ|(?:rút ngắn|cắt giảm|giảm)(?: được| thêm)?) {NUMBER} (?:giờ|ngày)(?: làm việc)?,?"
    r" (?:xuống )?(?:chỉ )?còn $"
)
# "có thể kéo dài nhưng không quá 15 ngày": the longer term is one, too.
_AT_MOST_EVEN_SO = re.compile(r"(?<!\w)(?:kéo dài|gia hạn|tăng thêm)(?!\w)[^.;:]{0,80} (?:nhưng|song),? (?:cũng )?$")
# "chỉ được đề nghị lại sau thời hạn 01 năm kể từ …" says what is not to be done before.
_ONLY_AFTER = re.compile(r"(?<!\w)(?:chỉ|nếu|không)(?!\w)[^.;]*$")
# What a machine does of itself, or holds out for at least so long, is no work with a deadline.
_OF_ITSELF = re.compile(
    r"(?<!\w)tự động(?!\w)[^.;]*$"
    r"|(?<!\w)(?:duy trì|hoạt động)(?!\w)[^.;]*trong(?: thời gian)? (?:tối thiểu|ít nhất)(?: là)? $"
)
NOT_DONE = re.compile(r" mà (?:[^.;,]{0,40} )?(?:không|chưa) ")  # "… kể từ ngày nhận mà không đến thì"
_LABEL_HOLDS = 200
_LABEL_ENDS = re.compile(r"[.;|](?=\s|$)| - |lý do")


def find_counted_from(line: Line) -> Iterator[Reading]:
    """Find counts with the event they are counted from: "trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ"."""
    for ahead in _AHEAD.finditer(line.text):
        yield Reading(*ahead.span(), "conditional", condition=line.written[slice(*ahead.span("event"))].rstrip())
    done = 0
    for found in _AMOUNT_OR_BLANK.finditer(line.text):
        event = _EVENT.match(line.text, found.end())
        if event is None or found.start() < done:
            continue
        before = line.before(found.start())
        lead = _LEAD.search(before)
        start = found.start() - (len(before) - lead.start() if lead else 0)
        preceding = before[: lead.start()] if lead else before
        leads = starts_clause(preceding)
        is_ahead = event.group().strip() == "trước" and not _IN_LONG.search(found.group())  # "05 ngày trước ngày họp"
        if not (event["counted"] or lead or leads or is_ahead) or _OF_ITSELF.search(before):
            continue
        surely = is_ahead or bool(lead and lead.group().startswith(("chậm nhất", "muộn nhất")))
        if _ELSE_BEFORE.search(preceding) or (_HOLDS_FOR.search(preceding) and not surely):
            continue
        if lead and lead.group().startswith("sau") and _ONLY_AFTER.search(preceding):
            continue
        end = event_end(line, event.end(), leads=leads)
        if end > event.end() + 4 and not NOT_DONE.search(line.text, event.end(), end + 24):
            done = end
            yield Reading(start, end, "conditional", condition=line.written[event.end() : end])


def find_working_times(line: Line) -> Iterator[Reading]:
    """Find how long the work may take where no event is named: "Thời hạn giải quyết: 10 ngày làm việc"."""
    labels = _WORK_LABEL.finditer(line.text)
    label, label_ends = next(labels, None), 0
    for found in _AMOUNT.finditer(line.text):
        while label is not None and label.end() <= found.start():
            label_ends, label = _label_end(line.text, label.end()), next(labels, None)
        labelled = found.start() < label_ends
        before = line.before(found.start())
        if found.group().endswith((" đầu", " đầu tiên")):
            continue  # "tiền lương trong 14 ngày đầu tiên"
        posted = _RUNNING.match(line.text, found.end()) and _POSTED.search(before)
        if (_ELSE_AFTER.match(line.text, found.end()) and not posted) or _ELSE_BEFORE.search(before):
            continue
        bound = _BOUND.search(before)
        if _IN_LONG.search(found.group()):
            if (start := _long_start(found, before, bound, line)) is not None:
                yield Reading(start, found.end(), "during")
        elif bound is not None and _counts(bound, before, found.group(), labelled=labelled):
            start = found.start() if _DOWN_TO.search(before) else found.start() - (len(before) - bound.start())
            yield Reading(start, found.end(), "by" if bound["by"] else "during")
        elif labelled or _FROM_DOWN_TO.search(before) or _WORK_IS.search(before):
            yield Reading(found.start(), found.end(), "during")


def _long_start(found: re.Match[str], before: str, bound: re.Match[str] | None, line: Line) -> int | None:
    """Return where months or years that limit work begin, None where they do not.

    Terms of office and of contracts are counted in months and years, too: few words tell a deadline.
    """
    start = found.start() - (len(before) - bound.start() if bound else 0)
    ends = _SUPPORT_ENDS.match(line.text, found.end())
    if ends and _SUPPORT.search(before):
        return start
    if _HOLDS_FOR.search(before):
        return None
    if ends and bound and _DONE_WITHIN.search(before):
        return start
    return found.start() if _TERM_IS.search(before) else None


def is_working_time(words: str, *, however_long: bool = False) -> bool:
    """Tell whether a cell holds nothing but how long the work may take: "05 ngày", "1/2 ngày làm việc"."""
    return bool((_AMOUNT if however_long else _WORKING_TIME).fullmatch(words) or _MINUTES.fullmatch(words))


def _label_end(text: str, start: int) -> int:
    ends = _LABEL_ENDS.search(text, start, start + _LABEL_HOLDS)
    return ends.start() if ends else start + _LABEL_HOLDS


def _counts(bound: re.Match[str], before: str, count: str, *, labelled: bool) -> bool:
    if bound.group().startswith("thành"):
        return labelled
    if bound["least"] and not _POSTED.search(before):
        return False
    if _AT_MOST_EVEN_SO.search(before[: bound.start()]):
        return True
    if _HOLDS_FOR.search(before[: bound.start()]) or _ELSE_BEFORE.search(before[: bound.start()]):
        return False
    return not (bound["plain"] and re.match(r"(?:0?1|một) (?:ngày|tuần|giờ)$", count))
