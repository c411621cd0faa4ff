"""The picture of a page: how far it is tilted, and the ruling lines in it.

Arrays are grey, height × width, 0 black to 255 white; lengths are in pixels unless said otherwise.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

DPI = 300
POINT = DPI / 72  # pixels of a point

_SAMPLE = 3  # every third row and column tells the tilt
_STRIDE = 3  # every third pixel along a line tells that it is one
_MOST_TILT = 4.0  # degrees
_COARSE, _FINE = 0.15, 0.03
_LEAST_TILT = 0.08
_FAINT = 24  # darker than the paper by this much: thin lines are grey
_SPECK = 3  # dark pixels of a row or column of the sample: fewer are dust
_ON_SIDE = 0.6  # of the bunching in columns; pages that stand upright have as much in rows, or up to four times as much
_LEAST_INK = 500  # dark pixels of the sample: fewer tell nothing
_MOST_INK = 40_000  # and more than these tell nothing more
_SHORTEST_ACROSS = int(34 * POINT)
_SHORTEST_DOWN = int(18 * POINT)
_UNBROKEN = 0.8  # of a run is ink
_THICKEST = int(4 * POINT)
_BREACH = int(1.2 * POINT)  # what blur and noise break out of a line
_CLEAR = 1.5  # points beside a line
_STRAY = 0.18  # of what lies there may be ink
_ERASED = int(1.2 * POINT)

INK = 140  # darker is ink
_LEAST_STROKE = 2  # dark pixels in a row of a letter
_LEAST_HEIGHT = int(4 * POINT)
_WHITE = 12

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class RulingLine:
    """A horizontal or vertical line; for a horizontal one `at` is its height, `start` and `end` its left and right."""

    horizontal: bool
    at: float
    start: float
    end: float


def lies_on_side(picture: Image.Image) -> bool:
    """Tell whether a grey picture looks as if its lines of text ran up or down: its ink is bunched in columns."""
    grey = np.asarray(picture)[::_SAMPLE, ::_SAMPLE]
    ys, xs = np.nonzero(grey < _paper(grey) - _FAINT)
    return len(ys) >= _LEAST_INK and _bunched(ys) < _bunched(xs) * _ON_SIDE


def straightened(picture: Image.Image) -> tuple[Image.Image, float]:
    """Return the grey picture turned so that its lines run level, and by how many degrees counter-clockwise."""
    grey = np.asarray(picture)[::_SAMPLE, ::_SAMPLE]
    dark = grey < _paper(grey) - _FAINT
    tilt = _tilt(dark)
    if abs(tilt) < _LEAST_TILT:
        return picture, 0.0
    # To turn a whole page takes as long as all else but reading: its margins, a third of it, are only whitened.
    reach = math.ceil(math.tan(math.radians(abs(tilt))) * max(picture.size))
    left, right = _extent(dark.sum(axis=0), reach, picture.width)
    top, bottom = _extent(dark.sum(axis=1), reach, picture.height)
    middle = (picture.width / 2 - left, picture.height / 2 - top)
    written = picture.crop((left, top, right, bottom))
    level = Image.new("L", picture.size, round(_paper(grey)))
    level.paste(written.rotate(tilt, Image.Resampling.BILINEAR, center=middle, fillcolor=255), (left, top))
    return level, tilt


def _extent(inked: NDArray[Any], reach: int, size: int) -> tuple[int, int]:
    """Return the first pixel and the one after the last of what is written, with `reach` pixels around it."""
    places = np.flatnonzero(inked >= _SPECK) * _SAMPLE
    if not len(places):
        return 0, size
    return max(0, int(places[0]) - _SAMPLE - reach), min(size, int(places[-1]) + 2 * _SAMPLE + reach)


def _paper(picture: Grey) -> float:
    """Return how light the paper is: most of a page is paper."""
    return float(np.median(picture[::_SAMPLE, ::_SAMPLE]))


def _tilt(dark: Mask) -> float:
    """Return by how many degrees, counter-clockwise, to turn: level lines gather their ink in few rows and columns."""
    ys, xs = np.nonzero(dark)
    if len(ys) < _LEAST_INK:
        return 0.0
    every = max(1, len(ys) // _MOST_INK)
    ys, xs = ys[::every], xs[::every]
    best = 0.0
    for step, reach in ((_COARSE, _MOST_TILT), (_FINE, _COARSE)):
        angles = [best + step * i for i in range(-round(reach / step), round(reach / step) + 1)]
        best = max(angles, key=lambda angle: _gathered(ys, xs, angle))
    return best


def _gathered(ys: NDArray[Any], xs: NDArray[Any], angle: float) -> float:
    slope = math.tan(math.radians(angle))
    return _bunched(ys - xs * slope) + _bunched(xs + ys * slope)


def _bunched(places: NDArray[Any]) -> float:
    rows = places.astype(np.int32)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float((counts**2).sum())


def ruling_lines(picture: Grey) -> tuple[RulingLine, ...]:
    """Return the ruling lines of a level picture."""
    dark = picture < _paper(picture) - _FAINT
    across = [_ruling_line(True, line) for line in _lines(dark[:, ::_STRIDE], _SHORTEST_ACROSS // _STRIDE)]
    down = [_ruling_line(False, line) for line in _lines(dark[::_STRIDE].T, _SHORTEST_DOWN // _STRIDE)]
    return (*across, *down)


def _ruling_line(horizontal: bool, found: tuple[float, float, float]) -> RulingLine:
    """Return a line found in a picture of which only each `_STRIDE`th pixel along it was looked at."""
    at, start, end = found
    return RulingLine(horizontal, at, start * _STRIDE, end * _STRIDE)


def _lines(dark: Mask, shortest: int) -> Iterator[tuple[float, float, float]]:
    """Yield height, left and right of the lines that run across: long runs of ink, gathered over their thickness."""
    open_lines: list[list[int]] = []  # first row, last row, left, right
    for row, left, right in _runs(dark, shortest):
        joined = None
        for line in open_lines:
            if row - line[1] <= _BREACH and left <= line[3] and right >= line[2]:
                line[1], line[2], line[3] = row, min(line[2], left), max(line[3], right)
                joined = line
                break
        if joined is None:
            open_lines.append([row, row, left, right])
    for first, last, left, right in open_lines:
        if last - first <= _THICKEST and _stands_free(dark, first, last, left, right):
            yield (first + last) / 2, left, right


def _stands_free(dark: Mask, first: int, last: int, left: int, right: int) -> bool:
    """Tell whether there is no ink along one side of a line: through letters set close there is on both."""
    near, far = int(_CLEAR * POINT), int(2 * _CLEAR * POINT)
    above = dark[max(0, first - far) : max(0, first - near), left:right]
    below = dark[last + near : last + far, left:right]
    return min(float(side.mean()) if side.size else 0.0 for side in (above, below)) < _STRAY


def _runs(dark: Mask, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, left and right of each run of ink at least `shortest` long, small breaks in it closed."""
    height, width = dark.shape
    closed = dark.copy(order="C")
    closed[1:] |= dark[:-1]  # a line that is not quite level goes on in the next row
    closed[:-1] |= dark[1:]
    total = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(closed, axis=1, out=total[:, 1:])
    window = max(2, shortest // 2)
    full = total[:, window:] - total[:, :-window] >= window * _UNBROKEN
    for row in np.nonzero(full.any(axis=1))[0]:
        edges = np.flatnonzero(np.diff(np.concatenate(([False], full[row], [False]))))
        for start, end in edges.reshape(-1, 2):
            if end - start + window >= shortest:
                yield int(row), int(start), int(end + window)


def without_lines(picture: Grey, lines: Iterable[RulingLine]) -> Grey:
    """Return the picture with its ruling lines whitened: they read as letters otherwise."""
    clean = picture.copy()
    for line in lines:
        at, start, end = int(line.at), max(0, int(line.start)), int(line.end)
        across = slice(max(0, at - _ERASED), at + _ERASED + 1)
        along = slice(start, end)
        if line.horizontal:
            clean[across, along] = 255
        else:
            clean[along, across] = 255
    return clean


def inked(picture: Grey) -> tuple[int, int] | None:
    """Return the first row with ink and the one after the last, some white kept; None where there is none."""
    if not picture.size:
        return None
    rows = np.flatnonzero((picture < INK).sum(axis=1) >= _LEAST_STROKE)
    if len(rows) < _LEAST_HEIGHT:
        return None
    return max(0, int(rows[0]) - _WHITE), min(len(picture), int(rows[-1]) + _WHITE)
