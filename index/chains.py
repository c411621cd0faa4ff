"""The chain of plans from the centre down: what a plan rests on, level by level, and the plans that rest on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from index.citing import Cited, Citing
from index.places import NATION
from index.plan_heads import plan_key
from index.store import StoredPlan
from index.versions import versions_of

LEVELS = ("central", "ministry", "province", "department", "district", "commune")
# Of the centre's documents those that set a programme, not the laws and decrees that every plan rests on.
_PROGRAMMES = ("Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận", "Chương trình", "Kế hoạch", "Đề án")
_DEEPEST = 6

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """A document in the basis of a plan, and how many plans lie between."""

    level: str
    cited: Cited
    depth: int


class Chains:
    """Chains over the plans of a library."""

    def __init__(self, citing: Citing) -> None:
        self._citing = citing
        self._plans = tuple(citing.plans.values())
        self._by_key = citing.heads.by_key

    def of(self, plan: StoredPlan) -> Json:
        """Return what a plan rests on (`above`, the centre first), what rests on it (`below`), and its versions."""
        steps = sorted(self._above(plan, 0, {plan.plan}), key=lambda step: (LEVELS.index(step.level), step.depth))
        above: dict[str, Json] = {}
        for step in steps:
            above.setdefault(step.cited.link.key or "", self._printed(step))
        below = sorted(self._below(plan), key=lambda one: (_rank(one), one.date or "", one.plan))
        return {
            "plan": plan.plan,
            "level": plan.level,
            "above": list(above.values()),
            "below": [_plan_json(one) for one in below],
            "versions": versions_of(plan, self._plans, self._citing.heads).to_json(),
        }

    def _above(self, plan: StoredPlan, depth: int, seen: set[str]) -> Iterator[_Step]:
        """The basis of a plan, and that of each plan of the library in it."""
        for cited in self._citing.in_plan(plan.plan):
            reference = cited.mention.reference
            if reference.role != "basis" or cited.link.key is None or reference.kind not in _PROGRAMMES:
                continue
            held = self._by_key.get(cited.link.key)
            level = held.level if held and held.level else _level(cited)
            if level is None or (held is None and not _is_higher(level, plan.level)):
                continue
            if held is None or held.plan not in seen:
                yield _Step(level, cited, depth)
            if held is not None and held.plan not in seen and depth < _DEEPEST:
                yield from self._above(held, depth + 1, seen | {held.plan})

    def _below(self, plan: StoredPlan) -> Iterator[StoredPlan]:
        asked = self._citing.asked(plan_key(plan))
        citing = {one.mention.home.plan for one in self._citing.of(asked)} - {plan.plan}
        yield from (one for one in self._plans if one.plan in citing)

    def _printed(self, step: _Step) -> Json:
        key = step.cited.link.key or ""
        held = self._by_key.get(key)
        reference = step.cited.mention.reference
        return {
            "level": step.level,
            "document": key,
            "plan": held.plan if held else None,
            "name": f"{reference.kind} {reference.id}",
            "date": held.date if held else reference.date,
            "issuer": held.issuer if held else reference.issuer,
            "title": (held.title if held else None) or reference.title,
            "through": step.cited.mention.home.plan,
        }


def _level(cited: Cited) -> str | None:
    """The level of a document that the library does not hold, by the place that it is from."""
    places = cited.mention.places
    if not places:
        return None
    if places[0] == NATION:
        return "central"
    return "district" if places[0].local else "province"


def _is_higher(level: str, than: str | None) -> bool:
    return than is None or LEVELS.index(level) < LEVELS.index(than)


def _rank(plan: StoredPlan) -> int:
    return LEVELS.index(plan.level) if plan.level in LEVELS else len(LEVELS)


def _plan_json(plan: StoredPlan) -> Json:
    return {
        "plan": plan.plan, "level": plan.level, "issuer": plan.issuer, "date": plan.date, "title": plan.title,
        "source": plan.source,
    }  # fmt: skip


def levels_of(above: Sequence[Json]) -> dict[str, list[Json]]:
    """Return the documents above a plan by level, the centre first."""
    return {level: found for level in LEVELS if (found := [one for one in above if one["level"] == level])}
