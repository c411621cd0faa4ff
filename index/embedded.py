"""The embedded engine: tantivy and FAISS in generations of files.

A generation is a folder that never changes once `CURRENT` names it; a commit makes the next one from hard links and new
files, then renames `CURRENT` over the old one. A process killed at any moment leaves the last whole generation, and
readers keep theirs while it is replaced.
"""

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import VERSION, Terms
from index.engine import VECTORS, WORDS, Candidate, Filter, Item
from index.vectors_index import VectorsIndex, save
from index.words_index import WordsIndex


class EmbeddedEngine:
    """An `Engine` in a folder of its own; one process writes at a time (the library holds the lock)."""

    def __init__(self, folder: Path, *, fingerprint: str, dimension: int) -> None:
        self._folder = folder
        self._stamp = f"{VERSION} {fingerprint}"
        self._dimension = dimension
        self._staged: dict[int, Item] = {}
        self._removed: set[int] = set()
        self._cleared = False
        self._open()

    def is_current(self) -> bool:
        """Tell whether `CURRENT` still names the generation that is open."""
        current = self._folder / "CURRENT"
        named = current.read_text().strip() if current.exists() else None
        return named == (self._generation.name if self._generation else None)

    @property
    def applied(self) -> int:
        """The last change of the store's log taken in; 0 where there is no index yet, or one of another encoder."""
        return self._applied

    def add(self, items: Iterable[Item]) -> None:
        """Stage items."""
        self._staged.update((item.key, item) for item in items)

    def remove(self, keys: Iterable[int]) -> None:
        """Stage removals; an item staged before is forgotten."""
        for key in keys:
            self._staged.pop(key, None)
            self._removed.add(key)

    def clear(self) -> None:
        """Forget everything, at the next commit."""
        self._staged, self._removed, self._cleared = {}, set(), True

    def commit(self, applied: int) -> None:
        """Make the next generation."""
        # Scratch of a killed writer; we hold the lock, so nobody else is at work in it.
        for left in self._folder.glob("*.new"):
            shutil.rmtree(left)
        scratch = self._folder / f"{applied:012}.new"
        target = self._folder / f"{applied:012}"
        if target.exists() and target != self._generation:
            shutil.rmtree(target)
        if target == self._generation:
            target = self._folder / f"{applied:012}-{os.getpid()}"
        base = None if self._cleared else self._generation
        _link(base / "words" if base else None, scratch / "words")
        WordsIndex(scratch / "words").write(self._staged.values(), self._removed)
        vectors = {key: item.vector for key, item in self._staged.items()}
        kept = VectorsIndex(self._folder / "none", self._dimension) if self._cleared else self._vectors
        save(scratch, *kept.changed(vectors, sorted(self._removed)))
        (scratch / "generation.json").write_text(json.dumps({"applied": applied, "stamp": self._stamp}))
        scratch.rename(target)
        _point(self._folder / "CURRENT", target.name)
        self._staged, self._removed, self._cleared = {}, set(), False
        self._open()
        self._sweep()

    def candidates(
        self, terms: Terms | None, vector: NDArray[np.float32] | None, wanted: Filter, n: int
    ) -> Mapping[str, Sequence[Candidate]]:
        """Return the best `n` candidates of each arm asked."""
        found: dict[str, Sequence[Candidate]] = {}
        if self._words is None:
            return found
        if terms is not None:
            found[WORDS] = self._words.candidates(terms, wanted, n)
        if vector is not None:
            passing = None if wanted == Filter() else self._words.passing(wanted)
            found[VECTORS] = self._vectors.candidates(vector, passing, n)
        return found

    @property
    def size(self) -> int:
        """How many items there are."""
        return self._words.size if self._words else 0

    def frequency(self, term: str) -> int:
        """Return in the texts of how many items a folded syllable or pair stands."""
        return self._words.frequency(term) if self._words else 0

    def passing(self, wanted: Filter) -> Sequence[int]:
        """Return the keys of all items that pass the filter, in their order."""
        return sorted(self._words.passing(wanted)) if self._words else ()

    def _open(self) -> None:
        """Open the generation that `CURRENT` names.

        One that another encoder or analysis made, that is damaged, or that was swept while we looked counts as none:
        the index is derived and is built anew.
        """
        self._generation: Path | None = None
        self._words: WordsIndex | None = None
        self._vectors = VectorsIndex(self._folder / "none", self._dimension)
        self._applied = 0
        try:
            generation = self._folder / (self._folder / "CURRENT").read_text().strip()
            about = json.loads((generation / "generation.json").read_text())
            if about["stamp"] != self._stamp:
                return
            words, vectors = WordsIndex(generation / "words"), VectorsIndex(generation, self._dimension)
        except (OSError, ValueError, KeyError, TypeError):
            return
        if words.size != vectors.size:
            return
        self._generation, self._words, self._vectors = generation, words, vectors
        self._applied = about["applied"]

    def _sweep(self) -> None:
        """Remove generations that nothing names any more; readers that hold one open keep its files."""
        for old in self._folder.iterdir():
            if old.is_dir() and old != self._generation:
                shutil.rmtree(old, ignore_errors=True)


def _link(old: Path | None, new: Path) -> None:
    """Make `new` a folder of hard links to the files of `old`; tantivy never writes into a file that it has closed."""
    new.mkdir(parents=True)
    if old is None:
        return
    for file in old.iterdir():
        if not file.name.endswith(".lock"):
            try:
                os.link(file, new / file.name)
            except OSError:  # a disk without hard links
                shutil.copy2(file, new / file.name)


def _point(link: Path, name: str) -> None:
    fresh = link.with_suffix(".new-name")
    with fresh.open("w") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(link)
