"""What filters test, as inverted lists of rows: a filter gives a mask over rows in about a millisecond.

Each value of a filtered property ("province" "Đồng Nai") is known by a hash of 64 bits and has the ascending rows that
have it. Three arrays hold all of them: the hashes in order, where the rows of each begin, and the rows.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.engine import Filter, Item

NEVER = 99_999_999


@lru_cache(maxsize=65_536)
def value_hash(name: str, value: str | int) -> int:
    """Return the hash under which the rows of a value are found."""
    return int.from_bytes(hashlib.blake2b(f"{name}\0{value}".encode(), digest_size=8).digest(), "little")


def day_number(day: str | None) -> int:
    """Return a day in ISO 8601 as a number that orders alike; no day is never due."""
    return int(day.replace("-", "")) if day else NEVER


def value_hashes(item: Item) -> Iterator[int]:
    """Yield the hashes of the values of an item that filters test, its due day aside."""
    held: Mapping[str, Iterable[str | int | None]] = {
        "province": (item.province,), "field": (item.field,), "level": (item.level,), "plan": (item.plan,),
        "unit": item.units, "cites": item.cites, "year": item.years,
    }  # fmt: skip
    for name, values in held.items():
        for value in dict.fromkeys(values):
            if value:
                yield value_hash(name, value)


@dataclass(frozen=True, slots=True)
class Columns:
    """The inverted lists of `size` rows, and the due day of each row."""

    values: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    due: NDArray[np.int32]

    def mask(self, wanted: Filter) -> NDArray[np.bool_] | None:
        """Return which rows pass, None where the filter asks nothing."""
        named: Mapping[str, Iterable[str | int] | None] = {
            "plan": wanted.plans, "cites": wanted.cites, "unit": wanted.units, "province": wanted.provinces,
            "year": wanted.years, "field": wanted.fields, "level": wanted.levels,
        }  # fmt: skip
        passing = None if wanted.due_before is None else self.due <= day_number(wanted.due_before)
        for name, alternatives in named.items():
            if alternatives is not None:
                having = self._having(name, alternatives)
                passing = having if passing is None else np.logical_and(passing, having, out=passing)
        if wanted.not_plan is not None:
            passing = np.ones(len(self.due), dtype=np.bool_) if passing is None else passing
            passing[self._rows_of(value_hash("plan", wanted.not_plan))] = False
        return passing

    def _having(self, name: str, alternatives: Iterable[str | int]) -> NDArray[np.bool_]:
        found = np.zeros(len(self.due), dtype=np.bool_)
        for value in alternatives:
            found[self._rows_of(value_hash(name, value))] = True
        return found

    def _rows_of(self, value: int) -> NDArray[np.int32]:
        at = int(np.searchsorted(self.values, np.uint64(value)))
        if at == len(self.values) or int(self.values[at]) != value:
            return self.rows[:0]
        return self.rows[self.starts[at] : self.starts[at + 1]]

    def pairs(self) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """Return each value with each row that has it, from which `inverted` makes the lists again."""
        return np.repeat(self.values, np.diff(self.starts)), np.asarray(self.rows)


def inverted(
    values: Sequence[NDArray[np.uint64]], rows: Sequence[NDArray[np.int32]]
) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int32]]:
    """Return the three arrays of the lists from pairs of value and row."""
    of_all, at = np.concatenate(values), np.concatenate(rows)
    order = np.lexsort((at, of_all))
    known, counts = np.unique(of_all, return_counts=True)
    return known, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), at[order].astype(np.int32)
