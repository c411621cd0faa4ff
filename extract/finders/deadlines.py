"""Deadlines (thời hạn): in the cells that hold them, and in prose.

A cell of a deadline column is read whole. In prose an expression counts where it says when something must be done:
not the dates of cited documents, not a year inside a name, not an adverb inside a noun ("nhiệm vụ thường xuyên").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract import confidence
from extract.finders.occupied import Occupied
from extract.finders.time_words import NOTHING, TIME, Days, day_before, days_of, shortest_period, year_days
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Deadline, DeadlineType, Every, Period
from extract.tables.columns import Role
from models.view import Span

_FLAGS = re.IGNORECASE
_REACH = 160
_BY = (
    r"(?:hoàn thành |xong |chậm nhất (?:là )?)?"
    r"(?:trước|chậm nhất(?: là)?(?: trong)?|không (?:quá|muộn hơn)|đến (?:hết|cuối|trước)|đến|hạn chót)"
)
_FROM = r"(?:kể từ|bắt đầu từ|từ)"
_IN = r"(?:trong|vào)"
_TIMED = re.compile(rf"(?:(?P<by>{_BY})\s+|(?P<from>{_FROM})\s+|(?P<in>{_IN})\s+)?{TIME}", _FLAGS)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d$")
_THIS_YEAR = re.compile(r"trong năm(?! \d)(?! (?:học|nay|tới))", _FLAGS)

_EACH = r"(?:hàng|hằng|mỗi)\s+(?:tuần|tháng|quý|năm)"
_PERIOD = rf"(?:{_EACH}|quý(?:\s+[IV]+)?|[69] tháng|tháng|(?:tổng kết\s+)?năm(?:\s+\d{{4}})?)"
_REPEATED = re.compile(
    rf"(?:(?:theo|định kỳ)\s+)?{_PERIOD}(?:\s*(?:,|và|hoặc)\s*(?:(?:theo|định kỳ)\s+)?{_PERIOD})+"
    rf"|(?:định kỳ\s+)?{_EACH}(?:\s*(?:,|và)\s*{_PERIOD})*(?:\s+và\s+bắt đầu từ\s+năm\s+(?P<since>(?:19|20)\d\d))?"
    r"|(?:định kỳ\s+)?(?:0?[369]|sáu|ba|chín)\s+tháng\s*(?:/|một\s+|01\s+)\s*(?:0?1\s+)?lần"
    r"|(?:trước\s+)?ngày\s+\d{1,2}\s+(?:hàng|hằng)\s+tháng"
    r"|định kỳ|cuối năm(?!\s+\d)",
    _FLAGS,
)
_CONTINUOUS = re.compile(r"(?:thường xuyên|liên tục)(?:\s*,?\s*(?:và\s+)?(?:thường xuyên|liên tục))?", _FLAGS)
_CONDITION = re.compile(r"(?:theo|(?:ngay )?(?:sau )?khi|sau)\s+(?P<condition>\S.*)", _FLAGS)
_PROSE_CONDITION = re.compile(
    r"(?:ngay )?(?:sau )?khi (?P<when>(?:có|được|cấp có thẩm quyền|cơ quan có thẩm quyền)\b[^,.;:()]*)"
    r"|theo (?P<plan>(?:lộ trình|tiến độ)(?:,| của)[^.;:()]*?)(?= theo |[.;:()]|$)"
    r"|đột xuất (?:theo|khi có) (?P<call>(?:chỉ đạo|yêu cầu)(?: của [^,.;:()]*?)?)(?= gửi |[,.;:()]|$)",
    _FLAGS,
)

# Nouns that an adverb of repetition belongs to: "dự toán hằng năm", "chi thường xuyên", "Kế hoạch hằng năm".
_NOUN_BEFORE = re.compile(
    r"(?:nhiệm vụ(?: [^\s,.;]+){0,3},?|dự toán|ngân sách|kinh phí|kế hoạch|chi|nguồn thu|báo cáo tài chính|định mức)"
    r"(?: [^\s,.;]+){0,3} $",
    _FLAGS,
)
_ACTION_AFTER = re.compile(
    r",?\s*(?:kiểm tra|rà soát|cập nhật|công khai|tổ chức|đôn đốc|theo dõi|phổ biến|phổ cập|đo lường|báo cáo"
    r"|tuyên truyền|đánh giá|thực hiện|hướng dẫn|đào tạo|bồi dưỡng|giám sát|chỉ đạo|quán triệt|nâng cao"
    r"|cải tiến|duy trì|phối hợp|tham mưu|trao đổi|tự)\b",
    _FLAGS,
)
_CLAUSE_START = re.compile(r"(?:^|[.;:]\s+|[-+•*]\s*)(?:[-+•*]\s*|[a-zđ]\)\s*|\d+[.)]\s*)*$")
# A name goes on over its years: "Đề án … đến năm 2025, tầm nhìn đến năm 2030".
_IN_A_NAME_AFTER = re.compile(r"[,;]?\s*(?:định hướng|tầm nhìn)", _FLAGS)
_IN_A_NAME_BEFORE = re.compile(r"(?:định hướng|tầm nhìn)\s+$", _FLAGS)
_TOPIC_BEFORE = re.compile(
    r"(?:kế hoạch|chương trình|đề án|chiến lược|cải cách [^\s,.;]+(?: [^\s,.;]+){0,8}|chuyển đổi số)\s*$", _FLAGS
)


# Plans without tables write the cell of a deadline as a line of its own: "- Thời gian hoàn thành: Quý III/2023".
_LABEL = re.compile(r"[-+•*\s]*(?:thời gian|thời hạn|tiến độ)(?:\s+(?:hoàn thành|thực hiện))?\s*:\s*", _FLAGS)


@dataclass(frozen=True, slots=True)
class _Reading:
    """An expression read: its place in the view and what it says."""

    start: int
    end: int
    type: DeadlineType
    days: Days = NOTHING
    every: Every | None = None
    condition: str | None = None


def reads_as_deadline(text: str) -> bool:
    """Tell whether the whole of a cell is an expression of time."""
    return _whole(text, None) is not None


def find_deadlines(passages: Sequence[Passage], taken: Sequence[Span], period: Period | None) -> list[Deadline]:
    """Find the deadlines of a plan; `taken` are source spans of references with their dates and titles, sorted."""
    cited = Occupied(taken)
    found: list[Deadline] = []
    for passage in passages:
        if passage.column is Role.DEADLINE:
            reading = _whole(passage.text, period)
            readings = [] if reading is None else [reading]
            sure = confidence.DEADLINE_IN_ITS_COLUMN
        elif _may_hold(passage):
            readings = [
                one
                for one in _labelled(passage.text, period) or _in_prose(passage, period)
                if cited.is_free(*passage.view.span(one.start, one.end))
            ]
            sure = confidence.DEADLINE_IN_PROSE
        else:
            continue
        found.extend(_deadline(passage, one, sure) for one in readings)
    return found


def _may_hold(passage: Passage) -> bool:
    if passage.zone is Zone.CAPTION:
        return passage.is_heading
    return passage.zone is Zone.BODY and passage.column in (None, Role.TASK, Role.OUTPUT, Role.OTHER)


def _deadline(passage: Passage, one: _Reading, sure: float) -> Deadline:
    start, end = passage.view.span(one.start, one.end)
    text = passage.view.written(one.start, one.end)
    return Deadline(start, end, text, one.type, one.days.first, one.days.last, one.every, one.condition, sure)


def _labelled(text: str, period: Period | None) -> list[_Reading]:
    """Read a line that a label says to hold nothing but a deadline."""
    if not (label := _LABEL.match(text)):
        return []
    reading = _whole(text[label.end() :], period)
    return [replace(reading, start=reading.start + label.end(), end=reading.end + label.end())] if reading else []


def _whole(text: str, period: Period | None) -> _Reading | None:
    """Read a cell that holds nothing but a deadline."""
    end = len(text.rstrip(" .;"))
    words = text[:end]
    if _BARE_YEAR.match(words):
        return _Reading(0, end, "during", year_days(int(words)))
    if found := _CONTINUOUS.fullmatch(words):
        return _Reading(0, end, "continuous")
    if found := _REPEATED.fullmatch(words):
        return _repeated(found)
    for found in _TIMED.finditer(words):
        if _may_stand_beside(words[: found.start()]) and _may_stand_beside(words[found.end() :]):
            return _timed(found, period)
    if found := _CONDITION.fullmatch(words):
        return _Reading(0, end, "conditional", condition=text[found.start("condition") : end])
    return None


def _may_stand_beside(words: str) -> bool:
    """Words of a cell beside its time that change nothing: "Thực hiện trong giai đoạn 2021-2025"."""
    return not words.strip(" ,.;:()") or bool(
        re.fullmatch(r"(?:thực hiện|hoàn thành|triển khai|ban hành|trình|gửi)[\w ,]{0,40}", words.strip(), _FLAGS)
    )


def _timed(found: re.Match[str], period: Period | None) -> _Reading:
    days = days_of(found, period)
    if found["by"]:
        a_day = found["long_day"] or found["day"]
        before = found["by"].lower().endswith("trước") and not a_day  # "trước quý IV" ends with the third
        last = day_before(days.first) if before else days.last
        return _Reading(found.start(), found.end(), "by", Days(None, last))
    if found["from"]:
        return _Reading(found.start(), found.end(), "from", Days(days.first, None))
    return _Reading(found.start(), found.end(), "during", days)


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The words right before and after a match: all that decides, and little enough to look at for each."""
    return text[max(0, found.start() - _REACH) : found.start()], text[found.end() : found.end() + _REACH]


