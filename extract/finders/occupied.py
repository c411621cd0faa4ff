"""Stretches of text that something has been found in, so that nothing else is found there."""

from bisect import bisect_right
from collections.abc import Iterable

from models.view import Span


class Occupied:
    """A set of spans that grows; asking and taking cost the logarithm of its size."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no span taken shares a character with this one.

        >>> Occupied([(0, 3), (2, 5)]).is_free(5, 9), Occupied([(0, 3)]).is_free(2, 4)
        (True, False)
        """
        at = bisect_right(self._starts, start)
        return (at == 0 or self._ends[at - 1] <= start) and (at == len(self._starts) or self._starts[at] >= end)

    def take(self, start: int, end: int) -> bool:
        """Take the span where it is free; return whether it was."""
        if not self.is_free(start, end):
            return False
        at = bisect_right(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
