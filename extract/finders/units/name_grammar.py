"""Named organisations: a name, the place it stands in, and what it is a part of, as one mention.

name [level and place] [- | , | của | thuộc] [the organisation it is a part of]
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from corpus.loader import organisation_words
from extract.finders.units.heads import may_stand, name_by_head
from extract.finders.units.known_bodies import NameTree, head_of, known_bodies
from extract.finders.units.names import Seat
from extract.finders.units.places import (
    class_tail,
    council_tail,
    initials_of,
    of_anybody,
    place_tail,
    proper_name,
    province_at,
)
from extract.finders.units.terms import task_end, term_at, topic_end
from extract.finders.units.text import Words, is_inside_word

_DEEPEST = 3  # "Phòng … Văn phòng … Sở …": parts of parts
_SUFFIX: Final = re.compile(
    r"(?:việt nam|trung ương(?! (?:đảng|đoàn))|quốc gia|(?:khu vực|vùng)(?: [ivxl]{1,5}| \d{1,2})?|số \d{1,3}"
    r"|miền (?:bắc|trung|nam))(?= )"
)
_REGION: Final = re.compile(r"(?:[ivxl]{1,5}|\d{1,2})(?= )")
_SESSION: Final = re.compile(r"(?:nước cộng hòa xã hội chủ nghĩa việt nam)?(?: ?kh[oó]a [ivxl]{1,5})?(?= )")
_TERM: Final = re.compile(r"khóa [ivxl]{1,5}(?= )")
HAVE_SESSIONS: Final = frozenset(
    {
        "Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "Chính phủ",
        "Thủ tướng Chính phủ",
        "Ban Chấp hành Trung ương Đảng",
        "Bộ Chính trị",
        "Ban Bí thư",
    }
)
# "Tòa án cấp sơ thẩm", "Viện kiểm sát có thẩm quyền"
_JUDICIAL: Final = (
    "Tòa án",
    "Viện kiểm sát",
    "Cơ quan Cảnh sát điều tra",
    "Cơ quan An ninh điều tra",
    "Ủy ban Kiểm tra",
)
_OF_COURTS: Final = re.compile(r"(?:cấp (?:sơ|phúc) thẩm|(?:cấp )?có thẩm quyền|nước ngoài)(?= )")
_OTHER_STATES: Final = re.compile(r"(?:nước sở tại|(?:của )?các nước(?: khác| sở tại)?|nước ngoài)(?= )")
# "Ban Chỉ đạo quốc gia triển khai …", "Ban Chỉ đạo Trung ương các chương trình …"
_TASKS: Final = frozenset({"triển", "thực", "tổng", "các"})
_BOARDS: Final = frozenset({"gia", "ương", "nước", "phủ"})
_ABROAD: Final = ("quán Việt Nam", "trực Việt Nam")
_LONGEST_STATE = 6  # words
_NUMBERED: Final = ("khu vực", "Thuế cơ sở", "Quân khu")
_ENDS_IN_LEVEL: Final = re.compile(r"(?<!tác) (tỉnh|huyện|xã|phường|thị trấn|thành phố)$")
_PARTY_COMMITTEES: Final = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy")
# The issuer without its name: "Văn phòng Sở", "Thanh tra Bộ".
_BARE_OWNERS: Final = frozenset({"sở", "bộ", "cục", "tổng cục"})
_OF_MINISTRY: Final = frozenset({"vụ", "cục", "tổng cục", "viện", "trung tâm", "văn phòng"})
_OF_ANYBODY: Final = frozenset({"hội đồng", "ban", "ban chỉ đạo", "ủy ban", "tổ công tác", "văn phòng", "bộ phận"})
_BEHIND_DASH: Final = frozenset({"bộ", "sở", "ủy ban", "tổng cục", "cục", "công an"})
_OWNERS: Final = frozenset(
    {
        "Quốc hội",
        "Chính phủ",
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Ủy ban Thường vụ Quốc hội",
        "Văn phòng Chính phủ",
        "Thủ tướng Chính phủ",
        *_PARTY_COMMITTEES,
    }
)
_COMMITTEES: Final = frozenset({"Ủy ban nhân dân", "Hội đồng nhân dân"})


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation found; numbers of words: where its name ends, and the mention.

    `head` are the folded words of its head; `body` is None where the gazetteer does not know it. `of_class` says that
    levels make a class of it, `placed` that the words name its place.
    """

    name_end: int
    end: int
    head: str
    body: str | None
    of_class: bool = False
    placed: bool = False


