"""Digits written by hand, told apart by a small network whose weights stand in `handwritten_digits.npz`.

Ink is an array of height × width, 0 paper to 1 ink. A glyph is cropped, set upright and brought into the frame of the
data set that the network learned from (8 × 8 cells, each telling how much of it is ink); training uses the same steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["NO_DIGIT", "SIDE", "WEIGHTS", "DigitNetwork", "framed", "network", "upright"]

Numbers = NDArray[np.float64]

SIDE = 8  # cells
NO_DIGIT = 10  # the class of ink that is no whole digit
WEIGHTS = Path(__file__).parent / "handwritten_digits.npz"
_MOST_SLANT = 1.0  # columns a row: more is no slant, but a stroke that runs across
_LEAST_INK = 0.1  # of a pixel: fainter is blur


@dataclass(frozen=True, slots=True)
class DigitNetwork:
    """A network whose classes 0 to 9 are the digits and whose class 10 is ink that is no whole digit.

    Each layer is its weights (inputs × outputs) and its biases. `sure` is the probability from which on a digit counts
    as read; it was chosen when the network was trained.
    """

    layers: tuple[tuple[Numbers, Numbers], ...]
    sure: float

    def probabilities(self, frames: Sequence[Numbers] | Numbers) -> Numbers:
        """Return for frames (glyphs × 64, each as `framed` gives it) the probability of each class, glyphs × 11."""
        values: Numbers = np.asarray(frames)
        *hidden, (weights, bias) = self.layers
        for inner, inner_bias in hidden:
            values = np.maximum(values @ inner + inner_bias, 0.0)
        scores = values @ weights + bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Numbers = powers / powers.sum(axis=1, keepdims=True)
        return shares


@cache
def network() -> DigitNetwork:
    """Return the shipped network."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        count = sum(name.startswith("weights") for name in stored.files)
        layers = [(stored[f"weights_{i}"], stored[f"bias_{i}"]) for i in range(count)]
        sure = float(stored["sure"])
    return DigitNetwork(tuple((a.astype(np.float64), b.astype(np.float64)) for a, b in layers), sure)


def framed(ink: Numbers) -> Numbers:
    """Return the glyph as the 64 cells of its frame, row by row, each from 0 to 1; all 0 where there is no ink.

    The glyph fills the frame's height or width, whichever it reaches first, and stands in its middle.
    """
    glyph = _cropped(upright(_cropped(ink)))
    frame = np.zeros((SIDE, SIDE))
    if not glyph.size:
        return frame.ravel()
    longer = max(glyph.shape)
    height, width = (side * SIDE / longer for side in glyph.shape)
    cells = _shares(glyph.shape[0], height) @ glyph @ _shares(glyph.shape[1], width).T
    return cells.ravel()


def upright(ink: Numbers) -> Numbers:
    """Return the ink sheared so that its strokes stand upright on the whole."""
    ys, xs = np.nonzero(ink > _LEAST_INK)
    if not len(ys):
        return ink
    weights = ink[ys, xs]
    rows = ys - np.average(ys, weights=weights)
    spread = float(np.average(rows**2, weights=weights))
    slant = float(np.average(rows * xs, weights=weights)) / spread if spread else 0.0
    slant = max(-_MOST_SLANT, min(_MOST_SLANT, slant))
    edged = np.pad(ink, ((0, 0), (1, 1)))  # so that ink fades into the paper at the edges too
    height, width = edged.shape
    room = int(np.ceil(abs(slant) * height / 2)) + 1
    shifts = slant * (np.arange(height) - (height - 1) / 2)
    places = np.arange(-room, width + room)
    lines = [
        np.interp(places + shift, np.arange(width), row, left=0.0, right=0.0)
        for row, shift in zip(edged, shifts, strict=True)
    ]
    return np.asarray(lines)


def _cropped(ink: Numbers) -> Numbers:
    """Return the smallest box that holds the ink; an array of no height where there is none."""
    ys, xs = np.nonzero(ink > _LEAST_INK)
    return ink[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if len(ys) else ink[:0]


def _shares(count: int, length: float) -> Numbers:
    """Return which part of each cell of the frame each pixel covers, cells × pixels.

    The `count` pixels take up `length` cells in the middle of the frame.
    """
    edges = (SIDE - length) / 2 + np.arange(count + 1) * length / count
    cells = np.arange(SIDE)[:, None]
    covered = np.minimum(edges[1:], cells + 1) - np.maximum(edges[:-1], cells)
    shares: Numbers = np.clip(covered, 0.0, None)
    return shares
