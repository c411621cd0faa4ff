"""What the finder of units reads at a time: a cell, or paragraphs that are one, their lines having been set apart.

Conversion cuts lines out of their paragraph: "Theo đề nghị của Giám đốc Sở" / "Dân tộc và Tôn giáo", the two lines of a
letterhead, a title in capitals. Lines that follow each other without a blank one are read together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.finders.units.text import Words
from extract.outline import Zone
from extract.passages import Passage
from extract.tables.columns import Role
from models.view import Span, View

_MOST_LINES = 40
_STARTS_ITEM = re.compile(
    r"[-+•*●]\s?\S|\(?[\dIVXa-zđ]{1,4}[.)]\s|(?:Điều|Chương|Mục|Phụ lục|PHỤ LỤC)\s|Nơi nhận|[|\-_=]+$"
)
_ENDS_ITEM = re.compile(r"[.;:!?|_=]\W*$|-{2,}$")
_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s")
_UNIT_COLUMNS = frozenset({Role.LEAD, Role.COORDINATING})
_RECIPIENTS_NOTE = re.compile(r"[-\s]*Lưu\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text that units are looked for in. Of a cell cut by a page a mention has only its first piece."""

    view: View
    words: Words
    zone: Zone
    column: Role | None
    is_cell: bool

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the characters of the view from `start` to `end`."""
        if self.is_cell:
            return self.view.span(start, end)
        return self.view.span(start, start + 1)[0], self.view.span(end - 1, end)[1]


def stretches(passages: Sequence[Passage], text: str) -> Iterator[Stretch]:
    """Yield the stretches of a plan in text order; cells of units are read elsewhere, and "Lưu:" names files."""
    run: list[Passage] = []
    for passage in passages:
        if run and not _goes_on(run[-1], passage, text, len(run)):
            yield _stretch(run, text)
            run = []
        if passage.column in _UNIT_COLUMNS or _RECIPIENTS_NOTE.match(passage.text):
            continue
        run.append(passage)
    if run:
        yield _stretch(run, text)


def _stretch(run: Sequence[Passage], text: str) -> Stretch:
    first = run[0]
    if len(run) == 1:
        view = first.view
        is_cell = first.in_table
        return Stretch(view, Words.of(view.text, view.breaks), first.zone, first.column, is_cell)
    view = View.of(text, [_span(passage) for passage in run])
    return Stretch(view, Words.of(view.text, view.breaks), first.zone, None, is_cell=False)


def _span(passage: Passage) -> Span:
    return passage.view.span(0, len(passage.view.text))


def _goes_on(above: Passage, below: Passage, text: str, lines: int) -> bool:
    """Tell whether a passage goes on in the next: only a line end and markup between, neither an item of a list."""
    if (
        above.in_table
        or below.in_table
        or above.column
        or below.column
        or len(above.view.breaks)
        or lines >= _MOST_LINES
    ):
        return False
    gap = text[_span(above)[1] : _span(below)[0]]
    if (
        len(gap) > 20
        or gap.strip("*_# \n\r\t")
        or gap.count("\n") > 2 + gap.count("*") // 2
        or re.search(r"\n[ \t]*\n", gap)
    ):
        return False
    first, second = above.text.strip(), below.text.strip()
    if first.isupper() and _PLACE_LINE.match(second):
        return True
    return not (_ENDS_ITEM.search(first) or _STARTS_ITEM.match(second))
