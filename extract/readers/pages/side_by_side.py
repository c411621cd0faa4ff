"""Words set beside each other without lines: the two halves of a letterhead, the recipients beside a signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.pages.page import TextLine, median, segments, text_lines

_GAP = 1.6  # of the letters' size: blanks of justified lines are narrower
_GUTTER = 0.5
_WIDER = 1.25  # than the blanks between words of a column
_RECIPIENTS = re.compile(r"N[oơ]i nh[aậ]n")
# What stands in the right column, whatever stands beside it.
_OPENS_RIGHT = re.compile(r"C[ỘO]NG H[ÒO][AÀ] X[ÃA] H[ỘO]I|ĐẢNG CỘNG SẢN|(?:TM|KT|TL|TUQ|Q)\.\s?\w+[^.;]{3,60}$")
_STATE = re.compile(r"(?<= )(?:C[ỘO]NG H[ÒO][AÀ] X[ÃA] H[ỘO]I|ĐẢNG CỘNG SẢN)")
_REACH = 7  # lines that may stand between two lines of a region


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns, each with its lines top to bottom."""

    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(line.top for line in (*self.left, *self.right))


def regions(lines: Sequence[TextLine]) -> Iterator[TextLine | Beside]:
    """Yield the lines of a page in reading order, those that stand in two columns gathered."""
    at = 0
    while at < len(lines):
        region = _region(lines, at)
        if region is None:
            yield lines[at]
            at += 1
        else:
            count, (low, high) = region
            words = [word for line in lines[at : at + count] for word in line.words]
            middle = (low + high) / 2
            page = lines[at].page
            left = text_lines([word for word in words if word.x1 <= middle], page)
            right = text_lines([word for word in words if word.x1 > middle], page)
            yield Beside(tuple(left), tuple(right))
            at += count


def _region(lines: Sequence[TextLine], at: int) -> tuple[int, tuple[float, float]] | None:
    """Return how many lines from `at` on stand in two columns, and the blank between the columns."""
    gutter = _cut(lines[at])
    if gutter is None:
        return None
    count, cuts = 1, 1
    for i in range(at + 1, len(lines)):
        narrower = _narrowed(gutter, lines[i])
        if narrower is None:
            break
        gutter = narrower
        cut = _cut(lines[i]) is not None
        cuts += cut
        if cut:
            count = i - at + 1
        elif i - at + 1 - count >= _REACH:
            break
    closing = any(_RECIPIENTS.match(line.text) for line in lines[at : at + count])
    if closing:
        count = _to_the_end(lines, at, count, gutter)
    # One line with a wide blank is a line with a wide blank, unless a half of it opens the recipients.
    if cuts < 2 and not closing:
        return None
    return count, gutter


def _to_the_end(lines: Sequence[TextLine], at: int, count: int, gutter: tuple[float, float]) -> int:
    """A list of recipients goes on beside and below the signature."""
    while at + count < len(lines) and _narrowed(gutter, lines[at + count]) is not None:
        count += 1
    return count


def _cut(line: TextLine) -> tuple[float, float] | None:
    """Return the blank between the columns: the one wide blank of a line, or all that is left of an opening one."""
    if _OPENS_RIGHT.match(line.text):
        return (0.0, line.x0)
    if found := _STATE.search(line.text):
        before = line.text[: found.start()].count(" ")
        return (line.words[before - 1].x1, line.words[before].x0)
    parts = segments(line, line.size * _GAP)
    return (parts[0].x1, parts[1].x0) if len(parts) == 2 else None


def _narrowed(gutter: tuple[float, float], line: TextLine) -> tuple[float, float] | None:
    """Return what of the blank between the columns a line leaves, None where it leaves none."""
    low, high = gutter
    for word in line.words:
        if word.x1 <= low or word.x0 >= high:
            continue
        if word.x0 - low >= high - word.x1:
            high = word.x0
        else:
            low = word.x1
    return (low, high) if high - low >= line.size * _GUTTER and _is_parted(line, high) else None


def _is_parted(line: TextLine, right: float) -> bool:
    """Tell whether the blank before what stands right of the gutter is wider than the others: prose runs across."""
    blanks = [(after.x0 - before.x1, after.x0 >= right > before.x0) for before, after in pairwise(line.words)]
    others = [blank for blank, parts in blanks if not parts]
    return all(blank > median(others) * _WIDER for blank, parts in blanks if parts)
