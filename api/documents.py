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


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a date or issuer is given for a document; `dissents` where another is given more often."""

    value: str
    count: int
    dissents: bool


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document and who cites it.

    `mentions` and `plans` count all there are, `dates` and `issuers` tally what they give, most frequent first;
    `citations` are those on the page, by province.
    """

    id: str
    mentions: int
    plans: int
    dates: tuple[Tally, ...]
    issuers: tuple[Tally, ...]
    citations: tuple[Mapping[str, Any], ...]

    def by_province(self) -> dict[str, list[Mapping[str, Any]]]:
        """Return the mentions on the page by province, those of the centre first."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for one in self.citations:
            found.setdefault(_seat(one), []).append(one)
        return found

    def dissents(self, date: str | None) -> bool:
        """Tell whether another date is given more often than this one."""
        return any(one.dissents for one in self.dates if one.value == date)


def cited_documents(citations: Sequence[Mapping[str, Any]]) -> list[CitedDocument]:
    """Return the documents of the citations, the most cited first, their mentions in the order of provinces."""
    by_id: dict[str, list[Mapping[str, Any]]] = {}
    for one in citations:
        by_id.setdefault(one["id"], []).append(one)
    found = [
        CitedDocument(
            id=identifier,
            mentions=len(cited),
            plans=len({one["plan"] for one in cited}),
            dates=_tallies(cited, "date"),
            issuers=_tallies(cited, "issuer"),
            citations=tuple(sorted(cited, key=_by_province)),
        )
        for identifier, cited in by_id.items()
    ]
    return sorted(found, key=lambda document: (-document.mentions, document.id))


def on_page(documents: Sequence[CitedDocument], first: int, count: int) -> list[CitedDocument]:
    """Return the documents with only those citations that stand from `first` on, at most `count` in all."""
    found: list[CitedDocument] = []
    at = 0
    for document in documents:
        shown = document.citations[max(first - at, 0) : max(first + count - at, 0)]
        at += document.mentions
        if shown:
            found.append(replace(document, citations=shown))
    return found


def _seat(citation: Mapping[str, Any]) -> str:
    return seat(citation["province"], citation["plan_level"])


def _by_province(citation: Mapping[str, Any]) -> tuple[tuple[int, str], str, int]:
    return (seat_order(_seat(citation)), citation["plan"], citation["start"])


def _tallies(citations: Sequence[Mapping[str, Any]], name: str) -> tuple[Tally, ...]:
    counted = Counter(one[name] for one in citations if one[name]).most_common()
    return tuple(Tally(value, count, count < counted[0][1]) for value, count in counted)


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
