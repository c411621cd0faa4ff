"""Quotas shared out among units (phân bổ chỉ tiêu): "phân bổ cho các phòng như sau: phòng TCCQ: 5, TĐKT: 2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract import confidence
from extract.finders.targets.details import written_out
from extract.finders.targets.measures import read_measure
from extract.finders.targets.values import number
from extract.plan import Target

_NUMBER = r"\d{1,3}(?:\.\d{3}){1,4}(?!\d)|\d{1,9}(?:[.,]\d{1,4})?(?!\d)"
# "đề xuất phân bổ cho các phòng, đơn vị như sau:"
_SHARES_OUT = re.compile(r"(?<!\w)(?:phân bổ|phân khai|giao chỉ tiêu|chia)(?!\w)[^:.;]{0,120}:", re.IGNORECASE)
# "phòng TCCQ: 5", "Ban TG: 6 TTHC"
_ITEM = re.compile(rf"(?P<name>[^\W\d_][^:;,.()=%*\n]{{1,60}}?): (?P<number>{_NUMBER})(?=[\s,;.)]|$)")
# "5*80% = 4", "20% * 80 (127-32-15) = 16 TTHC"; only what comes out of the sum is a quota
_SUM = re.compile(
    rf"(?:{_NUMBER})(?: TTHC)?%? ?[*x×] ?(?:{_NUMBER})%? ?(?:\([^()]{{1,40}}\) ?)?= ?(?P<number>{_NUMBER})(?![\d%*x×])"
)
# "102/127 TTHC đạt 80.3%": the count that makes up the share
_COUNT_OF = re.compile(r"(?<![\d/])(?P<number>\d{1,5})/\d{1,5}(?= [^\W\d]+ đạt )")


@dataclass(frozen=True, slots=True)
class Quota:
    """A quota in a text: its place, its number and unit ("" where none is said), and whose it is."""

    start: int
    end: int
    number: float
    unit: str
    owner: str


def shares_out(text: str) -> bool:
    """Tell whether a paragraph shares a quota out among units.

    >>> shares_out("đề xuất phân bổ cho các phòng, đơn vị như sau: Ban TG: 6 TTHC")
    True
    """
    return _SHARES_OUT.search(text) is not None


def quotas(text: str) -> list[Quota]:
    """Return the quotas of a paragraph that shares out, or the outcome of a sum in a cell, in text order.

    >>> [(one.owner, one.number) for one in quotas("Phân bổ như sau: phòng TCCQ: 5, TĐKT: 2")]
    [('phòng TCCQ', 5.0), ('TĐKT', 2.0)]
    """
    opened = _SHARES_OUT.search(text)
    return sorted((*_sums(text), *(_items(text, opened.end()) if opened else ())), key=lambda one: one.start)


def _sums(text: str) -> Iterator[Quota]:
    yield from (_quota(text, found, found.start(), "") for found in _SUM.finditer(text))
    yield from (one for found in _COUNT_OF.finditer(text) if (one := _quota(text, found, found.start(), "")).unit)


def _items(text: str, start: int) -> Iterator[Quota]:
    for found in _ITEM.finditer(text, start):
        name = found["name"].rpartition(" và ")[2].removeprefix("và ")
        yield _quota(text, found, found.end("name") - len(name), name)


def _quota(text: str, found: re.Match[str], start: int, owner: str) -> Quota:
    measure = read_measure(text, found.end())
    end, unit = (measure.end, measure.unit) if measure else (found.end(), "")
    return Quota(start, end, number(found["number"]), unit, owner)


def quota_target(source: str, start: int, end: int, quota: Quota, label: str) -> Target:
    """Return a quota at a place of the source as a target; `label` says what it is of, where it has no owner."""
    about = written_out(quota.owner or label) or source[start:end]
    sure = confidence.TARGET_OTHER
    return Target(start, end, source[start:end], about, "=", quota.number, quota.unit, allocation=True, confidence=sure)
