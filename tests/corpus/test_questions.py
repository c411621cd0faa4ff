"""The thesaurus of everyday words, the questions to train on, and the queries that search is judged on."""

import unicodedata
from collections import Counter

from corpus.loader import asked_tasks, everyday_words, reform_fields
from eval.own_queries import read_queries
from models.asked_pairs import is_held_out
from models.normal import canonical


def test_the_thesaurus_is_broad_and_each_phrase_stands_once() -> None:
    entries = everyday_words()
    fields = Counter(one.field for one in entries)
    assert len(entries) >= 500
    assert fields.keys() == {one.id for one in reform_fields()}
    assert min(fields.values()) >= 50
    assert max(Counter(one.plain for one in entries).values()) == 1


def test_plain_words_are_in_small_composed_letters_and_mean_something_else() -> None:
    for one in everyday_words():
        assert one.plain == unicodedata.normalize("NFC", one.plain).lower()
        assert one.official
        assert canonical(one.plain) not in map(canonical, one.official)


def test_there_are_three_thousand_questions_of_our_own_for_tasks() -> None:
    tasks = asked_tasks()
    questions = [question for task in tasks for question in task.questions]
    assert len(questions) >= 3000
    assert len(set(questions)) >= 3000
    assert max(Counter(one.task for one in tasks).values()) == 1
    assert 0.05 < sum(map(is_held_out, tasks)) / len(tasks) < 0.15


def test_no_question_to_train_on_is_a_query_to_judge_by() -> None:
    trained = {canonical(question) for task in asked_tasks() for question in task.questions}
    assert trained.isdisjoint(canonical(one["query"]) for one in read_queries())


def test_the_queries_are_three_hundred_and_forty_of_them_have_no_answer() -> None:
    queries = read_queries()
    assert len(queries) >= 300
    assert sum(not one["judgements"] for one in queries) >= 40
    assert max(Counter(one["query"] for one in queries).values()) == 1
    assert {grade["grade"] for one in queries for grade in one["judgements"]} == {1, 2, 3}
