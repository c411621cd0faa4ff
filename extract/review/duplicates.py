"""Tasks stated twice with two terms or two leads, and prose that gives another term than the table."""

from collections import defaultdict
from collections.abc import Iterator

from extract.plan import Deadline, Plan, Task
from extract.review.finding import Draft, Finding
from extract.review.places import beginning_in
from models.normal import canonical
from models.view import Span

_TELLING_WORDS = 6  # shorter tasks ("Báo cáo kết quả") are said again of other things
_FIXED = ("by", "during")


def duplicate_tasks(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each row that states an earlier row's task with another term or lead."""
    by_words: dict[str, list[Task]] = defaultdict(list)
    for task in draft.plan.tasks if draft.is_plan else ():
        words = canonical(task.task).rstrip(" .;,")
        if len(words.split()) >= _TELLING_WORDS and task.spans.task:
            by_words[words].append(task)
    for first, *others in by_words.values():
        for other in others:
            if (apart := _apart(first, other)) is not None:
                yield Finding(
                    "duplicate-task",
                    *other.spans.task[0],
                    f"Nhiệm vụ này đã nêu ở trên nhưng {apart}. Gộp làm một, hoặc ghi rõ chỗ khác nhau.",
                    f"{draft.place(first.spans.task[0][0]).capitalize()}: {_who_and_when(first)}",
                )


def _apart(first: Task, other: Task) -> str | None:
    """What sets two rows of one task apart, None where nothing that must agree does."""
    if first.deadline and other.deadline and canonical(first.deadline) != canonical(other.deadline):
        return f"khác thời hạn: “{first.deadline}” và “{other.deadline}”"
    leads = [{canonical(name) for name in task.lead} for task in (first, other)]
    if all(leads) and leads[0] != leads[1]:
        return f"khác cơ quan chủ trì: {', '.join(first.lead)} và {', '.join(other.lead)}"
    return None


def _who_and_when(task: Task) -> str:
    who = f"chủ trì {', '.join(task.lead)}" if task.lead else "không ghi chủ trì"
    return f"{who}; thời hạn {task.deadline}" if task.deadline else who


def prose_conflicts(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each task of prose whose last day is not that of the same task in the table."""
    plan = draft.plan
    for one in plan.prose_tasks:
        row = plan.tasks[one.row] if one.row is not None else None
        if row is None:
            continue
        said = _last_days(plan, [(one.start, one.end)])
        meant = _last_days(plan, row.spans.deadline)
        if len(said) == 1 and len(meant) == 1 and said[0].end_day != meant[0].end_day:
            yield Finding(
                "prose-conflict",
                said[0].start,
                said[0].end,
                f"Thời hạn {draft.quoted(said[0].start, said[0].end)} khác thời hạn của cùng nhiệm vụ trong bảng: "
                f"{draft.quoted(meant[0].start, meant[0].end)}. Thống nhất một thời hạn.",
                f"{draft.place(meant[0].start).capitalize()}, nhiệm vụ “{row.task}”",
            )


def _last_days(plan: Plan, spans: tuple[Span, ...] | list[Span]) -> list[Deadline]:
    """Terms with a last day in some places of the text, those that come back left out."""
    return [
        term
        for start, end in spans
        for term in beginning_in(plan.deadlines, start, end)
        if term.end_day is not None and term.every is None and term.type in _FIXED
    ]
