"""Tables in plain text: rows between tabs or pipes, or one tab-indented cell a line."""

import re

from extract.readers.paragraphs import Line
from extract.source import Cell, Row, Table
from models.view import Span

_RULE = re.compile(r"[\s|:=-]*")
_TAB_CELL = re.compile(r"[^\t]*")


class TableBuilder:
    """Collects the lines of a table.

    With `single`, each line is a cell: a blank line or a blank before the tab begins a row, and a line without a tab
    goes on with the cell above. Otherwise each line is a row.
    """

    def __init__(self, *, single: bool) -> None:
        self.single = single
        self._rows: list[Row] = []
        self._cells: list[Cell] = []
        self._start = 0
        self._end = 0
        self._after_break = False

    def goes_on(self, *, blank: bool) -> bool:
        """Tell whether a line of prose right below goes on with the last cell."""
        return self.single and not blank and bool(self._cells) and bool(self._cells[-1].pieces)

    def continue_cell(self, line: Line) -> None:
        """Add a line to the last cell: its piece grows over the line break."""
        ((start, _),) = self._cells[-1].pieces
        self._end = line.end
        self._cells[-1] = Cell(((start, line.end),))

    def add(self, line: Line, *, after_break: bool) -> None:
        """Add a row, or with `single` a cell."""
        if not self.single:
            if cells := _row(line):
                self._rows.append(Row(cells, line.start, line.end, after_break))
            return
        indented = not line.text.startswith("\t")
        if after_break or indented or not self._cells:
            self._close(after_break=after_break)
            self._start = line.start
            if indented:
                self._cells.append(Cell((), absent=True))
        tab = line.text.index("\t")
        self._cells.append(_cell(line.text[tab + 1 :], line.start + tab + 1))
        self._end = line.end

    def tables(self) -> list[Table]:
        """Return the table, or nothing where fewer than two cells hold text."""
        self._close(after_break=False)
        filled = sum(1 for row in self._rows for cell in row.cells if cell.pieces)
        if filled < 2:
            return []
        rows = tuple(self._rows)
        return [Table(rows, rows[0].start, rows[-1].end, ragged=self.single)]

    def _close(self, *, after_break: bool) -> None:
        if self._cells:
            self._rows.append(Row(tuple(self._cells), self._start, self._end, self._after_break))
        self._cells = []
        self._after_break = after_break


def _row(line: Line) -> tuple[Cell, ...]:
    text = line.text
    if "\t" in text:
        return tuple(_cell(cell.group(), line.start + cell.start()) for cell in _tab_cells(text))
    if _RULE.fullmatch(text):
        return ()
    inner = text.strip()
    first = line.start + text.index("|") + 1
    cells: list[Cell] = []
    for part in inner.removeprefix("|").removesuffix("|").split("|"):
        cells.append(_cell(part, first))
        first += len(part) + 1
    return tuple(cells)


def _tab_cells(text: str) -> list[re.Match[str]]:
    # After each cell the pattern also matches the empty string at the tab; a cell begins after a tab or at the start.
    return [cell for cell in _TAB_CELL.finditer(text) if cell.start() == 0 or text[cell.start() - 1] == "\t"]


def _cell(text: str, start: int) -> Cell:
    if not text:
        return Cell((), absent=True)
    inner = text.strip()
    if not inner:
        return Cell(())
    lead = text.index(inner[0])
    span: Span = (start + lead, start + lead + len(inner))
    return Cell((span,))
