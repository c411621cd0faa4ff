"""A document's force and relations as answers print them."""

from typing import Any

from corpus.loader import RegisteredDocument, Relation
from extract.law.registry import LegalRegistry, key_of, name_of
from extract.law.standing import Standing, begins
from extract.law.words import RELATIONS, standing_text
from index.urn_lex import urn_of


def standing_json(registry: LegalRegistry, standing: Standing) -> dict[str, Any]:
    """Return the force of a document on a day as answers print it."""
    return {
        "state": standing.state,
        "on": standing.day.isoformat(),
        "since": standing.since.isoformat() if standing.since else None,
        "text": standing_text(registry, standing),
        "by": [key_of(registry.actor(one)) for one in standing.by],
        "amended_by": list(dict.fromkeys(key_of(registry.actor(one)) for one in standing.amended)),
        "doubtful": [key_of(registry.actor(one)) for one in standing.doubtful],
    }


def relations_json(registry: LegalRegistry, one: RegisteredDocument) -> list[dict[str, Any]]:
    """Return a document's relations from both ends, by the day from which they hold."""
    found = [_relation(registry, act, acts=True) for act in registry.acts_of(one)]
    found += [_relation(registry, act, acts=False) for act in registry.acts_on(one)]
    return sorted(found, key=lambda act: (act["since"] or act["date"], act["document"]))


def _relation(registry: LegalRegistry, act: Relation, *, acts: bool) -> dict[str, Any]:
    other = registry.acted_on(act) if acts else registry.actor(act)
    since = begins(registry, act) if act.type != "implements" else None
    return {
        "type": act.type,
        "acts": acts,
        "label": RELATIONS[act.type][0 if acts else 1],
        "document": key_of(other),
        "name": name_of(other),
        "urn": urn_of(other),
        "title": other.title,
        "date": other.issued.isoformat(),
        "since": since.isoformat() if since else None,
        "parts": list(act.parts),
        "confirmed": act.confirmed,
        "source": act.source,
    }
