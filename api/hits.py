"""Hits as a page shows them: by province, the query's words marked, each with the plan it stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from api.highlighting import QueryWords
from api.page_links import PageLink, page_address
from api.plan_marks import place
from api.wording import KINDS, address, seat, years
from index.store import StoredPlan


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with the words of its page."""

    hit: Mapping[str, Any]
    text: Markup
    kind: str
    plan_title: str
    years: str
    link: str
    similar: str
    page: PageLink | None


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of a province, as signed, or of the centre, best first."""

    province: str
    hits: tuple[ShownHit, ...]


def grouped(hits: Sequence[Mapping[str, Any]], query: str, plans: Sequence[StoredPlan]) -> list[Group]:
    """Return the hits by province, the province of the best hit first."""
    words = QueryWords(query)
    titles = {one.plan: plan_title(one) for one in plans}
    by_province: dict[str, list[ShownHit]] = {}
    for hit in hits:
        shown = _shown(hit, words, titles.get(hit["plan"], hit["source"]))
        by_province.setdefault(seat(hit["province"], hit["level"]), []).append(shown)
    return [Group(province, tuple(found)) for province, found in by_province.items()]


def plan_title(plan: StoredPlan) -> str:
    """Return what a plan is called: its kind and title, else its file's name."""
    return " ".join(part for part in (plan.kind, plan.title) if part) if plan.title else plan.source


def _shown(hit: Mapping[str, Any], words: QueryWords, title: str) -> ShownHit:
    period = hit["period"] or {"start": None, "end": None}
    return ShownHit(
        hit=hit,
        text=words.highlighted(hit["text"]),
        kind=KINDS[hit["kind"]],
        plan_title=title,
        years=years(period["start"], period["end"]),
        link=f"{address('/plans/' + hit['plan'])}#{place(hit['start'], hit['end'])}",
        similar=address("/similar", entry=hit["entry"]),
        page=_page(hit),
    )


def _page(hit: Mapping[str, Any]) -> PageLink | None:
    """Return the link to the page that a hit begins on, None where its plan has no pages."""
    if hit["page"] is None:
        return None
    return PageLink(hit["page"], page_address(hit["plan"], hit["page"], hit["start"], hit["end"]))
