"""Times that come back: "hằng năm", "6 tháng một lần", "trước ngày 25 tháng cuối quý".

They count where they say when something is done, not inside a noun: "dự toán hằng năm", "trợ cấp hằng tháng". How
often a thing is to be done ("02 đợt/tháng") comes back, too; a least number ("ít nhất 02 lần/năm") is a target.
"""

import re
from collections.abc import Iterator

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.durations import NUMBER
from extract.finders.deadlines.time_readings import Line, Reading
from extract.finders.deadlines.time_words import Days
from extract.plan import Every

# "hàng" is goods, too: "mặt hàng năm 2025", "hàng quý hiếm".
_NO_GOODS = r"(?<!mặt )(?<!ngân )(?<!khách )(?<!cửa )(?<!bán )(?<!đơn )(?<!giao )(?<!loại )(?<!mua )"
_EACH = (
    rf"(?:(?:{_NO_GOODS}h[àằ]ng|mỗi) (?:ngày|năm)|(?:h[àằ]ng|mỗi|từng) (?:tuần|tháng|quý|quí))"
    r"(?! ?(?:(?:\d\d?|(?:19|20)\d\d)(?![\d.,]|\d? (?:lần|kỳ|đợt))|[ivx]+\b|hiếm|giá\b))"
)
_SOME_MONTHS = r"(?<![\d/,.])(?:0?[1369]|sáu|ba|chín|một) tháng(?: (?:đầu|cuối) năm)?"
_PERIOD = (
    rf"(?:{_EACH}|{_SOME_MONTHS}|tuần|tháng|qu[ýí](?: (?:iv|i{{1,3}})\b)?|nửa năm|giai đoạn|nhiệm k[ỳì]|\d{{1,2}} năm"
    r"|(?<!từ )(?:cả |tổng kết )?năm(?: (?:19|20)\d\d)?)(?!\w)"
)
_AND = r"(?: ?[,;/] ?(?:và )?| và | hoặc )(?:(?:theo|định k[ỳì]|báo cáo) )?"
_LIST = rf"(?:định k[ỳì] )?(?:theo )?{_PERIOD}(?:{_AND}{_PERIOD}){{1,6}}"
_ONCE = r"(?: ?/ ?(?:(?:0?1|một) )?| (?:một|0?1|1) )lần"
_OFTEN = r"(?<![\d/,.(])\d{1,3} (?:lần|đợt|kỳ) ?/ ?(?:0?1 )?(?:ngày|tuần|tháng|quý|năm)(?!\w)"
# "02 lần mỗi năm", "1 năm 2 lần"
_TIMES = r"(?:\d{1,2}|một|hai|ba|bốn) (?:lần|đợt|kỳ)"
_OFTEN = (
    rf"(?:{_OFTEN}|(?<![\d/,.(]){_TIMES},? (?:trong )?(?:(?:một|0?1) |mỗi |h[àằ]ng |từng )(?:ngày|tuần|tháng|quý|năm)"
    rf"|(?<![\d/,.(-])(?:0?1|một) (?:ngày|tuần|tháng|quý|năm),? ?/? ?{_TIMES})(?!\w)"
)
_INTERVAL = rf"{NUMBER} (?:ngày|tuần|tháng|quý|năm)"

