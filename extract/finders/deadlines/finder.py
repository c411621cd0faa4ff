"""Deadlines (thời hạn): in the cells that hold them, and in prose.

A cell of a deadline column is read whole. In prose an expression counts where it says when something must be done:
not the dates of cited documents, not a year inside a name, not an adverb inside a noun ("nhiệm vụ thường xuyên").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract import confidence
from extract.finders.deadlines.adverbs import find_continuous, read_continuous
from extract.finders.deadlines.calendar_times import find_calendar_times, read_calendar_time
from extract.finders.deadlines.cells import read_cell, without_batches
from extract.finders.deadlines.durations import find_counted_from, find_working_times, is_working_time
from extract.finders.deadlines.lapses import find_lapses
from extract.finders.deadlines.repetition import find_repeated, read_repeated
from extract.finders.deadlines.time_events import find_events, read_event
from extract.finders.deadlines.time_readings import Line, Reading, Years
from extract.finders.occupied import Occupied
from extract.finders.references.finder import ReadReferences
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Deadline, Every
from extract.tables.columns import Role

# Nearly all times have one of these words; a passage without any is not read further.
_MAY_HOLD = re.compile(
    r"ngày|tháng|năm|quý|quí|giờ|thời gian|tuần|\d ?[/-] ?\d|\dh|kỳ|kì|xuyên|liên tục|khi |lộ trình|tiến độ|giai đoạn"
    r"|yêu cầu|ngay sau|sau (?:mỗi|từng)|(?:trước|sau) (?:kỳ|phiên|cuộc|hội|đợt|ca|lễ) |kết thúc|24/"
)
# Plans without tables write the cell of a deadline as a line of its own: "- Thời gian hoàn thành: Quý III/2023".
_LABEL = re.compile(
    r"(?:[-+•*]\s?|[a-zđ]\)\s?|\d{1,2}[.)]\s?)?(?:thời (?:gian|hạn|điểm)|tiến độ|hạn)"
    r"(?! (?:chốt|hiệu lực|bảo hành|lưu|bảo quản|công tác|hưởng|vay|cho vay|sử dụng)"
    r"|[^:]{0,60}số liệu)(?: [^\s:.;,]{1,14}){0,8} ?: ?"
)
# "Trường hợp đến hết ngày … mà chưa nộp", "nếu trong thời hạn 15 ngày …": the time makes the case.
_IN_CASE = re.compile(r"(?<!\w)(?:trường hợp|nếu) $")
_COUNTED = re.compile("(?:kể|tính) từ")
_LONGEST_CELL = 60
# What parts the periods of one list.
_LISTED = re.compile(r"[,;]? (?:và |hoặc )?")
_SHORTEST_FIRST: tuple[Every | None, ...] = ("week", "month", "quarter", "half-year", "year", None)


@lru_cache(maxsize=4096)  # the cells of a column repeat
def reads_as_deadline(text: str) -> bool:
    """Tell whether the whole of a cell is an expression of time."""
    return _whole(Line.of(text), Years()) is not None


def find_deadlines(passages: Sequence[Passage], citations: ReadReferences) -> list[Deadline]:
    """Find the deadlines of a document; dates and titles of what it cites are none."""
    cited = Occupied(citations.taken)
    years = Years.of(citations.head.document, citations.references)
    found: list[Deadline] = []
    for passage in passages:
        line = Line.of(passage.text)
        if passage.column is Role.DEADLINE:
            readings = _in_column(line, years)
        elif _may_hold(passage) and _MAY_HOLD.search(line.text):
            read = _labelled(line, years) or _alone(passage, line, years) or _in_prose(line, years)
            readings = [one for one in read if _is_free(one, passage, cited)]
        else:
            continue
        in_column = passage.column is Role.DEADLINE
        sure = confidence.DEADLINE_IN_ITS_COLUMN if in_column else confidence.DEADLINE_IN_PROSE
        found.extend(_deadline(passage, one, sure) for one in readings)
    return sorted(found, key=lambda one: (one.start, one.end))


def _may_hold(passage: Passage) -> bool:
    if passage.zone is Zone.CAPTION:
        return passage.is_heading
    return passage.zone is Zone.BODY and passage.column in (None, Role.TASK, Role.OUTPUT, Role.OTHER)


def _is_free(one: Reading, passage: Passage, cited: Occupied) -> bool:
    """A time inside a citation is that of the document cited, unless a pause or a count sets it apart from the title.

    An event may name a document itself: "kể từ ngày Nghị định số … có hiệu lực".
    """
    start, end = passage.view.span(one.start, one.end)
    if passage.text[max(0, one.start - 2) : one.start] == ", " or _COUNTED.search(passage.text, one.start, one.end):
        return True
    return cited.is_free(start, start + 1 if one.type == "conditional" else end)


def _deadline(passage: Passage, one: Reading, sure: float) -> Deadline:
    start, end = passage.view.span(one.start, one.end)
    text = passage.view.written(one.start, one.end)
    return Deadline(start, end, text, one.type, one.days.first, one.days.last, one.every, one.condition, sure)


def _labelled(line: Line, years: Years) -> list[Reading]:
    """Read a line that a label says to hold nothing but a deadline."""
    if not (label := _LABEL.match(line.text)):
        return []
    at = label.end()
    if ", trong đó" in line.text:
        return []  # "07 ngày kể từ ngày nhận hồ sơ, trong đó …" goes on as prose
    reading = _whole(Line(line.text[at:], line.written[at:]), years)
    return [replace(reading, start=reading.start + at, end=reading.end + at)] if reading else []


def _alone(passage: Passage, line: Line, years: Years) -> list[Reading]:
    """Read a cell of a table without a column of deadlines: "05 ngày"; a year or a day may be anything there."""
    if not passage.in_table or len(line.text) > _LONGEST_CELL:
        return []
    reading = _whole(line, years)
    if reading is None or reading.type == "conditional" or re.search(r"(?:19|20)\d\d ?$", line.text[: reading.end]):
        return []
    return [reading]


def _whole(line: Line, years: Years, *, in_its_column: bool = False) -> Reading | None:
    """Read a cell that holds nothing but a deadline; in a column of deadlines "06 tháng" is how long the work takes."""
    words = line.text[: len(line.text.rstrip(" .;"))]
    if is_working_time(words, however_long=in_its_column):
        return Reading(0, len(words), "during")
    return (
        read_continuous(words)
        or read_repeated(words)
        or read_calendar_time(Line(words, line.written[: len(words)]), years)
        or read_event(Line(words, line.written[: len(words)]))
    )


def _in_column(line: Line, years: Years) -> list[Reading]:
    """Read a cell of a column of deadlines: whole, else as a list of times, else as prose."""
    bare = without_batches(line)
    reading = _whole(bare, years, in_its_column=True)
    if reading is not None and bare is not line:
        return [replace(reading, start=0, end=len(line.text.rstrip(" .;")))]
    reading = reading or read_cell(Line(line.text.rstrip(" .;"), line.written), years)
    return [reading] if reading else _in_prose(line, years)


def _in_prose(line: Line, years: Years) -> list[Reading]:
    occupied = Occupied()
    found = [one for one in _readings(line, years) if occupied.take(one.start, one.end)]
    free = [one for one in found if not _IN_CASE.search(line.before(one.start, 24))]
    return list(_joined(line, sorted(free, key=lambda one: one.start)))


def _joined(line: Line, readings: list[Reading]) -> Iterator[Reading]:
    """Join the periods of one list: "định kỳ hằng quý và định kỳ hằng năm"."""
    one: Reading | None = None
    for following in readings:
        joined = one and _join(line, one, following)
        if one and not joined:
            yield one
        one = joined or following
    if one:
        yield one


def _join(line: Line, one: Reading, following: Reading) -> Reading | None:
    if not one.type == following.type == "recurring" or not _LISTED.fullmatch(line.text, one.end, following.start):
        return None
    return replace(one, end=following.end, every=min((one.every, following.every), key=_SHORTEST_FIRST.index))


def _readings(line: Line, years: Years) -> Iterator[Reading]:
    """All readings, those that say most first: where two overlap the first stands."""
    yield from find_lapses(line)
    yield from find_counted_from(line)
    yield from find_repeated(line)
    yield from find_events(line)
    yield from find_calendar_times(line, years)
    yield from find_working_times(line)
    yield from find_continuous(line)
