"""Classes of organisations: "các sở, ban, ngành", "cơ quan chuyên môn về đất đai", "đơn vị sự nghiệp thuộc Bộ".

    [các] kind [field] [level] [what it is a part of]

A generic word alone ("các cơ quan, đơn vị") is none; with a kind or an owner it is one.
"""

import re
from typing import Final

from extract.finders.units.kinds import (
    CENTRAL,
    CONCERNED,
    GENERIC,
    HEADS,
    KINDS,
    LIST,
    MONEY,
    NO_HEADS,
    OF,
    PART,
    SYSTEM,
)
from extract.finders.units.known_bodies import headless
from extract.finders.units.name_grammar import NameReader, may_own
from extract.finders.units.places import LEVEL, class_tail, place_tail
from extract.finders.units.terms import topic_end
from extract.finders.units.text import Words, is_inside_word

_LEVEL: Final = re.compile(LEVEL)
_LAST_OF_HEADS: Final = frozenset({"cục", "sở", "vụ", "viện", "tâm", "phòng", "bộ"})
# Heads that alone in the plural are any: "các hội", "các phòng"
_ANY: Final = frozenset({"hội", "ban", "phòng", "trường"})
# Bare words that stand for the issuer, or for one kind of its parts.
_BARE: Final = frozenset({"bộ", "sở", "cục", "ban", "viện", "ngành", "vp"})
_BARE_LOW: Final = frozenset({"bộ", "sở"})


class ClassReader:
    """Reads classes; names of owners are read by the reader of names."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def at(self, words: Words, i: int, *, is_work: bool = False) -> int:
        """Return the number of the word after the class that begins at word `i`, `i` where there is none.

        In a cell of responsibility (`is_work`) generic words count too.
        """
        if is_inside_word(words, i):
            return i
        found = words.match(LIST, i)
        kind = words.match(KINDS, i)
        if found is None and kind is None:
            return self._in_plural(words, i) or self._generic(words, i, is_work=is_work)
        if found is not None and kind is None and _names_one(words, words.after(found)):
            return i
        end = max(words.after(one) for one in (found, kind) if one)
        if words.word(end) == "mình":  # "lĩnh vực của phòng, đơn vị mình quản lý"
            return i
        is_counted = words.word(i - 1) == "%" or words.word(i - 1).isdigit()
        return self._tail(words, end, is_list=found is not None, is_kind=kind is not None, is_counted=is_counted)

    def _in_plural(self, words: Words, i: int) -> int:
        """ "các Cục", "các Ban của Hội đồng nhân dân tỉnh": a head word in the plural, with capital or owner; or 0."""
        found = words.match(HEADS, i)
        if found is None:
            return 0
        end = words.after(found)
        if found["kind"]:
            return self._tail(words, end, is_list=True)
        if (owned := self._owned(words, end)) > end:
            return owned
        names_one = words.is_capital(end) and not words.is_set_in_capitals(end)
        if names_one or words.word(end) in NO_HEADS:
            return 0
        is_kind = words.is_capital(i + 1) and found["head"] not in _ANY
        is_headed = words.word(end) == ":"  # "các phòng: Tổ chức, Kế toán"
        return self._tail(words, end, is_list=True) if is_kind or is_headed or found["head"] == "sở" else 0

    def _generic(self, words: Words, i: int, *, is_work: bool) -> int:
        found = words.match(GENERIC, i)
        if found is None:
            return i
        end = words.after(found)
        if system := words.match(SYSTEM, end):
            return words.after(system)
        if (stop := self._part(words, end)) > end:
            return self._tail(words, stop, is_list=False)
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
            if words.word(end) == "về" and (stop := topic_end(words, end + 1)) > end + 1:
                end = stop
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
                end = max(end, self._owned(words, end))
            if found := words.match(CONCERNED, end):
                return words.after(found)
            if end == start:
                break
        return end

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
        if word in _BARE and (words.is_capital(i) or word in _BARE_LOW):
            return i + 1
        if (word, words.word(i + 1)) in (("văn", "phòng"), ("tổng", "cục")) and words.is_capital(i):
            return i + 2
        if words.is_short_form(i) and word in headless():
            return i + 1
        return place_tail(words, i)


def _names_one(words: Words, i: int) -> bool:
    """ "Tổng cục và Chi cục Tiêu chuẩn Đo lường Chất lượng": the last of the list has a name."""
    if words.word(i - 1) not in _LAST_OF_HEADS or i in words.line_starts:
        return False
    return words.is_capital(i) and not words.is_set_in_capitals(i)
