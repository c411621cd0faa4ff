"""Trains the network that reads handwritten digits: `python -m models.train_digits`.

The data are the digits that scikit-learn brings along (1 797 images of 8 × 8 cells of thirteen hands, one hand after the
other). The last fifth, of hands not seen in training, is held out; the tenth before it chooses how sure is sure enough.
"""

import argparse
import json
import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from models.digit_variants import NO_DIGIT, crisp, training_frames, varied
from models.handwritten_digits import WEIGHTS, DigitNetwork, framed

Ink = NDArray[np.float64]

_TRAINED, _CHOSEN = 1257, 1437  # where the images of training and those for the choice end
_SCALE = 16.0  # the data set counts 0 to 16 pixels a cell
_MOST_WRONG = 0.005  # of the digits that count as sure
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Digits:
    """Images of 8 × 8 cells, 0 to 1, with their digits."""

    images: Sequence[Ink]
    labels: Sequence[int]


def split() -> tuple[Digits, Digits, Digits]:
    """Return the digits for training, for choosing what is sure, and those held out."""
    images, labels = load_digits(return_X_y=True)
    images = images.reshape(-1, 8, 8) / _SCALE
    parts = (slice(0, _TRAINED), slice(_TRAINED, _CHOSEN), slice(_CHOSEN, None))
    train, choose, held_out = (Digits(list(images[part]), labels[part].tolist()) for part in parts)
    return train, choose, held_out


def main() -> None:
    """Train, choose how sure is sure enough, print the accuracy on the digits held out, and store the weights."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--variants", type=int, default=40)
    parser.add_argument("--units", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    train, choose, held_out = split()
    frames, classes = training_frames(train.images, train.labels, variants=options.variants, seed=options.seed)
    trained = fitted(frames, classes, units=options.units, epochs=options.epochs, seed=options.seed)
    sure = sure_enough(trained, choose, seed=options.seed)
    final = DigitNetwork(trained.hidden, trained.hidden_bias, trained.output, trained.output_bias, sure)
    save(final, options.out)
    print(f"{len(classes)} frames, {time.monotonic() - started:.0f} s; sure from {sure}: {options.out}")
    report(final, held_out, seed=options.seed)


def fitted(frames: Ink, classes: NDArray[np.int64], *, units: int, epochs: int, seed: int) -> DigitNetwork:
    """Return the network trained on frames and classes, its weights rounded as they are stored."""
    learner = MLPClassifier((units,), alpha=1e-3, batch_size=256, max_iter=epochs, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is ours
        learner.fit(frames, classes)
    (hidden, output), (hidden_bias, output_bias) = learner.coefs_, learner.intercepts_
    stored = [np.round(one, _DECIMALS) for one in (hidden, hidden_bias, output, output_bias)]
    return DigitNetwork(*stored, sure=1.0)


def sure_enough(trained: DigitNetwork, digits: Digits, *, seed: int) -> float:
    """Return the least probability from which on at most one digit in 200 is wrong, slanted and stretched ones counted."""
    shares, right = _answers(trained, [framed(ink) for ink in _views(digits, seed)], list(digits.labels) * 5)
    candidates = np.arange(0.5, 1.0, 0.01)
    wrong = [float(1 - right[shares >= level].mean()) for level in candidates]
    return round(float(next(c for c, share in zip(candidates, wrong, strict=True) if share <= _MOST_WRONG)), 2)


def _views(digits: Digits, seed: int) -> list[Ink]:
    chance = np.random.default_rng(seed)
    return [varied(image, chance) for _ in range(5) for image in digits.images]


def _answers(trained: DigitNetwork, frames: Sequence[Ink], labels: Sequence[int]) -> tuple[Ink, NDArray[np.bool_]]:
    probabilities = trained.probabilities(frames)
    best = probabilities.argmax(axis=1)
    return np.where(best == NO_DIGIT, 0.0, probabilities.max(axis=1)), best == np.asarray(labels)


def report(trained: DigitNetwork, digits: Digits, *, seed: int) -> None:
    """Print the accuracy on digits as they are and on variants, and what share of them is sure and wrong."""
    plain = [framed(crisp(image)) for image in digits.images]
    views = [framed(ink) for ink in _views(digits, seed + 1)]
    for name, frames, times in (("as they are", plain, 1), ("slanted, stretched, thicker", views, 5)):
        shares, right = _answers(trained, frames, list(digits.labels) * times)
        sure = shares >= trained.sure
        print(
            f"held out, {name}: {len(frames)} digits, accuracy {right.mean():.4f}; "
            f"sure {sure.mean():.4f}, of these right {right[sure].mean():.4f}"
        )


def save(trained: DigitNetwork, path: Path) -> None:
    """Write the network as numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = {
        "sure": trained.sure,
        "hidden": trained.hidden.tolist(),
        "hidden_bias": trained.hidden_bias.tolist(),
        "output": trained.output.tolist(),
        "output_bias": trained.output_bias.tolist(),
    }
    path.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
