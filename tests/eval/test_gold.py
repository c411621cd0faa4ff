"""The labels against themselves, and against plans spoilt on purpose: needs the folder of real plans."""

import os
from copy import deepcopy

import pytest

from eval.extraction import score_plan, total
from eval.labels import VARIABLE, Labels, load_labels, shared_folder
from eval.retrieval import evaluate
from eval.score import Mean, Score, Share

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not os.environ.get(VARIABLE) and not shared_folder({}).is_dir(),
        reason=f"no folder of real plans and no {VARIABLE}",
    ),
]


@pytest.fixture(scope="module")
def labels() -> Labels:
    return load_labels(shared_folder(os.environ))


def test_labels_against_themselves_are_right_everywhere(labels: Labels) -> None:
    for gold in labels.gold:
        for name, figure in score_plan(gold, gold).items():
            assert figure.record()["value"] == 1.0, (gold["plan"], name)
    summed = total(score_plan(gold, gold) for gold in labels.gold)
    references = sum(len(gold["references"]) for gold in labels.gold)
    assert summed["references exact"] == Score(references, 0, 0)
    assert summed["head"] == Share(8 * len(labels.gold), 8 * len(labels.gold))


def test_the_order_of_the_lists_does_not_matter(labels: Labels) -> None:
    for gold in labels.gold:
        lists = ("references", "deadlines", "units", "targets", "tasks")
        turned = {**gold, **{key: gold[key][::-1] for key in lists}}
        assert score_plan(gold, turned) == score_plan(gold, gold)


def test_every_mention_lost_costs_one(labels: Labels) -> None:
    for gold in labels.gold:
        found = deepcopy(gold)
        for key in ("references", "deadlines", "units", "tasks"):
            del found[key][0]
        figures = score_plan(gold, found)
        for name in (
            "references exact",
            "references id",
            "deadlines span",
            "units exact",
            "tasks found",
            "tasks whole",
        ):
            score = figures[name]
            assert isinstance(score, Score)
            assert (score.fp, score.fn) == (0, 1), (gold["plan"], name)


def test_labels_of_another_plan_are_no_tasks_of_this_one(labels: Labels) -> None:
    first, last = labels.gold[0], labels.gold[-1]
    score = score_plan(first, {**first, "tasks": last["tasks"]})["tasks whole"]
    assert isinstance(score, Score)
    assert score.tp == 0


def test_the_best_search_there_can_be_scores_one(labels: Labels) -> None:
    items = {item["id"]: item for item in labels.items}
    best = {
        query["query"]: [
            items[judged["item"]] for judged in sorted(query["judgements"], key=lambda judged: -judged["grade"])
        ]
        for query in labels.queries
    }

    def search(query: str, limit: int) -> list[dict[str, object]]:
        return [{"source": item["plan"], "start": item["start"], "end": item["end"]} for item in best[query][:limit]]

    figures = evaluate(search, labels.items, labels.queries)
    assert all(figure.record()["value"] == 1.0 for figure in figures.values())
    negative = sum(not query["judgements"] for query in labels.queries)
    assert isinstance(figures["all"], Mean)
    assert figures["all"].queries == len(labels.queries) - negative
    assert figures["negative"] == Share(negative, negative)