def _from_to(first: re.Match[str], last: re.Match[str], period: Period | None) -> _Reading | None:
    """Two expressions that are one: "từ tháng 3 đến tháng 6 năm 2022"; the year of the second is that of the first."""
    together = last.start() - first.end() <= 1 and (last["by"] or "").lower() in ("đến", "đến hết")
    if not first["from"] or not together:
        return None
    end = days_of(last, period)
    year = int(end.last[:4]) if end.last else None
    start = days_of(first, Period(year, year) if year else period)
    return _Reading(first.start(), last.end(), "during", Days(start.first, end.last))


def _repeated(found: re.Match[str]) -> _Reading:
    since = found["since"]
    days = Days(f"{since}-01-01" if since else None, None)
    return _Reading(found.start(), found.end(), "recurring", days, shortest_period(_without_since(found)))


def _without_since(found: re.Match[str]) -> str:
    return found.group() if not found["since"] else found.group()[: found.group().index("bắt đầu")]


def _in_prose(passage: Passage, period: Period | None) -> list[_Reading]:
    occupied = Occupied()
    readings = [one for finder in _FINDERS for one in finder(passage.text, period) if occupied.take(one.start, one.end)]
    return sorted(readings, key=lambda one: one.start)


def _prose_conditions(text: str, period: Period | None) -> Iterator[_Reading]:
    del period
    for found in _PROSE_CONDITION.finditer(text):
        condition = next(words for words in found.groups() if words).rstrip()
        end = found.end() - (len(found.group()) - len(found.group().rstrip()))
        yield _Reading(found.start(), end, "conditional", condition=condition)