class NameReader:
    """Reads names in a plan: those of the gazetteer, those of the plan's own tables, and others by their head words."""

    def __init__(self, own: NameTree, seat: Seat) -> None:
        self._own = own
        self._openers = _first_words() | own.first_words()
        self._initials = initials_of(seat.province) if seat.province else None
        self._issuer = (seat.issuer or "").lower().split(" ")[0]

    def at(self, words: Words, i: int, depth: int = 0) -> Named | None:
        """Return the organisation whose name begins at word `i`."""
        if words.word(i) not in self._openers or is_inside_word(words, i):
            return None
        found = self._name(words, i)
        if found is None:
            return None
        end, of_class, placed = self._tail(words, found, depth)
        if end == found.name_end and not _stands_alone(words, i, found):
            return None
        return Named(found.name_end, end, found.head, found.body, of_class, placed)

    def _name(self, words: Words, i: int) -> Named | None:
        known = known_bodies().longest(words, i)
        own = self._own.longest(words, i)
        best = max((one for one in (own, known) if one), key=lambda one: one.end, default=None)
        if best is not None and self._is_issuer_building(words, i, best.body.name):
            return None
        if best is None or not may_stand(words, i, best):
            end, head = name_by_head(words, i)
            return Named(end, end, head, None) if end > i else None
        name = best.body.name
        head = " ".join(head_of(name)[0] or words.low[i : i + 1])
        is_closed = head in organisation_words("closed head") or name.endswith("nhân dân")
        is_open = not is_closed and best.body.level != "central"
        if is_open and _may_go_on(words, best.end, is_joint="và" in name.split()):
            end, other = name_by_head(words, i)
            if end > best.end:
                return Named(end, end, other, None)
        stop = best.end
        if name.endswith((" Sở", " Bộ")):  # "Thanh tra Sở Y tế" is that of another
            owner = known_bodies().longest(words, best.end - 1)
            stop = best.end - 1 if owner is not None and owner.end > best.end else best.end
        elif level := _ENDS_IN_LEVEL.search(name):
            length = len(level[1].split())  # a short form has no word for the level: "CATP"
            is_written = " ".join(words.low[best.end - length : best.end]) == level[1]
            stop = best.end - length if is_written else stop
        return Named(stop, stop, head, name)

    def _is_issuer_building(self, words: Words, i: int, name: str) -> bool:
        """ "100% đơn vị thuộc Sở xây dựng xong đề án": in its own plan a department builds."""
        is_verb = name.endswith(" Xây dựng") and words.is_capital(i) and not words.is_capital(i + 1)
        return is_verb and words.low[i] == self._issuer

    def _tail(self, words: Words, name: Named, depth: int) -> tuple[int, bool, bool]:
        """Return where the mention ends, whether levels make it a class, and whether it is placed."""
        end = name.name_end
        if name.body in HAVE_SESSIONS:
            if name.body == "Chính phủ" and (abroad := _abroad(words, end)):
                return abroad
            session = words.match(_SESSION, end)
            return (words.after(session) if session and session.group() else end), False, False
        suffix = _REGION if (name.body or "").endswith(_NUMBERED) else _SUFFIX
        if name.head not in organisation_words("closed head") and (found := words.match(suffix, end)):
            end = words.after(found)
            if words.word(end) == "-" and (stop := province_at(words, end + 1)) > end + 1:
                return stop, False, True  # "Tòa án nhân dân khu vực 1 - Nghệ An"
        if name.head in ("hội đồng", "ban chỉ đạo"):
            end = council_tail(words, end)
            if (stop := of_anybody(words, end)) > end:
                return stop, True, False
        if (stop := class_tail(words, end)) > end:
            return stop, True, False
        if (name.body or "").startswith(_JUDICIAL) and (found := words.match(_OF_COURTS, end)):
            return words.after(found), True, False
        if (stop := self._place(words, end, name)) > end:
            term = words.match(_TERM, stop) if name.body == "Hội đồng nhân dân" else None
            return (words.after(term) if term else self._owner(words, stop, name, depth)), False, True
        stop = self._owner(words, end, name, depth)
        return stop, False, stop > end

    def _place(self, words: Words, i: int, name: Named) -> int:
        if words.word(i) == "tại" and (name.body or "").endswith(_ABROAD):
            return max(i, place_tail(words, i + 1), proper_name(words, i + 1))
        if name.body is not None and name.head == "bộ":
            return i
        is_here = words.is_short_form(i) and words.written[i] == self._initials
        if (end := place_tail(words, i)) > i:
            is_here = words.is_short_form(end) and words.written[end] == self._initials
            return end + 1 if is_here else end
        if (name.body or "").endswith(_PARTY_COMMITTEES):
            return i if words.is_set_in_capitals(i) else proper_name(words, i)
        return i + 1 if is_here else province_at(words, i)

    def _owner(self, words: Words, i: int, name: Named, depth: int) -> int:
        """The word after what the organisation is a part of, `i` where the words do not say."""
        is_part = name.head in organisation_words("part head") or (name.body or "").startswith(("Văn phòng", "Đảng"))
        if depth >= _DEEPEST or name.body in _COMMITTEES or not is_part:
            return i
        join = words.word(i)
        start = i + 1
        if join == "trực" and words.word(start) == "thuộc":
            join, start = "thuộc", i + 2
        elif join not in ("-", ",", "của", "thuộc"):
            join, start = "", i
        if join != "," and (end := self._bare_owner(words, start, name, join)) > start:
            return end
        owner = self.at(words, start, depth + 1)
        if owner is None or owner.of_class or not _owns(owner, name, join):
            return _field_end(words, i, name)
        return _field_end(words, owner.end, name)

    def _bare_owner(self, words: Words, i: int, name: Named, join: str) -> int:
        """ "Văn phòng Sở", "Thanh tra Bộ", "Văn phòng bộ": the issuer, whose name the plan leaves out."""
        end = i + 2 if words.word(i) == "tổng" else i + 1
        if " ".join(words.low[i:end]) not in _BARE_OWNERS or words.word(i) == name.head or join == "-":
            return i
        is_office = not join and name.head == "văn phòng" and not words.is_capital(i + 1)
        is_bare = words.is_capital(i) or is_office
        return end if is_bare and self.at(words, i, _DEEPEST) is None else i


