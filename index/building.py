"""Plans to entries: one for each task row, task in prose, other paragraph and target."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from extract.fields import field_of
from extract.page_places import page_of
from extract.plan import Deadline, Plan, Reference, Target, Task, Unit
from index.citations import folded_id
from index.entry import Entry, EntryDeadline, EntryKind
from models.view import Span, cleaned

Mention = TypeVar("Mention", Deadline, Reference, Unit)


def entries_of(plan: Plan, slug: str) -> list[Entry]:
    """Return the entries of a plan stored as `slug`, in text order; the same plan always gives the same entries."""
    builder = _Builder(plan, slug)
    found = [*builder.rows(), *builder.paragraphs(), *builder.targets()]
    unique = {entry.entry: entry for entry in found}
    return sorted(unique.values(), key=lambda entry: (entry.start, entry.end, entry.kind))


class _Builder:
    def __init__(self, plan: Plan, slug: str) -> None:
        self._plan = plan
        self._slug = slug

    def rows(self) -> Iterator[Entry]:
        """Rows of task tables; the place is the task cell's first piece."""
        for task in self._plan.tasks:
            trail = _trail(task)
            spans = (*task.spans.task, *task.spans.output, *task.spans.deadline)
            yield self._entry("task", task.spans.task[0], task.task, trail, task, spans)

    def paragraphs(self) -> Iterator[Entry]:
        """Tasks in prose, and the other paragraphs as passages."""
        tasks = {(one.start, one.end): one.task for one in self._plan.prose_tasks}
        for paragraph in self._plan.paragraphs:
            span = (paragraph.start, paragraph.end)
            text = cleaned(self._plan.text, [span])
            task = tasks.get(span)
            yield self._entry("task" if task else "passage", span, text, paragraph.trail, task, (span,))

    def targets(self) -> Iterator[Entry]:
        """Targets that are a part of their paragraph or cell only; one that fills it would be said twice.

        Quotas shared out among units are sums, nothing that a question asks for.
        """
        whole = {(one.start, one.end) for one in self._plan.paragraphs}
        starts = [one.start for one in self._plan.paragraphs]
        for target in self._plan.targets:
            span = (target.start, target.end)
            at = bisect_left(starts, target.start + 1) - 1
            over = self._plan.paragraphs[at] if at >= 0 else None
            trail = over.trail if over and target.end <= over.end else self._heading_trail(target)
            if span not in whole and not target.allocation:
                yield self._entry("target", span, cleaned(self._plan.text, [span]), trail, None, (span,))

    def _heading_trail(self, target: Target) -> tuple[str, ...]:
        for task in self._plan.tasks:
            if any(start <= target.start < end for start, end in (*task.spans.task, *task.spans.output)):
                return _trail(task)
        return ()

    def _entry(
        self,
        kind: EntryKind,
        place: Span,
        text: str,
        trail: Sequence[str],
        task: Task | None,
        spans: Sequence[Span],
    ) -> Entry:
        document = self._plan.document
        return Entry(
            entry=f"{self._slug}#{kind}-{place[0]}-{place[1]}",
            kind=kind,
            plan=self._slug,
            source=self._plan.plan,
            text=text,
            trail=tuple(trail),
            start=place[0],
            end=place[1],
            province=document.province,
            issuer=document.issuer,
            level=document.level,
            period=(document.period.start, document.period.end) if document.period else None,
            field=task.field if task else field_of(trail),
            lead=task.lead if task else (),
            coordinating=task.coordinating if task else (),
            deadline=self._deadline(task, spans),
            output=task.output if task else None,
            units=self._unit_names(task),
            cites=tuple(sorted({folded_id(one.id) for one in _inside(self._plan.references, spans)})),
            around=_around(task),
            page=page_of(self._plan.places, place[0]),
        )

    def _deadline(self, task: Task | None, spans: Sequence[Span]) -> EntryDeadline | None:
        cell = task.spans.deadline if task else ()
        found = _inside(self._plan.deadlines, cell or spans)
        if found:
            return _printed(found[0])
        if task and task.deadline:
            return EntryDeadline(task.deadline, None, None, None, None)
        return None

    def _unit_names(self, task: Task | None) -> tuple[str, ...]:
        if task is None:
            return ()
        pieces = (*task.spans.lead, *task.spans.coordinating)
        names = [unit.name for spans in pieces for unit in _inside(self._plan.units, spans)]
        return tuple(dict.fromkeys(names))


def _printed(deadline: Deadline) -> EntryDeadline:
    return EntryDeadline(deadline.text, deadline.type, deadline.start_day, deadline.end_day, deadline.every)


def _inside(found: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
    """Return the mentions (sorted by start) that begin inside one of the spans."""
    inside: list[Mention] = []
    for start, end in spans:
        at = bisect_left(found, start, key=lambda one: one.start)
        while at < len(found) and found[at].start < end:
            inside.append(found[at])
            at += 1
    return inside


def _trail(task: Task) -> tuple[str, ...]:
    section = [part for part in (task.section, task.section_title) if part]
    return (*([". ".join(section)] if section else []), *task.parents)


def _around(task: Task | None) -> str:
    """What helps to find a task beside its own words."""
    if task is None:
        return ""
    return "; ".join(part for part in (task.output, *task.lead, *task.coordinating, task.deadline) if part)
