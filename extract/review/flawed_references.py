"""Flawed references, as `extract` finds them, each with its correction in the words of the place."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extract.finders.references.dates import DATE
from extract.plan import Document, Flaw, Reference
from extract.review.finding import Draft, Finding
from models.view import Span

_ADVICE = {
    "number": "Kiểm tra lại số, ký hiệu với bản gốc.",
    "date": "Sửa ngày ban hành.",
    "year": "Đối chiếu bản gốc rồi sửa số hoặc ngày.",
    "title": "Kiểm tra lại: viện dẫn nhầm số, hoặc nhầm trích yếu.",
    "form": "Viết lại số, ký hiệu theo Nghị định 30/2020/NĐ-CP.",
    "conflict": "Thống nhất các chỗ viện dẫn.",
    "blank": "Ghi số, ngày trước khi phát hành.",
    "incomplete": "Ghi đủ số, ký hiệu, ngày ban hành và cơ quan ban hành.",
}
_MOST_OTHERS = 5
_PARTY_ADVICE = "Viết lại số, ký hiệu theo Hướng dẫn 36-HD/VPTW."
_TO_FILL_IN = re.compile(r"[.…_]{2,}|…|^S[ốo]\b", re.IGNORECASE)
_LONG_DAY = re.compile(r"\d{1,2}\s*(?i:tháng)\s*\d{1,2}\s*,?\s*(?i:năm)\s*\d{4}")


def flawed_references(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each flawed reference, its type the flaw's."""
    conflicts: dict[Flaw | None, list[Reference]] = defaultdict(list)
    for one in draft.plan.references:
        if one.flaw is not None and one.flaw.type == "conflict":
            conflicts[one.flaw].append(one)
    for one in draft.plan.references:
        if (flaw := one.flaw) is not None and not _is_meant_so(draft.plan.document, one, flaw):
            place = replaced(draft.plan.text, one, flaw)
            yield Finding(
                flaw.type,
                one.start,
                one.end,
                f"{_first_capital(flaw.note)}. {_advice(one, flaw)}",
                flaw.evidence or _others(draft, one, conflicts),
                _as_written_there(draft.plan.text, place, flaw),
                place,
            )


def _is_meant_so(head: Document, one: Reference, flaw: Flaw) -> bool:
    """Blanks to be filled in, in forms that a document brings; programmes that everybody knows by their number."""
    if flaw.type == "blank" and one.role != "self" and one.symbol != head.symbol:
        return _TO_FILL_IN.search(one.text) is not None
    return flaw.type == "incomplete" and one.kind == "Đề án"


def _advice(one: Reference, flaw: Flaw) -> str:
    of_the_party = flaw.type == "form" and one.symbol is not None and one.symbol.endswith(("/TW", "/TU", "/HU"))
    return _PARTY_ADVICE if of_the_party else _ADVICE[flaw.type]


def replaced(text: str, one: Reference, flaw: Flaw) -> Span | None:
    """Return the place that the correction of a flaw takes: the number, the day or the title; None without one."""
    if flaw.proposed is None:
        return None
    if flaw.type in ("date", "year"):
        return day_place(text, one.spans.date)
    if flaw.type == "title":
        return one.spans.title
    return number_place(text, one)


def number_place(text: str, one: Reference) -> Span | None:
    """Return where the number stands in a reference, from its first digit to the end of the symbol.

    >>> number_place("Nghị định số 30/2020/NĐ-CP", Reference(0, 26, "", "", "", number="30"))
    (13, 26)
    """
    if one.number is None:
        return None
    found = re.compile(rf"(?<!\d){re.escape(one.number)}(?:\s?[-/]|$)").search(text, one.start, one.end)
    return (found.start(), one.end) if found else None


def day_place(text: str, span: Span | None) -> Span | None:
    """Return where a day stands, without the word "ngày" before it."""
    if span is None:
        return None
    found = re.compile(DATE).search(text, *span)
    digit = re.compile(r"\d").search(text, *(found.span() if found else span))
    return (digit.start(), found.end() if found else span[1]) if digit else None


def _as_written_there(text: str, place: Span | None, flaw: Flaw) -> str | None:
    """The correction in the form of what it replaces: "05 tháng 3 năm 2020" where the plan writes days so."""
    if flaw.proposed is None or flaw.type not in ("date", "year") or place is None or not _LONG_DAY.match(text, *place):
        return flaw.proposed
    day, month, year = flaw.proposed.split("/")
    return f"{day} tháng {month} năm {year}"


def _others(draft: Draft, one: Reference, conflicts: Mapping[Flaw | None, Sequence[Reference]]) -> str | None:
    """The other mentions of the same conflict, each with its place, the first few of many."""
    others = itertools.islice((other for other in conflicts.get(one.flaw, ()) if other is not one), _MOST_OTHERS)
    said = [f"{draft.place(other.start)} viết {_cited(draft, other)}" for other in others]
    return _first_capital("; ".join(said)) or None


def _cited(draft: Draft, one: Reference) -> str:
    day = one.spans.date
    end = day[1] if day is not None and one.end <= day[0] < one.end + 5 else one.end
    return draft.quoted(one.start, end)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
