"""A plan given back with its references as links: to the document's page, and out to the official portal.

Text becomes Markdown; markup keeps every character of its own and gets anchors around what was found in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import Any
from urllib.parse import quote

from markupsafe import escape

from api.wording import BAD_VERDICTS

Json = Mapping[str, Any]

# Comments, scripts and styles hold no text; an entity is one letter.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|$)|<(?P<raw>script|style|title)\b.*?(?:</(?P=raw)\s*>|$)|<(?P<tag>/?[a-zA-Z][^\s/>]*)[^>]*>"
    r"|<![^>]*>|&(?:#\d+|#[xX][\da-fA-F]+|\w+);|[^<&]+|[<&]",
    re.DOTALL,
)
_BRACKETS = re.compile(r"([\\\[\]])")
PORTAL_MARK = "↗"


@dataclass(frozen=True, slots=True)
class Target:
    """A mention and where it leads: `[start, end)` of the plan's text, addresses, and what a reader should know."""

    start: int
    end: int
    page: str
    portal: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Text or markup with links, and how many of the mentions that lead somewhere were linked in it."""

    text: str
    linked: int
    mentions: int


def targets(plan: Json, links: Sequence[Json], base: str) -> list[Target]:
    """Return where the references of a plan (JSON values) lead, given what `Library.links` says of them."""
    found = [
        Target(one["start"], one["end"], _page(base, one["id"], link), _portal(link), _title(link))
        for one, link in zip(plan["references"], links, strict=True)
        if link["link"]["kind"] != "unknown" and one["role"] != "self"
    ]
    return sorted(found, key=lambda target: target.start)


def as_markdown(text: str, found: Sequence[Target]) -> Linked:
    """Return a text with its references as Markdown links.

    >>> target = Target(5, 21, "http://x/documents?id=1", None, "còn hiệu lực")
    >>> as_markdown("theo Nghị định 1/2020 và", [target]).text
    'theo [Nghị định 1/2020](http://x/documents?id=1 "còn hiệu lực") và'
    """
    pieces: list[str] = []
    at = 0
    for one in found:
        words = _BRACKETS.sub(r"\\\1", text[one.start : one.end])
        out = f"[{PORTAL_MARK}]({one.portal})" if one.portal else ""
        title = one.title.replace('"', "”")
        pieces += [text[at : one.start], f'[{words}]({one.page} "{title}"){out}']
        at = one.end
    return Linked("".join([*pieces, text[at:]]), len(found), len(found))


def as_html(markup: str, text: str, found: Sequence[Target]) -> Linked:
    """Return markup with anchors around its references; `text` is what a reader made of it, in the same order.

    A reference that the markup writes otherwise (as letters of an old font) or that is a link already stays as it is.
    """
    letters = list(_letters(markup))
    stream = "".join(letter.letter for letter in letters)
    inserts: list[tuple[int, str]] = []
    at = linked = 0
    for one in found:
        wanted = "".join(text[one.start : one.end].split())
        place = stream.find(wanted, at)
        if place < 0:
            continue
        at = place + len(wanted)
        part = letters[place:at]
        if not any(letter.in_link for letter in part):
            inserts.extend(_anchors(part, one))
            linked += 1
    pieces: list[str] = []
    last = 0
    for offset, inserted in inserts:
        pieces += [markup[last:offset], inserted]
        last = offset
    return Linked("".join([*pieces, markup[last:]]), linked, len(found))


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter of the text in markup: where it stands, and the number of the run of text between tags that it is in."""

    letter: str
    start: int
    end: int
    run: int
    in_link: bool


def _letters(markup: str) -> Iterator[_Letter]:
    run, links = 0, 0
    for token in _TOKEN.finditer(markup):
        words = token.group()
        if token["tag"] is not None:
            name = token["tag"].lower()
            links = max(0, links + {"a": 1, "/a": -1}.get(name, 0))
            run += 1
        elif words.startswith("<") and len(words) > 1:
            run += 1
        elif words.startswith("&") and len(words) > 1:
            yield from _entity(words, token.start(), token.end(), run, links > 0)
        else:
            for offset, letter in enumerate(words, start=token.start()):
                if not letter.isspace():
                    yield _Letter(letter, offset, offset + 1, run, links > 0)


def _entity(words: str, start: int, end: int, run: int, in_link: bool) -> Iterator[_Letter]:
    for letter in unescape(words):
        if not letter.isspace():
            yield _Letter(letter, start, end, run, in_link)


def _anchors(part: Sequence[_Letter], target: Target) -> Iterator[tuple[int, str]]:
    """An anchor for each run of text that a reference covers, so that elements stay nested; the portal behind."""
    runs = [list(letters) for _, letters in groupby(part, key=lambda letter: letter.run)]
    for number, letters in enumerate(runs, start=1):
        yield letters[0].start, f'<a class="doisanh" href="{escape(target.page)}" title="{escape(target.title)}">'
        out = ""
        if number == len(runs) and target.portal:
            out = f'<a class="doisanh-portal" href="{escape(target.portal)}" title="vbpl.vn">{PORTAL_MARK}</a>'
        yield letters[-1].end, f"</a>{out}"


def _page(base: str, identifier: str, link: Json) -> str:
    asked = link["link"]["document"] or identifier
    return f"{base.rstrip('/')}/documents?id={quote(asked, safe='')}"


def _portal(link: Json) -> str | None:
    portal: str | None = link["portal"]
    return portal


def _title(link: Json) -> str:
    said = [
        link["name"],
        link["status"],
        link["amended"],
        link["verdict_text"] if link["verdict"] in BAD_VERDICTS else None,
    ]
    return "; ".join(part for part in said if part) or link["link"]["reason"]
