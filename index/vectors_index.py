"""The vectors arm of the embedded engine: exact inner products by FAISS over vectors kept in two files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.engine import Candidate

Vectors = Mapping[int, NDArray[np.float32]]


class VectorsIndex:
    """Vectors by key; a folder that is not there holds none.

    Rows of `vectors.npy` (float16) belong to the keys of `keys.npy` (int64) at the same place.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        self._dimension = dimension
        if folder.exists():
            self._keys = np.load(folder / "keys.npy")
            self._vectors = np.load(folder / "vectors.npy")
        else:
            self._keys = np.empty(0, dtype=np.int64)
            self._vectors = np.empty((0, dimension), dtype=np.float16)
        self._index: faiss.Index | None = None

    @property
    def size(self) -> int:
        """How many vectors there are."""
        return len(self._keys)

    def changed(self, add: Vectors, remove: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
        """Return keys and vectors after a change."""
        kept = ~np.isin(self._keys, np.fromiter({*remove, *add}, dtype=np.int64))
        keys = np.concatenate([self._keys[kept], np.fromiter(add, dtype=np.int64, count=len(add))])
        added = np.stack(list(add.values())) if add else np.empty((0, self._dimension))
        vectors = np.concatenate([self._vectors[kept], added.astype(np.float16)])
        return keys, vectors

    def candidates(self, vector: NDArray[np.float32], passing: Sequence[int] | None, n: int) -> Sequence[Candidate]:
        """Return the best `n` keys by inner product, among `passing` where it is given."""
        if not len(self._keys) or not vector.any():
            return ()
        selected = None
        if passing is not None:
            selector = faiss.IDSelectorBatch(np.asarray(passing, dtype=np.int64))
            selected = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its stubs lag behind
        query = vector.reshape(1, -1).astype(np.float32)
        scores, keys = self._built().search(query, min(n, len(self._keys)), params=selected)
        found = [(int(key), float(score)) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0]
        ordered = sorted(found, key=lambda pair: (-round(pair[1], 5), pair[0]))
        return [Candidate(key, rank, score) for rank, (key, score) in enumerate(ordered, start=1)]

    def _built(self) -> faiss.Index:
        if self._index is None:
            self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(self._dimension))
            self._index.add_with_ids(self._vectors.astype(np.float32), self._keys)
        return self._index


def save(folder: Path, keys: NDArray[np.int64], vectors: NDArray[np.float16]) -> None:
    """Write keys and vectors into the folder of a generation."""
    np.save(folder / "keys.npy", keys)
    np.save(folder / "vectors.npy", vectors)
