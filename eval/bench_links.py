"""Speed of links: 100 000 mentions of the samples' documents, linked on one core, beside the plainest way to do it.

The samples are copied as a library would hold them: plans of other years, their own and their provinces' numbers drawn
anew, so that documents come again as they do among thousands of plans. The peer looks each number up by going through
the registry, and knows nothing else: it is timed on a part of the mentions.
"""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.loader import samples
from eval.timing import Timing
from extract.law.registry import shipped
from index.citations import folded_id
from index.library import Library
from index.mentions import Mention, home_of, mention_from
from index.plan_heads import PlanHeads
from index.resolution import Resolver
from index.store import StoredPlan

MENTIONS = 100_000
_PEER_MENTIONS = 1_000
_YEARS = range(2014, 2027)


def link_timing() -> Timing:
    """Return the seconds for linking all mentions, from the JSON of the store to the link; peer: the same, scaled."""
    plans, references = _library()
    started = time.process_time()
    homes = {plan.plan: home_of(plan) for plan in plans}
    mentions = [mention_from(reference, homes[plan]) for plan, reference in references]
    resolver = Resolver(shipped(), PlanHeads(plans), mentions)
    for mention in mentions:
        resolver.link(mention)
    ours = time.process_time() - started
    peer = _looked_up(mentions[:_PEER_MENTIONS]) * MENTIONS / _PEER_MENTIONS
    name = f"linking {MENTIONS:,} mentions on one core; peer: each looked up in the registry alone"
    return Timing(name, ours, peer, "s", peer / ours)


def _library() -> tuple[list[StoredPlan], list[tuple[str, Mapping[str, Any]]]]:
    """Copies of the samples, and the references in each, until there are enough."""
    with TemporaryDirectory(prefix="doisanh-bench-") as folder, Library.open(Path(folder)) as library:
        library.ingest([samples()])
        held = [(plan, library.show(plan.plan)["references"]) for plan in library.plans()]
    drawn = random.Random(1)
    plans: list[StoredPlan] = []
    references: list[tuple[str, Mapping[str, Any]]] = []
    while len(references) < MENTIONS:
        plan, cited = held[len(plans) % len(held)]
        year = drawn.choice(_YEARS)
        copy = replace(plan, plan=f"p{len(plans)}", number=str(drawn.randrange(1, 400)), date=f"{year}-02-10")
        plans.append(copy)
        references.extend((copy.plan, one) for one in _renumbered(cited, drawn))
    return plans, references[:MENTIONS]


def _renumbered(cited: list[Mapping[str, Any]], drawn: random.Random) -> Iterator[Mapping[str, Any]]:
    for one in cited:
        if one["symbol"] and one["symbol"].endswith("UBND") and one["number"]:
            number = str(drawn.randrange(1, 3000))
            yield {**one, "number": number, "id": one["id"].replace(one["number"], number, 1)}
        else:
            yield one


def _looked_up(mentions: list[Mention]) -> float:
    started = time.process_time()
    for mention in mentions:
        wanted = folded_id(mention.reference.id)
        next((one for one in shipped().documents if folded_id(one.id) == wanted), None)
    return time.process_time() - started


if __name__ == "__main__":
    found = link_timing()
    print(f"{found.name}: {found.ours:.2f} {found.unit} beside {found.peer:.2f}")
