"""The content of a web page as it is collected: text by the encoding of its font, tables by their sections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.readers.legacy import LegacyEncoding


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font: what encoding the font says it is in."""

    text: str
    encoding: LegacyEncoding | None = None


@dataclass(slots=True)
class ParagraphDraft:
    """A paragraph; a further line begins where the page breaks one."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])

    @property
    def is_blank(self) -> bool:
        """Whether there are no words in it."""
        return all(run.text.isspace() for line in self.lines for run in line)


@dataclass(slots=True)
class CellDraft:
    """A cell as written; `row_span` 0 goes on to the end of the section."""

    row_span: int
    column_span: int
    content: "list[ParagraphDraft | TableDraft]" = field(default_factory=list)


@dataclass(slots=True)
class TableDraft:
    """A table by its sections, each a list of rows; heads are printed first and feet last, wherever they stand."""

    heads: list[list[list[CellDraft]]] = field(default_factory=list)
    bodies: list[list[list[CellDraft]]] = field(default_factory=list)
    feet: list[list[list[CellDraft]]] = field(default_factory=list)
    current: list[list[CellDraft]] | None = None  # the section that rows go to

    def open_section(self, tag: str) -> None:
        """Begin a `thead`, `tbody` or `tfoot`."""
        self.current = []
        {"thead": self.heads, "tfoot": self.feet}.get(tag, self.bodies).append(self.current)

    def close_section(self) -> None:
        """End the section that is open; a row that follows begins another one."""
        self.current = None

    def add_row(self) -> None:
        """Begin a row."""
        if self.current is None:
            self.open_section("tbody")
        if self.current is not None:
            self.current.append([])

    def add_cell(self, cell: CellDraft) -> None:
        """Add a cell to the last row."""
        if not self.current:
            self.add_row()
        if self.current:
            self.current[-1].append(cell)

    def sections(self) -> Iterator[list[list[CellDraft]]]:
        """Yield the sections in the order in which they are printed."""
        yield from (*self.heads, *self.bodies, *self.feet)


Draft = ParagraphDraft | TableDraft


def lines(drafts: Iterable[Draft]) -> Iterator[list[Run]]:
    """Yield the lines of drafts, tables by rows."""
    for draft in drafts:
        if isinstance(draft, ParagraphDraft):
            yield from draft.lines
        else:
            for section in draft.sections():
                for row in section:
                    for cell in row:
                        yield from lines(cell.content)
