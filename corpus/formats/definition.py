"""The definition of a plan: XML of paragraphs and tables, written once, from which every format is made.

Blocks: `p` (class: c, l, r = centred, left, right instead of justified; b, i, u = bold, italic, underlined; auto: the
paragraph is numbered by the word processor), `table`, `layout` (a table without borders that only places its cells),
`box` (a text box), `landscape` (pages lying on their side), `pagebreak`.

Inside a paragraph: `b`, `i`, `u`, `br`, `sp` (n blanks), `ref` (a mention; `id` as the labels have it), `note` (a
footnote), `ins` and `del` (a tracked change), `s` (nothing printed; a list of units is split here).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize
from xml.etree.ElementTree import Element, parse

FOLDER = Path(__file__).resolve().parent
PLANS = FOLDER / "plans"
LABELS = FOLDER / "labels"

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress; a line break is `\\n`, a split of a list of units an empty run with `split`."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    change: str = ""
    reference: str = ""
    footnote: tuple["Run", ...] = ()
    split: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A plan: its name, the attributes of `plan` (font, size, which formats), the labels of its head, its blocks."""

    name: str
    options: dict[str, str]
    document: dict[str, str]
    blocks: tuple[Element, ...]


def read_definition(path: Path) -> Definition:
    """Read a definition. Raises ValueError where it has no `document`, ParseError where it is no XML."""
    root = parse(path).getroot()
    document = root.find("document")
    if document is None:
        raise ValueError(f"{path.name}: no element `document`")
    blocks = tuple(block for block in root if block is not document)
    return Definition(path.stem, dict(root.attrib), dict(document.attrib), blocks)


def classes(element: Element) -> frozenset[str]:
    """Return the words of an element's class."""
    return frozenset(element.get("class", "").split())


def runs(element: Element, *, form: str = "NFC", worn: frozenset[str] = frozenset()) -> tuple[Run, ...]:
    """Return the runs of a paragraph or cell, white space folded, none at its ends, in a Unicode normal form.

    `worn` are classes that hold beside the element's own.
    """
    dress = classes(element) | worn
    base = Run("", bold="b" in dress, italic="i" in dress, underlined="u" in dress)
    decomposed = form == "NFD"
    return tuple(
        replace(run, text=normalize("NFD" if decomposed else "NFC", run.text)) for run in _trimmed(element, base)
    )


def final(pieces: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs once all changes are accepted."""
    return tuple(replace(run, change="", footnote=final(run.footnote)) for run in pieces if run.change != "del")


def plain(element: Element) -> str:
    """Return the final text of a paragraph or cell, footnotes left out, `\\n` between paragraphs of a cell."""
    parts = cell_paragraphs(element)
    return "\n".join("".join(run.text for run in final(runs(part))) for part in parts)


def cell_paragraphs(cell: Element) -> list[Element]:
    """Return the paragraphs of a cell: its `p`, or itself where it holds text only."""
    return cell.findall("p") or [cell]


def tidy(cell: Element) -> str:
    """Return the final text of a cell on one line."""
    return _SPACE.sub(" ", plain(cell)).strip()


def _trimmed(element: Element, base: Run) -> Iterator[Run]:
    found = list(_inline(element, base))
    open_end = True  # a blank here would stand at the start of a line
    kept: list[Run] = []
    for run in found:
        text = run.text.lstrip(" ") if open_end else run.text
        if text or run.split or run.footnote:
            kept.append(replace(run, text=text))
        if text:
            open_end = text.endswith((" ", "\n"))
    while kept and kept[-1].text.strip(" ") == "" and not kept[-1].footnote and not kept[-1].split:
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    yield from kept


def _inline(element: Element, base: Run) -> Iterator[Run]:
    if element.text:
        yield replace(base, text=_SPACE.sub(" ", element.text))
    for child in element:
        yield from _child(child, base)
        if child.tail:
            yield replace(base, text=_SPACE.sub(" ", child.tail))


def _child(child: Element, base: Run) -> Iterator[Run]:
    match child.tag:
        case "b":
            yield from _inline(child, replace(base, bold=True))
        case "i":
            yield from _inline(child, replace(base, italic=True))
        case "u":
            yield from _inline(child, replace(base, underlined=True))
        case "ref":
            yield from _inline(child, replace(base, reference=child.attrib["id"]))
        case "ins" | "del":
            yield from _inline(child, replace(base, change=child.tag))
        case "br":
            yield replace(base, text="\n")
        case "sp":
            yield replace(base, text=" " * int(child.attrib["n"]))
        case "s":
            yield replace(base, text="", split=True)
        case "note":
            yield replace(base, text="", footnote=runs(child))
        case _:
            raise ValueError(f"unknown element {child.tag!r} inside a paragraph")
