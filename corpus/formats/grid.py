"""The grid of a defined table: which cell stands in which columns of which row, covered places included."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a row: its first column and how many it takes; `covered` where it goes on from a row above."""

    cell: Element
    column: int
    span: int
    rows: int
    covered: bool = False


def rows_of(table: Element, *, final: bool) -> list[Element]:
    """Return the rows; with `final` those that tracked changes delete are left out."""
    return [row for row in table.findall("row") if not (final and row.get("change") == "del")]


def columns_of(table: Element) -> list[float]:
    """Return the widths of the columns as shares of the table's width."""
    widths = [float(width) for width in table.attrib["widths"].split()]
    return [width / sum(widths) for width in widths]


def placed(table: Element, rows: Sequence[Element]) -> list[list[Placed]]:
    """Place the cells of each row. Raises ValueError where a row does not fill the table's columns."""
    count = len(columns_of(table))
    open_cells: dict[int, tuple[Placed, int]] = {}  # by column: a merged cell, and how many rows it still covers
    grid = []
    for number, row in enumerate(rows, start=1):
        line, column = [], 0
        cells = iter(row.findall("c"))
        while column < count:
            if column in open_cells:
                above, left = open_cells.pop(column)
                one = Placed(above.cell, column, above.span, above.rows, covered=True)
            else:
                cell = next(cells, None)
                if cell is None:
                    raise ValueError(f"row {number} has too few cells: {''.join(row.itertext()).strip()[:60]}")
                one = Placed(cell, column, int(cell.get("span", "1")), int(cell.get("rows", "1")))
                left = one.rows
            if left > 1:
                open_cells[column] = (one, left - 1)
            line.append(one)
            column += one.span
        if next(cells, None) is not None or column != count:
            raise ValueError(f"row {number} does not fit {count} columns: {''.join(row.itertext()).strip()[:60]}")
        grid.append(line)
    return grid
