"""Candidates of the arms to hits: fusion, folding of what overlaps, the cut-off, and why a hit stands where it does."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.analysis import Terms
from index.engine import VECTORS, WORDS, Candidate, Engine
from index.entry import Entry

# The vector arm's share beside the words' 1. Chosen on questions about law (`python -m eval.legal`).
VECTOR_WEIGHT = 1.25
DEPTH = 200
_LOOKED_AT = 100  # what comes later in the fused order answers no better


@dataclass(frozen=True, slots=True)
class CutOff:
    """What an entry must reach to be an answer: either of the two is enough.

    `coverage` is the share of the query that it holds, each term weighed by how rare it is; `nearness` is that of
    meaning. Where the defaults come from: docs/search.md, measured by
    `python -m eval.cutoff`.
    """

    coverage: float = 0.3
    nearness: float = 0.3


DEFAULT_CUT_OFF = CutOff()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit: its entry, fused score, and its rank in each arm."""

    key: int
    entry: Entry
    score: float
    ranks: Mapping[str, int] = field(default_factory=dict)


def fuse(found: Mapping[str, Sequence[Candidate]], vector_weight: float = VECTOR_WEIGHT) -> list[tuple[int, float]]:
    """Return keys with fused scores, best first.

    Word scores count as a share of the best one, vector scores as nearness above the last candidate's, so that an entry
    that an arm does not propose stands where its last candidate does.
    """
    scores: dict[int, float] = {}
    words = found.get(WORDS, ())
    for one in words:
        scores[one.key] = one.score / words[0].score if words[0].score > 0 else 0.0
    vectors = found.get(VECTORS, ())
    floor = vectors[-1].score if len(vectors) >= DEPTH else 0.0
    for one in vectors:
        scores[one.key] = scores.get(one.key, 0.0) + vector_weight * max(one.score - floor, 0.0)
    return sorted(scores.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))


def ranked(
    query: Terms,
    found: Mapping[str, Sequence[Candidate]],
    entries: Mapping[int, Entry],
    engine: Engine,
    *,
    limit: int,
    cut_off: CutOff = DEFAULT_CUT_OFF,
) -> list[Ranked]:
    """Return the best `limit` hits: of entries of a plan that overlap only the best, and none that does not answer."""
    fused = fuse(found)[: max(_LOOKED_AT, 3 * limit)]
    covered = _coverage(query, [key for key, _ in fused], engine)
    nearness = {one.key: one.score for one in found.get(VECTORS, ())}
    ranks = {arm: {one.key: one.rank for one in candidates} for arm, candidates in found.items()}
    hits: list[Ranked] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for key, score in fused:
        entry = entries.get(key)
        if entry is None or _overlaps(entry, taken):
            continue
        if nearness.get(key, 0.0) < cut_off.nearness and covered[key] < cut_off.coverage:
            continue
        taken.setdefault(entry.plan, []).append((entry.start, entry.end))
        hits.append(Ranked(key, entry, score, {arm: places[key] for arm, places in ranks.items() if key in places}))
        if len(hits) == limit:
            break
    return hits


def _overlaps(entry: Entry, taken: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    return any(entry.start < end and start < entry.end for start, end in taken.get(entry.plan, ()))


def _weights(query: Terms, engine: Engine) -> dict[str, float]:
    """How much each syllable and pair of the query tells: its inverse document frequency."""
    size = max(engine.size, 1)
    weights: dict[str, float] = {}
    for term in dict.fromkeys((*query.folded, *query.folded_pairs)):
        count = min(engine.frequency(term), size)
        weights[term] = math.log(1 + (size - count + 0.5) / (count + 0.5))
    return weights


def _coverage(query: Terms, keys: Sequence[int], engine: Engine) -> dict[int, float]:
    """Return the share of the query's weight that each entry holds, its headings and neighbours counted in."""
    weights = _weights(query, engine)
    whole = sum(weights.values())
    if not whole:
        return dict.fromkeys(keys, 1.0)
    held = engine.held(keys, list(weights)) > 0
    shares = held @ np.fromiter(weights.values(), dtype=np.float64) / whole
    return dict(zip(keys, shares.tolist(), strict=True))
