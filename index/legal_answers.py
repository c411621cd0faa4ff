"""What a library answers on legal documents: who cites one, where a plan's references lead, what the registry says."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from extract.law.registry import LegalRegistry, key_of
from extract.law.standing import ENDED, standing_on
from index.chains import Chains
from index.citing import Asked, Citing
from index.document_records import Records
from index.errors import BadQueryError, UnknownDocumentError, UnknownPlanError
from index.lock import writing
from index.registry_changes import Change, changes, check_new
from index.registry_overlay import RegistryOverlay, laid_over, read
from index.store import Store

Json = dict[str, Any]


class LegalAnswers:
    """Answers over the store of a data folder, its registry laid over the program's."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._overlay = RegistryOverlay(folder)
        self._held: tuple[tuple[int, int], Citing] | None = None

    @property
    def registry(self) -> LegalRegistry:
        """The registry as it is now; raises RegistryError where the user's rows are damaged."""
        return self._overlay.registry()

    def _citing(self) -> Citing:
        """The citations of the library as it is now; made anew where plans or the registry changed."""
        stamp, registry = self._store.plans_stamp(), self.registry
        held = self._held
        if held is None or held[0] != stamp or held[1].registry is not registry:
            held = self._held = (stamp, Citing(self._store, registry))
        return held[1]

    def cites(self, words: str, *, on: date | None = None) -> Json:
        """Return who cites a document, by what holds on a day, by default today."""
        day = on or date.today()
        citing = self._citing()
        asked = citing.asked(words)
        found = citing.of(asked)
        records = Records(self.registry, citing.heads.by_key, on=day)
        citations = [records.citation(one) for one in found]
        resolved = records.cited(found)
        names = {one["document"]: one["urn"] for one in resolved if one["document"]}
        for one in citations:
            one["link"]["urn"] = names.get(one["link"]["document"])
        return {
            "query": words,
            "on": day.isoformat(),
            "documents": sorted({str(one["id"]) for one in citations}),
            "registry": self._registered(asked, records, citations, day),
            "resolved": resolved,
            "citations": citations,
        }

    def _registered(self, asked: Asked, records: Records, citations: list[Json], day: date) -> Json | None:
        """What the registry knows of the document asked for; of several of one number the most cited, then the last."""
        if not asked.registered:
            return None
        times = {key_of(one): 0 for one in asked.registered}
        for citation in citations:
            if (key := citation["link"]["document"]) in times:
                times[key] += 1
        chosen = max(asked.registered, key=lambda one: (times[key_of(one)], one.issued))
        ended = standing_on(self.registry, chosen, day).state in ENDED
        others = [key_of(one) for one in asked.registered if one is not chosen]
        affected = [one for one in citations if one["link"]["document"] == key_of(chosen)] if ended else []
        return {**records.registered(chosen), "others": others, "affected": _plans(affected)}

    def links(self, plan: Mapping[str, Any], *, on: date | None = None) -> list[Json]:
        """Return where each reference of a plan (JSON values) leads; the library need not hold the plan."""
        citing = self._citing()
        records = Records(self.registry, citing.heads.by_key, on=on or date.today())
        found = citing.links(plan["plan"], plan["references"], citing.home(plan))
        return [records.linked(mention, link) for mention, link in found]

    def chain(self, plan: str) -> Json:
        """Return what a plan of the library rests on, what rests on it, and its versions; raises UnknownPlanError."""
        held = self._store.row(plan)
        if held is None:
            raise UnknownPlanError(f"thư viện không có kế hoạch {plan!r}")
        return Chains(self._citing()).of(held)

    def show(self, words: str, *, on: date | None = None) -> Json:
        """Return what the registry says of a document; raises BadQueryError, UnknownDocumentError."""
        if not words.strip():
            raise BadQueryError("chưa nhập số, ký hiệu hay tên văn bản")
        found = self.cites(words, on=on)["registry"]
        if found is None:
            raise UnknownDocumentError(f"sổ đăng ký không có văn bản {words!r}")
        return dict(found)

    def change(self, source: Path | str, *, new_only: bool = False, stored: bool = True) -> list[Change]:
        """Lay the rows of a file, or of a text, over the registry; return the plans and entries that this concerns.

        With `new_only` no document may be there already; what is not `stored` only tells what it would change. Raises
        RegistryError where rows are damaged or do not fit, LockedError where another process writes.
        """
        rows, before = read(source), self.registry
        check_new(before, rows, new_only=new_only)
        if stored:
            with writing(self._folder):
                after = self._overlay.write(rows)
        else:
            after = laid_over(before, rows)
        return changes(self._store, before, after, rows, today=date.today())


def _plans(citations: list[Json]) -> list[Json]:
    """The plans that cite a document that has ended, each once, with the verdict on its citation."""
    found: dict[str, Json] = {}
    for one in citations:
        found.setdefault(
            one["plan"],
            {name: one[name] for name in ("plan", "source", "province", "plan_issuer", "plan_date", "verdict",
                                          "verdict_text")},
        )  # fmt: skip
    return list(found.values())
