"""A text as words: what the grammar of organisation names reads, with the way back to the text.

Rules about wording are written against `line`, the folded words with one space between them and round them, commas and
dashes being words of their own: " các sở , ban , ngành ". Rules about capitals ask the words as written.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.loader import organisation_words
from models.normal import canonical

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return canonical(word)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as written, folded, where each begins and ends, and where it stands in `line`."""

    text: str
    written: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    line: str
    at: list[int]
    line_starts: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, breaks: Sequence[int] = ()) -> "Words":
        """Split a text into words; `breaks` are the offsets at which a further line of it begins.

        >>> Words.of("Uỷ ban, Sở KH&CN").line
        ' ủy ban , sở kh & cn '
        """
        spans = [found.span() for found in _WORD.finditer(text)]
        starts, ends = map(list, zip(*spans, strict=True)) if spans else ([], [])
        written = [text[start:end] for start, end in spans]
        low = list(map(_folded, written))
        at = [1]
        for length in map(len, low):
            at.append(at[-1] + length + 1)
        line_starts = frozenset(bisect_left(starts, one) for one in breaks)
        return cls(text, written, low, starts, ends, f" {' '.join(low)} ", at[:-1], line_starts)

    def __len__(self) -> int:
        return len(self.low)

    def match(self, pattern: re.Pattern[str], i: int) -> re.Match[str] | None:
        """Match a pattern of `line` at word `i`."""
        return pattern.match(self.line, self.at[i]) if i < len(self.at) else None

    def after(self, found: re.Match[str]) -> int:
        """Return the number of the word after a match in `line`."""
        return bisect_left(self.at, found.end())

    def word(self, i: int) -> str:
        """Return the folded word `i`, "" before the first and after the last."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def is_capital(self, i: int) -> bool:
        """Tell whether word `i` begins with a capital letter."""
        return 0 <= i < len(self.written) and self.written[i][0].isupper()

    def is_short_form(self, i: int) -> bool:
        """Tell whether word `i` is set in capitals as short forms are: "TNMT", not "SỞ" amid capitals."""
        return 0 <= i < len(self.written) and len(self.written[i]) > 1 and self.written[i].isupper()

    def is_glued(self, i: int) -> bool:
        """Tell whether word `i` is part of a document's number: right behind a stroke, or the dash of a short form.

        "TT-BTP", "TT-" at a line's end and "BTP" below, "STD-TTPVHCC(BPTN)"; but not "HĐND-UBND".
        """
        start = self.starts[i]
        before = self.text[max(0, start - 2) : start]
        if before[-1:] == "/" or (before[-1:] == "(" and before[:1].isalnum()):
            return True
        is_dash = self.word(i - 1) == "-" and i > 1 and self.ends[i - 2] == self.starts[i - 1]
        return is_dash and self.is_short_form(i - 2) and self.low[i - 2] not in ("hđnd", "đbqh", "đđbqh", "ubnd")

    def is_set_in_capitals(self, i: int) -> bool:
        """Tell whether the text about word `i` is all in capitals, so that capitals say nothing."""
        near = [word for word in self.written[max(0, i - 1) : i + 3] if word.isalpha()]
        return len(near) > 1 and all(word.isupper() for word in near)

    def between(self, i: int, j: int) -> str:
        """Return the text of the words from `i` up to `j`, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""


def is_inside_word(words: Words, i: int) -> bool:
    """Tell whether word `i` is the second syllable of another: "cán bộ", "NHIỆM VỤ"."""
    return words.word(i - 1) in _first_syllables().get(words.word(i), ())


@cache
def _first_syllables() -> dict[str, frozenset[str]]:
    return {word: organisation_words(f"before {word}") for word in organisation_words("second syllable")}
