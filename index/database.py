"""The database of a data folder: how it is opened, and what is said where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from index.errors import NotALibraryError


def sqlite_in(folder: Path) -> sa.Engine:
    """Return the SQLite database of a data folder, made on first use."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(folder / "library.sqlite3")))
    sa.event.listen(engine, "connect", _set_up_sqlite)
    return engine


@contextmanager
def explained() -> Iterator[None]:
    """Say in one message what the database could not do: it is no library, the disk is full, or others keep it busy."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
        if isinstance(error, sa.exc.IntegrityError):
            raise
        raise NotALibraryError(f"không mở được hay không ghi được kho dữ liệu: {error.orig}") from error


def _set_up_sqlite(connection: Any, record: object) -> None:
    """Readers beside one writer, every commit on the disk, plans that take their entries with them."""
    del record
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}")
