"""Rows of a task table that are no tasks: sections, and headings between a section and its tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.tables.rows import MeantRow

_SECTION = re.compile(r"(?P<number>[IVXLC]{1,6})\s*[.)]\s*(?P<title>\S.*)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[A-ZĐ])[.)]?$")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading row; `number` as printed without its stop, None where there is none.

    `merged` says that the title stands in a cell merged over the rest of the row, so that it can be nothing else.
    """

    number: str | None
    title: str
    section: bool
    merged: bool = False


def heading(row: MeantRow) -> Heading | None:
    """Return the heading that the row is, or None where it is a row with cells of its own.

    A title alone in its row is a heading, and so is one that a merged cell repeats over the row.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts:
        return None
    number = texts[0] if texts[0].rstrip(".) ") in _NUMERALS or _NUMBER.match(texts[0]) else None
    titles = set(texts[1:] if number and len(texts) > 1 else texts)
    if len(titles) > 1:
        return None
    title = titles.pop()
    merged = _is_merged(row)
    if number is None or title == number:
        if found := _SECTION.match(title):
            return Heading(found["number"], found["title"], section=True)
        repeated = len(texts) > 2 or merged or (title.isupper() and " " in title)
        return Heading(None, title, section=True) if repeated else None
    plain = number.rstrip(".) ")
    if len(texts) == 1:
        return None
    return Heading(plain, title, section=plain in _NUMERALS, merged=merged)


def _is_merged(row: MeantRow) -> bool:
    """Tell whether all that is empty in a row, but for a number, belongs to its title's cell."""
    empty = [cell for cell in row.cells[1:] if not cell.text]
    return len(empty) > 1 and all(cell.covered for cell in empty)


def number_sections(headings: Sequence[Heading]) -> list[Heading]:
    """Give a section whose numeral was lost the one between its neighbours, where the sequence leaves no doubt."""
    numbered = list(headings)
    for i, found in enumerate(numbered):
        if found.number is not None:
            continue
        before = numbered[i - 1].number if i else None
        after = numbered[i + 1].number if i + 1 < len(numbered) else None
        if (numeral := _between(before, after)) is not None:
            numbered[i] = Heading(numeral, found.title, section=True)
    return numbered


def _between(before: str | None, after: str | None) -> str | None:
    if before in _NUMERALS and _NUMERALS.index(before) + 1 < len(_NUMERALS):
        following = _NUMERALS[_NUMERALS.index(before) + 1]
        return following if after is None or after != following else None
    if before is None and after in _NUMERALS and _NUMERALS.index(after) > 0:
        return _NUMERALS[_NUMERALS.index(after) - 1]
    return None
