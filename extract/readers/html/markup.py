"""The markup of a web page to drafts, element by element as the parser meets them, without recursion."""

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.readers.html.drafts import CellDraft, Draft, ParagraphDraft, Run, TableDraft
from extract.readers.html.styles import Attributes, Fonts, is_block, is_hidden, list_marker, list_type
from extract.readers.legacy import LegacyEncoding

# What is no text of the page, or text that nobody reads there; `del` is text taken out.
_DROPPED = frozenset({
    "head", "title", "script", "style", "template", "noscript", "nav", "select", "button", "textarea", "datalist",
    "svg", "canvas", "iframe", "audio", "video", "del",
})  # fmt: skip
_FURNITURE = frozenset({"header", "footer", "aside"})  # of the page, unless in its main part or in a cell
_MAIN = frozenset({"main", "article", "td", "th"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
_BLOCKS = frozenset({
    "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "section", "article", "main", "header",
    "footer", "aside", "address", "figure", "figcaption", "fieldset", "legend", "form", "details", "summary", "center",
    "hr", "dir", "menu", "listing", "xmp",
})  # fmt: skip
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_LINES_KEPT = frozenset({"pre", "listing", "xmp"})
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))  # where words may be broken
# Links from a text to its notes, as Word, LibreOffice and others name them.
_TO_NOTE = re.compile(r"#(?:_?(?:ftn|edn)\d+|sd(?:foot|end)note\d+sym|fn[:-]?\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")
_DEEPEST = 8  # tables in tables; what is deeper counts as text of the cell


@dataclass(slots=True)
class _List:
    kind: str
    number: int


@dataclass(slots=True)
class _Element:
    """An element that is open, with what it hands down."""

    tag: str
    encoding: LegacyEncoding | None = None
    is_block: bool = True
    keeps_lines: bool = False
    in_main: bool = False
    items: _List | None = None  # the list that it is in
    table: TableDraft | None = None
    sink: list[Draft] | None = None  # where its text goes, when not where its parent's goes
    furniture_from: tuple[list[Draft], int, int] | None = None  # sink, drafts in it and links before it


