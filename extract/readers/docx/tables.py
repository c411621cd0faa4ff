"""Tables of a Word file: merged cells both ways become anchors with spans, as in HTML.

ISO/IEC 29500-1, 17.4: a row names its cells from left to right, each with the grid columns it spans; a cell that goes
on with the one above (`w:vMerge`) or beside it (`w:hMerge`) is named, too, and shows nothing of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.readers.content import Grid, GridCell, GridRow, Node
from extract.readers.docx.columns import MOST_COLUMNS, Extent, column_edges
from extract.readers.docx.names import Element, attribute, child, children, is_on, name, number

Content = Callable[[Element], tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as a row names it; `element` is None where the row keeps clear of grid columns."""

    extent: Extent
    element: Element | None
    merge: str | None = None  # down: "restart" or "continue"


@dataclass(slots=True)
class _Anchor:
    content: tuple[Node, ...]
    width: int
    height: int = 1


def grid_of(table: Element, content: Content) -> Grid:
    """Read a table `w:tbl`; `content` reads the inside of a cell, called in reading order."""
    rows = [_cells(one) for one in children(table) if name(one) == "w:tr" and not _is_gone(one)]
    edges = column_edges(table, (cell.extent for row in rows for cell in row if cell.element is not None))
    width = len(edges) - 1
    above: dict[Extent, _Anchor] = {}  # merged cells that may go on
    anchors: list[list[_Anchor]] = []
    for row in rows:
        listed: list[_Anchor] = []
        here: dict[Extent, _Anchor] = {}
        for cell in _filled_up(row, width):
            extent = edges[cell.extent[0]], edges[cell.extent[1]]
            if extent[0] == extent[1]:
                continue
            anchor = above.get(extent) if cell.merge == "continue" else None
            if anchor is None:
                inside = () if cell.element is None else content(cell.element)
                anchor = _Anchor(inside, extent[1] - extent[0])
                listed.append(anchor)
            else:
                anchor.height += 1
            if cell.merge is not None:
                here[extent] = anchor
        anchors.append(listed)
        above = here
    return Grid(
        tuple(GridRow(tuple(GridCell(one.content, one.height, one.width) for one in listed)) for listed in anchors)
    )


def _filled_up(row: list[_Cell], width: int) -> Iterator[_Cell]:
    """Yield the cells, clipped to the table, with an empty one where the row ends before the table does."""
    at = 0
    for cell in row:
        start, end = cell.extent
        yield _Cell((min(start, width), min(end, width)), cell.element, cell.merge)
        at = end
    if row and at < width:
        yield _Cell((at, width), None)


def _cells(row: Element) -> list[_Cell]:
    properties = child(row, "w:trPr")
    before = _span(child(properties, "w:gridBefore"), least=0)
    cells = [_Cell((0, before), None)] if before else []
    at = before
    for one in children(row):
        own = child(one, "w:tcPr")
        if name(one) != "w:tc" or child(own, "w:cellDel") is not None:
            continue
        end = min(at + _span(child(own, "w:gridSpan"), least=1), MOST_COLUMNS)
        if end == at:
            break
        if _merge(child(own, "w:hMerge")) == "continue" and cells:
            last = cells[-1]
            cells[-1] = _Cell((last.extent[0], end), last.element, last.merge)
        else:
            cells.append(_Cell((at, end), one, _merge(child(own, "w:vMerge"))))
        at = end
    return cells


def _span(element: Element | None, *, least: int) -> int:
    return max(least, min(number(element) or least, MOST_COLUMNS - 1))


def _merge(element: Element | None) -> str | None:
    """Without a value the cell goes on with the one before."""
    return None if element is None else attribute(element, "val") or "continue"


def _is_gone(row: Element) -> bool:
    """Tell whether a row is deleted or hidden."""
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is not None or bool(is_on(child(properties, "w:hidden")))
