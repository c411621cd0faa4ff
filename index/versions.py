"""Versions of a plan: its draft, the plan as signed, and the plans that amend it, told apart and chained.

A plan that amends another names it in its title ("sửa đổi, bổ sung Kế hoạch số …"). A draft has neither a number nor a
whole date, or its file says so; it is the draft of the signed plan of the same issuer, title and years.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extract.finders.references.dates import DATE, iso_date
from extract.finders.references.numbers import NUMBERED, canonical_number
from extract.law.standing import days_of
from extract.plan import Reference
from index.links import Link
from index.mentions import Mention, home_of
from index.plan_heads import PlanHeads, plan_key
from index.store import StoredPlan
from models.normal import unaccented

State = Literal["draft", "signed"]
_AMENDS = re.compile(r"(?:sửa đổi|điều chỉnh|bổ sung)[^\d]{0,120}?số\s*:?\s*" + NUMBERED, re.IGNORECASE)
_DATE = re.compile(DATE)
_DRAFT = re.compile(r"\bdu thao\b")


@dataclass(frozen=True, slots=True)
class Versions:
    """A plan among its versions, others by their slugs; `amends` is the key of the document that it amends."""

    state: State
    amends: str | None
    amends_plan: str | None
    amended_by: tuple[str, ...]
    drafts: tuple[str, ...]
    signed_as: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the versions as answers print them."""
        return {
            "state": self.state, "amends": self.amends, "amends_plan": self.amends_plan,
            "amended_by": list(self.amended_by), "drafts": list(self.drafts), "signed_as": list(self.signed_as),
        }  # fmt: skip


def versions_of(plan: StoredPlan, plans: Sequence[StoredPlan], heads: PlanHeads) -> Versions:
    """Return a plan among its versions in the library, by all plans and their heads."""
    amended = _amended(plan, heads)
    same = [other for other in plans if other.plan != plan.plan and _is_same_work(plan, other)]
    state = _state(plan)
    acting = sorted(
        (other for other in plans if other.plan != plan.plan and _amends(other, plan, heads)),
        key=lambda other: other.date or "",
    )
    return Versions(
        state=state,
        amends=amended.key if amended else None,
        amends_plan=_slug(amended, heads),
        amended_by=tuple(other.plan for other in acting),
        drafts=tuple(other.plan for other in same if state == "signed" and _state(other) == "draft"),
        signed_as=tuple(other.plan for other in same if state == "draft" and _state(other) == "signed"),
    )


def _state(plan: StoredPlan) -> State:
    first, last = days_of(plan.date)
    unsigned = plan.number is None and (first is None or first != last)
    named = _DRAFT.search(unaccented(f"{plan.source} {plan.title or ''}".replace("-", " ").replace("_", " ")))
    return "draft" if unsigned or named else "signed"


def _is_same_work(one: StoredPlan, other: StoredPlan) -> bool:
    def work(plan: StoredPlan) -> tuple[object, ...]:
        title = re.sub(r"^(?:du thao|ve viec|ban hanh)\s+", "", unaccented(plan.title or ""))
        return unaccented(plan.issuer or ""), title, plan.year_from, plan.year_to

    return bool(one.title and one.issuer) and work(one) == work(other)


def _amended(plan: StoredPlan, heads: PlanHeads) -> Link | None:
    """The document that the title says is amended: of the library, or of its number, year and place."""
    found = _AMENDS.search(plan.title or "")
    if found is None:
        return None
    number = canonical_number(found["number"], found["year"], found["joint"], found["symbol"])
    written = _DATE.search(plan.title or "", found.end())
    day = iso_date(written) if written else None
    reference = Reference(0, 0, found.group(), "Kế hoạch", number.id, number.number, number.year, number.symbol, day)
    mention = Mention(reference, home_of(plan))
    for place in mention.places:
        if (link := heads.link(mention, place)) is not None and link.key is not None:
            return link
    return Link("citations", number.id, 0.5, "tên kế hoạch nêu văn bản được sửa đổi")


def _amends(other: StoredPlan, plan: StoredPlan, heads: PlanHeads) -> bool:
    link = _amended(other, heads)
    return link is not None and link.kind == "plan" and link.key == plan_key(plan)


def _slug(link: Link | None, heads: PlanHeads) -> str | None:
    held = heads.by_key.get(link.key) if link is not None and link.kind == "plan" and link.key else None
    return held.plan if held else None
