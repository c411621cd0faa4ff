"""Times that come back: "hằng năm", "6 tháng một lần", "trước ngày 25 tháng cuối quý".

Which of them say when something is done `extract.finders.deadlines.repetition_contexts` tells.
"""

import re
from collections.abc import Iterator

from extract.finders.deadlines.durations import NUMBER
from extract.finders.deadlines.repetition_contexts import TRIGGER, says_when
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
    r"|(?<!từ )(?<!đến )(?<!trong )(?:cả |tổng kết )?năm(?: (?:19|20)\d\d)?)(?!\w)"
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
_QUARTERS_OF_THE_YEAR = re.compile(r"qu[ýí] (?:iv|i{1,3})\b")  # "Quý II; Quý IV" are two terms of one year


def find_repeated(line: Line) -> Iterator[Reading]:
    """Find what comes back."""
    if not _SEED.search(line.text):
        return
    for found in _REPEATED.finditer(line.text):
        if says_when(found, line):
            yield _reading(found)


def read_repeated(words: str) -> Reading | None:
    """Read the whole of a cell."""
    found = _REPEATED.fullmatch(words)
    if found is None or (_QUARTERS_OF_THE_YEAR.search(words) and not TRIGGER.search(words)):
        return None
    return _reading(found)


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
