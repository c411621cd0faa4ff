"""The pages: server-rendered, in Vietnamese, without scripts. Thin routes; what they show is made beside them."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from api.access import LibraryDep, SharedLibrary
from api.errors import answer_for
from api.forms import STEPS, SearchForm
from api.hits import grouped, plan_title
from api.page_links import PageLinks, page_address
from api.plan_links import with_links
from api.plan_marks import heading_place, mention_place, place, plan_text
from api.rendering import render
from api.wording import BAD_VERDICTS, FLAWS, LEVELS, number, read_as, seat, seat_order, years
from corpus.loader import provinces, reform_fields
from index.chains import levels_of
from index.errors import BadQueryError
from index.filters import Filters

router = APIRouter(include_in_schema=False)

_EXAMPLES = (
    "cắt giảm thời gian giải quyết thủ tục hành chính",
    "so hoa ket qua TTHC",
    "kiểm tra kỷ luật, kỷ cương hành chính",
    "sắp xếp đơn vị sự nghiệp công lập",
    "Nghị quyết 76/NQ-CP",
)
_CHOICES = {
    "provinces": list(dict.fromkeys(one.name for one in provinces())),
    "fields": reform_fields(),
    "levels": LEVELS,
    "examples": _EXAMPLES,
}


@router.get("/")
def home(request: Request, library: LibraryDep, form: Annotated[SearchForm, Depends()]) -> HTMLResponse:
    """Serve the search: the form, and the hits where something is asked."""
    known = library.plans()
    values: dict[str, Any] = {
        **_CHOICES,
        "form": form,
        "groups": None,
        "answer": None,
        "message": None,
        "read_chips": [],
        "read_as": [],
        "plan_count": len(known),
        "province_count": len({one.province for one in known if one.province}),
    }
    if not form.asks:
        return render(request, "home.html", values)
    try:
        answer = library.search(form.q, limit=form.limit, filters=form.filters(), without=form.unread)
    except BadQueryError as error:
        return render(request, "home.html", {**values, "message": str(error)}, status=answer_for(error).status)
    values["read_chips"] = form.read_chips(answer["read"])
    values["read_as"] = read_as({**answer["read"], "conditions": []})
    return render(request, "home.html", {**values, "answer": answer, "groups": grouped(answer["hits"], form.q, known)})


@router.get("/plans")
def plans(request: Request, library: LibraryDep) -> HTMLResponse:
    """Serve the list of plans: those of the centre, then by province."""
    by_province: dict[str, list[Any]] = {}
    for one in sorted(library.plans(), key=lambda plan: (seat_order(seat(plan.province, plan.level)), plan.plan)):
        by_province.setdefault(seat(one.province, one.level), []).append(one)
    return render(
        request,
        "plans.html",
        {"by_province": by_province, "plan_title": plan_title, "years": years, "number": number, "levels": LEVELS},
    )


@router.get("/plans/{slug}")
def plan(request: Request, library: LibraryDep, slug: str) -> HTMLResponse:
    """Serve a plan: its head, outline, tasks, and the whole text marked up."""
    shown = with_links(library, library.show(slug))
    values = {
        "plan": shown,
        "text": plan_text(shown),
        "prose_tasks": [one for one in shown["prose_tasks"] if one["row"] is None],
        "flawed": [one for one in shown["references"] if one["flaw"]],
        "dead": [one for one in shown["references"] if one["verdict"] in BAD_VERDICTS],
        "ended": _once(one for one in shown["references"] if one["verdict"] == "ended-since"),
        "chain": library.chain(slug),
        "chain_levels": levels_of,
        "titles": {one.plan: ", ".join(filter(None, (plan_title(one), one.issuer))) for one in library.plans()},
        "years": years,
        "number": number,
        "levels": LEVELS,
        "flaws": FLAWS,
        "place": place,
        "mention_place": mention_place,
        "heading_place": heading_place,
        "page_link": PageLinks(shown).of,
        "page_address": page_address,
    }
    return render(request, "plan.html", values)


_ENTRY = re.compile(r"(?P<plan>[^#]+)#(?P<kind>\w+)-(?P<start>\d+)-(?P<end>\d+)")


def _once(references: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """References, each document once, where it is first cited."""
    found: dict[str, dict[str, Any]] = {}
    for one in references:
        found.setdefault(one["link"]["document"], one)
    return list(found.values())


@router.get("/similar")
def similar(
    request: Request,
    library: LibraryDep,
    entry: Annotated[str, Query()] = "",
    text: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """Serve the same task elsewhere, of an entry or of a text pasted in."""
    asked = entry or text
    values: dict[str, Any] = {
        "text": text, "source": None, "groups": None, "message": None, "place": place, "years": years,
    }  # fmt: skip
    if not asked.strip():
        return render(request, "similar.html", values)
    try:
        answer = library.similar(asked, limit=STEPS[0], filters=Filters())
    except BadQueryError as error:
        return render(request, "similar.html", {**values, "message": str(error)}, status=answer_for(error).status)
    values["source"] = _source(library, entry) if entry else None
    words = values["source"]["text"] if values["source"] else text
    return render(request, "similar.html", {**values, "groups": grouped(answer["hits"], words, library.plans())})


def _source(library: SharedLibrary, entry: str) -> dict[str, Any] | None:
    """Return the entry that is compared, with its plan; None where the name is a text of its own."""
    found = _ENTRY.fullmatch(entry)
    if found is None:
        return None
    shown = library.show(found["plan"])
    start, end = int(found["start"]), int(found["end"])
    return {"text": " ".join(shown["text"][start:end].split()), "plan": shown, "start": start, "end": end}
