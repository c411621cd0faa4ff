"""Where a span of a plan's text stands on its pages, and which spans stand on a page.

`places` are the lines of a plan (`Plan.places`): in the order of the text, none over another.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.source import Box, Place
from models.view import Span


def page_of(places: Sequence[Place], offset: int) -> int | None:
    """Return the number of the page that an offset of the text lies on, None where the plan has no pages.

    What stands between two lines belongs to the first.

    >>> lines = [Place(0, 9, Box(1, 85, 70, 300, 84)), Place(10, 19, Box(2, 85, 70, 290, 84))]
    >>> [page_of(lines, offset) for offset in (0, 9, 10, 99)], page_of([], 0)
    ([1, 1, 2, 2], None)
    """
    if not places:
        return None
    return places[max(bisect_right(places, offset, key=_start) - 1, 0)].box.page


def boxes_of(places: Sequence[Place], start: int, end: int) -> list[Box]:
    """Return the boxes of the lines that share a character with `[start, end)`, in the order of the text.

    >>> lines = [Place(0, 9, Box(1, 85, 70, 300, 84)), Place(10, 19, Box(1, 85, 88, 290, 102))]
    >>> [len(boxes_of(lines, *span)) for span in ((0, 9), (8, 11), (9, 10), (5, 5))]
    [1, 2, 0, 0]
    """
    if start >= end:
        return []
    at = bisect_right(places, start, key=_end)
    found: list[Box] = []
    while at < len(places) and places[at].start < end:
        found.append(places[at].box)
        at += 1
    return found


def spans_on(places: Sequence[Place], page: int, length: int) -> list[Span]:
    """Return the spans of a text of `length` characters that stand on a page, white space after its lines included.

    Mostly it is one; notes that stand below a page come later in the text than what the next page begins with.

    >>> lines = [Place(a, b, Box(n, 85, 70, 300, 84)) for a, b, n in ((0, 9, 1), (10, 19, 2), (20, 29, 1))]
    >>> spans_on(lines, 1, 30), spans_on(lines, 3, 30)
    ([(0, 10), (20, 30)], [])
    """
    runs = list(_runs(places))
    ends = [*(start for start, _ in runs[1:]), length]
    return [(start, end) for (start, number), end in zip(runs, ends, strict=False) if number == page]


def _runs(places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield where each run of lines on one page begins, and the page."""
    for number, lines in groupby(places, key=lambda place: place.box.page):
        yield next(lines).start, number


def _start(place: Place) -> int:
    return place.start


def _end(place: Place) -> int:
    return place.end
