"""Word files (.docx and its kin) to `Source`: body, tables, automatic numbers, text boxes, notes at the end."""

from collections.abc import Iterator

from extract.errors import DamagedFileError
from extract.limits import Limits
from extract.readers.content import Node, Paragraph
from extract.readers.docx.formats import written
from extract.readers.docx.names import Element, attribute, child, children, name
from extract.readers.docx.numbering import Numbering
from extract.readers.docx.package import Package
from extract.readers.docx.runs import Words, is_gone, words_of
from extract.readers.docx.styles import Styles
from extract.readers.docx.tables import grid_of
from extract.readers.rendering import render
from extract.source import Source

READER = "docx/1"

_DEEPEST = 25  # tables and text boxes in one another
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}  # as Word numbers them unless told otherwise


def read_docx(data: bytes, limits: Limits) -> Source:
    """Read a Word file.

    Tracked changes count as accepted; comments, hidden text, headers and footers are left out. Raises ReadError.
    """
    package = Package(data, limits)
    body = child(package.document, "w:body")
    reading = _Reading(package)
    nodes = [*reading.nodes(body), *reading.notes()] if body is not None else []
    return render(nodes, READER, warnings=reading.warnings)


class _Reading:
    """Reads blocks in document order, since automatic numbers and notes are counted on the way."""

    def __init__(self, package: Package) -> None:
        self.warnings: list[str] = []
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._cited: dict[str, dict[str, str]] = {kind: {} for kind in _NOTE_FORMS}  # kind → id → mark
        self._depth = 0

    def nodes(self, container: Element) -> tuple[Node, ...]:
        """Return the paragraphs and tables in a body, a cell, a text box or a note.

        Raises DamagedFileError where tables and text boxes stand in one another too deep.
        """
        if self._depth >= _DEEPEST:
            raise DamagedFileError(f"bảng và khung chữ lồng nhau quá {_DEEPEST} tầng, nên không đọc")
        self._depth += 1
        found = tuple(self._blocks(container))
        self._depth -= 1
        return found

    def notes(self) -> Iterator[Node]:
        """Yield the notes cited so far, footnotes first, each with its mark before its first paragraph."""
        for kind in _NOTE_FORMS:
            root = self._package.part(f"{kind}s")
            known = {attribute(one, "id"): one for one in (() if root is None else root)}
            for key, mark in list(self._cited[kind].items()):
                if key in known:
                    yield from _marked(mark, self.nodes(known[key]))

    def _blocks(self, container: Element) -> Iterator[Node]:
        held: Words | None = None  # of paragraphs whose closing mark is gone
        for one in children(container):
            kind = name(one)
            if kind == "w:p":
                words = words_of(one, self._styles)
                if held is not None:
                    held.extend(words)
                    words, held = held, None
                properties = child(one, "w:pPr")
                if is_gone(properties):
                    held = words
                else:
                    yield from self._paragraph(words, properties)
            elif kind == "w:tbl":
                if held is not None:
                    yield from self._paragraph(held, None)
                    held = None
                yield grid_of(one, self.nodes)
            elif kind == "w:altChunk":
                self._warn("tệp có phần nhúng từ tệp khác (altChunk), phần đó không được đọc")
        if held is not None:
            yield from self._paragraph(held, None)

    def _paragraph(self, words: Words, properties: Element | None) -> Iterator[Node]:
        numbered = self._styles.numbered(properties)
        text = "".join(words.text)
        label = self._numbering.label(numbered) if numbered else ""
        if label.strip() != "-" or text.strip():
            text = label + text.lstrip() if label else text
        for kind, key, own in words.notes:
            cited = self._cited[kind]
            cited.setdefault(key, own or written(len(cited) + 1, _NOTE_FORMS[kind]))
        if text.strip():
            yield Paragraph.of(text)
        for box in words.boxes:
            yield from self.nodes(box)

    def _warn(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)


def _marked(mark: str, nodes: tuple[Node, ...]) -> Iterator[Node]:
    first, *rest = nodes or (Paragraph.of(""),)
    if isinstance(first, Paragraph):
        yield Paragraph.of(f"[{mark}] " + "\n".join(" ".join(piece.text for piece in line) for line in first.lines))
        yield from rest
    else:
        yield Paragraph.of(f"[{mark}]")
        yield from nodes
