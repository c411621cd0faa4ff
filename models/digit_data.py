"""The digits that scikit-learn brings along: 1 797 images of 8 × 8 cells, one hand after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits

Ink = NDArray[np.float64]

_TRAINED, _CHOSEN = 1257, 1437  # where the images of training and those for the choice end
_SCALE = 16.0  # the data set counts 0 to 16 pixels a cell


@dataclass(frozen=True, slots=True)
class Digits:
    """Images of 8 × 8 cells, 0 to 1, with their digits."""

    images: Sequence[Ink]
    labels: Sequence[int]


def split() -> tuple[Digits, Digits, Digits]:
    """Return the digits for training, for choosing what is sure, and those held out.

    The last fifth is held out, most of it of hands not seen in training.
    """
    images, labels = load_digits(return_X_y=True)
    images = images.reshape(-1, 8, 8) / _SCALE
    parts = (slice(0, _TRAINED), slice(_TRAINED, _CHOSEN), slice(_CHOSEN, None))
    train, choose, held_out = (Digits(list(images[part]), labels[part].tolist()) for part in parts)
    return train, choose, held_out
