"""The review: all checks in order, references first."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from extract.plan import Plan
from extract.review.basis import missing_basis, unused_basis
from extract.review.duplicates import duplicate_tasks, prose_conflicts
from extract.review.empty_cells import empty_cells
from extract.review.finding import Check, Draft, Finding, review_day
from extract.review.flawed_references import flawed_references
from extract.review.form import blank_day, missing_columns, missing_parts, single_digits
from extract.review.gone_bodies import gone_bodies
from extract.review.in_force import ended_since, not_in_force
from extract.review.later_documents import later_documents
from extract.review.targets import target_conflicts
from extract.review.terms import terms_outside, terms_past

CHECKS: tuple[Check, ...] = (
    flawed_references,
    blank_day,
    later_documents,
    not_in_force,
    empty_cells,
    terms_outside,
    terms_past,
    duplicate_tasks,
    prose_conflicts,
    target_conflicts,
    gone_bodies,
)
HINTS: tuple[Check, ...] = (missing_basis, unused_basis, single_digits, missing_parts, missing_columns)


@dataclass(frozen=True, slots=True)
class Review:
    """What is wrong with a draft (`findings`), and what its drafter may want to look at (`hints`).

    `day` is the day as of which documents and organisations were judged. Both lists are in the order of the checks,
    and within one of the text.
    """

    day: date
    findings: tuple[Finding, ...]
    hints: tuple[Finding, ...]


def review(plan: Plan, *, as_of: date | None = None, today: date | None = None) -> Review:
    """Review a plan as of a day, by default its own date."""
    today = today or date.today()
    draft = Draft.of(plan, as_of or review_day(plan, today=today))
    hints: tuple[Check, ...] = (partial(ended_since, today=today), *HINTS)
    return Review(draft.day, _found(draft, CHECKS), _found(draft, hints))


def _found(draft: Draft, checks: tuple[Check, ...]) -> tuple[Finding, ...]:
    return tuple(one for check in checks for one in sorted(check(draft), key=lambda one: (one.start, one.end)))
