"""Plans to JSON and back: the schema of docs/schema.md."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from extract.plan import (
    Attached,
    Deadline,
    Document,
    Flaw,
    Paragraph,
    Period,
    Plan,
    ProseTask,
    Reference,
    ReferenceSpans,
    Section,
    ShortForm,
    Target,
    Task,
    TaskSpans,
    Unit,
)
from extract.source import Box, Page, Place

Json = dict[str, Any]


def to_json(plan: Plan) -> Json:
    """Return the plan as JSON values (dicts, lists, strings, numbers)."""
    printed = asdict(plan)
    printed["deadlines"] = [_renamed(one, _DAYS) for one in printed["deadlines"]]
    for target in printed["targets"]:
        if not target["allocation"]:
            del target["allocation"]
    printed["tasks"] = [_task_json(one) for one in printed["tasks"]]
    printed["prose_tasks"] = [
        {**_task_json(one["task"]), "start": one["start"], "end": one["end"], "row": one["row"]}
        for one in printed["prose_tasks"]
    ]
    return printed


def dumps(plan: Plan) -> str:
    """Return the plan as a line of JSON; `loads` gives back an equal plan."""
    return json.dumps(to_json(plan), ensure_ascii=False)


def loads(text: str) -> Plan:
    """Read a plan from the JSON that `dumps` wrote.

    Raises ValueError, KeyError or TypeError where it is no such JSON.
    """
    return from_json(json.loads(text))


def from_json(printed: Mapping[str, Any]) -> Plan:
    """Read a plan from JSON values."""
    document = dict(printed["document"])
    document["period"] = Period(**document["period"]) if document["period"] else None
    return Plan(
        plan=printed["plan"],
        text=printed["text"],
        reader=printed["reader"],
        document=Document(**document),
        references=tuple(_reference(one) for one in printed["references"]),
        deadlines=tuple(Deadline(**_renamed(one, _NAMES)) for one in printed["deadlines"]),
        units=tuple(Unit(**one) for one in printed["units"]),
        targets=tuple(Target(**one) for one in printed["targets"]),
        tasks=tuple(_task(one) for one in printed["tasks"]),
        prose_tasks=tuple(
            ProseTask(one["start"], one["end"], _task(_without(one, {"start", "end", "row"})), one["row"])
            for one in printed["prose_tasks"]
        ),
        short_forms=tuple(ShortForm(**one) for one in printed["short_forms"]),
        sections=tuple(Section(**one) for one in printed["sections"]),
        attached=tuple(Attached(**one) for one in printed["attached"]),
        paragraphs=tuple(Paragraph(one["start"], one["end"], tuple(one["trail"])) for one in printed["paragraphs"]),
        pages=tuple(Page(**one) for one in printed["pages"]),
        places=tuple(Place(one["start"], one["end"], Box(**one["box"])) for one in printed["places"]),
        unsure=_tuples(printed["unsure"]),
        warnings=tuple(printed["warnings"]),
    )


_DAYS = {"start_day": "from", "end_day": "to"}
_NAMES = {"from": "start_day", "to": "end_day"}


def _renamed(one: Mapping[str, Any], names: Mapping[str, str]) -> Json:
    return {names.get(key, key): value for key, value in one.items()}


def _without(one: Mapping[str, Any], keys: set[str]) -> Json:
    return {key: value for key, value in one.items() if key not in keys}


def _task_json(task: Json) -> Json:
    """`joined` is printed only where a row was cut, as the labels do."""
    return task if task["joined"] else _without(task, {"joined"})


def _reference(one: Mapping[str, Any]) -> Reference:
    spans = ReferenceSpans(**{key: tuple(place) if place else None for key, place in one["spans"].items()})
    return Reference(**{**one, "flaw": Flaw(**one["flaw"]) if one["flaw"] else None, "spans": spans})


def _task(one: Mapping[str, Any]) -> Task:
    lists = {
        key: tuple(one.get(key, ())) for key in ("parents", "lead", "coordinating", "legal_basis", "targets", "empty")
    }
    return Task(**{**one, **lists, "spans": TaskSpans(**{key: _tuples(value) for key, value in one["spans"].items()})})


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list | tuple) else value
