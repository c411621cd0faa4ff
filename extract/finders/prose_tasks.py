"""Tasks stated in prose: items of the parts of a plan that give work, with who, by when and to what result.

Who leads stands first in the sentence ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính …"), after "Giao", in the heading
above, or on a labelled line of its own below ("Cơ quan chủ trì: …", "Thời gian hoàn thành: …", "Sản phẩm: …").
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from extract import confidence
from extract.finders.labels import LABEL
from extract.outline import Part
from extract.plan import Deadline, Document, Paragraph, ProseTask, Task, TaskSpans, Unit
from extract.tables.rows import MeantCell
from extract.tables.unit_cells import UnitPart, split_units
from models.normal import canonical
from models.view import Span, cleaned

# Headings under which plans state what is to be done, and those under which they state aims or where money comes from.
_GIVES_WORK = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|nội dung|phân công|trách nhiệm|công tác chỉ đạo", re.IGNORECASE
)
_STATES_AIMS = re.compile(r"mục tiêu|mục đích|yêu cầu|chỉ tiêu|kinh phí|căn cứ|quan điểm", re.IGNORECASE)
_UNIT_HEADING = re.compile(
    r"^(?:\w{1,4}\. )?(?:Các )?"
    r"(?:Sở|Phòng|Văn phòng|Ban|UBND|Ủy ban|Trung tâm|Công an|Thanh tra|Chi cục|Đài|Báo(?! cáo))\b"
)
# Rules and lists state duties, not tasks of a plan.
_NO_PLANS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quy định"})
_LEADS = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Phân công)\s+(?:cho\s+)?$")
_WITH = re.compile(r"phối hợp(?: chặt chẽ)?(?: với| cùng)?\s+(?:các )?$")
_BETWEEN = re.compile(r"[\s,;]*(?:và|cùng)?\s*$")
_FARTHEST = 12  # characters before a unit that leads: a marker, "Giao "
_SAME = 0.75


_Mention = TypeVar("_Mention", Unit, Deadline)


@dataclass(slots=True)
class _Said:
    """What a task's paragraph and the labelled lines below it say of it."""

    lead: list[UnitPart] = field(default_factory=list)
    coordinating: list[UnitPart] = field(default_factory=list)
    deadline: list[Span] = field(default_factory=list)
    output: list[Span] = field(default_factory=list)


def find_prose_tasks(
    text: str,
    document: Document,
    parts: Sequence[Part],
    paragraphs: Sequence[Paragraph],
    units: Sequence[Unit],
    deadlines: Sequence[Deadline],
    tasks: Sequence[Task],
) -> list[ProseTask]:
    """Find the tasks that the plan states in prose, each with the row of a task table that repeats it, or None."""
    if document.kind in _NO_PLANS:
        return []
    giving = [paragraph for paragraph in paragraphs if _gives_work(paragraph.trail)]
    labelled = _labelled_below(text, parts, giving)
    rows = _Rows([_words(task.task) for task in tasks])
    found: list[ProseTask] = []
    for paragraph in giving:
        said = labelled.get(paragraph.start, _Said())
        _read_sentence(text, paragraph, _inside(units, paragraph), said)
        when = _inside(deadlines, paragraph)
        said.deadline = said.deadline or [(one.start, one.end) for one in when[:1]]
        task = _task(text, paragraph, said)
        found.append(ProseTask(paragraph.start, paragraph.end, task, rows.same_as(_words(task.task))))
    return found


def _gives_work(trail: Sequence[str]) -> bool:
    """The innermost heading that says either decides."""
    for heading in reversed(trail):
        if _STATES_AIMS.search(heading):
            return False
        if _GIVES_WORK.search(heading) or _UNIT_HEADING.match(heading):
            return True
    return False


def _inside(mentions: Sequence[_Mention], paragraph: Paragraph) -> Sequence[_Mention]:
    first = bisect_left(mentions, paragraph.start, key=lambda one: one.start)
    return mentions[first : bisect_left(mentions, paragraph.end, key=lambda one: one.start)]


