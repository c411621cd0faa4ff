"""The data types of a plan: what a careful reader finds in it, every finding with its place.

Offsets point into `Plan.text` in code points; `text[start:end]` is the mention. Absent is None. Days are ISO 8601,
truncated where the source gives less ("2022-01"). `to_json` of `extract.plan_json` prints the schema that
docs/schema.md describes.
"""

from dataclasses import dataclass
from typing import Literal

from extract.source import Page, Place
from models.view import Span

FlawType = Literal["number", "year", "date", "title", "form", "conflict", "blank", "incomplete"]
Role = Literal["basis", "cited", "self"]
DeadlineType = Literal["by", "during", "from", "recurring", "continuous", "conditional"]
Every = Literal["year", "half-year", "quarter", "month", "week"]
Comparator = Literal[">=", ">", "=", "<=", "<"]
UnitRole = Literal["lead", "coordinating", "submitting", "approving", "reporting"]
Trend = Literal["increase", "decrease"]
Column = Literal["output", "lead", "coordinating", "deadline", "budget"]
Level = Literal["province", "department", "district", "commune", "ministry", "central"]


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan is for, both ends included."""

    start: int
    end: int


def written_number(number: str, symbol: str, year: int | None = None) -> str:
    """Write a number with its symbol, which the Party joins with a dash: Hướng dẫn 36-HD/VPTW.

    >>> written_number("42", "KH-SNV"), written_number("12", "KH/TU"), written_number("26", "QĐ-UBND", 2025)
    ('42/KH-SNV', '12-KH/TU', '26/2025/QĐ-UBND')
    """
    if year is None and "/" in symbol:
        return f"{number}-{symbol}"
    return "/".join(str(part) for part in (number, year, symbol) if part)


@dataclass(frozen=True, slots=True)
class Document:
    """The head of the outermost document: the decision, where a plan is issued under one.

    `year` is the year inside the number, as in 26/2025/QĐ-UBND.
    """

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    level: Level | None = None
    province: str | None = None
    title: str | None = None
    period: Period | None = None
    year: int | None = None

    @property
    def identifier(self) -> str | None:
        """The document's own id as references give it, None where its number is blank or unknown."""
        if self.number is None or self.symbol is None:
            return None
        return written_number(self.number, self.symbol, self.year)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a reference; the note is the reason in Vietnamese.

    `proposed` is what should stand there instead: the number, the day (05/3/2020), the title or the canonical form;
    None where nothing tells it. `evidence` says in Vietnamese what proves it, None where the mention alone does.
    """

    type: FlawType
    note: str
    proposed: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceSpans:
    """Where the words beside a reference stand; those that close a list are shared by its items. None: not there."""

    date: Span | None = None
    issuer: Span | None = None
    title: Span | None = None
    provision: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a legal or administrative document (viện dẫn), from the kind word to the end of the number.

    `provision` is the part of it that is meant, as written: "khoản 2 Điều 5".
    """

    start: int
    end: int
    text: str
    kind: str
    id: str
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    role: Role = "cited"
    flaw: Flaw | None = None
    spans: ReferenceSpans = ReferenceSpans()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something must be done (thời hạn); `start_day` and `end_day` are printed as `from` and `to`."""

    start: int
    end: int
    text: str
    type: DeadlineType
    start_day: str | None = None
    end_day: str | None = None
    every: Every | None = None
    condition: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A mention of an organisation, or of a class of them (`group`); `name` is canonical.

    `role` is what it does where it is named; None where no words say it.
    """

    start: int
    end: int
    text: str
    name: str
    group: bool
    confidence: float = 0.0
    role: UnitRole | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target (chỉ tiêu): the clause that states it.

    `year` is the one by which or in which it is to be reached, `level` who it is for ("tỉnh", "huyện", "xã"), `trend`
    tells that the value is how much something rises or falls. `allocation` marks a quota shared out among units.
    """

    start: int
    end: int
    text: str
    subject: str
    comparator: Comparator
    value: float
    unit: str
    year: int | None = None
    level: str | None = None
    trend: Trend | None = None
    allocation: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """A task (nhiệm vụ): a row of a task table, or one stated in prose.

    `spans` gives for each value the pieces of the text it was read from: for `task`, `output`, `deadline`, `budget` a
    tuple of spans, for `lead` and `coordinating` one tuple of spans for each unit. `legal_basis` holds the ids of the
    references inside it, else of those in the headings above it; `targets` the indices of the targets inside it;
    `field` the id of its field of reform. Of a row `table` counts the task tables from 0, and `empty` names the columns
    that its table has and the row leaves empty ("output", "lead", "coordinating", "deadline", "budget").
    """

    section: str | None
    section_title: str | None
    parents: tuple[str, ...]
    number: str | None
    task: str
    output: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline: str | None
    budget: str | None
    spans: "TaskSpans"
    legal_basis: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()
    field: str | None = None
    joined: bool = False
    table: int | None = None
    empty: tuple[Column, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class TaskSpans:
    """The pieces of the text from which the values of a task were read."""

    task: tuple[Span, ...]
    output: tuple[Span, ...] = ()
    lead: tuple[tuple[Span, ...], ...] = ()
    coordinating: tuple[tuple[Span, ...], ...] = ()
    deadline: tuple[Span, ...] = ()
    budget: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ProseTask:
    """A task stated in prose; `row` is the index in `Plan.tasks` of the same task, or None."""

    start: int
    end: int
    task: Task
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A mention without a number (`Kế hoạch này`) and the id of the document it stands for, where it is known."""

    start: int
    end: int
    text: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it; level 1 is the outermost."""

    number: str
    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A document issued under the outermost one, such as the plan under a decision."""

    kind: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as read: the text and everything found in it, in text order."""

    plan: str
    text: str
    document: Document
    reader: str
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    units: tuple[Unit, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    prose_tasks: tuple[ProseTask, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    sections: tuple[Section, ...] = ()
    attached: tuple[Attached, ...] = ()
    paragraphs: tuple["Paragraph", ...] = ()
    pages: tuple[Page, ...] = ()
    places: tuple[Place, ...] = ()
    unsure: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose that says something of its own, without its marker: what a search can answer with.

    `trail` holds the headings above it, outermost first.
    """

    start: int
    end: int
    trail: tuple[str, ...]
