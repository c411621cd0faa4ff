"""Columns of a table without lines: what its header names and what all its rows together cover."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.readers.pages.page import TextLine, Word, median, segments
from extract.tables.columns import header_roles

_GAP = 0.9  # of the letters' size, between the words of two columns
_LEAST = 0.35  # what must stay free of it in all rows
_FEWEST = 3
_MOST = 40
_WIDER = 1.5  # than most blanks of a line: a blank between columns

_SECTION = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ])[.)]?\s+\S.*")

Columns = tuple[tuple[float, float], ...]


def named_columns(line: TextLine) -> Columns:
    """Return the edges of the words that name columns in a line; none where it is no header."""
    parts = segments(line, line.size * _GAP)
    if len(parts) < _FEWEST or header_roles([part.text for part in parts]) is None:
        return ()
    return tuple((part.x0, part.x1) for part in parts)


def fitting(lines: Sequence[TextLine], at: int, heads: Columns) -> tuple[int, Columns]:
    """Return how many lines from `at` on keep the columns of the header apart, and what the columns then cover."""
    covered = heads
    rows: list[TextLine] = []
    count = 0
    for i in range(at, len(lines)):
        line = lines[i]
        wider = _covered([*covered, *((word.x0, word.x1) for word in line.words)], line.size * _LEAST)
        if len(wider) <= _MOST and _keeps_apart(wider, heads) and not _runs_on(line, heads):
            covered, count = wider, i - at + 1
            rows.append(line)
        elif not (_SECTION.fullmatch(line.text) and i + 1 < len(lines)):
            break
    return count, _joined(covered, heads, rows)


def column_of(word: Word, columns: Columns) -> int:
    """Return the column that a word stands in: the one nearest to its middle."""
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1], 0.0))


def crosses(line: TextLine, columns: Columns) -> bool:
    """Tell whether a line goes over the blanks between columns, as a title over the whole row does."""
    gaps = [(left[1], right[0]) for left, right in pairwise(columns)]
    return any(word.x0 < gap[1] and word.x1 > gap[0] for word in line.words for gap in gaps)


def _covered(spans: Iterable[tuple[float, float]], least: float) -> Columns:
    """Return what the spans cover, those nearer than `least` taken together."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if found and x0 - found[-1][1] < least:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return tuple(found)


def _heads_in(span: tuple[float, float], heads: Columns) -> int:
    return sum(span[0] <= x0 and x1 <= span[1] for x0, x1 in heads)


def _keeps_apart(covered: Columns, heads: Columns) -> bool:
    return all(_heads_in(span, heads) < 2 for span in covered)


def _runs_on(line: TextLine, heads: Columns) -> bool:
    """Tell whether a line is prose below a table: it goes over several columns, its blanks all about equally wide."""
    if sum(line.x0 < x1 and x0 < line.x1 for x0, x1 in heads) < 2:
        return False
    blanks = [after.x0 - before.x1 for before, after in pairwise(line.words)]
    return max(blanks, default=0.0) < max(line.size * _LEAST, min(line.size * _GAP, median(blanks) * _WIDER))


def _joined(covered: Columns, heads: Columns, rows: Sequence[TextLine]) -> Columns:
    """Return the columns once parts of one are joined.

    Parts are near each other (justified words), or no row has words in both: a header set in the middle, short rows.
    """
    columns = list(covered)
    near = median([row.size for row in rows]) * _GAP
    while True:
        used = [{column_of(word, tuple(columns)) for word in row.words} for row in rows]
        pairs = [
            (right[0] - left[1], i)
            for i, (left, right) in enumerate(pairwise(columns))
            if not (_heads_in(left, heads) and _heads_in(right, heads))
            and (right[0] - left[1] < near or not any({i, i + 1} <= one for one in used))
        ]
        if not pairs:
            return tuple(columns)
        at = min(pairs)[1]
        columns[at : at + 2] = [(columns[at][0], columns[at + 1][1])]
