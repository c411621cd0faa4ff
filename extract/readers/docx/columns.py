"""Columns of a table as meant: edges that differ from row to row by a slip of the hand made one.

Word gives every edge that any row has a grid column of its own, so a border dragged by a few millimetres in one row
makes a sliver that the cells of all other rows span, and no place in a row is a column any more.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extract.readers.docx.names import Element, child, name, number

_SLIVER = 567  # twips, 1 cm; a column that no cell has for itself is none below this width
MOST_COLUMNS = 200

Extent = tuple[int, int]
"""The grid columns of a cell, `[start, end)`."""


def column_edges(table: Element, cells: Iterable[Extent]) -> list[int]:
    """Return the columns' number for each grid edge, from 0; no cell of `cells` loses its width."""
    extents = set(cells)
    edges = list(range(max((end for _, end in extents), default=0) + 1))
    for column in _slivers(_widths(table), len(edges) - 1):
        joined = _joined(edges, column)
        if all(joined[start] < joined[end] for start, end in extents):
            edges = joined
    return edges


def _slivers(widths: Sequence[int], columns: int) -> list[int]:
    """Return the grid columns that may be slivers, the narrowest first; none where the grid does not fit the cells."""
    if len(widths) < columns or not any(widths):
        return []
    narrow = [at for at in range(columns) if widths[at] < _SLIVER]
    return sorted(narrow, key=lambda at: widths[at])


def _joined(edges: Sequence[int], column: int) -> list[int]:
    """Give the two edges of a grid column one number; equal numbers stand side by side."""
    if edges[column] == edges[column + 1]:
        return list(edges)
    following = bisect_left(edges, edges[column + 1])
    return [*edges[:following], *(edge - 1 for edge in edges[following:])]


def _widths(table: Element) -> list[int]:
    grid = child(table, "w:tblGrid")
    columns = () if grid is None else [one for one in grid if name(one) == "w:gridCol"]
    return [max(0, number(one, "w") or 0) for one in columns][:MOST_COLUMNS]
