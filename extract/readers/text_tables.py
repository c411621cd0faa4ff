"""Tables in plain text: rows between tabs or pipes, or one tab-indented cell a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.readers.paragraphs import Line
from extract.source import Cell, Row, Table
from models.view import Span

_FEWEST_COLUMNS = 4
# What stands in the first cell of a row: a number, a letter, nothing.
_OPENS_ROW = re.compile(r"(?:[IVXLC]{1,5}|\d{1,3}(?:\.\d{1,3})*|[a-zđA-Z])?[.)]?$|STT|TT")
_RULE = re.compile(r"[\s|:=-]*")
_TAB_CELL = re.compile(r"[^\t]*")
# Markdown: a bar after a backslash is a character, and a line of dashes stands under the head.
_BAR = re.compile(r"(?<!\\)\|")
_UNDER_HEAD = re.compile(r"\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+")


class TableBuilder:
    """Collects the lines of a table.

    With `single`, each line is a cell: a blank line or a blank before the tab begins a row, and a line without a tab
    goes on with the cell above. Otherwise each line is a row, unless a cell holds line breaks: then a row that lacks
    cells goes on in the next line, which begins with the rest of its last cell.
    """

    def __init__(self, *, single: bool) -> None:
        self.single = single
        self._rows: list[Row] = []
        self._width = 0  # cells of the widest row
        self._cells: list[Cell] = []
        self._start = 0
        self._end = 0
        self._after_break = False

    def goes_on(self, *, blank: bool) -> bool:
        """Tell whether a line of prose right below goes on with the last cell."""
        if self.single:
            return not blank and bool(self._cells) and bool(self._cells[-1].pieces)
        return not blank and self._lacks_cells()

    def _lacks_cells(self) -> bool:
        """Tell whether the last row has fewer cells than the widest, the last of them with something in it."""
        last = self._rows[-1].cells if self._rows else ()
        return self._width >= _FEWEST_COLUMNS and 1 < len(last) < self._width and bool(last[-1].pieces)

    def continue_cell(self, line: Line) -> None:
        """Add a line to the last cell: its piece grows over the line break."""
        if not self.single:
            self._join((_cell(line.text, line.start),), line.end)
            return
        ((start, _),) = self._cells[-1].pieces
        self._end = line.end
        self._cells[-1] = Cell(((start, line.end),))

    def add(self, line: Line, *, after_break: bool) -> None:
        """Add a row, or with `single` a cell."""
        if not self.single:
            cells = _row(line)
            if cells and not after_break and self._goes_on_with(line, cells):
                self._join(cells, line.end)
            elif cells:
                self._rows.append(Row(cells, line.start, line.end, after_break))
            self._width = max(self._width, len(cells))
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

    def _goes_on_with(self, line: Line, cells: Sequence[Cell]) -> bool:
        """Tell whether a line of cells goes on with the last row: no number opens it, its cells are those missing."""
        if "\t" not in line.text or not self._lacks_cells() or not cells[0].pieces:
            return False
        first = line.text.split("\t", 1)[0].strip()
        return _OPENS_ROW.match(first) is None and len(self._rows[-1].cells) + len(cells) - 1 <= self._width

    def _join(self, cells: Sequence[Cell], end: int) -> None:
        """Join cells to the last row, the first of them to its last cell, over the line break between them."""
        row = self._rows[-1]
        (start, _), *_ = row.cells[-1].pieces
        (_, stop), *_ = cells[0].pieces
        joined = (*row.cells[:-1], Cell(((start, stop),)), *cells[1:])
        self._rows[-1] = Row(joined, row.start, end, row.after_break)

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


def unbarred_rows(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are rows of Markdown tables without bars at their edges.

    >>> list(unbarred_rows(["Việc | Hạn", "--- | ---", "Rà soát | Quý I", "", "a | b"]))
    [0, 1, 2]
    """
    row = -1
    for i, line in enumerate(lines[1:], 1):
        if "|" not in line:
            continue
        bars = len(_BAR.findall(line))
        if row == i - 1:
            row = i
            yield i
        elif _UNDER_HEAD.fullmatch(line) and len(_BAR.findall(lines[i - 1])) == bars:
            row = i
            yield from (i - 1, i)


def _row(line: Line) -> tuple[Cell, ...]:
    text = line.text
    if "\t" in text:
        return tuple(_cell(cell.group(), line.start + cell.start()) for cell in _tab_cells(text))
    if _RULE.fullmatch(text):
        return ()
    edges = [-1 if not text.lstrip().startswith("|") else text.index("|")]
    edges += [bar.start() for bar in _BAR.finditer(text, edges[0] + 1)]
    if text[edges[-1] + 1 :].strip():
        edges.append(len(text))
    return tuple(_cell(text[start + 1 : end], line.start + start + 1) for start, end in pairwise(edges))


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
