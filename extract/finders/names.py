"""Canonical names of organisations: abbreviations expanded, the place added where the plan makes it certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.loader import bodies, provinces
from extract.plan import Level
from models.normal import canonical

UPPER = "".join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper())
# A place name: capitalised syllables, "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh" without its first words.
PLACE = rf"[{UPPER}][^\W\d_]*(?:(?:\s|\s?-\s?)[{UPPER}][^\W\d_]*){{0,4}}"

# Short forms that stand inside names everywhere; those of single bodies come from the gazetteer.
_SHORT = (
    (re.compile(r"\bUBKT\b"), "Ủy ban Kiểm tra"),
    (re.compile(r"\b(?:UBMTTQVN|UBMTTQ|Uỷ ban MTTQ|Ủy ban MTTQ)(?: Việt Nam)?\b"), "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bHĐND\s?[-–]\s?UBND\b"), "Hội đồng nhân dân - Ủy ban nhân dân"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bVP\b\.?\s?"), "Văn phòng "),
    (re.compile(r"\bCCHC\b"), "cải cách hành chính"),
    (re.compile(r"\bTTHC\b"), "thủ tục hành chính"),
    (re.compile(r"\bTP\.?\s?(?=[A-ZĐ])"), "thành phố "),
)
_DASH = re.compile(r"\s?[-–—]\s?(?=[^\W\d_])")
LEVEL_WORDS = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_ENDS_IN_LEVEL = re.compile(rf"\b(?P<level>{LEVEL_WORDS})$", re.IGNORECASE)
_PLACE_AT_END = re.compile(r"\b(?P<kind>huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?P<place>[^,]{2,40})$")
_PARTY = re.compile(r"\b(?P<level>Tỉnh|Thành|Huyện|Quận|Thị) ủy$")
_LONGEST_NAME = 14  # words; no standard name has more
_PLACED = re.compile(rf"\b(?:{LEVEL_WORDS}|[Tt]ỉnh ủy|[Tt]hành ủy|[Hh]uyện ủy)\s+{PLACE}")


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the issuer of a plan sits; what is not known is None. `district` and `commune` are with their kind word."""

    issuer: str | None = None
    level: Level | None = None
    province: str | None = None
    province_kind: str = "tỉnh"
    district: str | None = None
    commune: str | None = None


@cache
def _abbreviated() -> dict[str, str]:
    """Abbreviations of bodies → their standard name; the first body in the gazetteer that has one keeps it."""
    names: dict[str, str] = {}
    for body in bodies():
        for short in (*body.abbreviations, *body.aliases):
            names.setdefault(short, body.name)
    return names


@cache
def _standard() -> dict[str, str]:
    """Folded standard names → as the gazetteer writes them."""
    return {canonical(body.name): body.name for body in bodies()}


@cache
def body_levels() -> dict[str, str]:
    """Standard names of bodies → their level."""
    return {body.name: body.level for body in bodies()}


@lru_cache(maxsize=4096)  # a plan names the same few bodies again and again
def expanded(text: str) -> str:
    """Write a name out: "VP.UBND tỉnh" → "Văn phòng Ủy ban nhân dân tỉnh"; capitals and dashes as usual."""
    name = " ".join(text.replace("Uỷ", "Ủy").replace("uỷ", "ủy").split())
    name = _abbreviated().get(name, name)
    in_capitals = name.isupper() and " " in name
    name = without_short_forms(name)
    return _standard_start(_from_capitals(name) if in_capitals else name)


def without_short_forms(name: str) -> str:
    """Write out the short forms inside a name, and nothing else: what names of classes get."""
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    return " ".join(_DASH.sub(" - ", name).split())


def _from_capitals(name: str) -> str:
    """A name set in capitals in its usual case: "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM"."""
    lowered = canonical(name)
    for province in sorted({one.name for one in provinces()}, key=len, reverse=True):
        lowered = re.sub(rf"\b{re.escape(canonical(province))}$", province, lowered)
    lowered = _PLACE_AT_END.sub(lambda found: f"{found['kind']} {found['place'].title()}", lowered)
    for inner in ("ủy ban nhân dân", "hội đồng nhân dân"):
        lowered = lowered.replace(inner, inner.capitalize())
    return lowered[0].upper() + lowered[1:]


