"""Times of the calendar with the words that bind them: "trước ngày 15/12", "từ ngày 08 đến ngày 10 tháng 12 năm 2025".

In prose only those are found that say when something is to be done (`extract.finders.deadlines.calendar_contexts`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.calendar_contexts import counts, is_fraction, is_told
from extract.finders.deadlines.clauses import starts_clause
from extract.finders.deadlines.durations import NUMBER
from extract.finders.deadlines.time_readings import Line, Reading, Years
from extract.finders.deadlines.time_words import (
    NOTHING,
    TIME,
    Days,
    day_before,
    day_of_month,
    days_of,
    is_a_day,
    names_its_year,
    year_days,
)

_TIME = re.compile(TIME)
_CLOCK = r"(?:(?:trước |sau )?\d{1,2} ?(?:giờ|h|:) ?(?:\d\d)?(?: phút|['’′])?(?: (?:sáng|chiều|tối))?,? )?"
_LEAD = re.compile(
    r"(?<!\w)(?:"
    r"(?P<by>(?:từ nay )?(?:(?:cho )?đến|tới)|trước|chậm nhất|muộn nhất|trễ nhất|hạn (?:chót|cuối(?: cùng)?)|hết"
    r"|không (?:quá|(?:muộn|chậm|trễ) hơn|sau))"
    r"|(?P<from>(?:(?:kể|bắt đầu) )?từ)"
    r"|(?P<in>(?:ngay )?(?:trong(?: khoảng| suốt)?|vào))(?: khoảng)?)"
    rf"(?: (?:là|vào|trong|trước|đến|hết|cuối|thời điểm|thời gian|hết ngày)){{0,3}},? {_CLOCK}$"
)
# The last word of a lead: most times have none, and looking at one word is cheap.
_LEADS = re.compile(
    r"(?:đến|tới|trước|nhất|chót|cuối|cùng|hết|quá|hơn|sau|từ|khoảng|suốt|trong|vào|là|điểm|gian|ngày|giờ|phút|h"
    r"|sáng|chiều|tối|[\d,:'’′]) $"
)
# A year told by what happens in it: "trước ngày 31 tháng 7 của năm xét tặng".
_EVENTS = any_of(
    r"""sau | trước | đó | này | liền kề | kế tiếp | tiếp theo | báo cáo | đánh giá | kế hoạch | hiện hành | tài chính
    | ngân sách | dự toán | quyết toán | thống kê | tuyển sinh | tổ chức | thực hiện | xét [^\s,.;]+"""
)
_SOME_YEAR = re.compile(
    rf",? (?:(?:của )?năm {_EVENTS}(?: (?:liền kề|kế tiếp|liền sau|tiếp theo))?"
    r"|(?:của )?kỳ (?:báo cáo|thông báo|đánh giá|thống kê|kế hoạch))"
)
_NEXT_DAY = re.compile(
    rf"(?<!\w)(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?|đến) {_CLOCK}(?:của )?"
    r"(?:ngày (?:làm việc )?(?:tiếp theo|kế tiếp|liền kề|hôm sau|sau)|ngày hôm (?:sau|đó)|cùng ngày)"
)
# "hoàn thành trước Tết Nguyên đán Bính Ngọ năm 2026", "trước mùa mưa bão năm 2026": no day is named.
_BEFORE_A_FEAST = re.compile(
    r"(?<!\w)trước (?:dịp )?(?:tết(?: nguyên đán| âm lịch)|mùa (?:mưa|lũ|bão|khô|hạn|xây dựng))(?: [^\s,.;:\d]+){0,3}"
    r" năm (?:19|20)\d\d(?!\d)"
)
_TO = r"(?:(?:cho )?(?:đến|tới)(?: hết| trước)?|-)"
_BETWEEN = re.compile(rf"(?:{_SOME_YEAR.pattern})?(?: của)?(?: năm)?,? ?{_TO}(?: hết)? ?{_CLOCK}")
_WIDEST_GAP = 48
_A_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_FIRST_DAY = re.compile(
    rf"(?P<lead>(?:(?:kể )?từ )?)(?P<lone>ngày )?(?P<first>{_A_DAY})(?:, {_A_DAY}){{0,5}} ?(?:{_TO}|và) ?$"
)
_FIRST_DAY_ENDS = re.compile(r"(?:\d ?-|đến|tới|hết|trước|và) ?$")
_BRACKETED = re.compile(
    rf"(?:(?:trong|khoảng)(?: (?:vòng|thời gian|thời hạn|khoảng))? |(?<=: ))"
    rf"{NUMBER} (?:ngày|tuần|tháng|năm)(?: làm việc)? \($"
)
_THIS_YEAR = re.compile(
    r"(?:trong|(?P<by>(?:từ nay )?đến (?:hết|cuối))) năm(?! \d)"
    rf"(?! (?:học|nay|tới|qua|liền|công tác|dự thi|là|{_EVENTS}))(?!\w)"
)

# "chi phí phát sinh trong năm", "02 lần trong năm"
_OF_THE_YEAR = re.compile(r"(?<!\w)(?:phát sinh|lần|lần nghỉ|công tác|sử dụng) $")


def find_calendar_times(line: Line, years: Years) -> Iterator[Reading]:
    """Find days, months, quarters and years, and what lies between two of them."""
    for unnamed in (*_NEXT_DAY.finditer(line.text), *_BEFORE_A_FEAST.finditer(line.text)):
        yield Reading(unnamed.start(), unnamed.end(), "by")
    done = -1
    for found, following in pairwise([*_TIME.finditer(line.text), None]):
        if found is None or found.start() < done:
            continue
        reading = following and _between(found, following, line, years)
        if reading is None:
            reading = _days_of_one_month(found, line, years) or read_time(found, line, years)
            if not counts(found, reading, line, years):
                continue
        reading = _with_years_after(_since_event(reading, line), line)
        done = reading.end
        if not (years.is_past(reading.days) or is_told(reading, line)):
            yield _with_brackets(reading, line)
    if years.this_year is not None:
        for this in _THIS_YEAR.finditer(line.text):
            if _OF_THE_YEAR.search(line.before(this.start(), 24)):
                continue
            year = year_days(years.this_year)
            days = Days(None, year.last) if this["by"] else year
            yield Reading(this.start(), this.end(), "by" if this["by"] else "during", days)


def read_time(found: re.Match[str], line: Line, years: Years) -> Reading:
    """Read one match of `TIME` with the words before it that say how it binds."""
    before = line.before(found.start(), 60)
    lead = _LEAD.search(before) if _LEADS.search(before[-8:]) else None
    start = found.start() - (len(before) - lead.start() if lead else 0)
    days, end = years.days(found), found.end()
    if some_year := _SOME_YEAR.match(line.text, end):
        days, end = NOTHING, some_year.end()
    if lead and lead["by"]:
        # "trước quý IV" ends with the third, "trước ngày 15/12" on that day.
        before_it = lead.group().rstrip().endswith("trước") and not is_a_day(found)
        return Reading(start, end, "by", Days(None, day_before(days.first) if before_it else days.last))
    if lead and lead["from"] and not found["first_year"]:
        return Reading(start, end, "from", Days(days.first, None))
    return Reading(start, end, "during", days)


def _between(first: re.Match[str], last: re.Match[str], line: Line, years: Years) -> Reading | None:
    """Two times that are one: "từ tháng 3 đến tháng 6 năm 2022"; the year of the second is that of the first."""
    if last.start() - first.end() > _WIDEST_GAP or not _BETWEEN.fullmatch(line.text, first.end(), last.start()):
        return None
    opening = read_time(first, line, years)
    if opening.type == "by" or is_fraction(first, opening, line):
        return None
    if opening.start == first.start() and not starts_clause(line.before(opening.start)):
        return None
    end, until = years.days(last), last.end()
    if some_year := _SOME_YEAR.match(line.text, until):
        end, until = NOTHING, some_year.end()
    year = int(end.last[:4]) if end.last else None
    start = days_of(first, year if year and not names_its_year(first) else None)
    backwards = bool(start.first and end.last and start.first > end.last)
    return Reading(opening.start, until, "during", Days(None if backwards else start.first, end.last))


def _days_of_one_month(found: re.Match[str], line: Line, years: Years) -> Reading | None:
    """Two days with one month: "từ ngày 08 đến ngày 10 tháng 12 năm 2025"."""
    before = line.before(found.start(), 40)
    if not is_a_day(found) or not _FIRST_DAY_ENDS.search(before[-8:]):
        return None
    opening = _FIRST_DAY.search(before)
    if opening is None or not (opening["lead"] or opening["lone"]):
        return None
    days = years.days(found)
    start = found.start() - (len(before) - opening.start())
    first = day_of_month(int(opening["first"]), days.last)
    if first and days.last and first > days.last:
        return None
    return Reading(start, found.end(), "during", Days(first, days.last))


def _since_event(reading: Reading, line: Line) -> Reading:
    """Take the event before a last day with it: "từ khi Nghị quyết này có hiệu lực đến hết ngày 31/12/2026"."""
    if reading.type != "by" or not line.text.startswith(("đến", "cho đến"), reading.start):
        return reading
    before = line.before(reading.start, 140)
    event = _SINCE_EVENT.search(before)
    if event is None:
        return reading
    return replace(reading, start=reading.start - (len(before) - event.start()), type="during")


def _with_years_after(reading: Reading, line: Line) -> Reading:
    """Years without end begin with the first: "trong năm 2026 và các năm tiếp theo"."""
    after = _YEARS_AFTER.match(line.text, reading.end)
    if after is None or reading.type == "by":
        return reading
    return replace(reading, end=after.end(), type="from", days=Days(reading.days.first, None))


def _with_brackets(reading: Reading, line: Line) -> Reading:
    """Days in brackets belong to the count before them: "trong 03 ngày làm việc (từ ngày 08 đến ngày 10/12/2025)"."""
    if line.text[reading.end : reading.end + 1] != ")":
        return reading
    counted = _BRACKETED.search(line.before(reading.start, 60))
    return replace(reading, start=reading.start - len(counted.group()), end=reading.end + 1) if counted else reading


# 2022, 2022-2025, đến 2025, từ 2022 đến 2025
_BARE_YEARS = re.compile(
    r"(?:(?P<lead>từ|đến(?: hết)?|trong) )?(?P<first>(?:19|20)\d\d)(?:(?: ?- ?| đến )(?P<last>(?:19|20)\d\d))?"
)
_WHOLE_YEAR = re.compile(r"(?:trong |cả |suốt )(?:cả |suốt )?năm")
_BESIDE = re.compile(
    r"(?:thực hiện|hoàn thành|triển khai|ban hành|trình|gửi|dự kiến|báo cáo|đối với|và (?:các|những) năm)[\w ,]{0,40}"
)

# "từ khi Nghị quyết này có hiệu lực đến hết ngày 31/12/2026": the event opens, the day closes.
_SINCE_EVENT = re.compile(
    r"(?<!\w)(?:(?:kể|tính|bắt đầu) )?từ (?:khi|ngày|thời điểm) (?=[^\d\s])(?:(?! từ (?:khi|ngày) )[^.;:]){3,110} $"
)
_YEARS_AFTER = re.compile(r"(?: và|,) (?:các |những )?năm (?:tiếp theo|kế tiếp|sau|sau đó|tới)(?!\w)")
_HOUR_BESIDE = re.compile(r"(?:lúc |từ |vào )?\d{1,2} ?(?:giờ|h|:) ?(?:\d\d)?(?: phút)?|(?:thứ \w+|chủ nhật)")


def read_calendar_time(line: Line, years: Years) -> Reading | None:
    """Read the whole of a cell: "Quý IV/2022", "2022", "Thực hiện trong giai đoạn 2021-2025"."""
    if bare := _BARE_YEARS.fullmatch(line.text):
        return _bare_years(bare)
    if _WHOLE_YEAR.fullmatch(line.text):
        return Reading(0, len(line.text), "during", year_days(years.this_year) if years.this_year else NOTHING)
    for found, following in pairwise([*_TIME.finditer(line.text), None]):
        if found is None:
            break
        reading = (
            (following and _between(found, following, line, years))
            or _days_of_one_month(found, line, years)
            or read_time(found, line, years)
        )
        reading = _with_years_after(reading, line)
        if _may_stand_beside(line.text[: reading.start]) and _may_stand_beside(line.text[reading.end :]):
            return reading
    return None


def _bare_years(found: re.Match[str]) -> Reading:
    first, last = year_days(int(found["first"])), year_days(int(found["last"] or found["first"]))
    if found["lead"] and found["lead"].startswith("đến"):
        return Reading(0, found.end(), "by", Days(None, last.last))
    if found["lead"] == "từ" and not found["last"]:
        return Reading(0, found.end(), "from", Days(first.first, None))
    ordered = found["last"] is None or found["first"] <= found["last"]
    return Reading(0, found.end(), "during", Days(first.first, last.last) if ordered else NOTHING)


def _may_stand_beside(words: str) -> bool:
    """Words of a cell beside its time that change nothing: "Thực hiện trong giai đoạn 2021-2025"."""
    return not (rest := words.strip(" ,.;:()")) or bool(_BESIDE.fullmatch(rest) or _HOUR_BESIDE.fullmatch(rest))
