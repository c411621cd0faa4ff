"""The page of a cited document: its force, its relations, who cites it by province and year, and who says otherwise."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from api.access import LibraryDep
from api.documents import cited_documents, on_page, sentence
from api.errors import answer_for
from api.page_links import PageLinks
from api.plan_marks import mention_place
from api.relation_picture import relation_picture
from api.rendering import render
from api.wording import FLAWS, years
from index.citation_export import FORMS
from index.errors import BadQueryError

router = APIRouter(include_in_schema=False)
_PER_PAGE = 50


@router.get("/documents")
def documents(
    request: Request,
    library: LibraryDep,
    identifier: Annotated[str, Query(alias="id")] = "",
    page: Annotated[str, Query()] = "1",
    on: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """Serve a document, or all of a number."""
    values: dict[str, Any] = {"asked": identifier, "on": on, "documents": [], "message": None, "registry": None,
                              "next": None}  # fmt: skip
    if not identifier:
        return render(request, "documents.html", values)
    try:
        answer = library.cites(identifier, on=_day(on))
    except BadQueryError as error:
        return render(request, "documents.html", {**values, "message": str(error)}, status=answer_for(error).status)
    found = cited_documents(answer)
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < len("100000") else 1
    shown = on_page(found, max(number - 1, 0) * _PER_PAGE, _PER_PAGE)
    citations = [one for document in shown for one in document.citations]
    cited_in = {slug: library.show(slug) for slug in {one["plan"] for one in citations}}
    registry = answer["registry"] if len(found) <= 1 else None
    return render(
        request,
        "documents.html",
        {
            **values,
            "on": answer["on"],
            "documents": shown,
            "registry": registry,
            "picture": relation_picture(registry) if registry else Markup(),
            "sentences": _sentences(cited_in, citations),
            "links": {slug: PageLinks(plan) for slug, plan in cited_in.items()},
            "next": number + 1 if number * _PER_PAGE < len(answer["citations"]) else None,
            "plans": {one.plan: one for one in library.plans()},
            "forms": FORMS,
            "flaws": FLAWS,
            "mention_place": mention_place,
            "years": years,
        },
    )


def _day(written: str) -> date | None:
    """Return the day asked for; what is no day is no question."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def _sentences(
    plans: Mapping[str, Mapping[str, Any]], citations: Sequence[Mapping[str, Any]]
) -> dict[tuple[str, int], Markup]:
    """Return the sentence around each citation, by plan and place."""
    return {
        (one["plan"], one["start"]): sentence(plans[one["plan"]]["text"], one["start"], one["end"]) for one in citations
    }
