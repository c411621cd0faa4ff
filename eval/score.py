"""What figures are made of: counts that add up over plans, and the value they give."""

from dataclasses import dataclass

Record = dict[str, float]
"""A figure as it is stored and printed: `value` and the counts behind it."""

PLACES = 4
"""Decimal places to which figures are stored and compared."""


@dataclass(frozen=True, slots=True)
class Score:
    """True positives, false positives and false negatives; adding two sums their counts (micro average).

    Where there is nothing to find and nothing was found, precision, recall and F1 are 1; where only one side is empty
    they are 0.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @classmethod
    def of(cls, *, paired: int, gold: int, found: int) -> "Score":
        """Count from the number of pairs and the sizes of both sides."""
        return cls(tp=paired, fp=found - paired, fn=gold - paired)

    def __add__(self, other: object) -> "Score":
        if not isinstance(other, Score):
            return NotImplemented
        return Score(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(self.fn == 0)

    @property
    def recall(self) -> float:
        """Of what there is to find, the share that was found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else float(self.fp == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / whole if whole else 1.0

    def record(self) -> Record:
        """`value` is F1."""
        return {
            "value": round(self.f1, PLACES),
            "precision": round(self.precision, PLACES),
            "recall": round(self.recall, PLACES),
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `total`, an accuracy. A share of nothing is 0, so that a program that finds nothing gains nothing."""

    right: int = 0
    total: int = 0

    def __add__(self, other: object) -> "Share":
        if not isinstance(other, Share):
            return NotImplemented
        return Share(self.right + other.right, self.total + other.total)

    @property
    def rate(self) -> float:
        """`right` / `total`."""
        return self.right / self.total if self.total else 0.0

    def record(self) -> Record:
        """`value` is the rate."""
        return {"value": round(self.rate, PLACES), "right": self.right, "total": self.total}


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a measure over queries, as its sum and their number. A mean of nothing is 0."""

    total: float = 0.0
    queries: int = 0

    def __add__(self, other: object) -> "Mean":
        if not isinstance(other, Mean):
            return NotImplemented
        return Mean(self.total + other.total, self.queries + other.queries)

    @property
    def mean(self) -> float:
        """`total` / `queries`."""
        return self.total / self.queries if self.queries else 0.0

    def record(self) -> Record:
        """`value` is the mean."""
        return {"value": round(self.mean, PLACES), "queries": self.queries}


Figure = Score | Share | Mean
