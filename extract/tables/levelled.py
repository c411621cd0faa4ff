"""Tables of three merged levels (objective, task, activity) printed one cell a line: the levels stand in the numbers.

"1.5: …", "2.8: …", "3.9: …" in one row: the first figure is the level, cells of upper levels are left out in the rows
that they cover. The columns right of the deepest level are the row's own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.tables.columns import Role, roles_by_content
from extract.tables.rows import EMPTY, MeantCell, MeantRow, MeantTable

_LEVEL = re.compile(r"(?P<level>[1-9])\.(?P<item>\d{1,3})\s*[:.)]?\s+(?=\S)")
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class LevelledRow:
    """A row of the deepest level with what stands above it; `own` are the cells right of the task cell."""

    row: MeantRow
    parents: tuple[str, ...]
    number: str
    task: MeantCell
    own: tuple[MeantCell, ...]


def is_levelled(table: MeantTable) -> bool:
    """Tell whether numbers of two or more levels stand in several rows of the table."""
    depths = [len(_levels(row)) for row in table.rows]
    return table.ragged and sum(depth >= 2 for depth in depths) >= _LEAST_ROWS


def levelled_rows(table: MeantTable) -> list[LevelledRow | MeantRow]:
    """Return the rows of the deepest level, and the others as they are (headings, rows of upper levels alone)."""
    deepest = deepest_level(table)
    above: dict[int, str] = {}
    found: list[LevelledRow | MeantRow] = []
    for row in table.rows:
        levels = _levels(row)
        for level, at in sorted(levels.items()):
            above = {key: value for key, value in above.items() if key < level}
            above[level] = _unnumbered(row.cells[at])[1].text
        if not levels:
            above = {}
            found.append(row)
        elif deepest in levels:
            at = levels[deepest]
            number, task = _unnumbered(row.cells[at])
            parents = tuple(above[level] for level in sorted(above) if level < deepest)
            found.append(LevelledRow(row, parents, number, task, row.cells[at + 1 :]))
    return found


def upper_cells(row: MeantRow, deepest: int) -> list[MeantCell]:
    """Return the cells of upper levels that begin in a row, unnumbered: objectives and tasks of their own."""
    return [_unnumbered(row.cells[at])[1] for level, at in _levels(row).items() if level < deepest]


def deepest_level(table: MeantTable) -> int:
    """Return the deepest level that the numbers of the table name."""
    return max((level for row in table.rows for level in _levels(row)), default=0)


def own_roles(rows: list[LevelledRow | MeantRow], is_deadline: Callable[[str], bool]) -> tuple[Role, ...] | None:
    """Infer the roles of the columns right of the task, since the header, if any, does not align with ragged rows."""
    own = [[cell.text for cell in row.own] for row in rows if isinstance(row, LevelledRow)]
    return roles_by_content(own, is_deadline)


def filled_down(rows: list[LevelledRow | MeantRow], column: int) -> dict[int, MeantCell]:
    """Return, by index of the row, the merged cells of `column` that go on into rows below their own.

    A merged cell shows by a last empty cell in one of the rows it covers; the rows between lack the cell.
    """
    cells: dict[int, MeantCell] = {}
    open_rows: list[int] = []
    value = EMPTY
    for i, row in enumerate(rows):
        if not isinstance(row, LevelledRow):
            value, open_rows = EMPTY, []
            continue
        cell = row.own[column] if column < len(row.own) else None
        if cell is None:
            open_rows.append(i)
        elif cell.text:
            value, open_rows = cell, []
        elif cell.absent and column + 1 < len(row.own) and value.text:
            cells.update(dict.fromkeys([*open_rows, i], value))
            open_rows = []
        else:
            value, open_rows = EMPTY, []
    return cells


def _levels(row: MeantRow) -> dict[int, int]:
    """Return level → index of its cell, only where the levels rise from left to right."""
    levels: dict[int, int] = {}
    for at, cell in enumerate(row.cells):
        found = _LEVEL.match(cell.text)
        if found and int(found["level"]) > max(levels, default=0):
            levels[int(found["level"])] = at
    return levels


def _unnumbered(cell: MeantCell) -> tuple[str, MeantCell]:
    found = _LEVEL.match(cell.text)
    if found is None:
        return "", cell
    (start, end), *rest = cell.pieces
    cut = start + found.end()
    number = f"{found['level']}.{found['item']}"
    return number, MeantCell(((min(cut, end), end), *rest), cell.text[found.end() :])
