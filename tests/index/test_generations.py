"""Generations of the embedded engine: changes, what a killed writer leaves, another encoder, readers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedded import EmbeddedEngine
from index.engine import Filter, Item

NewItem = Callable[..., Item]
OpenEngine = Callable[..., EmbeddedEngine]

WORDS_OF_PLANS = ("số hóa", "hồ sơ", "thủ tục", "hành chính", "đào tạo", "công chức", "bộ máy", "một cửa")
TEXTS = st.lists(st.sampled_from(WORDS_OF_PLANS), min_size=1, max_size=4).map(" ".join)
# A step takes a few keys in with new texts and a few out; keys come back, as they do when a log is read in parts.
STEPS = st.lists(
    st.tuples(st.dictionaries(st.integers(1, 6), TEXTS, max_size=3), st.sets(st.integers(1, 6), max_size=2)),
    min_size=1,
    max_size=4,
)


def keys(engine: EmbeddedEngine, query: Item) -> dict[str, list[int]]:
    found = engine.candidates(query.terms, query.vector, Filter(), 20)
    return {arm: [one.key for one in candidates] for arm, candidates in found.items()}


@pytest.fixture
def engine(open_engine: OpenEngine, new_item: NewItem) -> EmbeddedEngine:
    opened = open_engine()
    opened.add([new_item(1, "số hóa hồ sơ"), new_item(2, "đào tạo công chức")])
    opened.commit(7)
    return opened


def folders(engine: EmbeddedEngine) -> list[str]:
    return sorted(one.name for one in engine._folder.iterdir() if one.is_dir())


def test_what_is_staged_answers_from_the_commit_on(engine: EmbeddedEngine, new_item: NewItem) -> None:
    engine.add([new_item(3, "bộ máy")])
    engine.remove([2])
    assert list(engine.passing(Filter())) == [1, 2]
    engine.commit(9)
    assert list(engine.passing(Filter())) == [1, 3]
    assert (engine.applied, engine.size) == (9, 2)


def test_what_is_removed_is_in_no_arm(engine: EmbeddedEngine, new_item: NewItem) -> None:
    engine.remove([1])
    engine.commit(8)
    assert keys(engine, new_item(9, "số hóa hồ sơ")) == {"words": [], "vectors": [2]}


def test_an_item_staged_and_removed_never_comes(engine: EmbeddedEngine, new_item: NewItem) -> None:
    engine.add([new_item(3, "bộ máy")])
    engine.remove([3])
    engine.commit(8)
    assert list(engine.passing(Filter())) == [1, 2]


def test_a_new_opening_finds_the_last_commit(
    engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem
) -> None:
    again, query = open_engine(), new_item(9, "hồ sơ công chức")
    assert again.applied == 7
    assert keys(again, query) == keys(engine, query)


def test_old_generations_are_swept(engine: EmbeddedEngine, new_item: NewItem) -> None:
    for applied in (8, 9, 10):
        engine.add([new_item(applied, "một cửa")])
        engine.commit(applied)
    assert folders(engine) == ["000000000010"]


def test_a_commit_at_the_same_change_makes_a_generation_of_its_own(engine: EmbeddedEngine, new_item: NewItem) -> None:
    engine.add([new_item(3, "bộ máy")])
    engine.commit(7)
    assert (engine.applied, engine.size, len(folders(engine))) == (7, 3, 1)


@pytest.mark.parametrize("left", ["000000000008.new", "000000000008"])
def test_what_a_killed_writer_left_is_harmless(
    left: str, engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem
) -> None:
    folder = engine._folder / left
    (folder / "words").mkdir(parents=True)
    (folder / "generation.json").write_text("{")
    (folder / "words" / "meta.json").write_text("")
    again = open_engine()
    assert (again.applied, list(again.passing(Filter()))) == (7, [1, 2])
    again.add([new_item(3, "bộ máy")])
    again.commit(8)
    assert list(open_engine().passing(Filter())) == [1, 2, 3]
    assert folders(again) == ["000000000008"]


def test_a_reader_keeps_its_generation_while_the_next_is_made(
    engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem
) -> None:
    reader, query = open_engine(), new_item(9, "số hóa hồ sơ")
    before = keys(reader, query)
    engine.remove([1])
    engine.commit(8)
    assert (reader.applied, keys(reader, query)) == (7, before)


def test_the_index_of_another_encoder_counts_as_none(
    engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem
) -> None:
    del engine
    other = open_engine(fingerprint="hashed/2")
    assert (other.applied, other.size) == (0, 0)
    other.add([new_item(5, "bộ máy")])
    other.commit(7)
    assert list(open_engine(fingerprint="hashed/2").passing(Filter())) == [5]
    assert open_engine().applied == 0


@given(steps=STEPS, query=TEXTS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_engine_brought_up_holds_what_one_built_anew_holds(
    steps: list[tuple[dict[int, str], set[int]]],
    query: str,
    open_engine: OpenEngine,
    new_item: NewItem,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder: Path = tmp_path_factory.mktemp("steps")
    stepwise, built = open_engine(folder / "steps"), open_engine(folder / "built")
    held: dict[int, str] = {}
    for applied, (come, go) in enumerate(steps, start=1):
        # An entry of a key never changes, so a key that comes again went before.
        stepwise.remove({*go, *(come.keys() & held.keys())})
        stepwise.add([new_item(key, text) for key, text in come.items()])
        stepwise.commit(applied)
        held = {key: text for key, text in held.items() if key not in go} | come
    built.add([new_item(key, text) for key, text in held.items()])
    built.commit(len(steps))
    assert (stepwise.size, list(stepwise.passing(Filter()))) == (len(held), sorted(held))
    asked = new_item(99, query)
    assert set(keys(stepwise, asked)["words"]) == set(keys(built, asked)["words"])
    assert keys(stepwise, asked)["vectors"] == keys(built, asked)["vectors"]
