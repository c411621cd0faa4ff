"""The embedded engine: candidates of both arms, filters, changes, and generations of files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from index.embedded import EmbeddedEngine
from index.engine import VECTORS, WORDS, Candidate, Filter, Item

NewItem = Callable[..., Item]
OpenEngine = Callable[..., EmbeddedEngine]
Found = Mapping[str, Sequence[Candidate]]

TEXTS = {
    1: "Công bố danh mục thủ tục hành chính",
    2: "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
    3: "Đào tạo, bồi dưỡng cán bộ, công chức",
    4: "Sắp xếp tổ chức bộ máy các đơn vị sự nghiệp",
}


def asked(engine: EmbeddedEngine, item: Item, wanted: Filter | None = None, n: int = 10) -> Found:
    return engine.candidates(item.terms, item.vector, wanted or Filter(), n)


def filled(engine: EmbeddedEngine, items: Sequence[Item], applied: int = 1) -> EmbeddedEngine:
    engine.add(items)
    engine.commit(applied)
    return engine


@pytest.fixture
def engine(open_engine: OpenEngine, new_item: NewItem) -> EmbeddedEngine:
    """Give an engine of the four texts."""
    return filled(open_engine(), [new_item(key, text) for key, text in TEXTS.items()])


def test_an_engine_without_items_answers_with_nothing(open_engine: OpenEngine, new_item: NewItem) -> None:
    engine = open_engine()
    assert (engine.applied, engine.size, engine.frequency("hanh")) == (0, 0, 0)
    assert asked(engine, new_item(1)) == {}
    assert engine.passing(Filter()) == ()


def test_both_arms_rank_from_one_best_first(engine: EmbeddedEngine, new_item: NewItem) -> None:
    found = asked(engine, new_item(9, TEXTS[2]))
    assert set(found) == {WORDS, VECTORS}
    for candidates in found.values():
        assert candidates[0].key == 2
        assert [one.rank for one in candidates] == list(range(1, len(candidates) + 1))
        assert [one.score for one in candidates] == sorted((one.score for one in candidates), reverse=True)


def test_an_arm_given_nothing_is_not_asked(engine: EmbeddedEngine, new_item: NewItem) -> None:
    item = new_item(9, TEXTS[1])
    assert set(engine.candidates(item.terms, None, Filter(), 5)) == {WORDS}
    assert set(engine.candidates(None, item.vector, Filter(), 5)) == {VECTORS}


def test_no_more_candidates_than_asked_for(engine: EmbeddedEngine, new_item: NewItem) -> None:
    assert [len(found) for found in asked(engine, new_item(9, TEXTS[2]), n=1).values()] == [1, 1]


def test_the_words_arm_proposes_only_what_shares_a_word(engine: EmbeddedEngine, new_item: NewItem) -> None:
    assert {one.key for one in asked(engine, new_item(9, "đào tạo"))[WORDS]} == {3}
    assert list(asked(engine, new_item(9, "xyz"))[WORDS]) == []


def test_a_query_without_diacritics_finds_all_one_with_them_prefers(open_engine: OpenEngine, new_item: NewItem) -> None:
    engine = filled(open_engine(), [new_item(1, "hòa giải"), new_item(2, "hóa giải")])
    assert {one.key for one in asked(engine, new_item(9, "hoa giai"))[WORDS]} == {1, 2}
    assert [one.key for one in asked(engine, new_item(9, "hóa giải"))[WORDS]] == [2, 1]


def test_an_empty_vector_proposes_nothing(engine: EmbeddedEngine, new_item: NewItem) -> None:
    assert list(engine.candidates(None, new_item(9, "").vector, Filter(), 5)[VECTORS]) == []


def test_how_many_texts_hold_a_term(engine: EmbeddedEngine) -> None:
    assert (engine.frequency("hanh"), engine.frequency("hanh_chinh"), engine.frequency("vang")) == (2, 2, 0)
    assert engine.size == 4


FILTERS = [
    pytest.param(Filter(provinces=frozenset({"Đồng Nai"})), [1, 3], id="province"),
    pytest.param(Filter(provinces=frozenset({"Đồng Nai", "An Giang"})), [1, 2, 3], id="one of two provinces"),
    pytest.param(Filter(years=frozenset({2022})), [1, 2], id="a year in the middle of a period"),
    pytest.param(Filter(years=frozenset({2030})), [], id="a year that no period covers"),
    pytest.param(Filter(fields=frozenset({"procedures"})), [1], id="field"),
    pytest.param(Filter(levels=frozenset({"department"})), [1, 2], id="level"),
    pytest.param(Filter(units=frozenset({"so noi vu"})), [2, 3], id="unit"),
    pytest.param(Filter(due_before="2022-06-30"), [1], id="due on the very day"),
    pytest.param(Filter(due_before="2022-06-29"), [], id="due a day later"),
    pytest.param(Filter(due_before="2099-12-31"), [1, 2], id="no deadline is none in time"),
    pytest.param(Filter(cites=frozenset({"76-nq-cp"})), [3], id="cites"),
    pytest.param(Filter(cites=frozenset()), [], id="a document that nobody cites"),
    pytest.param(Filter(plans=frozenset({"b"})), [2], id="plan"),
    pytest.param(Filter(provinces=frozenset({"Đồng Nai"}), levels=frozenset({"department"})), [1], id="all must hold"),
    pytest.param(Filter(), [1, 2, 3, 4], id="nothing asked"),
]


@pytest.mark.parametrize(("wanted", "keys"), FILTERS)
def test_filters(wanted: Filter, keys: list[int], open_engine: OpenEngine, new_item: NewItem) -> None:
    text = "Số hóa hồ sơ"
    engine = filled(
        open_engine(),
        [
            new_item(
                1, text, province="Đồng Nai", years=(2021, 2022, 2023), field="procedures", level="department",
                due="2022-06-30", plan="a",
            ),
            new_item(
                2, text, province="An Giang", years=(2022,), level="department", units=("so noi vu", "so tai chinh"),
                due="2022-12-31", plan="b",
            ),
            new_item(
                3, text, province="Đồng Nai", units=("so noi vu",), cites=("76-nq-cp", "107-2021-nd-cp"), plan="c",
            ),
            new_item(4, text),
        ],
    )  # fmt: skip
    assert list(engine.passing(wanted)) == keys
    for candidates in asked(engine, new_item(9, text), wanted).values():
        assert sorted(one.key for one in candidates) == keys


def test_filters_do_not_move_scores(
    engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem, tmp_path: Path
) -> None:
    named = filled(open_engine(tmp_path / "named"), [new_item(key, text, plan="a") for key, text in TEXTS.items()])
    query = new_item(9, TEXTS[2])
    plain, filtered = asked(engine, query), asked(named, query, Filter(plans=frozenset({"a"})))
    for arm in (WORDS, VECTORS):
        assert [one.key for one in plain[arm]] == [one.key for one in filtered[arm]]
        assert [one.score for one in filtered[arm]] == pytest.approx([one.score for one in plain[arm]], abs=1e-4)
