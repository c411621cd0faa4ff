"""The organisations of the gazetteer, found by their words: one step a word, whatever their number.

Where a name has a comma, a dash or "và" any of them may stand, or none ("Sở Văn hóa - Thể thao & Du lịch"), and the
terms of a name may be shortened as officials do: by usual short forms ("Sở Nông nghiệp và PTNT") and by initials ("Sở
KH-CN").
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from corpus.loader import Body, abbreviations, bodies, organisation_words
from extract.finders.units.text import Words

SEPARATORS = frozenset({",", "-", "&", "và", ".", "/"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Neither can be a word: the end of a name, and that what follows may be joined to what stands before.
_END = "</>"
_JOINT = "<>"
_LONGEST_PHRASE = 7
_LEAST_BARE = 4  # letters of a short form that is understood without its head word
_MOST_PARTS = 4  # of a name that is shortened to initials part by part

_Way = tuple[list[str], frozenset[str]]  # the words of a name, and those of them that must stand in capitals


@dataclass(frozen=True, slots=True)
class Known:
    """A body found in a text; `end` is the number of the word after it."""

    end: int
    body: Body


class NameTree:
    """Names by their words. Asking costs as many steps as the name has words."""

    def __init__(self) -> None:
        # A node holds the following words; under _JOINT those that may be joined, under _END body and short words.
        self._root: dict[str, Any] = {}

    def add(self, name: Sequence[str], body: Body, shorts: frozenset[str] = frozenset()) -> None:
        """Add a name; the first body keeps it. `shorts` are those of its words that must stand in capitals."""
        node = self._root
        for before, word in zip(["", *name], name, strict=False):
            if word != _JOINT:
                if before == _JOINT:
                    node.setdefault(_JOINT, set()).add(word)
                node = node.setdefault(word, {})
        node.setdefault(_END, (body, shorts))

    def begins(self, word: str) -> bool:
        """Tell whether some name begins with the folded word."""
        return word in self._root

    def first_words(self) -> frozenset[str]:
        """Return the folded words that names begin with."""
        return frozenset(self._root)

    @staticmethod
    def _joined(words: Words, i: int, node: dict[str, Any]) -> int:
        """The number of the word that goes on with a name over the separators at word `i`, `i` where none does."""
        step = i
        while step - i < 2 and words.word(step) in SEPARATORS:
            step += 1
        is_dot = step == i + 1 and words.low[i] == "." and words.is_short_form(i - 1)  # "VP. UBND"
        return step if words.word(step) in node.get(_JOINT, ()) or is_dot else i

    def longest(self, words: Words, i: int, under: Sequence[str] = ()) -> Known | None:
        """Return the longest name that begins at word `i`, or goes on there after the words `under`."""
        node: dict[str, Any] = self._root
        for word in under:
            node = node.get(word, {})
        best: Known | None = None
        used: list[int] = []
        j = i
        while True:
            following = node.get(words.word(j))
            if following is None and used:
                j = self._joined(words, j, node)
                following = node.get(words.word(j))
            if not following:
                return best
            used.append(j)
            node, j = following, j + 1
            end = node.get(_END)
            if end and all(_in_capitals(words, k) for k in used if words.low[k] in end[1]):
                best = Known(j, end[0])


def _in_capitals(words: Words, i: int) -> bool:
    """Short forms have two capitals at least: "GDĐT", "TTg"; a single letter is one itself."""
    written = words.written[i]
    return sum(letter.isupper() for letter in written) >= min(2, len(written))


@cache
def known_bodies() -> NameTree:
    """Return the gazetteer's bodies under all names that prose gives them: full names before short ones."""
    tree = NameTree()
    for ways in (_full_names, _short_forms, _with_short_terms, _with_initials):
        for body in bodies():
            for name, shorts in ways(body):
                tree.add(name, body, shorts)
    return tree


def _full_names(body: Body) -> Iterator[_Way]:
    for name in (body.name, *body.aliases):
        yield content(name), frozenset()


def _short_forms(body: Body) -> Iterator[_Way]:
    for short in body.abbreviations:
        if " " in short or _stands_alone(short, body):
            yield content(short), frozenset(_short_words(short))


def _with_short_terms(body: Body) -> Iterator[_Way]:
    for name in (body.name, *body.aliases):
        yield from _shortened(content(name))


