"""A scanned page to words and cells, in points of the page straightened."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PIL import Image

from extract.readers.pages.cells import Tables, Tolerance, tables_of, too_dense
from extract.readers.pages.page import PageContent, Rectangle, Word, median
from extract.readers.scans.capitals import with_marks
from extract.readers.scans.handwriting import Reread, with_handwriting
from extract.readers.scans.mending import mended
from extract.readers.scans.picture import (
    POINT,
    Grey,
    RulingLine,
    inked,
    lies_on_side,
    ruling_lines,
    straightened,
    without_lines,
)
from extract.readers.scans.stamps import without_stamps
from extract.readers.scans.tesseract import BLOCK, SeenWord, seen_words, upright_after
from extract.readers.word_shape import is_plausible

_LEAST_SURE = 0.3  # below it, what could not be Vietnamese or a number is a stain, a stamp or a signature
_SIGNS = frozenset(("-", "–", "+", "•", "/", "%", "&", "≥", "≤", ">", "<", "...", "…", "./.", ";"))
_SURE_SIGN = 0.5
_READABLE = 0.55  # of the sureness of letters; a page read on its side stays below it
_FEWEST_LETTERS = 30
_SNAP = 4.0  # points within which two lines are one
_TOLERANCE = Tolerance(snap=_SNAP, reach=6.0)
_SIZE = 1.25  # of the height of words, most of which have strokes above or below
_INSET = int(1.2 * POINT)
_GAP = 40  # pixels between the cells of a strip


@dataclass(frozen=True, slots=True)
class PixelBox:
    """A rectangle of the picture."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What was seen on a picture: the words of the prose and of each cell, in pixels of the picture made level."""

    seen: list[list[SeenWord]]
    tables: Tables
    tilt: float
    dense: bool
    picture: Grey  # level, without the lines of tables
    lines: tuple[RulingLine, ...]


def scanned_page(picture: Image.Image, number: int, width: float, height: float) -> PageContent:
    """Read the grey picture of a page of `width` × `height` points.

    A page that lies on its side is turned, so that its width and height change places; `turned` and `tilt` lead back.
    """
    turned = upright_after(picture) if lies_on_side(picture) else 0
    read = _read(picture.rotate(turned, expand=True) if turned else picture)
    if not turned and _is_unreadable(read.seen) and (turned := upright_after(picture)):
        read = _read(picture.rotate(turned, expand=True))
    if turned in (90, 270):
        width, height = height, width
    words = _words(mended(read.seen))
    reread = _first_page(read, words, height) if number == 1 else Reread(tuple(words))
    warnings = (*reread.warnings, *((too_dense(number),) if read.dense else ()))
    words = [word for word in reread.words if _is_text(word)]
    return PageContent(
        number, width, height, tuple(words), read.tables, turned, read.tilt, scanned=True, warnings=warnings
    )


def _first_page(read: _Read, words: Sequence[Word], height: float) -> Reread:
    """Read what only a first page has: a number and a day written by hand, a letterhead in capitals, a stamp."""
    reread = with_handwriting(read.picture, without_stamps(words, read.lines, height))
    return replace(reread, words=tuple(with_marks(reread.words, height)))


def _read(picture: Image.Image) -> _Read:
    level, tilt = straightened(picture)
    grey = np.asarray(level)
    lines = ruling_lines(grey)
    found = tables_of((_edge(line) for line in lines), _TOLERANCE)
    tables = tuple(_kept(found or ()))
    clean = without_lines(grey, [line for line in lines if _bounds_cells(line, tables)])
    cells = [_pixels(cell) for cells in tables for cell in cells]
    strips = [strip for box in cells if (strip := _strip(clean, box)) is not None]
    prose = _in_prose(_emptied(clean, cells))
    return _Read([prose, *_in_cells(clean, strips)], tables, tilt, found is None, clean, lines)


def _is_unreadable(seen: Sequence[Sequence[SeenWord]]) -> bool:
    """Tell whether hardly anything was seen or most of it is nothing: the page lies on its side or on its head."""
    sure = [word.sure for group in seen for word in group for _ in word.text]
    return len(sure) < _FEWEST_LETTERS or sum(sure) / len(sure) < _READABLE


def _words(seen: Sequence[SeenWord]) -> list[Word]:
    size = median([one.height for one in seen]) * _SIZE / POINT
    return [
        Word(
            one.text,
            one.left / POINT,
            one.top / POINT,
            (one.left + one.width) / POINT,
            (one.top + one.height) / POINT,
            size,
            one.sure,
        )
        for one in seen
    ]


