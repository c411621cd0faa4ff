"""Who cites a document: the citations that its number, name, key or URN asks for, each linked to what it means."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.loader import RegisteredDocument
from extract.plan import Reference
from index.citations import folded_id, matches, wanted_document
from index.filters import documents
from index.legal_registry import LegalRegistry, key_of, spellings
from index.links import Link
from index.mentions import Home, Mention, bare_number, home_of, home_of_head, mention_of
from index.plan_heads import PlanHeads
from index.registry_links import link_to_registry
from index.resolution import Resolver
from index.store import Citation, Store
from index.urn_lex import is_urn, number_in, urn_of
from models.normal import unaccented

_NAMED_KINDS = {"de an": "Đề án", "chuong trinh": "Chương trình"}
_NAMED = re.compile(rf"(?P<kind>{'|'.join(_NAMED_KINDS)})\s+(?:so\s+)?(?P<number>\d{{1,5}}[a-zđ]?)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the library, as a mention with its link."""

    citation: Citation
    mention: Mention
    link: Link


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: folded ids, the registry's documents that they are, and one key where one is meant."""

    ids: frozenset[str]
    registered: tuple[RegisteredDocument, ...]
    key: str | None = None

    def means(self, one: Cited) -> bool:
        """Tell whether a citation is of what is asked for."""
        if self.key is not None:
            return one.link.key == self.key
        return one.mention.folded in self.ids or one.link.key in {key_of(document) for document in self.registered}


class Citing:
    """The citations of a store, linked by a registry and by each other."""

    def __init__(self, store: Store, registry: LegalRegistry) -> None:
        self._store = store
        self._registry = registry
        self._plans = store.plans()
        self._homes = {plan.plan: home_of(plan) for plan in self._plans}
        self.heads = PlanHeads(self._plans)

    def home(self, plan: Mapping[str, Any]) -> Home:
        """Return where the mentions of a plan (JSON values) stand, whether the library holds it or not."""
        return self._homes.get(plan["plan"]) or home_of_head(plan["plan"], plan["document"])

    def asked(self, words: str) -> Asked:
        """Read what somebody asks for: a number in any spelling, a law's name, a key (`key_of`) or a URN."""
        words = words.strip()
        if is_urn(words):
            return self._asked_by_urn(words)
        identifier = words.partition("@")[0]
        exact = "@" in words or words.startswith("plan:")
        found = (self._registry.of_key(words),) if exact else self._registered(identifier)
        registered = tuple(one for one in found if one is not None)
        ids = frozenset({folded_id(identifier)}) if exact else documents(identifier, self._store.cited())
        return Asked(ids.union(*map(spellings, registered)), registered, words if exact else None)

    def _asked_by_urn(self, words: str) -> Asked:
        number, _ = number_in(words)
        registered = tuple(one for one in self._registry.documents if urn_of(one) == words.lower())
        ids = frozenset({number}).union(*map(spellings, registered))
        return Asked(ids, registered, key_of(registered[0]) if registered else None)

    def _registered(self, words: str) -> tuple[RegisteredDocument, ...]:
        folded, wanted = folded_id(words), wanted_document(words)
        found = tuple(
            one
            for one in self._registry.documents
            if folded in spellings(one)
            or matches(wanted, folded_id(one.id), _number(one), one.issued.year if wanted.year else None)
        )
        return found or self._named(words)

    def _named(self, words: str) -> tuple[RegisteredDocument, ...]:
        """A scheme or programme that goes by the number of the decision approving it: "Đề án 06"."""
        named = _NAMED.fullmatch(unaccented(words))
        if named is None:
            return ()
        kind = _NAMED_KINDS[named["kind"]]
        mention = Mention(Reference(0, 0, "", kind, named["number"], number=named["number"]), Home.unknown())
        link = link_to_registry(self._registry, mention)
        keys = () if link is None else link.candidates or (link.key or "",)
        return tuple(one for key in keys if (one := self._registry.of_key(key)) is not None)

    def of(self, asked: Asked) -> list[Cited]:
        """Return who cites what is asked for, by plan and place."""
        numbers = {number for one in asked.registered if (number := _number(one)) is not None}
        return [one for one in self.linked(asked.ids, numbers) if asked.means(one)]

    def in_plan(self, plan: str) -> list[Cited]:
        """Return the citations in a plan of the library, each linked with the help of all others."""
        held = self._store.plan(plan)
        ids = {folded_id(one.id) for one in held.references} if held else set()
        return [one for one in self.linked(ids) if one.mention.home.plan == plan]

    def linked(self, ids: Collection[str], numbers: Iterable[str] = ()) -> list[Cited]:
        """Return the citations of the folded ids and of bare numbers, each linked."""
        spelt = {f"{'0' * zeros}{number}" for number in numbers for zeros in range(3)}
        found = list(self._store.citations(ids, numbers=spelt))
        return self._linked([one for one in found if one.plan.plan in self._homes])

    def _linked(self, found: Sequence[Citation]) -> list[Cited]:
        mentions = [mention_of(one, self._homes[one.plan.plan]) for one in found]
        resolver = Resolver(self._registry, self._plans, mentions)
        return [Cited(one, mention, resolver.link(mention)) for one, mention in zip(found, mentions, strict=True)]


def _number(one: RegisteredDocument) -> str | None:
    digits = one.id.replace("-", "/").partition("/")[0]
    return bare_number(digits)
