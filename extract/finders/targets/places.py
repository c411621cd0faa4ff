"""What stands above a passage: the headings over it and the lead-in that announces the list it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.finders.targets.setting import Setting, document_setting, heading_setting, lead_in_setting, under
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Attached, Document

_MARKER = re.compile(
    r"\W{0,3}(?P<item>[-+•*](?=\s)|\(?(?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)|\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=\s))"
)
_NUMBER = re.compile(r"(?P<number>\d{1,2}|[a-zđ])\. ")
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # as items are lettered (Nghị định 30/2020/NĐ-CP)
_LONGEST = 300
_HEAD = 40  # passages among which the head is


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its setting and the document's, and the lead-in and headings above it, nearest first."""

    setting: Setting
    document: Setting
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """The end of a paragraph that ends in a colon, the headings above it, and the form of its marker, if any."""

    text: str
    trail: tuple[str, ...]
    marker: str


class Places:
    """Reads the place of every passage of a document, asked in text order."""

    def __init__(self, document: Document, attached: Sequence[Attached], passages: Sequence[Passage] = ()) -> None:
        self._document = document if document.title else replace(document, title=_title(document, passages))
        self._attached = attached
        self._leads: tuple[_LeadIn, ...] = ()  # those that still hold, outermost first
        self._goes_on = False
        self._last = Place(Setting.OPEN, Setting.OPEN)
        self._text = ""

    def of(self, passage: Passage) -> Place:
        """Return the place of a passage and take in what it announces itself."""
        document = document_setting(self._document, self._attached, passage.view.span(0, 1)[0])
        if passage.in_table:
            return Place(document, document)
        text = passage.text.strip()
        trail = self._trail(passage, text)
        self._leads = tuple(lead for lead in self._leads if self._holds(lead, trail, text, passage.is_heading))
        place = self._place((*trail, text) if passage.is_heading else trail, document)
        self._last, self._text = place, text
        if text.endswith(":") and not passage.is_heading:
            self._leads = (*self._leads[-2:], _LeadIn(text[-_LONGEST:], trail, _marker(text)))
        self._goes_on = text.endswith((":", ";", ","))
        return place

    def below(self, at: int) -> Place:
        """Return the place of a table at `at`: the passage asked for last is its caption, or leads to it."""
        document = document_setting(self._document, self._attached, at)
        if not self._text:
            return Place(document, document)
        caption = self._text[-_LONGEST:]
        if caption.endswith(":"):
            said = lead_in_setting(caption, document)
        else:
            said = heading_setting(caption, document) if len(self._text) < _LONGEST else None
        return Place(said or self._last.setting, document, (caption, *self._last.above))

    def _trail(self, passage: Passage, text: str) -> tuple[str, ...]:
        """The headings above; an item too long for a heading ends the one whose number goes before its own."""
        found, above = _MARKER.match(text), _NUMBER.match(passage.trail[-1]) if passage.trail else None
        if found is None or above is None or _marker(self._text) == _marker(text):
            return passage.trail
        return passage.trail[:-1] if _follows(above["number"], found["item"].strip("().")) else passage.trail

    def _holds(self, lead: _LeadIn, trail: Sequence[str], text: str, is_heading: bool) -> bool:
        """A lead-in holds for the items of its list, and for headings that are items of it."""
        if tuple(trail[: len(lead.trail)]) != lead.trail or (lead.marker and lead.marker == _marker(text)):
            return False
        return len(trail) > len(lead.trail) or is_heading or self._goes_on or _marker(text) != ""

    def _place(self, trail: Sequence[str], document: Setting) -> Place:
        if not self._leads:
            return Place(under(document, trail), document, tuple(reversed(trail)))
        depth = len(self._leads[-1].trail)
        inner, outer = tuple(reversed(trail[depth:])), tuple(reversed(trail[:depth]))
        leads = tuple(lead.text for lead in reversed(self._leads))
        said = [heading_setting(title, document) for title in inner]
        said += [lead_in_setting(text, document) for text in leads]
        setting = next((one for one in said if one is not None), None) or under(document, trail[:depth])
        return Place(setting, document, (*inner, *leads, *outer))


def _follows(number: str, item: str) -> bool:
    """Tell whether an item's number or letter is the one after another: "2" after "1", "đ" after "d"."""
    if number.isdigit() and item.isdigit():
        return int(item) == int(number) + 1
    at = _LETTERS.find(number)
    return at >= 0 and item == _LETTERS[at + 1 : at + 2]


def _marker(text: str) -> str:
    """Return the form of the marker that opens an item, "0." or "a)": the next item of the list has the same."""
    found = _MARKER.match(text)
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", found["item"])) if found else ""


def _title(document: Document, passages: Sequence[Passage]) -> str | None:
    """Return the line below the kind in the head, where the head's own reader found no title."""
    lines = [passage.text.strip() for passage in passages[:_HEAD] if passage.zone is Zone.HEAD]
    kind = (document.kind or "-").upper()
    return next((below for above, below in pairwise(lines) if above == kind), None)
