"""The seam of the engines: candidates by words and by vectors, under one filter; nothing above knows which one runs.

An engine answers with ranks and scores for each arm; fusion, folding of near-duplicates, the cut-off and `why` stand
once, above it, in `index.search`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.analysis import Terms

WORDS = "words"
VECTORS = "vectors"

# Where a term stands in an entry: in its text, in what is around it (headings, units, product).
TEXT = 1
AROUND = 2


class Candidate(NamedTuple):
    """An entry that an arm proposes: its key, its rank from 1, and the arm's own score (higher is better)."""

    key: int
    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Filter:
    """What an entry must be; None lets all pass. Sets hold alternatives, days are ISO 8601."""

    provinces: frozenset[str] | None = None
    years: frozenset[int] | None = None
    fields: frozenset[str] | None = None
    levels: frozenset[str] | None = None
    units: frozenset[str] | None = None
    due_before: str | None = None
    cites: frozenset[str] | None = None
    plans: frozenset[str] | None = None
    not_plan: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What an engine holds of an entry: its terms, its vector, and the values that filters test.

    `terms` is of the entry's text, `around` of its headings and of what stands beside it.
    """

    key: int
    terms: Terms
    around: Terms
    vector: NDArray[np.float32]
    province: str | None = None
    years: tuple[int, ...] = ()
    field: str | None = None
    level: str | None = None
    units: tuple[str, ...] = ()
    due: str | None = None
    cites: tuple[str, ...] = ()
    plan: str = ""


class Engine(Protocol):
    """Holds items and proposes candidates. Keys are int64 from the store."""

    @property
    def applied(self) -> int:
        """The last change of the store's log that the engine has taken in."""

    @property
    def size(self) -> int:
        """How many items there are."""

    def frequency(self, term: str) -> int:
        """Return in the texts of how many items a folded syllable or pair stands."""

    def candidates(
        self, terms: Terms | None, vector: NDArray[np.float32] | None, wanted: Filter, n: int
    ) -> Mapping[str, Sequence[Candidate]]:
        """Return the best `n` candidates of each arm that pass the filter, best first; None leaves an arm unasked."""

    def held(self, keys: Sequence[int], terms: Sequence[str]) -> NDArray[np.uint8]:
        """Return for each key and each folded syllable or pair where it stands, an array (keys, terms).

        A value is a sum of TEXT and AROUND, 0 where the entry does not hold the term or there is no such entry.
        """

    def passing(self, wanted: Filter) -> Sequence[int]:
        """Return the keys of all items that pass the filter, in their order."""

    def add(self, items: Iterable[Item]) -> None:
        """Stage items; they answer from the next commit on."""

    def remove(self, keys: Iterable[int]) -> None:
        """Stage removals."""

    def clear(self) -> None:
        """Forget everything, at the next commit; what is staged after it stays."""

    def commit(self, applied: int) -> None:
        """Make what is staged answer, all or nothing, and note the change of the log up to which that holds."""
