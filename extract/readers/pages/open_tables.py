"""Tables without lines: a header whose words name columns, and rows that keep the blanks between the columns free."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.content import Grid, GridCell, GridRow
from extract.readers.pages.flow import as_paragraph, paragraphs_of
from extract.readers.pages.page import TextLine, Word, median, segments, text_lines
from extract.tables.columns import header_roles

_GAP = 0.9  # of the letters' size, between the words of two columns
_LEAST = 0.35  # what must stay free of it in all rows
_FEWEST_COLUMNS = 3
_APART = 1.6  # of the usual distance between lines: a new row even without a number
_NEAR = 0.8  # of the letters' size, between the lines of a header
_OPENS = re.compile(r"(?:[IVXLC]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_SHORTEST_TITLE = 10  # characters: shorter capitals may be an abbreviation
_SECTION = re.compile(r"(?:[IVXLC]{1,5}|[A-Z])[.)]?\s+\S.*")

Columns = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The rows of a table on one page, and the edges of its columns; `goes_on` says that its head is above."""

    rows: tuple[GridRow, ...]
    columns: Columns
    goes_on: bool = False

    @property
    def grid(self) -> Grid:
        """The rows as a table."""
        return Grid(self.rows)


def open_tables(lines: Sequence[TextLine], above: Columns | None = None) -> Iterator[OpenTable | list[TextLine]]:
    """Yield the tables among the lines of a page and the runs of other lines, top to bottom.

    `above` are the columns of a table with which the page before ended.
    """
    prose: list[TextLine] = []
    at = 0
    if above is not None:
        at, columns = _fitting(lines, 0, above, len(above))
        if at and _is_numbered(lines[:at], columns):
            yield _table(lines[:at], columns, goes_on=True)
        else:
            at = 0
    while at < len(lines):
        named = _named_columns(lines[at])
        count, columns = _fitting(lines, at, named, len(named)) if named else (0, ())
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


def _named_columns(line: TextLine) -> Columns:
    """Return the edges of the words that name columns in a line; none where it is no header."""
    parts = segments(line, line.size * _GAP)
    if len(parts) < _FEWEST_COLUMNS or header_roles([part.text for part in parts]) is None:
        return ()
    return tuple((part.x0, part.x1) for part in parts)


def _fitting(lines: Sequence[TextLine], at: int, columns: Columns, fewest: int) -> tuple[int, Columns]:
    """Return how many lines from `at` on leave at least `fewest` columns apart, and what these then cover."""
    count = 0
    for i in range(at, len(lines)):
        wider = _covered([*columns, *((word.x0, word.x1) for word in lines[i].words)], lines[i].size * _LEAST)
        if len(wider) >= fewest:
            columns, count = wider, i - at + 1
        elif not (_SECTION.fullmatch(lines[i].text) and i + 1 < len(lines)):
            break
    return count, columns


def _covered(spans: Iterable[tuple[float, float]], least: float) -> Columns:
    """Return what the spans cover, those nearer than `least` taken together."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if found and x0 - found[-1][1] < least:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return tuple(found)


def _belongs_to_head(above: TextLine, head: TextLine, columns: Columns) -> bool:
    """Tell whether the line above the first one of a table holds the upper words of its head."""
    if head.top - above.bottom >= head.size * _NEAR or above.page != head.page:
        return False
    return not _crosses(above, columns) and not _OPENS.match(above.text)


def _is_numbered(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Tell whether lines that fit go on with the table: one of them is numbered in the first column."""
    return any(_opens_row(line, columns) for line in lines)


def _opens_row(line: TextLine, columns: Columns) -> bool:
    return _column(line.words[0], columns) == 0 and _OPENS.match(line.words[0].text) is not None


def _is_title(line: TextLine) -> bool:
    """Tell whether a line holds a title in capitals."""
    return line.text.isupper() and len(line.text) >= _SHORTEST_TITLE


def _table(lines: Sequence[TextLine], columns: Columns, *, goes_on: bool = False, head: int = 0) -> OpenTable:
    rows: list[list[TextLine]] = []
    pitch = median([below.bottom - above.bottom for above, below in pairwise(lines)])
    # Below a header that the page repeats, a row may go on that has no number of its own.
    repeated = 1 if goes_on and _named_columns(lines[0]) else 0
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


def _column(word: Word, columns: Columns) -> int:
    """Return the column that a word stands in: the one nearest to its middle."""
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1], 0.0))


def _crosses(line: TextLine, columns: Columns) -> bool:
    """Tell whether a line goes over the blanks between columns, as a title over the whole row does."""
    gaps = [(left[1], right[0]) for left, right in pairwise(columns)]
    return any(word.x0 < gap[1] and word.x1 > gap[0] for word in line.words for gap in gaps)


def _row(lines: Sequence[TextLine], columns: Columns) -> GridRow:
    first = lines[0]
    if _crosses(first, columns) and len(first.words) > 1:
        number = TextLine(first.words[:1], first.page)
        title = as_paragraph([TextLine(first.words[1:], first.page), *lines[1:]])
        return GridRow((GridCell((as_paragraph([number]),)), GridCell((title,), 1, len(columns) - 1)))
    cells: list[list[Word]] = [[] for _ in columns]
    for line in lines:
        for word in line.words:
            cells[_column(word, columns)].append(word)
    return GridRow(
        tuple(
            GridCell(tuple(paragraphs_of(text_lines(words, first.page), left, right)))
            for words, (left, right) in zip(cells, columns, strict=True)
        )
    )
