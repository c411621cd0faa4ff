"""The search form of the home page: what was typed, as filters, and as chips that take one filter away."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Annotated, Any

from fastapi import Query

from api.wording import CONDITIONS, LEVELS, address, condition, day
from api.wording import field as field_name
from index.conditions import ConditionKind
from index.errors import BadQueryError
from index.filters import Filters

STEPS = (20, 50, 100)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the page without it."""

    label: str
    link: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """The form as typed: an empty field asks nothing."""

    q: Annotated[str, Query()] = ""
    province: Annotated[str, Query()] = ""
    as_signed: Annotated[str, Query()] = ""
    year: Annotated[str, Query()] = ""
    field: Annotated[str, Query()] = ""
    level: Annotated[str, Query()] = ""
    unit: Annotated[str, Query()] = ""
    due_before: Annotated[str, Query()] = ""
    cites: Annotated[str, Query()] = ""
    without: Annotated[str, Query()] = ""
    k: Annotated[str, Query()] = ""

    @property
    def asks(self) -> bool:
        """Whether anything was sent."""
        return any(value.strip() for name, value in asdict(self).items() if name != "without")

    @property
    def unread(self) -> list[ConditionKind]:
        """The kinds of conditions that are not read from the query."""
        return [kind for kind in CONDITIONS if kind in self.without.split(",")]

    @property
    def limit(self) -> int:
        """How many hits are shown: one of the steps."""
        return int(self.k) if self.k in map(str, STEPS) else STEPS[0]

    def filters(self) -> Filters:
        """Return the filters typed.

        Raises BadQueryError where the year is none; the library checks the rest.
        """
        year = self.year.strip()
        if year and not (year.isascii() and year.isdecimal() and len(year) == len("2022")):
            raise BadQueryError(f"{year!r} không phải một năm (ví dụ 2022)")
        return Filters(
            province=self.province.strip() or None,
            as_signed=bool(self.as_signed),
            year=int(year) if year else None,
            field=self.field.strip() or None,
            unit=self.unit.strip() or None,
            level=self.level.strip() or None,
            due_before=self.due_before.strip() or None,
            cites=self.cites.strip() or None,
        )

    def chips(self) -> list[Chip]:
        """Return the filters in force, each with the link that takes it away."""
        labels = {
            "province": self.province,
            "as_signed": "đúng tên khi ký" if self.as_signed else "",
            "year": f"năm {self.year}" if self.year else "",
            "field": field_name(self.field) or self.field,
            "level": LEVELS.get(self.level, self.level),
            "unit": self.unit,
            "due_before": f"hạn đến {day(self.due_before)}" if self.due_before else "",
            "cites": f"viện dẫn {self.cites}" if self.cites else "",
        }
        return [Chip(label, replace(self, **{name: ""}).link()) for name, label in labels.items() if label.strip()]

    def read_chips(self, read: Mapping[str, Any]) -> list[Chip]:
        """Return the conditions read from the query, each with the link that takes its kind for words like others."""
        return [
            Chip(condition(one), replace(self, without=",".join([*self.unread, one["kind"]])).link())
            for one in read["conditions"]
        ]

    def more(self) -> str | None:
        """Return the page with more hits, None where these are the most there are."""
        larger = [step for step in STEPS if step > self.limit]
        return replace(self, k=str(larger[0])).link() if larger else None

    def link(self) -> str:
        """Return the address of the page with this form filled in."""
        return address("/", **{one.name: getattr(self, one.name) for one in fields(self)})
