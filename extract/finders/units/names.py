"""Canonical names of organisations: written out, the place added where the plan makes it certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.loader import Body, provinces
from extract.finders.units.known_bodies import known_bodies
from extract.finders.units.places import initials_of
from extract.finders.units.spelt_out import expanded as expanded
from extract.finders.units.spelt_out import without_short_forms as without_short_forms
from extract.finders.units.text import Words
from extract.plan import Level
from models.normal import canonical

UPPER = "".join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper())
# A place name: capitalised syllables, "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh" without its first words.
PLACE = rf"[{UPPER}][^\W\d_]*(?:(?:\s|\s?-\s?)[{UPPER}][^\W\d_]*){{0,4}}"

LEVEL_WORDS = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_ENDS_IN_LEVEL = re.compile(rf"\b(?P<level>{LEVEL_WORDS})$", re.IGNORECASE)
_PARTY = re.compile(r"\b(?P<level>Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|đoàn)$")
_LEVEL_BEFORE_PLACE = re.compile(rf"\b(?i:{LEVEL_WORDS})(?=\s+[{UPPER}0-9])")
# "Hội đồng nhân dân của thành phố Thủ Đức"
_OF_LEVEL = re.compile(rf"(?<= nhân dân) của (?=(?:{LEVEL_WORDS})\s)", re.IGNORECASE)
_PLACED = re.compile(rf"\b(?:(?i:{LEVEL_WORDS})|[Tt]ỉnh ủy|[Tt]hành ủy|[Hh]uyện ủy)\s+(?:\d|{PLACE})")
_TERM_TYPO = re.compile(r"\bkhoa (?=[IVXL]{1,5}$)")
_ASSEMBLY = re.compile(r"^Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam$")
_TERM = re.compile(r" khóa [IVXL]{1,5}$", re.IGNORECASE)
# Parts of a ministry, and of a department: a plan names them without their ministry or department.
_PARTS_OF_MINISTRY = (
    "Vụ ",
    "Cục ",
    "Tổng cục ",
    "Viện ",
    "Trung tâm ",
    "Văn phòng ",
    "Thanh tra ",
    "Phòng ",
    "Ban Quản lý ",
)
_PARTS = (
    "Phòng ",
    "Trung tâm ",
    "Ban ",
    "Chi cục ",
    "Công an",
    "Bộ phận ",
    "Ban Giám đốc",
    "Thanh tra",
    "Ủy ban Kiểm tra",
)
_OF_DEPARTMENT = re.compile(r"(?:^|\s)Sở (?=\S)")
_COUNCIL = "Hội đồng nhân dân"
_CAPITAL = "Hà Nội"
_HEADS_OF_ISSUERS = ("Sở", "Bộ", "Tổng cục", "Cục", "Chi cục", "Viện", "Ban")
_OF_COMMUNES = re.compile(
    r"(?:Trung tâm Phục vụ hành chính công|Trạm Y tế|Công an|Ban Chỉ huy quân sự|Ủy ban Mặt trận|Đảng ủy|Trung tâm )"
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the issuer of a plan sits; what is not known is None. `district` and `commune` are with their kind word.

    `about` is the province that a document of the centre is about, where it names one; `own` are the bodies that its
    letterhead names, which are part of nothing else.
    """

    issuer: str | None = None
    level: Level | None = None
    province: str | None = None
    province_kind: str = "tỉnh"
    district: str | None = None
    commune: str | None = None
    about: str | None = None
    own: frozenset[str] = frozenset()

    @property
    def here(self) -> str | None:
        """The province that bare names stand in, with its kind word: the centre sits in Hà Nội and is not of it."""
        if self.about is not None:
            return self.about
        may_be_central = self.issuer is None and self.level is None and self.province == _CAPITAL
        if self.province is None or self.level in ("central", "ministry") or may_be_central:
            return None
        return f"{self.province_kind} {self.province}"


@lru_cache(maxsize=4096)
def full_name(text: str, seat: Seat) -> str:
    """Return the canonical name of an organisation mentioned in a plan whose issuer sits at `seat`."""
    name = _TERM_TYPO.sub("khóa ", _in_city(text, expanded(text), seat))
    name = _ASSEMBLY.sub("Quốc hội", name)
    if name.startswith(_COUNCIL) and (term := _TERM.search(name)) is not None:
        return f"{_completed(name[: term.start()], seat)}{term.group()}"
    return _completed(name, seat)


