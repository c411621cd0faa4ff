"""Terms that run out before something is done: "Hết thời hạn 15 ngày, …", "Sau 05 ngày, nếu …", "sơ kết sau 02 năm".

They hang on the end of a stretch of time as on an event, and are conditional where the sentence goes on to say what is
to be done. "Hết thời hạn nêu trên" says no more than the term before it.
"""

import re
from collections.abc import Iterator

from extract.finders.deadlines.clauses import event_end, starts_clause
from extract.finders.deadlines.durations import NOT_DONE, amount
from extract.finders.deadlines.time_readings import Line, Reading

_UNIT = r"(?:giờ|ngày|tuần|tháng|năm)"
_RUN_OUT = re.compile(
    r"(?<!\w)(?:(?:sau|kể từ)(?: khi)? )?(?:hết|quá|sau)(?: thời (?:hạn|gian))? "
    rf"{amount(_UNIT)}"
)
_COUNTED = re.compile(r"\)?,? (?:(?:kể|tính) từ|từ) (?=(?:ngày|khi|lúc|thời điểm)\b)")
# "Sau 02 năm thực hiện", "sau 03 tháng triển khai thí điểm"
_OF_WORK = re.compile(
    r" (?:kể từ khi )?(?:thực hiện|triển khai|thi hành|áp dụng|hoạt động|vận hành)(?: thí điểm)?(?!\w)"
)
_REVIEW_BEFORE = re.compile(r"(?<!\w)(?:sơ kết|tổng kết|đánh giá|rà soát|điều chỉnh|báo cáo)(?!\w)[^.;:]{0,120} $")
_RESULT_BEFORE = re.compile(r"(?<!\w)(?:kết quả|hội nghị|lễ|đề án|kế hoạch)(?!\w)[^.;:]{0,80} $")
_GOES_ON = re.compile(r",| nếu | thì ")


def find_lapses(line: Line) -> Iterator[Reading]:
    """Find terms that run out."""
    for found in _RUN_OUT.finditer(line.text):
        before = line.before(found.start())
        if work := _OF_WORK.match(line.text, found.end()):
            reviewed = _REVIEW_BEFORE.search(before) and not _RESULT_BEFORE.search(before)
            if reviewed or starts_clause(before):
                yield _conditional(line, found, work.end())
            continue
        if not starts_clause(before):
            continue
        end = found.end()
        if counted := _COUNTED.match(line.text, end):
            end = event_end(line, counted.end(), leads=True)
        case = NOT_DONE.search(line.text, found.end(), end + 24)  # "Sau 10 ngày kể từ … mà không đến thì …"
        if _GOES_ON.match(line.text, end) and not case:
            yield _conditional(line, found, end)


def _conditional(line: Line, found: re.Match[str], end: int) -> Reading:
    return Reading(found.start(), end, "conditional", condition=line.written[found.start() : end])
