"""Conditions that stand inside a query: a province, a year, a quarter, a level, a unit, the number of a document.

"Sở Nội vụ Đồng Nai quý III 2022" asks for no words at all: it is four conditions. Each is shown to the user, who can
take it off.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.loader import bodies, document_kinds, provinces
from models.normal import canonical, unaccented

ConditionKind = Literal["province", "year", "quarter", "level", "unit", "cites"]

_WORD = re.compile(r"[\w&]+(?:-[^\W\d_]+)*")
_YEARS = re.compile(
    r"(?<![\w/.,%-])(?:năm |nam )?(?P<first>20[0-4]\d)(?:\s?[-–]\s?(?P<last>20[0-4]\d))?(?![\w%]|[/.,]\d)", re.I
)
_QUARTER = re.compile(r"\b(?:quý|quí|quy|qui|q)\s?(?P<number>iv|iii|ii|i|[1-4])\b(?:\s?/\s?(?P<year>20\d\d))?", re.I)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LEVELS = {
    "cap trung uong": "central", "cap bo": "ministry", "bo nganh": "ministry", "cap tinh": "province",
    "cap so": "department", "cap huyen": "district", "cap xa": "commune",
}  # fmt: skip
_LEVEL = re.compile(r"\b(?:cấp (?:trung ương|bộ|tỉnh|sở|huyện|xã)|cap (?:trung uong|bo|tinh|so|huyen|xa))\b", re.I)
_PLACE = r"(?:(?:tỉnh|thành phố|tp\.?|tinh|thanh pho)\s+)?"
_DOCUMENT = (
    r"(?<![\w/])(?:(?P<kind>{kinds})\s+(?:số\s*:?\s*|so\s+)?)?"
    r"(?P<number>\d{{1,5}}[a-zđ]?(?:/(?:19|20)\d\d)?[/-][a-zđ]{{1,5}}[-/&\wđ]*)"
    r"|\b(?P<named>{kinds})\s+(?:số\s*:?\s*|so\s+)?(?P<short>\d{{1,5}}(?:/(?:19|20)\d\d)?)\b"
)
_HEADS = frozenset(unaccented(body.name.split()[0]) for body in bodies())
# What is named after a body, and no body: "chính phủ điện tử".
_NO_BODY = re.compile(r"\s+(?:điện tử|số|dien tu|so)\b", re.I)
# A class is told by its level: "UBND tỉnh".
_LEVELLED = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân")
_AT_LEVEL = re.compile(r"\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|tinh|huyen|xa|phuong)\b", re.I)
_LONGEST_UNIT = 14  # words


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition and where the query says it, as offsets into the query in NFC; `value` is the standard name."""

    kind: ConditionKind
    value: str
    start: int
    end: int


def conditions_in(query: str) -> list[Condition]:
    """Return the conditions in a query (NFC), in order; none overlaps another.

    >>> [(one.kind, one.value) for one in conditions_in("Sở Nội vụ Đồng Nai quý III 2022")]
    [('unit', 'Sở Nội vụ'), ('province', 'Đồng Nai'), ('quarter', 'III'), ('year', '2022')]
    """
    bare = canonical(query) == unaccented(query)
    found: list[Condition] = []
    for candidates in (
        _documents(query), _quarters(query), _years(query), _levels(query), _provinces(query, bare), _units(query, bare)
    ):  # fmt: skip
        for one in candidates:
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _documents(query: str) -> Iterator[Condition]:
    for one in _document_pattern().finditer(query):
        yield Condition("cites", one.group(), one.start(), one.end())


@cache
def _document_pattern() -> re.Pattern[str]:
    names = {name for kind in document_kinds() for name in (kind.name, *kind.symbols) if len(name) > 1}
    forms = sorted({form for name in names for form in (name.lower(), unaccented(name))}, key=lambda form: -len(form))
    return re.compile(_DOCUMENT.format(kinds="|".join(map(re.escape, forms))), re.I)


def _quarters(query: str) -> Iterator[Condition]:
    for one in _QUARTER.finditer(query):
        number = one["number"].lower()
        value = _ROMAN.get(number) or int(number)
        numeral = next(roman for roman, arabic in _ROMAN.items() if arabic == value).upper()
        end = one.end("number") if one["year"] else one.end()
        yield Condition("quarter", numeral, one.start(), end)
        if one["year"]:
            yield Condition("year", one["year"], *one.span("year"))


def _years(query: str) -> Iterator[Condition]:
    for one in _YEARS.finditer(query):
        value = f"{one['first']}-{one['last']}" if one["last"] else one["first"]
        yield Condition("year", value, one.start(), one.end())


def _levels(query: str) -> Iterator[Condition]:
    for one in _LEVEL.finditer(query):
        yield Condition("level", _LEVELS[unaccented(one.group())], one.start(), one.end())


def _provinces(query: str, bare: bool) -> Iterator[Condition]:
    pattern, names = _province_pattern(bare)
    for one in pattern.finditer(query):
        yield Condition("province", names[unaccented(one["name"])], one.start(), one.end())


@cache
def _province_pattern(bare: bool) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A name of one word ("Huế") is a province only with its marks."""
    names = {unaccented(one.name): one.name for one in provinces()}
    names |= {"hcm": "Hồ Chí Minh", "sai gon": "Hồ Chí Minh"}
    written = [name if bare else one for name, one in names.items() if not bare or " " in name or name == "hcm"]
    written += [] if bare else ["HCM", "Sài Gòn"]
    forms = "|".join(re.escape(form) for form in sorted(written, key=lambda form: -len(form)))
    return re.compile(rf"\b{_PLACE}(?P<name>{forms})\b", re.I), names


def _units(query: str, bare: bool) -> Iterator[Condition]:
    fold = unaccented if bare else canonical
    words = [(fold(one.group()), one.start(), one.end()) for one in _WORD.finditer(query)]
    names = _unit_names(bare)
    at = 0
    while at < len(words):
        ends = range(min(at + _LONGEST_UNIT, len(words)), at, -1)
        last = next((last for last in ends if _key(words[at:last]) in names), at)
        if last > at and (unaccented(words[at][0]) in _HEADS or last - at == 1):
            yield from _unit(query, names[_key(words[at:last])], words[at][1], words[last - 1][2])
        at = max(last, at + 1)


def _unit(query: str, name: str, start: int, end: int) -> Iterator[Condition]:
    if _NO_BODY.match(query, end):
        return
    if _LEVELLED.fullmatch(name):
        level = _AT_LEVEL.match(query, end)
        if level is None:
            return
        end = level.end()
        name = f"{name}{level.group()}"
    yield Condition("unit", name, start, end)


def _key(words: Sequence[tuple[str, int, int]]) -> str:
    return " ".join(word for word, _, _ in words)


@cache
def _unit_names(bare: bool) -> Mapping[str, str]:
    """Names of departments, offices and ministries as typed; of two with one short form the first keeps it."""
    fold = unaccented if bare else canonical
    names: dict[str, str] = {}
    for body in bodies():
        for form in (body.name, *body.aliases, *(short for short in body.abbreviations if len(short) > 2)):
            names.setdefault(_key([(fold(one.group()), 0, 0) for one in _WORD.finditer(form)]), body.name)
    return names
