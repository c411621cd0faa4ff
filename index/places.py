"""Where a cited document is from: the nation, or a province, district or commune, told from number, issuer and plan.

A number such as "31/KH-UBND" is given out anew each year in every province, district and commune; it tells a document
only together with the place. Bodies of one place have symbols of their own (SNV, VPUBND), so the place is enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.loader import bodies, issuers, provinces
from extract.finders.units.names import PLACE
from models.normal import canonical

_LOCAL = re.compile(rf"(?P<kind>(?i:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố))\s+(?P<name>{PLACE}|\d+)")
_PARTY_OF_DISTRICT = re.compile(rf"(?:Huyện ủy|Quận ủy|Thị ủy)\s+(?P<name>{PLACE}|\d+)")
_OF_A_PLACE = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân|(?:Tỉnh|Thành|Huyện|Quận) ủy")
# Endings that bodies of every level have, and what those of the Party in a province end in.
_EVERY_LEVEL = frozenset({"UBND", "HĐND"})
_OF_PROVINCE = "TU"  # and BTCTU, VPTU …


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A province and, of a district or commune, its name with the kind word; both empty for the whole nation."""

    province: str = ""
    local: str = ""

    @property
    def name(self) -> str:
        """The place as an answer names it: "huyện Tây Hòa, Phú Yên"; empty for the nation."""
        return ", ".join(part for part in (self.local, self.province) if part)


NATION = Place()


def place_of(issuer: str | None, province: str | None) -> Place | None:
    """Return the place that an issuer's name says, a district or commune in `province` where it names none.

    >>> place_of("Ủy ban nhân dân tỉnh Quảng Nam", None), place_of("Sở Nội vụ thành phố Hà Nội", None)
    (Place(province='Quảng Nam', local=''), Place(province='Hà Nội', local=''))
    >>> place_of("Ủy ban nhân dân huyện Tây Hòa", "Phú Yên").name
    'huyện Tây Hòa, Phú Yên'
    >>> place_of("Bộ Nội vụ", "Phú Yên")
    """
    if issuer is None:
        return None
    named = _province_in(issuer)
    local = _local_in(issuer)
    if local:
        return Place(named or province or "", local)
    return Place(named) if named else None


@lru_cache(maxsize=4096)
def places_of_number(symbol: str, level: str | None, own: Place) -> tuple[Place, ...]:
    """Return the places that a number with this symbol may be from in a plan of `own`, the likeliest first.

    >>> district = Place("Phú Yên", "huyện Tây Hòa")
    >>> [place.name for place in places_of_number("KH-UBND", "district", district)]
    ['huyện Tây Hòa, Phú Yên', 'Phú Yên']
    >>> places_of_number("NĐ-CP", "district", district) == (NATION,)
    True
    """
    ending = re.split(r"[-/]", symbol)[-1]
    if _is_national(symbol, ending):
        return (NATION,)
    province = Place(own.province)
    if ending in _EVERY_LEVEL:
        return (own, province) if own.local else (province,)
    if ending.endswith(_OF_PROVINCE) or ending in _department_symbols():
        return (province,)
    return (own,) if level not in ("central", "ministry") else (NATION,)


def _is_national(symbol: str, ending: str) -> bool:
    if ending.endswith("TW") or re.fullmatch(r"(?:UBTV)?QH\d*", ending):
        return True
    found = _national_issuer(ending) or _national_issuer(symbol)
    return found or symbol.startswith("TTLT")


@cache
def _national_issuer(ending: str) -> bool:
    # Bodies that every province has stand among the issuers, too, without a place.
    named = [one.name for one in issuers() if re.fullmatch(one.ending, ending)]
    return any(_levels().get(name, "central") in ("central", "ministry") and not _is_local(name) for name in named)


def _is_local(name: str) -> bool:
    return _OF_A_PLACE.search(name) is not None


@cache
def _levels() -> dict[str, str]:
    return {body.name: body.level for body in bodies()}


@cache
def _department_symbols() -> frozenset[str]:
    return frozenset(body.symbol for body in bodies() if body.symbol and body.level in ("department", "province"))


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted({re.escape(one.name) for one in provinces()}, key=len, reverse=True)
    return re.compile(rf"(?:tỉnh|thành phố|ủy|Sở [^,;]*?)\s+(?P<name>{'|'.join(names)})(?!\w)")


@lru_cache(maxsize=8192)
def _province_in(issuer: str) -> str | None:
    named = [found["name"] for found in _province_pattern().finditer(issuer)]
    return named[-1] if named else None


@lru_cache(maxsize=8192)
def _local_in(issuer: str) -> str | None:
    return next((name for name in _locals(issuer)), None)


def _locals(issuer: str) -> Iterator[str]:
    for found in _LOCAL.finditer(issuer):
        kind = canonical(found["kind"])
        if kind != "thành phố" or found["name"] not in _province_names():
            yield f"{kind} {found['name']}"
    for found in _PARTY_OF_DISTRICT.finditer(issuer):
        yield f"huyện {found['name']}"


@cache
def _province_names() -> frozenset[str]:
    return frozenset(one.name for one in provinces())