def _standard_start(name: str) -> str:
    """Give the part of the name that the gazetteer knows its standard form; "Sở Văn hóa TT&DL" has one by alias."""
    words = name.split()
    for cut in range(min(len(words), _LONGEST_NAME), 0, -1):
        start = " ".join(words[:cut])
        full = _abbreviated().get(start[:1].upper() + start[1:]) or _standard().get(canonical(start))
        if full is not None:
            return " ".join([full, *words[cut:]])
    return name


def full_name(text: str, seat: Seat) -> str:
    """Return the canonical name of an organisation mentioned in a plan whose issuer sits at `seat`."""
    name = expanded(text)
    if _PLACED.search(name):
        return name
    if (party := _PARTY.search(name)) is not None:
        place = seat.province if party["level"] in ("Tỉnh", "Thành") else _bare(seat.district)
        return f"{name} {place}" if place else name
    if (ending := _ENDS_IN_LEVEL.search(name)) is not None:
        return _with_place(name, ending, seat)
    return _placed_by_kind(name, seat)


def _with_place(name: str, ending: re.Match[str], seat: Seat) -> str:
    level = ending["level"].lower()
    if level in ("tỉnh", "thành phố") and seat.province and (level == seat.province_kind or level == "tỉnh"):
        return f"{name[: ending.start()]}{seat.province_kind} {seat.province}"
    for place in (seat.district, seat.commune):
        if place and place.startswith(level):
            return f"{name[: ending.start()]}{place}"
    return name


def _placed_by_kind(name: str, seat: Seat) -> str:
    """Add what the kind of organisation stands in: to a department its province, to a part of the issuer the issuer."""
    own = seat.issuer
    if own and own.startswith("Sở") and re.search(r"\bSở$", name):
        return f"{name[:-2]}{own}"
    if name in ("Ủy ban nhân dân", "Hội đồng nhân dân") or name.endswith((" Ủy ban nhân dân", " Hội đồng nhân dân")):
        place = _seat_place(seat)
        return f"{name} {place}" if place else name
    level = _level_of(name)
    if name.startswith("Sở ") or level == "province":
        return f"{name} {seat.province_kind} {seat.province}" if seat.province else name
    if level in ("central", "ministry") or own is None:
        return name
    if name.startswith(
        ("Phòng ", "Trung tâm ", "Ban ", "Chi cục ", "Công an", "Bộ phận ", "Ban Giám đốc", "Thanh tra")
    ):
        if seat.level == "district" and seat.district:
            return f"{name} {seat.district}"
        if seat.level == "department":
            return f"{name} {own}"
    return name


def _level_of(name: str) -> str | None:
    """The level of the body that the name is or begins with."""
    words = name.split()
    for cut in range(min(len(words), _LONGEST_NAME), 0, -1):
        if (level := body_levels().get(" ".join(words[:cut]))) is not None:
            return level
    return None


def _seat_place(seat: Seat) -> str | None:
    if seat.level in ("province", "department") and seat.province:
        return f"{seat.province_kind} {seat.province}"
    return seat.commune if seat.level == "commune" else seat.district


def _bare(place: str | None) -> str | None:
    return re.sub(rf"^(?:{LEVEL_WORDS})\s+", "", place) if place else None


def province_named(texts: Sequence[str]) -> str | None:
    """Return the first province that the texts name after "tỉnh" or "thành phố", in their order."""
    for text in texts:
        if found := _named_province().search(text):
            return _province_names()[canonical(found["name"])]
    return None


@cache
def _named_province() -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(province.name) for province in provinces()}, key=len, reverse=True))
    return re.compile(rf"(?:tỉnh|thành phố|TP\.?|Tỉnh ủy|Thành ủy)\s+(?P<name>{names})(?!\w)", re.IGNORECASE)


@cache
def _province_names() -> dict[str, str]:
    return {canonical(province.name): province.name for province in provinces()}


def province_of(place: str) -> str | None:
    """Return the province that a place name is, in its standard writing."""
    bare = re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s+", "", canonical(place))
    return _province_names().get(bare)


def province_kind(name: str | None, day: str | None = None) -> str:
    """Return "tỉnh" or "thành phố" of a province as of a day (ISO, perhaps truncated), "tỉnh" where it is not known."""
    then = date.fromisoformat(f"{day}-01-01"[:10] if day else "1900-01-01")
    for province in provinces():
        if province.name == name and (province.until is None or then <= province.until):
            return province.kind
    return "tỉnh"
