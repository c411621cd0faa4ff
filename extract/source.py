"""What a reader returns and everything downstream reads: text, pages, blocks and tables, each with its place.

All spans are `[start, end)` offsets into `Source.text` in code points. Boxes are in points, origin top left.
"""

from dataclasses import dataclass

from models.view import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (page numbers from 1; points, origin top left)."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the document, where the format has pages."""

    number: int
    start: int
    end: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed: its pieces of the text (none where it is empty) and how many rows and columns it covers.

    `absent` tells a cell with nothing at all, which a merged cell above or beside it may cover, from a blank one.
    `covered` tells a cell that repeats the merged one above it, or fills a merged one beside it.
    """

    pieces: tuple[Span, ...]
    absent: bool = False
    row_span: int = 1
    column_span: int = 1
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed; `after_break` says that a page ended just before it."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows with nothing but page breaks between them.

    `ragged` says that cells covered by a merged one above are missing, so that the place in the row is no column.
    """

    rows: tuple[Row, ...]
    start: int
    end: int
    ragged: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph rejoined over line and page breaks; `body` is where its text begins after a marker (`-`, `1.`)."""

    start: int
    end: int
    marker: str = ""
    body: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of the text stands on its page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read.

    `reader` is the reader's name and version (`text/1`); offsets are stable within it. `places`, in text order, cover
    every line of a format with pages; `unsure` are words that a scan's reader may have misread.
    """

    text: str
    reader: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    places: tuple[Place, ...] = ()
    unsure: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
