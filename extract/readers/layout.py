"""Plain text to blocks and tables: lines sorted into rows and prose, prose rejoined over line and page breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from extract.readers.paragraphs import Line, paragraphs, usual_width
from extract.readers.text_tables import TableBuilder
from extract.source import Block, Table


class _Kind(Enum):
    BLANK = "blank"
    PROSE = "prose"
    ROW = "row"  # several cells on a line, between tabs or pipes
    CELL = "cell"  # one cell a line, after a tab


# A heading set in bold runs into the next one: "KẾ HOẠCH**Thực hiện …", "I. MỤC ĐÍCH**1. Mục đích**".
_RUN_IN = re.compile(r"(?<=[^\W\d_a-z])\*\*(?=\w)")
PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?\d{1,3}(?:\s*-)?\s*$")


@dataclass(frozen=True, slots=True)
class _Typed:
    kind: _Kind
    line: Line


def lay_out(text: str) -> tuple[tuple[Block, ...], tuple[Table, ...]]:
    """Return the paragraphs and the tables of `text`, both in text order."""
    prose: list[list[Line | None]] = [[]]  # runs of prose between tables; None is a blank line
    tables: list[Table] = []
    builder: TableBuilder | None = None
    blank = False
    for typed in _lines(text):
        kind, line = typed.kind, typed.line
        if kind is _Kind.BLANK:
            blank = True
            if builder is None:
                prose[-1].append(None)
            continue
        if builder is not None and kind is _Kind.PROSE and builder.goes_on(blank=blank):
            builder.continue_cell(line)
            continue
        if builder is not None and (kind is _Kind.PROSE or builder.single is not (kind is _Kind.CELL)):
            if kind is _Kind.PROSE and PAGE_NUMBER.match(line.text):
                blank = True
                continue
            tables.extend(builder.tables())
            builder = None
        if kind is _Kind.PROSE:
            prose[-1].append(line)
        else:
            if builder is None:
                builder = TableBuilder(single=kind is _Kind.CELL)
                prose.append([])
            builder.add(line, after_break=blank)
        blank = False
    if builder is not None:
        tables.extend(builder.tables())
    width = usual_width(line.text if line else "" for run in prose for line in run)
    return tuple(block for run in prose for block in paragraphs(run, width)), tuple(tables)


def _lines(text: str) -> Iterator[_Typed]:
    at = 0
    for raw in text.split("\n"):
        yield from _typed(raw, at)
        at += len(raw) + 1


def _typed(raw: str, at: int) -> Iterator[_Typed]:
    if "\t" in raw:
        inner = raw.strip(" \u00a0")
        single = inner.count("\t") == 1 and inner.startswith("\t")
        yield _Typed(_Kind.CELL if single else _Kind.ROW, Line(raw, at))
    elif not raw.strip():
        yield _Typed(_Kind.BLANK, Line(raw, at))
    elif raw.lstrip().startswith("|") and raw.count("|") >= 3:
        yield _Typed(_Kind.ROW, Line(raw, at))
    else:
        start = 0
        for cut in _RUN_IN.finditer(raw):
            if raw[start : cut.start()].strip("*# ").isupper():
                yield _Typed(_Kind.PROSE, Line(raw[start : cut.end()], at + start))
                start = cut.end()
        yield _Typed(_Kind.PROSE, Line(raw[start:], at + start))
