"""A library of any size made from a seed: plausible tasks of plans of all provinces, and what somebody asks of them.

Words come from `synthetic.toml` and the gazetteers; of each list the first is drawn most (rank r weighs 1 / r), names
of communes and numbers of documents make the long tail. Entries go straight into the store, no file is read.
"""

import json
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from corpus.loader import provinces
from extract.pipeline import extract
from extract.plan_json import dumps
from index import entry as entry_json
from index.citations import folded_id
from index.entry import Entry, EntryDeadline
from index.filters import Filters
from index.rows import PlanRows
from index.store import Store, StoredPlan
from models.normal import unaccented

T = TypeVar("T")

TASKS_OF_A_PLAN = 40
_PLANS_AT_ONCE = 500
_YEARS = tuple(range(2026, 2015, -1))
_LEVELS = ("province", "department", "district", "commune")
_ISSUERS = {"province": "Ủy ban nhân dân tỉnh", "department": "Sở Nội vụ", "district": "Ủy ban nhân dân huyện",
            "commune": "Ủy ban nhân dân xã"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its filters."""

    query: str
    filters: Filters


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "synthetic.toml").read_text(encoding="utf-8"))


@cache
def _fields() -> tuple[Mapping[str, Any], ...]:
    return tuple(_words()["field"])


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(sorted({one.name for one in provinces()}))


class _Dice:
    """Draws from lists, the first the likeliest; the same seed draws the same."""

    def __init__(self, *seed: int) -> None:
        self._random = Random(":".join(map(str, seed)))
        self.uniform = self._random.random

    def skewed(self, choices: Sequence[T]) -> T:
        """Return one of the choices: that of rank r with a share of 1 / r."""
        shares = _shares(len(choices))
        return choices[bisect_right(shares, self.uniform() * shares[-1])]

    def even(self, choices: Sequence[T]) -> T:
        """Return one of the choices, all alike."""
        return choices[int(self.uniform() * len(choices))]

    def number(self, most: int) -> int:
        """Return a number from 1 to `most`, small ones the likeliest."""
        return int(most ** self.uniform())


@cache
def _shares(count: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))


def fill(store: Store, size: int, *, seed: int = 1) -> None:
    """Write `size` entries of plans with forty tasks each into an empty store."""
    head = dumps(extract("synthetic.txt", "KẾ HOẠCH\nCải cách hành chính\n".encode()))
    count = -(-size // TASKS_OF_A_PLAN)
    for first in range(0, count, _PLANS_AT_ONCE):
        store.add_all(
            _plan(number, min(TASKS_OF_A_PLAN, size - number * TASKS_OF_A_PLAN), head, seed)
            for number in range(first, min(first + _PLANS_AT_ONCE, count))
        )


def questions(count: int, *, seed: int = 1, filtered: bool) -> list[Question]:
    """Return what users ask: words of a task nobody has seen, a third without diacritics, with up to two filters."""
    dice = _Dice(seed, 2**31)
    asked = []
    for _ in range(count):
        field = dice.skewed(_fields())
        parts = [dice.skewed(field["verbs"]), dice.skewed(field["objects"])]
        parts += [f"lĩnh vực {dice.skewed(_words()['subjects'])}"] if dice.uniform() < 0.5 else []
        parts += [dice.skewed(_words()["scopes"])] if dice.uniform() < 0.3 else []
        query = " ".join(parts[int(dice.uniform() * 2) :])
        plain = unaccented(query) if dice.uniform() < 1 / 3 else query
        asked.append(Question(plain, _filters(dice, field["id"]) if filtered else Filters()))
    return asked


def _filters(dice: _Dice, field: str) -> Filters:
    year = dice.skewed(_YEARS)
    choices: tuple[dict[str, Any], ...] = (
        {"province": dice.even(_provinces())},
        {"year": year},
        {"province": dice.even(_provinces()), "year": year},
        {"field": field},
        {"level": dice.skewed(_LEVELS), "year": year},
        {"unit": dice.skewed(_words()["leads"])},
        {"due_before": f"{year}-06-30", "field": field},
        {"cites": _document(dice, year)},
    )
    return Filters(**dice.even(choices))


def _plan(number: int, size: int, head: str, seed: int) -> tuple[StoredPlan, PlanRows]:
    dice = _Dice(seed, number)
    province, level = dice.even(_provinces()), dice.skewed(_LEVELS)
    first = dice.skewed(_YEARS)
    last = first if dice.uniform() < 0.8 else first + 4
    slug = f"synthetic-{number}"
    about = StoredPlan(
        plan=slug, path=f"/synthetic/{number}.txt", source=f"{slug}.txt", sha256=f"{seed}-{number}", kind="Kế hoạch",
        number=str(dice.number(999)), symbol="KH-UBND", date=f"{first}-01-15", issuer=_ISSUERS[level], level=level,
        province=province, title="Cải cách hành chính", year_from=first, year_to=last, ingested="2026-01-01T00:00:00Z",
    )  # fmt: skip
    entries = [_entry(dice, about, (first, last), place) for place in range(size)]
    cited = tuple(
        {"document": folded_id(one), "number": one.split("/")[0], "year": first, "json": json.dumps({"id": one})}
        for entry, documents in entries
        for one in documents
    )
    return about, PlanRows(
        json=head,
        entries=tuple({"entry": entry.entry, "json": entry_json.dumps(entry)} for entry, _ in entries),
        citations=cited,
    )


def _entry(dice: _Dice, plan: StoredPlan, period: tuple[int, int], place: int) -> tuple[Entry, list[str]]:
    """A task in the middle of its plan, and the documents that it cites."""
    field = dice.skewed(_fields())
    cited = [_document(dice, period[0])] if dice.uniform() < 0.1 else []
    text = _text(dice, field, cited)
    lead, helper = dice.skewed(_words()["leads"]), dice.skewed(_words()["leads"])
    due = _quarter(dice.even((1, 2, 3, 4)), dice.even(range(period[0], period[1] + 1)))
    dated = dice.uniform() < 0.85
    output = dice.skewed(field["results"])
    around = "; ".join((output, lead, helper, *([due.text] if dated else [])))
    return Entry(
        entry=f"{plan.plan}#task-{place * 1000}-{place * 1000 + len(text)}", kind="task", plan=plan.plan,
        source=plan.source, text=text, trail=("II. NHIỆM VỤ", f"{place % 7 + 1}. {field['objects'][0].capitalize()}"),
        start=place * 1000, end=place * 1000 + len(text), province=plan.province, issuer=plan.issuer, level=plan.level,
        period=period, field=field["id"], lead=(lead,), coordinating=(helper,), deadline=due if dated else None,
        output=output, units=tuple(dict.fromkeys((lead, helper))), cites=tuple(map(folded_id, cited)), around=around,
    ), cited  # fmt: skip


def _quarter(quarter: int, year: int) -> EntryDeadline:
    first, last = f"{year}-{3 * quarter - 2:02}-01", f"{year}-{3 * quarter:02}-{30 if quarter in (2, 3) else 31}"
    return EntryDeadline(f"Quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}", "quarter", first, last, None)


def _text(dice: _Dice, field: Mapping[str, Any], cited: Sequence[str]) -> str:
    words = _words()
    parts = [f"{dice.skewed(field['verbs'])} {dice.skewed(field['objects'])}"]
    if dice.uniform() < 0.6:
        parts.append(f"lĩnh vực {dice.skewed(words['subjects'])}")
    if dice.uniform() < 0.5:
        parts.append(dice.skewed(words["scopes"]))
    if dice.uniform() < 0.25:
        parts.append(f"tại xã {_place(dice)}")
    parts.extend(f"theo {one}" for one in cited)
    if dice.uniform() < 0.3:
        parts.append(f"đạt {dice.number(20) * 5}% trở lên")
    tail = [dice.skewed(words["qualifiers"])] if dice.uniform() < 0.6 else []
    tail += [dice.skewed(words["purposes"])] if dice.uniform() < 0.3 else []
    return ", ".join((" ".join(parts), *tail)) + "."


def _place(dice: _Dice) -> str:
    return f"{dice.skewed(_words()['place_syllables'])} {dice.skewed(_words()['place_syllables'])}"


def _document(dice: _Dice, year: int) -> str:
    return f"{dice.number(3000)}/{year}/{dice.skewed(_words()['cited_endings'])}"
