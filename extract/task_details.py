"""What a task rests on and aims at: references inside it or above it, targets inside it, its field of reform."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.fields import field_of
from extract.plan import ProseTask, Reference, Target, Task
from models.view import Span


class TaskDetails:
    """Completes tasks with what the finders found in the same plan (each list in text order)."""

    def __init__(self, references: Sequence[Reference], targets: Sequence[Target]) -> None:
        self._references = references
        self._reference_starts = [one.start for one in references]
        self._by_words = {" ".join(one.text.split()): one.id for one in references}
        self._target_starts = [one.start for one in targets]

    def row(self, task: Task) -> Task:
        """Complete a task."""
        spans = task.spans
        inside = [*spans.task, *spans.output, *spans.deadline, *spans.budget]
        trail = [part for part in (task.section_title, *task.parents) if part]
        cited = [self._references[i].id for i in _inside(self._reference_starts, inside)]
        return replace(
            task,
            field=field_of([part for part in (task.section, *trail) if part]),
            legal_basis=tuple(dict.fromkeys(cited or self._above(trail))),
            targets=tuple(dict.fromkeys(_inside(self._target_starts, [*spans.task, *spans.output]))),
        )

    def prose(self, task: ProseTask) -> ProseTask:
        """Complete a task in prose."""
        return replace(task, task=self.row(task.task))

    def _above(self, trail: Iterable[str]) -> list[str]:
        """Documents that the headings above name."""
        headings = " ".join(trail)
        return [name for words, name in self._by_words.items() if words in headings] if headings else []


def _inside(starts: Sequence[int], spans: Iterable[Span]) -> list[int]:
    return [i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end))]
