"""Documents that are known from citations alone: what most who cite one say of it, and what the others say.

Mentions of one number and place are one document where its number holds the year. Where it does not, those dated in
one year are one document; a year that only differs from a more frequent day in itself is a slip of that one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.law.registry import document_key
from index.mentions import Mention
from index.places import Place


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a value is given for a document; `dissents` where another is given more often."""

    value: str
    count: int
    dissents: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The dated mentions that mean one document: its key, and the dates that they give."""

    key: str
    dates: frozenset[str]
    size: int


def tallies(values: Iterable[str | None]) -> tuple[Tally, ...]:
    """Count the values given, the most frequent first.

    >>> tallies(["2021-07-15", "2021-07-15", None, "2021-07-05"])[1]
    Tally(value='2021-07-05', count=1, dissents=True)
    """
    counted = Counter(value for value in values if value).most_common()
    return tuple(Tally(value, count, count < counted[0][1]) for value, count in counted)


class CitedDocuments:
    """The documents of all mentions that the registry does not hold, by folded id and place."""

    def __init__(self, mentions: Iterable[tuple[Mention, Place]]) -> None:
        dated: dict[tuple[str, Place], list[Mention]] = defaultdict(list)
        self._ids: dict[str, Counter[str]] = defaultdict(Counter)
        for mention, place in mentions:
            dated[mention.folded, place].append(mention)
            self._ids[mention.folded][mention.reference.id] += 1
        self._groups = {at: self._grouped(*at, found) for at, found in dated.items()}

    def groups(self, mention: Mention, place: Place) -> Sequence[Group]:
        """Return the documents that mentions of this number and place mean, the most cited first."""
        return self._groups.get((mention.folded, place), ())

    def _grouped(self, folded: str, place: Place, mentions: Sequence[Mention]) -> tuple[Group, ...]:
        identifier = self._ids[folded].most_common(1)[0][0]
        if mentions[0].reference.year is not None or mentions[0].is_law:
            days = frozenset(one.reference.date for one in mentions if one.reference.date)
            return (Group(document_key(identifier, mentions[0].reference.year, place.name), days, len(mentions)),)
        years = _years(Counter(one.reference.date for one in mentions if one.reference.date))
        found = [
            Group(document_key(identifier, year, place.name), frozenset(days), sum(days.values()))
            for year, days in years.items()
        ]
        if not found:
            return (Group(document_key(identifier, None, place.name), frozenset(), len(mentions)),)
        return tuple(sorted(found, key=lambda group: (-group.size, group.key)))


def _years(days: Mapping[str, int]) -> dict[int, Counter[str]]:
    """Days by year; a day that stands more often in another year goes there."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for day, count in days.items():
        same = [other for other in days if other[4:] == day[4:] and days[other] > count and len(day) > len("2021")]
        meant = max(same, key=lambda other: days[other], default=day)
        years[int(meant[:4])][day] += count
    return dict(years)
