"""Tasks stated in prose: items of the parts of a plan that give work, with unit and deadline where these are named."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract import confidence
from extract.plan import Deadline, Paragraph, ProseTask, Task, TaskSpans, Unit
from models.normal import canonical
from models.view import cleaned

# Headings under which plans state what is to be done, and those under which they state aims or where money comes from.
_GIVES_WORK = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|nội dung|phân công|trách nhiệm|công tác chỉ đạo", re.IGNORECASE
)
_STATES_AIMS = re.compile(r"mục tiêu|mục đích|yêu cầu|chỉ tiêu|kinh phí|căn cứ|quan điểm", re.IGNORECASE)
_UNIT_HEADING = re.compile(
    r"^(?:\w{1,4}\. )?(?:Các )?"
    r"(?:Sở|Phòng|Văn phòng|Ban|UBND|Ủy ban|Trung tâm|Công an|Thanh tra|Chi cục|Đài|Báo(?! cáo))\b"
)
_LEADS = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu)\s+")
_SAME = 0.75


def find_prose_tasks(
    text: str,
    paragraphs: Sequence[Paragraph],
    units: Sequence[Unit],
    deadlines: Sequence[Deadline],
    tasks: Sequence[Task],
) -> list[ProseTask]:
    """Find the tasks that the plan states in prose, each with the row of a task table that repeats it, or None."""
    rows = [_words(task.task) for task in tasks]
    unit_starts = [unit.start for unit in units]
    when_starts = [deadline.start for deadline in deadlines]
    found: list[ProseTask] = []
    for paragraph in paragraphs:
        if not _gives_work(paragraph.trail):
            continue
        inside = units[bisect_left(unit_starts, paragraph.start) : bisect_left(unit_starts, paragraph.end)]
        when = deadlines[bisect_left(when_starts, paragraph.start) : bisect_left(when_starts, paragraph.end)]
        task = _task(text, paragraph, inside, when[:1])
        found.append(ProseTask(paragraph.start, paragraph.end, task, _same_row(_words(task.task), rows)))
    return found


def _gives_work(trail: Sequence[str]) -> bool:
    """The innermost heading that says either decides."""
    for heading in reversed(trail):
        if _STATES_AIMS.search(heading):
            return False
        if _GIVES_WORK.search(heading) or _UNIT_HEADING.match(heading):
            return True
    return False


def _task(text: str, paragraph: Paragraph, units: Sequence[Unit], when: Sequence[Deadline]) -> Task:
    written = cleaned(text, [(paragraph.start, paragraph.end)])
    lead: tuple[str, ...] = ()
    spans: tuple[tuple[tuple[int, int], ...], ...] = ()
    named = [unit for unit in units if unit.start - paragraph.start <= 12]
    if named and (named[0].start == paragraph.start or _LEADS.match(written)):
        lead, spans = (named[0].text,), (((named[0].start, named[0].end),),)
    elif paragraph.trail and _UNIT_HEADING.match(paragraph.trail[-1]):
        lead = (re.sub(r"^\w{1,4}\. ", "", paragraph.trail[-1]),)
    section = paragraph.trail[0] if paragraph.trail else None
    number, title = _split(section)
    return Task(
        section=number,
        section_title=title,
        parents=tuple(paragraph.trail[1:]),
        number=None,
        task=written,
        output=None,
        lead=lead,
        coordinating=(),
        deadline=when[0].text if when else None,
        budget=None,
        spans=TaskSpans(
            task=((paragraph.start, paragraph.end),),
            lead=spans,
            deadline=tuple((one.start, one.end) for one in when),
        ),
        confidence=confidence.TASK_IN_PROSE,
    )


def _split(heading: str | None) -> tuple[str | None, str | None]:
    if heading is None:
        return None, None
    number, _, title = heading.partition(". ")
    return (number, title) if title else (None, heading)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", canonical(text)))


def _same_row(words: frozenset[str], rows: Sequence[frozenset[str]]) -> int | None:
    """The row with the largest share of common words, where it is nearly the same."""
    best, at = _SAME, None
    for i, row in enumerate(rows):
        share = len(words & row) / len(words | row) if words | row else 0.0
        if share > best:
            best, at = share, i
    return at
