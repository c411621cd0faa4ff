"""The truth: plans, their entries and citations, and the log of changes, in one relational store (SQLAlchemy Core).

One ingest of one plan is one transaction; what `add` returned from is on the disk.
"""

import json
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from extract.plan import Plan
from extract.plan_json import loads as plan_loads
from index import entry as entry_json
from index.database import explained, sqlite_in
from index.entry import Entry
from index.errors import NotALibraryError
from index.rows import PlanRows
from index.schema import SCHEMA_VERSION, changes, citations, entries, meta, metadata, plans
from index.statements import (
    ADD_CITATIONS,
    ADD_ENTRIES,
    ADD_PLAN,
    ENTRIES,
    FIND,
    HAS_PLAN,
    LAST_CHANGE,
    LOG,
    PLAN_COLUMNS,
)

_KEYS_AT_ONCE = 500
_DIGITS = 5  # of the numbers of documents


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """What the store says of a plan beside its text: a row of `doisanh plans`."""

    plan: str
    path: str
    source: str
    sha256: str
    kind: str | None
    number: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    level: str | None
    province: str | None
    title: str | None
    year_from: int | None
    year_to: int | None
    ingested: str
    number_year: int | None = None


@dataclass(frozen=True, slots=True)
class CitedId:
    """A document that some plan cites: its folded id, number and year."""

    document: str
    number: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the log: an entry came ("add") or went ("remove")."""

    seq: int
    op: str
    key: int


class Store:
    """The store of a data folder."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open the SQLite store in a data folder, made on first use.

        Raises NotALibraryError where the file is no library or one of another schema version.
        """
        engine = sqlite_in(folder)
        store = cls(engine)
        try:
            store._check_version()
        except NotALibraryError:
            engine.dispose()
            raise
        return store

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with explained(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        with explained(), self._engine.begin() as connection:
            yield connection

    def _check_version(self) -> None:
        with self._reading() as connection:
            names = sa.inspect(connection).get_table_names()
        if "meta" in names:
            with self._reading() as connection:
                found = connection.scalar(sa.select(meta.c.value).where(meta.c.name == "schema"))
            if found != str(SCHEMA_VERSION):
                raise NotALibraryError(
                    f"thư viện có lược đồ phiên bản {found}, chương trình này dùng phiên bản {SCHEMA_VERSION};"
                    " hãy nạp lại các kế hoạch vào một thư mục dữ liệu mới (--data)"
                )
            return
        with self._transaction() as connection:
            metadata.create_all(connection)
            connection.execute(meta.insert().prefix_with("OR IGNORE"), {"name": "schema", "value": str(SCHEMA_VERSION)})

    def add(self, stored: StoredPlan, rows: PlanRows) -> None:
        """Put a plan in, in place of the one at the same path where there is one, in one transaction."""
        with self._transaction() as connection:
            self._take_out(connection, plans.c.path == stored.path)
            _put_in(connection, stored, rows)

    def add_all(self, new: Iterable[tuple[StoredPlan, PlanRows]]) -> None:
        """Put plans in that are at no path known, all in one transaction."""
        with self._transaction() as connection:
            for stored, rows in new:
                _put_in(connection, stored, rows)

    def remove(self, slug: str) -> bool:
        """Take a plan out; return whether it was there."""
        with self._transaction() as connection:
            return self._take_out(connection, plans.c.plan == slug)

    def _take_out(self, connection: sa.Connection, which: sa.ColumnElement[bool]) -> bool:
        plan_id = connection.scalar(sa.select(plans.c.id).where(which))
        if plan_id is None:
            return False
        connection.execute(LOG, {"plan_id": plan_id, "op": "remove", "at": time.time()})
        connection.execute(plans.delete().where(plans.c.id == plan_id))
        return True

    def plans(self) -> list[StoredPlan]:
        """Return all plans, by slug."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(*PLAN_COLUMNS).order_by(plans.c.plan))
            return [StoredPlan(**row) for row in rows.mappings()]

    def row(self, slug: str) -> StoredPlan | None:
        """Return what the store says of the plan of a name, None where there is none."""
        with self._reading() as connection:
            found = connection.execute(sa.select(*PLAN_COLUMNS).where(plans.c.plan == slug)).mappings().first()
        return StoredPlan(**found) if found else None

    def find(self, *, path: str, sha256: str) -> tuple[StoredPlan | None, StoredPlan | None]:
        """Return the plan at a path and the plan with these bytes, None where there is none."""
        with self._reading() as connection:
            rows = connection.execute(FIND, {"path": path, "sha256": sha256})
            found = [StoredPlan(**row) for row in rows.mappings()]
        at_path = next((one for one in found if one.path == path), None)
        return at_path, next((one for one in found if one.sha256 == sha256), None)

    def has_plan(self, slug: str) -> bool:
        """Tell whether a slug is taken."""
        with self._reading() as connection:
            return connection.scalar(HAS_PLAN, {"slug": slug}) is not None

    def plan(self, slug: str) -> Plan | None:
        """Return a plan as read, None where there is none of the name."""
        with self._reading() as connection:
            text = connection.scalar(sa.select(plans.c.json).where(plans.c.plan == slug))
        return plan_loads(text) if text is not None else None

    def entries(self, keys: Iterable[int]) -> dict[int, Entry]:
        """Return the entries of the keys that there are."""
        return {key: entry_json.loads(text) for key, text in self.stored_entries(keys)}

    def stored_entries(self, keys: Iterable[int]) -> list[tuple[int, str]]:
        """Return the keys that there are, each with its entry as JSON."""
        wanted = list(keys)
        found: list[tuple[int, str]] = []
        with self._reading() as connection:
            for at in range(0, len(wanted), _KEYS_AT_ONCE):
                some = wanted[at : at + _KEYS_AT_ONCE]
                found.extend((key, text) for key, text in connection.execute(ENTRIES, {"keys": some}))
        return found

    def all_entries(self) -> Iterator[tuple[int, Entry]]:
        """Yield all entries with their keys, in the order of keys."""
        with self._reading() as connection:
            for key, text in connection.execute(sa.select(entries.c.key, entries.c.json).order_by(entries.c.key)):
                yield key, entry_json.loads(text)

    def keys(self) -> list[int]:
        """Return the keys of all entries, in order."""
        with self._reading() as connection:
            return list(connection.scalars(sa.select(entries.c.key).order_by(entries.c.key)))

    def key_of(self, name: str) -> int | None:
        """Return the key of the entry called `name`."""
        with self._reading() as connection:
            return connection.scalar(sa.select(entries.c.key).where(entries.c.entry == name))

    def cited_as(self, folded: str) -> list[CitedId]:
        """Return the documents of this folded id, and those that it begins (a law without its year), each once."""
        document = citations.c.document
        # "." follows "-".
        return self._cited(sa.or_(document == folded, sa.and_(document > f"{folded}-", document < f"{folded}.")))

    def cited_numbered(self, number: str) -> list[CitedId]:
        """Return the documents of a number, with or without leading zeros, each once."""
        return self._cited(citations.c.number.in_([number.zfill(digits) for digits in range(_DIGITS + 1)]))

    def cited_ending_in(self, ending: str) -> list[CitedId]:
        """Return the documents whose folded ids are or end in these parts, each once; reads all there are."""
        document = citations.c.document
        return self._cited(sa.or_(document == ending, document.endswith(f"-{ending}", autoescape=True)))

    def _cited(self, which: sa.ColumnElement[bool]) -> list[CitedId]:
        query = sa.select(citations.c.document, citations.c.number, citations.c.year).where(which).distinct()
        with self._reading() as connection:
            return [CitedId(*row) for row in connection.execute(query)]

    def citations(
        self, wanted: Collection[str] | None = None, *, numbers: Collection[str] = ()
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the citations of the documents (folded ids) or of the numbers alone, or all: the plan and the mention.

        They come by plan and place; the mention is the reference as JSON values.
        """
        asked = sa.or_(citations.c.document.in_(sorted(wanted or ())), citations.c.number.in_(sorted(numbers)))
        query = (
            sa.select(plans.c.plan, citations.c.json)
            .select_from(citations.join(plans, citations.c.plan_id == plans.c.id))
            .where(sa.true() if wanted is None else asked)
            .order_by(plans.c.plan, citations.c.id)
        )
        with self._reading() as connection:
            for slug, reference in connection.execute(query):
                yield slug, json.loads(reference)

    def entries_of(self, slugs: Collection[str]) -> Iterator[Entry]:
        """Yield the entries of the plans, by plan and in the order of keys."""
        query = (
            sa.select(entries.c.json)
            .select_from(entries.join(plans, entries.c.plan_id == plans.c.id))
            .where(plans.c.plan.in_(sorted(slugs)))
            .order_by(plans.c.plan, entries.c.key)
        )
        with self._reading() as connection:
            for text in connection.scalars(query):
                yield entry_json.loads(text)

    def plans_stamp(self) -> tuple[int, int]:
        """Return what changes whenever a plan comes, goes or is replaced."""
        with self._reading() as connection:
            newest, count = connection.execute(sa.select(sa.func.max(plans.c.id), sa.func.count())).one()
        return newest or 0, count

    def last_change(self) -> int:
        """Return the number of the last change, 0 where there is none."""
        with self._reading() as connection:
            return connection.scalar(LAST_CHANGE) or 0

    def changes_since(self, seq: int) -> list[Change]:
        """Return the changes after `seq`, in order."""
        query = sa.select(changes.c.seq, changes.c.op, changes.c.key).where(changes.c.seq > seq).order_by(changes.c.seq)
        with self._reading() as connection:
            return [Change(*row) for row in connection.execute(query)]


def _put_in(connection: sa.Connection, stored: StoredPlan, rows: PlanRows) -> None:
    values = {column.name: getattr(stored, column.name) for column in PLAN_COLUMNS}
    plan_id = _key(connection.execute(ADD_PLAN, {**values, "json": rows.json}))
    if rows.entries:
        connection.execute(ADD_ENTRIES, [{**row, "plan_id": plan_id} for row in rows.entries])
        connection.execute(LOG, {"plan_id": plan_id, "op": "add", "at": time.time()})
    if rows.citations:
        connection.execute(ADD_CITATIONS, [{**row, "plan_id": plan_id} for row in rows.citations])


def _key(added: sa.CursorResult[Any]) -> int:
    (key,) = added.inserted_primary_key or (0,)
    return int(key)
