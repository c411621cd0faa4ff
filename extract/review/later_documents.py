"""Documents that did not exist yet when the plan was signed: their day, or the plan's, is wrong."""

import calendar
from collections.abc import Iterator
from datetime import date

from extract.finders.references.dates import is_day
from extract.finders.references.evidence import evidence_of, written_day
from extract.finders.references.meant import document_meant
from extract.plan import Reference
from extract.review.finding import Draft, Finding


def later_documents(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reference to a document of a later day than the plan can be of."""
    last = _last_day(draft.plan.document.date)
    if last is None:
        return
    for one in draft.plan.references:
        if one.flaw is not None or one.role == "self":
            continue
        issued, evidence = _issued(one)
        if issued is not None and issued > last.isoformat():
            signed = written_day(last.isoformat()) if is_day(draft.plan.document.date) else draft.plan.document.date
            said = f"Văn bản ngày {written_day(issued)} ban hành sau kế hoạch ({signed})"
            yield Finding(
                "later-document",
                one.start,
                one.end,
                f"{said}. Kiểm tra lại ngày của văn bản này và ngày của kế hoạch.",
                evidence,
            )


def _issued(one: Reference) -> tuple[str | None, str | None]:
    """The day of a document, as the mention gives it, else as the registry does, and then its evidence."""
    if is_day(one.date):
        return one.date, None
    entry = document_meant(one)
    return (entry.day, evidence_of(entry)) if entry is not None else (None, None)


def _last_day(written: str | None) -> date | None:
    """The last day that a date leaves open: of 2022-02 the 28th of February.

    >>> _last_day("2022-02"), _last_day("2022"), _last_day(None)
    (datetime.date(2022, 2, 28), datetime.date(2022, 12, 31), None)
    """
    if written is None:
        return None
    year, *rest = map(int, written.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])
