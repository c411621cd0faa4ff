"""Every mention linked to the document that it means: of the registry, of the library, or known from citations alone.

Links are made in the order in which they are sure: the registry's own documents, plans that the library holds, and what
the citations themselves agree on. What several documents fit stays open, with all of them named.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from extract.law.registry import LegalRegistry, document_key
from index.cited_documents import CitedDocuments, Group
from index.links import ONLY_A_NUMBER, UNKNOWN, Link, ambiguous
from index.mentions import Mention
from index.places import NATION, Place
from index.plan_heads import PlanHeads
from index.registry_links import link_to_registry

# Of the mentions that date a number which comes again, so many must mean one document for the others to mean it, too.
_NEARLY_ALL = 0.8


class Resolver:
    """Links mentions to documents; `mentions` are all that it may compare, each of them as it stands in its plan."""

    def __init__(self, registry: LegalRegistry, heads: PlanHeads, mentions: Sequence[Mention]) -> None:
        self._registry = registry
        self._heads = heads
        self._known: dict[tuple[object, ...], Link | None] = {}
        self._beside: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for one in mentions:
            if one.number is not None and not one.is_bare:
                self._beside[one.home.plan, one.number].append(one)
        local = [one for one in mentions if not one.is_bare and one.folded and self._of_registry(one) is None]
        self._dated = Counter(
            link.key for one in mentions if one.reference.date and not one.is_bare and (link := self._of_registry(one))
        )
        self._cited = CitedDocuments((one, one.places[0]) for one in local if len(one.places) == 1)

    def link(self, mention: Mention) -> Link:
        """Return what a mention is linked to, with the reason."""
        if mention.reference.role == "self" and mention.home.plan in self._heads.keys:
            return Link("plan", self._heads.keys[mention.home.plan], 1.0, "số của chính văn bản này")
        if mention.is_bare:
            return self._bare(mention)
        if mention.reference.number is None and not mention.is_law:
            return UNKNOWN
        found = self._of_registry(mention)
        if found is not None and found.kind != "ambiguous":
            return found
        return self._as_beside(mention) or (self._as_elsewhere(found) if found else self._of_place(mention))

    def _of_registry(self, mention: Mention) -> Link | None:
        """The registry's link; what the words say is looked up once, however many plans say it."""
        if mention.places not in ((NATION,), ()):
            return None
        reference = mention.reference
        said = (reference.kind, reference.id, reference.date, reference.title, reference.issuer, mention.home.last_day)
        if said not in self._known:
            self._known[said] = link_to_registry(self._registry, mention)
        return self._known[said]

    def _as_beside(self, mention: Mention) -> Link | None:
        """A mention without a date takes the link of one in the same plan that has one."""
        if mention.reference.date is not None or mention.number is None:
            return None
        for other in self._beside.get((mention.home.plan, mention.number), ()):
            if other.folded == mention.folded and other.reference.date is not None and _may_be_same(mention, other):
                link = self.link(other)
                if link.key is not None:
                    reason = f"cùng văn bản này ghi ngày {_day(other.reference.date)} ở chỗ khác"
                    return Link(link.kind, link.key, round(0.9 * link.confidence, 2), reason)
        return None

    def _as_elsewhere(self, found: Link) -> Link:
        """Of several documents of a number, the one that nearly all who give a date mean; else it stays open."""
        dated = Counter({key: self._dated[key] for key in found.candidates})
        (key, count), total = dated.most_common(1)[0], dated.total()
        if not count or count < _NEARLY_ALL * total:
            return found
        return Link("registry", key, 0.6, f"không ghi ngày; {count} trong {total} chỗ có ghi ngày nói văn bản này")

    def _bare(self, mention: Mention) -> Link:
        """A number alone is the one that the same plan gives in full, else what the registry makes of it."""
        full = {
            link.key: link
            for other in self._beside.get((mention.home.plan, mention.number or ""), ())
            if _fits_bare(mention, other) and (link := self.link(other)).key is not None
        }
        if len(full) == 1:
            (link,) = full.values()
            return Link(link.kind, link.key, 0.85, "chỉ ghi số; cùng văn bản này có ghi đủ số, ký hiệu")
        if full:
            return ambiguous(tuple(key for key in full if key), "chỉ ghi số; văn bản này có nhiều số như vậy")
        return self._of_registry(mention) or ONLY_A_NUMBER

    def _of_place(self, mention: Mention) -> Link:
        """A document of a province, district or commune, or a national one that the registry does not hold."""
        places = mention.places
        found = [(place, link) for place in places if (link := self._in(mention, place)) is not None]
        if not found:
            return self._alone(mention, places)
        if len(found) > 1 and (dated := [pair for pair in found if self._fits_date(mention, pair[0])]):
            found = dated
        if len(found) == 1:
            return found[0][1]
        keys = [key for _, link in found for key in (link.candidates or (link.key or "",))]
        return ambiguous(tuple(dict.fromkeys(keys)), "không ghi cơ quan; nhiều cơ quan có văn bản mang số này")

    def _in(self, mention: Mention, place: Place) -> Link | None:
        return self._heads.link(mention, place) or self._from_citations(mention, place)

    def _fits_date(self, mention: Mention, place: Place) -> bool:
        groups = self._cited.groups(mention, place)
        held = self._heads.link(mention, place)
        by_day = any(mention.reference.date in group.dates for group in groups)
        return mention.reference.date is not None and (by_day or (held is not None and held.confidence > 0.9))

    def _from_citations(self, mention: Mention, place: Place) -> Link | None:
        groups = [one for one in self._cited.groups(mention, place) if _is_possible(one, mention)]
        written = mention.reference.date
        if written is not None:
            groups = [one for one in groups if written in one.dates]
        if not groups:
            return None
        if len(groups) > 1:
            return ambiguous(tuple(one.key for one in groups), "không ghi ngày; số này lặp lại qua các năm")
        whose = "" if place == NATION else f" của {place.name}"
        sure = mention.stated_place is not None or place == NATION
        if written is None:
            return Link("citations", groups[0].key, 0.7 if sure else 0.6, f"chỉ biết một văn bản mang số này{whose}")
        reason = "theo số và ngày của các chỗ viện dẫn" if sure else "theo số và ngày; suy ra là văn bản"
        return Link("citations", groups[0].key, 0.9 if sure else 0.7, f"{reason}{whose}")

    def _alone(self, mention: Mention, places: Sequence[Place]) -> Link:
        """A document that no other mention helps to tell: of the likeliest place, the others named beside."""
        year = int(mention.reference.date[:4]) if mention.reference.date else mention.reference.year
        keys = tuple(document_key(mention.reference.id, year, place.name) for place in places)
        if not keys:
            return UNKNOWN
        if len(keys) == 1:
            return Link("citations", keys[0], 0.6, "chỉ biết từ chỗ viện dẫn này")
        return ambiguous(keys, "không ghi cơ quan; có thể của " + " hoặc ".join(place.name for place in places))


def _is_possible(group: Group, mention: Mention) -> bool:
    """A document is not issued after the plan that cites it was signed."""
    last: date | None = mention.home.last_day
    if last is None or not group.dates:
        return True
    return min(group.dates) <= last.isoformat() or mention.reference.date in group.dates


def _may_be_same(mention: Mention, other: Mention) -> bool:
    return mention.stated_place is None or other.stated_place in (None, mention.stated_place)


def _fits_bare(mention: Mention, other: Mention) -> bool:
    """ "Đề án 06" may be a decision's; a decree's bare number is a decree's."""
    kind = mention.reference.kind
    same_place = mention.stated_place is None or other.stated_place in (None, mention.stated_place)
    return same_place and (other.reference.kind == kind or kind in ("Đề án", "Chương trình"))


def _day(written: str | None) -> str:
    return "/".join(reversed((written or "").split("-")))
