"""Cells that ruling lines enclose, through pdfplumber, as long as there are not too many lines for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber import table as lines_to_tables
from pdfplumber.utils.geometry import filter_edges

from extract.readers.pages.page import Rectangle

Tables = tuple[tuple[Rectangle, ...], ...]

# Each step takes time that grows with the square of what it is given; at these bounds a page takes about a second.
_MOST_PAIRS = 2_000_000  # of a line across and a line down
_MOST_CROSSINGS = 3_000
_SHORTEST = 1.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """Points: `snap` within which two lines are one, `reach` by which a line may miss the one that it meets."""

    snap: float = 3.0
    reach: float = 3.0


def tables_of(edges: Iterable[dict[str, Any]], tolerance: Tolerance) -> Tables | None:
    """Return the cells of each table that lines enclose, top to bottom; the lines are edges as pdfplumber has them.

    None where there are so many that finding the tables would take long.
    """
    snap, reach = tolerance.snap, tolerance.reach
    listed = list(edges)
    level = [edge for way in ("v", "h") for edge in filter_edges(listed, way, min_length=_SHORTEST)]
    merged = filter_edges(lines_to_tables.merge_edges(level, snap, snap, snap, snap), min_length=snap)
    if _pairs(merged) > _MOST_PAIRS:
        return None
    crossings = lines_to_tables.edges_to_intersections(merged, reach, reach)
    if len(crossings) > _MOST_CROSSINGS:
        return None
    tables = lines_to_tables.cells_to_tables(lines_to_tables.intersections_to_cells(crossings))
    return tuple(_sorted([Rectangle(*map(float, cell)) for cell in cells]) for cells in tables)


def too_dense(page: int) -> str:
    """Say that a page was read without its tables."""
    return f"trang {page} có quá nhiều đường kẻ, nên bảng ở trang ấy chỉ được đọc như chữ thường"


def _pairs(edges: Sequence[dict[str, Any]]) -> int:
    across: int = sum(edge["orientation"] == "h" for edge in edges)
    return across * (len(edges) - across)


def _sorted(cells: Iterable[Rectangle]) -> tuple[Rectangle, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.top, cell.x0)))