def _abroad(words: Words, i: int) -> tuple[int, bool, bool] | None:
    """The end of the name of another country's government ("Chính phủ Nhật Bản"), as `_tail` returns it."""
    if found := words.match(_OTHER_STATES, i):
        return words.after(found), True, False
    start = i + 1 if words.word(i) == "nước" else i
    if not words.is_capital(start):
        return None
    for end in range(min(start + _LONGEST_STATE, len(words)), start, -1):
        if " ".join(words.low[start:end]) in organisation_words("country"):
            return end, False, True
    return None


@cache
def _first_words() -> frozenset[str]:
    return known_bodies().first_words() | {head.split()[0] for head in organisation_words("head")}


def _stands_alone(words: Words, i: int, name: Named) -> bool:
    """Tell whether the name is one without place and owner: a bare head is none, nor any health station."""
    if name.body is None:
        return name.name_end - i > name.head.count(" ") + 1
    return name.body != "Trạm Y tế" or words.is_capital(i)


def _may_go_on(words: Words, i: int, *, is_joint: bool) -> bool:
    """Tell whether more than a known name may be the name: what it is said to do may follow it as well."""
    if words.is_capital(i):
        return True
    if words.word(i) in ("và", "-", "&"):
        return words.is_capital(i + 1) and not is_joint
    term = term_at(words, i)
    return term is not None and not term.is_verb


def _field_end(words: Words, i: int, name: Named) -> int:
    """ "Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ": the field is in the name."""
    of_nation = name.head in ("ủy ban", "hội đồng") and words.word(i - 1) in ("gia", "ương")
    is_board = name.head in ("ban chỉ đạo", "tổ công tác")
    if words.word(i) == "về" and (of_nation or is_board):
        end = topic_end(words, i + 1)
        stop = max(end, task_end(words, i + 1)) if end > i + 1 or is_board else i
        return stop if stop > i + 1 else i
    if is_board and words.word(i) in _TASKS and words.word(i - 1) in _BOARDS:
        return task_end(words, i)
    return i


def may_own(owner: Named) -> bool:
    """Tell whether other organisations are parts of this one."""
    return owner.head in organisation_words("owner head") or owner.body in _OWNERS


def _owns(owner: Named, part: Named, join: str) -> bool:
    """Tell whether the one may be what the other is a part of, joined by these words."""
    if owner.head == part.head or not may_own(owner):
        return False
    if join == ",":  # "Vụ Pháp chế, Bộ Tài chính", where a list would as well have its comma
        return part.head in _OF_MINISTRY and part.body != "Văn phòng Bộ" and owner.head == "bộ"
    if join == "-":
        return owner.head in _BEHIND_DASH or owner.body == "Văn phòng Chính phủ"
    return join != "của" or part.head in _OF_ANYBODY
