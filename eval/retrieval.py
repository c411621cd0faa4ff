"""How well a search answers: nDCG@10 over the graded queries, by the section Scoring of the labels' QUERIES.md."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2
from typing import Any

from eval.errors import JudgeError
from eval.score import Figure, Mean, Share

Json = Mapping[str, Any]
Search = Callable[[str, int], Sequence[Json]]
"""Answers a query with at most so many hits, best first; a hit has `source` (a plan's file name), `start` and `end`."""

DEPTH = 10
ALL = "all"
NEGATIVE = "negative"


def evaluate(search: Search, items: Iterable[Json], queries: Iterable[Json]) -> dict[str, Figure]:
    """Score a search: mean nDCG@10 of each kind of query and of `all`; for `negative` the share without a hit.

    A negative query is one without judgements; it is no part of `all`. Raises JudgeError where a judgement names no
    item.
    """
    by_plan: dict[str, list[Json]] = defaultdict(list)
    for item in items:
        by_plan[item["plan"]].append(item)
    known = {item["id"] for plan in by_plan.values() for item in plan}
    means: dict[str, Mean] = {ALL: Mean()}
    silent = Share()
    for query in queries:
        judged = {judgement["item"]: judgement["grade"] for judgement in query["judgements"]}
        if not judged.keys() <= known:
            raise JudgeError(f"query {query['id']} judges unknown items: {sorted(judged.keys() - known)}")
        hits = search(query["query"], DEPTH)[:DEPTH]
        if not judged:
            silent += Share(int(not hits), 1)
            continue
        one = Mean(ndcg(grades(hits, by_plan, judged), judged.values()), 1)
        for kind in (ALL, query["kind"]):
            means[kind] = means.get(kind, Mean()) + one
    return {**means, NEGATIVE: silent}


def ndcg(ranked: Sequence[int], judged: Iterable[int], *, depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain: the sum of (2^g − 1) / log2(rank + 1) over the first `depth` grades,
    divided by that of the judged grades in their best order.

    Raises ValueError where no judged grade is positive.
    """
    ideal = _gain(sorted(judged, reverse=True)[:depth])
    if ideal == 0:
        raise ValueError("no positive grade to rank by")
    return _gain(ranked[:depth]) / ideal


def grades(hits: Iterable[Json], by_plan: Mapping[str, Sequence[Json]], judged: Mapping[str, int]) -> list[int]:
    """Give each hit the grade of its item: 0 where it meets none or one that an earlier hit has met."""
    seen: set[str] = set()
    ranked = []
    for hit in hits:
        item = item_of(hit, by_plan.get(hit["source"], ()))
        ranked.append(judged.get(item, 0) if item is not None and item not in seen else 0)
        if item is not None:
            seen.add(item)
    return ranked


def item_of(hit: Json, items: Iterable[Json]) -> str | None:
    """Find the id of the item that shares most characters with the hit, the first of equals; None where none does."""
    best, most = None, 0
    for item in items:
        shared = min(hit["end"], item["end"]) - max(hit["start"], item["start"])
        if shared > most:
            best, most = str(item["id"]), shared
    return best


def _gain(ranked: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / log2(rank + 1) for rank, grade in enumerate(ranked, start=1))
