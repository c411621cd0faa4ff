"""A review to JSON: the schema of docs/review.md."""

from collections.abc import Sequence
from typing import Any

from extract.page_places import page_of
from extract.plan import Plan
from extract.review.finding import Finding
from extract.review.places import line_of, line_starts
from extract.review.review import Review

Json = dict[str, Any]


def to_json(review: Review, plan: Plan) -> Json:
    """Return a review as JSON values, each finding with its words and where a person finds them."""
    lines = line_starts(plan.text)
    return {
        "plan": plan.plan,
        "day": review.day.isoformat(),
        "findings": [_finding(one, plan, lines) for one in review.findings],
        "hints": [_finding(one, plan, lines) for one in review.hints],
    }


def _finding(one: Finding, plan: Plan, lines: Sequence[int]) -> Json:
    return {
        "type": one.type,
        "start": one.start,
        "end": one.end,
        "text": plan.text[one.start : one.end],
        "message": one.message,
        "evidence": one.evidence,
        "proposed": one.proposed,
        "replaces": list(one.replaces) if one.replaces else None,
        "page": page_of(plan.places, one.start),
        "line": line_of(lines, one.start),
    }
