"""Web pages, as portals show them and as Word and LibreOffice save them: HTML to content."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, cast

from lxml import etree

from extract.errors import BinaryFileError, TooLargeError
from extract.limits import Limits
from extract.readers.content import Grid, GridCell, GridRow, Node, Paragraph, Piece
from extract.readers.encodings import decode_markup
from extract.readers.html_drafts import CellDraft, Draft, ParagraphDraft, lines
from extract.readers.html_fonts import FontReading, font_reading
from extract.readers.html_markup import MarkupTarget
from extract.readers.rendering import render
from extract.source import Source

READER = "html/1"

_CHUNK = 65_536
# An end tag without a start is looked for among all elements that are open; what a page may cost in such steps.
_MOST_STEPS = 10_000_000_000
_MOST_COLUMNS = 1_000  # that a cell may cover, by the HTML standard
_MOST_COVERED = 200_000  # places that the merged cells of a page may cover; beyond, cells count as not merged


def read_html(data: bytes, limits: Limits) -> Source:
    """Read a web page: its text without menus, scripts and what it hides; merged cells and lists as they are printed.

    Raises ReadError (one subclass a cause) where it gives no Vietnamese text.
    """
    del limits  # `read` has looked at the only one that holds for pages
    decoded = decode_markup(data)
    if decoded.text.lstrip()[:13].lower() == "mime-version:":
        raise BinaryFileError("trang web gộp (MHTML) chưa đọc được; hãy mở bằng trình duyệt và lưu lại dạng .html")
    drafts = _drafts(decoded.text)
    fonts = font_reading(lambda: lines(drafts))
    return render(_Content(fonts).nodes(drafts), READER, warnings=(*decoded.warnings, *fonts.warnings))


def _drafts(text: str) -> list[Draft]:
    target = MarkupTarget()
    if not text.strip():  # which the parser refuses
        return target.drafts
    # As a target the parser keeps no tree, and so knows no limit of depth.
    parser = etree.HTMLParser(target=cast(Any, target), encoding="utf-8", huge_tree=True)
    data = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    steps = 0
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        parser.feed(chunk)
        steps += chunk.count(b"</") * target.depth
        if steps > _MOST_STEPS:
            raise TooLargeError("trang web có quá nhiều thẻ lồng nhau; hãy lưu lại dạng văn bản (.txt)")
    parser.close()
    return target.drafts


class _Content:
    """Makes content of drafts: text in Unicode, merged cells within bounds."""

    def __init__(self, fonts: FontReading) -> None:
        self._fonts = fonts
        self._covered = 0

    def nodes(self, drafts: Iterable[Draft]) -> Iterator[Node]:
        for draft in drafts:
            if isinstance(draft, ParagraphDraft):
                yield Paragraph(tuple((Piece(self._fonts.text(line)),) for line in draft.lines))
            elif rows := tuple(row for section in draft.sections() for row in self._rows(section)):
                yield Grid(rows)

    def _rows(self, section: Sequence[Sequence[CellDraft]]) -> Iterator[GridRow]:
        """Yield the rows of a section; a cell covers no row beyond it, and rows without cells do not count."""
        before = [0, *accumulate(bool(row) for row in section)]  # rows with cells before each row
        for i, row in enumerate(section):
            if row:
                yield GridRow(tuple(self._cell(cell, i, before) for cell in row))

    def _cell(self, cell: CellDraft, row: int, before: Sequence[int]) -> GridCell:
        last = len(before) - 1
        end = min(row + cell.row_span, last) if cell.row_span else last
        row_span, column_span = before[end] - before[row], min(cell.column_span, _MOST_COLUMNS)
        covered = row_span * column_span - 1
        if self._covered + covered > _MOST_COVERED:
            row_span = column_span = 1
        else:
            self._covered += covered
        return GridCell(tuple(self.nodes(cell.content)), row_span, column_span)
