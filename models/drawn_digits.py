"""Digits that the data set lacks, drawn for training: a 1 with a long flag, a 7 with a bar, an open 4.

A shape is lines of corners in a box of 1 × 1 (x to the right, y down); every drawing moves the corners by chance.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.float64]
Line = Sequence[tuple[float, float]]

SHAPES: dict[int, tuple[tuple[Line, ...], ...]] = {
    1: (
        (((0.1, 0.55), (0.6, 0.0), (0.55, 1.0)),),  # a flag as long as half the stem
        (((-0.2, 0.75), (0.55, 0.0), (0.5, 1.0)),),
        (((0.25, 0.3), (0.55, 0.0), (0.55, 1.0)),),
        (((0.2, 0.35), (0.5, 0.0), (0.5, 1.0)), ((0.2, 1.0), (0.8, 1.0))),  # with a foot
        (((0.5, 0.0), (0.5, 1.0)),),
    ),
    7: (
        (((0.1, 0.05), (0.8, 0.0), (0.4, 1.0)), ((0.15, 0.5), (0.9, 0.45))),
        (((0.1, 0.2), (0.12, 0.05), (0.8, 0.0), (0.35, 1.0)), ((0.1, 0.55), (0.95, 0.4))),
        (((0.15, 0.15), (0.45, 0.05), (0.8, 0.0), (0.55, 0.45), (0.4, 1.0)), ((0.2, 0.45), (1.25, 0.4))),
        (
            ((0.05, 0.2), (0.1, 0.05), (0.7, 0.0), (0.4, 1.0)),
            ((0.1, 0.5), (1.5, 0.35)),
        ),  # the bar runs out to the right
        (((0.1, 0.05), (0.8, 0.0), (0.4, 1.0)),),
    ),
    4: (
        (((0.45, 0.0), (0.05, 0.6), (0.9, 0.55)), ((0.65, 0.3), (0.6, 1.0))),  # open above
        (((0.65, 0.0), (0.05, 0.65), (0.95, 0.65)), ((0.65, 0.0), (0.62, 1.0))),
    ),
}
_SPREAD = 0.05  # of the box, by which a corner moves
_MARGIN = 0.35


def drawn(digit: int, size: int, chance: np.random.Generator) -> Ink:
    """Return a drawing of a digit of SHAPES, `size` × `size`, 0 paper to 1 ink."""
    shapes = SHAPES[digit]
    shape = shapes[chance.integers(len(shapes))]
    stroke = chance.uniform(0.035, 0.1)
    bend = chance.normal(0.0, 0.05)
    at = np.linspace(-_MARGIN, 1 + _MARGIN, size)
    xs, ys = np.meshgrid(at, at)
    distance = np.full((size, size), np.inf)
    for line in shape:
        corners = np.asarray(line) + chance.normal(0.0, _SPREAD, (len(line), 2))
        for start, end in pairwise(corners):
            distance = np.minimum(distance, _distance(xs + bend * np.sin(np.pi * ys), ys, start, end))
    blur = 1.0 / size
    return np.clip((stroke - distance) / blur + 0.5, 0.0, 1.0)


def _distance(xs: Ink, ys: Ink, start: Ink, end: Ink) -> Ink:
    """Return how far each place is from the line between two corners."""
    step = end - start
    along = ((xs - start[0]) * step[0] + (ys - start[1]) * step[1]) / max(float(step @ step), 1e-9)
    along = np.clip(along, 0.0, 1.0)
    away: Ink = np.hypot(xs - start[0] - along * step[0], ys - start[1] - along * step[1])
    return away
