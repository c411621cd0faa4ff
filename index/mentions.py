"""Mentions as they are linked: a reference, with what the plan around it says of where and when it was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from extract.law.standing import Days, days_of
from extract.plan import Reference
from index.citations import folded_id
from index.places import NATION, Place, place_of, places_of_number
from index.store import StoredPlan

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


@dataclass(frozen=True)
class Home:
    """The plan that mentions stand in: its slug, level, place, and the first and last day on which it may be signed.

    The days are equal where its date is whole, and None where no date is known.
    """

    plan: str
    level: str | None
    place: Place
    first_day: date | None
    last_day: date | None

    @property
    def signed(self) -> Days:
        """The first and last day on which the plan may be signed."""
        return self.first_day, self.last_day

    @classmethod
    def unknown(cls) -> "Home":
        """Return the home of a mention that stands in no plan: words that somebody asks with."""
        return cls("", None, NATION, None, None)


@dataclass(frozen=True)
class Mention:
    """A reference in a plan; `flaw` is the type of its flaw."""

    reference: Reference
    home: Home
    flaw: str | None = None

    @cached_property
    def folded(self) -> str:
        """The folded id, equal for all spellings of one number."""
        return folded_id(self.reference.id)

    @cached_property
    def number(self) -> str | None:
        """The number without leading zeros; None for a law by its name and a number left blank."""
        return bare_number(self.reference.number)

    @property
    def is_law(self) -> bool:
        """Tell whether a law is meant, by number or by name."""
        return self.reference.kind in _LAWS

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing but a number and a kind is given: "Đề án 06"."""
        return self.reference.symbol is None and not self.is_law

    @cached_property
    def stated_place(self) -> Place | None:
        """The place that the words beside the number name."""
        return place_of(self.reference.issuer, self.home.place.province or None)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that the document may be from, the likeliest first; one where it is certain."""
        if self.reference.symbol is None:
            return (NATION,) if self.is_law else ((self.stated_place,) if self.stated_place else ())
        possible = places_of_number(self.reference.symbol, self.home.level, self.home.place)
        if possible == (NATION,):
            return possible
        return (self.stated_place,) if self.stated_place else possible


def bare_number(number: str | None) -> str | None:
    """Return a number without leading zeros, in lower case.

    >>> bare_number("06"), bare_number("30c"), bare_number(None)
    ('6', '30c', None)
    """
    return None if number is None else number.lower().lstrip("0") or "0"


def home_of(plan: StoredPlan) -> Home:
    """Return what a stored plan says of the mentions in it."""
    return _home(plan.plan, plan.level, plan.issuer, plan.province, plan.date)


def home_of_head(plan: str, head: Mapping[str, Any]) -> Home:
    """Return what the head of a plan (JSON values) says of the mentions in it."""
    return _home(plan, head["level"], head["issuer"], head["province"], head["date"])


def _home(plan: str, level: str | None, issuer: str | None, province: str | None, day: str | None) -> Home:
    first, last = days_of(day)
    return Home(plan, level, place_of(issuer, province) or Place(province or ""), first, last)


def mention_from(printed: Mapping[str, Any], home: Home) -> Mention:
    """Return a reference (JSON values) of a plan as a mention."""
    return Mention(
        Reference(
            start=printed["start"], end=printed["end"], text=printed["text"], kind=printed["kind"], id=printed["id"],
            number=printed["number"], year=printed["year"], symbol=printed["symbol"], date=printed["date"],
            issuer=printed["issuer"], title=printed["title"], provision=printed.get("provision"), role=printed["role"],
        ),
        home,
        printed["flaw"]["type"] if printed["flaw"] else None,
    )  # fmt: skip
