"""The registry by key and by number, and what its documents do to each other, from both ends."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache

from corpus.loader import RegisteredDocument, Relation, registry, relations
from extract.finders.references.registered import LAWS, Registry

End = tuple[str, date]


class LegalRegistry:
    """The documents of a registry and their relations; `shipped()` gives the one that comes with the program."""

    def __init__(self, documents: Sequence[RegisteredDocument], acts: Sequence[Relation]) -> None:
        self.documents = tuple(documents)
        self.relations = tuple(acts)
        self.found = Registry(documents)
        self._by_end = {(one.id, one.issued): one for one in documents}
        self._by_key = {key_of(one): one for one in documents}
        self._acts: dict[End, list[Relation]] = defaultdict(list)
        self._acted_on: dict[End, list[Relation]] = defaultdict(list)
        for one in acts:
            self._acts[one.id, one.issued].append(one)
            self._acted_on[one.other_id, one.other_issued].append(one)

    def document(self, identifier: str, issued: date) -> RegisteredDocument | None:
        """Return the document of a number and a day, None where there is none."""
        return self._by_end.get((identifier, issued))

    def of_key(self, key: str) -> RegisteredDocument | None:
        """Return the document of a key (`key_of`), None where there is none."""
        return self._by_key.get(key)

    def acts_of(self, one: RegisteredDocument) -> list[Relation]:
        """Return what a document does to others."""
        return self._acts.get((one.id, one.issued), [])

    def acts_on(self, one: RegisteredDocument) -> list[Relation]:
        """Return what others do to a document."""
        return self._acted_on.get((one.id, one.issued), [])

    def actor(self, relation: Relation) -> RegisteredDocument:
        """Return the document that acts; raises KeyError where the registry was not checked."""
        return self._by_end[relation.id, relation.issued]

    def acted_on(self, relation: Relation) -> RegisteredDocument:
        """Return the document that is acted on; raises KeyError where the registry was not checked."""
        return self._by_end[relation.other_id, relation.other_issued]


def key_of(one: RegisteredDocument) -> str:
    """Return the name that tells a document for good: its number, with the year behind it where the number has none.

    >>> [key_of(one) for one in shipped().documents if one.id in ("76/NQ-CP", "30/2020/NĐ-CP")]
    ['30/2020/NĐ-CP', '76/NQ-CP@2013', '76/NQ-CP@2021']
    """
    return document_key(one.id, one.issued.year)


def document_key(identifier: str, year: int | None, place: str = "") -> str:
    """Return a document's key: number, year where the number has none, and the place of one that is not national.

    >>> document_key("31/KH-UBND", 2022, "Phú Yên"), document_key("30/2020/NĐ-CP", 2020)
    ('31/KH-UBND@2022@Phú Yên', '30/2020/NĐ-CP')
    """
    has_year = year is None or f"/{year}/" in identifier or identifier.endswith(f" {year}")
    return "@".join(part for part in (identifier, "" if has_year else str(year), place) if part)


def name_of(one: RegisteredDocument) -> str:
    """Return what people call a document: "Nghị định 30/2020/NĐ-CP", "Luật Viên chức số 58/2010/QH12"."""
    return f"{one.title} số {one.id}" if one.kind in LAWS else f"{one.kind} {one.id}"


@cache
def shipped() -> LegalRegistry:
    """Return the registry that comes with the program, read at the first call."""
    return LegalRegistry(registry(), relations())
