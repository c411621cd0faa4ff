"""A page of a plan as printed, the lines of a hit marked on its picture, its text beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from api.access import LibraryDep
from api.errors import answer_for
from api.page_links import PageLinks, page_address
from api.pictures import IfNoneMatch, picture
from api.plan_links import with_links
from api.plan_marks import spans_text
from api.rendering import render
from extract.page_places import boxes_of, spans_on
from extract.source import Box
from index.errors import NoPictureError
from models.view import Span

router = APIRouter(include_in_schema=False)

Offset = Annotated[str, Query()]

# Points around a line. Fonts that do not say how far their letters reach down leave the box on the baseline.
_BESIDE, _ABOVE, _BELOW = 2.0, 1.0, 3.0
_LONGEST_OFFSET = len("1000000000")


@dataclass(frozen=True, slots=True)
class Frame:
    """A marked line on a picture: left, top, width and height in percent of the page."""

    x: float
    y: float
    width: float
    height: float


@router.get("/plans/{slug}/pages/{number}.png")
def page_picture(library: LibraryDep, slug: str, number: int, if_none_match: IfNoneMatch = None) -> Response:
    """Serve the picture of a page."""
    return picture(library, slug, number, if_none_match)


@router.get("/plans/{slug}/pages/{number}")
def page(
    request: Request, library: LibraryDep, slug: str, number: int, start: Offset = "", end: Offset = ""
) -> HTMLResponse:
    """Serve a page: its picture with the lines of `[start, end)` marked, and its text."""
    plan = with_links(library, library.show(slug))
    numbers = [one["number"] for one in plan["pages"]]
    if number not in numbers:
        raise NoPictureError("kế hoạch này không có trang mang số ấy")
    shown = plan["pages"][numbers.index(number)]
    hit = _span(start, end)
    places = PageLinks(plan).places
    boxes = boxes_of(places, *hit) if hit else []
    values: dict[str, Any] = {
        "plan": plan,
        "page": shown,
        "number": number,
        "count": len(numbers),
        "frames": frames(boxes, shown),
        "text": spans_text(plan, spans_on(places, number, len(plan["text"])), hit),
        "neighbours": [
            (words, page_address(slug, other, *(hit if hit and other in {box.page for box in boxes} else ())))
            for words, other in (("Trang trước", number - 1), ("Trang sau", number + 1))
            if other in numbers
        ],
        "message": None,
    }
    try:
        library.page_png(slug, number)
    except NoPictureError as error:
        values["message"] = answer_for(error).detail
    return render(request, "page.html", values)


def frames(boxes: Iterable[Box], page: Mapping[str, Any]) -> list[Frame]:
    """Return the frames of the boxes that lie on a page (JSON values), none of them over its edge.

    >>> frames([Box(1, 100, 50, 300, 70), Box(2, 0, 0, 9, 9)], {"number": 1, "width": 400, "height": 800})
    [Frame(x=24.5, y=6.12, width=51.0, height=3.0)]
    """
    width, height = page["width"], page["height"]
    if width <= 0 or height <= 0:
        return []
    found: list[Frame] = []
    for box in boxes:
        left, right = _within(box.x0 - _BESIDE, width), _within(box.x1 + _BESIDE, width)
        top, bottom = _within(box.y0 - _ABOVE, height), _within(box.y1 + _BELOW, height)
        if box.page == page["number"] and right > left and bottom > top:
            found.append(Frame(left, top, round(right - left, 2), round(bottom - top, 2)))
    return found


def _within(place: float, length: float) -> float:
    """Return a place on an edge in percent of it."""
    return round(100 * min(max(place, 0.0), length) / length, 2)


def _span(start: str, end: str) -> Span | None:
    """Return the span asked for, None where what was typed is none."""
    if not all(one.isascii() and one.isdecimal() and len(one) < _LONGEST_OFFSET for one in (start, end)):
        return None
    return (int(start), int(end)) if int(start) < int(end) else None
