"""Vietnamese words of the calendar to days: years, quarters, months, days; never a day that no word gives.

Patterns are written against the folded text in lower case.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_Y = r"(?:19|20)\d\d"
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"(?:iv|i{1,3}|0?[1-4])(?![\w%])"
_OF_YEAR = r"(?:,? (?:của )?năm | ?/{1,2} ?| ?- ?|\.)"
# A list goes on: "quý I, II", "tháng 10, 11 và 12", "Quý II - Quý III".
_AND = r"(?: ?[,;+&-] ?| và | hoặc |, và )"

# Real expressions beside each part. Groups are named once in `TIME`.
LONG_DAY = (  # ngày 05 tháng 6 năm 2022, mùng 1 tháng 7, ngày 15 tháng 12/2025, 15 tháng 12 năm 2025
    r"(?:(?:ngày|mùng|mồng) |(?<![\d/.,-])(?=\d\d? tháng \d\d? năm \d))"
    rf"(?P<long_day>{_D}) tháng (?P<long_month>{_M})(?!\d)(?:(?:,? năm | ?[/-] ?)(?P<long_year>{_Y}))?"
)
DAY = (  # ngày 31/01/2022, 12/3, ngày 30-9-1988, ngày 1.7.1998; 1/2 ngày is half a day
    rf"(?:ngày |(?<![\d/.,-]))(?P<day>{_D}) ?[/-] ?(?P<month>{_M})(?: ?[/-] ?(?P<day_year>{_Y}))?"
    r"(?![\d%]|[/-]\d| (?:ngày|tháng|số|tổng|tuần|lần|năm (?:gần|liền|qua\b)))"
    rf"|ngày (?P<dotted_day>{_D})\.(?P<dotted_month>{_M})(?:\.(?P<dotted_year>{_Y}))?(?!\d)"
)
QUARTERS = (  # quý III/2022, quý I, II/2022, quý II năm 2024, Q.I/2022
    r"(?:tháng )?(?:qu[ýí] |(?<!\w)q\.? ?)"
    rf"(?P<quarters>{_QUARTER}(?:(?: ?/{{1,2}} ?{_Y})?{_AND}(?:qu[ýí] )?{_QUARTER}){{0,3}})"
    rf"(?:{_OF_YEAR}(?P<quarter_year>{_Y}))?"
)
PART_OF_YEAR = (  # 6 tháng đầu năm 2022, sáu tháng cuối năm, nửa đầu năm 2026
    r"(?:(?P<months>0?[369]|sáu|ba|chín) tháng|nửa) (?P<half>đầu|cuối) (?:của )?năm"
    rf"(?: (?P<half_year>{_Y}))?"
)
RANGE = (  # giai đoạn 2021 - 2025, thời kỳ 2021-2030, các năm 2026, 2027, giai đoạn từ năm 2021 đến năm 2025
    r"(?:giai đoạn|thời k[ỳì]|nhiệm k[ỳì]|(?:các |những |trong )?năm)(?: từ)?(?: năm)? "
    rf"(?P<first_year>{_Y})(?: ?-+ ?| đến |, | và ){{1,2}}(?:hết )?(?:năm )?(?P<last_year>{_Y})(?!\d)"
)
SCHOOL_YEAR = rf"năm học (?P<school_year>{_Y}) ?- ?{_Y}"
YEAR = rf"năm (?P<year>{_Y})(?!\d)"
MONTHS = (  # tháng 12/2024, tháng 10, 11 năm 2025, tháng 3
    rf"tháng (?P<only_months>{_M}(?!\d)(?:(?: ?/ ?{_Y})?{_AND}(?:tháng )?{_M}(?![\d/]\d?\d?/|\d)){{0,5}})"
    rf"(?:{_OF_YEAR}(?P<month_year>{_Y})(?!\d))?"
)
SHORT_MONTH = rf"(?<![\d/.,-])(?P<short_month>{_M}) ?/ ?(?P<short_year>{_Y})(?!\d)"  # 06/2026
# "cuối năm 2022" names no first day, "giữa tháng 3" none at all.
_PART = r"(?P<part>(?:đầu|giữa|cuối|cả|khoảng|trung tuần|thượng tuần|hạ tuần|tuần (?:đầu|cuối|thứ \w+|\d)) )?"
TIME = (
    rf"(?:{LONG_DAY}|{DAY}|{SHORT_MONTH}|{PART_OF_YEAR}|{_PART}(?:{QUARTERS}|{MONTHS}|{RANGE}|{SCHOOL_YEAR}|{YEAR})"
    r"(?!\.\d))"
)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, ISO; either may be unknown."""

    first: str | None
    last: str | None


