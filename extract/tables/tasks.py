"""Task tables to tasks, in order, each value with its pieces of the text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extract import confidence
from extract.plan import Column, Task, TaskSpans
from extract.tables.columns import Role, holds_tasks, roles_by_content, with_units
from extract.tables.headings import Heading, heading, number_sections
from extract.tables.headings_above import HeadingsAbove, headings_of, number_below
from extract.tables.levelled import (
    LevelledRow,
    deepest_level,
    filled_down,
    is_levelled,
    levelled_rows,
    own_roles,
    upper_cells,
)
from extract.tables.merged_levels import level_roles, numbers_uppers, uppers
from extract.tables.rows import EMPTY, MeantCell, MeantRow, MeantTable
from extract.tables.unit_cells import Responsibility, UnitPart, split_responsibility, split_units

Cells = dict[Role, MeantCell]

_NAMES_PARTS = re.compile("chủ trì|phối hợp", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that states a task: its cells by role, and the headings above it inside the table."""

    row: MeantRow
    number: str | None
    cells: Cells
    section: Heading | None
    parents: tuple[str, ...]


def task_rows(table: MeantTable, is_deadline: Callable[[str], bool]) -> list[TaskRow]:
    """Return the rows that state a task; none where the table is no task table."""
    if is_levelled(table):
        return _from_levels(table, is_deadline)
    roles = level_roles(table)
    if roles is None and (inner := _roles_below_no_header(table, is_deadline)):
        roles = inner
    if roles is None or Role.TASK not in roles:
        return []
    roles = with_units(roles, [[cell.text for cell in row.cells] for row in table.rows if heading(row) is None])
    return _from_columns(table, roles) if holds_tasks(roles) else []


def _roles_below_no_header(table: MeantTable, is_deadline: Callable[[str], bool]) -> tuple[Role, ...] | None:
    """A table whose header is lost: numbers, tasks, then columns that tell by what stands in them."""
    own = [[cell.text for cell in row.cells[2:]] for row in table.rows if heading(row) is None and len(row.cells) > 3]
    if len(own) < 2 or (inner := roles_by_content(own, is_deadline)) is None:
        return None
    return (Role.NUMBER, Role.TASK, *inner)


def _from_levels(table: MeantTable, is_deadline: Callable[[str], bool]) -> list[TaskRow]:
    rows = levelled_rows(table)
    roles = own_roles(rows, is_deadline) or ()
    headings = {i: found for i, row in enumerate(rows) if isinstance(row, MeantRow) and (found := heading(row))}
    sections = dict(zip(headings, number_sections(list(headings.values())), strict=True))
    merged = {role: filled_down(rows, at) for at, role in enumerate(roles) if role is Role.BUDGET}
    read: list[TaskRow] = []
    section: Heading | None = None
    for i, row in enumerate(rows):
        section = sections.get(i, section)
        if isinstance(row, LevelledRow):
            cells: Cells = dict(zip(roles, row.own, strict=False))
            cells |= {role: values[i] for role, values in merged.items() if i in values}
            cells[Role.TASK] = row.task
            read.append(TaskRow(row.row, row.number, cells, section, row.parents))
    return read


def upper_levels(table: MeantTable) -> list[tuple[MeantCell, Heading | None]]:
    """Return the objectives and tasks that a table of merged levels states above its rows, each with its section."""
    if not is_levelled(table):
        return _upper_columns(table)
    rows, deepest = table.rows, deepest_level(table)
    headings = {i: found for i, row in enumerate(rows) if (found := heading(row)) and not upper_cells(row, deepest + 1)}
    sections = dict(zip(headings, number_sections(list(headings.values())), strict=True))
    stated: list[tuple[MeantCell, Heading | None]] = []
    section: Heading | None = None
    for i, row in enumerate(rows):
        section = sections.get(i, section)
        stated += [(cell, section) for cell in upper_cells(row, deepest)]
    return stated


def _upper_columns(table: MeantTable) -> list[tuple[MeantCell, Heading | None]]:
    roles = level_roles(table) or ()
    stated: list[tuple[MeantCell, Heading | None]] = []
    section: Heading | None = None
    for row, one in zip(table.rows, headings_of(table), strict=True):
        if one is not None:
            section = one if one.section else section
        else:
            stated += [(cell, section) for cell in uppers(row, roles) if not cell.covered]
    return stated


