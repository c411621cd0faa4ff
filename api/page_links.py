"""Links to the pages of a plan: which page a span stands on, and where that page is shown with the span marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from api.wording import address
from extract.page_places import page_of
from extract.source import Box, Place


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a plan, shown with a span marked."""

    number: int
    address: str


class PageLinks:
    """The links of a plan (JSON values); none where its format has no pages."""

    def __init__(self, plan: Mapping[str, Any]) -> None:
        self._plan: str = plan["plan"]
        self.places = [Place(one["start"], one["end"], Box(**one["box"])) for one in plan["places"]]

    def of(self, start: int, end: int) -> PageLink | None:
        """Return the link to a span, None where the plan has no pages."""
        number = page_of(self.places, start)
        return PageLink(number, page_address(self._plan, number, start, end)) if number is not None else None

    def tail(self, start: int, end: int) -> Markup:
        """Return the link to a span as an element without text, whose words the style sheet gives: no text is added."""
        link = self.of(start, end)
        if link is None:
            return Markup()
        return Markup('<a class="to-page" href="{0}" data-page="{1}" aria-label="trang {1}"></a>').format(
            link.address, link.number
        )


def page_address(plan: str, number: int, start: int | None = None, end: int | None = None) -> str:
    """Return where a page is shown, scrolled to the span where there is one.

    >>> page_address("ke-hoach", 2, 0, 9), page_address("ke-hoach", 2)
    ('/plans/ke-hoach/pages/2?start=0&end=9#hit', '/plans/ke-hoach/pages/2')
    """
    shown = address(f"/plans/{plan}/pages/{number}", start=start, end=end)
    return shown if start is None else f"{shown}#hit"
