"""Parts of a generation: rows of entries in memory-mapped arrays, written once. What each file holds, `_FILES` says."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from index.columns import Columns, day_number, inverted, value_hashes
from index.engine import Filter, Item
from index.held_terms import HeldTerms, codes_of, lengths_of
from index.vectors_index import Found, VectorsIndex, build_lists

_FILES: dict[str, type[Any]] = {
    "keys": np.int64,  # of each row
    "vectors": np.float16,  # (rows, dimension)
    "due": np.int32,  # of each row, `index.columns`
    "values": np.uint64,  # the inverted lists, `index.columns`
    "starts": np.int64,
    "rows": np.int32,
    "terms": np.uint32,  # of each row, `index.held_terms`
    "term_starts": np.int64,
    "lengths": np.uint16,  # (rows, 2)
}
_AT_ONCE = 65_536


class Part:
    """The rows of a folder that `PartWriter` made; a folder that is not there has none."""

    def __init__(self, folder: Path, dimension: int) -> None:
        arrays = {name: _mapped(folder / name, kind) for name, kind in _FILES.items()}
        self.keys: NDArray[np.int64] = arrays["keys"]
        self.vectors: NDArray[np.float16] = arrays["vectors"].reshape(-1, dimension)
        self.columns = Columns(arrays["values"], arrays["starts"], arrays["rows"], arrays["due"])
        self.terms = HeldTerms(arrays["terms"], arrays["term_starts"], arrays["lengths"].reshape(-1, 2))
        if not len(self.keys) == len(self.vectors) == len(self.columns.due) == max(len(self.terms.starts) - 1, 0):
            raise ValueError(f"the files of {folder} are of different lengths")
        self._order = None if np.all(self.keys[1:] > self.keys[:-1]) else np.argsort(self.keys, kind="stable")
        self._index = VectorsIndex(self.vectors, folder)

    def __len__(self) -> int:
        return len(self.keys)

    def rows_of(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the row of each key, -1 where it has none."""
        if not len(self):
            return np.full(len(keys), -1, dtype=np.int64)
        # Ascending keys are found several times as fast, as each search begins in the cache.
        ascending = np.argsort(keys)
        at = np.empty(len(keys), dtype=np.int64)
        at[ascending] = np.searchsorted(self.keys, keys[ascending], sorter=self._order).clip(max=len(self) - 1)
        rows = at if self._order is None else self._order[at]
        return np.where(self.keys[rows] == keys, rows, -1)

    def passing(self, wanted: Filter, dead: NDArray[np.int64]) -> NDArray[np.bool_] | None:
        """Return which rows pass and are not dead, None where all are."""
        passing = self.columns.mask(wanted)
        if len(dead):
            passing = np.ones(len(self), dtype=np.bool_) if passing is None else passing
            passing[dead] = False
        return passing

    def nearest(self, query: NDArray[np.float32], passing: NDArray[np.bool_] | None, n: int) -> Found:
        """Return keys and scores of the best rows that pass."""
        rows, scores = self._index.nearest(query, passing, n)
        return self.keys[rows], scores


class PartWriter:
    """Writes a new part, row after row; memory is bounded but for the lists of the columns (about 100 bytes a row)."""

    def __init__(self, folder: Path, dimension: int) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._dimension = dimension
        self._files: dict[str, BinaryIO] = {name: (folder / name).open("wb") for name in _FILES}
        self._values: list[NDArray[np.uint64]] = [np.empty(0, dtype=np.uint64)]
        self._rows: list[NDArray[np.int32]] = [np.empty(0, dtype=np.int32)]
        self._count = 0
        self._terms = 0
        self._put("term_starts", [0])

    def __len__(self) -> int:
        return self._count

    def add(self, items: Sequence[Item]) -> None:
        """Write a row for each item."""
        if not items:
            return
        hashes, held = [list(value_hashes(item)) for item in items], [codes_of(item) for item in items]
        self._note([value for of_item in hashes for value in of_item], list(map(len, hashes)))
        self._put("keys", [item.key for item in items])
        self._put("vectors", np.stack([item.vector for item in items]).reshape(len(items), self._dimension))
        self._put("due", [day_number(item.due) for item in items])
        self._put("lengths", [lengths_of(item) for item in items])
        self._put_terms([code for of_item in held for code in of_item], list(map(len, held)))
        self._count += len(items)

    def take(self, part: Part, kept: NDArray[np.bool_]) -> None:
        """Write the rows of another part that are kept, in their order."""
        if not len(part):
            return
        values, rows = part.columns.pairs()
        those = kept[rows]
        new_rows = np.cumsum(kept) - 1 + self._count
        self._values.append(values[those])
        self._rows.append(new_rows[rows[those]].astype(np.int32))
        for at in range(0, len(part), _AT_ONCE):
            chunk = slice(at, at + _AT_ONCE)
            which = kept[chunk]
            starts = part.terms.starts[at : at + len(which) + 1]
            counts = np.diff(starts)
            self._put("keys", part.keys[chunk][which])
            self._put("vectors", part.vectors[chunk][which])
            self._put("due", part.columns.due[chunk][which])
            self._put("lengths", part.terms.lengths[chunk][which])
            self._put_terms(part.terms.codes[starts[0] : starts[-1]][np.repeat(which, counts)], counts[which])
        self._count += int(np.count_nonzero(kept))

    def close(self, *, with_lists: bool = True) -> None:
        """Finish the part; many rows get lists for the approximate search, unless it is only to be read through."""
        values, starts, rows = inverted(self._values, self._rows)
        self._put("values", values)
        self._put("starts", starts)
        self._put("rows", rows)
        for file in self._files.values():
            file.close()
        if with_lists:
            build_lists(_mapped(self._folder / "vectors", np.float16).reshape(-1, self._dimension), self._folder)

    def _note(self, values: Sequence[int], counts: Sequence[int]) -> None:
        first = self._count
        self._values.append(np.array(values, dtype=np.uint64))
        self._rows.append(np.repeat(np.arange(first, first + len(counts), dtype=np.int32), counts))

    def _put(self, name: str, values: Iterable[Any]) -> None:
        np.asarray(values, dtype=_FILES[name]).tofile(self._files[name])

    def _put_terms(self, codes: Iterable[int], counts: Iterable[int]) -> None:
        self._put("terms", codes)
        ends = self._terms + np.cumsum(np.asarray(counts, dtype=np.int64))
        self._put("term_starts", ends)
        self._terms = int(ends[-1]) if len(ends) else self._terms


def _mapped(file: Path, kind: type[Any]) -> NDArray[Any]:
    """An array over the file's bytes; an empty or missing file holds nothing."""
    if not file.exists() or file.stat().st_size == 0:
        return np.empty(0, dtype=kind)
    return np.asarray(np.memmap(file, dtype=kind, mode="r"))
