"""Merged cells filled: every row gets a cell for every column, so that a place in the row is a column.

A cell that a merged one above covers repeats its pieces; a cell that one beside it covers is absent, so that a title
over the whole row stands once.
"""

from dataclasses import replace

from extract.source import Cell, Row, Table

_MOST_COLUMNS = 200  # of a table; a span beyond is a slip or hostile


def filled(table: Table) -> Table:
    """Return the table with its merged cells filled; one without any is returned as it is."""
    if not any(cell.row_span > 1 or cell.column_span > 1 for row in table.rows for cell in row.cells):
        return table
    open_cells: dict[int, tuple[Cell, int]] = {}  # column → the merged cell over it and for how many rows more
    rows: list[Row] = []
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            _cover(cells, open_cells)
            _begin(cells, cell, open_cells)
        _cover(cells, open_cells)
        last = max(open_cells, default=-1)
        while len(cells) <= last:  # the row says nothing of the columns before a merged cell
            cells.append(Cell((), absent=True))
            _cover(cells, open_cells)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def _begin(cells: list[Cell], cell: Cell, open_cells: dict[int, tuple[Cell, int]]) -> None:
    at = len(cells)
    width = max(1, min(cell.column_span, _MOST_COLUMNS - at))
    beside = Cell((), absent=True, covered=True)
    for column in range(width):
        one = beside if column else cell
        cells.append(one)
        under = open_cells.pop(at + column, None)  # a merged cell above, where the spans contradict each other
        if cell.row_span > 1:
            open_cells[at + column] = (one, cell.row_span - 1)
        elif under is not None and under[1] > 1:
            open_cells[at + column] = (under[0], under[1] - 1)


def _cover(cells: list[Cell], open_cells: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells that merged ones above cover from the next column on."""
    while (under := open_cells.pop(len(cells), None)) is not None:
        cell, more = under
        if more > 1:
            open_cells[len(cells)] = (cell, more - 1)
        cells.append(replace(cell, covered=True))
