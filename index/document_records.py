"""Documents as answers print them: what the registry knows, what those who cite one say, and on what they disagree."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from corpus.loader import RegisteredDocument
from extract.law.registry import LegalRegistry, key_of, name_of
from extract.law.standing import standing_on, verdict_on
from extract.law.words import VERDICTS, amended_text, standing_text
from index.cited_documents import Tally, tallies
from index.citing import Cited
from index.links import Link
from index.mentions import Mention
from index.places import NATION, Place
from index.plan_heads import identifier_of
from index.standing_json import relations_json, standing_json
from index.store import StoredPlan
from index.urn_lex import urn, urn_of

# The state's portal of legal documents, searched for a number in titles.
_PORTAL = "https://vbpl.vn/TW/Pages/vbpq-timkiem.aspx?type=0&s=1&SearchIn=Title,Title1&Keyword="
Json = dict[str, Any]


def portal_address(identifier: str) -> str:
    """Return where the official portal is asked for a number.

    >>> portal_address("30/2020/NĐ-CP").rpartition("=")[2]
    '30%2F2020%2FN%C4%90-CP'
    """
    return _PORTAL + quote(identifier, safe="")


class Records:
    """Writes documents and citations as JSON values, by what holds `on` a day."""

    def __init__(self, registry: LegalRegistry, plans: Mapping[str, StoredPlan], *, on: date) -> None:
        self._registry = registry
        self._plans = plans  # by key as a document
        self._on = on

    def registered(self, one: RegisteredDocument) -> Json:
        """Return what the registry knows of a document: its facts, its force on the day, its relations."""
        return {
            "document": key_of(one),
            "id": one.id,
            "kind": one.kind,
            "name": name_of(one),
            "date": one.issued.isoformat(),
            "issuer": one.issuer,
            "title": one.title,
            "in_force_from": one.in_force_from.isoformat() if one.in_force_from else None,
            "in_force_to": one.in_force_to.isoformat() if one.in_force_to else None,
            "source": one.source,
            "urn": urn_of(one),
            "portal": portal_address(one.id),
            "status": standing_json(self._registry, standing_on(self._registry, one, self._on)),
            "relations": relations_json(self._registry, one),
        }

    def citation(self, one: Cited) -> Json:
        """Return a citation with its plan, its link, and how it stands in the eyes of the registry."""
        plan = one.plan
        return {
            "plan": plan.plan,
            "source": plan.source,
            "province": plan.province,
            "plan_issuer": plan.issuer,
            "plan_level": plan.level,
            "plan_year": plan.year_from,
            "plan_date": plan.date,
            **one.reference,
            **self.linked(one.mention, one.link),
        }

    def linked(self, mention: Mention, link: Link) -> Json:
        """Return where a mention leads, and how it stands: on the plan's own day and on the day asked for."""
        document = self._registry.of_key(link.key) if link.key else None
        national = mention.places == (NATION,) and not (mention.is_law and mention.reference.number is None)
        printed: Json = {
            "link": {**link.to_json(), "urn": urn_of(document) if document else None},
            "name": name_of(document) if document else None,
            "portal": portal_address(document.id if document else mention.reference.id)
            if national or document
            else None,
            **dict.fromkeys(("verdict", "verdict_text", "status", "amended")),
        }
        if document is None:
            return printed
        verdict = verdict_on(self._registry, document, mention.home.signed, self._on)
        standing = standing_on(self._registry, document, self._on)
        return {
            **printed,
            "verdict": verdict,
            "verdict_text": VERDICTS[verdict],
            "status": standing_text(self._registry, standing),
            "amended": amended_text(self._registry, standing, mention.reference.provision),
        }

    def cited(self, found: Sequence[Cited]) -> list[Json]:
        """Return the documents that the citations mean, the most cited first; those left open stand by their number."""
        groups: dict[tuple[str | None, str], list[Cited]] = defaultdict(list)
        for one in found:
            groups[one.link.key, "" if one.link.key else one.mention.reference.id].append(one)
        records = [self._cited(key, cited) for (key, _), cited in groups.items()]
        return sorted(records, key=lambda record: (-record["mentions"], record["id"], record["document"] or ""))

    def _cited(self, key: str | None, cited: Sequence[Cited]) -> Json:
        document = self._registry.of_key(key) if key else None
        plan = self._plans.get(key) if key else None
        said = _said(cited)
        official = _official(document, plan)
        # What the registry or the document itself says decides, else most of those who cite it.
        facts = {name: official[name] or (said[name][0].value if said[name] else None) for name in official}
        place = NATION if document else _place(cited)
        standing = standing_on(self._registry, document, self._on) if document else None
        identifier, kind = str(facts["id"]), str(facts["kind"])
        return {
            "document": key,
            **facts,
            "name": name_of(document) if document else f"{kind} {identifier}",
            "known": cited[0].link.kind,
            "place": place.name or None,
            "plan": plan.plan if plan else None,
            "candidates": sorted({candidate for one in cited for candidate in one.link.candidates}),
            "urn": urn_of(document) if document else urn(kind, identifier, facts["date"], facts["issuer"], place),
            "portal": portal_address(identifier) if place == NATION else None,
            "status": standing_json(self._registry, standing) if standing else None,
            "mentions": len(cited),
            "plans": len({one.mention.home.plan for one in cited}),
            "dates": [_tally(one, official["date"]) for one in said["date"]],
            "issuers": [_tally(one, None) for one in said["issuer"]],
            "titles": [_tally(one, None) for one in said["title"]],
            "provinces": dict(Counter(one.plan.province or "" for one in cited).most_common()),
            "years": dict(sorted(Counter(_year(one.plan) for one in cited).items())),
        }


def _said(cited: Sequence[Cited]) -> dict[str, tuple[Tally, ...]]:
    """What those who cite a document say of it, the most frequent first."""
    references = [one.mention.reference for one in cited]
    return {
        "id": tallies(one.id for one in references),
        "kind": tallies(one.kind for one in references),
        "date": tallies(one.date for one in references),
        "issuer": tallies(one.issuer for one in references),
        "title": tallies(one.title for one in references),
    }


def _official(document: RegisteredDocument | None, plan: StoredPlan | None) -> dict[str, str | None]:
    """What the registry says of a document, or the document itself where the library holds it."""
    if document is not None:
        return {
            "id": document.id, "kind": document.kind, "date": document.issued.isoformat(), "issuer": document.issuer,
            "title": document.title,
        }  # fmt: skip
    if plan is not None:
        return {
            "id": identifier_of(plan), "kind": plan.kind, "date": plan.date, "issuer": plan.issuer, "title": plan.title,
        }  # fmt: skip
    return dict.fromkeys(("id", "kind", "date", "issuer", "title"))


def _tally(one: Tally, official: str | None) -> Json:
    """A value with how often it is given; what is official is no dissent, everything else then is."""
    dissents = one.dissents if official is None else one.value != official
    return {"value": one.value, "count": one.count, "dissents": dissents}


def _place(cited: Sequence[Cited]) -> Place:
    places = Counter(one.mention.places[0] for one in cited if one.mention.places)
    return places.most_common(1)[0][0] if places else NATION


def _year(plan: StoredPlan) -> str:
    return str(plan.year_from or (plan.date or "")[:4] or "")