def _prose_repeated(text: str, period: Period | None) -> Iterator[_Reading]:
    del period
    for found in _REPEATED.finditer(text):
        several = "," in found.group() or " và " in found.group()
        if _NOUN_BEFORE.search(_beside(text, found)[0]) or (
            several and not re.search(r"[69] tháng|hàng|hằng|định kỳ", found.group(), _FLAGS)
        ):
            continue
        if found.group().lower() == "định kỳ" and _beside(text, found)[0].lower().endswith("thời hạn "):
            continue
        yield _repeated(found)


def _prose_continuous(text: str, period: Period | None) -> Iterator[_Reading]:
    del period
    for found in _CONTINUOUS.finditer(text):
        before, after = _beside(text, found)
        acts = _ACTION_AFTER.match(after) or re.search(
            r"(?:thực hiện|tiến hành|triển khai|duy trì)(?: \w+){0,2} $", before
        )
        if (acts or _CLAUSE_START.search(before)) and not _NOUN_BEFORE.search(before):
            yield _Reading(found.start(), found.end(), "continuous")


def _prose_times(text: str, period: Period | None) -> Iterator[_Reading]:
    found_before: re.Match[str] | None = None
    for found in _TIMED.finditer(text):
        if found_before is not None and (span := _from_to(found_before, found, period)):
            yield span
        if _counts(found, text):
            yield _timed(found, period)
        found_before = found
    for this in _THIS_YEAR.finditer(text):
        if period and period.start == period.end:
            yield _Reading(this.start(), this.end(), "during", year_days(period.start))


def _counts(found: re.Match[str], text: str) -> bool:
    """Tell whether an expression of time in prose says when something is to be done."""
    before, after = _beside(text, found)
    if _IN_A_NAME_AFTER.match(after) or _IN_A_NAME_BEFORE.search(before):
        return False
    bare = not (found["by"] or found["from"] or found["in"])
    starts_clause = bool(_CLAUSE_START.search(before))
    if found["first_year"]:
        return starts_clause or not bare or (not _TOPIC_BEFORE.search(before) and bool(re.match(r" cho ", after)))
    if found["from"] and found["year"]:
        return starts_clause
    return not bare or (starts_clause and bool(found["year"]) and bool(re.match(r" [A-ZĐ]|,", after)))


_FINDERS: tuple[Callable[[str, Period | None], Iterator[_Reading]], ...] = (
    _prose_conditions,
    _prose_repeated,
    _prose_times,
    _prose_continuous,
)
