"""Targets (chỉ tiêu): clauses that state how much is to be reached, in prose and in cells.

A number with a unit is a target by the place it stands in and the words around it (`finders.targets.places`,
`finders.targets.signs`). Its clause runs from the last clause mark before it to the next one after it
(`finders.targets.clauses`); two values in one clause are two targets on one span.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import confidence
from extract.finders.occupied import Occupied
from extract.finders.targets.allocations import quota_target, quotas, shares_out
from extract.finders.targets.clauses import Clause, clauses
from extract.finders.targets.details import levels_of, subject, trend_of, unit_of, year_above, year_of
from extract.finders.targets.measures import Kind, is_delivered
from extract.finders.targets.places import Place, Places
from extract.finders.targets.setting import Setting, lead_in_setting
from extract.finders.targets.signs import Aim, Signs
from extract.finders.targets.tables import targets_in_table
from extract.finders.targets.values import Value, read_values
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Attached, Document, Target
from extract.source import Table
from extract.tables.columns import Role

_SAYS_HOW_MUCH = frozenset({None, Role.TASK, Role.OUTPUT, Role.OTHER})
_WORD = re.compile(r"[^\W\d_]{2,}")
_LIMITS = ("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không quá", "tối đa", "không vượt quá")
_WHERE = re.compile(r"(?<!\w)(?:tại|ở|của|trên|trong|thuộc|theo|các|cả) $", re.IGNORECASE)
_ITEM = re.compile(r"\W{0,3}(?:\d{1,2}[.)]|[a-zđ]\)|[-+•]) ?(?!Căn cứ|Thực hiện|Theo|Xét|Luật|Nghị|Quyết|Thông tư)")
_DAYS = frozenset({"ngày", "ngày làm việc", "tháng"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage that is read, where it stands, the year it is of, and whether it shares a quota out among units."""

    passage: Passage
    place: Place
    this_year: int | None
    shared: bool


def find_targets(
    passages: Sequence[Passage],
    document: Document | None = None,
    attached: Sequence[Attached] = (),
    source: str = "",
    tables: Sequence[Table] = (),
) -> list[Target]:
    """Find the targets of a document in text order: in its passages, and in `tables` of the text `source`."""
    head = document or Document()
    places, this_year = Places(head, attached, passages), _year_of_issue(head)
    found: list[Target] = []
    waiting = list(reversed(tables))
    for passage in passages:
        while waiting and waiting[-1].start <= passage.view.span(0, 1)[0]:
            found.extend(_in_table(source, waiting.pop(), places))
        if not _may_state(passage) or passage.column not in _SAYS_HOW_MUCH:
            continue
        if passage.in_table and passage.column is None:
            continue  # a cell of a table that holds no tasks: `finders.targets.tables` reads those of targets
        place = places.of(passage)
        if values := read_values(passage.text):
            found.extend(_in_passage(_Reading(passage, place, this_year, shares_out(passage.text)), values))
    for table in reversed(waiting):
        found.extend(_in_table(source, table, places))
    return sorted(found, key=lambda one: (one.start, one.end))


def _in_table(source: str, table: Table, places: Places) -> Iterator[Target]:
    above = places.below(table.start)
    if above.setting not in (Setting.RULE, Setting.PAST):
        announced, year = above.setting is Setting.OBJECTIVE, year_above(above.above)
        yield from targets_in_table(source, table, announced=announced, year=year)


def _may_state(passage: Passage) -> bool:
    """Tell whether a passage may state a target.

    Below the caption of an appendix its text begins at once, and the items of a letter stand below its bases.
    """
    if passage.zone is Zone.CAPTION:
        return not passage.is_heading and not passage.text.startswith("(")
    return passage.zone is Zone.BODY or (passage.zone is Zone.PREAMBLE and _ITEM.match(passage.text) is not None)


def _in_passage(reading: _Reading, values: Sequence[Value]) -> Iterator[Target]:
    passage, place, text = reading.passage, reading.place, reading.passage.text
    signs = Signs(text, reading.this_year)
    if (reading.shared or "=" in text) and place.setting not in (Setting.RULE, Setting.PAST):
        found = quotas(text)
        taken = Occupied((quota.start, quota.end) for quota in found)
        values = [value for value in values if value.kind is Kind.SHARE or taken.is_free(value.start, value.end)]
        for quota in found:
            yield quota_target(passage.view.source, *passage.view.span(quota.start, quota.end), quota, "")
    for clause in clauses(text, [value for value in values if not signs.is_base(value)]):
        lead = text[slice(*clause.lead)] if clause.lead else ""
        setting = lead_in_setting(lead, place.document) or place.setting
        if len(clause.values) > 1:
            clause = replace(clause, values=_listed(text, clause.values))
        kept = [value for value in clause.values if _is_target(value, setting, signs, text)]
        if kept and _says_what(text, clause):
            yield from _targets(reading, clause, kept, lead, allotted=setting is Setting.ALLOTTED)


