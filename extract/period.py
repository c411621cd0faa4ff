"""The years that a plan is for (thời kỳ): said in its title or where it is issued, else given by its terms."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.issuer import ISSUES
from extract.outline import Part, Zone
from extract.plan import Attached, Deadline, Document, Period

_RANGE = re.compile(r"giai\s+đoạn\s+(?:năm\s+)?((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_NAMES_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PLANS = ("Kế hoạch", "Chương trình")
_ISSUES_PLAN = re.compile(r"(?:ban hành|phê duyệt)\s+(?:Kế hoạch|Chương trình)\b", re.IGNORECASE)
_LAST_QUARTER = "-10"
_FEWEST_TERMS = 2  # one term alone may be that of one task


def period_said(title: str | None, parts: Sequence[Part]) -> Period | None:
    """Return the years that the title names, else the sentence that issues the plan."""
    issuing = [part.view.text for part in parts if part.zone is Zone.PREAMBLE and ISSUES.search(part.view.text)]
    return next((period for text in (title or "", *issuing) if (period := _named(text))), None)


def with_period(document: Document, attached: Sequence[Attached], deadlines: Sequence[Deadline]) -> Document:
    """Give a plan that says no years of its own those of the plan it issues, else those of its terms.

    None stays where the terms leave it open.
    """
    if document.period is not None:
        return document
    titles = [one.title for one in attached if one.kind in _PLANS]
    named = next((period for title in titles if (period := _named(title))), None)
    return replace(document, period=named or _of_terms(document, deadlines))


def _named(text: str) -> Period | None:
    folded = text.replace("–", "-")
    if found := _RANGE.search(folded):
        return Period(int(found[1]), int(found[2]))
    if found := _YEAR.search(folded):
        return Period(int(found[1]), int(found[1]))
    return None


def _of_terms(document: Document, deadlines: Sequence[Deadline]) -> Period | None:
    """The one year in which all terms of a plan lie that name a year: its date's, or the next if signed late in one.

    Work that comes back every year has no end in it.
    """
    if not _is_plan(document) or document.date is None or any(one.every == "year" for one in deadlines):
        return None
    terms = [one for one in deadlines if _NAMES_YEAR.search(one.text)]
    years = {int(day[:4]) for one in terms for day in (one.start_day, one.end_day) if day}
    if len({one.text for one in terms}) < _FEWEST_TERMS or len(years) != 1:
        return None
    (year,) = years
    signed = int(document.date[:4])
    ahead = year == signed + 1 and document.date[4:7] >= _LAST_QUARTER
    return Period(year, year) if year == signed or ahead else None


def _is_plan(document: Document) -> bool:
    return document.kind in _PLANS or bool(_ISSUES_PLAN.search(document.title or ""))
