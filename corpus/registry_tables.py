"""Reading the tables of the registry: documents and the relations between them, each row checked where it is read."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import get_args

from corpus.data_files import GazetteerError, Row, rows, rows_in
from corpus.records import RegisteredDocument, Relation, RelationType

RELATIONS = "relations.tsv"
_DOCUMENT_COLUMNS, _RELATION_COLUMNS = 8, 9
# "107/2021/NĐ-CP", "468/QĐ-TTg", "18-NQ/TW", "30c/NQ-CP".
_NUMBER = re.compile(r"\d{1,5}[a-zđ]?(?:/(?P<year>(?:19|20)\d\d))?[-/][A-ZĐ][A-ZĐa-z\d/-]*")
_STANDINGS = {"confirmed": True, "unconfirmed": False}


def read_documents(path: Path) -> Iterator[RegisteredDocument]:
    """Yield the documents of a table; raises GazetteerError where a row is damaged or stands twice."""
    return _unique(_document(row) for row in rows(path, columns=_DOCUMENT_COLUMNS))


def read_relations(path: Path) -> Iterator[Relation]:
    """Yield the relations of a table; raises GazetteerError where a row is damaged."""
    return (_relation(row) for row in rows(path, columns=_RELATION_COLUMNS))


def read_rows(text: str, *, name: str) -> tuple[tuple[RegisteredDocument, ...], tuple[Relation, ...]]:
    """Read rows of documents (8 cells) and of relations (9 cells) that stand in one table called `name`.

    Raises GazetteerError.
    """
    found = list(rows_in(text, name=name, columns=(_DOCUMENT_COLUMNS, _RELATION_COLUMNS)))
    documents = _unique(_document(row) for row in found if len(row.cells) == _DOCUMENT_COLUMNS)
    return tuple(documents), tuple(_relation(row) for row in found if len(row.cells) == _RELATION_COLUMNS)


def document_row(one: RegisteredDocument) -> str:
    """Return a document as a row of a table; `read_rows` gives it back."""
    return _row(
        (one.id, _day(one.issued), one.kind, one.issuer, _day(one.in_force_from), _day(one.in_force_to), one.source,
         one.title)
    )  # fmt: skip


def relation_row(one: Relation) -> str:
    """Return a relation as a row of a table; `read_rows` gives it back."""
    standing = next(word for word, confirmed in _STANDINGS.items() if confirmed == one.confirmed)
    return _row(
        (one.id, _day(one.issued), one.type, one.other_id, _day(one.other_issued), _day(one.since),
         ", ".join(one.parts) or "-", standing, one.source)
    )  # fmt: skip


def check(documents: Sequence[RegisteredDocument], relations: Sequence[Relation]) -> None:
    """Check what no single row shows: both ends of each relation are documents, and nothing replaces itself in the end.

    Raises GazetteerError.
    """
    known = {(one.id, one.issued) for one in documents}
    for one in relations:
        for end in ((one.id, one.issued), (one.other_id, one.other_issued)):
            if end not in known:
                raise GazetteerError(f"{RELATIONS}: {end[0]} ngày {end[1]} không có trong sổ đăng ký")
    _check_cycles(relations)


def _check_cycles(relations: Sequence[Relation]) -> None:
    replaced_by: dict[tuple[str, date], list[tuple[str, date]]] = {}
    for one in relations:
        if one.ends_other:
            replaced_by.setdefault((one.other_id, one.other_issued), []).append((one.id, one.issued))
    for start in replaced_by:
        waiting, seen = list(replaced_by[start]), set()
        while waiting:
            current = waiting.pop()
            if current == start:
                raise GazetteerError(f"{RELATIONS}: {start[0]} thay thế chính nó, qua một vòng")
            if current not in seen:
                seen.add(current)
                waiting.extend(replaced_by.get(current, ()))


def _document(row: Row) -> tuple[Row, RegisteredDocument]:
    one = RegisteredDocument(
        id=row.cells[0],
        issued=row.day(1),
        kind=row.cells[2],
        issuer=row.cells[3],
        in_force_from=row.optional_day(4),
        in_force_to=row.optional_day(5),
        source=row.cells[6],
        title=row.cells[7],
    )
    form = _NUMBER.fullmatch(one.id)
    if form is None:
        raise GazetteerError(f"{row.place}: {one.id!r} is no number such as 107/2021/NĐ-CP")
    if form["year"] and int(form["year"]) != one.issued.year:
        raise GazetteerError(f"{row.place}: {one.id} is of another year than {one.issued}")
    if one.in_force_to and one.in_force_to <= (one.in_force_from or one.issued):
        raise GazetteerError(f"{row.place}: {one.id} ends before it begins")
    return row, one


def _unique(found: Iterator[tuple[Row, RegisteredDocument]]) -> Iterator[RegisteredDocument]:
    seen: set[tuple[str, str, date]] = set()
    for row, one in found:
        if (one.kind, one.id, one.issued) in seen:
            raise GazetteerError(f"{row.place}: {one.id} of {one.issued} stands twice")
        seen.add((one.kind, one.id, one.issued))
        yield one


def _relation(row: Row) -> Relation:
    types: tuple[RelationType, ...] = get_args(RelationType)
    kind = next((one for one in types if one == row.cells[2]), None)
    if kind is None:
        raise GazetteerError(f"{row.place}: {row.cells[2]!r} is no relation; there are {', '.join(types)}")
    if row.cells[7] not in _STANDINGS:
        raise GazetteerError(f"{row.place}: {row.cells[7]!r} is neither of {', '.join(_STANDINGS)}")
    parts = row.optional_text(6)
    one = Relation(
        id=row.cells[0],
        issued=row.day(1),
        type=kind,
        other_id=row.cells[3],
        other_issued=row.day(4),
        since=row.optional_day(5),
        parts=tuple(part.strip() for part in parts.split(",")) if parts else (),
        confirmed=_STANDINGS[row.cells[7]],
        source=row.cells[8],
    )
    if one.other_issued > one.issued:
        raise GazetteerError(f"{row.place}: {one.id} {one.type} {one.other_id}, which is later")
    if one.since and one.since < one.issued:
        raise GazetteerError(f"{row.place}: {one.id} {one.type} {one.other_id} before it is issued")
    return one


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _row(cells: Sequence[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
