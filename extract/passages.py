"""What finders read: paragraphs and cells as views, with what their place says about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.outline import Outline, Zone
from extract.tables.columns import Role
from extract.tables.rows import MeantTable
from extract.tables.tasks import TaskRow
from models.view import Span, View


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a cell with all its pieces.

    `column` is the role of the cell's column in a task table (OTHER for headings and upper levels in it), None for
    prose and for cells of other tables.
    """

    view: View
    zone: Zone
    column: Role | None = None
    in_table: bool = False
    is_heading: bool = False
    trail: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The folded text that patterns are written against."""
        return self.view.text


def passages(
    source: str, outline: Outline, tables: Sequence[MeantTable], rows: Sequence[Sequence[TaskRow]]
) -> tuple[Passage, ...]:
    """Return all passages of a document in text order."""
    found = [Passage(part.view, part.zone, is_heading=part.is_heading, trail=part.trail) for part in outline.parts]
    for table, task_rows in zip(tables, rows, strict=True):
        found.extend(_cells(source, table, task_rows))
    return tuple(sorted(found, key=lambda passage: passage.view.span(0, 1)))


def _cells(source: str, table: MeantTable, task_rows: Sequence[TaskRow]) -> Iterator[Passage]:
    roles = {piece: role for row in task_rows for role, cell in row.cells.items() for piece in cell.pieces}
    for row in table.rows:
        seen: set[str] = set()
        for cell in row.cells:
            # A title that a merged cell repeats over its row is one heading, said once.
            if not cell.pieces or cell.covered or (len(row.cells) > 3 and cell.text in seen and len(cell.text) > 20):
                continue
            seen.add(cell.text)
            view = View.of(source, cell.pieces)
            if not view.text.strip():
                continue  # nothing but markup
            role = roles.get(cell.pieces[0]) or _other_role(cell.pieces[0], roles)
            yield Passage(view, Zone.BODY, role, in_table=True)


def _other_role(piece: Span, roles: Mapping[Span, Role]) -> Role | None:
    """A cell of a task table with no column of its own: a task whose number was cut off keeps its end."""
    if not roles:
        return None
    cut_off = any(role is Role.TASK and start > piece[0] and end == piece[1] for (start, end), role in roles.items())
    return Role.TASK if cut_off else Role.OTHER
