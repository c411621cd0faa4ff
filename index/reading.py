"""What a worker does with a file of the library: reads it, and makes all that the store will write of it."""

from dataclasses import dataclass

from extract.limits import Limits
from extract.pipeline import extract
from extract.plan import Document, Plan
from extract.plan_json import loads
from index.building import entries_of
from index.rows import PlanRows, rows_of

READ_FILE = "index.reading:read_file"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read for the library, its entries named after the plan `slug`.

    `format` is the reader's name; `pages` is None where the format has none.
    """

    slug: str
    source: str
    document: Document
    rows: PlanRows
    format: str
    pages: int | None
    tasks: int
    references: int
    warnings: tuple[str, ...]


def read_file(name: str, data: bytes, slug: str, limits: Limits) -> ReadFile:
    """Read a file into a plan to be stored as `slug`; raises ReadError."""
    return _as_read(extract(name, data, limits=limits), slug)


def renamed(read: ReadFile, slug: str) -> ReadFile:
    """Return the same plan with its entries under another slug."""
    return read if read.slug == slug else _as_read(loads(read.rows.json), slug)


def _as_read(plan: Plan, slug: str) -> ReadFile:
    return ReadFile(
        slug=slug,
        source=plan.plan,
        document=plan.document,
        rows=rows_of(plan, entries_of(plan, slug)),
        format=plan.reader.partition("/")[0],
        pages=len(plan.pages) or None,
        tasks=len(plan.tasks),
        references=len(plan.references),
        warnings=plan.warnings,
    )