def _with_initials(body: Body) -> Iterator[_Way]:
    yield from _initials(body.name)


@cache
def headless() -> dict[str, Body]:
    """Return short forms without their head word ("TNMT" for the department), as lists and cells use them."""
    found: dict[str, Body] = {}
    for body in bodies():
        for short in body.abbreviations:
            found.setdefault(" ".join(Words.of(short).low), body)
    return found


def content(name: str) -> list[str]:
    """Return the folded words of a name, a mark between them where they are joined.

    >>> content("Sở Tài nguyên và Môi trường")
    ['sở', 'tài', 'nguyên', '<>', 'môi', 'trường']
    """
    found: list[str] = []
    for word in Words.of(name).low:
        if word not in SEPARATORS:
            found.append(word)
        elif found and found[-1] != _JOINT and word != ".":
            found.append(_JOINT)
    return found


def _stands_alone(short: str, body: Body) -> bool:
    """Tell whether a short form says what kind of body it is: the initials of the whole name, and long enough."""
    bare = "".join(content(short)).replace(_JOINT, "")
    initials = "".join(map(_initial, content(body.name))).replace(_JOINT, "")
    is_whole = bare[:1] == initials[:1] and len(bare) >= _LEAST_BARE
    return is_whole or body.level in ("enterprise", "international") or bool(re.search(r"\d", short))


def _short_words(written: str) -> Iterator[str]:
    """Words of a short form that are themselves short: "TN", "TKQ" of "Bộ phận TN&TKQ"."""
    words = Words.of(written)
    yield from (words.low[i] for i in range(len(words)) if sum(map(str.isupper, words.written[i])) > 1)


@cache
def _short_terms() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Terms, by their words → their short forms, by theirs."""
    terms: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for short, full in abbreviations():
        if " " in full and short[:2].isupper():
            terms.setdefault(tuple(content(full)), []).append(tuple(content(short)))
    return terms


def _shortened(name: Sequence[str]) -> Iterator[_Way]:
    """The name with one of its terms shortened, or two: "Trung tâm GDNN - GDTX"."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for start in range(len(name)):
        for end in range(start + 2, min(len(name), start + _LONGEST_PHRASE) + 1):
            if end - start < len(name):
                found.extend((start, end, short) for short in _short_terms().get(tuple(name[start:end]), ()))
    for start, end, short in found:
        yield [*name[:start], *short, *name[end:]], frozenset(short)
    for one in found:
        for two in found:
            if one[1] <= two[0]:
                both = [*name[: one[0]], *one[2], *name[one[1] : two[0]], *two[2], *name[two[1] :]]
                yield both, frozenset({*one[2], *two[2]})


def _initials(name: str) -> Iterator[_Way]:
    """Initials of the parts after the head word, joined in every way: "KHCN", "KH&CN"; "LĐTBXH", "LĐ-TB&XH"."""
    head, rest = head_of(name)
    parts = [content(part) for part in re.split(r" - |, | và |,", rest) if part.strip()]
    if head is None or not parts or len(parts) > _MOST_PARTS or sum(map(len, parts)) < 2:
        return
    letters = ["".join(map(_initial, part)) for part in parts]
    for cuts in range(2 ** (len(letters) - 1)):
        joined = [letters[0]]
        for at, letter in enumerate(letters[1:]):
            if cuts >> at & 1:
                joined.append(letter)
            else:
                joined[-1] += letter
        if all(len(one) > 1 for one in joined):
            spelt = [part for one in joined for part in (_JOINT, one)][1:]
            yield [*head, *spelt], frozenset(joined)


def _initial(word: str) -> str:
    """The first letter of a word as short forms have it, without its tone: "u" of "ủy", "ư" of "ứng"."""
    letters = unicodedata.normalize("NFD", word[0])
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in _TONES))


@lru_cache(maxsize=4096)
def head_of(name: str) -> tuple[tuple[str, ...] | None, str]:
    """Return the words of the head that a name begins with, and the rest of the name.

    >>> head_of("Trung tâm Khuyến nông")
    (('trung', 'tâm'), 'Khuyến nông')
    """
    words = Words.of(name)
    for length in (4, 3, 2, 1):
        if length < len(words) and " ".join(words.low[:length]) in organisation_words("head"):
            return tuple(words.low[:length]), name[words.starts[length] :]
    return None, name
