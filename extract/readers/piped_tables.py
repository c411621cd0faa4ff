"""Tables that conversion leaves with each bar on a line of its own: `|`, the lines of a cell, `|`, the next cell, `|`.

A row closes with a bar and the next one opens with a bar, so that two bars in a row are either the end of a row or an
empty cell; the widest row without empty cells tells which.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.source import Cell, Row, Table
from extract.tables.columns import header_roles

_BAR = "|"
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3  # a letterhead and a signature have two, and are no tables


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two bars: None where nothing does."""

    start: int
    end: int
    cell: Cell | None


def piped_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of `text` whose bars stand alone on their lines, in text order."""
    if "\n|\n" not in text and not text.startswith("|\n"):
        return ()
    found = (_table(text, pieces) for pieces in _runs(text))
    return tuple(table for table in found if table is not None)


def _runs(text: str) -> Iterator[list[_Piece]]:
    """Yield the pieces between bars, run by run; a run ends where a blank line or the end follows a bar."""
    pieces: list[_Piece] = []
    opened: int | None = None  # where the lines after the last bar begin
    filled: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip() == _BAR:
            if opened is not None:
                pieces.append(_piece(text, opened, at, filled))
            opened, filled = end + 1, []
        elif opened is not None and not line.strip() and not filled:
            yield pieces
            pieces, opened = [], None
        elif opened is not None:
            filled.append((at, end))
        at = end + 1
    yield pieces


def _piece(text: str, start: int, end: int, filled: Sequence[tuple[int, int]]) -> _Piece:
    if not filled:
        return _Piece(start, start, None)
    first, last = filled[0][0], filled[-1][1]
    inner = text[first:last].strip()
    begin = first + text[first:last].index(inner) if inner else first
    return _Piece(start, end, Cell(((begin, begin + len(inner)),)) if inner else Cell(()))


def _table(text: str, pieces: Sequence[_Piece]) -> Table | None:
    lengths = [length for _, length in _filled_runs(pieces)]
    width = max(lengths, default=0)
    rows = tuple(_rows(pieces, width))
    if len(rows) < _FEWEST_ROWS:
        return None
    if width < _FEWEST_COLUMNS and header_roles([_words(text, cell) for cell in rows[0].cells]) is None:
        return None
    return Table(rows, rows[0].start, rows[-1].end)


def _filled_runs(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, piece in enumerate([*pieces, _Piece(0, 0, None)]):
        if piece.cell is None:
            if i > start:
                yield start, i - start
            start = i + 1


def _rows(pieces: Sequence[_Piece], width: int) -> Iterator[Row]:
    at = 0
    while at < len(pieces):
        run = 0
        while at + run < len(pieces) and pieces[at + run].cell is not None:
            run += 1
        whole = at + width
        # Empty cells belong to the row where the bar that closes a whole row has nothing behind it, and a cell then.
        closes = whole >= len(pieces) or (
            pieces[whole].cell is None and (whole + 1 >= len(pieces) or pieces[whole + 1].cell is not None)
        )
        taken = width if run < width and closes and whole <= len(pieces) else run
        row = pieces[at : at + taken]
        if any(piece.cell for piece in row):
            yield Row(tuple(piece.cell or Cell((), absent=True) for piece in row), row[0].start, row[-1].end)
        at += taken + 1


def _words(text: str, cell: Cell) -> str:
    return " ".join(text[start:end].strip("*") for start, end in cell.pieces)