NOTHING = Days(None, None)


def days_of(found: re.Match[str], own: int | None) -> Days:
    """Return the days that a match of `TIME` covers; `own` is the year of a time that names none."""
    whole = _whole(found, own)
    match found["part"] and found["part"].split()[0]:
        case "cuối":
            return Days(None, whole.last)
        case "đầu":
            return Days(whole.first, None)
        case None | "khoảng" | "cả":
            return whole
        case _:
            return NOTHING


def _whole(found: re.Match[str], own: int | None) -> Days:
    if found["long_day"]:
        return _one_day(_year(found["long_year"], own), found["long_month"], found["long_day"])
    if found["day"]:
        return _one_day(_year(found["day_year"], own), found["month"], found["day"])
    if found["dotted_day"]:
        return _one_day(_year(found["dotted_year"], own), found["dotted_month"], found["dotted_day"])
    if found["short_month"]:
        return _months(int(found["short_year"]), int(found["short_month"]), int(found["short_month"]))
    if found["half"]:
        return _part_of_year(found, _year(found["half_year"], own))
    if found["quarters"]:
        return _quarters(found["quarters"], _year(found["quarter_year"], own))
    if found["only_months"]:
        months = [int(word) for word in re.findall(r"(?<!\d)\d\d?(?!\d)", found["only_months"])]
        return _months(_year(found["month_year"], own), min(months), max(months))
    if found["first_year"] and "nhiệm k" in found.group():
        return NOTHING  # a term of office begins and ends with a congress, not with a year
    if found["first_year"]:
        first, last = int(found["first_year"]), int(found["last_year"])
        return Days(year_days(first).first, year_days(last).last) if first <= last else NOTHING
    return year_days(int(found["year"])) if found["year"] else NOTHING


def _quarters(words: str, year: int | None) -> Days:
    """Days of listed quarters: "iv/2022 - quý i" of 2023; one without a year is of the year that follows it."""
    listed = [
        (_QUARTERS[number.lstrip("0")], int(own) if own else None)
        for number, own in re.findall(rf"(?<!\d)(iv|i{{1,3}}|0?[1-4])(?!\d)(?: ?/{{1,2}} ?({_Y}))?", words)
    ]
    dated: list[tuple[int, int]] = []
    for number, own in reversed(listed):
        year = own or year
        if year is None:
            return NOTHING
        dated.append((year, number))
    first, last = min(dated), max(dated)
    return Days(
        _months(first[0], 3 * first[1] - 2, 3 * first[1]).first, _months(last[0], 3 * last[1] - 2, 3 * last[1]).last
    )


def _part_of_year(found: re.Match[str], year: int | None) -> Days:
    written = found["months"]
    length = 6 if written is None else {"sáu": 6, "ba": 3, "chín": 9}.get(written) or int(written)
    first = 1 if found["half"] == "đầu" else 13 - length
    return _months(year, first, first + length - 1)


def names_its_year(found: re.Match[str]) -> bool:
    """Tell whether a match of `TIME` says which year it means."""
    return bool(re.search(rf"(?<!\d){_Y}(?!\d)", found.group()))


def is_a_day(found: re.Match[str]) -> bool:
    """Tell whether a match of `TIME` is one day."""
    return bool(found["long_day"] or found["day"] or found["dotted_day"])


def is_years(found: re.Match[str]) -> bool:
    """Tell whether a match of `TIME` is nothing shorter than a year."""
    return bool(found["year"] or found["first_year"] or found["school_year"])


def day_before(day: str | None) -> str | None:
    """Return the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None


def day_of_month(day: int, of: str | None) -> str | None:
    """Return the day in the month of an ISO day, None where the month has no such day.

    >>> day_of_month(8, "2025-12-10"), day_of_month(31, "2025-11-30")
    ('2025-12-08', None)
    """
    return _one_day(int(of[:4]), of[5:7], str(day)).first if of else None


def year_days(year: int) -> Days:
    """Return the days of a whole year."""
    return Days(f"{year}-01-01", f"{year}-12-31")


def _year(text: str | None, own: int | None) -> int | None:
    return int(text) if text else own


def _months(year: int | None, first: int, last: int) -> Days:
    if year is None or not 1 <= first <= last <= 12:
        return NOTHING
    return Days(f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]:02}")


def _one_day(year: int | None, month: str, day: str) -> Days:
    if year is None or not 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
        return NOTHING
    iso = f"{year}-{int(month):02}-{int(day):02}"
    return Days(iso, iso)
