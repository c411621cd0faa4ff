"""Rows as printed to rows as meant: repeated headers dropped, what a page break cut joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.source import Cell, Row, Table
from extract.tables.columns import Role, header_roles, second_header
from models.view import Span, cleaned

_CLOSED = re.compile(r"[.;:!?)”\"]$")
_OPEN = re.compile(r"(?:,|\b(?:của|và|tại|về|với|các|cho|theo|trong|đến|từ|do|là|hoặc|thuộc))$", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?1\)?(?: \(?\d{1,2}\)?)+")  # "(1) (2) (3)" below a header
_NUMBERED = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$")


@dataclass(frozen=True, slots=True)
class MeantCell:
    """A cell with all its pieces; `text` is its value (NFC, white space folded, no markup)."""

    pieces: tuple[Span, ...]
    text: str
    absent: bool = False
    covered: bool = False


EMPTY = MeantCell((), "")


@dataclass(frozen=True, slots=True)
class MeantRow:
    """A row with the cells that a page break cut joined again; `joined` says that it was cut."""

    cells: tuple[MeantCell, ...]
    start: int
    end: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class MeantTable:
    """The rows below the header and the roles of the columns; None where no header names them.

    `header` are the words of the header's first row.
    """

    roles: tuple[Role, ...] | None
    rows: tuple[MeantRow, ...]
    start: int
    end: int
    ragged: bool
    header: tuple[str, ...] = ()


def meant_table(text: str, table: Table) -> MeantTable:
    """Drop the header and its repetitions, join the rows that page breaks cut."""
    roles: tuple[Role, ...] | None = None
    header: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    rows: list[MeantRow] = []
    after_break = False
    for printed in table.rows:
        row = _meant(text, printed)
        texts = tuple(cell.text for cell in row.cells)
        own = tuple("" if cell.covered else cell.text for cell in row.cells)
        after_break = after_break or printed.after_break
        if roles is None and len(rows) < 3 and (found := header_roles(texts)):
            roles, header, rows = found, texts, []
            continue
        if roles is not None and not rows and (below := second_header(roles, own)):
            roles, lower = below, own
            continue
        if not rows and _NUMBERING.fullmatch(" ".join(texts)):
            continue
        if header and (_same(texts, header) or (lower and _same(own, lower))):
            after_break = True
            continue
        if rows and after_break and not table.ragged and _goes_on(rows[-1], row):
            rows[-1] = _joined(rows[-1], row)
        elif any(texts):
            rows.append(row)
        after_break = False
    return MeantTable(roles, tuple(rows), table.start, table.end, table.ragged, header)


def _meant(text: str, row: Row) -> MeantRow:
    return MeantRow(tuple(_cell(text, cell) for cell in row.cells), row.start, row.end)


def _cell(text: str, cell: Cell) -> MeantCell:
    return MeantCell(cell.pieces, cleaned(text, cell.pieces), cell.absent, cell.covered)


def _same(texts: Sequence[str], header: Sequence[str]) -> bool:
    return [t.lower() for t in texts if t] == [t.lower() for t in header if t]


def _goes_on(above: MeantRow, row: MeantRow) -> bool:
    """Tell whether the first row of a page goes on with the last of the page before.

    Its number cell is empty, and something in it is cut: a cell begins in lower case, the cell above ends open, or
    cells that the row above has are missing.
    """
    if not row.cells or row.cells[0].text or _NUMBERED.match(above.cells[0].text) is None:
        return False
    pairs = list(zip(above.cells[1:], row.cells[1:], strict=False))
    below = [cell for _, cell in pairs if cell.text]
    if not below:
        return False
    if any(cell.text[0].islower() for cell in below) or any(_OPEN.search(up.text) for up, low in pairs if low.text):
        return True
    return any(up.text and not low.text for up, low in pairs) and not _CLOSED.search(above.cells[1].text)


def _joined(above: MeantRow, row: MeantRow) -> MeantRow:
    width = max(len(above.cells), len(row.cells))
    upper = above.cells + (EMPTY,) * (width - len(above.cells))
    lower = row.cells + (EMPTY,) * (width - len(row.cells))
    cells = tuple(
        up if low.covered else MeantCell(up.pieces + low.pieces, " ".join(part for part in (up.text, low.text) if part))
        for up, low in zip(upper, lower, strict=True)
    )
    return replace(above, cells=cells, end=row.end, joined=True)
