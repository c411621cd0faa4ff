"""Entries: what a search answers with. A task, a passage or a target of one plan, with its headings and place."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

EntryKind = Literal["task", "passage", "target"]
# "<plan>#<kind>-<start>-<end>"
ENTRY_NAME = re.compile(r"[a-z0-9-]+#(?:task|passage|target)-\d+-\d+")


@dataclass(frozen=True, slots=True)
class EntryDeadline:
    """The deadline of an entry; `first` and `last` are printed as `from` and `to`."""

    text: str
    type: str | None
    first: str | None
    last: str | None
    every: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the deadline in the words of the contract."""
        return {"text": self.text, "type": self.type, "from": self.first, "to": self.last, "every": self.every}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; everything that a hit prints but its rank.

    `units` are the canonical names of the units that lead or take part, `cites` the folded ids of documents that the
    entry itself cites, `around` what stands beside its text (product, units, deadline) and helps to find it. `page` is
    the page that it begins on, where the plan has pages.
    """

    entry: str
    kind: EntryKind
    plan: str
    source: str
    text: str
    trail: tuple[str, ...]
    start: int
    end: int
    province: str | None
    issuer: str | None
    level: str | None
    period: tuple[int, int] | None
    field: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline: EntryDeadline | None
    output: str | None
    units: tuple[str, ...]
    cites: tuple[str, ...]
    around: str
    page: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the entry as a hit prints it, without rank and score."""
        return {
            "entry": self.entry,
            "kind": self.kind,
            "plan": self.plan,
            "source": self.source,
            "text": self.text,
            "trail": list(self.trail),
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "province": self.province,
            "issuer": self.issuer,
            "level": self.level,
            "period": {"start": self.period[0], "end": self.period[1]} if self.period else None,
            "year": self.period[0] if self.period else None,
            "field": self.field,
            "lead": list(self.lead),
            "coordinating": list(self.coordinating),
            "deadline": self.deadline.to_json() if self.deadline else None,
            "output": self.output,
        }


def dumps(entry: Entry) -> str:
    """Return the entry as JSON for the store; `loads` gives back an equal entry."""
    return json.dumps(asdict(entry), ensure_ascii=False)


def loads(text: str) -> Entry:
    """Read an entry that `dumps` wrote."""
    stored: Mapping[str, Any] = json.loads(text)
    return Entry(
        **{
            **stored,
            "trail": tuple(stored["trail"]),
            "period": tuple(stored["period"]) if stored["period"] else None,
            "lead": tuple(stored["lead"]),
            "coordinating": tuple(stored["coordinating"]),
            "deadline": EntryDeadline(**stored["deadline"]) if stored["deadline"] else None,
            "units": tuple(stored["units"]),
            "cites": tuple(stored["cites"]),
        }
    )