_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_M = r"(?:0?[1-9]|1[0-2])(?!\d)"
_HOUR = r"\d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?!\w)"
_CLOCK = r"(?:\d{1,2} ?(?:giờ|h|:) ?(?:\d\d)?(?: phút|['’′])?,? ?(?:ngày )?)"
_UNTIL = (
    r"(?:(?:định k[ỳì],? )?(?:vào|trong|chậm nhất|muộn nhất|trước|đến|không (?:quá|muộn hơn)|hết)"
    r"(?: (?:là|vào|trước|trong|đến|hết))? )"
)
_DAY_ALONE = rf"ngày (?:mùng |mồng )?{_D}"
_A_DAY = (
    rf"(?:(?:{_DAY_ALONE}|(?<![\d/.,-]){_D})(?: ?[/-] ?{_M}(?! ?[/-] ?\d)| tháng {_M})"
    rf"|{_DAY_ALONE}|tháng {_M}|qu[ýí] (?:iv|i{{1,3}}|[1-4])\b)"
)
_MONTHS = rf"(?:các )?tháng {_M}(?:(?: ?[,;-] ?| và | đến |, và )(?:(?:từ|các) )?(?:tháng )?{_M}){{0,11}}"
# "trước mùa mưa bão hằng năm", "vào vụ đông xuân hằng năm"
_SEASON = r"(?:trước|trong|vào|sau|đầu|cuối|từ) (?:đầu |cuối |dịp )?(?:mùa|vụ|dịp) [^\s,.;:]+(?: [^\s,.;:]+){0,3}?"
_WEEKDAY = r"(?:(?:sáng |chiều )?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật))"
_ENDMOST = r"(?:đầu|cuối|giữa|thứ \w+)(?: tiên| cùng)?(?: của)?(?: mỗi| từng| h[àằ]ng)?"
_NEXT = r"(?:sau|tiếp theo|kế tiếp|liền kề)"
_OF_A_MONTH = (  # ngày 25 tháng cuối quý, ngày 05 của tháng sau, ngày làm việc cuối cùng của tháng, cuối mỗi quý
    rf"(?:{_DAY_ALONE}(?: của)? tháng (?:{_ENDMOST} quý(?! [ivx\d])|{_NEXT})(?: {_NEXT})?"
    rf"|ngày (?:làm việc )?{_ENDMOST} (?:tháng|quý)(?! [ivx\d])"
    rf"|(?:đầu|cuối) (?:mỗi|h[àằ]ng|từng) (?:tháng|quý|năm)|tháng {_ENDMOST} quý(?! [ivx\d]))"
)

# The outer group names the form.
_REPEATED = re.compile(
    rf"(?P<months>(?:(?:vào|trong|từ) )?{_MONTHS},?(?: của)? (?P<months_each>{_EACH}))"
    rf"|(?P<season>{_SEASON},? (?P<season_each>{_EACH}))"
    rf"|(?P<dated>(?:định k[ỳì],? )?(?:từ {_A_DAY} )?{_UNTIL}?{_CLOCK}?(?:{_A_DAY}|{_WEEKDAY})"
    rf"(?:{_AND}{_UNTIL}?(?:{_A_DAY}|{_D})){{0,3}},?(?: của)? (?P<day_each>{_EACH}))"
    rf"|(?P<clock>{_UNTIL}{_CLOCK}(?P<clock_each>{_EACH}))"
    rf"|(?P<month>(?:(?:định k[ỳì] )?{_EACH},? )?{_UNTIL}?{_OF_A_MONTH})"
    rf"|(?P<each_dated>(?:định k[ỳì] )?(?P<first_each>{_EACH}),? {_UNTIL}(?:{_A_DAY}(?!,? năm \d| ?/ ?\d)|{_HOUR}))"
    rf"|(?P<list>{_LIST})"
    rf"|(?P<interval>(?:định k[ỳì],? )?(?:mỗi )?{_INTERVAL}{_ONCE}|định k[ỳì] {_INTERVAL}(?! \d))"
    rf"|(?P<often>(?:định k[ỳì],? )?{_OFTEN})"
    rf"|(?P<period>định k[ỳì] (?:theo )?(?:năm|quý|tháng|tuần|{_SOME_MONTHS})(?! ?\d))"
    rf"|(?P<each>(?:định k[ỳì],? )?{_EACH}(?: (?:ít nhất )?(?:một|hai|ba|bốn|\d\d?) (?:lần|kỳ))?"
    r"(?:(?: và|,) bắt đầu từ năm (?P<since>(?:19|20)\d\d))?)"
    r"|(?P<regularly>(?<!quyết )(?<!quy )(?<!xác )định k[ỳì]"
    r"|(?<!tháng )cuối năm(?! (?:\d|ngoái|nay|trước|qua|học|ngân sách|tài chính)))"
)
# Without one of these a text holds nothing that comes back.
_SEED = re.compile(
    r"h[àằ]ng [ntqm]|mỗi|từng|định k|[369] tháng|sáu tháng|lần\b|(?:đợt|kỳ) ?/|cuối năm|tháng (?:đầu|cuối|sau|tiếp|kế)"
    r"|ngày (?:làm việc )?(?:đầu|cuối)|quý,|theo (?:quý|tháng|tuần|năm|\d)"
)
_RATE = re.compile(r"\d+ tháng ?/ ?năm")  # "9 tháng/năm học"
_TRIGGER = re.compile(r"0?[69] tháng|sáu tháng|h[àằ]ng |định k[ỳì]|mỗi")

