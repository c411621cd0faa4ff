"""What a unit does where it is named: leads, takes part, submits, approves, reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.plan import Task, Unit, UnitRole
from models.view import Span

_REACH = 60
# What stands right before a unit that something is done with or for.
_BEFORE: tuple[tuple[UnitRole, re.Pattern[str]], ...] = (
    ("coordinating", re.compile(r"phối hợp(?: chặt chẽ)?(?: với| cùng)?(?: các)? $", re.IGNORECASE)),
    ("submitting", re.compile(r"(?:theo|xét) đề nghị của (?:(?:giám đốc|chánh|trưởng|thủ trưởng) )?$", re.IGNORECASE)),
    ("approving", re.compile(r"\b(?:trình|tham mưu(?: cho| với)?|đề nghị|xin ý kiến)(?: lãnh đạo)? $", re.IGNORECASE)),
    ("lead", re.compile(r"(?:^|[.;:] |\) )(?:- )?giao (?:cho )?$", re.IGNORECASE)),
)
# What the unit does, right after its name.
_AFTER: tuple[tuple[UnitRole, re.Pattern[str]], ...] = (
    ("lead", re.compile(r" ?:?,? ?(?:là (?:cơ quan|đơn vị) )?(?:có trách nhiệm )?chủ trì\b")),
    ("coordinating", re.compile(r" ?,? ?(?:có trách nhiệm )?phối hợp\b")),
    ("approving", re.compile(r" ?,? ?(?:xem xét, )?(?:phê duyệt|quyết định|ban hành|thông qua)\b")),
    ("submitting", re.compile(r" ?,? ?(?:xem xét, |tổng hợp, )?trình\b")),
    ("reporting", re.compile(r" ?,? ?(?:tổng hợp,? |định kỳ )?báo cáo\b")),
)
_GOES_ON = re.compile(r"[\s,;]*(?:và|cùng)?\s*$")


def with_roles(text: str, units: Sequence[Unit], tasks: Iterable[Task]) -> list[Unit]:
    """Return the units (in text order) with what each does where it is named; None where no words say it.

    In a task table the column says it; a list of units shares the role of its first one.
    """
    in_cells = _cell_roles(tasks)
    found: list[Unit] = []
    for unit in units:
        role = in_cells.get((unit.start, unit.end)) or _role(text, unit)
        above = found[-1] if found else None
        if role is None and above and above.role in ("coordinating", "approving"):
            between = text[above.end : unit.start]
            role = above.role if len(between) < _REACH and _GOES_ON.fullmatch(between) and between.strip() else None
        found.append(replace(unit, role=role))
    return found


def _cell_roles(tasks: Iterable[Task]) -> dict[Span, UnitRole]:
    roles: dict[Span, UnitRole] = {}
    for task in tasks:
        for pieces in task.spans.lead:
            roles[pieces[0]] = "lead"
        for pieces in task.spans.coordinating:
            roles[pieces[0]] = "coordinating"
    return roles


def _role(text: str, unit: Unit) -> UnitRole | None:
    before = " ".join(text[max(0, unit.start - _REACH) : unit.start].split()) + " "
    after = " ".join(text[unit.end : unit.end + _REACH].split())
    after = f" {after}" if text[unit.end : unit.end + 1].isspace() else after
    for role, pattern in _BEFORE:
        if pattern.search(before):
            return role
    return next((role for role, pattern in _AFTER if pattern.match(after)), None)
