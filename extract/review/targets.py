"""Targets that disagree inside the plan: one thing measured, two values for the same year and level."""

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.plan import Target
from extract.review.finding import Draft, Finding
from models.normal import canonical

_Measured = tuple[str, str, int | None, str | None, str | None, bool]
# Words that a plan sets before the same thing or leaves out.
_LIGHT = re.compile(
    r"\b(?:tỷ lệ|tỉ lệ|mức độ|số lượng|tối thiểu|ít nhất|phấn đấu|các|đạt|việc)\b"
    r"|\b(?:(?:trong|đến|đến hết|hết) )?năm (?:19|20)\d\d\b|[,.;]"  # the year is compared apart
)
_TELLING_WORDS = 3
_SHARED_OUT = 2  # more values of one thing are shares of units or steps of years


def target_conflicts(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each target that gives another value than an earlier one for the same thing."""
    by_subject: dict[_Measured, list[tuple[Target, str | None]]] = defaultdict(list)
    terms = {i: task.deadline for task in draft.plan.tasks for i in task.targets}
    for i, one in enumerate(draft.plan.targets):
        key = _measured(draft, one)
        if key is not None and not one.allocation and draft.is_plan:
            by_subject[key].append((one, terms.get(i)))
    for same in by_subject.values():
        if len({one.value for one, _ in same}) > _SHARED_OUT:
            continue
        first, its_term = same[0]
        for other, term in same[1:]:
            by_steps = None not in (its_term, term) and its_term != term  # half by one year, all by the next
            if other.value != first.value and not by_steps and draft.line(first.end) < draft.line(other.start):
                yield _finding(draft, first, other)


def _measured(draft: Draft, one: Target) -> _Measured | None:
    """What a target measures, for which year and level; None where its words say too little."""
    words = _LIGHT.sub(" ", canonical(one.subject)).split()
    if len(words) < _TELLING_WORDS:
        return None
    period = draft.plan.document.period
    own_year = period.start if period is not None and period.start == period.end else None
    falls = one.comparator in ("<", "<=")
    return " ".join(words), one.unit, one.year or own_year, one.level, one.trend, falls


def _finding(draft: Draft, first: Target, other: Target) -> Finding:
    values = " và ".join(f"{one.value:g} {one.unit}".strip().replace(".", ",") for one in (first, other))
    return Finding(
        "target-conflict",
        other.start,
        other.end,
        f"Chỉ tiêu “{other.subject}” có hai mức trong cùng kế hoạch: {values}. Thống nhất một mức.",
        f"{draft.place(first.start).capitalize()} viết {draft.quoted(first.start, first.end)}",
    )
