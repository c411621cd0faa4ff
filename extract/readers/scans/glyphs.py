"""Handwritten digits in a small piece of a picture: parts that hang together, cut where digits touch, each told apart.

Ink is an array of height × width, True where it is dark; `em` is the size of the printed letters beside it in pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from extract.readers.scans.picture import Mask
from models.handwritten_digits import NO_DIGIT, framed, network

_LOWEST = 0.4  # em: a digit is higher, a stain or a dotted line is not
_NARROWEST = 0.16  # em between two cuts
_WIDEST = 1.1  # em: wider is more than one digit
_SHARED = 0.5  # of the narrower of two parts: they stand above each other and are one digit
_MOST_CUTS = 4
_MOST_DIGITS = 4
_NECK = 0.5  # of the height of a part: where more of a column is ink, no two digits touch
_SLANTS = np.arange(-0.2, 0.75, 0.05)  # columns a row


@dataclass(frozen=True, slots=True)
class ReadDigits:
    """Digits left to right; `sure` is the least probability of one, `left` and `right` the columns that they cover."""

    text: str
    sure: float
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Part:
    """Ink that hangs together: its pixels in the piece."""

    ys: NDArray[np.int64]
    xs: NDArray[np.int64]

    @property
    def left(self) -> int:
        return int(self.xs.min())

    @property
    def right(self) -> int:
        return int(self.xs.max()) + 1

    @property
    def height(self) -> int:
        return int(self.ys.max() - self.ys.min()) + 1

    def with_(self, other: "_Part") -> "_Part":
        return _Part(np.concatenate((self.ys, other.ys)), np.concatenate((self.xs, other.xs)))


def read_digits(ink: Mask, em: float) -> ReadDigits | None:
    """Return the digits that the ink shows, however unsure; None where there is no ink of a digit's height."""
    parts = _digit_parts(ink, em)
    if not parts:
        return None
    readings = [_read(part, em) for part in parts]
    text = "".join(digits for digits, _ in readings)
    least = min(probability for _, probability in readings)
    return ReadDigits(text, least, parts[0].left, max(part.right for part in parts))


def is_sure(found: ReadDigits) -> bool:
    """Tell whether each digit is sure enough to count as read."""
    return found.sure >= network().sure


def _digit_parts(ink: Mask, em: float) -> list[_Part]:
    """Return the parts that may be digits, left to right, those that stand above each other joined."""
    joined: list[_Part] = []
    for part in sorted(connected_parts(ink), key=lambda one: one.left):
        if joined and _stand_together(joined[-1], part):
            joined[-1] = joined[-1].with_(part)
        else:
            joined.append(part)
    # What reaches the upper or lower edge belongs to another line.
    last = len(ink) - 1
    return [part for part in joined if part.height >= _LOWEST * em and part.ys.min() > 0 and part.ys.max() < last]


def _stand_together(one: _Part, other: _Part) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > _SHARED * min(one.right - one.left, other.right - other.left)


def connected_parts(ink: Mask) -> Iterator[_Part]:
    """Yield the parts of the ink that hang together, corners touching included."""
    ys, xs = np.nonzero(ink)
    labels = np.zeros(np.asarray(ink.shape) + 2, dtype=np.int64)
    labels[ys + 1, xs + 1] = np.arange(1, len(ys) + 1)
    before = np.empty(0, dtype=np.int64)
    while True:  # the highest label spreads over each part; pieces are small, so that this takes few rounds
        around = [labels[ys + down, xs + right] for down in range(3) for right in range(3)]
        spread = np.maximum.reduce(around) if len(ys) else before
        spread = spread[spread - 1] if len(ys) else before
        if np.array_equal(spread, before):
            break
        labels[ys + 1, xs + 1] = before = spread
    for label in np.unique(before):
        chosen = before == label
        yield _Part(ys[chosen], xs[chosen])


def _read(part: _Part, em: float) -> tuple[str, float]:
    """Return the digits of a part and the least probability of one.

    A part that looks like a digit is one; another is cut so that its pieces look most like digits.
    """
    best = ("", 0.0)
    for pieces in _ways_to_cut(_upright(part), em):
        probabilities = network().probabilities([framed(piece) for piece in pieces])
        digits = probabilities[:, :NO_DIGIT]
        least = float(digits.max(axis=1).min())
        if least > best[1]:
            best = ("".join(str(digit) for digit in digits.argmax(axis=1)), least)
        if len(pieces) == 1 and probabilities[0].argmax() != NO_DIGIT:
            break
    return best


def _upright(part: _Part) -> NDArray[np.float64]:
    """Return the part sheared so that its strokes gather in the fewest columns."""
    ys, xs = part.ys - part.ys.min(), part.xs
    columns = [np.rint(xs + slant * ys).astype(np.int64) for slant in _SLANTS]
    upright = max(columns, key=lambda one: float((np.bincount(one - one.min()).astype(np.float64) ** 2).sum()))
    upright = upright - upright.min()
    picture = np.zeros((int(ys.max()) + 1, int(upright.max()) + 1))
    picture[ys, upright] = 1.0
    return picture


def _ways_to_cut(picture: NDArray[np.float64], em: float) -> Iterator[Sequence[NDArray[np.float64]]]:
    width = picture.shape[1]
    cuts = _necks(picture, int(_NARROWEST * em))
    for count in range(min(_MOST_DIGITS - 1, len(cuts)) + 1):
        for chosen in combinations(sorted(cuts), count):
            edges = [0, *chosen, width]
            widths = [right - left for left, right in pairwise(edges)]
            if max(widths) <= _WIDEST * em and (count == 0 or min(widths) >= _NARROWEST * em):
                yield [picture[:, left:right] for left, right in pairwise(edges)]


def _necks(picture: NDArray[np.float64], apart: int) -> list[int]:
    """Return the columns where digits may touch: those with the least ink, at least `apart` from each other."""
    height, width = picture.shape
    counts = picture.sum(axis=0)
    found: list[int] = []
    for column in np.argsort(counts, kind="stable"):
        if counts[column] > height * _NECK or len(found) == _MOST_CUTS:
            break
        if apart <= column <= width - apart and all(abs(column - other) >= apart for other in found):
            found.append(int(column))
    return found
