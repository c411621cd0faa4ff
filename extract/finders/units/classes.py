"""Classes of organisations: "các sở, ban, ngành", "cơ quan chuyên môn về đất đai", "đơn vị sự nghiệp thuộc Bộ".

    [các] kind [field] [level] [what it is a part of]

A generic word alone ("các cơ quan, đơn vị") is none; with a kind or an owner it is one.
"""

import re
from typing import Final

from extract.finders.units.kinds import (
    CENTRAL,
    COMPETENT,
    CONCERNED,
    FIELD,
    GENERIC,
    HEADS,
    KINDS,
    LIST,
    LOW_KINDS,
    MANAGED,
    MONEY,
    NO_HEADS,
    OF,
    ORGAN,
    PART,
    PLURAL_KINDS,
    SYSTEM,
)
from extract.finders.units.known_bodies import headless
from extract.finders.units.name_grammar import NameReader, may_own
from extract.finders.units.places import LEVEL, class_tail, place_tail
from extract.finders.units.terms import term_at, topic_end
from extract.finders.units.text import Words, is_inside_word

_LEVEL: Final = re.compile(LEVEL)
_MINISTRIES: Final = re.compile(r"bộ(?: ,| và) cơ quan ngang bộ(?: , cơ quan thuộc chính phủ)?(?= )")
# Classes that have offices: "cơ quan trung ương của các đoàn thể", "các ban của cấp ủy đảng"
_BODIES: Final = re.compile(r"(?:các (?:đoàn thể|tổ chức chính trị - xã hội)|(?:các )?cấp ủy(?: đảng)?)(?= )")
_OFFICES: Final = re.compile(r"(?:các )?(?:cơ quan|đơn vị)")
_MOST_JOINED = 4
_LAST_OF_HEADS: Final = frozenset({"cục", "sở", "vụ", "viện", "tâm", "phòng", "bộ"})
# Heads that alone in the plural are any: "các hội", "các phòng"
_ANY: Final = frozenset({"hội", "ban", "phòng", "trường"})
# Bare words that stand for the issuer, or for one kind of its parts.
_BARE: Final = frozenset({"bộ", "sở", "cục", "ban", "viện", "ngành", "vp"})
_BARE_LOW: Final = frozenset({"bộ", "sở", "cục"})


