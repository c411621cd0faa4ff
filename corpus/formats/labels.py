"""The labels of a plan, read off its definition: what each row says by the roles that its table names.

`table` has `roles`, one word a column: number, task, output, lead, coordinating, deadline, budget, both ("Chủ trì: …;
Phối hợp: …" in one cell), parent (an upper level), other. A table without roles holds no tasks. `row` has `head` (a
header), `section` (a Roman heading; the value is its number), `under` (a heading below it; the value is its level), or
states a task. A table in the text itself names its own `section` and `title`.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from corpus.formats.definition import Definition, Run, cell_paragraphs, final, runs, tidy
from corpus.formats.grid import placed, rows_of

Json = dict[str, Any]

_BOTH = re.compile(
    r"\s*(?:(?:-\s*)?Chủ trì:\s*)?(?P<lead>.*?)[;,.]?\s*(?:-\s*)?Phối hợp(?: thực hiện)?:\s*(?P<rest>.*)", re.DOTALL
)
_LEADING = re.compile(r"^(?:-\s*)?(?:Chủ trì:\s*)?")
_LINKED = re.compile(r"\s+và$")  # what a split leaves at the end of a piece


def labels(plan: Definition) -> Json:
    """Return the labels: head, the ids of all mentions in the order of the text, tasks in order."""
    head = plan.document
    return {
        "plan": plan.name,
        "document": {
            **{
                key: head.get(key)
                for key in ("kind", "number", "symbol", "date", "issuer", "level", "province", "title")
            },
            "period": {"start": int(head["start"]), "end": int(head["end"])},
        },
        "references": [one for block in plan.blocks for one in _mentions(block)],
        "tasks": [task for block in plan.blocks for table in block.iter("table") for task in _tasks(table)],
    }


def _mentions(block: Element) -> Iterator[str]:
    if block.tag in ("table", "layout"):
        for row in rows_of(block, final=True):
            for cell in row.findall("c"):
                yield from _mentions(cell)
    elif block.tag in ("landscape", "box") or any(child.tag in ("p", "table", "layout", "box") for child in block):
        for child in block:
            yield from _mentions(child)
    else:
        yield from _mentions_of(final(runs(block)))


def _mentions_of(pieces: tuple[Run, ...]) -> Iterator[str]:
    before = ""
    for run in pieces:
        # A mention whose dress or wording changes inside it comes as several runs.
        if run.reference and run.reference != before:
            yield run.reference
        before = run.reference
        yield from _mentions_of(run.footnote)


def _tasks(table: Element) -> Iterator[Json]:
    if "roles" not in table.attrib:
        return
    roles = table.attrib["roles"].split()
    section, title = table.get("section"), table.get("title")
    under: list[str] = []
    count = 0
    rows = rows_of(table, final=True)
    for row, line in zip(rows, placed(table, rows), strict=True):
        count += any(child.get("auto") for one in line if not one.covered for child in (one.cell, *one.cell))
        if "head" in row.attrib:
            continue
        if "section" in row.attrib:
            section, title, under = row.attrib["section"], _unnumbered(tidy(line[-1].cell)), []
        elif "under" in row.attrib:
            under = [*under[: int(row.attrib["under"]) - 1], tidy(line[-1].cell)]
        else:
            cells = [(roles[one.column], one.cell) for one in line]
            numbered = any(cell.get("auto") for _, cell in cells)
            yield _task(cells, section, title, under, str(count) if numbered else None)


def _task(
    cells: list[tuple[str, Element]], section: str | None, title: str | None, under: list[str], number: str | None
) -> Json:
    by_role = dict(cells)
    lead, coordinating = _units(by_role.get("lead")), _units(by_role.get("coordinating"))
    if "both" in by_role:
        lead, coordinating = _both(by_role["both"])
    parents = [_unnumbered(tidy(cell)) for role, cell in cells if role == "parent"]
    return {
        "section": section,
        "section_title": title,
        "parents": under + parents,
        "number": number or _said(by_role.get("number")),
        "task": _said(by_role["task"]),
        "output": _said(by_role.get("output")),
        "lead": lead,
        "coordinating": coordinating,
        "deadline": _said(by_role.get("deadline")),
        "budget": _said(by_role.get("budget")),
    }


def _said(cell: Element | None) -> str | None:
    return (tidy(cell) if cell is not None else "") or None


def _unnumbered(text: str) -> str:
    return re.sub(r"^(?:[IVX]+\.|\d+(?:\.\d+)*[.:)]?)\s+", "", text)


def _units(cell: Element | None) -> list[str]:
    return [] if cell is None else _split(_marked(cell))


def _both(cell: Element) -> tuple[list[str], list[str]]:
    said = _marked(cell)
    found = _BOTH.fullmatch(said)
    if found is None:
        return _split(_LEADING.sub("", said)), []
    return _split(found["lead"]), _split(found["rest"])


def _marked(cell: Element) -> str:
    """Return a cell's text with a line break at every place where a list of units is split."""
    parts = cell_paragraphs(cell)
    return "\n".join("".join("\n" if run.split else run.text for run in final(runs(part))) for part in parts)


def _split(text: str) -> list[str]:
    pieces = (_LINKED.sub("", " ".join(piece.split()).strip(" ,.;-+")) for piece in re.split(r"[;\n]", text))
    return [piece for piece in pieces if piece]
