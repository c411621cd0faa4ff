"""Content to `Source`: a paragraph a line, a table row a line with tabs between its cells, every span noted."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.errors import EmptyFileError
from extract.readers.content import Grid, GridCell, GridRow, Node, PageSize, Paragraph, Piece
from extract.readers.paragraphs import Line, paragraphs
from extract.readers.vietnamese import require_vietnamese
from extract.source import Block, Cell, Page, Place, Row, Source, Table
from extract.tables.columns import header_roles
from models.view import Span

# What stands in the tables that only place words on the page: letterheads, recipients beside a signature.
_PLACED = re.compile(
    r"C[ỘO]NG H[ÒO]A|C[ỘO]NG HO[ÀA]|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|Nơi nhận\s*:|\b(?:TM|KT|TL|TUQ)\.\s*\w",
)
_HEADER_ROWS = 3
_FEWEST_CELLS = 2
_NO_WIDTH = 10_000  # longer than any line: whether a line is full tells nothing where paragraphs are known
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# A number that the end of a line cut: "02/2017/TT-" and "VPCP", "150/2025" and "/NĐ-CP", "2021-" and "2025".
_CUT = re.compile(r"[\dA-ZĐ][-/]\n[A-ZĐ\d]|\d\n/[A-ZĐ\d]")
_BLANKS = re.compile(r"[^\S\n]+")


def render(
    nodes: Iterable[Node], reader: str, *, pages: Sequence[PageSize] = (), warnings: Sequence[str] = ()
) -> Source:
    """Make the source of a document's content.

    Raises EmptyFileError where it has no words, NotVietnameseError where they are not Vietnamese.
    """
    rendering = _Rendering()
    for node in _unplaced(nodes):
        if isinstance(node, Paragraph):
            rendering.add_paragraph(node)
        else:
            rendering.add_table(node)
    text = rendering.text
    if not text.strip():
        raise EmptyFileError("tệp không có chữ nào")
    require_vietnamese(text)
    return Source(
        text,
        reader,
        tuple(rendering.blocks()),
        tuple(rendering.tables),
        tuple(_pages(pages, rendering.places, len(text))),
        tuple(rendering.places),
        tuple(rendering.unsure),
        tuple(warnings),
    )


def _unplaced(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes, tables that only place words on the page read column by column."""
    for node in nodes:
        if isinstance(node, Grid) and _only_places(node):
            yield from _unplaced(_by_column(node))
        else:
            yield node


def _only_places(grid: Grid) -> bool:
    rows = grid.rows
    if any(header_roles([cell.text for cell in row.cells]) for row in rows[:_HEADER_ROWS]):
        return False
    cells = [cell for row in rows for cell in row.cells if cell.content]
    if len(cells) < _FEWEST_CELLS or grid.width == 1:
        return True
    if any(isinstance(one, Grid) and _is_data(one) for cell in cells for one in cell.content):
        return True
    return grid.width <= 3 and len(rows) <= 8 and any(_PLACED.search(cell.text) for cell in cells)


def _is_data(grid: Grid) -> bool:
    return len(grid.rows) > 1 and grid.width > 1 and not _only_places(grid)


def _by_column(grid: Grid) -> Iterator[Node]:
    """Yield what the cells hold, the first column first: a letterhead's left half, then its right half."""
    columns: dict[int, list[GridCell]] = {}
    for row in grid.rows:
        at = 0
        for cell in row.cells:
            columns.setdefault(at, []).append(cell)
            at += cell.column_span
    for at in sorted(columns):
        for cell in columns[at]:
            yield from cell.content


def _flat(cell: GridCell) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell, those of tables nested in it among them."""
    for one in cell.content:
        if isinstance(one, Paragraph):
            yield one
        else:
            for row in one.rows:
                for inner in row.cells:
                    yield from _flat(inner)


def _with_cells(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Return the rows without those that merged cells cover whole; the merged ones cover so many rows less."""
    bare = [at for at, row in enumerate(rows) if not row.cells]
    if not bare:
        return rows

    def shown(at: int, cell: GridCell) -> GridCell:
        return replace(cell, row_span=cell.row_span - bisect_left(bare, at + cell.row_span) + bisect_left(bare, at))

    return [
        replace(row, cells=tuple(shown(at, cell) for cell in row.cells)) for at, row in enumerate(rows) if row.cells
    ]


