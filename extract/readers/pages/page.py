"""A page as its words and the rectangles that its ruling lines enclose; points, origin top left."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.readers.content import Piece
from extract.source import Box
from models.view import Span

_SURE = 0.6  # of a scan's reader: below it a word in four is misread


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; `size` is the height of its letters, `sure` how sure a scan's reader is of it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    sure: float = 1.0

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A cell of a ruled table."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Tell whether the middle of a word lies inside."""
        return self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= word.middle <= self.bottom


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page: its words in any order, and its ruled tables, each as the cells that its lines enclose.

    A scanned page was `turned` (0, 90, 180 or 270 degrees) and then tilted, both counter-clockwise, to stand upright
    and level; `lying` gives a box of it as the page lies in the file.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[tuple[Rectangle, ...], ...] = ()
    turned: int = 0
    tilt: float = 0.0
    scanned: bool = False
    warnings: tuple[str, ...] = ()

    def lying(self, box: Box) -> Box:
        """Return a box of the upright page in the coordinates of the page as it lies in the file."""
        if not self.turned and not self.tilt:
            return box
        width, height = box.x1 - box.x0, box.y1 - box.y0
        x, y = (box.x0 + box.x1) / 2 - self.width / 2, (box.y0 + box.y1) / 2 - self.height / 2
        angle = math.radians(self.turned + self.tilt)
        # Clockwise, with y running down: what was turned counter-clockwise is turned back.
        x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
        on_side = self.turned in (90, 270)
        page_width, page_height = (self.height, self.width) if on_side else (self.width, self.height)
        half_width, half_height = (height, width) if on_side else (width, height)
        x, y, half_width, half_height = x + page_width / 2, y + page_height / 2, half_width / 2, half_height / 2
        return Box(box.page, x - half_width, y - half_height, x + half_width, y + half_height)

    def enlarged(self, factor: float) -> "PageContent":
        """Return the page as if it had been printed so many times as large."""
        words = tuple(
            replace(
                word,
                x0=word.x0 * factor,
                top=word.top * factor,
                x1=word.x1 * factor,
                bottom=word.bottom * factor,
                size=word.size * factor,
            )
            for word in self.words
        )
        tables = tuple(
            tuple(Rectangle(*(edge * factor for edge in (cell.x0, cell.top, cell.x1, cell.bottom))) for cell in cells)
            for cells in self.tables
        )
        return replace(self, width=self.width * factor, height=self.height * factor, words=words, tables=tables)


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand on one line, left to right."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        """The words, a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes = sorted(word.size for word in self.words for _ in word.text)
        return sizes[len(sizes) // 2]

    @property
    def height(self) -> float:
        """The height of most of its words."""
        return median([word.bottom - word.top for word in self.words])

    @property
    def piece(self) -> Piece:
        """The line as a piece of a paragraph, with its place."""
        return Piece(self.text, Box(self.page, self.x0, self.top, self.x1, self.bottom), tuple(self._unsure()))

    def _unsure(self) -> Iterator[Span]:
        at = 0
        for word in self.words:
            if word.sure < _SURE:
                yield at, at + len(word.text)
            at += len(word.text) + 1


def text_lines(words: Iterable[Word], page: int) -> list[TextLine]:
    """Sort words into lines, top to bottom: words share a line where the middle of one lies within the other."""
    lines: list[list[Word]] = []
    tall: list[Word] = []  # the word of each line that decides what else stands on it
    for word in sorted(words, key=lambda one: (one.middle, one.x0)):
        if tall and (_holds_middle(tall[-1], word) or _holds_middle(word, tall[-1])):
            lines[-1].append(word)
            if word.size > tall[-1].size * 1.05:
                tall[-1] = word
        else:
            lines.append([word])
            tall.append(word)
    return [TextLine(tuple(sorted(line, key=lambda one: one.x0)), page) for line in lines]


def _holds_middle(one: Word, other: Word) -> bool:
    return one.top <= other.middle <= one.bottom


def segments(line: TextLine, gap: float) -> list[TextLine]:
    """Cut a line where the blank between two words is at least `gap` wide."""
    cut: list[list[Word]] = [[line.words[0]]]
    for word in line.words[1:]:
        if word.x0 - cut[-1][-1].x1 >= gap:
            cut.append([])
        cut[-1].append(word)
    return [TextLine(tuple(words), line.page) for words in cut]


def median(values: Sequence[float]) -> float:
    """Return the middle value; 0 where there is none."""
    return sorted(values)[len(values) // 2] if values else 0.0
