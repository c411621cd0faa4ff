"""Lines to paragraphs: what the edge of the column or of the page broke is one line again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.readers.content import Paragraph
from extract.readers.pages.page import TextLine, median
from extract.readers.paragraphs import MARKER

_SLACK = 0.35  # of the letters' size: blanks of justified lines differ by about that
_INDENT = 0.8
_APART = 1.45  # of the usual distance between lines of the paragraph: more is a new one
_SMALLER = 0.12
_DASHES = ("-", "+", "•", "–")


def paragraphs_of(lines: Sequence[TextLine], left: float, right: float) -> Iterator[Paragraph]:
    """Group the lines of a column, top to bottom, into paragraphs; `left` and `right` are the column's edges."""
    for group in grouped(lines, left, right):
        yield as_paragraph(group)


def as_paragraph(lines: Iterable[TextLine]) -> Paragraph:
    """Return lines that belong together as one paragraph of one line."""
    return Paragraph((tuple(line.piece for line in lines),))


def grouped(lines: Sequence[TextLine], left: float, right: float) -> Iterator[list[TextLine]]:
    """Yield the lines of each paragraph."""
    pitch = _pitch(lines)
    current: list[TextLine] = []
    for line in lines:
        if current and not _goes_on(current[-1], line, left, right, pitch):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _pitch(lines: Sequence[TextLine]) -> float:
    """Return the usual distance from line to line."""
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    return median([step for step in steps if step > 0])


def _goes_on(above: TextLine, below: TextLine, left: float, right: float, pitch: float) -> bool:
    size = above.size
    if abs(below.size - size) > size * _SMALLER:
        return False
    if above.page == below.page:
        step = below.bottom - above.bottom
        if pitch and step > max(pitch * _APART, size * 2):
            return False
    centred = _is_centred(above, left, right) and _is_centred(below, left, right)
    if _has_room(above, below, left, right, centred=centred):
        return False
    indented = below.x0 - left > size * _INDENT
    set_in = indented and below.x0 - above.x0 > size * _INDENT and above.x1 - above.x0 > (right - left) / 2
    if set_in and not (centred or below.text[0].islower()):
        return False
    return not (MARKER.match(below.text) and (indented or below.words[0].text in _DASHES))


def _has_room(above: TextLine, below: TextLine, left: float, right: float, *, centred: bool) -> bool:
    """Tell whether the first word below would have stood on the line above: the break was meant.

    The room of a centred line is on both its sides.
    """
    word = below.words[0]
    needed = word.x1 - word.x0 + above.size * _SLACK
    room = right - above.x1
    if centred:
        room += above.x0 - left
    return room > needed


def _is_centred(line: TextLine, left: float, right: float) -> bool:
    before, behind = line.x0 - left, right - line.x1
    return abs(behind - before) < line.size < before
