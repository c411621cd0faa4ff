"""Reading small commented data files: entries of TOML, rows of tables; every complaint names the file and the place."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

NOTHING = "-"  # An empty cell of a table, spelt so that editors do not trim it away.
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class GazetteerError(Exception):
    """A data file is missing or damaged; the message names the file and the line or entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a TOML file and, for messages, its place; a value of another kind raises GazetteerError."""

    values: Mapping[str, object]
    place: str

    def text(self, key: str) -> str:
        """Return a text that must be there."""
        return self._text(key, self.values.get(key))

    def optional_text(self, key: str) -> str | None:
        """Return a text, None where the entry has none."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the entry has none."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise GazetteerError(f"{self.place}: {key!r} is no list of texts: {values!r}")
        return tuple(self._text(key, value) for value in values)

    def day(self, key: str) -> date | None:
        """Return a day, None where the entry has none."""
        value = self.values.get(key)
        if value is None:
            return None
        # A time of day is a date to Python, too, but not to compare with.
        if type(value) is not date:
            raise GazetteerError(f"{self.place}: {key!r} is no day such as 2025-07-01: {value!r}")
        return value

    def pattern(self, key: str) -> str:
        """Return a text that is a regular expression."""
        value = self.text(key)
        try:
            re.compile(value)
        except re.error as error:
            raise GazetteerError(f"{self.place}: {key!r} is no regular expression: {value!r}: {error}") from error
        return value

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise GazetteerError(f"{self.place}: {key!r} is no text: {value!r}")
        return value


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells, and, for messages, its place."""

    cells: tuple[str, ...]
    place: str

    def optional_text(self, column: int) -> str | None:
        """Return a cell, None where it is marked as empty."""
        return None if self.cells[column] == NOTHING else self.cells[column]

    def optional_year(self, column: int) -> int | None:
        """Return a year, None where the cell is marked as empty; anything else raises GazetteerError."""
        year = self.optional_text(column)
        if year is not None and not _YEAR.fullmatch(year):
            raise GazetteerError(f"{self.place}: {year!r} is no year")
        return None if year is None else int(year)

    def day(self, column: int) -> date:
        """Return a day such as 2025-07-01; anything else raises GazetteerError."""
        found = self.cells[column]
        try:
            if not _DAY.fullmatch(found):
                raise ValueError(found)
            return date.fromisoformat(found)
        except ValueError as error:
            raise GazetteerError(f"{self.place}: {found!r} is no day such as 2025-07-01") from error

    def optional_day(self, column: int) -> date | None:
        """Return a day, None where the cell is marked as empty."""
        return None if self.cells[column] == NOTHING else self.day(column)

    def count(self, column: int) -> int:
        """Return a cell that is a whole number; anything else raises GazetteerError."""
        if not self.cells[column].isdecimal():
            raise GazetteerError(f"{self.place}: {self.cells[column]!r} is no count")
        return int(self.cells[column])


def entries(path: Path, *, key: str, record: type) -> Iterator[Entry]:
    """Read a TOML file that is one list of tables named `key`, whose keys are fields of the dataclass `record`."""
    try:
        data = tomllib.loads(_content(path))
    except tomllib.TOMLDecodeError as error:
        raise GazetteerError(f"{path.name}: {error}") from error
    found = data.get(key)
    if set(data) != {key} or not isinstance(found, list) or not found:
        raise GazetteerError(f"{path.name}: wanted is one list {key!r}, found {sorted(data)}")
    known = {field.name for field in fields(record)}
    for number, values in enumerate(found, start=1):
        place = f"{path.name}, {key} {number}"
        if not isinstance(values, dict) or not known.issuperset(values):
            raise GazetteerError(f"{place}: wanted are {sorted(known)}, found {values!r}")
        yield Entry(values, place)


def rows(path: Path, *, columns: int) -> Iterator[Row]:
    """Read a table with tabs between its cells, none of them empty; blank lines and lines with # are skipped."""
    return rows_in(_content(path), name=path.name, columns=(columns,))


def rows_in(text: str, *, name: str, columns: Sequence[int]) -> Iterator[Row]:
    """Read the rows of a table called `name`, each of as many cells as one of `columns` says; see `rows`."""
    found = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        place = f"{name}, line {number}"
        if len(cells) not in columns or not all(cells):
            wanted = " or ".join(map(str, columns))
            raise GazetteerError(f"{place}: wanted are {wanted} cells, none empty, found {list(cells)}")
        found += 1
        yield Row(cells, place)
    if not found:
        raise GazetteerError(f"{name}: no rows")


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path.name}: {error}") from error
