"""Codes and days in words: how the pages name kinds, levels, fields, deadlines and flaws."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from corpus.loader import reform_fields
from extract.plan import written_number
from index.conditions import ConditionKind
from models.normal import unaccented

KINDS = {"task": "Nhiệm vụ", "passage": "Đoạn văn", "target": "Chỉ tiêu"}
LEVELS = {
    "central": "Trung ương",
    "ministry": "Bộ, ngành",
    "province": "Tỉnh, thành phố",
    "department": "Sở, ngành",
    "district": "Huyện, quận",
    "commune": "Xã, phường",
}
CONDITIONS: tuple[ConditionKind, ...] = ("province", "year", "quarter", "level", "unit", "cites")
CENTRE = "Trung ương"
UNKNOWN_SEAT = "Không rõ tỉnh"
_OF_THE_CENTRE = ("central", "ministry")
ROLES = {"basis": "căn cứ", "cited": "viện dẫn", "self": "số của chính văn bản"}
FLAWS = {
    "number": "sai số",
    "year": "sai năm",
    "date": "sai ngày",
    "title": "sai trích yếu",
    "form": "sai thể thức",
    "conflict": "mâu thuẫn",
    "blank": "bỏ trống số",
    "incomplete": "thiếu ký hiệu",
}
FINDINGS = {
    **FLAWS,
    "later-document": "văn bản có sau",
    "not-in-force": "hết hiệu lực",
    "ended-since": "nay hết hiệu lực",
    "no-unit": "thiếu chủ trì",
    "no-product": "thiếu sản phẩm",
    "no-deadline": "thiếu thời hạn",
    "outside-years": "ngoài kỳ kế hoạch",
    "past-deadline": "thời hạn đã qua",
    "duplicate-task": "nhiệm vụ trùng",
    "prose-conflict": "lời văn khác bảng",
    "target-conflict": "chỉ tiêu mâu thuẫn",
    "gone-body": "cơ quan không còn",
    "unused-basis": "căn cứ không dùng",
    "missing-basis": "thiếu trong căn cứ",
    "missing-part": "thiếu thành phần",
    "missing-column": "bảng thiếu cột",
    "head-form": "thể thức phần đầu",
}
# Verdicts on a citation that its writer should hear of.
BAD_VERDICTS = frozenset({"dead-when-cited", "not-issued-when-cited"})
_EVERY = {"year": "hằng năm", "half-year": "6 tháng", "quarter": "hằng quý", "month": "hằng tháng", "week": "hằng tuần"}
_COMPARATORS = {">=": "≥", ">": ">", "=": "=", "<=": "≤", "<": "<"}


def seat(province: str | None, level: str | None) -> str:
    """Name what a plan stands under: its province, or the centre for the state's bodies and the ministries.

    >>> seat("Lào Cai", "commune"), seat(None, "ministry"), seat(None, None)
    ('Lào Cai', 'Trung ương', 'Không rõ tỉnh')
    """
    return province or (CENTRE if level in _OF_THE_CENTRE else UNKNOWN_SEAT)


def seat_order(name: str) -> tuple[int, str]:
    """Return the key that sorts the names of seats: the centre, then the provinces by letters, the unknown last."""
    return (0 if name == CENTRE else 2 if name == UNKNOWN_SEAT else 1), unaccented(name)


def day(iso: str | None) -> str:
    """Write an ISO day, month or year the Vietnamese way.

    >>> day("2022-01-07"), day("2022-01"), day("2022"), day(None)
    ('07/01/2022', '01/2022', '2022', '')
    """
    return "/".join(reversed(iso.split("-"))) if iso else ""


def deadline(found: Mapping[str, Any]) -> str:
    """Write what a deadline comes to, from its type and days; empty where nothing is known of it.

    >>> deadline({"type": "by", "from": None, "to": "2022-12-31", "every": None})
    'chậm nhất 31/12/2022'
    >>> deadline({"type": "recurring", "from": "2022-01-01", "to": "2022-12-31", "every": "quarter"})
    'hằng quý, 01/01/2022 – 31/12/2022'
    """
    words: list[str] = []
    if found["every"]:
        words.append(_EVERY[found["every"]])
    elif found["type"] == "continuous":
        words.append("thường xuyên")
    elif found["type"] == "conditional":
        words.append("có điều kiện")
    first, last = day(found["from"]), day(found["to"])
    if first and last:
        words.append(f"{first} – {last}")
    elif last:
        words.append(f"chậm nhất {last}")
    elif first:
        words.append(f"từ {first}")
    return ", ".join(words)


def attached(found: Mapping[str, Any]) -> list[str]:
    """Write what is said of a reference beside its number: day, issuer, flaw.

    >>> flaw = {"type": "year", "note": "số của năm 2023"}
    >>> attached({"date": "2022-12-29", "issuer": "Chính phủ", "flaw": flaw})
    ['ngày 29/12/2022', 'Chính phủ', 'sai năm: số của năm 2023']
    """
    flaw = found["flaw"]
    words = [
        f"ngày {day(found['date'])}" if found["date"] else None,
        found["issuer"],
        f"{FLAWS.get(flaw['type'], flaw['type'])}: {flaw['note']}" if flaw else None,
    ]
    return [word for word in words if word]


def measure(found: Mapping[str, Any]) -> str:
    """Write how much a target asks for.

    >>> measure({"comparator": ">=", "value": 62.5, "unit": "%"})
    '≥ 62,5 %'
    """
    value = f"{found['value']:g}".replace(".", ",")
    return f"{_COMPARATORS[found['comparator']]} {value} {found['unit']}".strip()


def target(found: Mapping[str, Any]) -> str:
    """Write what a target says.

    >>> target({"subject": "hồ sơ trực tuyến", "comparator": ">=", "value": 50.0, "unit": "%"})
    'hồ sơ trực tuyến ≥ 50 %'
    """
    return f"{found['subject']} {measure(found)}".strip()


def years(start: int | None, end: int | None) -> str:
    """Write the years of a plan.

    >>> years(2022, 2022), years(2021, 2025), years(None, None)
    ('2022', '2021–2025', '')
    """
    if start is None:
        return ""
    return str(start) if end in (None, start) else f"{start}–{end}"


def number(digits: str | None, symbol: str | None, year: int | None = None) -> str:
    """Write a document's number and symbol; a number left blank stays so.

    >>> number("42", "KH-SNV"), number(None, "KH-SNV"), number(None, None)
    ('42/KH-SNV', '…/KH-SNV', '')
    """
    return written_number(digits or "…", symbol, year) if symbol else digits or ""


def field(identifier: str | None) -> str:
    """Return the Vietnamese name of a field of reform; empty for None."""
    return next((one.name for one in reform_fields() if one.id == identifier), "")


def condition(found: Mapping[str, Any]) -> str:
    """Write a condition read from a query.

    >>> condition({"kind": "quarter", "value": "III"}), condition({"kind": "level", "value": "commune"})
    ('quý III', 'cấp ban hành: Xã, phường')
    """
    forms = {"year": "năm {}", "quarter": "quý {}", "level": "cấp ban hành: {}", "cites": "viện dẫn {}"}
    value = LEVELS.get(found["value"], found["value"])
    return forms.get(found["kind"], "{}").format(value)


def read_as(read: Mapping[str, Any] | None) -> list[str]:
    """Write how a query was understood where that is more than its words; `read` is that of an answer.

    >>> read_as({"conditions": [], "mended": [{"from": "hnàh", "to": "hành"}], "meant": []})
    ['đã sửa lỗi gõ: hnàh → hành']
    """
    if read is None:
        return []
    said = []
    if read["conditions"]:
        said.append("điều kiện đọc từ câu hỏi: " + ", ".join(condition(one) for one in read["conditions"]))
    if read["mended"]:
        said.append("đã sửa lỗi gõ: " + ", ".join(f"{one['from']} → {one['to']}" for one in read["mended"]))
    if read["meant"]:
        said.append("tìm thêm: " + ", ".join(f"{one['official'][0]} ({one['plain']})" for one in read["meant"]))
    return said


def capital(words: str) -> str:
    """Begin with a capital letter.

    >>> capital("đường dây nóng"), capital("")
    ('Đường dây nóng', '')
    """
    return words[:1].upper() + words[1:]


def address(path: str, **values: Any) -> str:
    """Return a path with the values that ask something as its query.

    >>> address("/similar", entry="a#task-1-2", k=None)
    '/similar?entry=a%23task-1-2'
    >>> address("/plans/a/pages/1", start=0)
    '/plans/a/pages/1?start=0'
    """
    given = {name: value for name, value in values.items() if value is not None and value is not False and value != ""}
    return f"{quote(path)}?{urlencode(given)}" if given else quote(path)


FILTERS: Mapping[str, Callable[..., str]] = {
    "day": day,
    "deadline": deadline,
    "target": target,
    "capital": capital,
    "address": address,
}
