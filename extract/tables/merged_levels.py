"""Tables with a column for each level (objective, task, activity), where upper cells are merged over what they hold.

The deepest level is what the table gives somebody to do; the cells of upper levels stand over it like headings.
"""

from collections.abc import Sequence

from extract.tables.columns import Role, is_level
from extract.tables.rows import EMPTY, MeantCell, MeantRow, MeantTable


def level_roles(table: MeantTable) -> tuple[Role, ...] | None:
    """Return the columns' roles, the last of the level columns the task column, those left of it `UPPER`.

    Where no upper cell is merged over tasks of their own, the roles stay as the header names them.
    """
    roles = table.roles
    levels = [at for at, text in enumerate(table.header) if is_level(text)]
    if roles is None or len(levels) < 2 or not any(_merged_over(row, levels[0], levels[-1]) for row in table.rows):
        return roles
    by_place = dict.fromkeys(levels[:-1], Role.UPPER) | {levels[-1]: Role.TASK}
    return tuple(by_place.get(at, role) for at, role in enumerate(roles))


def uppers(row: MeantRow, roles: Sequence[Role]) -> list[MeantCell]:
    """Return the cells of upper levels that hold for a row, outermost first."""
    return [cell for role, cell in zip(roles, row.cells, strict=False) if role is Role.UPPER and cell.text]


def numbers_uppers(rows: Sequence[MeantRow], roles: Sequence[Role]) -> bool:
    """Tell whether the numbers of the first column are those of an upper level: merged where the task is not."""
    if Role.UPPER not in roles or Role.NUMBER not in roles:
        return False
    number, task = roles.index(Role.NUMBER), roles.index(Role.TASK)
    return any(_merged_over(row, number, task) for row in rows)


def _merged_over(row: MeantRow, upper: int, deeper: int) -> bool:
    above, below = (row.cells[at] if at < len(row.cells) else EMPTY for at in (upper, deeper))
    return above.covered and bool(above.text) and bool(below.text) and not below.covered
