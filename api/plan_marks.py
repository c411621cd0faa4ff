"""The text of a plan as a page shows it: its lines and tables as blocks, everything found in it as quiet marks.

Takes the plan as JSON values (docs/schema.md) and gives marks: blocks outside, then places to link to, then mentions.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from api.marking import Mark, clipped, marked
from api.page_links import PageLinks
from api.wording import BAD_VERDICTS, ROLES, address, attached, deadline, target
from models.view import Span

Json = Mapping[str, Any]

_TABLE, _ROW, _CELL, _PLACE, _MENTION, _UNSURE = range(6)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# A tab after the first word of a line, or a line between pipes, parts the cells of a row.
_TABBED = re.compile(r"[^\t\n]+\t")
_TWO_CELLS = re.compile(r"\S[^\t\n]*\t\s*\S")
_PIPED = re.compile(r"\s*\|.*\|\s*\n?")
_PIPED_CELL = re.compile(r"(?:^\s*\|)?[^|\n]*\|?(?:\s*$)?")
_TAB_CELL = re.compile(r"[^\t\n]*[\t\n]?")
# Markup that stays in the text of a Markdown file and of converted ones.
_SYNTAX = re.compile(r"^\s*(?:#{1,6}|>)(?=\s)|\*\*|(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)")
_RULE = re.compile(r"[\s|:=-]+")


def plan_text(plan: Json) -> Markup:
    """Return the whole text as HTML, its passages linked to their pages; stripping its tags gives the text back."""
    return marked(plan["text"], [*_blocks(plan), *_places(plan), *mentions(plan), *_unsure(plan)])


def text_with(plan: Json, found: Iterable[Mark]) -> Markup:
    """Return the whole text as HTML with marks of another kind in the place of mentions."""
    return marked(plan["text"], [*_blocks(plan), *(replace(one, rank=_MENTION) for one in found), *_unsure(plan)])


def spans_text(plan: Json, spans: Iterable[Span], hit: Span | None) -> Markup:
    """Return parts of the text as HTML, one after the other, with `hit` marked in them."""
    marks = [*_blocks(plan), *mentions(plan), *_unsure(plan)]
    if hit is not None:
        marks.append(Mark(*hit, "mark", "", _PLACE))
    return Markup("").join(marked(plan["text"][start:end], clipped(marks, start, end)) for start, end in spans)


def place(start: int, end: int) -> str:
    """Return the name of a place in the page of a plan.

    >>> place(120, 180)
    'e-120-180'
    """
    return f"e-{start}-{end}"


def mention_place(start: int, end: int) -> str:
    """Return the name of a reference's place in the page of a plan."""
    return f"m-{start}-{end}"


def heading_place(start: int) -> str:
    """Return the name of a heading's place in the page of a plan."""
    return f"s-{start}"


def _blocks(plan: Json) -> Iterator[Mark]:
    """Each line is a block; lines of cells that follow each other are a table, which scrolls on its own."""
    levels = {one["start"]: one["level"] for one in plan["sections"]}
    starts = sorted(levels)
    table: list[re.Match[str]] = []
    for line in _LINE.finditer(plan["text"]):
        if _is_row(line.group(), inside=bool(table)):
            table.append(line)
            continue
        yield from _table(table)
        table = []
        start, end = line.span()
        at = bisect_left(starts, start)
        if not line.group().strip():
            yield Mark(start, end, "div", "gap", _ROW)
        elif at < len(starts) and starts[at] < end:
            heading = starts[at]
            yield Mark(start, end, "div", f"line heading level-{levels[heading]}", _ROW, heading_place(heading))
        else:
            yield Mark(start, end, "div", "line", _ROW)
        yield from (
            Mark(start + found.start(), start + found.end(), "span", "syntax", _MENTION)
            for found in _SYNTAX.finditer(line.group())
        )
    yield from _table(table)


def _is_row(line: str, *, inside: bool) -> bool:
    """Tell whether a line is a row: between pipes, or with tabs between cells; one filled cell begins no table."""
    if _PIPED.fullmatch(line):
        return True
    return (_TABBED if inside else _TWO_CELLS).search(line.lstrip("\t")) is not None


def _table(lines: list[re.Match[str]]) -> Iterator[Mark]:
    if not lines:
        return
    scrolled = (("role", "region"), ("aria-label", "Bảng trong văn bản"), ("tabindex", "0"))
    yield Mark(lines[0].start(), lines[-1].end(), "div", "table", _TABLE, attributes=scrolled)
    for line in lines:
        yield from _row(line)


