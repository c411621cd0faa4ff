"""A review to JSON: the schema of docs/schema.md."""

from typing import Any

from extract.page_places import page_of
from extract.plan import Plan
from extract.review.finding import Finding
from extract.review.review import Review

Json = dict[str, Any]


def to_json(review: Review, plan: Plan) -> Json:
    """Return a review as JSON values, each finding with its words and where a person finds them."""
    return {
        "plan": plan.plan,
        "day": review.day.isoformat(),
        "findings": [_finding(one, plan) for one in review.findings],
        "hints": [_finding(one, plan) for one in review.hints],
    }


def _finding(one: Finding, plan: Plan) -> Json:
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
        "line": plan.text.count("\n", 0, one.start) + 1,
    }
