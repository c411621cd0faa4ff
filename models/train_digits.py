"""Trains the network that reads handwritten digits: `python -m models.train_digits`.

Variants of the digits of `digit_data` are told apart; how sure is sure enough is chosen on digits not trained on.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from models.digit_data import Digits, split
from models.digit_variants import crisp, training_frames, varied
from models.handwritten_digits import NO_DIGIT, WEIGHTS, DigitNetwork, framed

Ink = NDArray[np.float64]

_VIEWS = 20  # of each digit, slanted and stretched
_MOST_WRONG = 0.005  # of the digits that count as sure: a number of two digits is wrong once in a hundred


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What the training depends on beside its data. `noise`: how much the cells of a frame vary by chance."""

    variants: int = 40
    hidden: tuple[int, ...] = (256, 96)
    dropout: float = 0.4
    noise: float = 0.15
    epochs: int = 40
    batch: int = 512
    rate: float = 5e-3
    seed: int = 1


def main() -> None:
    """Train, choose how sure is sure enough, print the accuracy on the digits held out, and store the weights."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(epochs=options.epochs, seed=options.seed)
    started = time.monotonic()
    train, choose, held_out = split()
    frames, classes = training_frames(train.images, train.labels, variants=recipe.variants, seed=recipe.seed)
    trained = fitted(frames, classes, recipe)
    final = DigitNetwork(trained.layers, sure_enough(trained, choose, seed=recipe.seed))
    save(final, options.out)
    print(f"{len(classes)} frames, {time.monotonic() - started:.0f} s; sure from {final.sure}: {options.out}")
    report(final, held_out, seed=recipe.seed)


def fitted(frames: Ink, classes: NDArray[np.int64], recipe: Recipe) -> DigitNetwork:
    """Return the network trained on frames and classes, its numbers rounded as they are stored."""
    torch.manual_seed(recipe.seed)
    sizes = [frames.shape[1], *recipe.hidden, NO_DIGIT + 1]
    linear = [torch.nn.Linear(a, b) for a, b in pairwise(sizes)]
    hidden = [step for one in linear[:-1] for step in (one, torch.nn.ReLU(), torch.nn.Dropout(recipe.dropout))]
    learner = torch.nn.Sequential(*hidden, linear[-1])
    inputs, wanted = torch.tensor(frames, dtype=torch.float32), torch.tensor(classes)
    optimizer = torch.optim.AdamW(learner.parameters(), lr=recipe.rate, weight_decay=1e-4)
    steps = recipe.epochs * -(-len(wanted) // recipe.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.rate, total_steps=steps)
    for _ in range(recipe.epochs):
        order = torch.randperm(len(wanted))
        for at in range(0, len(wanted), recipe.batch):
            chosen = order[at : at + recipe.batch]
            noisy = inputs[chosen] + recipe.noise * torch.randn(len(chosen), inputs.shape[1])
            loss: Any = torch.nn.functional.cross_entropy(learner(noisy), wanted[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    layers = [(one.weight.detach().numpy().T, one.bias.detach().numpy()) for one in linear]
    return DigitNetwork(tuple((_stored(weights), _stored(bias)) for weights, bias in layers), sure=1.0)


def _stored(numbers: NDArray[np.float32]) -> Ink:
    return numbers.astype(np.float16).astype(np.float64)


def sure_enough(trained: DigitNetwork, digits: Digits, *, seed: int) -> float:
    """Return the least probability from which on at most one digit in 200, slanted and stretched ones too, is wrong."""
    shares, right = _answers(trained, [framed(ink) for ink in _views(digits, seed)], list(digits.labels) * _VIEWS)
    candidates = np.linspace(0.5, 0.99, 50)
    wrong = [float(1 - right[shares >= level].mean()) for level in candidates]
    return round(float(next(c for c, share in zip(candidates, wrong, strict=True) if share <= _MOST_WRONG)), 2)


def _views(digits: Digits, seed: int) -> list[Ink]:
    chance = np.random.default_rng(seed)
    return [varied(image, chance) for _ in range(_VIEWS) for image in digits.images]


def _answers(trained: DigitNetwork, frames: Sequence[Ink], labels: Sequence[int]) -> tuple[Ink, NDArray[np.bool_]]:
    probabilities = trained.probabilities(frames)
    best = probabilities.argmax(axis=1)
    return np.where(best == NO_DIGIT, 0.0, probabilities.max(axis=1)), best == np.asarray(labels)


def report(trained: DigitNetwork, digits: Digits, *, seed: int) -> None:
    """Print the accuracy on digits as they are and on variants, and what share of them is sure and wrong."""
    plain = [framed(crisp(image)) for image in digits.images]
    views = [framed(ink) for ink in _views(digits, seed + 1)]
    for name, frames, times in (("as they are", plain, 1), ("slanted, stretched, thicker", views, _VIEWS)):
        shares, right = _answers(trained, frames, list(digits.labels) * times)
        sure = shares >= trained.sure
        print(
            f"held out, {name}: {len(frames)} digits, accuracy {right.mean():.4f}; "
            f"sure {sure.mean():.4f}, of these right {right[sure].mean():.4f}"
        )


def save(trained: DigitNetwork, path: Path) -> None:
    """Write the network as numbers of two bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers: dict[str, Any] = {
        f"weights_{i}": weights.astype(np.float16) for i, (weights, _) in enumerate(trained.layers)
    }
    numbers |= {f"bias_{i}": bias.astype(np.float16) for i, (_, bias) in enumerate(trained.layers)}
    np.savez_compressed(path, sure=np.float64(trained.sure), **numbers)


if __name__ == "__main__":
    main()