class ClassReader:
    """Reads classes; names of owners are read by the reader of names."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def at(self, words: Words, i: int, *, is_work: bool = False, is_owner: bool = False) -> int:
        """Return the number of the word after the class that begins at word `i`, `i` where there is none.

        In a cell of responsibility (`is_work`) generic words count too. A class that manages others (`is_owner`) is
        read without what manages it.
        """
        if is_inside_word(words, i):
            return i
        found = words.match(LIST, i)
        kind = words.match(KINDS, i) or words.match(PLURAL_KINDS, i)
        if kind is None and not words.is_capital(i):
            kind = words.match(LOW_KINDS, i)
        if found is None and kind is None:
            return self._in_plural(words, i) or self._generic(words, i, is_work=is_work, is_owner=is_owner)
        if found is not None and kind is None and _names_one(words, words.after(found)):
            return i
        end = max(words.after(one) for one in (found, kind) if one)
        if kind is not None and (stop := self._joined(words, end)) > end:
            return stop
        if words.word(end) == "mình":  # "lĩnh vực của phòng, đơn vị mình quản lý"
            return i
        is_counted = words.word(i - 1) == "%" or words.word(i - 1).isdigit()
        end = self._tail(words, end, is_list=found is not None, is_kind=kind is not None, is_counted=is_counted)
        competent = words.match(COMPETENT, end) if kind is not None and "cơ quan" in kind.group() else None
        return words.after(competent) if competent else end

    def _in_plural(self, words: Words, i: int) -> int:
        """ "các Cục", "các Ban của Hội đồng nhân dân tỉnh": a head word in the plural, with capital or owner; or 0."""
        found = words.match(HEADS, i)
        if found is None:
            return 0
        end = words.after(found)
        if found["kind"]:
            return self._tail(words, end, is_list=True)
        others = end + 1 if words.word(end) == "khác" else end  # "các Ủy ban khác của Quốc hội"
        if (owned := self._owned(words, others)) > others:
            return owned
        names_one = words.is_capital(end) and not words.is_set_in_capitals(end)
        if names_one or words.word(end) in NO_HEADS:
            return 0
        is_kind = words.is_capital(i + 1) and found["head"] not in _ANY
        is_headed = words.word(end) == ":"  # "các phòng: Tổ chức, Kế toán"
        return self._tail(words, end, is_list=True) if is_kind or is_headed or found["head"] == "sở" else 0

    def _generic(self, words: Words, i: int, *, is_work: bool, is_owner: bool) -> int:
        if words.is_capital(i) and words.word(i - 1) != "trưởng" and (organ := words.match(ORGAN, i)):
            return self._owned(words, words.after(organ))
        found = words.match(GENERIC, i)
        if found is None:
            return i
        end = words.after(found)
        if system := words.match(SYSTEM, end):
            return words.after(system)
        if (stop := max(self._part(words, end), end if is_owner else self._managed(words, end))) > end:
            return self._tail(words, stop, is_list=False)
        if words.match(OF, end) and _OFFICES.match(found.group()) and (stop := self._one_owner(words, end)) > end:
            return stop
        if is_work:
            return self._tail(words, end, is_list=True)
        # "các cơ quan, đơn vị huyện", a line of its own
        level = place_tail(words, end)
        is_whole = words.word(level) in ("", ";", ".") or level in words.line_starts
        return level if level > end and "," in found.group() and is_whole else i

    def _tail(self, words: Words, i: int, *, is_list: bool, is_kind: bool = False, is_counted: bool = False) -> int:
        """The word after a class's field, levels, owner and money, in any order that officials use.

        Of a class that is counted ("50% đơn vị sự nghiệp tự bảo đảm chi thường xuyên") the money is what is said.
        """
        end = i
        for _ in range(3):
            start = end
            end = _field_end(words, end, is_kind=is_kind)
            for pattern in (SYSTEM, CENTRAL) if is_counted else (SYSTEM, MONEY, CENTRAL):
                if found := words.match(pattern, end):
                    end = words.after(found)
            end = class_tail(words, end)
            if (is_list or is_kind) and words.match(_LEVEL, end):
                end = place_tail(words, end)
            end = self._part(words, end, is_kind=is_kind)
            if is_kind or is_list:
                end = self._direct(words, end)
            if words.match(OF, end):
                end = max(end, self._one_owner(words, end))
            if found := words.match(CONCERNED, end):
                return self._part(words, words.after(found))
            if end == start:
                break
        return end

    def _joined(self, words: Words, i: int) -> int:
        """ "các cơ quan chuyên môn, đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân": one owner for all; else `i`."""
        end = i
        for _ in range(_MOST_JOINED):
            kind = words.match(KINDS, end + 1) if words.word(end) in (",", "và") else None
            if kind is None or words.word(end + 1) in ("các", "những"):
                break
            end = words.after(kind)
        owner = words.match(PART, end) if end > i else None
        stop = self._part(words, end, is_kind=True) if owner else end
        return stop if owner and stop > words.after(owner) else i

    def _managed(self, words: Words, i: int) -> int:
        """ "thuộc phạm vi quản lý của tỉnh Bắc Ninh": who manages a class, `i` where the words do not say."""
        found = words.match(MANAGED, i)
        if found is None:
            return i
        start = end = words.after(found)
        for _ in range(_MOST_JOINED):
            following = end + 1 if end > start and words.word(end) == "," else end
            stop = self.at(words, following, is_owner=True)
            if stop == following or (end > start and following == end):
                break
            end = stop
        owner = self._owner(words, start) if end == start else end
        return owner if owner > start else i

    def _direct(self, words: Words, i: int) -> int:
        """ "tổ chức đoàn thể Văn phòng UBND tỉnh": the owner without a word between."""
        if not words.is_capital(i) or words.is_set_in_capitals(i):
            return i
        named = self._names.at(words, i, 1)
        return named.end if named is not None and may_own(named) and not named.of_class else i

    def _part(self, words: Words, i: int, *, is_kind: bool = False) -> int:
        """ "thuộc Sở", "trực thuộc": what a class is a part of; "thuộc" alone says nothing."""
        found = words.match(PART, i)
        if found is None:
            return i
        end = words.after(found)
        owner = self._owner(words, end, is_kind=is_kind)
        if owner > end:
            return owner
        is_alone = found.group().startswith("trực thuộc") and words.word(i - 1) not in ("chức", "nghiệp")
        return end if is_alone else i

    def _one_owner(self, words: Words, i: int) -> int:
        """The word after the one owner, `i` where several are listed: "của bộ, cơ quan ngang bộ, Tòa án …"."""
        end = self._owned(words, i)
        opens_list = words.word(i + 1) == "đảng" or words.match(_MINISTRIES, i + 1)
        return i if opens_list and words.word(end) == "," else end

    def _owned(self, words: Words, i: int) -> int:
        """The word after an owner with or without "của" or "thuộc" before it, `i` where there is none."""
        start = i + 1 if words.word(i) in ("của", "thuộc") else i
        if words.word(i) == "trực":
            start = i + 2
        if start == i and not words.is_capital(i):
            return i
        end = self._owner(words, start)
        return end if end > start else i

    def _owner(self, words: Words, i: int, *, is_kind: bool = False) -> int:
        named = self._names.at(words, i, 1)
        if named is not None:
            end = named.end
            more = self._names.at(words, end + 1, 1) if is_kind and words.word(end) == "," else None
            # "thuộc Ủy ban nhân dân tỉnh, Ủy ban nhân dân cấp huyện": two of a kind
            return more.end if more and more.of_class and more.body == named.body else end
        word = words.word(i)
        if ministries := words.match(_MINISTRIES, i):
            return words.after(ministries)
        if word == "đảng" and words.is_capital(i):
            return i + 1
        if bodies := words.match(_BODIES, i):
            return words.after(bodies)
        if word in _BARE and (words.is_capital(i) or word in _BARE_LOW):
            return i + 1
        if (word, words.word(i + 1)) in (("văn", "phòng"), ("tổng", "cục")) and words.is_capital(i):
            return i + 2
        if words.is_short_form(i) and word in headless():
            return i + 1
        return place_tail(words, i)


def _field_end(words: Words, i: int, *, is_kind: bool) -> int:
    """The word after the field of a class: "về đất đai", "lĩnh vực y tế", "quản lý chuyên ngành thủy sản"; else `i`."""
    if field := words.match(FIELD, i):
        end = topic_end(words, words.after(field))
        return end if end > words.after(field) else i
    topic = term_at(words, i) if is_kind and words.word(i - 1) == "ngành" else None
    return topic_end(words, i) if topic is not None and not topic.is_verb else i


def _names_one(words: Words, i: int) -> bool:
    """ "Tổng cục và Chi cục Tiêu chuẩn Đo lường Chất lượng": the last of the list has a name."""
    if words.word(i - 1) not in _LAST_OF_HEADS or i in words.line_starts:
        return False
    return words.is_capital(i) and not words.is_set_in_capitals(i)
