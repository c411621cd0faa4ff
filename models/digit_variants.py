"""Variants of digits for training: slanted, turned, stretched, written with a broad pen; and ink that is no digit."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from models.drawn_digits import SHAPES, drawn
from models.handwritten_digits import NO_DIGIT, SIDE, framed

Ink = NDArray[np.float64]

_SIZE = 40  # pixels that a digit of 8 × 8 cells is drawn anew with
_ROOM = 12  # pixels around it
_HALVED = (0, 2, 3, 5, 6, 8, 9)  # digits half of which is no other digit
_NO_DIGITS = 0.15  # for each variant of a digit
_THICKER = (
    0.4,
    0.25,
    0.2,
    0.15,
)  # how likely strokes are to grow by no, one, two or three pixels on each side: pens are broad
_DRAWN = 1.0  # for each variant of a digit that can be drawn


def training_frames(
    digits: Sequence[Ink], labels: Sequence[int], *, variants: int, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return frames (glyphs × 64) and classes: `variants` of each digit, drawn ones and ink that is no digit added."""
    chance = np.random.default_rng(seed)
    found = list(_examples(digits, labels, variants, chance))
    return np.asarray([framed(ink) for ink, _ in found]), np.asarray([label for _, label in found])


def _examples(
    digits: Sequence[Ink], labels: Sequence[int], variants: int, chance: np.random.Generator
) -> Iterator[tuple[Ink, int]]:
    for _ in range(variants):
        for cells, label in zip(digits, labels, strict=True):
            yield varied(cells, chance), label
            if label in SHAPES and chance.random() < _DRAWN:
                yield transformed(drawn(label, _SIZE + 2 * _ROOM, chance), chance), label
            if chance.random() < _NO_DIGITS:
                other = int(chance.integers(len(digits)))
                yield _no_digit((cells, label), (digits[other], labels[other]), chance), NO_DIGIT


def varied(cells: Ink, chance: np.random.Generator) -> Ink:
    """Return a variant of a digit of 8 × 8 cells (0 to 1), as crisp ink of 64 × 64 pixels."""
    return transformed(crisp(cells, float(chance.uniform(0.3, 0.55))), chance)


def crisp(cells: Ink, level: float = 0.5) -> Ink:
    """Return the digit of 8 × 8 cells with sharp edges, 64 × 64 pixels; a lower level gives thicker strokes."""
    at = (np.arange(_SIZE + 2 * _ROOM) - _ROOM + 0.5) * SIDE / _SIZE - 0.5
    padded = np.pad(cells, 1)
    smooth = _between(_between(padded, at + 1).T, at + 1).T
    return (smooth > level).astype(np.float64)


def _between(cells: Ink, at: Ink) -> Ink:
    """Return the rows at the given heights, interpolated."""
    at = np.clip(at, 0, len(cells) - 1.001)
    low = at.astype(np.int64)
    share = (at - low)[:, None]
    rows: Ink = cells[low] * (1 - share) + cells[low + 1] * share
    return rows


def transformed(ink: Ink, chance: np.random.Generator) -> Ink:
    """Return the ink turned, slanted, stretched, and thicker by chance."""
    turn, slant = chance.normal(0.0, 0.08), chance.normal(0.15, 0.25)
    wide, high = np.exp(chance.normal(0.0, 0.1, 2))
    turning = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = turning @ np.array([[1 / high, 0.0], [slant / high, 1 / wide]])
    middle = (np.asarray(ink.shape) - 1) / 2
    places = np.indices(ink.shape).reshape(2, -1) - middle[:, None]
    ys, xs = np.rint(matrix @ places + middle[:, None]).astype(np.int64)
    inside = (ys >= 0) & (ys < ink.shape[0]) & (xs >= 0) & (xs < ink.shape[1])
    moved: Ink = np.zeros(ink.shape)
    moved.ravel()[inside] = ink[ys[inside], xs[inside]]
    for _ in range(int(chance.choice(len(_THICKER), p=_THICKER))):
        moved = _thicker(moved)
    return moved


def _thicker(ink: Ink) -> Ink:
    padded = np.pad(ink, 1)
    around = [padded[1:-1, 1:-1], padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]]
    grown: Ink = np.maximum.reduce(around)
    return grown


def _no_digit(one: tuple[Ink, int], other: tuple[Ink, int], chance: np.random.Generator) -> Ink:
    """Return two digits that touch, or a part of one."""
    ink = varied(one[0], chance)
    if one[1] in _HALVED and chance.random() < 0.5:
        xs = np.flatnonzero(ink.any(axis=0))
        cut = int(xs[0] + (xs[-1] - xs[0]) * chance.uniform(0.35, 0.65)) if len(xs) else 0
        return ink[:, :cut] if chance.random() < 0.5 else ink[:, cut:]
    return beside(ink, varied(other[0], chance), gap=int(chance.integers(-6, 8)))


def beside(left: Ink, right: Ink, *, gap: int) -> Ink:
    """Return two glyphs of equal height side by side, `gap` pixels between their ink (they overlap where negative)."""
    left, right = _trimmed(left), _trimmed(right)
    start = max(0, left.shape[1] + gap)
    both = np.zeros((left.shape[0], max(left.shape[1], start + right.shape[1])))
    both[:, : left.shape[1]] = left
    both[:, start : start + right.shape[1]] = np.maximum(both[:, start : start + right.shape[1]], right)
    return both


def _trimmed(ink: Ink) -> Ink:
    xs = np.flatnonzero(ink.any(axis=0))
    return ink[:, xs[0] : xs[-1] + 1] if len(xs) else ink[:, :1]
