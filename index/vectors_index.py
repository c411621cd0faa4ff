"""The vectors arm over the rows of a part: exact while they are few, else the nearest lists of 8-bit codes, re-scored.

Scores are inner products with the float16 vectors in either case; only which rows are looked at is approximate.
"""

import os
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

# Up to so many rows all are compared; more of them are found by `lists.faiss` (docs/scale.md has the figures).
EXACT_UP_TO = 60_000
# Of so few rows that pass a filter all are compared as well.
_FEW = 4_096
# Of so many lists one is looked into where all rows pass; where fewer do, more of them, by the root of how many times
# fewer; and at least so many.
_PROBED = 25
_PROBED_LEAST = 64
_RESCORED = 2  # times the rows asked for
_TRAINED_ON = 40  # rows a list
_ROUNDS = 10
_AT_ONCE = 50_000
_EQUAL = 1e-5
_LISTS = "lists.faiss"

_FAISS: Any = faiss  # its stubs lag behind

Found = tuple[NDArray[np.int64], NDArray[np.float32]]


class VectorsIndex:
    """Searches the rows of an array (rows, dimension) of float16, which may be memory-mapped."""

    def __init__(self, vectors: NDArray[np.float16], folder: Path) -> None:
        self._vectors = vectors
        self._lists: Any = _opened(folder / _LISTS) if (folder / _LISTS).exists() else None
        self._exact: NDArray[np.float32] | None = None

    def nearest(self, query: NDArray[np.float32], passing: NDArray[np.bool_] | None, n: int) -> Found:
        """Return the best `n` rows among those that pass, and their equals, with their scores, in no order."""
        count = len(self._vectors) if passing is None else int(np.count_nonzero(passing))
        if count == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        if passing is not None and count <= _FEW:
            return self._best(np.flatnonzero(passing), query, n)
        if self._lists is not None:
            return self._best(self._near(query, passing, count, n), query, n)
        return self._all(query, passing, n)

    def _all(self, query: NDArray[np.float32], passing: NDArray[np.bool_] | None, n: int) -> Found:
        if self._exact is None:
            self._exact = self._vectors.astype(np.float32)
        scores = self._exact @ query
        if passing is None:
            return _top(np.arange(len(scores)), scores, n)
        rows = np.flatnonzero(passing)
        return _top(rows, scores[rows], n)

    def _near(
        self, query: NDArray[np.float32], passing: NDArray[np.bool_] | None, count: int, n: int
    ) -> NDArray[np.int64]:
        """Return the rows whose codes are best; where few pass a filter more lists are looked into."""
        lists = self._lists
        fewer = len(self._vectors) / count
        probed = min(lists.nlist, round(max(lists.nlist / _PROBED, _PROBED_LEAST) * fewer**0.5))
        bits = None if passing is None else np.packbits(passing, bitorder="little")
        selector = None if bits is None else _FAISS.IDSelectorBitmap(bits)
        wanted = _FAISS.SearchParametersIVF(nprobe=probed, sel=selector)
        _, rows = lists.search(query.reshape(1, -1), min(_RESCORED * n, count), params=wanted)
        return rows[0][rows[0] >= 0]  # type: ignore[no-any-return]

    def _best(self, rows: NDArray[np.int64], query: NDArray[np.float32], n: int) -> Found:
        # Not by `@`: the threads that BLAS starts for so few rows wait for each other longer than they work.
        return _top(rows, np.einsum("ij,j->i", self._vectors[rows].astype(np.float32), query), n)


def build_lists(vectors: NDArray[np.float16], folder: Path) -> None:
    """Write `lists.faiss` for many vectors: an inverted file of 8-bit codes, of about 4 √rows lists; none for few."""
    count, dimension = vectors.shape
    if count <= EXACT_UP_TO:
        return
    lists = 2 ** round(np.log2(4 * np.sqrt(count)))
    index = _FAISS.index_factory(dimension, f"IVF{lists},SQ8", _FAISS.METRIC_INNER_PRODUCT)
    index.cp.niter = _ROUNDS
    index.cp.min_points_per_centroid = 1
    index.cp.max_points_per_centroid = _TRAINED_ON
    step = max(1, count // (_TRAINED_ON * lists))
    index.train(np.ascontiguousarray(vectors[::step], dtype=np.float32))
    for at in range(0, count, _AT_ONCE):
        index.add(np.ascontiguousarray(vectors[at : at + _AT_ONCE], dtype=np.float32))
    _FAISS.write_index(index, str(folder / _LISTS))


def _opened(file: Path) -> Any:
    index = _FAISS.read_index(str(file), 0 if os.name == "nt" else _FAISS.IO_FLAG_MMAP)
    lists = _FAISS.downcast_InvertedLists(index.invlists)
    if hasattr(lists, "prefetch_nthread"):
        lists.prefetch_nthread = 0  # by default each search starts threads of its own to read ahead
    return index


def _top(rows: NDArray[np.int64], scores: NDArray[np.float32], n: int) -> Found:
    """The best `n`, and all that are as good as the last of them: which of equals come first, keys decide."""
    if len(rows) > n:
        best = scores >= np.partition(scores, -n)[-n] - _EQUAL
        rows, scores = rows[best], scores[best]
    return rows, scores