def _row(line: re.Match[str]) -> Iterator[Mark]:
    rule = _RULE.fullmatch(line.group()) is not None
    yield Mark(*line.span(), "div", "row rule" if rule else "row", _ROW)
    if rule:
        return
    first, text = line.start(), line.group()
    piped = _PIPED.fullmatch(text) is not None
    for cell in (_PIPED_CELL if piped else _TAB_CELL).finditer(text):
        if cell.group():
            yield Mark(first + cell.start(), first + cell.end(), "div", "cell", _CELL)
    for found in _SYNTAX.finditer(text):
        yield Mark(first + found.start(), first + found.end(), "span", "syntax", _MENTION)
    if piped:
        for found in re.finditer(r"\|", text):
            yield Mark(first + found.start(), first + found.end(), "span", "bar", _PLACE)


def _places(plan: Json) -> Iterator[Mark]:
    """What hits link to: the first piece of each task cell, paragraphs, targets; the outermost lead to their pages."""
    spans = [tuple(task["spans"]["task"][0]) for task in plan["tasks"] if task["spans"]["task"]]
    spans += [(one["start"], one["end"]) for part in ("paragraphs", "targets") for one in plan[part]]
    links = PageLinks(plan)
    reached = 0
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        after = links.tail(start, end) if end > reached else Markup()
        reached = max(reached, end)
        yield Mark(start, end, "span", "place", _PLACE, place(start, end), after=after)


def _unsure(plan: Json) -> Iterator[Mark]:
    """Words of a scan that may have been misread."""
    title = (("title", "từ máy đọc chưa chắc"),)
    return (Mark(start, end, "span", "unsure", _UNSURE, attributes=title) for start, end in plan["unsure"])


def mentions(plan: Json) -> Iterator[Mark]:
    """References, deadlines, units and targets, each with what it comes to as its title."""
    linked = {}
    for one in plan["references"]:
        yield _reference(one)
        if one.get("link") and one["role"] != "self":
            linked[one["id"]] = one
    yield from (_short_form(one, linked[one["id"]]) for one in plan["short_forms"] if one["id"] in linked)
    for kind, part in (("deadline", "deadlines"), ("unit", "units"), ("target", "targets")):
        for one in plan[part]:
            title = _TITLES[kind](one)
            yield Mark(one["start"], one["end"], "span", f"mention {kind}", _MENTION, attributes=(("title", title),))


def _reference(one: Json) -> Mark:
    """A reference; one that `api.plan_links` has linked leads to its document and tells how that stands."""
    link = one.get("link") or {"document": None, "kind": None}
    said = [one.get("name") or f"{one['kind']} {one['id']}", ROLES[one["role"]], *attached(one), *_standing(one)]
    title = ("title", "; ".join(said))
    classes = ["mention", "reference"]
    if one["flaw"] or one.get("verdict") in BAD_VERDICTS:
        classes.append("flawed")
    if one.get("verdict") == "ended-since":
        classes.append("ended")
    where = mention_place(one["start"], one["end"])
    if one["symbol"] and one["number"] is None:
        # A number left blank stands for no document that others could cite.
        return Mark(one["start"], one["end"], "span", " ".join(classes), _MENTION, where, (title,))
    href = ("href", address("/documents", id=link["document"] or one["id"]))
    out = _portal(one) if one["role"] != "self" else Markup()
    return Mark(one["start"], one["end"], "a", " ".join(classes), _MENTION, where, (href, title), out)


def _portal(one: Json) -> Markup:
    """A link out to the official portal's search for the number; its arrow is the style sheet's, no text is added."""
    if not one.get("portal"):
        return Markup()
    return Markup(
        '<a class="to-portal" href="{}" rel="external noreferrer" aria-label="tìm {} trên vbpl.vn"></a>'
    ).format(one["portal"], one["id"])


def _standing(one: Json) -> Iterator[str]:
    """What the registry says of the document on the day asked for, and of citing it."""
    if one.get("verdict") in BAD_VERDICTS:
        yield one["verdict_text"]
    elif one.get("status"):
        yield one["status"]
    if one.get("amended"):
        yield one["amended"]


def _short_form(one: Json, target: Json) -> Mark:
    """ "Nghị định này": leads where the document that it stands for does."""
    href = ("href", address("/documents", id=target["link"]["document"] or one["id"]))
    return Mark(
        one["start"], one["end"], "a", "mention reference short", _MENTION, attributes=(href, ("title", one["id"]))
    )


_TITLES = {
    "deadline": lambda one: f"thời hạn: {deadline(one) or one['text']}",
    "unit": lambda one: f"cơ quan: {one['name']}",
    "target": lambda one: f"chỉ tiêu: {target(one)}",
}
