"""A scanned page to words and cells, in points of the page straightened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pdfplumber import table as pdf_tables
from PIL import Image

from extract.readers.pages.page import PageContent, Rectangle, Word, median
from extract.readers.scans.capitals import with_marks
from extract.readers.scans.handwriting import Reread, with_handwriting
from extract.readers.scans.mending import mended
from extract.readers.scans.picture import POINT, Grey, RulingLine, inked, ruling_lines, straightened, without_lines
from extract.readers.scans.stamps import without_stamps
from extract.readers.scans.tesseract import BLOCK, SeenWord, seen_words

_LEAST_SURE = 0.3  # below it, what could not be Vietnamese or a number is a stain, a stamp or a signature
_PLAUSIBLE = re.compile(
    r"\W*(?:(?:ngh?|[cgknpt]h|g?i|qu|tr|[b-dđghk-nprstvx])?[aăâeêioôơuưyà-ỹ]{1,3}(?:ch|n[gh]?|[cmpt])?|[\d/.,:-]*\d[\w/.,:-]*|/[A-ZĐ]{2,6}-[A-ZĐ]{2,8}|[-+•–])\W*",
    re.IGNORECASE,
)
_SNAP = 4.0  # points within which two lines are one
_REACH = 6.0  # points by which a line may miss the one it meets
_SIZE = 1.25  # of the height of words, most of which have strokes above or below
_INSET = int(2.5 * POINT)
_GAP = 40  # pixels between the cells of a strip

Tables = tuple[tuple[Rectangle, ...], ...]


def scanned_page(picture: Image.Image, number: int, width: float, height: float) -> PageContent:
    """Read the grey picture of a page of `width` × `height` points."""
    level = straightened(picture)
    grey = np.asarray(level)
    lines = ruling_lines(grey)
    tables = tuple(_tables(lines))
    clean = without_lines(grey, [line for line in lines if _bounds_cells(line, tables)])
    words = _words(seen_words(Image.fromarray(clean)))
    reread = _first_page(clean, words, lines, height) if number == 1 else Reread(tuple(words))
    words = [word for word in reread.words if _is_text(word)]
    words += [word for word in _words(_overlooked(clean, tables, words)) if _is_text(word)]
    return PageContent(number, width, height, tuple(words), tables, reread.warnings)


def _first_page(picture: Grey, words: Sequence[Word], lines: Sequence[RulingLine], height: float) -> Reread:
    """Read what only a first page has: a number and a day written by hand, a letterhead in capitals, a stamp."""
    reread = with_handwriting(picture, without_stamps(words, lines, height))
    return replace(reread, words=tuple(with_marks(reread.words, height)))


def _words(seen: Sequence[SeenWord]) -> list[Word]:
    size = median([one.height for one in seen]) * _SIZE / POINT
    return [_word(one, before, size) for before, one in zip([None, *seen], seen, strict=False)]


def _word(one: SeenWord, before: SeenWord | None, size: float) -> Word:
    return Word(
        mended(one.text, before.text if before else ""),
        one.left / POINT,
        one.top / POINT,
        (one.left + one.width) / POINT,
        (one.top + one.height) / POINT,
        size,
        one.sure,
    )


def _is_text(word: Word) -> bool:
    """Tell whether a word is text, and not what tesseract makes of a stain, a stamp or a signature."""
    return word.sure >= _LEAST_SURE or _PLAUSIBLE.fullmatch(word.text) is not None


def _tables(lines: Sequence[RulingLine]) -> Iterator[tuple[Rectangle, ...]]:
    edges = pdf_tables.merge_edges([_edge(line) for line in lines], _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = pdf_tables.edges_to_intersections(edges, _REACH, _REACH)
    for cells in pdf_tables.cells_to_tables(pdf_tables.intersections_to_cells(crossings)):
        if len(cells) > 2:
            yield tuple(sorted((Rectangle(*cell) for cell in cells), key=lambda cell: (cell.top, cell.x0)))


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


def _overlooked(clean: Grey, tables: Tables, words: Sequence[Word]) -> list[SeenWord]:
    """Read the cells that hold ink and no words once more, all in one strip: lone numbers are overlooked on a page."""
    boxes = [
        (
            int(cell.x0 * POINT) + _INSET,
            int(cell.top * POINT) + _INSET,
            int(cell.x1 * POINT) - _INSET,
            int(cell.bottom * POINT) - _INSET,
        )
        for cells in tables
        for cell in cells
        if not any(cell.holds(word) for word in words)
    ]
    cuts = [(box, found) for box in boxes if (found := inked(clean[box[1] : box[3], box[0] : box[2]])) is not None]
    if not cuts:
        return []
    pieces = [clean[box[1] + top : box[1] + bottom, box[0] : box[2]] for box, (top, bottom) in cuts]
    strip = np.full((sum(len(piece) + _GAP for piece in pieces) + _GAP, max(p.shape[1] for p in pieces)), 255, np.uint8)
    offsets: list[int] = []
    at = _GAP
    for piece in pieces:
        strip[at : at + len(piece), : piece.shape[1]] = piece
        offsets.append(at)
        at += len(piece) + _GAP
    return [_moved(word, cuts, offsets) for word in seen_words(Image.fromarray(strip), BLOCK)]


def _moved(
    word: SeenWord, cuts: Sequence[tuple[tuple[int, int, int, int], tuple[int, int]]], offsets: Sequence[int]
) -> SeenWord:
    """Return a word of the strip where it stands on the page."""
    middle = word.top + word.height / 2
    index = max((i for i, offset in enumerate(offsets) if offset - _GAP / 2 <= middle), default=0)
    (left, top, _, _), (first, _) = cuts[index]
    return SeenWord(
        word.text, word.left + left, word.top - offsets[index] + top + first, word.width, word.height, word.sure
    )
