"""Task tables to tasks, in order, each value with its pieces of the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from extract import confidence
from extract.plan import Task, TaskSpans
from extract.tables.columns import Role, holds_tasks, roles_by_content
from extract.tables.headings import Heading, heading, number_sections
from extract.tables.levelled import (
    LevelledRow,
    deepest_level,
    filled_down,
    is_levelled,
    levelled_rows,
    own_roles,
    upper_cells,
)
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


@dataclass(slots=True)
class _Headings:
    """The headings that hold for the next row."""

    section: Heading | None = None
    parents: list[str] = field(default_factory=list)
    depth: int = 0


def task_rows(table: MeantTable, is_deadline: Callable[[str], bool]) -> list[TaskRow]:
    """Return the rows that state a task; none where the table is no task table."""
    if is_levelled(table):
        return _from_levels(table, is_deadline)
    roles = table.roles
    if roles is None and (inner := _roles_below_no_header(table, is_deadline)):
        roles = inner
    if roles is None or not holds_tasks(roles):
        return []
    return list(_from_columns(table, roles))


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
        return []
    rows, deepest = table.rows, deepest_level(table)
    headings = {i: found for i, row in enumerate(rows) if (found := heading(row)) and not upper_cells(row, deepest + 1)}
    sections = dict(zip(headings, number_sections(list(headings.values())), strict=True))
    stated: list[tuple[MeantCell, Heading | None]] = []
    section: Heading | None = None
    for i, row in enumerate(rows):
        section = sections.get(i, section)
        stated += [(cell, section) for cell in upper_cells(row, deepest)]
    return stated


def _from_columns(table: MeantTable, roles: Sequence[Role]) -> Iterator[TaskRow]:
    found = [heading(row) for row in table.rows]
    at_sections = [i for i, one in enumerate(found) if one is not None and one.section]
    numbered = dict(zip(at_sections, number_sections([h for h in found if h and h.section]), strict=True))
    state = _Headings()
    for i, row in enumerate(table.rows):
        one = numbered.get(i, found[i])
        if one is not None and (one.section or _heads(table, found, i)):
            _enter(state, one)
            continue
        cells = _by_role(row, roles)
        task = cells.get(Role.TASK, EMPTY)
        if not task.text:
            continue
        number = cells.get(Role.NUMBER, EMPTY).text.rstrip(".) ") or None
        if number and state.depth and _depth(number) <= state.depth:
            state.parents.clear()
            state.depth = 0
        yield TaskRow(row, number, cells, state.section, tuple(state.parents))


def _heads(table: MeantTable, found: Sequence[Heading | None], i: int) -> bool:
    """A numbered title alone in its row heads what follows only where something stands under it."""
    if i + 1 >= len(table.rows):
        return False
    one, following = found[i], table.rows[i + 1].cells[0].text.rstrip(".) ")
    if one is None or (found[i + 1] is not None and found[i + 1].section):  # type: ignore[union-attr]
        return False
    return not following or _depth(following) > _depth(one.number or "")


def _depth(number: str) -> int:
    return number.count(".") + 1


def _enter(state: _Headings, one: Heading) -> None:
    if one.section:
        state.section, state.parents, state.depth = one, [], 0
    else:
        state.depth = _depth(one.number or "")
        state.parents = [*state.parents[: state.depth - 1], one.title]


def _by_role(row: MeantRow, roles: Sequence[Role]) -> Cells:
    """Cells by role; cells that a merged one to the left leaves out of a short row are missed there."""
    offset = max(0, len(roles) - len(row.cells)) if len(row.cells) > 2 else 0
    cells: Cells = {}
    for role, cell in zip(roles[offset:], row.cells, strict=False):
        cells.setdefault(role, cell)
    return cells


def tasks(source: str, rows: Sequence[TaskRow], above: Callable[[int], Heading | None]) -> list[Task]:
    """Make tasks of the rows.

    `above` gives the heading over an offset outside tables, for rows with no section of their own.
    """
    known = _known_units(source, rows)
    made: list[Task] = []
    for row in rows:
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
                confidence=confidence.TASK_ROW,
            )
        )
    return made


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
