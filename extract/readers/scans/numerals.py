"""Roman numerals of the sections of a scanned table, where a scan's reader saw something else."""

from dataclasses import replace

from extract.readers.content import Grid, GridCell, GridRow, Paragraph

_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LONGEST = 5


def renumbered(grid: Grid) -> Grid:
    """Return the table with its sections numbered in order, where what was read bears that out.

    Half of the numerals are right, or two are and the others have lost strokes.
    """
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
    return len(titles) == 1 and titles[0].isupper() and " " in titles[0] and _may_be_numeral(number)


def _may_be_numeral(text: str) -> bool:
    return len(text) <= _LONGEST and not any(letter.isdigit() and letter != "1" for letter in text)


def _numbered(cell: GridCell, numeral: str) -> GridCell:
    """Return the cell with the numeral, in the place of what was read there if anything was."""
    boxes = [piece.box for one in cell.content if isinstance(one, Paragraph) for line in one.lines for piece in line]
    return replace(cell, content=(Paragraph.placed(numeral, boxes[0] if boxes else None),))