@dataclass(slots=True)
class MarkupTarget:
    """Collects the drafts of a page; the methods are those that lxml calls."""

    drafts: list[Draft] = field(default_factory=list)
    started: Counter[str] = field(default_factory=Counter)  # elements by name
    ended: Counter[str] = field(default_factory=Counter)
    _fonts: Fonts = field(default_factory=Fonts)
    _open: list[_Element] = field(default_factory=lambda: [_Element("")])
    _sinks: list[list[Draft]] = field(init=False)
    _tables: int = 0
    _links: int = 0
    _dropped: int = 0  # elements open from a dropped one on
    _sheet: list[str] | None = None
    _paragraph: ParagraphDraft = field(default_factory=ParagraphDraft)
    _marker: str = ""  # of a list item, before its first words

    def __post_init__(self) -> None:
        self._sinks = [self.drafts]

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open) + self._dropped

    def start(self, tag: str, attributes: Attributes) -> None:
        """Open an element."""
        tag = tag.lower()
        self.started[tag] += 1
        if self._dropped or self._is_dropped(tag, attributes):
            self._dropped += 1
            self._sheet = [] if tag == "style" else None
            return
        above = self._open[-1]
        element = _Element(
            tag,
            self._fonts.encoding(tag, attributes, above.encoding),
            tag in _BLOCKS or is_block(attributes),
            above.keeps_lines or tag in _LINES_KEPT,
            above.in_main or tag in _MAIN or attributes.get("role") == "main",
            above.items,
            above.table,
        )
        self._open.append(element)
        if tag == "br":
            self._break_line()
        elif tag == "a":
            self._links += "href" in attributes
        elif element.is_block:
            self._flush()
            self._open_block(element, attributes)

    def _is_dropped(self, tag: str, attributes: Attributes) -> bool:
        if tag in ("html", "body"):  # some pages show themselves by script
            return False
        if tag == "a" and _TO_NOTE.fullmatch(attributes.get("href", "").strip()):
            return True  # the mark of a note would cut its sentence
        return tag in _DROPPED or is_hidden(attributes) or attributes.get("role", "").lower() in _ROLES

    def _open_block(self, element: _Element, attributes: Attributes) -> None:
        tag = element.tag
        if tag in ("ol", "ul", "dir", "menu"):
            numbered = tag == "ol"
            kind = list_type(attributes, "1" if numbered else "-")
            element.items = _List(kind, _number(attributes.get("start", ""), 1))
        elif tag == "li":
            self._open_item(element.items or _List("-", 1), attributes)
        elif tag == "table":
            self._open_table(element)
        elif tag in _FURNITURE and not element.in_main:
            element.furniture_from = (self._sinks[-1], len(self._sinks[-1]), self._links)
        elif element.table is not None:
            self._open_part(element, element.table, attributes)

    def _open_item(self, items: _List, attributes: Attributes) -> None:
        items.number = _number(attributes.get("value", ""), items.number)
        self._marker = list_marker(list_type(attributes, items.kind), items.number)
        items.number += 1

    def _open_table(self, element: _Element) -> None:
        self._tables += 1
        element.items = None
        element.table = TableDraft() if self._tables <= _DEEPEST else None
        if element.table is not None:
            self._open_sink(element, [])  # captions, and what stands astray between rows: before the table

    def _open_part(self, element: _Element, table: TableDraft, attributes: Attributes) -> None:
        if element.tag in _SECTIONS:
            table.open_section(element.tag)
        elif element.tag == "tr":
            table.add_row()
        elif element.tag in ("td", "th"):
            cell = CellDraft(_span(attributes.get("rowspan", ""), 0), _span(attributes.get("colspan", ""), 1))
            table.add_cell(cell)
            self._open_sink(element, cell.content)
            element.items = element.table = None

    def _open_sink(self, element: _Element, sink: list[Draft]) -> None:
        element.sink = sink
        self._sinks.append(sink)

    def end(self, tag: str) -> None:
        """Close the element that was opened last."""
        self.ended[tag.lower()] += 1
        if self._dropped:
            self._dropped -= 1
            if self._sheet is not None and tag.lower() == "style":
                self._fonts.add_sheet("".join(self._sheet))
                self._sheet = None
            return
        if len(self._open) == 1:
            return
        element = self._open.pop()
        if element.is_block:
            self._flush()
            self._close_block(element)

    def _close_block(self, element: _Element) -> None:
        if element.tag == "li":
            self._close_item()
        elif element.tag in _SECTIONS and element.table is not None:
            element.table.close_section()
        elif element.tag == "table":
            self._tables -= 1
        if element.sink is not None:
            astray = self._sinks.pop()
            if element.tag == "table" and element.table is not None:
                self._sinks[-1].extend((*astray, element.table))
        if element.furniture_from is not None:
            sink, drafts, links = element.furniture_from
            # A header without links is the head of the document itself.
            if element.tag != "header" or self._links > links:
                del sink[drafts:]

    def _close_item(self) -> None:
        """End an item; in a cell, an item without words is its number (STT)."""
        marker, self._marker = self._marker, ""
        if marker and marker != "-" and self._tables:
            self._paragraph.lines[-1].append(Run(marker))
            self._flush()

    def data(self, text: str) -> None:
        """Take text."""
        if self._sheet is not None:
            self._sheet.append(text)
        if self._dropped or not text:
            return
        element = self._open[-1]
        if element.keeps_lines:
            first, *more = text.split("\n")
            self._add(first, element.encoding)
            for line in more:
                self._break_line()
                self._add(line, element.encoding)
        else:
            self._add(text, element.encoding)

    def _add(self, text: str, encoding: LegacyEncoding | None) -> None:
        shown = text if encoding else text.translate(_UNSEEN)  # which are letters in legacy fonts
        if not shown:
            return
        if self._marker and not shown.isspace():
            self._paragraph.lines[-1].append(Run(self._marker + " "))
            self._marker = ""
        self._paragraph.lines[-1].append(Run(shown, encoding))

    def _break_line(self) -> None:
        """Begin a line; an empty one ends the paragraph."""
        if all(run.text.isspace() for run in self._paragraph.lines[-1]):
            self._flush()
        else:
            self._paragraph.lines.append([])

    def _flush(self) -> None:
        if self._paragraph.lines == [[]]:
            return
        if not self._paragraph.is_blank:
            self._sinks[-1].append(self._paragraph)
        self._paragraph = ParagraphDraft()

    def close(self) -> None:
        """End the page."""
        self._flush()


def _number(text: str, otherwise: int) -> int:
    found = _NUMBER.match(text)
    return int(found[1]) if found else otherwise


def _span(text: str, least: int) -> int:
    number = _number(text, 1)
    return number if number >= least else 1