class _Rendering:
    """The text as it grows, and what stands where in it."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.places: list[Place] = []
        self.unsure: list[Span] = []
        self._parts: list[str] = []
        self._at = 0
        self._runs: list[list[Line | None]] = [[]]  # prose between tables; None stands between paragraphs

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def blocks(self) -> Iterator[Block]:
        for run in self._runs:
            yield from paragraphs(run, _NO_WIDTH)

    def add_paragraph(self, paragraph: Paragraph) -> None:
        lines = [line for line in paragraph.lines if _words(line)]
        for line in lines:
            start, end = self._add_line(line)
            self._runs[-1].append(Line(self._parts_since(start, end), start))
            self._write("\n")
        if lines:
            self._runs[-1].append(None)

    def add_table(self, grid: Grid) -> None:
        start = self._at
        rows = tuple(self._add_row(row) for row in _with_cells(grid.rows))
        if sum(1 for row in rows for cell in row.cells if cell.pieces) < _FEWEST_CELLS:
            return
        self.tables.append(Table(rows, start, rows[-1].end))
        self._runs.append([])

    def _add_row(self, row: GridRow) -> Row:
        start = self._at
        cells: list[Cell] = []
        for i, cell in enumerate(row.cells):
            if i:
                self._write("\t")
            cells.append(self._add_cell(cell))
        end = self._at
        self._write("\n")
        return Row(tuple(cells), start, end, row.after_break)

    def _add_cell(self, cell: GridCell) -> Cell:
        pieces: list[Span] = []
        for paragraph in _flat(cell):
            start: int | None = None
            for line in filter(_words, paragraph.lines):
                if pieces or start is not None:
                    self._write("\n")
                began, _ = self._add_line(line)
                start = began if start is None else start
            if start is not None:
                pieces.append((start, self._at))
        return Cell(tuple(pieces), not pieces, cell.row_span, cell.column_span)

    def _add_line(self, line: Sequence[Piece]) -> Span:
        start = self._at
        for piece in line:
            words = _clean(piece.text)
            if not words:
                continue
            if self._at > start and not _CUT.search(f"{self._parts[-1][-2:]}\n{words[:2]}"):
                self._write(" ")
            began = self._at
            self._write(words)
            if piece.box is not None:
                self.places.append(Place(began, self._at, piece.box))
            self.unsure += [(began + a, began + b) for a, b in piece.unsure if words == piece.text]
        return start, self._at

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _parts_since(self, start: int, end: int) -> str:
        taken: list[str] = []
        length = end - start
        for part in reversed(self._parts):
            if length <= 0:
                break
            taken.append(part)
            length -= len(part)
        return "".join(reversed(taken))


def _words(line: Sequence[Piece]) -> bool:
    return any(_clean(piece.text) for piece in line)


def _clean(text: str) -> str:
    """White space runs to one blank, control characters left out; letters stay as the document has them."""
    return _BLANKS.sub(" ", _CONTROL.sub("", text.replace("\n", " "))).strip()


def _pages(sizes: Sequence[PageSize], places: Sequence[Place], end: int) -> Iterator[Page]:
    """Yield the pages, each from its first line to the next page's; a page without words is empty."""
    if not sizes:
        return
    first: dict[int, int] = {}
    for place in places:
        first.setdefault(place.box.page, place.start)
    starts: list[int] = [end]
    for size in reversed(sizes):
        starts.append(min(first.get(size.number, starts[-1]), starts[-1]))
    starts.reverse()
    starts[0] = 0
    for size, (start, stop) in zip(sizes, pairwise(starts), strict=True):
        yield Page(size.number, start, stop, size.width, size.height)
