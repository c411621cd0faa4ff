"""What a change of the registry means for the library: the plans that cite a document whose force it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.loader import RegisteredDocument
from extract.law.registry import LegalRegistry, key_of, name_of
from extract.law.standing import Verdict, standing_on, verdict_on
from extract.law.words import VERDICTS, standing_text
from index.citations import spellings
from index.citing import Cited, Citing
from index.entry import Entry
from index.errors import RegistryError
from index.registry_overlay import Rows
from index.store import Store, StoredPlan


@dataclass(frozen=True, slots=True)
class AffectedPlan:
    """A plan that cites a changed document: how its citation stands now, and its entries that cite it."""

    plan: StoredPlan
    verdict: Verdict
    mentions: int
    entries: tuple[Entry, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the plan as answers print it."""
        return {
            "plan": self.plan.plan, "source": self.plan.source, "province": self.plan.province,
            "plan_issuer": self.plan.issuer, "plan_date": self.plan.date, "verdict": self.verdict,
            "verdict_text": VERDICTS[self.verdict], "mentions": self.mentions,
            "entries": [{"entry": one.entry, "kind": one.kind, "text": one.text} for one in self.entries],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A document whose row or force changed, what was said of it and what is said now, and the plans that cite it."""

    document: str
    name: str
    was: str | None
    now: str
    plans: tuple[AffectedPlan, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the change as answers print it."""
        return {
            "document": self.document, "name": self.name, "was": self.was, "now": self.now,
            "plans": [one.to_json() for one in self.plans],
        }  # fmt: skip


def check_new(registry: LegalRegistry, rows: Rows, *, new_only: bool) -> None:
    """Check rows against a registry before they are laid over it: with `new_only` none may be of a known document.

    Raises RegistryError.
    """
    known = [one for one in rows[0] if registry.document(one.id, one.issued) is not None]
    if new_only and known:
        raise RegistryError(f"sổ đăng ký đã có {name_of(known[0])}; để thay, dùng doisanh registry update")


def changes(store: Store, before: LegalRegistry, after: LegalRegistry, rows: Rows, *, today: date) -> list[Change]:
    """Return the documents whose rows came or whose force changed, with the plans and entries that cite them."""
    citing = Citing(store, after)
    return [_change(store, citing, before, after, one, today) for one in _touched(after, rows)]


def _touched(registry: LegalRegistry, rows: Rows) -> Iterator[RegisteredDocument]:
    ends = [(one.id, one.issued) for one in rows[0]]
    ends += [(one.other_id, one.other_issued) for one in rows[1]]
    for identifier, issued in dict.fromkeys(ends):
        found = registry.document(identifier, issued)
        if found is not None:
            yield found


def _change(
    store: Store, citing: Citing, before: LegalRegistry, after: LegalRegistry, one: RegisteredDocument, today: date
) -> Change:
    old = before.document(one.id, one.issued)
    cited = [found for found in citing.of(citing.asked(key_of(one))) if found.link.key == key_of(one)]
    return Change(
        document=key_of(one),
        name=name_of(one),
        was=standing_text(before, standing_on(before, old, today)) if old else None,
        now=standing_text(after, standing_on(after, one, today)),
        plans=tuple(_affected(store, after, one, cited, today)),
    )


def _affected(
    store: Store, registry: LegalRegistry, one: RegisteredDocument, cited: list[Cited], today: date
) -> Iterator[AffectedPlan]:
    by_plan: dict[str, list[Cited]] = {}
    for found in cited:
        by_plan.setdefault(found.mention.home.plan, []).append(found)
    folded = spellings(one) | {found.mention.folded for found in cited}
    entries: dict[str, list[Entry]] = {}
    for entry in store.entries_of(by_plan) if by_plan else ():
        if folded.intersection(entry.cites):
            entries.setdefault(entry.plan, []).append(entry)
    for plan, mentions in by_plan.items():
        verdict = verdict_on(registry, one, mentions[0].mention.home.signed, today)
        yield AffectedPlan(mentions[0].plan, verdict, len(mentions), tuple(entries.get(plan, ())))
