"""Canonical names of organisations: abbreviations expanded, the place added where the plan makes it certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from corpus.loader import Body, abbreviations, bodies, provinces
from extract.finders.known_bodies import headless, known_bodies
from extract.finders.unit_places import initials_of
from extract.finders.unit_text import Words
from extract.plan import Level
from models.normal import canonical

UPPER = "".join(chr(c) for c in range(0x41, 0x1EFA) if chr(c).isupper())
# A place name: capitalised syllables, "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh" without its first words.
PLACE = rf"[{UPPER}][^\W\d_]*(?:(?:\s|\s?-\s?)[{UPPER}][^\W\d_]*){{0,4}}"

# Short forms that stand inside names everywhere; those of single bodies come from the gazetteer.
_SHORT = (
    (re.compile(r"\bUBKT\b"), "Ủy ban Kiểm tra"),
    (re.compile(r"\b(?:UBMTTQVN|UB MTTQ ?VN|UBMTTQ|Uỷ ban MTTQ|Ủy ban MTTQ)(?: Việt Nam)?\b"), "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bHĐND\s?[-–]\s?UBND\b"), "Hội đồng nhân dân - Ủy ban nhân dân"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bVP\b\.?\s?"), "Văn phòng "),
    (re.compile(r"\bCCHC\b"), "cải cách hành chính"),
    (re.compile(r"\bTTHC\b"), "thủ tục hành chính"),
    (re.compile(r"\bTP\b\.?\s?(?=[A-ZĐ]|$)"), "thành phố "),
)
_MARKED = re.compile(r"[ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]")  # a word, no short form
_JOINT_OFFICE = re.compile(r"(?:Văn phòng|VP\.?)\s?HĐND\s?[-–]\s?UBND")  # of a district; of a commune it is written with "và"
_DASH = re.compile(r"\s?[-–—]\s?(?=[^\W\d_])")
LEVEL_WORDS = r"tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_ENDS_IN_LEVEL = re.compile(rf"\b(?P<level>{LEVEL_WORDS})$", re.IGNORECASE)
_PLACE_AT_END = re.compile(r"\b(?P<kind>huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?P<place>[^,]{2,40})$")
_PARTY = re.compile(r"\b(?P<level>Tỉnh|Thành|Huyện|Quận|Thị) ủy$")
_LEVEL_BEFORE_PLACE = re.compile(rf"\b(?i:{LEVEL_WORDS})(?=\s+[{UPPER}0-9])")
_PLACED = re.compile(rf"\b(?:(?i:{LEVEL_WORDS})|[Tt]ỉnh ủy|[Tt]hành ủy|[Hh]uyện ủy)\s+{PLACE}")
# Parts of a ministry, and of a department: a plan names them without their ministry or department.
_PARTS_OF_MINISTRY = ("Vụ ", "Cục ", "Tổng cục ", "Viện ", "Trung tâm ", "Văn phòng ", "Thanh tra ", "Phòng ", "Ban Quản lý ")
_PARTS = ("Phòng ", "Trung tâm ", "Ban ", "Chi cục ", "Công an", "Bộ phận ", "Ban Giám đốc", "Thanh tra", "Ủy ban Kiểm tra")
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
        if self.province is None or self.level in ("central", "ministry"):
            return None
        return f"{self.province_kind} {self.province}"


@cache
def _abbreviated() -> dict[str, str]:
    """Abbreviations of bodies → their standard name; the first body in the gazetteer that has one keeps it."""
    names: dict[str, str] = {}
    for body in bodies():
        for short in (*body.abbreviations, *body.aliases):
            names.setdefault(short, body.name)
    return names


@cache
def _bodies_by_name() -> dict[str, Body]:
    return {body.name: body for body in bodies()}


@lru_cache(maxsize=4096)  # a plan names the same few bodies again and again
def expanded(text: str) -> str:
    """Write a name out: "VP.UBND tỉnh" → "Văn phòng Ủy ban nhân dân tỉnh"; capitals and dashes as usual."""
    name = " ".join(text.replace("Uỷ", "Ủy").replace("uỷ", "ủy").split())
    name = _abbreviated().get(name, name)
    if name.isupper() and " " in name and _MARKED.search(name):
        name = _from_capitals(without_short_forms(name))
    name = _standard_words(_headless(name))
    return without_short_forms(name)


def without_short_forms(name: str) -> str:
    """Write out the short forms inside a name, and nothing else: what names of classes get."""
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    return " ".join(_DASH.sub(" - ", name).split())


def _headless(name: str) -> str:
    body = headless().get(" ".join(Words.of(name).low)) if name.isupper() else None
    return body.name if body else name


def _from_capitals(name: str) -> str:
    """A name set in capitals in its usual case: "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM"."""
    lowered = canonical(name)
    for province in sorted({one.name for one in provinces()}, key=len, reverse=True):
        lowered = re.sub(rf"\b{re.escape(canonical(province))}$", province, lowered)
    lowered = _PLACE_AT_END.sub(lambda found: f"{found['kind']} {found['place'].title()}", lowered)
    for inner in ("ủy ban nhân dân", "hội đồng nhân dân"):
        lowered = lowered.replace(inner, inner.capitalize())
    return lowered[0].upper() + lowered[1:]


def _standard_words(name: str) -> str:
    """Give the parts of the name that the gazetteer knows their standard form, and other short forms their full one."""
    words = Words.of(name)
    pieces: list[str] = []
    at = i = 0
    while i < len(words):
        known = known_bodies().longest(words, i) if i == 0 or _begins_part(words, i) else None
        if known and _JOINT_OFFICE.match(name[words.starts[i] :]):
            known = None
        if known is None:
            full = _short_terms().get(words.written[i]) if i else None
            if full:
                pieces += [name[at : words.starts[i]], full]
                at = words.ends[i]
            i += 1
            continue
        gap = name[at : words.starts[i]]
        # "Vụ Pháp chế, Bộ Tài chính" is one body of the other
        pieces += [" - " if gap.strip() == "," and known.body.level == "ministry" else gap, known.body.name]
        at, i = words.ends[known.end - 1], known.end
    return "".join([*pieces, name[at:]])


def _begins_part(words: Words, i: int) -> bool:
    """A further organisation inside a name begins with a capital, or where a word says so."""
    return words.is_capital(i) or words.word(i - 1) in ("thuộc", "của", ",", "-")


@cache
def _short_terms() -> dict[str, str]:
    """Short forms of terms as parts of names write them ("PTQĐ"); the likeliest full form of each."""
    return dict(reversed([(short, full) for short, full in abbreviations() if len(short) > 2 and " " in full]))


@lru_cache(maxsize=4096)
def full_name(text: str, seat: Seat) -> str:
    """Return the canonical name of an organisation mentioned in a plan whose issuer sits at `seat`."""
    name = _in_city(text, expanded(text), seat)
    if seat.province and (short := re.search(rf"\s{initials_of(seat.province)}$", name)):
        name = f"{name[: short.start()]} {seat.province}"
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
    """Add what the kind of organisation stands in: to a department its province, to a part of the issuer the issuer."""
    own = seat.issuer
    for head in _HEADS_OF_ISSUERS:
        if own and own.startswith(f"{head} ") and (name == head or name.endswith(f" {head}")):
            return f"{name[: len(name) - len(head)]}{own}"
    if name in ("Ủy ban nhân dân", "Hội đồng nhân dân") or name.endswith((" Ủy ban nhân dân", " Hội đồng nhân dân")):
        place = _seat_place(seat)
        return f"{name} {place}" if place else name
    body = _body_of(name)
    level = body.level if body else None
    if name in seat.own:
        return name
    if own and (body and own in body.parents or _is_part_of_ministry(name, body, seat)):
        return f"{name} {own}"
    if body and "Hội đồng nhân dân" in body.parents and own and own.startswith("Hội đồng nhân dân"):
        return f"{name} {own}"
    if seat.level == "commune" and seat.commune and (level == "commune" or _OF_COMMUNES.match(name)):
        return f"{name} {seat.commune}"
    if name.startswith("Sở ") or level == "province":
        return f"{name} {seat.here}" if seat.here else name
    if level in ("central", "ministry", "enterprise", "international") or own is None:
        return name
    if name.startswith(_PARTS):
        if seat.level == "district" and seat.district:
            return f"{name} {seat.district}"
        if seat.level == "department":
            return f"{name} {own}"
    return name


def _is_part_of_ministry(name: str, body: Body | None, seat: Seat) -> bool:
    """Of a ministry's own plan: "Vụ Pháp chế" is its Vụ Pháp chế, unless the body is known to be another's."""
    if seat.level != "ministry" or not name.startswith(_PARTS_OF_MINISTRY) or " Bộ" in name:
        return False
    return body is None or (not body.parents and body.name.startswith(("Vụ ", "Cục Công nghệ thông tin", "Cục Chuyển đổi số")))


def _body_of(name: str) -> Body | None:
    """The body that the name is or begins with."""
    known = known_bodies().longest(Words.of(name), 0)
    return _bodies_by_name()[known.body.name] if known else None


def _seat_place(seat: Seat) -> str | None:
    if seat.level in ("province", "department") or seat.about:
        return seat.here
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
def _ends_in_province() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<name>{'|'.join(sorted({re.escape(one.name) for one in provinces()}, key=len, reverse=True))})$")


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
