"""Which terms an entry holds, by hash: so that neither coverage nor BM25 needs the texts of candidates.

Of each row the codes of its terms stand together. A code is a hash of 27 bits, how often the term stands in the text
less one (up to 7), and the two bits of the places where it stands. Terms with diacritics are hashed apart from folded
ones, and are those of the text only. Of a hundred thousand pairs of an entry and a query about four take one term for
another.
"""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.engine import AROUND, TEXT, Item

_PLACES = np.uint32(TEXT | AROUND)
_PLACE_BITS, _COUNT_BITS = 2, 3
_HASH_FROM = np.uint32(_PLACE_BITS + _COUNT_BITS)
_MOST = 2**_COUNT_BITS
_LOW_BITS = 2**16 - 1
# BM25, with the constants that tantivy has.
_K, _B = 1.2, 0.75

Matches = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]


def term_hash(term: str, *, exact: bool = False) -> int:
    """Return the hash of a folded syllable or pair, or of one with its diacritics."""
    return zlib.crc32(term.encode(), int(exact)) >> int(_HASH_FROM)


def codes_of(item: Item) -> list[int]:
    """Return the codes of an item's terms."""
    terms, around = item.terms, item.around
    counts = Counter(map(term_hash, (*terms.folded, *terms.folded_pairs)))
    counts.update(term_hash(term, exact=True) for term in (*terms.exact, *terms.exact_pairs))
    codes = {hashed: (min(count, _MOST) - 1) << _PLACE_BITS | TEXT for hashed, count in counts.items()}
    for term in {*around.folded, *around.folded_pairs}:
        hashed = term_hash(term)
        codes[hashed] = codes.get(hashed, 0) | AROUND
    return [hashed << int(_HASH_FROM) | code for hashed, code in codes.items()]


def lengths_of(item: Item) -> tuple[int, int]:
    """Return how many terms the text and what is around it have, as BM25 counts them."""
    return min(len(item.terms.folded), 65_535), min(len(item.around.folded), 65_535)


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What each term of a query counts: ascending hashes, and the weights in the text and around it (BM25's idf in)."""

    hashes: NDArray[np.uint32]
    text: NDArray[np.float64]
    around: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeldTerms:
    """The codes of row r are `codes[starts[r] : starts[r + 1]]`; `lengths` (rows, 2) are those of text and around."""

    codes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    lengths: NDArray[np.uint16]

    def places(self, rows: NDArray[np.int64], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return for each row and term the bits of the places where it stands there, an array (rows, terms)."""
        found = np.zeros((len(rows), len(terms)), dtype=np.uint8)
        hashes = np.array([term_hash(term) for term in terms], dtype=np.uint32)
        known, column_of = np.unique(hashes, return_inverse=True)
        if len(known):
            of_row, which, codes = self._matches(rows, known)
            held = np.zeros((len(rows), len(known)), dtype=np.uint8)
            held[of_row, which] = codes & _PLACES
            found = held[:, column_of]
        return found

    def scores(
        self, rows: NDArray[np.int64], weights: TermWeights, mean_lengths: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the BM25 score of each row; `mean_lengths` are those of text and around over all rows there are."""
        if not len(weights.hashes):
            return np.zeros(len(rows))
        of_row, which, codes = self._matches(rows, weights.hashes)
        norms = _K * (1 - _B + _B * self.lengths[rows] / np.maximum(mean_lengths, 1))
        counts = ((codes >> np.uint32(_PLACE_BITS)) & np.uint32(_MOST - 1)) + 1.0
        in_text, in_around = (codes & np.uint32(TEXT)) > 0, (codes & np.uint32(AROUND)) > 0
        gained = in_text * weights.text[which] * counts * (_K + 1) / (counts + norms[of_row, 0])
        gained += in_around * weights.around[which] * (_K + 1) / (1 + norms[of_row, 1])
        scores: NDArray[np.float64] = np.bincount(of_row, weights=gained, minlength=len(rows)).astype(np.float64)
        return scores

    def _matches(self, rows: NDArray[np.int64], hashes: NDArray[np.uint32]) -> Matches:
        """Return which of the rows holds which of the ascending hashes, each time with the code."""
        first, counts = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        begin = np.cumsum(counts) - counts
        codes = self.codes[np.arange(counts.sum()) + np.repeat(first - begin, counts)]
        # Most codes are ruled out by their low bits.
        may_be = np.zeros(_LOW_BITS + 1, dtype=np.bool_)
        may_be[hashes & np.uint32(_LOW_BITS)] = True
        at = np.flatnonzero(may_be[(codes >> _HASH_FROM) & np.uint32(_LOW_BITS)])
        bare = codes[at] >> _HASH_FROM
        which = np.searchsorted(hashes, bare).clip(max=len(hashes) - 1)
        right = hashes[which] == bare
        of_row = np.searchsorted(begin, at[right], side="right") - 1
        return of_row, which[right], codes[at[right]]
