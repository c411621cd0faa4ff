"""Tasks that leave open who, what or by when, where the other rows of their table say it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.plan import Column, Task
from extract.review.finding import Draft, Finding

_FILLED_ROWS = 3
"""A column is meant to be filled where so many rows fill it, and they are `_FILLED_SHARE` of all at least."""
_FILLED_SHARE = 2 / 3


@dataclass(frozen=True, slots=True)
class _Gap:
    type: str
    what: str
    column: str
    advice: str


_GAPS: dict[Column, _Gap] = {
    "lead": _Gap("no-unit", "chưa có cơ quan chủ trì", "cơ quan chủ trì", "Ghi cơ quan, đơn vị chủ trì."),
    "output": _Gap("no-product", "chưa có sản phẩm", "sản phẩm", "Ghi sản phẩm, kết quả phải có."),
    "deadline": _Gap("no-deadline", "chưa có thời hạn", "thời hạn", "Ghi thời hạn hoàn thành."),
}


def empty_cells(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each row that leaves a column of its table empty which most rows fill."""
    tasks = draft.plan.tasks if draft.is_plan else ()
    rows = Counter(task.table for task in tasks)
    empty = Counter((task.table, column) for task in tasks for column in task.empty)
    for task in tasks:
        for column in task.empty:
            filled = rows[task.table] - empty[task.table, column]
            expected = filled >= _FILLED_ROWS and filled >= _FILLED_SHARE * rows[task.table]
            if column in _GAPS and expected and task.spans.task:
                yield _finding(task, _GAPS[column], filled, rows[task.table])


def _finding(task: Task, gap: _Gap, filled: int, rows: int) -> Finding:
    number = f" {task.number}" if task.number else ""
    said = f"Nhiệm vụ{number} {gap.what}. {gap.advice}"
    return Finding(gap.type, *task.spans.task[0], said, f"{filled}/{rows} dòng của bảng có ghi {gap.column}")
