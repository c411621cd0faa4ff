"""Who cites a document: numbers in every spelling folded to one form."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.loader import RegisteredDocument, document_kinds
from extract.finders.references.numbers import NUMBERED, canonical_number
from extract.finders.references.registered import LAWS
from models.normal import canonical, unaccented

_NUMBERED = re.compile(NUMBERED)
# Loose spellings: "NĐ 107", "107/2020", "nghị định 107/2020", "nd107/2020/nd-cp".
_LOOSE = re.compile(r"(?P<number>\d{1,5}[a-zđ]?)(?:\s?[/-]\s?(?P<year>(?:19|20)\d\d))?(?P<rest>\s?[/-]\s?[a-z].*)?$")


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """A document asked for: its folded id where the words give it whole, else number, year and short form of kind."""

    folded: str | None
    number: str | None = None
    year: int | None = None
    kind: str | None = None
    ending: str | None = None


def folded_id(identifier: str) -> str:
    """Fold an id so that spellings of one number are equal: case, diacritics, leading zeros, joints.

    >>> folded_id("05/NQ-CP") == folded_id("5/NQ-CP"), folded_id("39-NQ/TW") == folded_id("39/NQ-TW")
    (True, True)
    """
    folded = re.sub(r"[\s/.&-]+", "-", unaccented(identifier)).strip("-")
    return re.sub(r"^0+(?=\d)", "", folded)


def spellings(one: RegisteredDocument) -> frozenset[str]:
    """Return the folded ids under which plans cite a document: its number, and a law's name with and without year.

    >>> from extract.law.registry import shipped
    >>> law = next(one for one in shipped().documents if one.id == "58/2010/QH12")
    >>> sorted(spellings(law))
    ['58-2010-qh12', 'luat-vien-chuc', 'luat-vien-chuc-2010']
    """
    found = {folded_id(one.id)}
    if one.kind in LAWS:
        found |= {folded_id(one.title), folded_id(f"{one.title} {one.issued.year}")}
    return frozenset(found)


@cache
def _kind_words() -> tuple[tuple[str, str], ...]:
    """Kinds as somebody types them, with the short form that their numbers hold; the longest first."""
    pairs = [(unaccented(kind.name), unaccented(kind.symbols[0])) for kind in document_kinds() if kind.symbols]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def wanted_document(words: str) -> WantedDocument:
    """Read the words with which somebody asks for a document.

    >>> wanted_document("Nghị định số 107/2020/NĐ-CP").folded
    '107-2020-nd-cp'
    >>> wanted_document("NĐ 107")
    WantedDocument(folded=None, number='107', year=None, kind='nd', ending=None)
    """
    found = _NUMBERED.search(words)
    if found:
        number = canonical_number(found["number"], found["year"], found["joint"], found["symbol"])
        return WantedDocument(folded_id(number.id), number.number, number.year)
    plain = re.sub(r"\bso\b:?", " ", unaccented(words))
    kind: str | None = None
    for word, short in _kind_words():
        if plain.strip().startswith((word, f"{short} ", f"{short}0", *(f"{short}{digit}" for digit in range(1, 10)))):
            kind = short
            plain = re.sub(rf"^\s*(?:{word}|{short})", " ", plain)
            break
    loose = _LOOSE.search(plain.strip())
    if loose is None:
        return WantedDocument(folded_id(canonical(words)))
    bare = loose["number"].lstrip("0") or "0"
    year = int(loose["year"]) if loose["year"] else None
    rest = folded_id(loose["rest"]) if loose["rest"] else None
    if rest:
        return WantedDocument(folded_id("/".join(part for part in (bare, loose["year"], rest) if part)), bare, year)
    return WantedDocument(None, bare, year, kind)


def matches(wanted: WantedDocument, folded: str, number: str | None, year: int | None) -> bool:
    """Tell whether a cited document (folded id, number, year) is the one asked for."""
    if wanted.folded is not None:
        return folded == wanted.folded
    if number is None or (number.lstrip("0") or "0") != wanted.number:
        return False
    if wanted.year is not None and year != wanted.year:
        return False
    return wanted.kind is None or re.search(rf"-{wanted.kind}(?:-|$)", folded) is not None
