from math import log2
from typing import Any

import pytest

from eval.errors import JudgeError
from eval.retrieval import evaluate, item_of, ndcg
from eval.score import Mean, Share

Json = dict[str, Any]

ITEMS: list[Json] = [
    {"id": "a1", "plan": "a.txt", "start": 0, "end": 10},
    {"id": "a2", "plan": "a.txt", "start": 10, "end": 40},
    {"id": "b1", "plan": "b.txt", "start": 0, "end": 10},
]


def hit(source: str, start: int, end: int) -> Json:
    return {"source": source, "start": start, "end": end}


def query(kind: str = "topic", **grades: int) -> Json:
    judged = [{"item": item, "grade": grade} for item, grade in grades.items()]
    return {"id": "q", "kind": kind, "query": "một cửa", "judgements": judged}


def mean(hits: list[Json], one: Json) -> float:
    figure = evaluate(lambda _query, _limit: hits, ITEMS, [one])["all"]
    assert isinstance(figure, Mean)
    return figure.mean


def test_ndcg_by_hand() -> None:
    # found 1, 0, 3 of the judged 3, 2, 1
    gain = 1 / 1 + 0 + 7 / 2
    best = 7 / 1 + 3 / log2(3) + 1 / 2
    assert ndcg([1, 0, 3], [3, 2, 1]) == pytest.approx(gain / best)


def test_ndcg_looks_at_the_first_ten_on_both_sides() -> None:
    assert ndcg([0] * 10 + [3], [3]) == 0.0
    assert ndcg([3] * 10, [3] * 30) == 1.0


def test_ndcg_needs_something_to_find() -> None:
    with pytest.raises(ValueError, match="grade"):
        ndcg([0], [])


def test_hits_in_the_best_order_give_one_and_in_another_less() -> None:
    first, second = hit("a.txt", 0, 10), hit("b.txt", 0, 10)
    judged = query(a1=3, b1=1)
    assert mean([first, second], judged) == 1.0
    assert mean([second, first], judged) == pytest.approx((1 + 7 / log2(3)) / (7 + 1 / log2(3)))


def test_a_hit_on_no_item_keeps_its_rank() -> None:
    assert mean([hit("a.txt", 50, 60), hit("a.txt", 0, 10)], query(a1=3)) == pytest.approx(1 / log2(3))


def test_a_hit_in_an_unknown_plan_is_a_hit_on_no_item() -> None:
    assert mean([hit("c.txt", 0, 10)], query(a1=3)) == 0.0


def test_a_hit_in_another_plan_at_the_same_place_does_not_count() -> None:
    assert mean([hit("b.txt", 0, 10)], query(a1=3)) == 0.0


def test_a_second_hit_on_an_item_counts_nothing_and_keeps_its_rank() -> None:
    again = [hit("a.txt", 0, 5), hit("a.txt", 5, 10), hit("b.txt", 0, 10)]
    assert mean(again, query(a1=3, b1=3)) == pytest.approx((7 + 7 / 2) / (7 + 7 / log2(3)))


def test_a_hit_belongs_to_the_item_it_shares_most_with() -> None:
    assert item_of(hit("a.txt", 5, 16), ITEMS[:2]) == "a2"
    assert item_of(hit("a.txt", 4, 15), ITEMS[:2]) == "a1"
    assert item_of(hit("a.txt", 5, 15), ITEMS[:2]) == "a1", "of equals the first"
    assert item_of(hit("a.txt", 40, 45), ITEMS[:2]) is None


def test_hits_beyond_the_tenth_are_cut() -> None:
    assert mean([hit("a.txt", 50, 60)] * 10 + [hit("a.txt", 0, 10)], query(a1=3)) == 0.0


def test_kinds_have_means_of_their_own_and_negatives_a_share() -> None:
    answers = {"x": [hit("a.txt", 0, 10)], "y": []}
    queries = [
        {**query("topic", a1=2), "query": "x"},
        {**query("unit", a1=2), "query": "y"},
        {**query("negative"), "query": "x"},
        {**query("negative"), "query": "y"},
    ]
    figures = evaluate(lambda words, _limit: answers[words], ITEMS, queries)
    assert figures == {"all": Mean(1.0, 2), "topic": Mean(1.0, 1), "unit": Mean(0.0, 1), "negative": Share(1, 2)}


def test_the_search_is_asked_for_ten() -> None:
    asked = []

    def search(words: str, limit: int) -> list[Json]:
        asked.append((words, limit))
        return []

    evaluate(search, ITEMS, [query(a1=1)])
    assert asked == [("một cửa", 10)]


def test_a_judgement_on_no_item_is_an_error() -> None:
    with pytest.raises(JudgeError, match="zz"):
        evaluate(lambda _query, _limit: [], ITEMS, [query(zz=3)])
