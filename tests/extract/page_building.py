"""Pages built by hand for tests: lines of words at their places, in a type whose letters are all equally wide."""

import itertools
from collections.abc import Sequence

from extract.readers.content import Grid, Node, Paragraph
from extract.readers.pages.assembly import nodes_of
from extract.readers.pages.page import PageContent, Rectangle, TextLine, Word

SIZE = 12.0
LETTER = 0.5  # of the size
BLANK = 0.25
PITCH = 16.0
LEFT, RIGHT = 72.0, 522.0  # the edges of the text on an A4 page; 450 points between them
WIDTH, HEIGHT = 595.0, 842.0


def width(text: str, size: float = SIZE) -> float:
    """Return how wide a text is set, in points."""
    words = text.split()
    return size * (LETTER * sum(map(len, words)) + BLANK * (len(words) - 1))


def words(text: str, x0: float, top: float, *, size: float = SIZE, sure: float = 1.0) -> list[Word]:
    """Set a text from its upper left corner; each further blank in a row makes the gap wider by four letters."""
    found: list[Word] = []
    for part in text.split(" "):
        wide = len(part) * LETTER * size
        if part:
            found.append(Word(part, x0, top, x0 + wide, top + size, size, sure))
        x0 += wide + size * BLANK if part else size * LETTER * 4
    return found


def line(text: str, x0: float = LEFT, top: float = 100.0, *, size: float = SIZE, page: int = 1) -> TextLine:
    """Return a line of a text."""
    return TextLine(tuple(words(text, x0, top, size=size)), page)


def full(text: str, top: float = 100.0, *, x0: float = LEFT, right: float = RIGHT, page: int = 1) -> TextLine:
    """Return a line justified: its blanks are spread so that it ends at the right edge."""
    parts = text.split()
    spare = (right - x0 - sum(len(part) for part in parts) * LETTER * SIZE) / (len(parts) - 1)
    found: list[Word] = []
    for part in parts:
        found += words(part, x0, top)
        x0 = found[-1].x1 + spare
    return TextLine(tuple(found), page)


def below(*texts: str, x0: float = LEFT, top: float = 100.0, page: int = 1) -> list[TextLine]:
    """Return lines one below the other."""
    return [line(text, x0, top + i * PITCH, page=page) for i, text in enumerate(texts)]


def centred(text: str, top: float = 100.0, *, size: float = SIZE) -> TextLine:
    """Return a line in the middle of the page."""
    return line(text, (LEFT + RIGHT - width(text, size)) / 2, top, size=size)


def page(
    *lines: TextLine, number: int = 1, tables: Sequence[Sequence[Rectangle]] = (), width: float = WIDTH
) -> PageContent:
    """Return a page of lines and of tables."""
    put = tuple(word for one in lines for word in one.words)
    return PageContent(number, width, HEIGHT, put, tuple(tuple(cells) for cells in tables))


def rectangles(columns: Sequence[float], rows: Sequence[float]) -> list[Rectangle]:
    """Return the cells between all neighbouring edges."""
    return [
        Rectangle(x0, top, x1, bottom)
        for top, bottom in itertools.pairwise(rows)
        for x0, x1 in itertools.pairwise(columns)
    ]


def texts(nodes: Sequence[Node]) -> list[str]:
    """Return what the nodes hold; a table in brackets, its rows and cells parted by ` / ` and ` | `."""
    return [node.text if isinstance(node, Paragraph) else f"[{' / '.join(rows_of(node))}]" for node in nodes]


def rows_of(grid: Grid) -> list[str]:
    """Return the rows of a table, ` | ` between the cells; a merged cell as `text×rows×columns`."""
    return [
        " | ".join(
            cell.text + (f"×{cell.row_span}×{cell.column_span}" if cell.row_span * cell.column_span > 1 else "")
            for cell in row.cells
        )
        for row in grid.rows
    ]


def read(*pages: PageContent) -> list[str]:
    """Return what pages hold in reading order."""
    return texts(nodes_of(pages))