def _labelled_below(text: str, parts: Sequence[Part], giving: Sequence[Paragraph]) -> dict[int, _Said]:
    """Read the labelled lines right below each task: start of its paragraph → what they say."""
    starts = [paragraph.start for paragraph in giving]
    said: dict[int, _Said] = defaultdict(_Said)
    above: Paragraph | None = None
    for part in parts:
        at = bisect_left(starts, part.block.start)
        label = LABEL.match(part.view.text)
        if label is None or above is None:
            inside = at < len(giving) and giving[at].start < part.block.end
            above = giving[at] if inside and label is None else None
            continue
        start, end = part.view.span(label.end(), len(part.view.text)) if label.end() < len(part.view.text) else (0, 0)
        if start < end:
            _add(said[above.start], label.lastgroup or "", text, (start, end))
    return said


def _add(said: _Said, what: str, text: str, place: Span) -> None:
    if what == "lead":
        said.lead += split_units(text, MeantCell((place,), ""))
    elif what == "coordinating":
        said.coordinating += split_units(text, MeantCell((place,), ""))
    elif what == "deadline":
        said.deadline.append(_without_stop(text, place))
    else:
        said.output.append(_without_stop(text, place))


def _without_stop(text: str, place: Span) -> Span:
    return place[0], place[0] + len(text[slice(*place)].rstrip(" .;*"))


def _read_sentence(text: str, paragraph: Paragraph, units: Sequence[Unit], said: _Said) -> None:
    """Take who leads and who takes part from the words of the task, where no labelled line says it."""
    if not said.lead and units:
        first = units[0]
        before = text[paragraph.start : first.start]
        if first.start == paragraph.start or (first.start - paragraph.start <= _FARTHEST and _LEADS.search(before)):
            said.lead.append(_part(first))
    if said.coordinating:
        return
    for i, unit in enumerate(units):
        if _WITH.search(" ".join(text[max(paragraph.start, unit.start - 40) : unit.start].split()) + " "):
            said.coordinating.append(_part(unit))
            for above, following in zip(units[i:], units[i + 1 :], strict=False):
                if not _BETWEEN.fullmatch(text[above.end : following.start]):
                    break
                said.coordinating.append(_part(following))
            return


def _part(unit: Unit) -> UnitPart:
    return UnitPart(" ".join(unit.text.split()), ((unit.start, unit.end),))


def _task(text: str, paragraph: Paragraph, said: _Said) -> Task:
    heading = paragraph.trail[-1] if paragraph.trail else ""
    lead = tuple(part.text for part in said.lead)
    if not lead and _UNIT_HEADING.match(heading):
        lead = (re.sub(r"^\w{1,4}\. ", "", heading),)
    number, title = _split(paragraph.trail[0] if paragraph.trail else None)
    return Task(
        section=number,
        section_title=title,
        parents=tuple(paragraph.trail[1:]),
        number=None,
        task=cleaned(text, [(paragraph.start, paragraph.end)]),
        output=cleaned(text, said.output) or None,
        lead=lead,
        coordinating=tuple(part.text for part in said.coordinating),
        deadline=cleaned(text, said.deadline) or None,
        budget=None,
        spans=TaskSpans(
            task=((paragraph.start, paragraph.end),),
            output=tuple(said.output),
            lead=tuple(part.pieces for part in said.lead),
            coordinating=tuple(part.pieces for part in said.coordinating),
            deadline=tuple(said.deadline),
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


class _Rows:
    """The rows of task tables by their words, so that the row that repeats a task is found without trying all.

    Of two sets with a Jaccard index above `_SAME` each shares more than that share of its words with the other; so one
    of its rarest words is shared (prefix filtering: Chaudhuri, Ganti, Kaushik 2006).
    """

    def __init__(self, rows: Sequence[frozenset[str]]) -> None:
        self._rows = rows
        self._with: dict[str, list[int]] = defaultdict(list)
        for i, words in enumerate(rows):
            for word in words:
                self._with[word].append(i)

    def same_as(self, words: frozenset[str]) -> int | None:
        """Return the row with the largest share of common words, where it is nearly the same."""
        rarest = sorted(words, key=lambda word: (len(self._with.get(word, ())), word))
        candidates = {
            i for word in rarest[: len(words) - int(len(words) * _SAME) + 1] for i in self._with.get(word, ())[:_MOST]
        }
        best, at = _SAME, None
        for i in sorted(candidates):
            share = len(words & self._rows[i]) / len(words | self._rows[i])
            if share > best:
                best, at = share, i
        return at


_MOST = 50  # rows tried for one word: a word in more of them tells nothing
