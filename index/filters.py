"""What a user asks of hits, resolved: provinces with their predecessors, units with their old names, fields by name."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol

from corpus.loader import bodies, predecessors, provinces
from extract.finders.units.spelt_out import expanded
from index.citations import folded_id, matches, wanted_document
from index.engine import Filter
from index.errors import BadQueryError
from index.fields import field_named
from index.store import CitedId
from models.normal import unaccented

_LONGEST = 300
LEVELS = ("central", "ministry", "province", "department", "district", "commune")
_LEVEL_NAMES = {
    "trung uong": "central",
    "bo": "ministry",
    "bo, nganh": "ministry",
    "tinh": "province",
    "so": "department",
    "so, nganh": "department",
    "huyen": "district",
    "xa": "commune",
}
_SHORT_NAMES = {"hcm": "ho chi minh", "tphcm": "ho chi minh", "tp.hcm": "ho chi minh", "sai gon": "ho chi minh"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters as asked, in the words of the command line; None asks nothing."""

    province: str | None = None
    as_signed: bool = False
    year: int | None = None
    field: str | None = None
    unit: str | None = None
    level: str | None = None
    due_before: str | None = None
    cites: str | None = None
    plan: str | None = None

    def asked(self) -> dict[str, Any]:
        """Return the filters that ask something, as an answer repeats them."""
        return {name: value for name, value in asdict(self).items() if value not in (None, False)}


class Cited(Protocol):
    """Knows the documents that plans cite: the store."""

    def cited_as(self, folded: str) -> Sequence[CitedId]:
        """Return the documents of this folded id, and those that it begins (a law without its year)."""

    def cited_numbered(self, number: str) -> Sequence[CitedId]:
        """Return the documents of a number, without its leading zeros."""


def resolve(filters: Filters, cited: Cited) -> Filter:
    """Return the engine's filter; `cited` is asked only where documents are asked for.

    Raises BadQueryError where a name, level or day cannot be understood.
    """
    if any(len(words or "") > _LONGEST for words in (filters.province, filters.field, filters.unit, filters.cites)):
        raise BadQueryError(f"điều kiện lọc dài quá {_LONGEST} ký tự")
    return Filter(
        provinces=_provinces(filters.province, as_signed=filters.as_signed),
        years=_year(filters.year),
        fields=frozenset({field_named(filters.field).id}) if filters.field is not None else None,
        levels=_level(filters.level),
        units=_units(filters.unit),
        due_before=_day(filters.due_before),
        cites=documents(filters.cites, cited) if filters.cites is not None else None,
        plans=frozenset({filters.plan}) if filters.plan else None,
    )


def _provinces(name: str | None, *, as_signed: bool) -> frozenset[str] | None:
    return None if name is None else province_names(name, as_signed=as_signed)


def province_names(name: str, *, as_signed: bool = False) -> frozenset[str]:
    """Return today's province with those merged into it, under the names as signed.

    Raises BadQueryError where there is none of the name.
    """
    known = _province_names()
    wanted = unaccented(name)
    for prefix in ("tinh ", "thanh pho ", "tp. ", "tp "):
        wanted = wanted.removeprefix(prefix)
    wanted = _SHORT_NAMES.get(wanted, wanted)
    if wanted not in known:
        raise BadQueryError(f"không có tỉnh, thành phố {name!r}")
    return frozenset({known[wanted]}) if as_signed else predecessors(known[wanted])


@cache
def _province_names() -> dict[str, str]:
    return {unaccented(province.name): province.name for province in provinces()}


def _year(year: int | None) -> frozenset[int] | None:
    if year is not None and not 1900 <= year <= 2200:
        raise BadQueryError(f"{year} không phải năm của một kế hoạch")
    return frozenset({year}) if year is not None else None


def _level(level: str | None) -> frozenset[str] | None:
    if level is None:
        return None
    level = _LEVEL_NAMES.get(unaccented(level), level.lower())
    if level not in LEVELS:
        raise BadQueryError(f"không có cấp {level!r}; có: {', '.join(LEVELS)}")
    return frozenset({level})


def _day(day: str | None) -> str | None:
    if day is None:
        return None
    written = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", day.strip())
    if written:
        day = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}"
    try:
        return date.fromisoformat(day.strip()).isoformat()
    except ValueError as error:
        raise BadQueryError(f"{day!r} không phải ngày (31/12/2022 hoặc 2022-12-31)") from error


def _units(name: str | None) -> frozenset[str] | None:
    return None if name is None else unit_names(name)


def unit_names(name: str) -> frozenset[str]:
    """Return the keys of a unit and of those merged into it."""
    wanted = {unit_key(name)}
    found = True
    while found:
        old = {before for before, after in _mergers() if after in wanted}
        found = not old <= wanted
        wanted |= old
    return frozenset(wanted)


@cache
def _mergers() -> tuple[tuple[str, str], ...]:
    return tuple((unit_key(body.name), unit_key(body.successor)) for body in bodies() if body.successor)


def unit_key(name: str) -> str:
    """Return the form under which units are compared: written out, without diacritics and dashes."""
    return unaccented(expanded(name)).replace(" - ", " ")


def unit_keys(name: str) -> tuple[str, ...]:
    """Return the keys under which a unit is found: its full name, and its standard name without the place."""
    words = name.split()
    standard = _standard_names()
    keys = [unit_key(name)]
    for cut in range(len(words), 0, -1):
        start = unit_key(" ".join(words[:cut]))
        if start in standard:
            keys.append(start)
            break
    return tuple(dict.fromkeys(keys))


@cache
def _standard_names() -> frozenset[str]:
    return frozenset(unit_key(body.name) for body in bodies())


def documents(words: str, cited: Cited) -> frozenset[str]:
    """Return the folded ids of all cited documents that the words may mean: an id, a law's name, or a loose number."""
    plain = folded_id(words)
    issued = re.compile(rf"{re.escape(plain)}(?:-\d{{4}})?")  # a law by name, with or without its year
    exact = {one.document for one in cited.cited_as(plain) if issued.fullmatch(one.document)}
    if exact:
        return frozenset(exact)
    wanted = wanted_document(words)
    if wanted.folded is not None:
        return frozenset({wanted.folded})
    numbered = cited.cited_numbered(wanted.number or "")
    return frozenset(one.document for one in numbered if matches(wanted, one.document, one.number, one.year))
