"""Documents cited that were dead on the day of the review (văn bản hết hiệu lực); what ended later is only a hint.

Only the registry accuses, and only where number and year tell the document. A plan may name a dead document as dead
("thay thế Nghị định số …"), or inside the title of another: that is no reliance on it.
"""

import re
from collections.abc import Iterator
from datetime import date

from extract.finders.references.evidence import evidence_of, written_day
from extract.finders.references.meant import document_meant
from extract.finders.references.registered import LAWS, Entry, registered
from extract.finders.references.titles import is_title_of
from extract.plan import Reference
from extract.review.finding import Draft, Finding
from extract.review.flawed_references import number_place

_NAMED_AS_PAST = re.compile(
    r"(?:thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|thay\s+cho|hết\s+hiệu\s+lực|trước\s+đây|ban\s+hành\s+trước|tổng\s+kết|sơ\s+kết)"
    r"[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_SAID_TO_BE_PAST = re.compile(
    r"[^.;\n]{0,80}?(?:hết\s+hiệu\s+lực|(?:được|bị)\s+(?:thay\s+thế|bãi\s+bỏ))", re.IGNORECASE
)
_BEFORE = 90  # characters
_WRONG_DOCUMENT = frozenset({"number", "title"})


def not_in_force(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each document that was without force on the day of the review, at its first mention."""
    for entry, mentions in _rested_on(draft).items():
        end = entry.document.in_force_to
        if end is not None and end <= draft.day:
            said = f"{entry.name} đã hết hiệu lực từ ngày {written_day(end.isoformat())}"
            yield _finding(draft, "not-in-force", said, mentions, entry, draft.day)


def ended_since(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield a hint for each document that was in force on the day of the review and is not today."""
    for entry, mentions in _rested_on(draft).items():
        end = entry.document.in_force_to
        if end is not None and draft.day < end <= today:
            since = written_day(end.isoformat())
            said = f"{entry.name} còn hiệu lực vào ngày của kế hoạch, nay đã hết hiệu lực (từ ngày {since})"
            yield _finding(draft, "ended-since", said, mentions, entry, today)


def _rested_on(draft: Draft) -> dict[Entry, list[Reference]]:
    """The documents of the registry that the plan rests on, each with its mentions."""
    rested_on: dict[Entry, list[Reference]] = {}
    for one in draft.plan.references:
        if (one.flaw is None or one.flaw.type not in _WRONG_DOCUMENT) and not _is_past(draft.plan.text, one):
            entry = document_meant(one)
            if entry is not None and not draft.is_named_in_a_title(one):
                rested_on.setdefault(entry, []).append(one)
    return rested_on


def _finding(draft: Draft, kind: str, said: str, mentions: list[Reference], entry: Entry, day: date) -> Finding:
    first, *others = mentions
    after = successor_of(entry, day)
    advice = f"Viện dẫn {after.name}." if after else "Thay bằng văn bản hiện hành, hoặc bỏ viện dẫn này."
    again = f" (còn ở {draft.places(one.start for one in others)})" if others else ""
    evidence = evidence_of(entry) if after is None else f"{evidence_of(entry)}. {evidence_of(after)}"
    number = number_place(draft.plan.text, first)
    proposed = None if after is None else after.document.id if number else after.name
    replaces = number or (first.start, first.end)
    return Finding(
        kind, first.start, first.end, f"{said}{again}. {advice}", evidence, proposed, replaces if proposed else None
    )


def successor_of(entry: Entry, day: date) -> Entry | None:
    """Return the document of the same kind and title, to the word, that was in force on a day; None where unknown."""
    if entry.document.kind in LAWS:
        same = registered().laws_named(entry.document.title)
    else:
        same = [one for one in registered().by_title(entry.title) if is_title_of(one.title, entry.title)]
    later = [one for one in same if one.document.kind == entry.document.kind and one.day > entry.day]
    alive = [one for one in later if one.document.in_force_to is None or one.document.in_force_to > day]
    return next((one for one in alive if (one.document.in_force_from or one.document.issued) <= day), None)


def _is_past(text: str, one: Reference) -> bool:
    before = text[max(0, one.start - _BEFORE) : one.start]
    return bool(_NAMED_AS_PAST.search(before) or _SAID_TO_BE_PAST.match(text, one.end))
