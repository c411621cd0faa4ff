"""Which mention found is which mention labelled: folding, overlap, and one-to-one pairing, best first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from unicodedata import normalize

Span = tuple[int, int]
Pair = tuple[int, int]
"""An index on the side of the labels and one on the side of the program."""


def fold(text: str) -> str:
    """Fold to NFC, without case, white space runs as one blank."""
    return " ".join(normalize("NFC", normalize("NFC", text).casefold()).split())


def iou(left: Span, right: Span) -> float:
    """Intersection over union of two spans, in [0, 1]; 1 for equal spans only, 0 where one of them is empty."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    if shared <= 0:
        return 0.0
    return shared / (left[1] - left[0] + right[1] - right[0] - shared)


def pair(
    gold: Sequence[Span], found: Sequence[Span], *, least: float, agree: Callable[[int, int], bool] | None = None
) -> list[Pair]:
    """Pair spans one to one by their overlap, best first, equals in text order.

    Only pairs that overlap, by at least `least`, and that `agree` (indices on both sides) lets pass are considered:
    of two mentions on one span each finds its own partner.
    """
    scored = [(iou(gold[i], found[j]), i, j) for i, j in overlapping(gold, found) if agree is None or agree(i, j)]
    candidates = sorted(
        ((-share, gold[i], found[j], i, j) for share, i, j in scored if share >= least),
    )
    return first_free((i, j) for *_, i, j in candidates)


def first_free(ordered: Iterable[Pair]) -> list[Pair]:
    """Take pairs in the order given, each where both its sides are still free."""
    left: set[int] = set()
    right: set[int] = set()
    taken = []
    for i, j in ordered:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            taken.append((i, j))
    return taken


def overlapping(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[Pair]:
    """Yield every pair that shares a character, by one sweep over the text; empty spans overlap nothing."""
    sides = (gold, found)
    arrivals = sorted((span, side, i) for side in (0, 1) for i, span in enumerate(sides[side]) if span[0] < span[1])
    open_spans: tuple[list[int], list[int]] = ([], [])
    for (start, _), side, i in arrivals:
        other = 1 - side
        open_spans[other][:] = [j for j in open_spans[other] if sides[other][j][1] > start]
        for j in open_spans[other]:
            yield (i, j) if side == 0 else (j, i)
        open_spans[side].append(i)
