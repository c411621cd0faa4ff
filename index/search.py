"""Evidence to hits: one score, the cut-off, folding of what overlaps, and why a hit stands where it does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.engine import VECTORS, WORDS, Candidate
from index.entry import Entry
from index.evidence import COVERAGE, DEPTH, MET, NAMES, NEARNESS, Evidence
from index.meeting import Holds

# What each measure of `index.evidence` counts, learned on queries of our own (`python -m eval.fusion`).
WEIGHTS = np.array([0.105, 1.0, 0.537, 0.279, 0.119, 0.153])
# How likely a hit answers, and how likely a question has an answer at all: weights and a constant, learned on the same.
ANSWERS = np.array([0.0, 5.67, 3.489, 0.0, 1.44, 0.553])
ANSWERS_CONSTANT = -3.607
# Of the best nearness, the mean of the five best, the best coverage, and the words of the question (in tens).
ANSWERABLE = np.array([9.099, 6.949, 7.384, 5.094])
ANSWERABLE_CONSTANT = -9.953
_MANY_WORDS = 12
_LOOKED_AT = 100  # what comes later answers no better

# The vector arm's share beside the words' 1, where two plain arms are fused.
VECTOR_WEIGHT = 1.25


@dataclass(frozen=True, slots=True)
class CutOff:
    """The least likelihoods, from 0 to 1: with which a question has an answer at all, and with which a hit is one.

    How they were chosen: docs/search.md, `python -m eval.fusion`.
    """

    question: float = 0.15
    hit: float = 0.05


DEFAULT_CUT_OFF = CutOff()
NO_CUT_OFF = CutOff(question=0.0, hit=0.0)
# Another task is like a given one where it is rather so than not; that there is none is said of each alone.
SIMILAR_CUT_OFF = CutOff(question=0.0, hit=0.2)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit: its entry, its score, how likely it answers, its rank in each arm and its measures by name."""

    key: int
    entry: Entry
    score: float
    likelihood: float = 1.0
    ranks: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)


def fuse(found: Mapping[str, Sequence[Candidate]], vector_weight: float = VECTOR_WEIGHT) -> list[tuple[int, float]]:
    """Return keys with scores fused from two plain arms, best first.

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
    evidence: Evidence,
    entries: Callable[[Sequence[int]], Mapping[int, Entry]],
    tests: Sequence[Holds],
    *,
    limit: int,
    cut_off: CutOff = DEFAULT_CUT_OFF,
    conditions_first: bool = False,
) -> list[Ranked]:
    """Return the best `limit` hits: of entries of a plan that overlap only the best, and none that does not answer.

    `tests` are the conditions of the question; only the entries that the other measures put in front are read. With
    `conditions_first` what meets more of them stands before all else.
    """
    if not evidence.keys or answerable(evidence) < cut_off.question:
        return []
    first = np.argsort(-(evidence.measures @ WEIGHTS), kind="stable")[: max(_LOOKED_AT, 3 * limit)]
    keys = [evidence.keys[row] for row in first]
    known = dict(entries(keys)) if tests else {}
    measures = evidence.measures[first]
    if tests:
        met = [sum(holds(known[key]) for holds in tests) / len(tests) if key in known else 0.0 for key in keys]
        measures[:, MET] = met
    scores = measures @ WEIGHTS + (measures[:, MET] * WEIGHTS.sum() if conditions_first else 0.0)
    likelihoods = _likelihoods(measures, ANSWERS, ANSWERS_CONSTANT)
    # Ties by key, so that an index built in another order answers alike.
    order = sorted(range(len(keys)), key=lambda at: (-round(float(scores[at]), 6), keys[at]))
    hits: list[Ranked] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for place, at in enumerate(order):
        if not tests and place % (2 * limit) == 0:  # what stands further down is seldom needed
            known.update(entries([keys[later] for later in order[place : place + 2 * limit]]))
        entry = known.get(keys[at])
        if entry is None or likelihoods[at] < cut_off.hit or _overlaps(entry, taken):
            continue
        taken.setdefault(entry.plan, []).append((entry.start, entry.end))
        ranks = {arm: places[keys[at]] for arm, places in evidence.ranks.items() if keys[at] in places}
        said = dict(zip(NAMES, (round(float(value), 3) for value in measures[at]), strict=True))
        hits.append(Ranked(keys[at], entry, float(scores[at]), float(likelihoods[at]), ranks, said))
        if len(hits) == limit:
            break
    return hits


def answerable(evidence: Evidence) -> float:
    """Return how likely a question has an answer among its candidates; 1 where meaning was not asked."""
    if VECTORS not in evidence.ranks:
        return 1.0
    return float(_likelihoods(signs(evidence)[None, :], ANSWERABLE, ANSWERABLE_CONSTANT)[0])


def signs(evidence: Evidence) -> NDArray[np.float64]:
    """Return what tells whether a question has an answer: see ANSWERABLE."""
    if not evidence.keys:
        return np.zeros(len(ANSWERABLE))
    near = np.sort(evidence.measures[:, NEARNESS])[::-1]
    words = min(evidence.words, _MANY_WORDS) / 10
    return np.array([near[0], near[:5].mean(), evidence.measures[:, COVERAGE].max(), words])


def _likelihoods(measures: NDArray[np.float64], weights: NDArray[np.float64], constant: float) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-(measures @ weights + constant))))


def _overlaps(entry: Entry, taken: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    return any(entry.start < end and start < entry.end for start, end in taken.get(entry.plan, ()))
