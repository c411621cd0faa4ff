"""Roman numerals of the sections of a scanned table, where a scan's reader saw something else."""

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from extract.readers.content import Grid, GridCell, GridRow, Paragraph, Piece

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LONGEST = 5
_SUM = re.compile(r"T[ỔO]NG|C[ỘO]NG")  # "TỔNG CỘNG": the last row of a table of money


def renumbered(grid: Grid, scanned: Container[int]) -> Grid:
    """Return a table of `scanned` pages with its sections numbered in order, where what was read bears that out.

    Half of the numerals are right, or two are and the others have lost strokes. What is put right is not sure.
    """
    if not any(piece.box and piece.box.page in scanned for row in grid.rows[:1] for piece in _pieces(row)):
        return grid
    heads = [at for at, row in enumerate(grid.rows) if _is_section(row)][: len(_NUMERALS)]
    read = [(grid.rows[at].cells[0].text.rstrip(". "), numeral) for at, numeral in zip(heads, _NUMERALS, strict=False)]
    right = sum(seen == numeral for seen, numeral in read)
    worn = right > 1 and all(seen == numeral[: len(seen)] for seen, numeral in read)
    if right * 2 < len(heads) and not worn:
        return grid
    rows = list(grid.rows)
    for at, numeral in zip(heads, _NUMERALS, strict=False):
        number, *rest = rows[at].cells
        if number.text.rstrip(". ") != numeral:
            rows[at] = replace(rows[at], cells=(_numbered(number, numeral), *rest))
    return replace(grid, rows=tuple(rows))


def _is_section(row: GridRow) -> bool:
    """Tell whether a row holds a title in capitals and, before it, nothing longer than a numeral."""
    if len(row.cells) < 2:
        return False
    number, *rest = (cell.text for cell in row.cells)
    titles = [text for text in rest if text]
    if len(titles) != 1 or not titles[0].isupper() or " " not in titles[0] or _SUM.match(titles[0]):
        return False
    return _may_be_numeral(number)


def _may_be_numeral(text: str) -> bool:
    return len(text) <= _LONGEST and not any(letter.isdigit() and letter != "1" for letter in text)


def _numbered(cell: GridCell, numeral: str) -> GridCell:
    """Return the cell with the numeral, in the place of what was read there if anything was."""
    boxes = [piece.box for one in cell.content if isinstance(one, Paragraph) for line in one.lines for piece in line]
    piece = Piece(numeral, boxes[0] if boxes else None, ((0, len(numeral)),))
    return replace(cell, content=(Paragraph(((piece,),)),))


def _pieces(row: GridRow) -> Iterator[Piece]:
    for cell in row.cells:
        for one in cell.content:
            if isinstance(one, Paragraph):
                yield from (piece for line in one.lines for piece in line)
