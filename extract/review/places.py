"""Questions about places in a long text, each answered by bisection: a draft may be a book."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from models.view import Span


class Placed(Protocol):
    """What begins somewhere in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""


Mention = TypeVar("Mention", bound=Placed)


class Cover:
    """Spans of any kind, asked what they cover.

    >>> cover = Cover([(10, 20), (0, 3)])
    >>> cover.covers(12, 20), cover.covers(12, 21), cover.covers(2, 4), Cover([]).covers(0, 1)
    (True, False, False, False)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def covers(self, start: int, end: int) -> bool:
        """Tell whether one of the spans holds all of `[start, end)`."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._furthest[at - 1] >= end


def beginning_in(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return the mentions (in text order) that begin in `[start, end)`."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : bisect_left(mentions, end, first, key=_start)]


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins.

    >>> line_starts("a\\nbc\\n")
    [0, 2, 5]
    """
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]


def line_of(starts: Sequence[int], offset: int) -> int:
    """Return the number of the line, from 1, that an offset stands in.

    >>> [line_of([0, 2, 5], offset) for offset in (0, 1, 2, 4, 5)]
    [1, 1, 2, 2, 3]
    """
    return bisect_right(starts, offset)


def _start(mention: Placed) -> int:
    return mention.start
