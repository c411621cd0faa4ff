"""Dates of documents, in all written forms; a day or month left blank is none."""

import calendar
import re

# "ngày 15/7/2021", "ngày 23 tháng 12 năm 2021", "ngày 7-1-2022", "NGÀY 14 THÁNG 7 NĂM 2022";
# with blanks: "ngày tháng 01 năm 2022", "ngày      /12/2021"; with slips: "ngày ngày 01/4/2025", "tháng 9 tháng 2022".
DATE = (
    r"(?i:(?:ngày\s*){1,2})(?:(?P<d>\d{1,2})?\s*(?i:tháng)\s*(?P<m>\d{1,2})?\s*[,/]?\s*(?i:năm|tháng)?\s*(?P<y>(?:19|20)\d\d)"
    r"|(?P<d2>\d{1,2})?\s*[/.-]\s*(?P<m2>\d{1,2})?\s*[/.-]\s*(?P<y2>(?:19|20)\d\d))"
)


def iso_date(found: re.Match[str]) -> str | None:
    """Return as much of the date as is written, ISO 8601 truncated; None where it is no date.

    >>> iso_date(re.match(DATE, "ngày 07 tháng 01 năm 2022"))
    '2022-01-07'
    >>> iso_date(re.match(DATE, "ngày tháng 01 năm 2022"))
    '2022-01'
    """
    day, month, year = (found["d"], found["m"], found["y"]) if found["y"] else (found["d2"], found["m2"], found["y2"])
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def is_day(date: str | None) -> bool:
    """Tell whether the date names a full day."""
    return date is not None and len(date) == 10
