"""A document's relations as a picture: documents down a line of time, an arc from each that acts to what it acts on.

The picture is an SVG of the page itself, without scripts or styles of its own; `style.css` gives its colours. A list of
the same relations stands below it for who cannot see it.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from api.wording import address, day
from extract.law.words import RELATIONS

Json = Mapping[str, Any]

_LINE, _GAP, _TOP = 20, 22, 18  # heights in pixels: of a line of text, between documents, above the first
_SPINE, _WORDS = 46, 64  # where the line of time and the words begin, from the left
_NAME, _TOLD = 26, 32  # letters in a line, in bold and in small, that a narrow window holds
_MOST = 24  # documents in a picture; more are left to the list


@dataclass(frozen=True, slots=True)
class _Row:
    """A document in the picture: its words, line by line, and the relation that brings it there; None: its own."""

    date: str
    name: Sequence[str]
    told: Sequence[str]
    relation: Json | None

    @property
    def height(self) -> int:
        return _LINE * (len(self.name) + len(self.told)) + _GAP


def relation_picture(registry: Json) -> Markup:
    """Return the picture of a document's relations, as `Library.registered` gives them; empty where there are none."""
    if not registry["relations"]:
        return Markup()
    rows = _rows(registry)
    tops = _tops(rows)
    own = next(top for row, top in zip(rows, tops, strict=True) if row.relation is None)
    height = tops[-1] + rows[-1].height
    parts = [
        Markup('<line class="spine" x1="{0}" y1="{1}" x2="{0}" y2="{2}"/>').format(_SPINE, tops[0], tops[-1]),
        *(_arc(row.relation, top, own) for row, top in zip(rows, tops, strict=True) if row.relation is not None),
        *(_words(row, top) for row, top in zip(rows, tops, strict=True)),
    ]
    return Markup(
        '<svg class="relations" width="100%" height="{0}" role="img" aria-label="Quan hệ của {1} với văn bản khác">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>{2}</svg>'
    ).format(height, registry["name"], Markup("").join(parts))


def _rows(registry: Json) -> list[_Row]:
    nearest = sorted(registry["relations"], key=lambda act: (act["type"] == "implements", act["date"]))[:_MOST]
    rows = [_Row(act["date"], _wrapped(act["name"]), tuple(_told(act)), act) for act in nearest]
    rows.append(_Row(registry["date"], _wrapped(registry["name"]), (f"ngày {day(registry['date'])}",), None))
    return sorted(rows, key=lambda row: (row.date, row.relation is not None))


def _told(act: Json) -> Iterator[str]:
    verb = RELATIONS[act["type"]][0]
    undergoes = "bị" if act["type"] in ("repeals", "suspends") else "được"
    sentence = f"{undergoes} văn bản này {verb}" if act["acts"] else f"{verb} văn bản này"
    yield from textwrap.wrap(sentence, _TOLD)
    said = [f"từ {day(act['since'])}" if act["since"] else f"ngày {day(act['date'])}"]
    if act["parts"]:
        said.append(f"Điều {act['parts'][0]}" if len(act["parts"]) == 1 else f"{len(act['parts'])} điều")
    if not act["confirmed"]:
        said.append("chưa xác nhận")
    yield ", ".join(said)


def _wrapped(name: str) -> Sequence[str]:
    return tuple(textwrap.wrap(name, _NAME, max_lines=3, placeholder=" …"))


def _tops(rows: Sequence[_Row]) -> list[int]:
    """Where the first line of each row stands."""
    tops = [_TOP]
    for row in rows[:-1]:
        tops.append(tops[-1] + row.height)
    return tops


def _arc(act: Json, top: int, own: int) -> Markup:
    """An arc from the document that acts to the other, the wider the farther they are apart."""
    start, end = (own, top) if act["acts"] else (top, own)
    reach = min(_SPINE + 8, 20 + abs(end - start) // 8)
    classes = f"arc {act['type']}" + ("" if act["confirmed"] else " doubtful")
    path = f"M{_SPINE - 6} {start} C{_SPINE - reach} {start} {_SPINE - reach} {end} {_SPINE - 7} {end}"
    return Markup('<path class="{}" d="{}" marker-end="url(#tip)"/>').format(classes, path)


def _words(row: _Row, top: int) -> Markup:
    lines: list[Markup] = []
    for number, words in enumerate([*row.name, *row.told]):
        at, classes = top + 5 + number * _LINE, "name" if number < len(row.name) else "told"
        lines.append(Markup('<tspan class="{}" x="{}" y="{}">{}</tspan>').format(classes, _WORDS, at, words))
    text = Markup("<text>{}</text>").format(Markup("").join(lines))
    if row.relation is None:
        return Markup('<circle class="node own" cx="{}" cy="{}" r="7"/>{}').format(_SPINE, top, text)
    shown = address("/documents", id=row.relation["document"])
    return Markup('<circle class="node {}" cx="{}" cy="{}" r="5"/><a href="{}"><title>{}</title>{}</a>').format(
        row.relation["type"], _SPINE, top, shown, row.relation["title"], text
    )
