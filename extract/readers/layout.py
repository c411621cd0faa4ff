"""Plain text to blocks and tables: lines sorted into rows and prose, prose rejoined over line and page breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from extract.readers.paragraphs import Line, paragraphs, usual_width
from extract.readers.piped_tables import piped_tables
from extract.readers.text_tables import TableBuilder, unbarred_rows
from extract.source import Block, Table


class _Kind(Enum):
    BLANK = "blank"
    PROSE = "prose"
    ROW = "row"  # several cells on a line, between tabs or pipes
    CELL = "cell"  # one cell a line, after a tab


# A heading set in bold runs into the next one: "KẾ HOẠCH**Thực hiện …", "I. MỤC ĐÍCH**1. Mục đích**".
_RUN_IN = re.compile(r"(?<=[^\W\d_a-z])\*\*(?=\w)")
_MOST_CELLS = 200  # of a row: a line with more tabs or bars is no row
PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?\d{1,3}(?:\s*-)?\s*$")


@dataclass(frozen=True, slots=True)
class _Typed:
    kind: _Kind
    line: Line


def lay_out(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Return the paragraphs and the tables of `text`, both in text order."""
    layout = _Layout(list(piped_tables(text)))
    for typed in _lines(text):
        layout.add(typed.kind, typed.line)
    layout.close()
    width = usual_width(line.text if line else "" for run in layout.prose for line in run)
    tables = sorted(layout.tables, key=lambda table: table.start)
    return tuple(block for run in layout.prose for block in paragraphs(run, width)), tuple(tables)


class _Layout:
    """Sorts lines into runs of prose and tables as they come."""

    def __init__(self, piped: list[Table]) -> None:
        self.prose: list[list[Line | None]] = [[]]  # runs of prose between tables; None is a blank line
        self.tables: list[Table] = list(piped)
        self._piped = piped
        self._builder: TableBuilder | None = None
        self._blank = False

    def add(self, kind: _Kind, line: Line) -> None:
        if self._in_piped(line):
            self.close()
            if self.prose[-1]:
                self.prose.append([])
        elif kind is _Kind.BLANK:
            self._blank = True
            if self._builder is None:
                self.prose[-1].append(None)
        elif kind is _Kind.PROSE:
            self._add_prose(line)
        else:
            self._add_row(kind, line)

    def close(self) -> None:
        """End the table that is open, if one is."""
        if self._builder is not None:
            self.tables.extend(self._builder.tables())
        self._builder = None

    def _in_piped(self, line: Line) -> bool:
        while self._piped and self._piped[0].end < line.start:
            self._piped.pop(0)
        return bool(self._piped) and self._piped[0].start - len("|\n") <= line.start

    def _add_prose(self, line: Line) -> None:
        if self._builder is not None:
            if self._builder.goes_on(blank=self._blank):
                self._builder.continue_cell(line)
                self._blank = False
                return
            if PAGE_NUMBER.match(line.text):
                self._blank = True
                return
            self.close()
        self.prose[-1].append(line)
        self._blank = False

    def _add_row(self, kind: _Kind, line: Line) -> None:
        single = kind is _Kind.CELL
        if self._builder is not None and self._builder.single is not single:
            self.close()
        if self._builder is None:
            self._builder = TableBuilder(single=single)
            self.prose.append([])
        self._builder.add(line, after_break=self._blank)
        self._blank = False


def _lines(text: str) -> Iterator[_Typed]:
    at = 0
    lines = text.split("\n")
    unbarred = set(unbarred_rows(lines))
    for i, raw in enumerate(lines):
        yield from _typed(raw, at, in_table=i in unbarred)
        at += len(raw) + 1


def _typed(raw: str, at: int, *, in_table: bool) -> Iterator[_Typed]:
    tabs = raw.count("\t")
    if 0 < tabs < _MOST_CELLS:
        inner = raw.strip(" \u00a0")
        single = tabs == 1 and inner.startswith("\t")
        yield _Typed(_Kind.CELL if single else _Kind.ROW, Line(raw, at))
    elif not raw.strip():
        yield _Typed(_Kind.BLANK, Line(raw, at))
    elif (in_table or (raw.lstrip().startswith("|") and raw.count("|") >= 3)) and raw.count("|") < _MOST_CELLS:
        yield _Typed(_Kind.ROW, Line(raw, at))
    else:
        start = 0
        for cut in _RUN_IN.finditer(raw):
            if raw[start : cut.start()].strip("*# ").isupper():
                yield _Typed(_Kind.PROSE, Line(raw[start : cut.end()], at + start))
                start = cut.end()
        yield _Typed(_Kind.PROSE, Line(raw[start:], at + start))
