"""A plan as the store writes it down: its JSON, and the rows of its entries and citations."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from extract.plan import Plan
from extract.plan_json import to_json
from index import entry as entry_json
from index.citations import folded_id
from index.entry import Entry


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The plan as a line of JSON, and for each entry and citation the columns of its row but the plan's key."""

    json: str
    entries: tuple[Mapping[str, Any], ...]
    citations: tuple[Mapping[str, Any], ...]


def rows_of(plan: Plan, found: Iterable[Entry]) -> PlanRows:
    """Return the rows of a plan with its entries; it takes as long as writing them, so workers do it."""
    printed = to_json(plan)
    return PlanRows(
        json=json.dumps(printed, ensure_ascii=False),
        entries=tuple({"entry": one.entry, "json": entry_json.dumps(one)} for one in found),
        citations=tuple(_citation(reference) for reference in printed["references"]),
    )


def _citation(reference: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "document": folded_id(reference["id"]),
        "number": reference["number"],
        "year": reference["year"],
        "json": json.dumps(reference, ensure_ascii=False),
    }
