"""What speaks for an entry as an answer to a question: measures of each candidate of the arms, from 0 to about 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysis import Terms, analyse
from index.engine import VECTORS, WORDS, Engine, Filter
from index.question import Question

DEPTH = 200
MEANT = "meant"
# Columns of the measures. WORDS_SHARE: BM25 as a share of the best candidate's. NEARNESS: cosine of meaning. COVERAGE:
# the share of the query that the entry holds, each syllable and pair weighed by how rare it is. MEANT_SHARE and
# MEANT_HELD: the same two for the official terms that everyday words may mean. MET: the share of the query's conditions
# that the entry meets.
WORDS_SHARE, NEARNESS, COVERAGE, MEANT_SHARE, MEANT_HELD, MET = range(6)
NAMES = ("words", "nearness", "coverage", "meant_words", "meant_coverage", "conditions")
_LATER = 0.15  # what each further official term counts less than the one before


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidates and their measures, an array (keys, 6); `ranks` are those of each arm that was asked.

    `words` is how many words of the question tell what it asks for.
    """

    keys: tuple[int, ...]
    measures: NDArray[np.float64]
    ranks: Mapping[str, Mapping[int, int]]
    words: int


def gather(
    question: Question,
    vector: NDArray[np.float32] | None,
    wanted: Filter,
    engine: Engine,
    *,
    words: bool = True,
    depth: int = DEPTH,
) -> Evidence:
    """Ask the arms and measure what they propose; conditions are left at 0, as they are the entry's to tell."""
    found = dict(engine.candidates(question.terms if words else None, vector, wanted, depth))
    if question.meant and words:
        official = joined([analyse(term) for one in question.meant for term in one.official])
        found[MEANT] = engine.candidates(official, None, wanted, depth)[WORDS] if engine.size else ()
    keys = tuple(dict.fromkeys(one.key for candidates in found.values() for one in candidates))
    measures = np.zeros((len(keys), len(NAMES)))
    row_of = {key: row for row, key in enumerate(keys)}
    for arm, column in ((WORDS, WORDS_SHARE), (MEANT, MEANT_SHARE)):
        for one in found.get(arm, ()):
            measures[row_of[one.key], column] = one.score / max(found[arm][0].score, 1e-9)
    near = found.get(VECTORS, ())
    # What the arm does not propose is no nearer than its last candidate.
    measures[:, NEARNESS] = max(near[-1].score, 0.0) if len(near) >= depth else 0.0
    for one in near:
        measures[row_of[one.key], NEARNESS] = max(one.score, 0.0)
    asked = question.terms if question.asks_for_list else question.telling
    measures[:, COVERAGE] = coverage(asked, keys, engine)
    for meant in question.meant:
        for rank, term in enumerate(meant.official):
            held = coverage(analyse(term), keys, engine) * (1 - _LATER * rank)
            measures[:, MEANT_HELD] = np.maximum(measures[:, MEANT_HELD], held)
    ranks = {arm: {one.key: one.rank for one in some} for arm, some in found.items()}
    return Evidence(keys, measures, ranks, len(asked.exact))


def coverage(asked: Terms, keys: Sequence[int], engine: Engine) -> NDArray[np.float64]:
    """Return the share of the terms that each entry holds, what is around it counted in; all of none."""
    weights = _weights(asked, engine)
    whole = sum(weights.values())
    if not whole or not keys:
        return np.ones(len(keys)) if not whole else np.zeros(0)
    held = engine.held(keys, list(weights)) > 0
    return held @ np.fromiter(weights.values(), dtype=np.float64) / whole


def joined(parts: Sequence[Terms]) -> Terms:
    """Return the terms of several phrases as one query, each once."""

    def once(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(term for part in parts for term in getattr(part, name)))

    return Terms(
        exact=once("exact"),
        folded=once("folded"),
        exact_pairs=once("exact_pairs"),
        folded_pairs=once("folded_pairs"),
        has_diacritics=any(part.has_diacritics for part in parts),
    )


def _weights(asked: Terms, engine: Engine) -> dict[str, float]:
    """How much each syllable and pair tells: its inverse document frequency."""
    size = max(engine.size, 1)
    weights: dict[str, float] = {}
    for term in dict.fromkeys((*asked.folded, *asked.folded_pairs)):
        count = min(engine.frequency(term), size)
        weights[term] = math.log(1 + (size - count + 0.5) / (count + 0.5))
    return weights
