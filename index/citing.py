"""Who cites a document: the citations that its number, name, key or URN asks for, each linked to what it means."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpus.loader import RegisteredDocument
from extract.law.registry import LegalRegistry, key_of
from extract.plan import Reference
from index.citations import folded_id, matches, spellings, wanted_document
from index.filters import documents
from index.links import Link
from index.mentions import Home, Mention, bare_number, home_of, home_of_head, mention_from
from index.places import NATION
from index.plan_heads import PlanHeads
from index.registry_links import link_to_registry
from index.resolution import Resolver
from index.store import Store, StoredPlan
from index.urn_lex import is_urn, number_in, urn_of
from models.normal import unaccented

_NAMED_KINDS = {"de an": "Đề án", "chuong trinh": "Chương trình"}
_NAMED = re.compile(rf"(?P<kind>{'|'.join(_NAMED_KINDS)})\s+(?:so\s+)?(?P<number>\d{{1,5}}[a-zđ]?)")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the library: the plan, the reference as JSON values, and the same as a mention with its link."""

    plan: StoredPlan
    reference: Mapping[str, Any]
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
    """The citations of a store, linked by a registry and by each other.

    It holds the plans as they were when it was made: make another one where `Store.plans_stamp` has changed.
    """

    def __init__(self, store: Store, registry: LegalRegistry) -> None:
        self._store = store
        self.registry = registry
        self.plans = {plan.plan: plan for plan in store.plans()}
        self.heads = PlanHeads(tuple(self.plans.values()))
        self._homes = {plan.plan: home_of(plan) for plan in self.plans.values()}

    def home(self, plan: Mapping[str, Any]) -> Home:
        """Return where the mentions of a plan (JSON values) stand, whether the library holds it or not."""
        return self._homes.get(plan["plan"]) or home_of_head(plan["plan"], plan["document"])

    def asked(self, words: str) -> Asked:
        """Read what somebody asks for: a number in any spelling, a law's name, a key (`key_of`) or a URN."""
        words = words.strip()
        if is_urn(words):
            return self._asked_by_urn(words)
        if (held := self.heads.by_key.get(words)) is not None and held.number is None:
            return Asked(self._ids_ending_in(held.symbol or ""), (), words)
        identifier = words.partition("@")[0]
        exact = "@" in words or words.startswith("plan:")
        found = (self.registry.of_key(words),) if exact else self._registered(identifier)
        registered = tuple(one for one in found if one is not None)
        ids = frozenset({folded_id(identifier)}) if exact else documents(identifier, self._store)
        return Asked(ids.union(*map(spellings, registered)), registered, words if exact else None)

    def _ids_ending_in(self, symbol: str) -> frozenset[str]:
        """The ids under which a plan may be cited whose own number was left blank."""
        return frozenset(one.document for one in self._store.cited_ending_in(folded_id(symbol)))

    def _asked_by_urn(self, words: str) -> Asked:
        number = number_in(words)
        registered = tuple(one for one in self.registry.documents if urn_of(one) == words.lower())
        ids = frozenset({number}).union(*map(spellings, registered))
        return Asked(ids, registered, key_of(registered[0]) if registered else None)

    def _registered(self, words: str) -> tuple[RegisteredDocument, ...]:
        folded, wanted = folded_id(words), wanted_document(words)
        found = tuple(
            one
            for one in self.registry.documents
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
        link = link_to_registry(self.registry, mention)
        keys = () if link is None else link.candidates or (link.key or "",)
        return tuple(one for key in keys if (one := self.registry.of_key(key)) is not None)

    def of(self, asked: Asked) -> list[Cited]:
        """Return who cites what is asked for, by plan and place."""
        numbers = {number for one in asked.registered if (number := _number(one)) is not None}
        return [one for one in self.linked(asked.ids, numbers) if asked.means(one)]

    def in_plan(self, plan: str) -> list[Cited]:
        """Return the citations in a plan of the library, each linked with the help of all others."""
        held = self._store.plan(plan)
        printed = [] if held is None else [asdict(one) for one in held.references]
        return [
            Cited(self.plans[plan], reference, mention, link)
            for reference, (mention, link) in zip(printed, self.links(plan, printed, self._homes[plan]), strict=True)
        ]

    def links(self, plan: str, references: Sequence[Mapping[str, Any]], home: Home) -> list[tuple[Mention, Link]]:
        """Return the references (JSON values) of a plan as mentions with their links.

        Mentions in other plans are read only of those that the registry does not tell for sure.
        """
        mentions = [mention_from(one, home) for one in references]
        open_ids = {one.folded for one in mentions if not one.is_bare and not self._is_told(one)}
        others = [mention for slug, _, mention in self._mentions(open_ids) if slug != plan]
        resolver = Resolver(self.registry, self.heads, [*mentions, *others])
        return [(one, resolver.link(one)) for one in mentions]

    def _is_told(self, mention: Mention) -> bool:
        """Tell whether the registry alone says which document is meant."""
        if mention.places != (NATION,):
            return False
        link = link_to_registry(self.registry, mention)
        return link is not None and link.kind == "registry"

    def linked(self, ids: Collection[str], numbers: Iterable[str] = ()) -> list[Cited]:
        """Return the citations of the folded ids and of bare numbers, each linked."""
        found = self._mentions(ids, numbers)
        resolver = Resolver(self.registry, self.heads, [mention for _, _, mention in found])
        return [
            Cited(self.plans[slug], reference, mention, resolver.link(mention)) for slug, reference, mention in found
        ]

    def _mentions(
        self, ids: Collection[str], numbers: Iterable[str] = ()
    ) -> list[tuple[str, Mapping[str, Any], Mention]]:
        spelt = {f"{'0' * zeros}{number}" for number in numbers for zeros in range(3)}
        return [
            (slug, reference, mention_from(reference, self._homes[slug]))
            for slug, reference in self._store.citations(ids, numbers=spelt)
            if slug in self._homes
        ]


def _number(one: RegisteredDocument) -> str | None:
    digits = one.id.replace("-", "/").partition("/")[0]
    return bare_number(digits)
