"""Values of targets: percentages, ranks, counts by time or by case, with their comparators."""

import re
from dataclasses import dataclass

from extract.plan import Comparator

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_LEAST = r"tối thiểu(?: là)?|ít nhất(?: là)?|từ|không (?:dưới|thấp hơn|ít hơn)"
_MORE = r"trên|hơn|vượt"
_MOST = r"tối đa(?: không quá)?|không quá|không vượt quá|nhiều nhất|còn"
_LESS = r"dưới|thấp hơn|ít hơn"
_BEFORE = rf"(?:(?:đạt|là|còn)\s+)?(?:(?P<least>{_LEAST})|(?P<more>{_MORE})|(?P<most>{_MOST})|(?P<less>{_LESS}))\s+"
# "80,3%", "từ 50% trở lên", "ít nhất 02 lần/năm", "tối đa 15 phút/01 lượt",
# "nhóm 20 tỉnh, thành phố đứng đầu", "top 3".
VALUE = re.compile(
    rf"(?:{_BEFORE})?(?:"
    rf"(?P<percent>{_NUMBER})\s?%(?P<up>\s+trở lên)?"
    rf"|(?P<rate>{_NUMBER})\s+(?P<rate_unit>lần|phút|giờ|ngày(?: làm việc)?|cuộc|lớp|hội nghị|đợt)"
    r"\s?/\s?(?:0?1\s+)?(?P<per>năm|quý|tháng|lượt|hồ sơ|cuộc|lần)(?:\s+giao dịch)?"
    r"|(?:tối đa không quá|không quá|tối đa)\s+(?P<count>\d{1,4})\s+"
    r"(?P<count_unit>[A-ZĐ][^\W\d_]*(?:\s[^\W\d_]+){0,3}?)(?=\s+(?:và|cho|trên|ở)\b|[,.;()]|$)"
    r"|(?:thuộc|trong|vào)\s+(?:nhóm|tốp|top)\s+(?P<rank>\d{1,2})(?=\s)"
    r")",
    re.IGNORECASE,
)


_NOT_REACHED = re.compile(r"chưa (?:đạt|đủ)\b[^,.;]*$")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a view: its place, comparator, number and unit ("%", "lần/năm", "hạng")."""

    start: int
    end: int
    comparator: Comparator
    number: float
    unit: str


def read_value(found: re.Match[str], text: str) -> Value | None:
    """Read a match of `VALUE`; None where the number is a step of arithmetic or a part of a name.

    >>> read_value(VALUE.search("đạt từ 50% trở lên"), "đạt từ 50% trở lên")
    Value(start=0, end=18, comparator='>=', number=50.0, unit='%')
    """
    after = text[found.end() : found.end() + 3].lstrip()
    before = text[max(0, found.start() - 60) : found.start()].rstrip()
    if after.startswith("*") or before.endswith("*") or _NOT_REACHED.search(before):
        return None
    if found["rank"]:
        return Value(found.start(), found.end(), "<=", float(found["rank"]), "hạng")
    if found["count"]:
        return Value(found.start(), found.end(), "<=", float(found["count"]), found["count_unit"])
    written = found["percent"] or found["rate"]
    unit = "%" if found["percent"] else f"{found['rate_unit'].lower()}/{found['per'].lower()}"
    return Value(found.start(), found.end(), _comparator(found), number(written), unit)


def _comparator(found: re.Match[str]) -> Comparator:
    if found["least"] or found["up"]:
        return ">="
    if found["more"]:
        return ">"
    if found["less"]:
        return "<"
    return "<=" if found["most"] else "="


def number(written: str) -> float:
    """Read a number as Vietnamese writes it: "1.000" is a thousand, "80,3" has a decimal comma; "80.3" is read too.

    >>> number("1.250"), number("80,3"), number("80.3")
    (1250.0, 80.3, 80.3)
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        return float(written.replace(".", "").replace(",", "."))
    return float(written.replace(",", "."))
