"""The review of a draft with what the library adds: how other plans cite the same documents. Nothing is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from extract.finders.references.dates import is_day
from extract.finders.references.evidence import written_day
from extract.finders.references.meant import document_meant
from extract.plan import Plan, Reference
from extract.review.finding import Finding
from extract.review.flawed_references import day_place
from extract.review.review import Review, review
from index.citations import folded_id
from index.store import Store

_LEAST_PLANS = 3
"""So many other plans must agree on a day, and none on the draft's, before it is called wrong by them alone."""


def review_beside(folder: Path, plan: Plan, *, as_of: date | None = None) -> Review:
    """Review a plan with the library in a folder, or alone where there is none; no folder is made.

    Raises NotALibraryError where what is there is no library.
    """
    if not (folder / "library.sqlite3").is_file():
        return review(plan, as_of=as_of)
    store = Store.open(folder)
    try:
        return with_library(review(plan, as_of=as_of), plan, store)
    finally:
        store.close()


def with_library(found: Review, plan: Plan, store: Store) -> Review:
    """Add to a review what the plans of a library give as the days of the documents that the draft cites."""
    votes = _votes(plan, store)
    if not votes:
        return found
    by_place = {(one.start, one.end): one for one in plan.references}
    seconded = []
    for finding in found.findings:
        reference = by_place.get((finding.start, finding.end))
        seconded.append(_seconded(finding, reference, votes) if reference is not None else finding)
    accused = {(one.start, one.end) for one in found.findings}
    own = [one for one in _outvoted(plan, votes) if (one.start, one.end) not in accused]
    return replace(found, findings=(*seconded, *own))


_Votes = dict[tuple[str, str], Counter[str]]
"""By document (folded id) and issuer with year, where the number has none: how many plans give which day."""


def _votes(plan: Plan, store: Store) -> _Votes:
    wanted = {folded_id(one.id) for one in plan.references if one.number and one.symbol}
    wanted |= {folded_id(one.flaw.proposed) for one in plan.references if one.flaw and one.flaw.proposed}
    days: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    head = plan.document
    own = {
        one.plan for one in store.plans() if (one.issuer, one.title, one.date) == (head.issuer, head.title, head.date)
    }
    for slug, cited in store.citations(wanted):
        if slug not in own and is_day(cited["date"]):
            issue = _issue(cited["year"], cited["issuer"], cited["date"])
            days[folded_id(cited["id"]), issue].add((slug, cited["date"]))
    return {key: Counter(day for _, day in given) for key, given in days.items()}


def _issue(year: int | None, issuer: str | None, day: str) -> str:
    """What tells documents of one number apart: nothing where it has a year, else issuer and year."""
    return "" if year is not None else f"{issuer} {day[:4]}"


def _seconded(finding: Finding, one: Reference, votes: _Votes) -> Finding:
    """Add to a finding on a day or a number how many other plans give the right one, and how many the wrong one."""
    if finding.type not in ("date", "number") or one.flaw is None or one.flaw.proposed is None or one.date is None:
        return finding
    identifier = one.id if finding.type == "date" else one.flaw.proposed
    counted = votes.get((folded_id(identifier), _issue(one.year, one.issuer, one.date)))
    if not counted:
        return finding
    return replace(finding, evidence=". ".join(part for part in (finding.evidence, _said(identifier, counted)) if part))


def _said(identifier: str, counted: Counter[str]) -> str:
    days = "; ".join(f"{count} kế hoạch ghi ngày {written_day(day)}" for day, count in counted.most_common())
    return f"Thư viện, {identifier}: {days}"


def _outvoted(plan: Plan, votes: _Votes) -> Iterator[Finding]:
    """Days that several other plans give otherwise and none as the draft does; what the registry knows is not voted."""
    for one in plan.references:
        if one.flaw is not None or one.role == "self" or not one.number or not one.symbol or not is_day(one.date):
            continue
        day = one.date or ""
        counted = votes.get((folded_id(one.id), _issue(one.year, one.issuer, day)), Counter())
        if not counted or day in counted or document_meant(one) is not None:
            continue
        majority, count = counted.most_common(1)[0]
        if count >= _LEAST_PLANS and len(counted) == 1:
            yield Finding(
                "date",
                one.start,
                one.end,
                f"{count} kế hoạch khác ghi {one.kind} {one.id} ngày {written_day(majority)}, không phải "
                f"{written_day(day)}. Đối chiếu bản gốc rồi sửa ngày.",
                _said(one.id, counted),
                written_day(majority),
                day_place(plan.text, one.spans.date),
            )
