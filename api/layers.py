"""Spans over a text laid one in another: where they cross, one is cut, so that what is open is always a stack."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar


class Layered(Protocol):
    """What can be laid: a `[start, end)`, and its place among those open at one spot, outermost first."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def order(self) -> tuple[int, ...]:
        """What sorts it among those open at one spot."""


Laid = TypeVar("Laid", bound=Layered)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Laid]):
    """Characters under the same spans; `before` and `over` are what is open before and over them, outermost first.

    The first `kept` of both are the same and stay open; the others of `before` close here, the others of `over` open.
    """

    start: int
    end: int
    before: Sequence[Laid]
    over: Sequence[Laid]
    kept: int

    @property
    def closing(self) -> Sequence[Laid]:
        """What closes, innermost first."""
        return self.before[self.kept :][::-1]

    @property
    def opening(self) -> Sequence[Laid]:
        """What opens, outermost first."""
        return self.over[self.kept :]


def stretches(text: str, laid: Iterable[Laid]) -> Iterator[Stretch[Laid]]:
    """Cut the text wherever a span begins or ends; the last stretch is empty and closes all that is open.

    Spans that are empty or leave the text are passed over.
    """
    spans = sorted(
        (one for one in laid if 0 <= one.start < one.end <= len(text)), key=lambda one: (one.start, one.order)
    )
    cuts = sorted({0, len(text), *(one.start for one in spans), *(one.end for one in spans)})
    waiting = 0
    before: list[Laid] = []
    for at, until in pairwise(cuts):
        over = [one for one in before if one.end > at]
        while waiting < len(spans) and spans[waiting].start == at:
            over.append(spans[waiting])
            waiting += 1
        over.sort(key=lambda one: one.order)
        yield Stretch(at, until, before, over, _common(before, over))
        before = over
    yield Stretch(len(text), len(text), before, [], 0)


def _common(one: Sequence[Laid], other: Sequence[Laid]) -> int:
    """Return how many at the outside of both are the same."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a is not b:
            break
        count += 1
    return count
