"""A generation in the making: links to what stays of the last one, and files for what is new."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.engine import Item
from index.generation import Generation
from index.parts import Part, PartWriter
from index.words_index import WordsWriter

_AT_ONCE = 5_000
# A part with more rows than that is no small one.
DELTA_MOST = 20_000


class Draft:
    """The generation after another one, or after none, in a folder that must not be there yet.

    Items are written as they come, so that memory stays bounded. `compact` writes the big part anew in any case.
    """

    def __init__(self, folder: Path, after: Generation | None, *, dimension: int, compact: bool = False) -> None:
        self.folder = folder
        self._after = after
        self._dimension = dimension
        self._compact = compact
        self._removed: set[int] = set()
        self._dropped: list[
            tuple[int, int]
        ] = []  # key and how many rows had come: those of the key among them are none
        _link(after.folder / "words" if after else None, folder / "words")
        self._words = WordsWriter(folder / "words")
        self._new = PartWriter(folder / "new", dimension)

    def add(self, items: Iterable[Item]) -> None:
        """Take items in."""
        batch: list[Item] = []
        for item in items:
            batch.append(item)
            if len(batch) == _AT_ONCE:
                self._write(batch)
                batch = []
        self._write(batch)

    def _write(self, batch: list[Item]) -> None:
        self._words.add(batch)
        self._new.add(batch)

    def remove(self, keys: Iterable[int]) -> None:
        """Take out what stood under these keys in the generation before, and what came under them so far."""
        keys = list(keys)
        self._words.remove(keys)
        self._removed.update(keys)
        self._dropped.extend((key, len(self._new)) for key in keys)

    def close(self) -> None:
        """Write all that is missing but the list of files."""
        self._words.close()
        self._new.close(with_lists=False)
        new = Part(self.folder / "new", self._dimension)
        sources = [(new, self._kept_of(new))]
        dead = np.empty(0, dtype=np.int64)
        after = self._after
        if after is not None:
            sources.insert(0, (after.delta, ~self._is_removed(after.delta)))
            dead = np.union1d(after.dead, np.flatnonzero(self._is_removed(after.base)))
        whole = self._compact or len(new) > DELTA_MOST
        if whole and after is not None:
            alive = np.ones(len(after.base), dtype=np.bool_)
            alive[dead] = False
            sources.insert(0, (after.base, alive))
        self._merge(sources, self.folder / ("base" if whole else "delta"))
        if whole:
            self._merge([], self.folder / "delta")
            dead = dead[:0]
        else:
            _link(after.folder / "base" if after else None, self.folder / "base")
        dead.astype(np.int64).tofile(self.folder / "dead")
        shutil.rmtree(self.folder / "new")

    def _is_removed(self, part: Part) -> NDArray[np.bool_]:
        removed = np.fromiter(self._removed, dtype=np.int64, count=len(self._removed))
        return np.isin(part.keys, removed)

    def _kept_of(self, new: Part) -> NDArray[np.bool_]:
        kept = np.ones(len(new), dtype=np.bool_)
        for key, came in self._dropped:
            kept[:came][new.keys[:came] == key] = False
        return kept

    def _merge(self, sources: list[tuple[Part, NDArray[np.bool_]]], folder: Path) -> None:
        writer = PartWriter(folder, self._dimension)
        for part, kept in sources:
            writer.take(part, kept)
        writer.close()


def has_grown(generation: Generation) -> bool:
    """Tell whether the small part is none any more and should be made one with the big part."""
    return len(generation.delta) > DELTA_MOST


def _link(old: Path | None, new: Path) -> None:
    """Make `new` a folder of hard links to the files of `old`; no file that is closed is ever written into."""
    new.mkdir(parents=True)
    if old is None:
        return
    for file in old.iterdir():
        if not file.name.endswith(".lock"):
            try:
                os.link(file, new / file.name)
            except OSError:  # a disk without hard links
                shutil.copy2(file, new / file.name)
