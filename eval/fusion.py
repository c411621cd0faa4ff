"""Learns what each measure of a hit counts, and when to fall silent, on queries of our own: `python -m eval.fusion`.

The weights come from pairs of hits of one query of which one is better (logistic regression on the difference of their
measures), the cut-off from all hits (does it answer at all?). Both are cross-validated: a query is scored by what was
learned on others. The constants are then written into `index.search` by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from eval.own_queries import judged, read_queries, sample_library
from eval.retrieval import DEPTH, item_of, ndcg
from index.evidence import COVERAGE, MEANT_HELD, MET, NAMES, NEARNESS
from index.search import NO_CUT_OFF, signs

_FOLDS = 8
_POOL = 60  # hits of a query that are learned from
_RANKING_C, _ANSWERS_C, _QUESTION_C = 10.0, 1.0, 10.0
# Measures that mean the same whatever else was found; shares of the best one do not tell whether it is any good.
_ABSOLUTE = [NEARNESS, COVERAGE, MEANT_HELD, MET]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its hits: measures (hits, 6), grades, the grades of all that it judges, and `index.search.signs`."""

    kind: str
    measures: Floats
    grades: NDArray[np.int64]
    all_grades: tuple[int, ...]
    signs: Floats

    @property
    def is_answered(self) -> bool:
        """Whether one of the hits that a page shows is right."""
        return bool(self.grades[:DEPTH].any())


@dataclass(frozen=True, slots=True)
class Judged:
    """A query in the order learned on others, how likely each hit answers, and how likely anything does."""

    asked: Asked
    hits: Floats
    question: float


def main() -> None:
    """Learn, and print what was learned and how well it does on queries it has not seen."""
    asked = collected()
    rng = np.random.default_rng(0)
    folds = [set(fold.tolist()) for fold in np.array_split(rng.permutation(len(asked)), _FOLDS)]
    scores: dict[str, list[float]] = {}
    seen: list[Judged] = []
    for fold in folds:
        rest = [one for at, one in enumerate(asked) if at not in fold]
        weights, answers, answerable = ranking_weights(rest), answer_weights(rest), question_weights(rest)
        for one in (asked[at] for at in sorted(fold)):
            order = np.argsort(-(one.measures @ weights), kind="stable")
            ordered = replace(one, measures=one.measures[order], grades=one.grades[order])
            whole = float(likelihoods(one.signs[None, :], answerable)[0])
            seen.append(Judged(ordered, likelihoods(ordered.measures, answers), whole))
            if one.all_grades:
                score = ndcg(ordered.grades[:DEPTH].tolist(), one.all_grades)
                for kind in ("all", one.kind):
                    scores.setdefault(kind, []).append(score)
    print("nDCG@10, cross-validated, no cut-off: ", {kind: round(sum(of) / len(of), 3) for kind, of in scores.items()})
    for hit in (0.03, 0.05, 0.08, 0.1):
        print(f"cut-off of hits {hit}: {_silence(seen, 0.0, hit)}")
    for question in np.arange(0.1, 0.7, 0.05):
        print(f"cut-off of questions {question:.2f}, of hits 0.05: {_silence(seen, float(question), 0.05)}")
    print("weights", dict(zip(NAMES, ranking_weights(asked).round(3).tolist(), strict=True)))
    print("answers", dict(zip([*NAMES, "constant"], answer_weights(asked).round(3).tolist(), strict=True)))
    print("answerable, the last the constant", question_weights(asked).round(3).tolist())


def collected() -> list[Asked]:
    """Ask each query without a cut-off and grade its hits."""
    with sample_library() as library:
        items, queries = judged(list(library.entries()), read_queries())
        by_plan: dict[str, list[Any]] = {}
        for item in items:
            by_plan.setdefault(item["plan"], []).append(item)
        found = []
        for query in queries:
            grades = {one["item"]: one["grade"] for one in query["judgements"]}
            hits = library.search(query["query"], limit=_POOL, cut_off=NO_CUT_OFF)["hits"]
            measures = np.array([[hit["why"][name] for name in NAMES] for hit in hits]).reshape(-1, len(NAMES))
            own = [grades.get(item_of(hit, by_plan[hit["source"]]) or "", 0) for hit in hits]
            told = signs(library.evidence(query["query"]))
            found.append(Asked(query["kind"], measures, np.array(own, dtype=np.int64), tuple(grades.values()), told))
    return found


def ranking_weights(asked: Sequence[Asked]) -> Floats:
    """Return a weight for each measure, the largest 1, from pairs of hits of which one is better."""
    differences, importance = [], []
    for one in asked:
        better, worse = np.nonzero(one.grades[:, None] > one.grades[None, :])
        if len(better):
            differences.append(one.measures[better] - one.measures[worse])
            gain = 2.0 ** one.grades[better] - 2.0 ** one.grades[worse]
            importance.append(gain / gain.sum())
    rows, sizes = np.concatenate(differences), np.concatenate(importance)
    model = LogisticRegression(fit_intercept=False, C=_RANKING_C, max_iter=1000)
    model.fit(np.concatenate([rows, -rows]), np.repeat([1, 0], len(rows)), sample_weight=np.tile(sizes, 2))
    weights: Floats = np.maximum(model.coef_[0], 0)
    return np.asarray(weights / weights.max())


def answer_weights(asked: Sequence[Asked]) -> Floats:
    """Return the weights of the measures and the constant with which a hit answers at all."""
    rows = np.concatenate([one.measures[:DEPTH] for one in asked])
    right = np.concatenate([one.grades[:DEPTH] > 0 for one in asked])
    model = LogisticRegression(C=_ANSWERS_C, max_iter=1000).fit(rows[:, _ABSOLUTE], right)
    weights = np.zeros(len(NAMES) + 1)
    weights[_ABSOLUTE], weights[-1] = model.coef_[0], model.intercept_[0]
    return weights


def question_weights(asked: Sequence[Asked]) -> Floats:
    """Return the weights of the signs and the constant with which a question has an answer at all."""
    told = [one for one in asked if one.is_answered or not one.all_grades]
    model = LogisticRegression(C=_QUESTION_C, max_iter=2000, class_weight="balanced")
    model.fit(np.array([one.signs for one in told]), [one.is_answered for one in told])
    return np.concatenate([model.coef_[0], model.intercept_])


def likelihoods(measures: Floats, answers: Floats) -> Floats:
    """Return how likely each hit answers."""
    return np.asarray(1 / (1 + np.exp(-(measures @ answers[:-1] + answers[-1]))))


def _silence(seen: Sequence[Judged], question: float, hit: float) -> str:
    """Say what a cut-off does: negatives answered with nothing, others that lose their best hit, and nDCG."""
    silent, negatives, lost, total = 0, 0, 0, 0.0
    for one in seen:
        shown = (one.hits >= hit) & (one.question >= question)
        if not one.asked.all_grades:
            negatives += 1
            silent += not shown.any()
            continue
        kept = one.asked.grades[shown][:DEPTH]
        lost += one.asked.is_answered and (kept.max() if len(kept) else 0) < one.asked.grades[:DEPTH].max()
        total += ndcg(kept.tolist(), one.asked.all_grades)
    others = len(seen) - negatives
    return f"silent {silent}/{negatives}, best hit lost {lost}/{others}, nDCG@10 {total / others:.4f}"


if __name__ == "__main__":
    main()
