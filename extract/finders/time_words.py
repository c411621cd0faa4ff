"""Vietnamese words of time to days: years, quarters, months, days, spans of them; never a day that no word gives."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.plan import Every, Period

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = r"(?:IV|I{1,3}|[1-4])(?![\w%])"

# Real expressions beside each part. Groups are named once in `TIME`.
DAY = (  # ngày 31/01/2022, 12/3
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s*[/-]\s*(?P<month>\d{1,2})"
    r"(?:\s*[/-]\s*(?P<day_year>(?:19|20)\d\d))?"
)
LONG_DAY = r"ngày\s+(?P<long_day>\d{1,2})\s+tháng\s+(?P<long_month>\d{1,2})(?:\s+năm\s+(?P<long_year>(?:19|20)\d\d))?"
MONTH = r"tháng\s+(?P<only_month>\d{1,2})(?:\s*/+\s*|\s+năm\s+|\s*-\s*)?(?P<month_year>(?:19|20)\d\d)?"  # Tháng 12/2024
QUARTERS = (  # Quý III/2022, Quý I, II/2022, quý II năm 2024
    rf"(?:tháng\s+)?quý\s+(?P<quarters>{_QUARTER}(?:(?:\s*/+\s*(?:19|20)\d\d)?\s*(?:,|và|-|;)\s*(?:quý\s+)?{_QUARTER})*)"
    r"(?:\s*/+\s*|\s+năm\s+|\s*-\s*)?(?P<quarter_year>(?:19|20)\d\d)?"
)
HALF = r"(?:6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<half_year>(?:19|20)\d\d))?"
RANGE = r"giai\s+đoạn\s+(?P<first_year>(?:19|20)\d\d)\s*-\s*(?P<last_year>(?:19|20)\d\d)"
YEAR = r"(?P<end_of>cuối\s+)?năm\s+(?P<year>(?:19|20)\d\d)"
TIME = rf"(?:{LONG_DAY}|{DAY}|{QUARTERS}|{HALF}|{RANGE}|{YEAR}|{MONTH})"


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, ISO; either may be unknown."""

    first: str | None
    last: str | None


NOTHING = Days(None, None)


def days_of(found: re.Match[str], period: Period | None) -> Days:
    """Return the days that a match of `TIME` covers; a year left out is the plan's own, where it has just one."""
    own = period.start if period and period.start == period.end else None
    if found["quarters"]:
        words = re.sub(r"/+\s*(?:19|20)\d\d", "", found["quarters"].upper())
        numbers = [_QUARTERS[word] for word in re.findall(r"IV|I{1,3}|[1-4]", words)]
        return _months(_year(found["quarter_year"], own), 3 * min(numbers) - 2, 3 * max(numbers))
    if found["half"]:
        first = 1 if found["half"].lower() == "đầu" else 7
        return _months(_year(found["half_year"], own), first, first + 5)
    if found["first_year"]:
        return Days(f"{found['first_year']}-01-01", f"{found['last_year']}-12-31")
    if found["year"]:
        whole = year_days(int(found["year"]))
        # "cuối năm 2022" names no first day.
        return Days(None, whole.last) if found["end_of"] else whole
    if found["only_month"]:
        month = int(found["only_month"])
        return _months(_year(found["month_year"], own), month, month)
    if found["long_day"]:
        return _one_day(_year(found["long_year"], own), int(found["long_month"]), int(found["long_day"]))
    return _one_day(_year(found["day_year"], own), int(found["month"]), int(found["day"]))


def day_before(day: str | None) -> str | None:
    """Return the day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None


def year_days(year: int) -> Days:
    """Return the days of a whole year."""
    return Days(f"{year}-01-01", f"{year}-12-31")


def _year(text: str | None, own: int | None) -> int | None:
    return int(text) if text else own


def _months(year: int | None, first: int, last: int) -> Days:
    if year is None or not 1 <= first <= last <= 12:
        return NOTHING
    return Days(f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]:02}")


def _one_day(year: int | None, month: int, day: int) -> Days:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return NOTHING
    iso = f"{year}-{month:02}-{day:02}"
    return Days(iso, iso)


_EVERY: tuple[tuple[re.Pattern[str], Every], ...] = (
    (re.compile(r"tuần"), "week"),
    (re.compile(r"(?<![69] )(?<!sáu )(?<!chín )tháng(?!/| một| 01| 1)|(?<!\d)0?1 tháng"), "month"),
    (re.compile(r"quý|9 tháng|0?3 tháng"), "quarter"),
    (re.compile(r"0?6 tháng|sáu tháng|nửa năm"), "half-year"),
    (re.compile(r"năm"), "year"),
)


def shortest_period(words: str) -> Every | None:
    """Return the shortest period that the words name.

    >>> shortest_period("định kỳ hàng quý, 6 tháng, hàng năm")
    'quarter'
    >>> shortest_period("6 tháng/01 lần")
    'half-year'
    """
    folded = words.lower()
    for pattern, every in _EVERY:
        if pattern.search(folded):
            return every
    return None
