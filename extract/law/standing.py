"""The force of a document on a day: in force, not yet, suspended, replaced, repealed; by what, and since when.

Only confirmed relations end a document; what is unconfirmed is told beside, and decides nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.loader import RegisteredDocument, Relation
from extract.law.registry import LegalRegistry

State = Literal["in-force", "not-yet", "suspended", "replaced", "repealed", "ended"]
# How a citation stands: the document's force on the day of the plan that cites it, and on a later day.
Verdict = Literal["in-force", "ended-since", "dead-when-cited", "not-issued-when-cited", "unknown-day"]

Days = tuple[date | None, date | None]

ENDED: frozenset[State] = frozenset({"replaced", "repealed", "ended"})
_ARTICLE = re.compile(r"[Đđ]iều (\d+[a-zđ]?)")


@dataclass(frozen=True, slots=True)
class Standing:
    """The force of a document on `day`; `since` is the first day of the state, None where it is not known.

    `by` are the relations that brought it about, `amended` those that changed the document by that day, `doubtful`
    unconfirmed ones that would end it.
    """

    state: State
    day: date
    since: date | None
    by: tuple[Relation, ...] = ()
    amended: tuple[Relation, ...] = ()
    doubtful: tuple[Relation, ...] = ()

    def amending(self, provision: str | None) -> tuple[Relation, ...]:
        """Return what changed the articles that a provision names ("khoản 2 Điều 5"), by the day of the standing."""
        articles = set(articles_in(provision))
        return tuple(one for one in self.amended if articles.intersection(one.parts))


def articles_in(provision: str | None) -> tuple[str, ...]:
    """Return the numbers of the articles that a provision names.

    >>> articles_in("khoản 2 Điều 5 và Điều 35a")
    ('5', '35a')
    """
    return tuple(_ARTICLE.findall(provision or ""))


def standing_on(registry: LegalRegistry, one: RegisteredDocument, day: date) -> Standing:
    """Return the force of a document on a day; one whose first day in force is not known begins when it is issued."""
    acts = [(act, begins(registry, act)) for act in registry.acts_on(one)]
    held = [(act, since) for act, since in acts if since is not None and since <= day]
    amended = tuple(act for act, _ in held if act.confirmed and (act.type == "amends" or (act.parts and _ends(act))))
    doubtful = tuple(act for act, since in acts if not act.confirmed and act.ends_other and act.issued <= day)
    begin = one.in_force_from or one.issued
    enders = [(act, since) for act, since in held if act.confirmed and act.ends_other]
    if enders or (one.in_force_to is not None and one.in_force_to <= day):
        days = [since for _, since in enders] + ([one.in_force_to] if one.in_force_to else [])
        return Standing(_ended_by([act for act, _ in enders]), day, min(days), tuple(act for act, _ in enders), amended)
    if day < begin:
        return Standing("not-yet", day, begin)
    suspending = [(act, since) for act, since in held if act.confirmed and act.type == "suspends" and not act.parts]
    if suspending:
        first = min(since for _, since in suspending)
        return Standing("suspended", day, first, tuple(act for act, _ in suspending), amended, doubtful)
    return Standing("in-force", day, begin, (), amended, doubtful)


def begins(registry: LegalRegistry, act: Relation) -> date | None:
    """Return the day from which a relation holds: its own, else the first day in force of what acts.

    An end of force needs a known day; a change of words is dated by the day it was issued where no other is known.
    """
    known = act.since or registry.actor(act).in_force_from
    return known if known or act.ends_other else act.issued


def _ends(act: Relation) -> bool:
    return act.type in ("replaces", "repeals")


def _ended_by(acts: list[Relation]) -> State:
    types = {act.type for act in acts}
    return "replaced" if "replaces" in types else "repealed" if types else "ended"


def verdict_on(registry: LegalRegistry, one: RegisteredDocument, signed: Days, today: date) -> Verdict:
    """Tell how a plan's citation of a document stands: a plan is judged as of its own date, not of today.

    `signed` are the first and last day on which the plan may be signed (`days_of` its date). Of a plan dated by its
    month or year only, the first day counts for an end of force and the last for a beginning, so that nothing is held
    against it that may not be so.
    """
    first, last = signed
    if first is None or last is None:
        return "unknown-day"
    if one.issued > last:
        return "not-issued-when-cited"
    if standing_on(registry, one, first).state in ENDED:
        return "dead-when-cited"
    return "ended-since" if standing_on(registry, one, today).state in ENDED else "in-force"


def days_of(written: str | None) -> Days:
    """Return the first and last day that a date, perhaps truncated, may mean.

    >>> days_of("2022-01")
    (datetime.date(2022, 1, 1), datetime.date(2022, 1, 31))
    >>> days_of("2022-02-30"), days_of(None)
    ((None, None), (None, None))
    """
    parts = [int(part) for part in (written or "").split("-") if part.isdecimal()]
    if not parts or not all(parts):
        return None, None
    year, month, day = (*parts, 0, 0)[:3]
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        first = date(year, month or 1, 1)
        after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    except ValueError:
        return None, None
    return first, date.fromordinal(after.toordinal() - 1)
