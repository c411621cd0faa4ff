"""A generation of the embedded engine: a folder that never changes once it is made, and what is asked of it.

It holds the words index (`words`), a big part (`base`) and a small one with what came since (`delta`), the rows of
`base` that were removed since (`dead`), and `generation.json`, which names every file with its size.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.analysis import Terms
from index.engine import VECTORS, WORDS, Candidate, Filter
from index.parts import Part
from index.words_index import WordsIndex

_ABOUT = "generation.json"
_CHECKED = 4_000_000  # bytes; of bigger files the size must do, reading them all would take seconds
# In a library up to this size tantivy scores all that hold a term of the query; in a bigger one it proposes so many
# that hold the rarest, which are scored by the codes of their terms.
ASKED_WHOLE = 50_000
_SCORED = 1_000
_NO_ROWS = np.empty(0, dtype=np.int64)

Mask = NDArray[np.bool_] | None


class Generation:
    """An opened generation.

    Raises OSError, ValueError, KeyError or TypeError where it is damaged or was made under another stamp.
    """

    def __init__(self, folder: Path, *, stamp: str, dimension: int) -> None:
        about = json.loads((folder / _ABOUT).read_text())
        if about["stamp"] != stamp:
            raise ValueError("made by another encoder or analysis")
        _check(folder, about["files"])
        self.folder = folder
        self.applied = int(about["applied"])
        self.words = WordsIndex(folder / "words")
        self.base, self.delta = Part(folder / "base", dimension), Part(folder / "delta", dimension)
        self.dead: NDArray[np.int64] = np.fromfile(folder / "dead", dtype=np.int64)
        self._parts = ((self.base, self.dead), (self.delta, _NO_ROWS))
        lengths = [part.terms.lengths for part, _ in self._parts]
        self._mean_lengths = sum(one.sum(axis=0, dtype=np.float64) for one in lengths) / max(sum(map(len, lengths)), 1)
        if self.words.size != self.size:
            raise ValueError("words and vectors are not of the same entries")

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.base) - len(self.dead) + len(self.delta)

    def candidates(
        self, terms: Terms | None, vector: NDArray[np.float32] | None, wanted: Filter, n: int
    ) -> Mapping[str, Sequence[Candidate]]:
        """Return the best `n` candidates of each arm asked."""
        passing = [part.passing(wanted, dead) for part, dead in self._parts]
        found: dict[str, Sequence[Candidate]] = {}
        if terms is not None:
            if self.size <= ASKED_WHOLE:
                found[WORDS] = self.words.candidates(terms, wanted, n)
            else:
                found[WORDS] = self._by_words(terms, wanted, passing, n)
        if vector is not None:
            found[VECTORS] = self._near(vector, passing, n)
        return found

    def _by_words(self, terms: Terms, wanted: Filter, passing: Sequence[Mask], n: int) -> Sequence[Candidate]:
        """Of the rows that pass, where they are few, else of those that are likely, the best by BM25."""
        weights = self.words.weights(terms)
        if sum(_count(part, mask) for (part, _), mask in zip(self._parts, passing, strict=True)) <= _SCORED:
            rows = [np.arange(len(part)) if mask is None else np.flatnonzero(mask)
                    for (part, _), mask in zip(self._parts, passing, strict=True)]  # fmt: skip
        else:
            likely = self.words.likely(terms, wanted, max(_SCORED, 2 * n))
            rows = [self._rows_of(place, likely) for place in range(len(self._parts))]
            rows = [one[one >= 0] for one in rows]
        keys = np.concatenate([part.keys[one] for (part, _), one in zip(self._parts, rows, strict=True)])
        scores = np.concatenate([
            part.terms.scores(one, weights, self._mean_lengths)
            for (part, _), one in zip(self._parts, rows, strict=True)
        ])  # fmt: skip
        return _ranked(keys[scores > 0], scores[scores > 0], n)

    def _near(self, vector: NDArray[np.float32], passing: Sequence[Mask], n: int) -> Sequence[Candidate]:
        if not vector.any():
            return ()
        query = vector.astype(np.float32)
        found = [part.nearest(query, mask, n) for (part, _), mask in zip(self._parts, passing, strict=True)]
        return _ranked(np.concatenate([keys for keys, _ in found]), np.concatenate([near for _, near in found]), n)

    def _rows_of(self, place: int, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the row of each key in a part, -1 where it has none that is alive."""
        part, dead = self._parts[place]
        rows = part.rows_of(keys)
        return np.where(np.isin(rows, dead), -1, rows) if len(dead) else rows

    def held(self, keys: Sequence[int], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return where each entry holds each term, as `Engine.held` says."""
        wanted = np.asarray(keys, dtype=np.int64)
        found = np.zeros((len(wanted), len(terms)), dtype=np.uint8)
        for place, (part, _) in enumerate(self._parts):
            rows = self._rows_of(place, wanted)
            there = np.flatnonzero(rows >= 0)
            if len(there):
                found[there] = part.terms.places(rows[there], terms)
        return found

    def passing(self, wanted: Filter) -> Sequence[int]:
        """Return the keys of all entries that pass the filter, in their order."""
        keys = []
        for part, dead in self._parts:
            passing = part.passing(wanted, dead)
            keys.append(part.keys if passing is None else part.keys[passing])
        return np.sort(np.concatenate(keys)).tolist()  # type: ignore[no-any-return]


def _ranked(keys: NDArray[np.int64], scores: NDArray[Any], n: int) -> Sequence[Candidate]:
    """The best `n`; ties by key, so that an index built in another order answers alike."""
    order = np.lexsort((keys, -np.round(scores, 5)))[:n]
    pairs = zip(keys[order].tolist(), scores[order].tolist(), strict=True)
    return [Candidate(key, rank, score) for rank, (key, score) in enumerate(pairs, start=1)]


def _count(part: Part, mask: Mask) -> int:
    return len(part) if mask is None else int(np.count_nonzero(mask))


def seal(folder: Path, *, applied: int, stamp: str) -> None:
    """Write `generation.json` over the files of a finished generation."""
    files = {file.relative_to(folder).as_posix(): _print(file) for file in _files(folder)}
    (folder / _ABOUT).write_text(json.dumps({"applied": applied, "stamp": stamp, "files": files}))


def _files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix != ".lock" and one.name != _ABOUT)


def _print(file: Path) -> list[int | None]:
    size = file.stat().st_size
    return [size, zlib.crc32(file.read_bytes()) if size <= _CHECKED else None]


def _check(folder: Path, files: Mapping[str, Any]) -> None:
    for name, printed in files.items():
        if _print(folder / name) != printed:
            raise ValueError(f"{name} is damaged")
