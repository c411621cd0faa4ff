"""Organisations and places that no longer were on the day of the plan: merged departments, districts, provinces.

What a cited document's issuer was called stays as it was, and a plan may name a body as the one that was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.loader import Body, bodies, provinces, provinces_on, successor
from extract.finders.references.evidence import written_day
from extract.plan import Plan, Unit
from extract.review.finding import Draft, Finding
from extract.review.places import Cover

DISTRICTS_UNTIL = date(2025, 6, 30)
"""Luật Tổ chức chính quyền địa phương 72/2025/QH15: two levels since 2025-07-01."""

_LEVELS = frozenset({"central", "ministry", "department"})
# Each province changed to the departments of 2025 by a resolution of its own, some weeks after the decree.
_CHANGEOVER = {"department": timedelta(days=31)}
# A hospital or a centre may keep the name of its district.
_DISTRICT = re.compile(
    r"(?:(?:Thường trực )?(?:Ủy ban nhân dân|Hội đồng nhân dân)|Phòng \w+.*?|Huyện ủy|Quận ủy|Thị ủy|các)"
    r"(?:,? cấp tỉnh,)? (?:(?:các |cấp )?(?:huyện|quận|thị xã)\b)|(?:Huyện|Quận|Thị) ủy\b"
)
_PLACE_OR_END = r"(?= (?:tỉnh|thành phố) |$)"
_AS_PAST_BEFORE = re.compile(
    r"(?:nguyên|trước\s+đây|sáp\s+nhập|hợp\s+nhất|chuyển\s+giao|tiếp\s+nhận|giải\s+thể|bàn\s+giao|cũ)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
_AS_PAST_AFTER = re.compile(
    r"[^.;\n|]{0,30}?(?:\bcũ\b|trước\s+đây|sáp\s+nhập|trước\s+(?:khi\s+)?(?:sắp\s+xếp|sáp\s+nhập))", re.IGNORECASE
)
_DOING = ("lead", "coordinating", "submitting", "reporting")
_BEFORE = 60
_PLACED = re.compile(r"\b(?:tỉnh|thành phố)\b", re.IGNORECASE)
_QUOTES = ("“", "‘", '"')  # words that are replaced by others
_MEMORY = timedelta(days=3653)
"""What ended longer ago is a shortened name of today's, or history: nobody gives it work."""


@dataclass(frozen=True, slots=True)
class _Gone:
    """What is gone; equal for all mentions of it."""

    said: str
    evidence: str
    name: str | None = None
    successor: str | None = None


def gone_bodies(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each body or place that is gone, at its first mention."""
    mentions: dict[_Gone, list[Unit]] = {}
    cited, tasks = _beside_references(draft), _tasks(draft.plan)
    for unit in draft.plan.units:
        gone = _gone(unit, draft.day)
        has_work = unit.role in _DOING or tasks.covers(unit.start, unit.end)
        if gone is not None and has_work and not _is_past(draft.plan.text, unit, cited):
            mentions.setdefault(gone, []).append(unit)
    for gone, (first, *others) in mentions.items():
        again = f" (còn {len(others)} chỗ: {draft.places(one.start for one in others)})" if others else ""
        advice = f"Thay bằng {gone.successor}." if gone.successor else "Thay bằng cơ quan đang làm nhiệm vụ này."
        is_whole = gone.name is not None and first.name.startswith(gone.name) and not _PLACED.search(first.text)
        yield Finding(
            "gone-body",
            first.start,
            first.end,
            f"{gone.said}{again}. {advice}",
            gone.evidence,
            gone.successor if is_whole else None,
            (first.start, first.end) if is_whole and gone.successor else None,
        )


def _gone(unit: Unit, day: date) -> _Gone | None:
    """What of a unit was gone on a day, None where nothing was."""
    return _body_gone(unit, day) or _district_gone(unit, day) or _province_gone(unit, day)


def _body_gone(unit: Unit, day: date) -> _Gone | None:
    for body, pattern in _ended_bodies():
        if body.name in unit.name and pattern.search(unit.name) and _ended(body, day) and body.until:
            last = written_day(body.until.isoformat())
            into = f", nhiệm vụ chuyển về {body.successor}" if body.successor else ""
            said = f"{body.name} không còn từ sau ngày {last}{into}"
            return _Gone(said, f"Danh mục cơ quan: {body.name} đến ngày {last}", body.name, body.successor)
    return None


@cache
def _ended_bodies() -> tuple[tuple[Body, re.Pattern[str]], ...]:
    ended = [body for body in bodies() if body.until is not None and body.level in _LEVELS]
    return tuple((body, re.compile(rf"(?:^|\s){re.escape(body.name)}{_PLACE_OR_END}")) for body in ended)


def _ended(body: Body, day: date) -> bool:
    changeover = _CHANGEOVER.get(body.level, timedelta())
    return body.until is not None and body.until + changeover < day < body.until + _MEMORY


def _district_gone(unit: Unit, day: date) -> _Gone | None:
    if day <= DISTRICTS_UNTIL or not _DISTRICT.match(unit.name):
        return None
    return _Gone(
        "Không còn chính quyền cấp huyện từ ngày 01/7/2025",
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15: chính quyền địa phương hai cấp, tỉnh và xã",
    )


def _province_gone(unit: Unit, day: date) -> _Gone | None:
    """A province named in the mention itself, not one that its seat adds."""
    there = {one.name for one in provinces_on(day)}
    for one in provinces():
        if one.until is None or one.until >= day or one.name in there:
            continue
        if re.search(rf"\b(?:tỉnh|thành phố) {one.name}$", unit.name) and one.name in unit.text:
            last, new = written_day(one.until.isoformat()), successor(one.name)
            said = f"{one.kind.capitalize()} {one.name} không còn từ sau ngày {last}, nay thuộc {new}"
            return _Gone(said, f"Danh mục tỉnh, thành phố: {one.name} đến ngày {last}, nhập vào {new}")
    return None


def _tasks(plan: Plan) -> Cover:
    """The tasks of tables and prose: a body that stands in one matters, others may be named as history."""
    rows = (span for task in plan.tasks for span in (*task.spans.task, *task.spans.output))
    return Cover([*rows, *((one.start, one.end) for one in plan.prose_tasks)])


def _beside_references(draft: Draft) -> Cover:
    """Cited documents, their issuers and titles."""
    spans = [span for one in draft.plan.references for span in (one.spans.issuer, one.spans.title) if span]
    return Cover([*spans, *((one.start, one.end) for one in draft.plan.references)])


def _is_past(text: str, unit: Unit, cited: Cover) -> bool:
    if cited.covers(unit.start, unit.end):
        return True
    if text[max(0, unit.start - 1) : unit.start].strip() in _QUOTES:
        return True
    before = text[max(0, unit.start - _BEFORE) : unit.start]
    return bool(_AS_PAST_BEFORE.search(before) or _AS_PAST_AFTER.match(text, unit.end))
