"""The one way to the data of `corpus/`: small commented files that an official could correct."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from corpus.data_files import GazetteerError, entries, rows
from corpus.records import (
    AskedTask,
    Body,
    DocumentKind,
    EverydayWords,
    Issuer,
    Law,
    OrganisationWords,
    Province,
    ReformField,
    RegisteredDocument,
    Relation,
    RelationType,
)
from corpus.registry_tables import RELATIONS, read_documents, read_relations

__all__ = [
    "AskedTask",
    "Body",
    "DocumentKind",
    "EverydayWords",
    "GazetteerError",
    "Issuer",
    "Law",
    "OrganisationWords",
    "Province",
    "ReformField",
    "RegisteredDocument",
    "Relation",
    "RelationType",
    "abbreviations",
    "asked_tasks",
    "bodies",
    "document_kinds",
    "everyday_words",
    "issuers",
    "laws",
    "organisation_words",
    "predecessors",
    "provinces",
    "provinces_on",
    "reform_fields",
    "registry",
    "relations",
    "rule_counts",
    "samples",
    "successor",
]

_FOLDER = Path(__file__).parent
_GAZETTEER = _FOLDER / "gazetteer"
_REGISTRY = _FOLDER / "registry"


@cache
def provinces() -> tuple[Province, ...]:
    """Return all provinces, before and since 2025-07-01; a name that stands for two units in turn has two records."""
    return tuple(
        Province(
            name=one.text("name"),
            kind=one.text("kind"),
            code=one.optional_text("code"),
            since=one.day("since"),
            until=one.day("until"),
            merges=one.texts("merges"),
        )
        for one in entries(_GAZETTEER / "provinces.toml", key="province", record=Province)
    )


def provinces_on(day: date) -> tuple[Province, ...]:
    """Return the provinces that there were on a day."""
    return tuple(
        one
        for one in provinces()
        if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
    )


def predecessors(name: str) -> frozenset[str]:
    """Return a province's name and those of all provinces merged or renamed into it; an unknown name stands alone.

    >>> sorted(predecessors("Hải Phòng"))
    ['Hải Dương', 'Hải Phòng']
    """
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(old for one in provinces() if one.name == current for old in one.merges)
    return frozenset(found)


def successor(name: str) -> str:
    """Return the province of today that an old name went into; the name itself where it stands or is unknown.

    >>> successor("Thừa Thiên Huế"), successor("Hà Nội")
    ('Huế', 'Hà Nội')
    """
    today = (one.name for one in provinces() if one.until is None)
    return next((new for new in today if name in predecessors(new)), name)


@cache
def bodies() -> tuple[Body, ...]:
    """Return the organisations with standard names; of two with one abbreviation the likelier stands first."""
    return tuple(
        Body(
            name=one.text("name"),
            level=one.text("level"),
            abbreviations=one.texts("abbreviations"),
            aliases=one.texts("aliases"),
            symbol=one.optional_text("symbol"),
            since=one.day("since"),
            until=one.day("until"),
            successor=one.optional_text("successor"),
            parents=one.texts("parents"),
        )
        for one in entries(_GAZETTEER / "bodies.toml", key="body", record=Body)
    )


def organisation_words(kind: str) -> frozenset[str]:
    """Return the words of a kind ("head", "noun", "verb", …) that names of organisations are made of.

    Raises KeyError where there is no such kind.
    """
    return _organisation_words()[kind]


@cache
def _organisation_words() -> dict[str, frozenset[str]]:
    groups = (
        OrganisationWords(kind=one.text("kind"), words=one.texts("words"))
        for one in entries(_GAZETTEER / "organisation_words.toml", key="group", record=OrganisationWords)
    )
    return {group.kind: frozenset(group.words) for group in groups}


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Return the kinds of documents."""
    return tuple(
        DocumentKind(name=one.text("name"), symbols=one.texts("symbols"), words=one.texts("words"))
        for one in entries(_GAZETTEER / "kinds.toml", key="kind", record=DocumentKind)
    )


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return endings of numbers whose issuer is certain."""
    return tuple(
        Issuer(ending=one.pattern("ending"), name=one.text("name"))
        for one in entries(_GAZETTEER / "issuers.toml", key="issuer", record=Issuer)
    )


@cache
def reform_fields() -> tuple[ReformField, ...]:
    """Return the fields of reform."""
    return tuple(
        ReformField(id=one.text("id"), name=one.text("name"), headings=one.texts("headings"))
        for one in entries(_GAZETTEER / "fields.toml", key="field", record=ReformField)
    )


@cache
def laws() -> tuple[Law, ...]:
    """Return the laws, one record for each issue of a title."""
    return tuple(
        Law(title=row.cells[0], year=row.optional_year(1), number=row.optional_text(2))
        for row in rows(_GAZETTEER / "laws.tsv", columns=3)
    )


@cache
def abbreviations() -> tuple[tuple[str, str], ...]:
    """Return pairs of a short and a full form; of several full forms the most likely stands first."""
    return tuple((row.cells[0], row.cells[1]) for row in rows(_GAZETTEER / "abbreviations.tsv", columns=2))


@cache
def everyday_words() -> tuple[EverydayWords, ...]:
    """Return the plain words with the official terms that they may mean."""
    return tuple(
        EverydayWords(plain=row.cells[0], official=tuple(row.cells[1].split("; ")), field=row.cells[2])
        for row in rows(_GAZETTEER / "everyday.tsv", columns=3)
    )


def asked_tasks() -> tuple[AskedTask, ...]:
    """Return the tasks of `corpus/pairs` with the questions that people ask for them; `topic` is the file's name."""
    found = []
    for path in sorted((_FOLDER / "pairs").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found.append(AskedTask(one["task"], one["also"], tuple(one["questions"]), path.stem))
    return tuple(found)


@cache
def registry() -> tuple[RegisteredDocument, ...]:
    """Return the legal documents of the registry, file by file, each by its day."""
    paths = sorted(path for path in _REGISTRY.glob("*.tsv") if path.name != RELATIONS)
    if not paths:
        raise GazetteerError(f"{_REGISTRY.name}: no files")
    return tuple(one for path in paths for one in read_documents(path))


@cache
def relations() -> tuple[Relation, ...]:
    """Return what documents of the registry do to each other."""
    return tuple(read_relations(_REGISTRY / RELATIONS))


@cache
def rule_counts() -> dict[str, tuple[int, int]]:
    """Return how often each rule of the finders was right, of how many findings."""
    return {row.cells[0]: (row.count(1), row.count(2)) for row in rows(_FOLDER / "confidence.tsv", columns=4)}


def samples() -> Path:
    """Return the folder of the sample plans."""
    return _FOLDER / "plans"
