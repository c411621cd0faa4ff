"""How often each rule of the finders is right: counts for `corpus/confidence.tsv`, and a check of what they promise.

Counted on passages that no rule was written with, where a rule has `ENOUGH` findings there; else on the labels that
rules may be written with. What confidence then promises is held against the scoring set.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from eval.cases import MENTIONS, Case, forget, right_rows
from eval.extraction import right_mentions
from extract import confidence

ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings of a rule were right, of how many."""

    right: int
    found: int

    @property
    def confidence(self) -> float:
        """Laplace's rule of succession."""
        return (self.right + 1) / (self.found + 2)


def count(cases: Callable[[], Sequence[Case]]) -> dict[str, Counted]:
    """Count right findings and all, by rule; `cases` is called with every rule's confidence made its own."""
    with _rules_marked() as rules:
        right: dict[str, int] = dict.fromkeys(rules, 0)
        found: dict[str, int] = dict.fromkeys(rules, 0)
        for case in cases():
            for rule, is_right in _judged(case, rules):
                found[rule] += 1
                right[rule] += is_right
    return {rule: Counted(right[rule], found[rule]) for rule in rules}


@contextmanager
def _rules_marked() -> Iterator[list[str]]:
    """Give each rule a confidence that no other has, so that findings tell their rule."""
    rules = [name for name, value in vars(confidence).items() if name.isupper() and isinstance(value, float)]
    kept = {rule: getattr(confidence, rule) for rule in rules}
    forget()
    try:
        for i, rule in enumerate(rules):
            setattr(confidence, rule, _mark(i))
        yield rules
    finally:
        for rule, value in kept.items():
            setattr(confidence, rule, value)
        forget()


def _mark(i: int) -> float:
    return (i + 1) / 1000


def _judged(case: Case, rules: Sequence[str]) -> Iterator[tuple[str, bool]]:
    by_mark = {_mark(i): rule for i, rule in enumerate(rules)}
    for kind in MENTIONS if "references" in case.gold else ():
        right = right_mentions(kind, case.gold[kind], case.found[kind])
        for i, mention in enumerate(case.found[kind]):
            yield by_mark[mention["confidence"]], i in right
    if "tasks" in case.gold:
        rows = right_rows(case)
        for i, task in enumerate(case.found["tasks"]):
            yield by_mark[task["confidence"]], i in rows


def table(unread: Mapping[str, Counted], read: Mapping[str, Counted]) -> str:
    """Return the rows of `corpus/confidence.tsv`."""
    lines = []
    for rule, counted in unread.items():
        source, chosen = ("unread", counted) if counted.found >= ENOUGH else ("read", read[rule])
        if chosen.found:
            lines.append(f"{rule}\t{chosen.right}\t{chosen.found}\t{source}")
    return "".join(f"{line}\n" for line in lines)


def reliability(promised: Mapping[str, float], scored: Mapping[str, Counted]) -> tuple[str, float]:
    """Return a Markdown table of what each rule promises and keeps, and the expected calibration error.

    The error is the mean, over findings, of the distance between a rule's confidence and its share of right findings
    (Naeini, Cooper, Hauskrecht 2015, with rules in the place of bins).
    """
    rows = ["| rule | confidence | right on the scoring set |", "| --- | ---: | ---: |"]
    total = sum(one.found for one in scored.values())
    error = 0.0
    for rule, one in scored.items():
        if one.found:
            rows.append(f"| {rule} | {promised[rule]:.3f} | {one.right}/{one.found} |")
            error += abs(promised[rule] - one.right / one.found) * one.found / total
    return "\n".join(rows), error
