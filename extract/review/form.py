"""The form of the document itself (thể thức, Nghị định 30/2020/NĐ-CP, phụ lục I): hints, and a day left blank."""

import re
from collections.abc import Iterator

from extract.finders.references.dates import DATE, is_day
from extract.plan import Column, Document
from extract.review.finding import Draft, Finding

_FRONT = 3_000  # characters in which the head stands
_PLACE_AND_DAY = re.compile(rf"^[^\n|,]{{3,40}},\s*(?P<day>{DATE})", re.MULTILINE)
_RECIPIENTS = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_LEAST_ROWS = 3
_COLUMNS: tuple[tuple[Column, str], ...] = (
    ("output", "sản phẩm"),
    ("lead", "cơ quan chủ trì"),
    ("deadline", "thời hạn"),
)


def blank_day(draft: Draft) -> Iterator[Finding]:
    """Yield a finding where the number is given and the day of issue is left blank."""
    head = draft.plan.document
    line = _PLACE_AND_DAY.search(draft.plan.text, 0, _FRONT)
    if head.number is not None and line is not None and not is_day(head.date):
        yield Finding(
            "blank",
            *line.span("day"),
            "Ngày ban hành còn để trống trong khi đã có số. Ghi đủ ngày, tháng, năm.",
        )


def single_digits(draft: Draft) -> Iterator[Finding]:
    """Yield a hint where the plan's own number or day is under 10 and has no zero before it (phụ lục I, mục II)."""
    head = draft.plan.document
    own = next((one for one in draft.plan.references if one.role == "self"), None)
    if own is not None and head.number is not None and re.fullmatch(r"[1-9]", head.number):
        at = draft.plan.text.find(head.number, own.start, own.end)
        said = "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước."
        yield Finding("head-form", own.start, own.end, said, _RULE, f"0{head.number}", (at, at + 1))
    line = _PLACE_AND_DAY.search(draft.plan.text, 0, _FRONT)
    if line is None:
        return
    found = re.compile(DATE).search(draft.plan.text, *line.span("day"))
    for name in ("d", "d2", "m", "m2"):
        digit = found[name] if found else None
        if found and digit and len(digit) == 1 and (name[0] == "d" or digit in "12"):
            said = "Ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước."
            yield Finding("head-form", *line.span("day"), said, _RULE, f"0{digit}", found.span(name))


_RULE = "Nghị định 30/2020/NĐ-CP, phụ lục I, thể thức số, ký hiệu và ngày của văn bản hành chính"


def missing_parts(draft: Draft) -> Iterator[Finding]:
    """Yield a hint for each part of the form that a whole document has and this one lacks."""
    plan, head = draft.plan, draft.plan.document
    if not draft.is_plan or head.kind is None or head.issuer is None:
        return
    at = next(((one.start, one.end) for one in plan.references if one.role == "self"), (0, _first_line(plan.text)))
    for lacks, said in _lacking(head, plan.text):
        if lacks:
            yield Finding("missing-part", *at, f"Không thấy {said}. Kiểm tra lại thể thức.", _PARTS)


_PARTS = "Nghị định 30/2020/NĐ-CP, Điều 8: các thành phần chính của thể thức văn bản hành chính"


def _lacking(head: Document, text: str) -> tuple[tuple[bool, str], ...]:
    return (
        (head.symbol is None, "số, ký hiệu của văn bản"),
        (head.date is None, "địa danh và ngày ban hành"),
        (head.title is None, "trích yếu"),
        (_RECIPIENTS.search(text) is None, "phần “Nơi nhận”"),
    )


def _first_line(text: str) -> int:
    return len(text) if "\n" not in text.strip() else text.index("\n", len(text) - len(text.lstrip()))


def missing_columns(draft: Draft) -> Iterator[Finding]:
    """Yield a hint for each task table in which nothing says what comes of the tasks, who leads or by when."""
    tables: dict[int, list[int]] = {}
    for i, task in enumerate(draft.plan.tasks):
        if task.table is not None and draft.is_plan:
            tables.setdefault(task.table, []).append(i)
    for rows in tables.values():
        tasks = [draft.plan.tasks[i] for i in rows]
        for column, name in _COLUMNS:
            known = any(getattr(task, column) or column in task.empty for task in tasks)
            if not known and len(tasks) >= _LEAST_ROWS and tasks[0].spans.task:
                yield Finding(
                    "missing-column",
                    *tasks[0].spans.task[0],
                    f"Bảng nhiệm vụ từ dòng này không có cột {name}. Cân nhắc bổ sung.",
                )
