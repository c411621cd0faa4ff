"""Ruled tables: the cells that lines enclose to a grid, joined over pages."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extract.readers.content import Grid, GridCell, GridRow, Paragraph
from extract.readers.pages.flow import paragraphs_of
from extract.readers.pages.page import Rectangle, Word, text_lines
from extract.tables.columns import header_roles

_SNAP = 3.0  # points within which two lines are one
_PADDING = 1.0
_BAND = 24.0  # points
_HEADER_ROWS = 3
_LONGEST_HEADER = 300
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class TablePart:
    """What stands of a table on one page: its cells with their words."""

    page: int
    cells: tuple[tuple[Rectangle, tuple[Word, ...]], ...]

    @property
    def x0(self) -> float:
        """The left edge."""
        return min(cell.x0 for cell, _ in self.cells)

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(cell.x1 for cell, _ in self.cells)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(cell.top for cell, _ in self.cells)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(cell.bottom for cell, _ in self.cells)


def goes_on(above: TablePart, below: TablePart) -> bool:
    """Tell whether the first table of a page may go on with the last one of the page before: its edges are the same."""
    return abs(above.x0 - below.x0) < 2 * _SNAP and abs(above.x1 - below.x1) < 2 * _SNAP


def table_part(page: int, cells: Sequence[Rectangle], words: Iterable[Word]) -> tuple[TablePart, list[Word]]:
    """Put the words into the cells they stand in; return also the words that stand in none."""
    inside: dict[Rectangle, list[Word]] = {cell: [] for cell in cells}
    rest: list[Word] = []
    bands = _bands(cells)
    for word in words:
        home = next((cell for cell in bands.get(int(word.middle // _BAND), ()) if cell.holds(word)), None)
        if home is None:
            rest.append(word)
        else:
            inside[home].append(word)
    return TablePart(page, tuple((cell, tuple(held)) for cell, held in inside.items())), rest


def _bands(cells: Iterable[Rectangle]) -> dict[int, list[Rectangle]]:
    """Return the cells by the bands of the page that they reach into, small ones first: few may hold a word there."""
    bands: dict[int, list[Rectangle]] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.x1 - cell.x0) * (cell.bottom - cell.top)):
        for band in range(int(cell.top // _BAND), int(cell.bottom // _BAND) + 1):
            bands[band].append(cell)
    return bands


def grid_of(parts: Sequence[TablePart]) -> Grid:
    """Make one table of its parts on successive pages."""
    columns = _snapped(edge for part in parts for cell, _ in part.cells for edge in (cell.x0, cell.x1))
    stack = _Stack(len(columns) - 1)
    for part in parts:
        below = list(_rows(part, columns))
        if stack.rows:
            repeated = _repeated(stack.rows, below)
            below = _carried(stack, below[repeated:])
            below[:1] = [replace(row, after_break=True) for row in below[:1]]
        for row in below:
            stack.add(row)
    return Grid(tuple(stack.rows))


class _Stack:
    """Rows one below the other, and the cell that each column ends in."""

    def __init__(self, width: int) -> None:
        self.rows: list[GridRow] = []
        self._width = width
        self._until = [0] * width  # the first row that the last cell of a column does not cover
        self._last: dict[int, tuple[int, int]] = {}  # row and index of that cell, by its first column

    def add(self, row: GridRow) -> None:
        """Put a row below the others."""
        at, column = len(self.rows), 0
        for index, cell in enumerate(row.cells):
            while column < self._width and self._until[column] > at:
                column += 1
            for covered in range(column, min(self._width, column + cell.column_span)):
                self._until[covered] = at + cell.row_span
            self._last[column] = (at, index)
            column += cell.column_span
        self.rows.append(row)

    def reaching(self, column: int) -> GridCell | None:
        """Return the cell that begins in a column and reaches the last row."""
        if column >= self._width or column not in self._last or self._until[column] < len(self.rows):
            return None
        row, index = self._last[column]
        return self.rows[row].cells[index]

    def grow(self, column: int, more: GridCell) -> None:
        """Let the cell of a column cover the rows of one below it, too, and hold its words."""
        row, index = self._last[column]
        cells = list(self.rows[row].cells)
        cell = cells[index]
        cells[index] = GridCell((*cell.content, *more.content), cell.row_span + more.row_span, cell.column_span)
        self.rows[row] = replace(self.rows[row], cells=tuple(cells))
        for covered in range(column, min(self._width, column + cell.column_span)):
            self._until[covered] += more.row_span


def _snapped(edges: Iterable[float]) -> list[float]:
    """Return the distinct edges in order, those nearer to each other than a line is wide taken for one."""
    distinct: list[float] = []
    for edge in sorted(edges):
        if not distinct or edge - distinct[-1] > _SNAP:
            distinct.append(edge)
    return distinct


def _at(edges: Sequence[float], edge: float) -> int:
    """Return the index of the edge nearest to one."""
    right = bisect_left(edges, edge)
    return min(range(max(0, right - 1), min(len(edges), right + 1)), key=lambda i: abs(edges[i] - edge))


def _rows(part: TablePart, columns: Sequence[float]) -> Iterator[GridRow]:
    heights = _snapped(edge for cell, _ in part.cells for edge in (cell.top, cell.bottom))
    placed: dict[tuple[int, int], GridCell] = {}
    taken: set[tuple[int, int]] = set()
    for cell, words in part.cells:
        top, bottom = _at(heights, cell.top), _at(heights, cell.bottom)
        left, right = _at(columns, cell.x0), _at(columns, cell.x1)
        covered = {(row, column) for row in range(top, bottom) for column in range(left, right)}
        if not covered or covered & taken:
            continue
        taken |= covered
        placed[top, left] = GridCell(tuple(_paragraphs(cell, words, part.page)), bottom - top, right - left)
    for row in range(len(heights) - 1):
        free = [column for column in range(len(columns) - 1) if (row, column) in placed or (row, column) not in taken]
        yield GridRow(tuple(placed.get((row, column), GridCell(())) for column in free))


def _paragraphs(cell: Rectangle, words: Sequence[Word], page: int) -> Iterator[Paragraph]:
    lines = text_lines(words, page)
    if lines:
        # The text of a cell keeps some distance from its lines, the same on both sides.
        padding = max(_PADDING, min(line.x0 for line in lines) - cell.x0)
        padding = min(padding, lines[0].size * 0.6)
        yield from paragraphs_of(lines, cell.x0 + padding, cell.x1 - padding)


def _repeated(above: Sequence[GridRow], below: Sequence[GridRow]) -> int:
    """Return how many rows at the head of a part repeat the header."""
    count = 0
    heads = False
    for first, again in zip(above[:_HEADER_ROWS], below, strict=False):
        roles = header_roles(_texts(first))
        if not _alike(first, again) and (roles is None or roles != header_roles(_texts(again))):
            break
        heads = heads or roles is not None
        count += 1
    return count if heads else 0


def _alike(first: GridRow, again: GridRow) -> bool:
    """Tell whether two rows hold the same words, but for what a scan's reader may have misread."""
    one, other = " ".join(_texts(first)), " ".join(_texts(again))
    return one == other or (len(other) < _LONGEST_HEADER and SequenceMatcher(None, one, other).ratio() >= _ALIKE)


def _texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _carried(stack: _Stack, below: list[GridRow]) -> list[GridRow]:
    """Let a merged cell that the page break cut cover its rows below the break, too.

    There it is empty, or it goes on with a list that the page broke off. The cell above grows, the one below goes.
    """
    if not below:
        return below
    kept: list[GridCell] = []
    for column, cell in zip(_columns_of(below[0]), below[0].cells, strict=True):
        above = stack.reaching(column)
        if above is None or above.column_span != cell.column_span or not _is_cut(above, cell):
            kept.append(cell)
        else:
            stack.grow(column, cell)
    return [replace(below[0], cells=tuple(kept)), *below[1:]]


def _is_cut(above: GridCell, below: GridCell) -> bool:
    """Tell whether a cell of the last row and the one below the page break are one merged cell."""
    if not above.text or (above.row_span == 1 and below.row_span == 1):
        return False
    return not below.text or above.text.endswith((";", ","))


def _columns_of(row: GridRow) -> list[int]:
    """Return the column of each cell of a part's first row, which nothing above covers."""
    columns: list[int] = []
    at = 0
    for cell in row.cells:
        columns.append(at)
        at += cell.column_span
    return columns