# "ít nhất 02 lần/năm" is a target; a total in brackets, "02 đợt/tháng (24 đợt/năm)", says nothing new.
_NOT_SO_OFTEN = re.compile(r"(?:(?:ít nhất|tối thiểu|từ|trên|hơn|không (?:dưới|quá)|đạt|tối đa)(?: là)? |\((?:\w+ )?)$")

_QUARTERS_OF_THE_YEAR = re.compile(r"qu[ýí] (?:iv|i{1,3})\b")  # "Quý II; Quý IV" are two terms of one year

# Nouns that the adverb belongs to: "ngân sách nhà nước hằng năm", "Nghị quyết hằng năm".
_MONEY = any_of("dự toán | ngân sách | kinh phí")
_PAPERS = any_of(
    """kế hoạch | chương trình | mức | lượng | chi(?! (?:bộ|ủy|uỷ|cục|nhánh|đoàn|hội)) | nguồn thu | định mức
    | báo cáo (?:tài chính|công tác|tổng kết|quyết toán)
    | nghị quyết | chỉ tiêu | biên chế | hao mòn | khấu hao | chi phí | doanh thu | lợi nhuận | sản lượng | số lượng
    | tốc độ | đời sống | học phí | hợp đồng | bình quân | trung bình | bản tin | quy hoạch | số liệu | danh mục"""
)
_THINGS = any_of(
    """nghỉ | nghỉ phép | phép | cây | công việc | hỗ trợ | tỷ lệ | tỉ lệ | phí | thuế | quỹ
    | (?<!thường )(?<!định )kỳ | thế hệ
    | ca trực | hoạt động | nhu cầu | nhật ký | lịch
    | sinh hoạt | số | lượng | vốn | cứ"""
)
_NOUN_BEFORE = re.compile(
    rf"(?<!\w)(?:nhiệm vụ(?: [^\s,.;]+){{0,3}},?|{_MONEY}(?: [^\s,.;:]+){{0,7}}|{_PAPERS}(?: [^\s,.;:]+){{0,5}}"
    rf"|{_THINGS}(?: [^\s,.;:]+)?|(?:kế hoạch|chương trình)(?:,? (?!và )[^\s,.;:]+){{0,9}},?|thời gian(?: [^\s,.;:]+){{0,2}} tối thiểu"
    r"|(?:(?:các|những)(?: loại)?|lập|xây dựng|gửi|nộp|bản|nội dung|mẫu|hoàn thiện) báo cáo(?: [^\s,.;:]+){0,7}) $"
)
# What is paid each month; "người hưởng trợ cấp hằng tháng được rà soát" says when all the same.
_PAY = any_of("trợ cấp | trợ giúp | phụ cấp | tuất | lương | hưu trí | thu nhập | hưởng | hỗ trợ thêm | ưu đãi | tiền")
_PAY_BEFORE = re.compile(rf"(?<!\w){_PAY}(?: [^\s,.;:]+){{0,5}} $")
# A verb right before says when it is done, whatever nouns stand before it: "Việc lập kế hoạch được thực hiện hằng ngày".
_DONE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:được|phải|cần|sẽ) (?:thực hiện|tiến hành|tổ chức|rà soát|cập nhật|kiểm tra|đánh giá|báo cáo|gửi|công bố"
    r"|công khai|điều chỉnh|xem xét|lập|xây dựng|ban hành|tổng hợp|hỗ trợ|chi trả|trả|thanh toán|nộp|đóng)(?: thêm| theo)?"
    r"|họp(?: [^\s,.;:]+){0,2}) $"
)
_DEFINED_AFTER = re.compile(r" quy định tại")  # "chương trình bồi dưỡng hằng năm quy định tại khoản 3"
_DONE_AFTER = re.compile(r" (?:được|phải|cần|sẽ) (?!hưởng|nhận|cấp|giao|bố trí|phân bổ|tính|chi)")
_AMOUNT_AFTER = re.compile(
    r" (?:công tác|đóng|tham gia) | (?:bằng|đạt) |: bằng "
    r"| ?(?:là|tương ứng|tối thiểu|:)? ?\d[\d.,]* ?(?:đồng|triệu|nghìn|lần|%)"
)
# "báo cáo định kỳ" is a kind of report; "kiểm tra định kỳ" is to check now and then.
_KINDS = any_of(
    """báo cáo | chứng nhận | thông tin | thời hạn | hội nghị | cuộc họp | chế độ | kế hoạch | sức khoẻ | sức khỏe
    | sửa chữa | không | kỳ | cuộc | điểm kiểm tra"""
)
_LIST_OF_PLANS = re.compile(
    r"(?:dài hạn|trung hạn|0?5 năm|năm năm)(?:,| và) $"
)  # "kế hoạch đầu tư công trung hạn và …"
# "bảo quản định kỳ, bảo quản phòng ngừa" are two kinds of one thing.
_KIND_OF = re.compile(r"(?P<thing>[^\s,.;]+ [^\s,.;]+) $")
_OTHER_KIND = re.compile(r"(?:,| và| hoặc) (?P<thing>[^\s,.;]+ [^\s,.;]+) (?!định kỳ)")
# "Xây dựng các báo cáo định kỳ hằng tháng, quý" says how often to write; "Báo cáo định kỳ hằng tháng:" is a label.
_REPORTS_OFTEN = re.compile(
    r"(?<!\w)(?:xây dựng|lập|gửi|nộp|thực hiện|tổng hợp)(?: các)? (?:chế độ )?báo cáo(?: [^\s,.;:]+){0,3} $"
)
_LABEL_BEFORE = re.compile(r"(?:^|[.;:] )(?:[-+•*] |[a-zđ\d]{1,2}[).] )*báo cáo $")
_REGULAR_NOUN = re.compile(rf"{_KINDS} (?:theo )?$")
_YEAR_END_NOUN = re.compile(
    r"(?:thời điểm|tính đến|so với|từ|số dư|đầu năm,?|và|những|đến|tiền thưởng|kỳ họp(?: [^\s,.;]+){0,3}) $"
)
_OPEN_FROM = re.compile(rf"từ {_HOUR} $")
_COUNTED_FROM = re.compile(r"(?:tính|từ) (?:từ )?ngày[^.;:]{0,60}$")


