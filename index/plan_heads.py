"""Plans of the library as documents that others cite: by number and place, or by day where the number is blank."""

from collections import defaultdict
from collections.abc import Sequence

from extract.law.registry import document_key
from extract.law.standing import days_of
from index.citations import folded_id
from index.links import Link, ambiguous
from index.mentions import Mention, home_of
from index.places import Place
from index.store import StoredPlan


class PlanHeads:
    """The heads of all plans, by folded number and place; `keys` are their keys as documents, `by_key` the way back."""

    def __init__(self, plans: Sequence[StoredPlan]) -> None:
        self._by_number: dict[tuple[str, Place], list[StoredPlan]] = defaultdict(list)
        self._blank: dict[tuple[str, Place, str], list[StoredPlan]] = defaultdict(list)
        self.by_key: dict[str, StoredPlan] = {}
        self.keys = {plan.plan: plan_key(plan) for plan in plans}
        for plan in plans:
            if plan.symbol is None:
                continue
            place = home_of(plan).place
            if plan.number is not None:
                self._by_number[folded_id(identifier_of(plan) or ""), place].append(plan)
            elif plan.date is not None:
                self._blank[folded_id(plan.symbol), place, plan.date].append(plan)
            self.by_key.setdefault(self.keys[plan.plan], plan)

    def link(self, mention: Mention, place: Place) -> Link | None:
        """Link a mention of a document from `place` to a plan of the library; None where it holds none that fits."""
        written = mention.reference.date
        held = self._by_number.get((mention.folded, place), [])
        fitting = [plan for plan in held if _same_year(plan, written)]
        same_day = [plan for plan in fitting if written is not None and plan.date == written]
        if same_day:
            return _linked(same_day[0], 0.98, "kế hoạch có trong thư viện: đúng số, cơ quan và ngày")
        earlier = [plan for plan in fitting if _signed_before(plan, mention)]
        if keys := tuple(dict.fromkeys(map(plan_key, earlier))):
            if len(keys) > 1:
                return ambiguous(keys, "không ghi ngày; thư viện có nhiều kế hoạch cùng số của cơ quan này")
            reason = "đúng số và cơ quan" + (", ngày ghi khác" if written else ", không ghi ngày")
            return _linked(earlier[0], 0.8, f"kế hoạch có trong thư viện: {reason}")
        return self._link_to_blank(mention, place)

    def _link_to_blank(self, mention: Mention, place: Place) -> Link | None:
        """A plan in the library whose number was left blank: symbol, place and day tell it."""
        if mention.reference.date is None or mention.reference.symbol is None:
            return None
        held = self._blank.get((folded_id(mention.reference.symbol), place, mention.reference.date), [])
        if len(held) != 1:
            return None
        return _linked(held[0], 0.7, "kế hoạch trong thư viện để trống số; đúng ký hiệu, cơ quan và ngày")


def identifier_of(plan: StoredPlan) -> str | None:
    """Return a plan's own number as references give it, None where it is blank."""
    if plan.number is None or plan.symbol is None:
        return None
    return "/".join(str(part) for part in (plan.number, plan.number_year, plan.symbol) if part)


def plan_key(plan: StoredPlan) -> str:
    """Return the key of a plan as a document: its number with year and place, its slug where the number is blank."""
    identifier = identifier_of(plan)
    if identifier is None:
        return f"plan:{plan.plan}"
    year = int(plan.date[:4]) if plan.date else None
    return document_key(identifier, year, home_of(plan).place.name)


def _same_year(plan: StoredPlan, written: str | None) -> bool:
    return written is None or plan.date is None or plan.date[:4] == written[:4]


def _signed_before(plan: StoredPlan, mention: Mention) -> bool:
    first, _ = days_of(plan.date)
    return first is None or mention.home.last_day is None or first <= mention.home.last_day


def _linked(plan: StoredPlan, confidence: float, reason: str) -> Link:
    return Link("plan", plan_key(plan), confidence, reason)
