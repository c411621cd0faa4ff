"""Pages to nodes in reading order: prose over page breaks, tables over page breaks, columns one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.readers.content import Grid, GridRow, Node, Paragraph
from extract.readers.pages.flow import as_paragraph, paragraphs_of
from extract.readers.pages.furniture import body_height, notes_apart, without_furniture
from extract.readers.pages.open_columns import Columns
from extract.readers.pages.open_tables import OpenTable, open_tables
from extract.readers.pages.page import PageContent, TextLine, text_lines
from extract.readers.pages.ruled_tables import TablePart, goes_on, grid_of, table_part
from extract.readers.pages.side_by_side import Beside, regions

_RIGHT = 0.9  # of the lines end at the right margin or before it
_LEFT = 0.1

Item = TextLine | Beside | TablePart | OpenTable


@dataclass(slots=True)
class _Flow:
    """Nodes as they come; what the next page may go on with is still open."""

    edges: dict[float, tuple[float, float]]
    nodes: list[Node] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    parts: list[TablePart] = field(default_factory=list)
    open_rows: list[GridRow] = field(default_factory=list)
    width: float = 0.0

    def add(self, item: Item, *, first: bool) -> None:
        """Take in what stands next; `first` says that a page begins with it."""
        if isinstance(item, TablePart):
            self.close_lines()
            if self.parts and not (first and goes_on(self.parts[-1], item)):
                self.close_table()
            self.parts.append(item)
            return
        if isinstance(item, OpenTable):
            self.close_lines()
            if not item.goes_on:
                self.close_table()
            self.open_rows += item.rows
            return
        self.close_table()
        if isinstance(item, TextLine):
            self.lines.append(item)
            return
        self.close_lines()
        for column in (item.left, item.right):
            self.nodes += _column(column)

    def close_lines(self) -> None:
        """End the prose that is open."""
        if self.lines:
            self.nodes += paragraphs_of(self.lines, *self.edges[self.width])
        self.lines = []

    def close_table(self) -> None:
        """End the table that is open."""
        if self.parts:
            self.nodes.append(grid_of(self.parts))
        if self.open_rows:
            self.nodes.append(Grid(tuple(self.open_rows)))
        self.parts, self.open_rows = [], []


def nodes_of(pages: Sequence[PageContent]) -> list[Node]:
    """Return the paragraphs and tables of the pages in reading order, the notes of their feet last."""
    parts: list[list[TablePart]] = []
    raw: list[tuple[PageContent, list[TextLine]]] = []
    for page in pages:
        tables, lines = _apart(page)
        parts.append(tables)
        raw.append((page, lines))
    prose = without_furniture(raw)
    height = body_height(prose)
    flow = _Flow(_edges(pages, prose))
    notes: list[TextLine] = []
    above: Columns | None = None
    for page, tables, lines in zip(pages, parts, prose, strict=True):
        if page.width != flow.width:
            flow.close_lines()
            flow.width = page.width
        body, below = notes_apart(lines, height)
        notes += below
        last: Item | None = None
        for i, item in enumerate(_in_order(body, tables, above)):
            flow.add(item, first=i == 0)
            last = item
        above = last.columns if isinstance(last, OpenTable) else None
    flow.close_lines()
    flow.close_table()
    left = min((line.x0 for line in notes), default=0.0)
    right = max((line.x1 for line in notes), default=0.0)
    return [*flow.nodes, *paragraphs_of(notes, left, right)]


def _apart(page: PageContent) -> tuple[list[TablePart], list[TextLine]]:
    """Return the tables of a page, and the lines outside them."""
    words = list(page.words)
    found: list[TablePart] = []
    for cells in page.tables:
        if len({round(cell.x0) for cell in cells}) > 1 and len(cells) > 2:
            part, words = table_part(page.number, cells, words)
            found.append(part)
    return sorted(found, key=lambda part: part.top), text_lines(words, page.number)


def _edges(pages: Sequence[PageContent], prose: Sequence[Sequence[TextLine]]) -> dict[float, tuple[float, float]]:
    """Return the left and right edge of the text by the width of the page."""
    edges: dict[float, tuple[float, float]] = {}
    for width in {page.width for page in pages}:
        lines = [line for page, own in zip(pages, prose, strict=True) if page.width == width for line in own]
        lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
        edges[width] = (lefts[int(len(lefts) * _LEFT)], rights[int(len(rights) * _RIGHT)]) if lines else (0.0, width)
    return edges


def _in_order(lines: Sequence[TextLine], tables: Sequence[TablePart], columns: Columns | None) -> Iterator[Item]:
    """Yield lines, columns and tables from top to bottom; `columns` are those of an open table of the page before."""
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.top < table.top]
        rest = rest[len(above) :]
        yield from _prose(above, columns)
        columns = None
        yield table
    yield from _prose(rest, columns)


def _prose(lines: Sequence[TextLine], columns: Columns | None) -> Iterator[Item]:
    for run in open_tables(lines, columns):
        if isinstance(run, OpenTable):
            yield run
        else:
            yield from regions(run)


def _column(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """Each line of a letterhead or of the recipients is meant as one."""
    return (as_paragraph([line]) for line in lines)