def _is_text(word: Word) -> bool:
    """Tell whether a word is text, and not what tesseract makes of a stain, a stamp or a signature."""
    if not any(letter.isalnum() for letter in word.text):
        return word.sure >= _SURE_SIGN and word.text in _SIGNS
    return word.sure >= _LEAST_SURE or is_plausible(word.text)


def _kept(tables: Tables) -> Iterator[tuple[Rectangle, ...]]:
    for cells in tables:
        # Strokes of large letters may seem to enclose a cell inside another.
        kept = tuple(cell for cell in cells if not any(_contains(other, cell) for other in cells))
        if len(kept) > 2:
            yield kept


def _contains(outer: Rectangle, inner: Rectangle) -> bool:
    return (
        outer != inner
        and outer.x0 - _SNAP <= inner.x0
        and inner.x1 <= outer.x1 + _SNAP
        and outer.top - _SNAP <= inner.top
        and inner.bottom <= outer.bottom + _SNAP
    )


def _edge(line: RulingLine) -> dict[str, Any]:
    at, start, end = line.at / POINT, line.start / POINT, line.end / POINT
    if line.horizontal:
        return {"orientation": "h", "x0": start, "x1": end, "top": at, "bottom": at, "width": end - start, "height": 0}
    return {"orientation": "v", "x0": at, "x1": at, "top": start, "bottom": end, "width": 0, "height": end - start}


def _bounds_cells(line: RulingLine, tables: Tables) -> bool:
    """Tell whether a line is one of a table's; through letters of prose a line may only seem to run."""
    at, start, end = line.at / POINT, line.start / POINT, line.end / POINT
    for cells in tables:
        for cell in cells:
            sides, reach = (cell.top, cell.bottom), (cell.x0, cell.x1)
            if not line.horizontal:
                sides, reach = reach, sides
            if min(abs(at - side) for side in sides) < _SNAP and start < reach[1] and end > reach[0]:
                return True
    return False


def _pixels(cell: Rectangle) -> PixelBox:
    """Return the inside of a cell."""
    return PixelBox(
        int(cell.x0 * POINT) + _INSET,
        int(cell.top * POINT) + _INSET,
        int(cell.x1 * POINT) - _INSET,
        int(cell.bottom * POINT) - _INSET,
    )


def _strip(clean: Grey, box: PixelBox) -> PixelBox | None:
    """Return the part of a cell that holds ink."""
    rows = inked(clean[box.top : box.bottom, box.left : box.right])
    return PixelBox(box.left, box.top + rows[0], box.right, box.top + rows[1]) if rows else None


def _emptied(clean: Grey, cells: Sequence[PixelBox]) -> Grey:
    """Return the page without what stands in its cells."""
    rest = clean.copy()
    for box in cells:
        rest[max(0, box.top) : box.bottom, max(0, box.left) : box.right] = 255
    return rest


def _in_prose(rest: Grey) -> list[SeenWord]:
    """Read what stands outside tables; a page that is all table has hardly any rows to look at."""
    rows = inked(rest)
    if rows is None:
        return []
    top, bottom = max(0, rows[0] - _GAP), rows[1] + _GAP
    return [replace(word, top=word.top + top) for word in seen_words(Image.fromarray(rest[top:bottom]))]


def _in_cells(clean: Grey, boxes: Sequence[PixelBox]) -> list[list[SeenWord]]:
    """Read all cells one below the other: side by side their words run together, and lone numbers are overlooked.

    The words of each cell are a list of their own.
    """
    if not boxes:
        return []
    height = sum(box.bottom - box.top + _GAP for box in boxes) + _GAP
    strip = np.full((height, max(box.right - box.left for box in boxes) + 2 * _GAP), 255, np.uint8)
    offsets: list[int] = []
    at = _GAP
    for box in boxes:
        strip[at : at + box.bottom - box.top, _GAP : _GAP + box.right - box.left] = clean[
            box.top : box.bottom, box.left : box.right
        ]
        offsets.append(at)
        at += box.bottom - box.top + _GAP
    found: list[list[SeenWord]] = [[] for _ in boxes]
    for word in seen_words(Image.fromarray(strip), BLOCK):
        index = max(0, bisect_right(offsets, word.top + word.height / 2 + _GAP / 2) - 1)
        box = boxes[index]
        found[index].append(replace(word, left=word.left - _GAP + box.left, top=word.top - offsets[index] + box.top))
    return found
