"""What a reader of a structured format finds: paragraphs and tables in reading order, before they are rendered.

Readers of Word files, web pages and PDF pages all return these; `extract.readers.rendering` makes the `Source` of them.
"""

import unicodedata
from dataclasses import dataclass

from extract.source import Box
from models.view import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together: a line of a page with its place, or a line between line breaks.

    `unsure` are the spans of words in `text` that a scan's reader may have misread.
    """

    text: str
    box: Box | None = None
    unsure: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; each of its lines is a list of pieces that belong together, and a new line is one meant as such."""

    lines: tuple[tuple[Piece, ...], ...]

    @classmethod
    def of(cls, text: str) -> "Paragraph":
        """Make a paragraph of a text whose line ends are meant."""
        return cls(tuple((Piece(line),) for line in text.split("\n")))

    @property
    def text(self) -> str:
        """The words of the paragraph, composed (NFC), white space folded."""
        words = " ".join(piece.text for line in self.lines for piece in line)
        return " ".join(unicodedata.normalize("NFC", words).split())


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell where it begins; those that it covers right of and below it are left out of their rows, as in HTML."""

    content: "tuple[Paragraph | Grid, ...]"
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The words of the cell, nested tables included."""
        return " ".join(text for one in self.content if (text := one.text))


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table; `after_break` says that a page ended just before it."""

    cells: tuple[GridCell, ...]
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: tuple[GridRow, ...]

    @property
    def text(self) -> str:
        """The words of the table."""
        return " ".join(text for row in self.rows for cell in row.cells if (text := cell.text))

    @property
    def width(self) -> int:
        """The most columns that a row names."""
        return max((sum(cell.column_span for cell in row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page by its number (from 1) and size in points."""

    number: int
    width: float
    height: float


Node = Paragraph | Grid
