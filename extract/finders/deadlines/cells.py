"""Cells of a column of deadlines that say more than one time, or other words beside it.

"Ngày 14/3, 14/6 và 14/12", "Quý II (dự thảo), Quý IV (trình)", "Chốt số liệu ngày 14/3/2022", "Trong năm, theo đợt":
the whole cell is one deadline, from the first of its days to the last.
"""

import re
from itertools import pairwise

from extract.finders.deadlines.calendar_times import read_time
from extract.finders.deadlines.time_readings import Line, Reading, Years
from extract.finders.deadlines.time_words import TIME, Days

_TIME = re.compile(TIME)
_IN_BATCHES = re.compile(r"(?:,? ?(?:và )?(?:chia )?theo (?:từng |các )?đợt,? ?)")
_LONGEST = 80  # characters of a cell that is read so
_WORDS_BESIDE = 45
# What stands between times of one list: marks, brackets with a few words, "và", "lần 1".
_BETWEEN = re.compile(r"(?:[\s,;:.()/+&-]|và|đến|hoặc|trước|ngày|tháng|năm|quý|[^\W\d_]{1,9}|lần \d){0,14}")
_TIMELESS = re.compile(r"thường xuyên|liên tục|định k|h[àằ]ng |mỗi ")


def without_batches(line: Line) -> Line:
    """Leave out "theo đợt", which says nothing of when."""
    found = _IN_BATCHES.search(line.text)
    if found is None or len(line.text) == len(found.group()):
        return line
    text = f"{line.text[: found.start()]} {line.text[found.end() :]}".strip()
    return Line(text, text)


def read_cell(line: Line, years: Years) -> Reading | None:
    """Read a short cell with one or several times in it as one deadline over all of it; None where it has none."""
    if len(line.text) > _LONGEST:
        return None
    times = list(_TIME.finditer(line.text))
    if not times or len(_TIME.sub("", line.text)) > _WORDS_BESIDE:
        return None
    if any(not _BETWEEN.fullmatch(line.text, one.end(), two.start()) for one, two in pairwise(times)):
        return None
    readings = [read_time(found, line, years) for found in times]
    if len(readings) == 1 and _TIMELESS.search(line.text):
        return readings[0]
    firsts = [one.days.first for one in readings]
    lasts = [one.days.last for one in readings]
    first = min((day for day in firsts if day), default=None)
    last = max((day for day in lasts if day), default=None)
    if readings[0].type == "by":
        return Reading(0, len(line.text), "by", Days(None, last))
    return Reading(0, len(line.text), readings[0].type, Days(first, last))
