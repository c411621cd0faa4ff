"""Enumerations that say the head word once: "Sở Nội vụ, Tài chính và Tư pháp", "Các Bộ: KH&CN, Tư pháp"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from corpus.loader import organisation_words
from extract.finders.units.known_bodies import headless, known_bodies
from extract.finders.units.places import place_tail, province_at
from extract.finders.units.text import Words

_MOST = 40  # items of a list
_LONGEST_PLACE = 5
_HEADS: Final = ("sở", "bộ", "phòng", "ban", "cục", "vụ", "chi cục", "trung tâm", "tổng cục", "hội", "huyện ủy")
_DISTRICTS: Final = re.compile(r"(?:các )?(huyện|xã|phường|tỉnh|quận|thị xã|thành phố)\b")
_COUNT: Final = re.compile(r": \d+ (?=[,;] )")  # "phòng TCCQ: 5, TĐKT: 2"


class Item(NamedTuple):
    """An item of a list: its words, and what its name is with the words that the list leaves out."""

    start: int
    end: int
    left_out: str


def items_after(words: Words, i: int, head: str, *, of_class: bool) -> Iterator[Item]:
    """Yield the items of the list that goes on at word `i`, after an organisation with this head, or a class."""
    end = i
    is_headed = of_class and words.word(i) == ":"  # "các Bộ: Quốc phòng; Công an"
    for _ in range(_MOST):
        if count := words.match(_COUNT, end):
            end = words.after(count)
        is_apart = words.word(end) == ";" and (count is not None or (is_headed and end > i))
        joined = words.word(end) in (",", "và", "&") or is_apart
        if not joined and not (is_headed and end == i):
            return
        start = end + (2 if words.word(end) == "," and words.word(end + 1) == "và" else 1)
        item = _item(words, start, head)
        if item is None:
            return
        yield item
        end = item.end


def _item(words: Words, i: int, head: str) -> Item | None:
    if not words.is_capital(i):
        return None
    under = known_bodies().longest(words, i, head.split()) if head in _HEADS else None
    alone = known_bodies().longest(words, i)
    if under is not None and under.body.level != "temporary" and (alone is None or alone.end < under.end):
        return Item(i, place_tail(words, under.end), head.capitalize())
    if alone is None:
        for end in (min(i + 3, len(words)), i + 1):
            if words.is_short_form(i) and " ".join(words.low[i:end]) in headless() and len(words.written[i]) > 2:
                return Item(i, end, "")
    return None


def places_after(words: Words, i: int, levels: str) -> Iterator[Item]:
    """Yield the places of "Ủy ban nhân dân các huyện: Núi Thành, Thăng Bình", each for the committee of its own."""
    level = _DISTRICTS.search(levels)
    if level is None or words.word(i) != ":":
        return
    found: list[Item] = []
    end = i
    while words.word(end) in (":", ",", "và") and words.is_capital(end + 1) and len(found) < _MOST:
        start = end + 1
        end = max(province_at(words, start), _capital_run(words, start))
        if not 1 < end - start < _LONGEST_PLACE or words.is_set_in_capitals(start):
            break  # "…: Thực hiện" is no place
        found.append(Item(start, end, f"Ủy ban nhân dân {_kind(' '.join(words.low[start:end]), levels) or level[1]}"))
    if len(found) > 1:
        yield from found


def _kind(place: str, levels: str) -> str | None:
    """The kind of a place, where the list has several and the gazetteer knows it."""
    if "thành phố" in levels and place in organisation_words("city"):
        return "thành phố"
    return "thị xã" if "thị xã" in levels and place in organisation_words("town") else None


def _capital_run(words: Words, i: int) -> int:
    end = i
    while words.is_capital(end):
        end += 1
    return end
