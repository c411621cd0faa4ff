"""A cited document as its page shows it: who cites it, with the sentence around, and what they disagree on."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from api.marking import Mark, marked
from api.wording import seat, seat_order

_REACH = 220
# Where a sentence or a cell of a table ends.
_STOP = re.compile(r"[\n\t|]|(?<=[.;])\s")
_NO_YEAR = "không rõ"


@dataclass(frozen=True, slots=True)
class Spread:
    """How often a document is cited, by province and by the year of the plan, of `most` in one place at most."""

    years: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    most: int

    def depth(self, count: int) -> int:
        """Return how dark a count is shown, from 0 to 4."""
        return 0 if not count else 1 + min(3, 4 * (count - 1) // max(self.most, 1))


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document, as `Library.cites` tells of it (`record`), and those who cite it on this page, by province.

    `spread` counts all who cite it.
    """

    record: Mapping[str, Any]
    citations: tuple[Mapping[str, Any], ...]
    spread: Spread

    def by_province(self) -> dict[str, list[Mapping[str, Any]]]:
        """Return the mentions on the page by province, those of the centre first."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for one in self.citations:
            found.setdefault(_seat(one), []).append(one)
        return found

    def dissents(self, date: str | None) -> bool:
        """Tell whether a date is not that of the document, or not that which most give."""
        return any(one["dissents"] for one in self.record["dates"] if one["value"] == date)


def cited_documents(answer: Mapping[str, Any]) -> list[CitedDocument]:
    """Return the documents of an answer, the most cited first, their mentions in the order of provinces."""
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for one in answer["citations"]:
        key = one["link"]["document"] or ""
        groups.setdefault((key, "" if key else one["id"]), []).append(one)
    return [
        CitedDocument(record, tuple(sorted(cited, key=_by_province)), spread(cited))
        for record in answer["resolved"]
        for cited in (groups[_group(record)],)
    ]


def _group(record: Mapping[str, Any]) -> tuple[str, str]:
    return (record["document"] or "", "" if record["document"] else record["id"])


def spread(citations: Sequence[Mapping[str, Any]]) -> Spread:
    """Count citations by province and year.

    >>> cited = {"province": "Huế", "plan_level": "province"}
    >>> found = spread([{**cited, "plan_year": 2022}, {**cited, "plan_year": 2024}])
    >>> found.years, found.rows
    (('2022', '2024'), (('Huế', (1, 1)),))
    """
    counted = Counter((_seat(one), str(one["plan_year"] or _NO_YEAR)) for one in citations)
    years = tuple(sorted({year for _, year in counted}))
    names = sorted({province for province, _ in counted}, key=seat_order)
    rows = tuple((name, tuple(counted[name, year] for year in years)) for name in names)
    return Spread(years, rows, max(counted.values(), default=0))


def on_page(documents: Sequence[CitedDocument], first: int, count: int) -> list[CitedDocument]:
    """Return the documents with only those citations that stand from `first` on, at most `count` in all."""
    found: list[CitedDocument] = []
    at = 0
    for document in documents:
        shown = document.citations[max(first - at, 0) : max(first + count - at, 0)]
        at += len(document.citations)
        if shown:
            found.append(replace(document, citations=shown))
    return found


def _seat(citation: Mapping[str, Any]) -> str:
    return seat(citation["province"], citation["plan_level"])


def _by_province(citation: Mapping[str, Any]) -> tuple[tuple[int, str], str, int]:
    return (seat_order(_seat(citation)), citation["plan"], citation["start"])


def sentence(text: str, start: int, end: int) -> Markup:
    """Return the sentence or cell around a mention, the mention marked; long ones are cut with an ellipsis.

    >>> print(sentence("Trước. Theo Nghị định 1/2020/NĐ-CP của Chính phủ; sau", 12, 34))
    Theo <mark>Nghị định 1/2020/NĐ-CP</mark> của Chính phủ;
    """
    first = max(start - _REACH, 0)
    stops = [found.end() for found in _STOP.finditer(text, first, start)]
    begin = stops[-1] if stops else first
    stop = _STOP.search(text, end, end + _REACH)
    finish = stop.start() if stop else min(end + _REACH, len(text))
    before = "… " if begin == first > 0 and not stops else ""
    after = " …" if stop is None and finish < len(text) else ""
    shown = marked(text[begin:finish], [Mark(start - begin, end - begin, "mark")])
    return Markup("{}{}{}").format(before, shown.strip(), after)
