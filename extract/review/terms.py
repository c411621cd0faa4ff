"""Terms that cannot be right: outside the years of the plan, or over before it was signed."""

import re
from collections.abc import Iterator

from extract.finders.references.evidence import written_day
from extract.plan import Deadline, Period
from extract.review.finding import Draft, Finding
from extract.review.places import beginning_in

# "đến năm 2030" of a plan for 2025 names an aim; a day, month or quarter is a term that somebody must keep.
_EXACT = re.compile(r"\d\s*[/.-]\s*\d|(?i:tháng|quý|ngày)")
# What is told or planned of a year is done at the beginning of the next.
_CLOSES_THE_YEAR = re.compile(
    r"báo cáo|tổng kết|sơ kết|đánh giá|chấm điểm|tự chấm|quyết toán|xếp hạng|khen thưởng|công bố|kế hoạch|năm sau",
    re.IGNORECASE,
)
_LAST_MONTH_OF_CLOSING = 6


def terms_outside(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each term of a task that lies outside the years of the plan."""
    period = draft.plan.document.period
    if period is None:
        return
    years = str(period.start) if period.start == period.end else f"{period.start}-{period.end}"
    for term, said in _terms(draft):
        if _is_before(term, period) or (_is_after(term, period) and not _closes(term, said, period)):
            yield Finding(
                "outside-years",
                term.start,
                term.end,
                f"Thời hạn {draft.quoted(term.start, term.end)} nằm ngoài thời gian của kế hoạch ({years}). "
                "Sửa thời hạn, hoặc ghi rõ nhiệm vụ chuyển sang năm nào.",
                f"Hiểu là {_days(term)}; kế hoạch dành cho {years}",
            )


def terms_past(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each term of a task that ended before the day of the plan, in the plan's own years."""
    written, period = draft.plan.document.date, draft.plan.document.period
    if written is None or period is None:
        return
    for term, _ in _terms(draft):
        if term.end_day is not None and not _is_before(term, period) and term.end_day[: len(written)] < written:
            yield Finding(
                "past-deadline",
                term.start,
                term.end,
                f"Thời hạn {draft.quoted(term.start, term.end)} đã qua khi kế hoạch được ký. Sửa thời hạn.",
                f"Hiểu là {_days(term)}; kế hoạch đề {_written(written)}",
            )


def _terms(draft: Draft) -> Iterator[tuple[Deadline, str]]:
    """Terms that say when a task must be done, in the columns of terms and in tasks of prose, with the task's words."""
    plan = draft.plan
    if not draft.is_plan:
        return
    for task in plan.tasks:
        said = f"{task.task} {task.output or ''}"
        for start, end in task.spans.deadline:
            yield from ((term, said) for term in beginning_in(plan.deadlines, start, end) if _is_one_time(term))
    for one in plan.prose_tasks:
        exact = (term for term in beginning_in(plan.deadlines, one.start, one.end) if _EXACT.search(term.text))
        if one.row is None:
            yield from ((term, one.task.task) for term in exact if _is_one_time(term))


def _is_one_time(term: Deadline) -> bool:
    return term.type in ("by", "during") and term.every is None


def _is_before(term: Deadline, period: Period) -> bool:
    return term.end_day is not None and int(term.end_day[:4]) < period.start


def _is_after(term: Deadline, period: Period) -> bool:
    if term.start_day is not None:
        return int(term.start_day[:4]) > period.end
    return term.end_day is not None and int(term.end_day[:4]) > period.end and _EXACT.search(term.text) is not None


def _closes(term: Deadline, said: str, period: Period) -> bool:
    last = f"{period.end + 1}-{_LAST_MONTH_OF_CLOSING:02}-31"
    return term.end_day is not None and term.end_day <= last and _CLOSES_THE_YEAR.search(said) is not None


def _days(term: Deadline) -> str:
    last = f"đến {written_day(term.end_day)}" if term.end_day else ""
    return f"từ {written_day(term.start_day)} {last}".rstrip() if term.start_day else last


def _written(day: str) -> str:
    return "/".join(reversed(day.split("-")))