def find_repeated(line: Line) -> Iterator[Reading]:
    """Find what comes back."""
    if not _SEED.search(line.text):
        return
    for found in _REPEATED.finditer(line.text):
        if _says_when(found, line):
            yield _reading(found)


def read_repeated(words: str) -> Reading | None:
    """Read the whole of a cell."""
    found = _REPEATED.fullmatch(words)
    if found is None or (_QUARTERS_OF_THE_YEAR.search(words) and not _TRIGGER.search(words)):
        return None
    return _reading(found)


def _says_when(found: re.Match[str], line: Line) -> bool:
    before, after = line.before(found.start()), line.after(found.end())
    match found.lastgroup:
        case "clock" if _OPEN_FROM.search(before[-24:]):
            return False  # "từ 7 giờ 30 đến 17 giờ hằng ngày" are hours of opening
        case "months" | "season" | "dated" | "clock" | "month" | "each_dated":
            return not _COUNTED_FROM.search(before)
        case "interval":
            return True
        case "often":
            return not _NOT_SO_OFTEN.search(before)
        case "list" | "period" | "each":
            if found.lastgroup == "list" and (_RATE.match(found.group()) or not _TRIGGER.search(found.group())):
                return False
            if _DONE_BEFORE.search(before[-40:]) or (
                found.group().startswith("định k") and _REPORTS_OFTEN.search(before[-60:])
            ):
                return True
            if after.startswith(":") and _LABEL_BEFORE.search(before[-24:]):
                return False
            if _NOUN_BEFORE.search(before) or _LIST_OF_PLANS.search(before[-16:]) or _AMOUNT_AFTER.match(after) or _DEFINED_AFTER.match(after):
                return False
            return bool(_DONE_AFTER.match(after)) or not _PAY_BEFORE.search(before)
        case _:
            if found.group() == "cuối năm":
                return not _YEAR_END_NOUN.search(before) and not _NOUN_BEFORE.search(before)
            thing, other = _KIND_OF.search(before[-30:]), _OTHER_KIND.match(after)
            if thing and other and thing["thing"] == other["thing"]:
                return False
            return not _REGULAR_NOUN.search(before) and not _NOUN_BEFORE.search(before)


