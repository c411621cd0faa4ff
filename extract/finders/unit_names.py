"""Named organisations: a name, the place it stands in, and what it is a part of, as one mention.

    name [level and place] [- | , | của | thuộc] [the organisation it is a part of]
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from corpus.loader import organisation_words
from extract.finders.known_bodies import Known, NameTree, head_of, known_bodies
from extract.finders.unit_places import class_tail, council_tail, initials_of, place_tail, proper_name, province_at
from extract.finders.unit_terms import name_end, term_at, topic_end
from extract.finders.unit_text import Words, is_inside_word

_DEEPEST = 3  # "Phòng … Văn phòng … Sở …": parts of parts
# Heads whose names are all known: what follows them is not guessed.
_CLOSED: Final = frozenset({"bộ", "sở", "bộ phận", "ủy ban", "mặt trận", "thường trực", "đảng ủy", "đảng bộ"})
# Heads that are ordinary words too: a name in capitals must follow.
_NEEDS_CAPITAL: Final = frozenset(
    "cục vụ viện phòng ban hạt trạm trại đội đồn trường báo đài quỹ hội đoàn cảnh\\ssát chi\\snhánh công\\sty".split()
) | {"cảnh sát", "chi nhánh", "công ty", "học viện", "bệnh viện", "thanh tra", "công an", "văn phòng", "đại học"}
# Heads that may stand in lower case before a name in capitals: "phòng Nội vụ", "trường Chính trị".
_MAY_BE_LOW: Final = frozenset(
    {"phòng", "trung tâm", "văn phòng", "chi cục", "trường", "bệnh viện", "hội đồng", "ban quản lý", "ban chỉ đạo"}
    | {"ban", "công ty", "ngân hàng", "tổng công ty", "tập đoàn", "trạm y tế", "công an", "sở", "bộ", "bộ phận"}
)
# Heads of which only the one of a place is an organisation: "Thuế tỉnh Vĩnh Long", "Đảng bộ huyện"
_NEEDS_PLACE: Final = frozenset(
    {"đảng bộ", "thuế", "thống kê", "thi hành án dân sự", "hải quan", "viễn thông", "điện lực", "bưu điện", "báo", "công an"}
    | {"văn phòng", "thanh tra", "công đoàn", "đảng ủy", "hội đồng"}
)
# Heads that are parts of place names too ("xã Trường Xuân", "Lịch Hội Thượng"): what they are of must follow.
_NEEDS_FIELD: Final = frozenset("trường hội đoàn quỹ đài đội trại trạm hạt báo".split())
_ONLY_PLACE: Final = frozenset({"đảng bộ", "thuế", "thống kê", "thi hành án dân sự", "hải quan"})
# Lower-case words that begin a body of the state all by themselves, however it is written.
_LOW_BODIES: Final = frozenset(
    {"Ủy ban nhân dân", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân", "Văn phòng Ủy ban nhân dân"}
    | {"Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận Một cửa", "Trung tâm Phục vụ hành chính công"}
    | {"Tòa án nhân dân", "Viện kiểm sát nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Trạm Y tế"}
)
_SUFFIX: Final = re.compile(
    r"(?:việt nam|trung ương(?! (?:đảng|đoàn))|quốc gia|khu vực(?: [ivxl]+| \d+)?|vùng(?: [ivxl]+| \d+)?|số \d+|miền (?:bắc|trung|nam)|[ivxl]+|\d+)(?= )"
)
_SESSION: Final = re.compile(r"(?:nước cộng hòa xã hội chủ nghĩa việt nam)?(?: ?khóa [ivxl]+)?(?= )")
_ENDS_IN_LEVEL: Final = re.compile(r" (tỉnh|huyện|xã|phường|thị trấn|thành phố)$")
_OWNER_HEADS: Final = frozenset(
    {"bộ", "sở", "tổng cục", "cục", "ủy ban nhân dân", "hội đồng nhân dân", "văn phòng", "công an", "ủy ban", "thanh tra"}
    | {"bộ tư lệnh", "bộ chỉ huy", "tòa án nhân dân", "viện kiểm sát nhân dân", "đại học", "tỉnh ủy", "ngân hàng", "chi cục"}
)
_BARE_OWNERS: Final = frozenset({"sở", "bộ", "cục", "tổng cục"})
_OF_MINISTRY: Final = frozenset({"vụ", "cục", "tổng cục", "viện", "trung tâm", "văn phòng"})
_PART_HEADS: Final = _OF_MINISTRY | frozenset(
    {"phòng", "ban", "thanh tra", "chi cục", "hội đồng", "ban chỉ đạo", "ban quản lý", "tổ công tác", "đảng ủy", "đảng bộ"}
    | {"công đoàn", "bộ phận", "trường", "học viện", "bệnh viện", "quỹ", "đội", "hạt", "trạm", "ủy ban kiểm tra", "chi nhánh"}
    | {"tổ chức", "đoàn", "hội", "cơ quan cảnh sát", "thường trực", "ban thường vụ", "ban chấp hành", "ủy ban"}
)


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

    def __init__(self, own: NameTree, province: str | None) -> None:
        self._own = own
        self._openers = _first_words() | own.first_words()
        self._initials = initials_of(province) if province else None

    def at(self, words: Words, i: int, depth: int = 0) -> Named | None:
        """Return the organisation whose name begins at word `i`."""
        if words.word(i) not in self._openers or is_inside_word(words, i):
            return None
        found = self._name(words, i)
        if found is None:
            return None
        end, of_class, placed = self._tail(words, found, depth)
        is_bare = found.name_end - i == found.head.count(" ") + 1
        if end == found.name_end and (is_bare if found.body is None else found.body == "Trạm Y tế" and not words.is_capital(i)):
            return None
        return Named(found.name_end, end, found.head, found.body, of_class, placed)

    def _name(self, words: Words, i: int) -> Named | None:
        known = known_bodies().longest(words, i)
        own = self._own.longest(words, i)
        best = max((one for one in (own, known) if one), key=lambda one: one.end, default=None)
        if best is not None and not may_stand(words, i, best):
            best = None
        if best is None:
            end, head = _by_head(words, i)
            return Named(end, end, head, None) if end > i else None
        name = best.body.name
        head = " ".join(head_of(name)[0] or words.low[i : i + 1])
        if head not in _CLOSED and best.body.level != "central" and _may_go_on(words, best.end):
            end, other = _by_head(words, i)
            if end > best.end:
                return Named(end, end, other, None)
        ends_in_level = _ENDS_IN_LEVEL.search(name)
        stop = best.end - len(ends_in_level[1].split()) if ends_in_level else best.end
        return Named(stop, stop, head, name)

    def _tail(self, words: Words, name: Named, depth: int) -> tuple[int, bool, bool]:
        """Return where the mention ends, whether levels make it a class, and whether it is placed."""
        end = name.name_end
        is_open = name.head not in _CLOSED
        if name.body in ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Ban Chấp hành Trung ương Đảng"):
            session = words.match(_SESSION, end)
            return (words.after(session) if session and session.group() else end), False, False
        if is_open and (suffix := words.match(_SUFFIX, end)):
            end = words.after(suffix)
        if name.head in ("hội đồng", "ban chỉ đạo"):
            end = council_tail(words, end)
        if (stop := class_tail(words, end)) > end:
            return stop, True, False
        if (stop := self._place(words, end, name)) > end:
            return self._owner(words, stop, name, depth), False, True
        stop = self._owner(words, end, name, depth)
        return stop, False, stop > end

    def _place(self, words: Words, i: int, name: Named) -> int:
        if _has_no_place(name):
            return i
        if (end := place_tail(words, i)) > i:
            if words.is_short_form(end) and words.written[end] == self._initials:
                return end + 1
            return end
        if (name.body or "").endswith(("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy")):
            return i if words.is_set_in_capitals(i) else proper_name(words, i)
        if words.is_short_form(i) and words.written[i] == self._initials:
            return i + 1
        return province_at(words, i)

    def _owner(self, words: Words, i: int, name: Named, depth: int) -> int:
        """The word after what the organisation is a part of, `i` where the words do not say."""
        if depth >= _DEEPEST or name.body in ("Ủy ban nhân dân", "Hội đồng nhân dân") or not (name.head in _PART_HEADS or (name.body or "").startswith(("Văn phòng", "Đảng"))):
            return i
        join = words.word(i)
        if join in ("-", ",", "của", "thuộc"):
            start = i + 1
        elif join == "trực" and words.word(i + 1) == "thuộc":
            join, start = "thuộc", i + 2
        else:
            join, start = "", i
        if words.word(start) in _BARE_OWNERS and join != "," and self._is_bare_owner(words, start, name, join):
            return start + (2 if words.word(start) == "tổng" else 1)
        owner = self.at(words, start, depth + 1)
        if owner is None or owner.of_class or not _owns(owner, name, join):
            return self._field(words, i, name)
        return owner.end

    def _is_bare_owner(self, words: Words, i: int, name: Named, join: str) -> bool:
        """ "Văn phòng Sở", "Thanh tra Bộ", "Văn phòng bộ": the issuer, whose name the plan leaves out."""
        if self.at(words, i, _DEEPEST) is not None or words.word(i) == name.head or join == "-":
            return False
        return words.is_capital(i) or (not join and name.head == "văn phòng" and not words.is_capital(i + 1))

    def _field(self, words: Words, i: int, name: Named) -> int:
        """ "Ban Chỉ đạo của Chính phủ về phát triển khoa học, công nghệ": the field is in the name."""
        is_council = name.head in ("ban chỉ đạo", "tổ công tác") or (name.head == "ủy ban" and words.word(i - 1) == "gia")
        if is_council and words.word(i) == "về":
            end = topic_end(words, i + 1)
            return end if end > i + 1 else i
        return i


@cache
def _first_words() -> frozenset[str]:
    return known_bodies().first_words() | {head.split()[0] for head in organisation_words("head")}


def _may_go_on(words: Words, i: int) -> bool:
    """Tell whether more than a known name may be the name: what it is said to do may follow it as well."""
    if words.is_capital(i) or words.word(i) in ("và", "-", "&"):
        return True
    term = term_at(words, i)
    return term is not None and not term.is_verb


def may_stand(words: Words, i: int, known: Known) -> bool:
    """Tell whether a known name is one here: its capitals, and the word before it."""
    body = known.body
    if words.is_capital(i):
        if body.name == "Bảo hiểm xã hội":
            is_insurance = words.word(i - 1) in (".", "-", ":", "luật", "về", "") or words.word(known.end) == ","
            return not is_insurance and not words.is_set_in_capitals(i)
        return not (body.name == "Quốc hội" and words.word(i - 1) == "biểu")
    if body.name in _LOW_BODIES:
        return True
    head = words.low[i]
    return head in ("sở", "phòng", "ban", "bộ", "trung", "công", "chi", "văn") and (
        words.is_capital(i + 1)
        or words.is_capital(i + 2)
        or (head in ("sở", "bộ") and known.end - i > 2 and body.level in ("department", "ministry"))
        or (head == "phòng" and known.end - i > 4)
    )


def _by_head(words: Words, i: int) -> tuple[int, str]:
    """The word after a name that begins with a head word at `i`, and that head; `i` where there is none."""
    for length in (4, 3, 2, 1):
        head = " ".join(words.low[i : i + length])
        start = i + length
        if start >= len(words) or head not in organisation_words("head"):
            continue
        nameless = (start if head in _NEEDS_PLACE and words.is_capital(i) else i), head
        if head in _CLOSED or head in _ONLY_PLACE or not _opens_name(words, i, start, head):
            return nameless
        first = start + 1 if head in ("ban quản lý", "liên hiệp") and words.word(start) == "các" else start
        end = name_end(words, first)
        return (end, head) if end > first else nameless
    return i, ""


def _opens_name(words: Words, i: int, start: int, head: str) -> bool:
    if not words.is_capital(i):
        if head not in _MAY_BE_LOW:
            return False
        proper = head in ("trường", "bệnh viện", "công ty", "ngân hàng", "tập đoàn", "tổng công ty")
        return words.is_capital(start) and (proper or term_at(words, start) is not None or words.is_short_form(start))
    if head in _NEEDS_FIELD:
        term = term_at(words, start)
        is_field = (term is not None and not (term.is_verb and head in ("đoàn", "đội"))) or words.is_short_form(start)
        in_name = words.is_capital(i - 1) and words.word(i - 1) not in ("trưởng", "phó", "chánh", "chủ")
        return words.is_capital(start) and is_field and (not in_name or words.is_set_in_capitals(i))
    if words.is_capital(start):
        return True
    if head in _NEEDS_CAPITAL:
        return False
    if head == "ban quản lý" and words.word(start) == "các":
        return True
    return term_at(words, start) is not None and not (head == "văn phòng" and words.word(start) == "đại")


def _has_no_place(name: Named) -> bool:
    return name.body is not None and (name.head == "bộ" or name.body in ("Chính phủ", "Đảng Cộng sản Việt Nam"))


def may_own(owner: Named) -> bool:
    """Tell whether other organisations are parts of this one."""
    return owner.head in _OWNER_HEADS or owner.body in _OWNERS or owner.head == "đảng ủy"


def _owns(owner: Named, part: Named, join: str) -> bool:
    """Tell whether the one may be what the other is a part of, joined by these words."""
    if owner.head == part.head or not may_own(owner):
        return False
    if join == ",":  # "Vụ Pháp chế, Bộ Tài chính", where a list would as well have its comma
        return part.head in _OF_MINISTRY and part.body != "Văn phòng Bộ" and owner.head == "bộ"
    if join == "-":
        return owner.head in ("bộ", "sở", "ủy ban", "tổng cục", "cục", "công an")
    if join == "của":
        return part.head in ("hội đồng", "ban", "ban chỉ đạo", "ủy ban", "tổ công tác", "văn phòng", "bộ phận")
    return True


_OWNERS: Final = frozenset({"Quốc hội", "Chính phủ", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy"}) | {
    "Văn phòng Ủy ban nhân dân", "Huyện ủy", "Đảng ủy", "Ủy ban Thường vụ Quốc hội", "Văn phòng Chính phủ", "Thủ tướng Chính phủ"
}