def _from_columns(table: MeantTable, roles: Sequence[Role]) -> list[TaskRow]:
    headings = headings_of(table)
    above = HeadingsAbove()
    numbered = not numbers_uppers(table.rows, roles)
    read: list[TaskRow] = []
    for i, (row, one) in enumerate(zip(table.rows, headings, strict=True)):
        if one is not None:
            above.enter(one, number_below(table, i))
            continue
        cells = _by_role(row, roles)
        task = cells.get(Role.TASK, EMPTY)
        if not task.text:
            continue
        if task.covered and read:
            read[-1] = _with_more(read[-1], cells)
            continue
        number = (cells.get(Role.NUMBER, EMPTY).text.rstrip(".) ") if numbered else "") or None
        above.pass_task(number)
        parents = (*above.parents, *(cell.text for cell in uppers(row, roles)))
        read.append(TaskRow(row, number, cells, above.section, parents))
    return read


def _with_more(row: TaskRow, more: Cells) -> TaskRow:
    """Add the cells of a next row over which the task's own is merged: products of one task, each with its term."""
    cells = {
        role: replace(
            cell, pieces=cell.pieces + below.pieces, text=" ".join(part for part in (cell.text, below.text) if part)
        )
        if (below := more.get(role, EMPTY)).text and not below.covered and role is not Role.NUMBER
        else cell
        for role, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _by_role(row: MeantRow, roles: Sequence[Role]) -> Cells:
    """Cells by role; cells that a merged one to the left leaves out of a short row are missed there."""
    offset = max(0, len(roles) - len(row.cells)) if len(row.cells) > 2 else 0
    cells: Cells = {}
    for role, cell in zip(roles[offset:], row.cells, strict=False):
        cells.setdefault(role, cell)
    return cells


def tasks(source: str, tables: Sequence[Sequence[TaskRow]], above: Callable[[int], Heading | None]) -> list[Task]:
    """Make tasks of the rows of each task table.

    `above` gives the heading over an offset outside tables, for rows with no section of their own.
    """
    rows = [(at, row) for at, listed in enumerate(filter(None, tables)) for row in listed]
    known = _known_units(source, [row for _, row in rows])
    made: list[Task] = []
    for table, row in rows:
        who = _responsibility(source, row.cells, known)
        section = row.section or above(row.row.start)
        cells = row.cells

        def value(role: Role, cells: Cells = cells) -> str | None:
            return cells.get(role, EMPTY).text or None

        made.append(
            Task(
                section=section.number if section else None,
                section_title=section.title if section else None,
                parents=row.parents,
                number=row.number,
                task=cells[Role.TASK].text,
                output=value(Role.OUTPUT),
                lead=tuple(part.text for part in who.lead),
                coordinating=tuple(part.text for part in who.coordinating),
                deadline=value(Role.DEADLINE),
                budget=value(Role.BUDGET),
                spans=_spans(cells, who),
                joined=row.row.joined,
                table=table,
                empty=_empty(cells),
                confidence=confidence.TASK_ROW,
            )
        )
    return made


_COLUMNS: tuple[tuple[Column, Role], ...] = (
    ("output", Role.OUTPUT),
    ("lead", Role.LEAD),
    ("lead", Role.RESPONSIBILITY),
    ("coordinating", Role.COORDINATING),
    ("deadline", Role.DEADLINE),
    ("budget", Role.BUDGET),
)


def _empty(cells: Cells) -> tuple[Column, ...]:
    """The columns of which the row has a cell with nothing in it."""
    return tuple(name for name, role in _COLUMNS if role in cells and not cells[role].text)


def _spans(cells: Cells, who: Responsibility) -> TaskSpans:
    return TaskSpans(
        task=cells[Role.TASK].pieces,
        output=cells.get(Role.OUTPUT, EMPTY).pieces,
        lead=tuple(part.pieces for part in who.lead),
        coordinating=tuple(part.pieces for part in who.coordinating),
        deadline=cells.get(Role.DEADLINE, EMPTY).pieces,
        budget=cells.get(Role.BUDGET, EMPTY).pieces,
    )


def _responsibility(source: str, cells: Cells, known: frozenset[str]) -> Responsibility:
    if Role.RESPONSIBILITY in cells:
        return split_responsibility(source, cells[Role.RESPONSIBILITY], known)
    lead = cells.get(Role.LEAD, EMPTY)
    coordinating = cells.get(Role.COORDINATING)
    if coordinating is None and _NAMES_PARTS.search(lead.text):
        return split_responsibility(source, lead, known)
    return Responsibility(split_units(source, lead, known), split_units(source, coordinating or EMPTY, known))


def _known_units(source: str, rows: Sequence[TaskRow]) -> frozenset[str]:
    """Return the names of all units that stand alone or first in some cell."""
    parts: list[UnitPart] = []
    for row in rows:
        who = _responsibility(source, row.cells, frozenset())
        parts += who.lead + who.coordinating
    return frozenset(" ".join(_plain_dashes(part.text).split()) for part in parts)


def _plain_dashes(text: str) -> str:
    """Return the text with plain dashes, as views have them."""
    return text.replace("–", "-").replace("—", "-")
