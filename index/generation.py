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
_NO_ROWS = np.empty(0, dtype=np.int64)


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
        found: dict[str, Sequence[Candidate]] = {}
        if terms is not None:
            found[WORDS] = self.words.candidates(terms, wanted, n)
        if vector is not None:
            found[VECTORS] = self._near(vector.astype(np.float32), wanted, n) if vector.any() else ()
        return found

    def _near(self, vector: NDArray[np.float32], wanted: Filter, n: int) -> Sequence[Candidate]:
        found = [
            part.nearest(vector, part.passing(wanted, dead), n)
            for part, dead in ((self.base, self.dead), (self.delta, _NO_ROWS))
        ]
        keys = np.concatenate([keys for keys, _ in found])
        scores = np.concatenate([scores for _, scores in found])
        # Ties by key, so that an index built in another order answers alike.
        order = np.lexsort((keys, -np.round(scores, 5)))[:n]
        pairs = zip(keys[order].tolist(), scores[order].tolist(), strict=True)
        return [Candidate(key, rank, score) for rank, (key, score) in enumerate(pairs, start=1)]

    def held(self, keys: Sequence[int], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return where each entry holds each term, as `Engine.held` says."""
        wanted = np.asarray(keys, dtype=np.int64)
        found = np.zeros((len(wanted), len(terms)), dtype=np.uint8)
        # What came since stands over what it replaced.
        for part, dead in ((self.base, self.dead), (self.delta, _NO_ROWS)):
            rows = part.rows_of(wanted)
            there = np.flatnonzero((rows >= 0) & ~np.isin(rows, dead))
            found[there] = part.terms.places(rows[there], terms)
        return found

    def passing(self, wanted: Filter) -> Sequence[int]:
        """Return the keys of all entries that pass the filter, in their order."""
        keys = []
        for part, dead in ((self.base, self.dead), (self.delta, _NO_ROWS)):
            passing = part.passing(wanted, dead)
            keys.append(part.keys if passing is None else part.keys[passing])
        return np.sort(np.concatenate(keys)).tolist()  # type: ignore[no-any-return]


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
