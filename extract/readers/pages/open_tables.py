"""Tables without lines: a header whose words name columns, and rows that keep the blanks between the columns free."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.readers.content import Grid, GridCell, GridRow
from extract.readers.pages.flow import as_paragraph, paragraphs_of
from extract.readers.pages.page import TextLine, Word, median, segments, text_lines
from extract.tables.columns import header_roles

_GAP = 0.9  # of the letters' size, between the words of two columns
_LEAST = 0.35  # what must stay free of it
_FEWEST_COLUMNS = 3
_APART = 1.6  # of the usual distance between lines: a new row even without a number
_OPENS = re.compile(r"(?:[IVXLC]{1,5}|[A-Z]|\d{1,3}(?:\.\d{1,3})*)[.)]?$")
_SECTION = re.compile(r"(?P<number>[IVXLC]{1,5}|[A-Z])[.)]?\s+(?P<title>\S.*)")

Gutter = tuple[float, float]


@dataclass(frozen=True, slots=True)
class OpenTable:
    """The rows of a table on one page, and the blanks between its columns; `goes_on` says that its head is above."""

    rows: tuple[GridRow, ...]
    gutters: tuple[Gutter, ...]
    goes_on: bool = False

    @property
    def grid(self) -> Grid:
        """The rows as a table."""
        return Grid(self.rows)


def open_tables(
    lines: Sequence[TextLine], above: Sequence[Gutter] | None = None
) -> Iterator[OpenTable | list[TextLine]]:
    """Yield the tables among the lines of a page and the runs of other lines, top to bottom.

    `above` are the blanks of a table with which the page before ended.
    """
    prose: list[TextLine] = []
    at = 0
    if above and (count := _fitting(lines, 0, tuple(above))[0]) and _numbered(lines, count, above):
        yield _table(lines[:count], _fitting(lines, 0, tuple(above))[1], goes_on=True)
        at = count
    while at < len(lines):
        gutters = _head(lines[at])
        count = 0
        if gutters is not None:
            count, gutters = _fitting(lines, at, gutters)
        if gutters is None or count < 2:
            prose.append(lines[at])
            at += 1
            continue
        gutters = _between_columns(lines[at : at + count], gutters)
        head = [prose.pop()] if prose and _belongs_to_head(prose[-1], lines[at], gutters) else []
        if prose:
            yield prose
            prose = []
        yield _table([*head, *lines[at : at + count]], gutters, head=len(head) + 1)
        at += count
    if prose:
        yield prose


def _head(line: TextLine) -> tuple[Gutter, ...] | None:
    """Return the blanks between the columns that a line names, None where it names none."""
    parts = segments(line, line.size * _GAP)
    if len(parts) < _FEWEST_COLUMNS or header_roles([part.text for part in parts]) is None:
        return None
    return tuple((a.x1, b.x0) for a, b in pairwise(parts))


def _fitting(lines: Sequence[TextLine], at: int, gutters: tuple[Gutter, ...]) -> tuple[int, tuple[Gutter, ...]]:
    """Return how many lines from `at` on belong to the table, and what of its blanks they leave."""
    count = 0
    for i in range(at, len(lines)):
        narrower = _narrowed(gutters, lines[i])
        if narrower is not None:
            gutters, count = narrower, i - at + 1
        elif not (_SECTION.fullmatch(lines[i].text) and i + 1 < len(lines)):
            break
    return count, gutters


def _narrowed(gutters: Sequence[Gutter], line: TextLine) -> tuple[Gutter, ...] | None:
    found: list[Gutter] = []
    for low, high in gutters:
        for word in line.words:
            if word.x1 <= low or word.x0 >= high:
                continue
            if word.x0 - low >= high - word.x1:
                high = word.x0
            else:
                low = word.x1
        if high - low < line.size * _LEAST:
            return None
        found.append((low, high))
    return tuple(found)


def _between_columns(lines: Sequence[TextLine], gutters: tuple[Gutter, ...]) -> tuple[Gutter, ...]:
    """Return all blanks that the lines of a table keep free: words of its head may stand above or below its first line.

    `gutters` are those that the first line shows.
    """
    inside = [line for line in lines if _narrowed(gutters, line) is not None]
    spans = sorted((word.x0, word.x1) for line in inside for word in line.words)
    found: list[Gutter] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= lines[0].size * _LEAST:
            found.append((reach, x0))
        reach = max(reach, x1)
    return tuple(found) if len(found) >= len(gutters) else gutters


def _belongs_to_head(above: TextLine, head: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Tell whether the line above the first one of a table holds the upper words of its head."""
    near = head.top - above.bottom < head.size * 0.8 and above.page == head.page
    return near and _narrowed(gutters, above) is not None and len(segments(above, above.size * _GAP)) < len(gutters) + 1


def _numbered(lines: Sequence[TextLine], count: int, above: Sequence[Gutter]) -> bool:
    """Tell whether lines that fit go on with the table: one of them is numbered in the first column."""
    edge = above[0][1]
    return any(line.words[0].x1 <= edge and _OPENS.match(line.words[0].text) for line in lines[:count])


def _table(
    lines: Sequence[TextLine], gutters: tuple[Gutter, ...], *, goes_on: bool = False, head: int = 0
) -> OpenTable:
    cuts = [(low + high) / 2 for low, high in gutters]
    rows: list[list[TextLine]] = []
    pitch = median([b.bottom - a.bottom for a, b in pairwise(lines)])
    for i, line in enumerate(lines):
        opens = line.words[0].x1 <= cuts[0] and _OPENS.match(line.words[0].text)
        apart = i and line.bottom - lines[i - 1].bottom > pitch * _APART
        if not rows or (i >= head and (opens or apart)):
            rows.append([])
        rows[-1].append(line)
    spans = _columns(lines, cuts)
    made = [_row(row, cuts, spans) for row in rows]
    if goes_on and made:
        made[0] = GridRow(made[0].cells, after_break=True)
    return OpenTable(tuple(made), gutters, goes_on)


def _columns(lines: Sequence[TextLine], cuts: Sequence[float]) -> list[tuple[float, float]]:
    """Return the left and right edge of the words of each column."""
    spans: list[tuple[float, float]] = [(0.0, 0.0)] * (len(cuts) + 1)
    for line in lines:
        if _crosses(line, cuts):
            continue
        for word in line.words:
            column = _column(word, cuts)
            low, high = spans[column]
            spans[column] = (min(low or word.x0, word.x0), max(high, word.x1))
    return spans


def _column(word: Word, cuts: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(middle > cut for cut in cuts)


def _crosses(line: TextLine, cuts: Sequence[float]) -> bool:
    """Tell whether a line goes over the blanks, as a title over the whole row does."""
    return any(word.x0 < cut < word.x1 for word in line.words for cut in cuts)


def _row(lines: Sequence[TextLine], cuts: Sequence[float], spans: Sequence[tuple[float, float]]) -> GridRow:
    first = lines[0]
    if _crosses(first, cuts) and len(first.words) > 1:
        number = TextLine(first.words[:1], first.page)
        rest = TextLine(first.words[1:], first.page)
        title = as_paragraph([rest, *lines[1:]])
        return GridRow((GridCell((as_paragraph([number]),)), GridCell((title,), 1, len(cuts))))
    cells: list[list[Word]] = [[] for _ in spans]
    for line in lines:
        for word in line.words:
            cells[_column(word, cuts)].append(word)
    return GridRow(
        tuple(
            GridCell(tuple(paragraphs_of(text_lines(words, first.page), left, right)))
            for words, (left, right) in zip(cells, spans, strict=True)
        )
    )
