"""Vietnamese syllables: which stand beside each other, and which differ only in marks.

The counts are of legal prose and the Vietnamese Wikipedia (models/train_syllables.py, models/MODEL_CARD.md).
"""

import lzma
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from models.normal import unaccented

PAIRS = Path(__file__).parent / "syllable_pairs.txt.xz"

_FREQUENT = 300  # of a pair that replaces one never seen
_MOST_GLUED = 3
_SHORTEST_GLUED = 3


@dataclass(frozen=True, slots=True)
class _Table:
    pairs: dict[tuple[str, str], int]
    alike: dict[str, tuple[str, ...]]  # without marks → syllables, most frequent first
    known: frozenset[str]


@cache
def _table() -> _Table:
    pairs: dict[tuple[str, str], int] = {}
    weights: dict[str, int] = defaultdict(int)
    with lzma.open(PAIRS, "rt", encoding="utf-8") as file:
        for line in file:
            count, first, second = line.split()
            pairs[first, second] = int(count)
            weights[first] += int(count)
            weights[second] += int(count)
    alike: dict[str, list[str]] = defaultdict(list)
    for syllable in sorted(weights, key=lambda one: -weights[one]):
        alike[unaccented(syllable)].append(syllable)
    return _Table(pairs, {key: tuple(value) for key, value in alike.items()}, frozenset(weights))


def is_known_syllable(word: str) -> bool:
    """Tell whether a word in small letters is a Vietnamese syllable.

    >>> is_known_syllable("nghiệp"), is_known_syllable("nộib")
    (True, False)
    """
    return word in _table().known


def is_known_bare(word: str) -> bool:
    """Tell whether a word in small letters without marks is a Vietnamese syllable less its marks."""
    return word in _table().alike


def with_marks(bare: str) -> Sequence[str]:
    """Return the syllables that a word without marks may stand for, the most frequent first."""
    return _table().alike.get(bare, ())


def seen_together(first: str, second: str) -> int:
    """Return how often two syllables were seen beside each other."""
    return _table().pairs.get((first, second), 0)


def remarked(before: str, syllable: str, after: str) -> str:
    """Return the syllable with the marks that its neighbours call for, itself where they call for no others.

    Neighbours are in small letters, empty where there is none. A syllable that was ever seen beside one of them stays.

    >>> remarked("", "kiếm", "tra"), remarked("chủ", "trì", "phối")
    ('kiểm', 'trì')
    """
    table = _table()

    def seen(one: str) -> int:
        return table.pairs.get((before, one), 0) + table.pairs.get((one, after), 0)

    others = table.alike.get(unaccented(syllable), ())
    if not others or seen(syllable):
        return syllable
    best = max(others, key=seen)
    return best if seen(best) >= _FREQUENT else syllable


def parted(word: str) -> Sequence[str]:
    """Return the syllables of a word whose blanks were lost, in small letters; the word alone where it is none.

    >>> parted("nộibộgiải")
    ('nội', 'bộ', 'giải')
    """
    if len(word) < _SHORTEST_GLUED or is_known_syllable(word):
        return (word,)
    table = _table()
    best: tuple[int, tuple[str, ...]] = (0, (word,))
    for split in _splits(word, _MOST_GLUED):
        weight = sum(table.pairs.get(pair, 0) for pair in pairwise(split))
        best = max(best, (weight, split))
    return best[1]


def _splits(word: str, most: int) -> list[tuple[str, ...]]:
    """Return all ways to part a word into at most `most` syllables."""
    found: list[tuple[str, ...]] = [(word,)] if is_known_syllable(word) else []
    if most > 1:
        for at in range(1, len(word)):
            if is_known_syllable(word[:at]):
                found += [(word[:at], *rest) for rest in _splits(word[at:], most - 1)]
    return found
