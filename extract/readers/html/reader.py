"""Web pages, as portals show them and as Word and LibreOffice save them: HTML to content."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, cast

from lxml import etree

from extract.errors import BinaryFileError, TooLargeError
from extract.limits import Limits
from extract.readers.content import Grid, GridCell, GridRow, Node, Paragraph, Piece
from extract.readers.encodings import decode_markup
from extract.readers.html.drafts import CellDraft, Draft, ParagraphDraft, lines
from extract.readers.html.fonts import FontReading, font_reading
from extract.readers.html.markup import MarkupTarget
from extract.readers.rendering import render
from extract.source import Source

READER = "html/1"

_MHTML = "mime-version:"
_CHUNK, _SMALL_CHUNK = 65_536, 1_024
_DEEP = 1_000  # elements: beyond, smaller chunks keep the bound below
_DEEPEST = 500_000
# libxml2 looks for the start of an end tag that has none among all elements that are open, at up to 60 ns each.
_MOST_STEPS = 100_000_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)")
_MOST_COLUMNS = 1_000  # that a cell may cover, by the HTML standard
_MOST_COVERED = 200_000  # places that the merged cells of a page may cover; beyond, cells count as not merged


def read_html(data: bytes, limits: Limits) -> Source:
    """Read a web page: its text without menus, scripts and what it hides; merged cells and lists as they are printed.

    Raises ReadError (one subclass a cause) where it gives no Vietnamese text.
    """
    del limits  # `read` has looked at the only one that holds for pages
    decoded = decode_markup(data)
    if decoded.text.lstrip()[: len(_MHTML)].lower() == _MHTML:
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
    at = steps = 0
    while at < len(data):
        chunk = data[at : at + (_CHUNK if target.depth < _DEEP else _SMALL_CHUNK)]
        at += len(chunk)
        steps += _fed(parser, chunk, target) * target.depth
        if steps > _MOST_STEPS or target.depth > _DEEPEST:
            raise TooLargeError("trang web có quá nhiều thẻ lồng nhau; hãy lưu lại dạng văn bản (.txt)")
    parser.close()
    return target.drafts


def _fed(parser: etree.HTMLParser, chunk: bytes, target: MarkupTarget) -> int:
    """Feed a part of the page; return how many of its end tags have no start."""
    tags = Counter((bool(slash), name.decode("latin-1").lower()) for slash, name in _TAG.findall(chunk))
    ends = {name: count for (is_end, name), count in tags.items() if is_end}
    # One that is open when the part begins, or that begins in it.
    begun = {name: target.started[name] - target.ended[name] + tags[False, name] for name in ends}
    before = {name: target.ended[name] for name in ends}
    parser.feed(chunk)
    return sum(max(0, count - begun[name], count - (target.ended[name] - before[name])) for name, count in ends.items())


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
