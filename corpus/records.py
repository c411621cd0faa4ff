"""The records that the data files of `corpus/` hold."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# What one document does to another (quan hệ giữa các văn bản).
RelationType = Literal["amends", "replaces", "repeals", "implements", "consolidates", "suspends"]


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally run city (tỉnh, thành phố) with the first and last day of its name; None is open."""

    name: str
    kind: str
    code: str | None
    since: date | None
    until: date | None
    merges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation with a standard name; `symbol` is its ending in document numbers ("SNV" in 42/KH-SNV).

    `parents` are the bodies that it is or was a part of, where these are certain.
    """

    name: str
    level: str
    abbreviations: tuple[str, ...]
    aliases: tuple[str, ...]
    symbol: str | None
    since: date | None
    until: date | None
    successor: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Words of one `kind` that names of organisations are made of, folded; the kinds are those of the data file."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its symbols in numbers, and the words that open a mention of it."""

    name: str
    symbols: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """An ending of document numbers, a regular expression for all of it, and who signs such numbers."""

    ending: str
    name: str


@dataclass(frozen=True, slots=True)
class Law:
    """A constitution, code, law or ordinance by its canonical title, kind word first; one record for each issue."""

    title: str
    year: int | None
    number: str | None


@dataclass(frozen=True, slots=True)
class ReformField:
    """A field of administrative reform; `headings` are phrases in lower case that mark its section headings."""

    id: str
    name: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EverydayWords:
    """Plain words in lower case, and the official terms that they may mean, the likeliest first."""

    plain: str
    official: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class AskedTask:
    """A task in two official wordings, and the questions with which people ask for it in their own words."""

    task: str
    also: str
    questions: tuple[str, ...]
    topic: str


@dataclass(frozen=True, slots=True)
class RegisteredDocument:
    """A legal document that is known for sure: its number, the day it was issued, and its official subject (trích yếu).

    Of several issuers all are named in `issuer`. `in_force_from` is its first day in force, `in_force_to` the first
    without; None is not known or, of the second, still in force. A number without a year comes again in other years.
    """

    id: str
    kind: str
    issued: date
    issuer: str
    title: str
    in_force_from: date | None
    in_force_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document of the registry does to another: `id` of the day `issued` acts on `other_id` of `other_issued`.

    `since` is the day from which it holds, None where it is not known. `parts` are the parts of the other that it
    touches, articles by their numbers ("5", "35a", "Chương V"); none are the whole, or for an amendment not known.
    One that is not `confirmed` is shown, and never held against a plan.
    """

    id: str
    issued: date
    type: RelationType
    other_id: str
    other_issued: date
    since: date | None
    parts: tuple[str, ...]
    confirmed: bool
    source: str

    @property
    def ends_other(self) -> bool:
        """Tell whether the other document has no force once this relation holds."""
        return self.type in ("replaces", "repeals") and not self.parts
