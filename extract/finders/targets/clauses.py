"""Clauses that hold values: from the mark before a value to the mark after it, each value with its own words.

"80% hồ sơ tại tỉnh, 70% tại huyện" is two clauses; "đạt 40%, 35% đối với huyện, xã" is one with two values.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.finders.occupied import Occupied
from extract.finders.targets.values import Value
from models.view import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a view with its values; `lead` is the stretch before the last colon above it, where there is one."""

    start: int
    end: int
    values: tuple[Value, ...]
    lead: Span | None = None


# A dash before a capital begins an item of a list that a cell holds on one line.
_CLAUSE_END = re.compile(r"[;.](?=\s|$)|:(?=\s|$)|[?!|]|(?<=[a-zà-ỹ)]) -(?= [A-ZĐÀ-Ỹ0-9])")
_BRACKET = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r",\s+(?:và\s+)?|\s+và\s+|\s(?=cho đến khi )")
# After a value with nothing more of its own: "Thu nhập bình quân đầu người: 60 triệu đồng (giá hiện hành)."
_ANSWERS = re.compile(r" ?(?:\([^()]*\) ?)?(?:[;.,)]|$)")
# What says nothing of its own between a comma and a value: "đạt 116% kế hoạch, tăng 42%", "năm 2020 đạt".
_PREDICATE = re.compile(
    r"(?:(?:tăng|giảm|đạt|còn|là|bằng|phấn đấu|tương ứng|lần lượt|hoặc|và|từ|có|khoảng"
    r"|(?:đến |vào |trong )?(?:hết |cuối )?năm \d{4}|giai đoạn \d{4} ?- ?\d{4}|\d{4}:?)\s*)*$"
)
_LONGEST_PREDICATE = 120
# What begins a subject of its own: "tỷ lệ …", "mức độ hài lòng …", "phấn đấu …".
_SUBJECT = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|mức độ|mức|số|tổng|chỉ số|thu nhập|tốc độ|giá trị|phấn đấu|hoàn thành|đề xuất|trong đó"
    r"|riêng|sản lượng|diện tích|độ che phủ|thời gian|năng suất|kim ngạch|góp phần|đạt mục tiêu|có|xây dựng|cấp|đến năm"
    r"|năm|giai đoạn|khu vực)\b",
    re.IGNORECASE,
)
_ITEM = (
    r"(?:[-+•*–]\s*)?"
    r"(?:\(?(?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)\s*|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\d\.\d{1,2}:?\s+)?"
)
# "a) Trong đó, đến năm 2025, đảm bảo ⟦100% …⟧"
_LEAD_IN = re.compile(
    _ITEM
    + r"(?:(?:trong (?:số )?đó|theo đó|cụ thể|riêng|đồng thời|ngoài ra),?\s+)?"
    + r"(?:(?:phấn đấu )?(?:đến|trong|vào|giai đoạn) (?:hết |cuối )?(?:năm )?\d{4}(?: ?- ?\d{4})?,\s+)?"
    + r"(?:nhằm\s+|đảm bảo\s+|bảo đảm\s+|mục tiêu\s+)?",
    re.IGNORECASE,
)
_STOPS_AT = re.compile(
    r",\s*(?:đưa vào|góp phần|phục vụ|để|nhất là|trong (?:số )?đó|nhằm|qua đó|từ đó|tạo)\b"
    r"|\s+nhằm\s|\s+để (?:phục vụ|góp phần|(?:bảo đảm|đảm bảo) việc)\s"
)
# In a sentence that opens with its purpose the target ends at the comma: "Để … đạt mục tiêu tăng trưởng 8%, tỉnh cần …"
_PURPOSE = re.compile(rf"\s*{_ITEM}(?:để|nhằm)\s", re.IGNORECASE)
# "… đạt được mục tiêu ⟦tăng trưởng 8%⟧", "… phương án ⟦cắt giảm 30% thời gian⟧", "… cần ⟦102/127 TTHC đạt 80.3%⟧"
_ANCHOR = re.compile(
    r"(?<!\w)(?:mục tiêu (?!quốc gia)|(?=(?:cắt giảm|rút ngắn|phấn đấu|quyết tâm)\s|\d{1,5}/\d{1,5} ))",
    re.IGNORECASE,
)
# Words that lead up to it: ", và góp phần đạt ⟦mục tiêu …⟧".
_JOINS = re.compile(
    r"(?:,|\s+(?:và|góp phần|hướng tới|thực hiện|hoàn thành|đạt được|đạt|được|cần thực hiện|cần))"
    r"(?:,|\s+(?:và|góp phần|đạt được|đạt|được|cần thực hiện|cần)){0,3}\s*$"
)
_LONGEST_JOIN = 40
# "…, đảm bảo ⟦100% hồ sơ được số hóa⟧"
_ENSURES = re.compile(
    r"(?<!\w)(?:đảm bảo|bảo đảm) (?=(?:tối thiểu |ít nhất |trên |từ |có )?\d|(?:tỷ lệ|tỉ lệ|mức độ) )", re.IGNORECASE
)
# Characters before a value from which on its clause is searched for where it begins in earnest.
_LONG_PREFIX = 120
_NEAR_PREFIX = 90


