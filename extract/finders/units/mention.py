"""A mention of an organisation, and what the next says for both: "Hội đồng nhân dân, Ủy ban nhân dân các cấp"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from extract.finders.units.kinds import PARTY_CLASS, PARTY_RANKS
from extract.finders.units.name_grammar import HAVE_SESSIONS
from extract.finders.units.names import LEVEL_WORDS
from extract.finders.units.stretches import Stretch
from models.normal import canonical

_PLACEABLE: Final = frozenset(
    {
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Thường trực Hội đồng nhân dân",
        "Thường trực Ủy ban nhân dân",
        "Đoàn đại biểu Quốc hội",
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Văn phòng Ủy ban nhân dân",
    }
)
# "Hội đồng nhân dân và Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân các cấp"
_TITLES: Final = re.compile(r"(?<=[,à])(?: (?:các )?(?:Phó )?(?:Chủ tịch|Trưởng ban|Trưởng Ban|Ủy viên),?){1,4}$")
_TERM: Final = re.compile(r"\skh[oó]a [IVXL]{1,5}$")
_TAIL: Final = re.compile(rf"(?i)\s(?:của )?(?:các |cấp |cùng )?(?:cấp|tp|đơn vị hành chính|{LEVEL_WORDS})\b.*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation or a class from character `start` to `end` of the stretch.

    `left_out` stands before it in its name, `ranks` behind it ("các cấp" said once for two); `name` is the name of what
    a bare word stands for.
    """

    start: int
    end: int
    of_class: bool
    left_out: str = ""
    ranks: str = ""
    name: str = ""
    body: str | None = None
    placed: bool = False


def with_ranks(one: Mention, following: Mention, stretch: Stretch) -> Mention:
    """Return a mention with the ranks, the place or the term that the one after it says for both."""
    gap = _TITLES.sub("", stretch.view.text[one.end : following.start].strip())
    if gap == "/" and following.of_class and not one.placed:  # "Trung tâm Hành chính công/ Bộ phận Một cửa cấp xã"
        return replace(one, of_class=True)
    written = f"{stretch.view.plain[following.start : following.end]}{following.ranks}"
    if not one.placed and following.of_class and gap in (",", "và", "hoặc") and _is_of_party(one, stretch):
        ranks = PARTY_RANKS.search(canonical(written))
        is_ranked = PARTY_RANKS.search(canonical(stretch.view.plain[one.start : one.end])) is not None
        if ranks is None or is_ranked or not _is_of_party(following, stretch):
            return one
        return replace(one, ranks=f" {ranks.group()}", of_class=True)
    if one.body in HAVE_SESSIONS and gap in (",", "và") and (term := _TERM.search(written)) and not one.ranks:
        is_termless = following.body in HAVE_SESSIONS and not _TERM.search(stretch.view.text[one.start : one.end])
        return replace(one, ranks=term.group()) if is_termless else one
    if one.body not in _PLACEABLE or one.placed or one.of_class or gap not in (",", "và", "-", "&"):
        return one
    if following.body not in _PLACEABLE or not (following.of_class or following.placed):
        return one
    tail = _TAIL.search(written)
    return replace(one, ranks=tail.group(), of_class=following.of_class) if tail else one


def _is_of_party(one: Mention, stretch: Stretch) -> bool:
    return bool(PARTY_CLASS.match(canonical(stretch.view.plain[one.start : one.end])))
