"""The way from bytes to a plan, on one screen: source → tables, outline → passages → finders → plan."""

from extract.doubts import doubted
from extract.finders.deadlines.finder import find_deadlines, reads_as_deadline
from extract.finders.prose_tasks import find_prose_tasks
from extract.finders.references.finder import find_references
from extract.finders.references.short_forms import find_short_forms
from extract.finders.targets.finder import find_targets
from extract.finders.units.finder import find_units
from extract.limits import Limits
from extract.outline import Outline, heading_over, outline
from extract.paragraphs import paragraphs
from extract.passages import passages
from extract.period import with_period
from extract.plan import Plan
from extract.readers import read
from extract.source import Source
from extract.tables.grid import filled
from extract.tables.rows import meant_table
from extract.tables.tasks import task_rows, tasks, upper_levels
from extract.task_details import TaskDetails
from extract.unit_roles import with_roles


def extract(name: str, data: bytes, *, limits: Limits | None = None) -> Plan:
    """Read the file called `name` with the bytes `data`.

    Raises ReadError where the bytes give no Vietnamese text; a Vietnamese document that is no plan gives a plan without
    tasks.
    """
    return plan_of(name, read(name, data, limits))


def plan_of(name: str, source: Source) -> Plan:
    """Find everything in a source."""
    text = source.text
    printed = [filled(table) for table in source.tables]
    parts: Outline = outline(text, source.blocks, printed)
    tables = [meant_table(text, table) for table in printed]
    rows = [task_rows(table, reads_as_deadline) for table in tables]
    found_tasks = tasks(text, rows, lambda at: heading_over(parts.sections, at))
    read_from = passages(text, parts, tables, rows)

    citations = find_references(text, parts)
    head = citations.head
    deadlines = find_deadlines(read_from, citations)
    cited = [(one.start, one.end) for one in citations.references]
    units = find_units(read_from, found_tasks, text, head.seat, cited)
    document = with_period(head.document, parts.attached, deadlines)
    targets = find_targets(read_from, document, parts.attached, text, printed)
    prose = paragraphs(parts, text, [cell for table in tables for cell in upper_levels(table)])
    in_prose = find_prose_tasks(text, document, parts.parts, prose, units, deadlines, found_tasks)
    details = TaskDetails(citations.references, targets)
    return Plan(
        plan=name,
        text=text,
        reader=source.reader,
        document=document,
        references=doubted(citations.references, source.unsure),
        deadlines=doubted(deadlines, source.unsure),
        units=doubted(list(with_roles(text, units, found_tasks)), source.unsure),
        targets=doubted(targets, source.unsure),
        tasks=tuple(details.row(task) for task in found_tasks),
        prose_tasks=tuple(details.prose(task) for task in in_prose),
        short_forms=tuple(find_short_forms(read_from, citations.references, document, parts.attached)),
        sections=parts.sections,
        attached=parts.attached,
        paragraphs=prose,
        pages=source.pages,
        places=source.places,
        unsure=source.unsure,
        warnings=source.warnings,
    )
