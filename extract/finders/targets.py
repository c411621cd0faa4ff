"""Targets (chỉ tiêu): clauses that state how much is to be reached, in prose and in cells.

A clause runs from the last clause mark before its value to the next one after it; two values in one clause are two
targets on one span, unless each has words of its own ("80% … tại tỉnh, 70% … tại cấp huyện").
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import confidence
from extract.finders.occupied import Occupied
from extract.finders.values import VALUE, Value, read_value
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Target
from extract.tables.columns import Role

_SAYS_HOW_MUCH = frozenset({None, Role.TASK, Role.OUTPUT, Role.OTHER})
_CLAUSE_END = re.compile(r"[;.](?=\s|$)|[;.]$|:(?=\s)|[?!]")
# A comma ends a clause where what follows has a value of its own.
_COMMA = re.compile(r",\s+(?:và\s+)?|\s+và\s+(?=(?:tối thiểu |ít nhất |trên |khoảng )?\d+(?:[.,]\d+)?\s?%)")
_LEAD_IN = re.compile(
    r"(?:[-+•*]\s*)?(?:[a-zđ]\)\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d\.\d+:\s*)?"
    r"(?:trong (?:số )?đó,?\s+|đến (?:hết )?năm \d{4},\s+|nhằm\s+|đảm bảo\s+|bảo đảm\s+|mục tiêu\s+)?",
    re.IGNORECASE,
)
_STOPS_AT = re.compile(r",\s*(?:đưa vào|góp phần|phục vụ|để|nhất là|trong đó|nhằm)\b|\s+(?:để|nhằm)\s")
_LONGEST_SUBJECT = 600  # characters of a clause that say what is measured
_BRACKET = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    values: tuple[Value, ...]


def find_targets(passages: Sequence[Passage]) -> list[Target]:
    """Find the targets of a plan in text order."""
    found: list[Target] = []
    for passage in passages:
        if passage.zone is not Zone.BODY or passage.column not in _SAYS_HOW_MUCH:
            continue
        if passage.in_table and passage.column is None:
            continue  # a cell of a table that holds no tasks: shared-out quotas, counts
        for clause in _clauses(passage.text):
            found.extend(_targets(passage, clause))
    return found


def _targets(passage: Passage, clause: _Clause) -> Iterator[Target]:
    start, end = passage.view.span(clause.start, clause.end)
    text, clean = passage.view.written(clause.start, clause.end), passage.view.plain[clause.start : clause.end]
    for value in clause.values:
        sure = confidence.TARGET_PERCENT if value.unit == "%" else confidence.TARGET_OTHER
        subject = _subject(clean[:_LONGEST_SUBJECT], passage.view.plain[value.start : value.end])
        yield Target(start, end, text, subject, value.comparator, value.number, value.unit, confidence=sure)


def _subject(clause: str, value: str) -> str:
    """What is measured: the clause without its value and the words that set it."""
    bare = _BRACKET.sub("", clause.replace(value, " "))
    bare = re.sub(
        r"(?i)\b(?:phấn đấu|hoàn thành|tối thiểu|ít nhất|đạt|từ|trên|trở lên|tương ứng là"
        r"|còn|tối đa|không quá|đối với)\b",
        " ",
        bare,
    )
    return " ".join(bare.split()).strip(" ,.-") or clause


def _clauses(text: str) -> Iterator[_Clause]:
    values = [value for found in VALUE.finditer(text) if (value := read_value(found, text)) is not None]
    if not values:
        return
    for start, end in _sentences(text):
        inside = [value for value in values if start <= value.start < end]
        if inside:
            yield from _split(text, start, end, inside)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    brackets = Occupied((found.start() + 1, found.end() - 1) for found in _BRACKET.finditer(text))
    start = 0
    for cut in _CLAUSE_END.finditer(text):
        if brackets.is_free(cut.start(), cut.start() + 1):
            yield start, cut.start()
            start = cut.end()
    yield start, len(text)


def _split(text: str, start: int, end: int, values: Sequence[Value]) -> Iterator[_Clause]:
    """Cut a sentence at the commas between values that have words of their own."""
    cuts = [start]
    for one, following in itertools.pairwise(values):
        # Up to the end of the value that follows, which the pattern's look-ahead needs.
        between = _COMMA.finditer(text, one.end, following.end)
        commas = [comma for comma in between if comma.end() <= following.start and _has_words(text, comma)]
        cuts.append(commas[-1].end() if commas else cuts[-1])
    cuts.append(end)
    groups: dict[int, list[Value]] = {}
    for i, value in enumerate(values):
        groups.setdefault(cuts[i], []).append(value)
    starts = sorted(groups)
    for i, at in enumerate(starts):
        stop = starts[i + 1] if i + 1 < len(starts) else end
        yield _trimmed(text, at, stop, groups[at])


def _has_words(text: str, comma: re.Match[str]) -> bool:
    before = text[max(0, comma.start() - 20) : comma.start()]
    return len(before.strip()) > 2 and not re.search(r"\d\s?%$", before)


def _trimmed(text: str, start: int, end: int, values: Sequence[Value]) -> _Clause:
    if lead := _LEAD_IN.match(text, start, end):
        start = min(lead.end(), values[0].start)
    last = values[-1].end
    for cut in _STOPS_AT.finditer(text, last, end):
        end = cut.start()
        break
    while end > last and text[end - 1] in " ,;.":
        end -= 1
    while start < end and text[start] in " ,;":
        start += 1
    return _Clause(start, end, tuple(values))