def clauses(text: str, values: Sequence[Value]) -> Iterator[Clause]:
    """Yield the clauses of a view's text that hold the values; one in a bracket has its words there."""
    brackets = [(found.start() + 1, found.end() - 1) for found in _BRACKET.finditer(text)]
    shielded = Occupied(brackets)
    outer = [value for value in values if shielded.is_free(value.core, value.core + 1)]
    marks = [found.span() for found in _CLAUSE_END.finditer(text)]
    free = [mark for mark in marks if shielded.is_free(mark[0], mark[0] + 1)]
    yield from _between(text, 0, len(text), free, outer)
    if len(outer) < len(values):
        inner = [value for value in values if not shielded.is_free(value.core, value.core + 1)]
        starts, cores = [mark[0] for mark in marks], [value.core for value in inner]
        for start, end in brackets:
            inside = inner[bisect_left(cores, start) : bisect_left(cores, end)]
            within = marks[bisect_left(starts, start) : bisect_left(starts, end)]
            yield from _between(text, start, end, within, inside)


def _between(text: str, start: int, end: int, marks: Sequence[Span], values: Sequence[Value]) -> Iterator[Clause]:
    """Yield the clauses between the marks of a stretch of text."""
    if not values:
        return
    cores = [value.core for value in values]
    answers = {value.start for value in values if _ANSWERS.match(text, value.end)}
    lead: Span | None = None
    for first, after in (*marks, (end, end)):
        if text[first : first + 1] == ":" and (after in answers or after + 1 in answers):
            continue  # "Thu nhập bình quân đầu người: 60 triệu đồng", but "Đến năm 2025: 80% hồ sơ …"
        inside = values[bisect_left(cores, start) : bisect_left(cores, first)]
        if inside:
            yield from _split(text, start, first, inside, lead)
        if text[first : first + 1] == ":":
            lead = (start, first)
        start = after


def _split(text: str, start: int, end: int, values: Sequence[Value], lead: Span | None) -> Iterator[Clause]:
    """Cut a sentence between values that have words of their own."""
    groups: list[tuple[int, int, list[Value]]] = [(start, end, [values[0]])]
    for one, following in itertools.pairwise(values):
        cut = _cut(text, one, following)
        if cut is None:
            groups[-1][2].append(following)
            continue
        first, _, held = groups[-1]
        groups[-1] = (first, cut[0], held)
        groups.append((cut[1], end, [following]))
    purpose = _PURPOSE.match(text, start, end) is not None
    for first, last, held in groups:
        yield _trimmed(text, first, last, held, lead, purpose=purpose)


def _cut(text: str, one: Value, following: Value) -> Span | None:
    """Return where the clause of `one` ends and that of `following` begins, None where they share one."""
    stop = following.start
    if anchor := _ANCHOR.search(text, one.end, stop):
        joined = _JOINS.search(text, max(one.end, anchor.start() - _LONGEST_JOIN), anchor.start())
        return joined.start() if joined else anchor.start(), anchor.end()
    cuts = [found for found in _COMMA.finditer(text, one.end, following.core) if found.end() <= stop]
    if not cuts:
        return None
    last = cuts[-1]
    if _is_predicate(text, last.end(), stop):
        # "40%, 35%" is a list; in "80% hồ sơ, 70% hồ sơ" the words come after the value.
        worded = len(text[one.end : last.start()].strip(" ()")) > 2
        return (last.start(), last.end()) if worded else None
    opens = (cut for cut in cuts if cut.start() == one.end or _SUBJECT.match(text, cut.end()))
    chosen = next((cut for cut in opens if _is_worded(text, cut.end(), stop)), last)
    return chosen.start(), chosen.end()


def _is_worded(text: str, start: int, stop: int) -> bool:
    return len(text[start : min(stop, start + 60)].split()) >= 2 and not _is_predicate(text, start, stop)


def _is_predicate(text: str, start: int, stop: int) -> bool:
    return stop - start <= _LONGEST_PREDICATE and _PREDICATE.match(text, start, stop) is not None


def _trimmed(text: str, start: int, end: int, values: Sequence[Value], lead: Span | None, *, purpose: bool) -> Clause:
    first, last = values[0].start, values[-1].end
    while start < first and text[start] in " ,;":
        start += 1
    if (found := _LEAD_IN.match(text, start, end)) and found.end() <= first:
        start = found.end()
    if purpose or first - start > _LONG_PREFIX:
        for anchor in _ANCHOR.finditer(text, start, first):
            start = anchor.end()
    # Up to the number itself, which the pattern's look-ahead needs.
    for ensures in _ENSURES.finditer(text, max(start, first - _NEAR_PREFIX), values[0].core + 1):
        start = min(ensures.end(), first)
    comma = text.find(", ", last, end) if purpose else -1
    if comma >= 0:
        end = comma
    if stops := _STOPS_AT.search(text, last, end):
        end = stops.start()
    while end > last and text[end - 1] in " ,;.":
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end = max(last, end - 1)
    return Clause(min(start, first), end, tuple(values), lead)
