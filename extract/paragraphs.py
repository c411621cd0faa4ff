"""Paragraphs that say something of their own: what a search can answer with beside rows of tables."""

import re
from collections.abc import Sequence

from extract.finders.labels import LABEL
from extract.outline import Outline, Zone
from extract.plan import Paragraph
from extract.readers.paragraphs import MARKER
from extract.tables.headings import Heading
from extract.tables.rows import MeantCell
from models.view import View

_LEADS_IN = re.compile(r":$")
_CLOSING_FORMULA = re.compile(r"Trên đây là|Trong quá trình (?:triển khai )?thực hiện|\(")
_LONGEST_LEAD_IN = 160
_ARTICLE_HEADING = re.compile(r"Điều \d+[a-z]?\. [^.;:]{1,100}$")
_COUNT = re.compile(r"(?:-\s*)?(?:\d+\.)?[^.;]{1,100}:\s*\d{1,3}\W*$")  # "3. Cải cách thủ tục hành chính: 3"


def paragraphs(outline: Outline, text: str, cells: Sequence[tuple[MeantCell, Heading | None]]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the body, without their markers, and the objectives that tables state above their rows.

    Headings, preambles, captions, recipients, lead-in lines that end in a colon and closing formulas say nothing that
    a question could ask for.
    """
    found: list[Paragraph] = []
    for part in outline.parts:
        view = part.view
        if part.zone is not Zone.BODY or part.is_heading or _CLOSING_FORMULA.match(view.text):
            continue
        if len(view.text) <= _LONGEST_LEAD_IN and _LEADS_IN.search(view.text.rstrip()):
            continue
        if _ARTICLE_HEADING.match(view.text) or _COUNT.match(view.text) or LABEL.match(view.text):
            continue
        start = _body(text, part.block.body, part.block.end)
        if start < part.block.end and _has_words(View.of(text, [(start, part.block.end)]).text):
            found.append(Paragraph(start, part.block.end, part.trail))
    for cell, section in cells:
        if cell.pieces:
            trail = (f"{section.number}. {section.title}" if section.number else section.title,) if section else ()
            found.append(Paragraph(cell.pieces[0][0], cell.pieces[0][1], trail))
    return tuple(sorted(found, key=lambda one: one.start))


def _body(text: str, start: int, end: int) -> int:
    """Skip a second marker: "- 1. …"."""
    found = MARKER.match(text, start, end)
    return (
        start + len(found.group()) + (len(text[found.end() : end]) - len(text[found.end() : end].lstrip()))
        if found
        else start
    )


def _has_words(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]+", text)) >= 4
