"""The registry of legal documents as references ask it: by number, by day, by title, by name of a law."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.loader import RegisteredDocument, laws, registry
from extract.finders.references.titles import Title, is_title_of, read_title
from extract.plan import Reference
from models.normal import canonical

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})

_IDENTIFIER = re.compile(r"(?P<number>\d+[a-zđ]?)(?:/(?P<year>\d{4}))?[-/](?P<symbol>.+)")
# "76/2025/NQ-UBTVQH15" and "76/2025/UBTVQH15" are one number.
_KIND_BEFORE_ASSEMBLY = re.compile(r"^(?:NQ|PL|L)[-/](?=(?:UBTV)?QH)")
_NAMED_YEAR = re.compile(r" (?P<year>(?:19|20)\d\d)$")
_OPENING_WORDS = 4
_TELLING_TITLE = 40  # letters


@dataclass(frozen=True)
class Entry:
    """A document of the registry, its number in parts."""

    document: RegisteredDocument
    number: str
    symbol: str

    @property
    def day(self) -> str:
        """The day it was issued, ISO 8601."""
        return self.document.issued.isoformat()

    @property
    def name(self) -> str:
        """What a note calls it: "Nghị định 61/2018/NĐ-CP", "Luật Viên chức 2010"."""
        if self.document.kind in LAWS:
            return f"{self.document.title} {self.document.issued.year}"
        return f"{self.document.kind} {self.document.id}"

    @cached_property
    def title(self) -> Title:
        """The official title, read."""
        return read_title(self.document.title)

    @property
    def is_told_by_title(self) -> bool:
        """Tell whether the title alone tells the document; short ones are borne by many."""
        return len(self.document.title) >= _TELLING_TITLE


class Registry:
    """Indexes of all documents; `registered()` gives the one that is loaded."""

    def __init__(self, documents: Sequence[RegisteredDocument]) -> None:
        self._by_number: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        self._by_bare_number: dict[str, list[Entry]] = defaultdict(list)
        self._by_day: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        self._by_opening: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        self._by_law: dict[str, list[Entry]] = defaultdict(list)
        self._laws_by_day: dict[str, list[Entry]] = defaultdict(list)
        for document in documents:
            parts = _IDENTIFIER.fullmatch(document.id)
            if parts is None:
                continue
            kind, symbol = _kind(document.kind), _symbol(parts["symbol"])
            entry = Entry(document, _number(parts["number"]), symbol)
            self._by_number[kind, entry.number, symbol].append(entry)
            self._by_bare_number[entry.number].append(entry)
            self._by_day[kind, symbol, entry.day].append(entry)
            self._by_opening[entry.title.words[:_OPENING_WORDS]].append(entry)
            if document.kind in LAWS:
                self._by_law[canonical(document.title)].append(entry)
                self._laws_by_day[entry.day].append(entry)
        self._issues = Counter((canonical(law.title), law.year) for law in laws())

    def by_number(self, reference: Reference) -> list[Entry]:
        """Return the documents of the reference's kind, number and symbol; without a year in it, of any year."""
        if reference.number is None or reference.symbol is None:
            return []
        key = _kind(reference.kind), _number(reference.number), _symbol(reference.symbol)
        found = self._by_number.get(key, [])
        return [one for one in found if reference.year in (None, one.document.issued.year)]

    def by_bare_number(self, number: str) -> list[Entry]:
        """Return the documents of a number alone, of every kind and symbol."""
        return self._by_bare_number.get(_number(number), [])

    def of_its_day(self, reference: Reference) -> list[Entry]:
        """Return the documents of the reference's kind, symbol and day."""
        if reference.symbol is None or reference.date is None:
            return []
        return self._by_day.get((_kind(reference.kind), _symbol(reference.symbol), reference.date), [])

    def by_title(self, title: Title) -> list[Entry]:
        """Return the documents whose official title this is, to the word."""
        listed = self._by_opening.get(title.words[:_OPENING_WORDS], [])
        return [one for one in listed if is_title_of(title, one.title)]

    def laws_named(self, name: str) -> list[Entry]:
        """Return the laws of a name ("Luật Viên chức"), one for each issue."""
        return self._by_law.get(canonical(name), [])

    def laws_of_day(self, day: str) -> list[Entry]:
        """Return the laws that were passed on a day."""
        return self._laws_by_day.get(day, [])

    def has_one_issue(self, name: str, year: int) -> bool:
        """Tell whether a law of this name was passed no more than once in a year, as far as anyone knows."""
        return self._issues[canonical(name), year] <= 1


@cache
def registered() -> Registry:
    """Return the registry, read at the first call."""
    return Registry(registry())


def law_name(reference: Reference) -> tuple[str, int | None]:
    """Return the name of a law as its id gives it, and the year behind it.

    >>> law_name(Reference(0, 4, "Luật", "Luật", "Luật Viên chức 2010"))
    ('Luật Viên chức', 2010)
    """
    year = _NAMED_YEAR.search(reference.id)
    return (reference.id[: year.start()], int(year["year"])) if year else (reference.id, None)


def _kind(kind: str) -> str:
    return "Luật" if kind == "Bộ luật" else kind


def _number(number: str) -> str:
    """A number without leading zeros: plans write 6/QĐ-TTg for 06/QĐ-TTg."""
    return number.lstrip("0").lower()


def _symbol(symbol: str) -> str:
    return _KIND_BEFORE_ASSEMBLY.sub("", symbol.upper())