def _reading(found: re.Match[str]) -> Reading:
    words = found.group()
    every: Every | None
    since = None
    match found.lastgroup:
        case "dated" | "clock" | "each_dated":
            every = shortest_period(found["day_each"] or found["clock_each"] or found["first_each"])
        case "months" | "season":
            every = shortest_period(found["months_each"] or found["season_each"])
        case "month":
            every = "quarter" if "quý" in words else "year" if words.endswith("năm") else "month"
        case "interval":
            every = _every(words)
        case "often":
            every = shortest_period(_COUNT_OF_TIMES.sub("", words))
        case "each":
            since = found["since"]
            every = shortest_period(words.partition("bắt đầu")[0])
        case _:
            every = shortest_period(words)
    return Reading(found.start(), found.end(), "recurring", Days(f"{since}-01-01" if since else None, None), every)


_COUNT_OF_TIMES = re.compile(r"\d+ ?")  # "1 tháng 2 lần" comes back each month
_COUNTS: dict[tuple[int, str], Every] = {
    (1, "năm"): "year",
    (12, "tháng"): "year",
    (6, "tháng"): "half-year",
    (3, "tháng"): "quarter",
    (1, "quý"): "quarter",
    (1, "tháng"): "month",
    (1, "tuần"): "week",
    (7, "ngày"): "week",
}
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "chín": 9, "mười hai": 12}


def _every(words: str) -> Every | None:
    """Name an interval, where it has a name: "định kỳ 06 tháng một lần"."""
    found = re.search(
        r"(\d+|mười hai|một|hai|ba|bốn|năm|sáu|bảy|chín)(?: ?\([^()]*\))? (ngày|tuần|tháng|quý|năm)", words
    )
    if found is None:
        return shortest_period(words.partition("/")[2])
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
    return _COUNTS.get((number, found[2]))


_EVERY: tuple[tuple[re.Pattern[str], Every], ...] = (
    (re.compile(r"tuần"), "week"),
    (re.compile(r"(?<![\d369] )(?<!sáu )(?<!chín )(?<!ba )tháng(?! đầu| cuối)|(?<!\d)0?1 tháng"), "month"),
    (re.compile(r"qu[ýí]|[93] tháng|chín tháng|ba tháng"), "quarter"),
    (re.compile(r"6 tháng|sáu tháng|nửa năm"), "half-year"),
    (re.compile(r"năm"), "year"),
)


def shortest_period(words: str) -> Every | None:
    """Return the shortest period that the words name.

    >>> shortest_period("định kỳ hàng quý, 6 tháng, hàng năm")
    'quarter'
    >>> shortest_period("hằng ngày")
    """
    return next((every for pattern, every in _EVERY if pattern.search(words)), None)
