"""Numbers and days written by hand into the typed lines "Số:      /KH-UBND" and "…, ngày     tháng     năm 2024".

Places are in points of the page, as those of words are; the picture is grey, at the resolution of `picture.DPI`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from extract.readers.pages.page import Word, text_lines
from extract.readers.scans.glyphs import is_sure, read_digits
from extract.readers.scans.picture import INK, POINT, Grey
from extract.readers.scans.typeface import BEARING, em_of, width_of

__all__ = ["Reread", "with_handwriting"]

_UPPER = 1 / 3  # of the page: letterhead, number and date stand there
_SURE = 0.6  # of a number that tesseract read: it is printed
_DOUBTED = 0.3  # it may be printed
_SEPARATORS = " /.:"
_ROOM = 0.5  # em above and below the line
_BESIDE = 30.0  # points above and below, within which words tell the size of the letters
_OFF = 0.4  # em by which a reckoned width may be wrong
_WIDEST = 8.0  # em between the typed words
_SNAP = 0.14  # em by which the end of a typed word may lie elsewhere


@dataclass(frozen=True, slots=True)
class Reread:
    """Words with the handwriting among them, and what the reader of the page should know."""

    words: tuple[Word, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    """A typed line with a place to write in, which stands after `opening`; `what` is written there.

    `line` is the line as tesseract may read it, from the opening on: `said`, then what is `typed` behind the place.
    """

    opening: str
    line: re.Pattern[str]
    typed: str
    valid: re.Pattern[str]
    what: str


_FORMS = (
    _Form(
        "Số:",
        re.compile(r"S[ốôồóòoọộ][:.;]?(?P<said>.*?)(?:/\s?)?(?P<typed>(?:(?:19|20)\d\d/)?[A-ZĐ]{2,6}-[A-ZĐ][\w&.-]*)"),
        "/{}",
        re.compile(r"\d{1,5}[a-zđ]?"),
        "số viết tay",
    ),
    _Form(
        "ngày",
        re.compile(r"ng[aàáảạã](?:[yýỳv]|\w(?=\W))?(?P<said>.*?)(?P<typed>th[aáàảạã]ng)"),
        "{}",
        re.compile(r"0?[1-9]|[12]\d|3[01]"),
        "ngày viết tay",
    ),
)


@dataclass(frozen=True, slots=True)
class _Blank:
    """The place of a form on a page; `left` and `right` are cut to what is typed.

    `said` is what tesseract read there and `sure` how sure it was; `replaced` are the words that it made of all that.
    """

    form: _Form
    left: Word
    right: Word
    said: str
    sure: float
    replaced: tuple[Word, ...]
    em: float

    def is_read(self, least: float) -> bool:
        """Tell whether tesseract read a number here and was at least so sure of it."""
        return self.sure >= least and self.form.valid.fullmatch(self.said) is not None


def with_handwriting(picture: Grey, words: Sequence[Word]) -> Reread:
    """Return the words of a first page, numbers written by hand read into the number line and the date line.

    A word that stands where something is written by hand and cannot be read for sure is left out, with a warning.
    """
    height = len(picture) / POINT
    top = [word for word in words if word.bottom <= height * _UPPER]
    found, warnings = tuple(words), []
    for form in _FORMS:
        blank = _blank(form, top)
        digits = _digits(picture, blank) if blank is not None and not blank.is_read(_SURE) else None
        if blank is None or digits is None:
            continue
        readable = digits.sure >= _SURE
        if not readable and blank.is_read(_DOUBTED):
            continue
        kept = tuple(word for word in found if word not in blank.replaced)
        found = (*kept, blank.left, *((digits,) if readable else ()), blank.right)
        if not readable:
            warnings.append(f"{form.what} không đọc chắc được; hãy xem bản quét")
    return Reread(found, tuple(warnings))


def _blank(form: _Form, words: Sequence[Word]) -> _Blank | None:
    """Return the place of a form on the first line that has it."""
    for line in text_lines(words, 1):
        em = em_of(word for word in words if abs(word.middle - line.words[0].middle) < _BESIDE)
        for first, last in combinations_with_replacement(range(len(line.words)), 2):
            run = line.words[first : last + 1]
            found = form.line.fullmatch(" ".join(word.text for word in run))
            blank = _blank_in(form, run, found, em) if found is not None and em is not None else None
            if blank is not None and 0 < blank.right.x0 - blank.left.x1 <= _WIDEST * blank.em:
                return blank
    return None


def _blank_in(form: _Form, run: tuple[Word, ...], found: re.Match[str], em: float) -> _Blank:
    left, right = run[0], run[-1]
    typed = form.typed.format(found["typed"])
    start = left.x0 + (width_of(form.opening) - BEARING) * em
    end = right.x1 - (width_of(typed) - BEARING) * em
    if abs(right.x0 - end) < _OFF * em:  # otherwise the word was read with what is written before it
        end = right.x0
    return _Blank(
        form,
        replace(left, text=form.opening, x1=start),
        replace(right, text=typed, x0=end),
        found["said"].strip(_SEPARATORS),
        min(word.sure for word in run),
        run,
        em,
    )


def _digits(picture: Grey, blank: _Blank) -> Word | None:
    """Return the digits written in the place, not sure where they are no number; None where nothing is written."""
    room = _ROOM * blank.em
    rows = slice(max(0, int((blank.right.top - room) * POINT)), int((blank.right.bottom + room) * POINT))
    reach = _SNAP * blank.em * POINT
    columns = (picture[rows] < INK).sum(axis=0)
    start = _thinnest(columns, blank.left.x1 * POINT, reach)
    end = _thinnest(columns, blank.right.x0 * POINT, reach)
    found = read_digits(picture[rows, start:end] < INK, blank.em * POINT) if start < end else None
    if found is None:
        return None
    readable = is_sure(found) and blank.form.valid.fullmatch(found.text) is not None
    return replace(
        blank.right,
        text=found.text,
        x0=(start + found.left) / POINT,
        x1=(start + found.right) / POINT,
        sure=found.sure if readable else 0.0,
    )


def _thinnest(columns: NDArray[np.int64], at: float, reach: float) -> int:
    """Return the column with the least ink within reach of `at`, of several the nearest."""
    near = range(max(0, int(at - reach)), min(len(columns), int(at + reach) + 1))
    return min(near, key=lambda column: (columns[column], abs(column - at)), default=0)
