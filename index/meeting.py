"""The conditions of a question against an entry: which hold for it, and which are a filter."""

from collections.abc import Callable
from dataclasses import replace

from index.conditions import Condition
from index.engine import Filter
from index.entry import Entry
from index.errors import BadQueryError
from index.filters import Cited, Filters, documents, province_names, unit_key, unit_names
from index.question import Question

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}

Holds = Callable[[Entry], bool]


def filtered(question: Question, asked: Filters, wanted: Filter) -> Filter:
    """Return the filter narrowed by the conditions of the question that the user has not set otherwise.

    A province always narrows. A year and a level do where nothing else is asked ("Sở Nội vụ quý III 2022"), but beside
    a document they tell that one. Units, quarters and documents only put in front what meets them: a unit has many
    names.
    """
    if asked.province is None and (names := question.values("province")):
        wanted = replace(wanted, provinces=frozenset().union(*map(province_names, names)))
    if not question.asks_for_list or question.values("cites"):
        return wanted
    if asked.year is None and (years := question.values("year")):
        wanted = replace(wanted, years=frozenset(year for value in years for year in _years(value)))
    if asked.level is None and (levels := question.values("level")):
        wanted = replace(wanted, levels=frozenset(levels))
    return wanted


def tests_of(question: Question, cited: Cited) -> list[Holds]:
    """Return a test for each condition that an entry may meet or not."""
    return [_test(one, cited) for one in question.conditions if one.kind != "province"]


def _test(condition: Condition, cited: Cited) -> Holds:
    value = condition.value
    if condition.kind == "year":
        years = _years(value)
        return lambda entry: bool(entry.period and entry.period[0] <= years[-1] and years[0] <= entry.period[1])
    if condition.kind == "quarter":
        quarter = _QUARTERS[value]
        return lambda entry: bool(entry.deadline and entry.deadline.last and _quarter(entry.deadline.last) == quarter)
    if condition.kind == "level":
        return lambda entry: entry.level == value
    if condition.kind == "unit":
        names = tuple(unit_names(value))
        return lambda entry: any(unit_key(one).startswith(names) for one in (*entry.units, entry.issuer or ""))
    wanted = _documents(value, cited)
    return lambda entry: not wanted.isdisjoint(entry.cites)


def _years(value: str) -> range:
    first, _, last = value.partition("-")
    return range(int(first), int(last or first) + 1)


def _quarter(day: str) -> int:
    """Return the quarter of a day (ISO 8601, perhaps truncated to the year: the fourth)."""
    return (int(day[5:7] or 12) + 2) // 3


def _documents(words: str, cited: Cited) -> frozenset[str]:
    try:
        return documents(words, cited)
    except BadQueryError:
        return frozenset()