def _completed(name: str, seat: Seat) -> str:
    if seat.province and (short := re.search(rf"\s{initials_of(seat.province)}$", name)):
        name = f"{name[: short.start()]} {seat.province}"
    name = _OF_LEVEL.sub(" ", name)
    name = _LEVEL_BEFORE_PLACE.sub(lambda found: found.group().lower(), name)
    if _PLACED.search(name):
        return name
    if (named := _ends_in_province().search(name)) is not None:
        kind = f"{province_kind(named['name'])} " if name.startswith("Sở ") else ""
        return f"{name[: named.start('name')]}{kind}{named['name']}"
    if (party := _PARTY.search(name)) is not None:
        here = seat.here
        place = here and _bare(here) if party["level"] in ("Tỉnh", "Thành") else _bare(seat.district)
        return f"{name} {place}" if place else name
    if (ending := _ENDS_IN_LEVEL.search(name)) is not None:
        return _with_place(name, ending, seat)
    return _placed_by_kind(name, seat)


def _in_city(text: str, name: str, seat: Seat) -> str:
    """TU is the Thành ủy in a city of the centre: "TTTU", "VPTU"."""
    in_city = seat.province_kind == "thành phố" and seat.level not in ("central", "ministry")
    return name.replace("Tỉnh ủy", "Thành ủy") if in_city and re.search(r"TU\b", text) else name


def _with_place(name: str, ending: re.Match[str], seat: Seat) -> str:
    level = ending["level"].lower()
    here = seat.here
    if here and (level == "tỉnh" or (level == "thành phố" and here.startswith(level))):
        return f"{name[: ending.start()]}{here}"
    for place in (seat.district, seat.commune):
        if place and place.startswith(level):
            return f"{name[: ending.start()]}{place}"
    return name


def _placed_by_kind(name: str, seat: Seat) -> str:
    """Add what the kind of organisation stands in: a department its province, a part of the issuer the issuer."""
    own = seat.issuer
    for head in _HEADS_OF_ISSUERS:
        if own and own.startswith(f"{head} ") and (name == head or name.endswith(f" {head}")):
            return f"{name[: len(name) - len(head)]}{own}"
    if name.endswith(("Ủy ban nhân dân", "Hội đồng nhân dân")):
        place = _seat_place(seat)
    else:
        body = _body_of(name)
        place = own if _is_part_of_issuer(name, body, seat) else _place_of(name, body, seat)
    return f"{name} {place}" if place else name


def _is_part_of_issuer(name: str, body: Body | None, seat: Seat) -> bool:
    own = seat.issuer
    if own is None or name in seat.own or name.endswith(own):
        return False
    if body is not None and (own in body.parents or (own.startswith(_COUNCIL) and _COUNCIL in body.parents)):
        return True
    return _is_part_of_ministry(name, body, seat)


def _place_of(name: str, body: Body | None, seat: Seat) -> str | None:
    """The place or the organisation in which a body of this level stands, None where that is not certain."""
    level = body.level if body else None
    if seat.level == "commune" and seat.commune and (level == "commune" or _OF_COMMUNES.match(name)):
        return seat.commune
    if _OF_DEPARTMENT.search(name) or level == "province":
        return seat.here
    if level in ("central", "ministry", "enterprise", "international") or not name.startswith(_PARTS):
        return None
    return seat.district if seat.level == "district" else seat.issuer if seat.level == "department" else None


def _is_part_of_ministry(name: str, body: Body | None, seat: Seat) -> bool:
    """Of a ministry's own plan: "Vụ Pháp chế" is its Vụ Pháp chế, unless the body is known to be another's."""
    if seat.level != "ministry" or not name.startswith(_PARTS_OF_MINISTRY) or " Bộ" in name:
        return False
    return body is None or (
        not body.parents and body.name.startswith(("Vụ ", "Cục Công nghệ thông tin", "Cục Chuyển đổi số"))
    )


def _body_of(name: str) -> Body | None:
    """The body that the name is or begins with."""
    known = known_bodies().longest(Words.of(name), 0)
    return known.body if known else None


def _seat_place(seat: Seat) -> str | None:
    if seat.level in ("province", "department") or seat.about:
        return seat.here
    return seat.commune if seat.level == "commune" else seat.district


def _bare(place: str | None) -> str | None:
    return re.sub(rf"^(?:{LEVEL_WORDS})\s+", "", place) if place else None


def province_named(texts: Sequence[str]) -> str | None:
    """Return the one province that the texts name after "tỉnh" or "thành phố", None where they name several."""
    named = [canonical(found["name"]) for text in texts for found in _named_province().finditer(text)]
    return _province_names()[named[0]] if len(set(named)) == 1 else None


@cache
def _named_province() -> re.Pattern[str]:
    names = "|".join(sorted({re.escape(province.name) for province in provinces()}, key=len, reverse=True))
    return re.compile(rf"(?:tỉnh|thành phố|TP\.?|Tỉnh ủy|Thành ủy)\s+(?P<name>{names})(?!\w)", re.IGNORECASE)


@cache
def _ends_in_province() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?P<name>{'|'.join(sorted({re.escape(one.name) for one in provinces()}, key=len, reverse=True))})$"
    )


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
