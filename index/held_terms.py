"""Which terms an entry holds, by hash: so that a query need not analyse the texts of its candidates.

Of each row the hashes of its folded syllables and pairs stand together, 30 bits each; the two lowest bits say where the
term stands. Two different terms share a hash once in a thousand million pairs.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engine import AROUND, TEXT, Item

_PLACES = TEXT | AROUND


def term_hash(term: str) -> int:
    """Return the hash of a term, its two lowest bits free."""
    return zlib.crc32(term.encode()) & ~_PLACES


def held_by(item: Item) -> list[int]:
    """Return the hashes of an item's terms, each with the bits of its places."""
    places = dict.fromkeys(map(term_hash, (*item.terms.folded, *item.terms.folded_pairs)), TEXT)
    for term in {*item.around.folded, *item.around.folded_pairs}:
        hashed = term_hash(term)
        places[hashed] = places.get(hashed, 0) | AROUND
    return [hashed | place for hashed, place in places.items()]


@dataclass(frozen=True, slots=True)
class HeldTerms:
    """The hashes of row r are `hashes[starts[r] : starts[r + 1]]`."""

    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]

    def places(self, rows: NDArray[np.int64], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return for each row and term the bits of the places where it stands there, an array (rows, terms)."""
        found = np.zeros((len(rows), len(terms)), dtype=np.uint8)
        first, counts = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        if not counts.sum():
            return found
        # Row for row, the places of its hashes one after the other.
        begin = np.cumsum(counts) - counts
        gathered = self.hashes[np.arange(counts.sum()) + np.repeat(first - begin, counts)]
        of_row, bare = np.repeat(np.arange(len(rows)), counts), gathered & ~np.uint32(_PLACES)
        for column, term in enumerate(terms):
            at = np.flatnonzero(bare == np.uint32(term_hash(term)))
            found[of_row[at], column] = gathered[at] & _PLACES
        return found
