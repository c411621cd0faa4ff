"""Tables without lines: a header whose words name columns, and rows that keep the blanks between the columns free."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.content import GridCell, GridRow
from extract.readers.pages.flow import as_paragraph, paragraphs_of
from extract.readers.pages.open_columns import Columns, column_of, crosses, fitting, named_columns
from extract.readers.pages.page import TextLine, Word, median, text_lines

_APART = 1.6  # of the usual distance between lines: a new row even without a number
_NEAR = 0.8  # of the letters' size, between the lines of a header
_OPENS = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_SHORTEST_TITLE = 10  # characters: shorter capitals may be an abbreviation


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The rows of a table on one page, and the edges of its columns; `goes_on` says that its head is above."""

    rows: tuple[GridRow, ...]
    columns: Columns
    goes_on: bool = False


def open_tables(lines: Sequence[TextLine], above: Columns | None = None) -> Iterator[OpenTable | list[TextLine]]:
    """Yield the tables among the lines of a page and the runs of other lines, top to bottom.

    `above` are the columns of a table with which the page before ended.
    """
    prose: list[TextLine] = []
    at = 0
    if above is not None:
        at, columns = fitting(lines, 0, above)
        if at and _is_numbered(lines[:at], columns):
            yield _table(lines[:at], columns, goes_on=True)
        else:
            at = 0
    while at < len(lines):
        named = named_columns(lines[at])
        count, columns = fitting(lines, at, named) if named else (0, ())
        if count < 2:
            prose.append(lines[at])
            at += 1
            continue
        head = [prose.pop()] if prose and _belongs_to_head(prose[-1], lines[at], columns) else []
        if prose:
            yield prose
            prose = []
        yield _table([*head, *lines[at : at + count]], columns, head=len(head) + 1)
        at += count
    if prose:
        yield prose


def _belongs_to_head(above: TextLine, head: TextLine, columns: Columns) -> bool:
    """Tell whether the line above the first one of a table holds the upper words of its head."""
    if head.top - above.bottom >= head.size * _NEAR or above.page != head.page:
        return False
    return not crosses(above, columns) and not _OPENS.match(above.text)


def _is_numbered(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Tell whether lines that fit go on with the table: one of them is numbered in the first column."""
    return any(_opens_row(line, columns) for line in lines)


def _opens_row(line: TextLine, columns: Columns) -> bool:
    return column_of(line.words[0], columns) == 0 and _OPENS.match(line.words[0].text) is not None


def _is_title(line: TextLine) -> bool:
    """Tell whether a line holds a title in capitals."""
    return line.text.isupper() and len(line.text) >= _SHORTEST_TITLE


def _table(lines: Sequence[TextLine], columns: Columns, *, goes_on: bool = False, head: int = 0) -> OpenTable:
    rows: list[list[TextLine]] = []
    pitch = median([below.bottom - above.bottom for above, below in pairwise(lines)])
    # Below a header that the page repeats, a row may go on that has no number of its own.
    repeated = 1 if goes_on and named_columns(lines[0]) else 0
    for i, line in enumerate(lines):
        apart = i > 0 and line.bottom - lines[i - 1].bottom > pitch * _APART
        title = _is_title(line) != (i > 0 and _is_title(lines[i - 1]))
        if i == repeated or not rows or (i >= head and (apart or title or _opens_row(line, columns))):
            rows.append([])
        rows[-1].append(line)
    made = [_row(row, columns) for row in rows]
    if goes_on:
        made[0] = GridRow(made[0].cells, after_break=True)
    return OpenTable(tuple(made), columns, goes_on)


def _row(lines: Sequence[TextLine], columns: Columns) -> GridRow:
    first = lines[0]
    if crosses(first, columns) and len(first.words) > 1:
        number = TextLine(first.words[:1], first.page)
        title = as_paragraph([TextLine(first.words[1:], first.page), *lines[1:]])
        return GridRow((GridCell((as_paragraph([number]),)), GridCell((title,), 1, len(columns) - 1)))
    cells: list[list[Word]] = [[] for _ in columns]
    for line in lines:
        for word in line.words:
            cells[column_of(word, columns)].append(word)
    return GridRow(
        tuple(
            GridCell(tuple(paragraphs_of(text_lines(words, first.page), left, right)))
            for words, (left, right) in zip(cells, columns, strict=True)
        )
    )
