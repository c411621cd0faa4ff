"""The embedded engine: tantivy and FAISS in generations of files.

A commit makes the next generation from hard links and new files, then renames `CURRENT` over the old one. A process
killed at any moment leaves the last whole generation, and readers keep theirs while it is replaced. What comes goes
into a small part that each commit writes anew; when that has grown it is made one with the big part.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analysis import VERSION, Terms
from index.draft import Draft, has_grown
from index.engine import Candidate, Filter, Item
from index.generation import Generation, seal

_FORMAT = 3  # of the files; raise it whenever they change


class EmbeddedEngine:
    """An `Engine` in a folder of its own; one process writes at a time (the library holds the lock)."""

    def __init__(self, folder: Path, *, fingerprint: str, dimension: int) -> None:
        self._folder = folder
        self._stamp = f"{_FORMAT} {VERSION} {fingerprint}"
        self._dimension = dimension
        self._draft: Draft | None = None
        self._generation = self._opened()

    def is_current(self) -> bool:
        """Tell whether `CURRENT` still names the generation that is open."""
        current = self._folder / "CURRENT"
        named = current.read_text().strip() if current.exists() else None
        return named == (self._generation.folder.name if self._generation else None)

    @property
    def applied(self) -> int:
        """The last change of the store's log taken in; 0 where there is no index yet, or one of another encoder."""
        return self._generation.applied if self._generation else 0

    def add(self, items: Iterable[Item]) -> None:
        """Stage items."""
        self._drafted().add(items)

    def remove(self, keys: Iterable[int]) -> None:
        """Stage removals; an item staged before is forgotten."""
        self._drafted().remove(keys)

    def clear(self) -> None:
        """Forget everything, at the next commit."""
        self._draft = self._new_draft(None)

    def commit(self, applied: int) -> None:
        """Make the next generation; where the small part has grown, another in which it is one with the big part."""
        self._publish(self._drafted(), applied)
        if self._generation and has_grown(self._generation):
            self._publish(self._new_draft(self._generation, compact=True), applied)

    def candidates(
        self, terms: Terms | None, vector: NDArray[np.float32] | None, wanted: Filter, n: int
    ) -> Mapping[str, Sequence[Candidate]]:
        """Return the best `n` candidates of each arm asked."""
        return self._generation.candidates(terms, vector, wanted, n) if self._generation else {}

    @property
    def size(self) -> int:
        """How many items there are."""
        return self._generation.size if self._generation else 0

    def frequency(self, term: str) -> int:
        """Return in the texts of how many items a folded syllable or pair stands."""
        return self._generation.words.frequency(term) if self._generation else 0

    def held(self, keys: Sequence[int], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return for each key and each folded syllable or pair where it stands, an array (keys, terms)."""
        if self._generation is None:
            return np.zeros((len(keys), len(terms)), dtype=np.uint8)
        return self._generation.held(keys, terms)

    def passing(self, wanted: Filter) -> Sequence[int]:
        """Return the keys of all items that pass the filter, in their order."""
        return self._generation.passing(wanted) if self._generation else ()

    def _drafted(self) -> Draft:
        if self._draft is None:
            self._draft = self._new_draft(self._generation)
        return self._draft

    def _new_draft(self, after: Generation | None, *, compact: bool = False) -> Draft:
        # Scratch of a killed writer, or of ours where it gave up; we hold the lock, so nobody else is at work in it.
        for left in self._folder.glob("*.new"):
            shutil.rmtree(left)
        return Draft(self._folder / "draft.new", after, dimension=self._dimension, compact=compact)

    def _publish(self, draft: Draft, applied: int) -> None:
        draft.close()
        seal(draft.folder, applied=applied, stamp=self._stamp)
        target = self._folder / f"{applied:012}"
        if self._generation and target == self._generation.folder:
            target = self._folder / f"{applied:012}-{os.getpid()}"
        if self._generation and target == self._generation.folder:
            target = self._folder / f"{applied:012}-{os.getpid()}-2"
        if target.exists():
            shutil.rmtree(target)
        draft.folder.rename(target)
        _point(self._folder / "CURRENT", target.name)
        self._draft = None
        self._generation = self._opened()
        self._sweep()

    def _opened(self) -> Generation | None:
        """Open the generation that `CURRENT` names.

        One that another encoder or analysis made, that is damaged, or that was swept while we looked counts as none:
        the index is derived and is built anew.
        """
        try:
            name = (self._folder / "CURRENT").read_text().strip()
            return Generation(self._folder / name, stamp=self._stamp, dimension=self._dimension)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _sweep(self) -> None:
        """Remove generations that nothing names any more; readers that hold one open keep its files."""
        for old in self._folder.iterdir():
            if old.is_dir() and self._generation and old != self._generation.folder:
                shutil.rmtree(old, ignore_errors=True)


def _point(link: Path, name: str) -> None:
    fresh = link.with_suffix(".new-name")
    with fresh.open("w") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(link)