def _listed(text: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """What compares the first value of a bare list compares all: "tối thiểu tương ứng là 40%, 35%"."""
    listed = list(values[:1])
    for value in values[1:]:
        above = listed[-1]
        bare = text[above.end : value.start].strip(" ,;") in ("", "và") and not value.compared
        listed.append(replace(value, comparator=above.comparator, compared=above.compared) if bare else value)
    return tuple(listed)


def _is_target(value: Value, setting: Setting, signs: Signs, text: str) -> bool:
    """Tell whether a value is aimed at, by its kind, its place and the words around it."""
    told = setting in (Setting.RULE, Setting.PAST)
    sense = signs.sense(value, among_rules=told)
    if sense.past or signs.is_no_target(value):
        return False
    strong = sense.aim is Aim.STRONG
    if setting is Setting.ALLOTTED:
        return True
    aimed = strong or setting is Setting.OBJECTIVE
    if not aimed and (told or sense.told or signs.is_part(value)):
        return False
    if value.kind in (Kind.SHARE, Kind.RANK):
        return aimed or setting is Setting.PLAN or (sense.aim is Aim.WEAK and signs.is_of_work(value))
    if value.kind is Kind.RATE:
        return aimed or (value.compared and (setting is Setting.PLAN or sense.aim is Aim.WEAK))
    if value.kind is Kind.TIME:
        return _is_time_aimed_at(value, signs, aimed=aimed, planned=setting is Setting.PLAN)
    if value.kind is Kind.COUNT:
        return (setting is Setting.PLAN and _is_limited(value, text)) or (aimed and not _is_aside(value, text))
    return aimed


def _is_time_aimed_at(value: Value, signs: Signs, *, aimed: bool, planned: bool) -> bool:
    """A time to keep to is a target in minutes and hours; in days it is a deadline, unless it is cut to them."""
    if value.unit in _DAYS:
        return aimed and value.upper is None and signs.is_cut(value)
    return (aimed or (planned and value.unit == "phút")) and value.comparator in ("<=", "<") and value.upper is None


def _is_limited(value: Value, text: str) -> bool:
    """ "ít nhất 02 lớp", "không quá 01 Bộ phận Một cửa"; "từ 02 người trở lên" says who is meant."""
    words = text[value.start : value.core].lower()
    return is_delivered(value.unit) and value.upper is None and words.startswith(_LIMITS)


def _is_aside(value: Value, text: str) -> bool:
    """A bare count in brackets or after a preposition says where or of what: "(8 xã)", "tại 03 huyện"."""
    if value.unit == "tuổi":
        return "tuổi thọ" not in text[max(0, value.start - 60) : value.start].lower()
    before = text[max(0, value.start - 80) : value.start]
    bracketed = before.rfind("(") > before.rfind(")")
    return not value.compared and (bracketed or _WHERE.search(before) is not None)


def _says_what(text: str, clause: Clause) -> bool:
    """A value alone, the cell of a table that lost its lines, says not of what."""
    rest = text[clause.start : clause.values[0].start] + " " + text[clause.values[0].end : clause.end]
    return len(_WORD.findall(rest[:200])) >= 1


def _targets(
    reading: _Reading, clause: Clause, values: Sequence[Value], lead: str, *, allotted: bool
) -> Iterator[Target]:
    view, above = reading.passage.view, (lead, *reading.place.above)
    start, end = view.span(clause.start, clause.end)
    written, clean = view.written(clause.start, clause.end), view.plain[clause.start : clause.end]
    about = subject(clean, [(one.start - clause.start, one.end - clause.start) for one in values])
    levels = dict(zip(clause.values, levels_of(clean, len(clause.values)), strict=True))
    for value in values:
        trend = trend_of(view.text, clause.start, value)
        unit = unit_of(view.text, clause.start, clause.end, value, trend)
        year = year_of(view.text, (clause.start, clause.end), value, above, reading.this_year)
        sure = confidence.TARGET_PERCENT if unit == "%" else confidence.TARGET_OTHER
        for comparator, number in value.bounds:
            yield Target(
                start,
                end,
                written,
                about,
                comparator,
                number,
                unit,
                year=year,
                level=levels[value],
                trend=trend,
                allocation=allotted or (reading.shared and value.kind is Kind.COUNT),
                confidence=sure,
            )


def _year_of_issue(document: Document) -> int | None:
    """The year that a document is of: a share of an earlier one is past."""
    years = [int(document.date[:4])] if document.date else [document.year] if document.year else []
    years += [document.period.start] if document.period else []
    return min((year for year in years if year), default=None)
