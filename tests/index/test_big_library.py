"""The embedded engine as in a big library: a big part and a small one, removed rows, approximate search, filters."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from index import draft, generation, vectors_index
from index.embedded import EmbeddedEngine
from index.engine import AROUND, TEXT, VECTORS, WORDS, Filter, Item

NewItem = Callable[..., Item]
OpenEngine = Callable[..., EmbeddedEngine]

# fmt: off
SYLLABLES = ("số", "hóa", "hồ", "sơ", "thủ", "tục", "đào", "tạo", "công", "chức", "bộ", "máy", "một", "cửa", "đất")
# fmt: on
PROVINCES = ("Đồng Nai", "An Giang", "Huế")
FIELDS = ("procedures", "organisation")
UNITS = ("so noi vu", "so tu phap", "van phong")
DAYS = ("2022-03-31", "2022-06-30", "2023-12-31")


@pytest.fixture(autouse=True)
def _small_is_big(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty rows are a big part, more than a hundred are searched by lists, and words of more than fifty by codes."""
    monkeypatch.setattr(draft, "DELTA_MOST", 30)
    monkeypatch.setattr(generation, "ASKED_WHOLE", 50)
    monkeypatch.setattr(generation, "_SCORED", 60)
    monkeypatch.setattr(vectors_index, "EXACT_UP_TO", 100)
    monkeypatch.setattr(vectors_index, "_FEW", 20)


def random_items(new_item: NewItem, random: Random, first: int, count: int) -> list[Item]:
    return [
        new_item(
            key,
            " ".join(random.choices(SYLLABLES, k=8)),
            province=random.choice((*PROVINCES, None)),
            years=tuple(range(random.choice((2020, 2021)), random.choice((2022, 2025)))),
            field=random.choice((*FIELDS, None)),
            units=tuple(random.sample(UNITS, random.randrange(3))),
            due=random.choice((*DAYS, None)),
            cites=("76-nq-cp",) if random.random() < 0.2 else (),
            plan=f"plan-{key // 10}",
        )
        for key in range(first, first + count)
    ]


def random_filter(random: Random) -> Filter:
    def some(values: tuple[str, ...]) -> frozenset[str] | None:
        return frozenset(random.sample(values, random.randint(1, 2))) if random.random() < 0.4 else None

    return Filter(
        provinces=some(PROVINCES),
        years=frozenset({random.choice((2020, 2022, 2024, 2030))}) if random.random() < 0.4 else None,
        fields=some(FIELDS),
        units=some(UNITS),
        due_before=random.choice((*DAYS, None, None)),
        cites=frozenset({"76-nq-cp"}) if random.random() < 0.2 else None,
    )


def passes(item: Item, wanted: Filter) -> bool:
    """Say the same as the engine's filter, one item at a time."""
    held = {
        "provinces": {item.province}, "years": set(item.years), "fields": {item.field}, "units": set(item.units),
        "cites": set(item.cites),
    }  # fmt: skip
    asked = {name: getattr(wanted, name) for name in held}
    in_time = wanted.due_before is None or (item.due is not None and item.due <= wanted.due_before)
    return in_time and all(alternatives is None or alternatives & held[name] for name, alternatives in asked.items())


@pytest.fixture
def items(new_item: NewItem) -> dict[int, Item]:
    return {item.key: item for item in random_items(new_item, Random(1), 1, 300)}


@pytest.fixture
def engine(open_engine: OpenEngine, items: dict[int, Item]) -> EmbeddedEngine:
    """Give an engine of 280 rows in its big part, ten of them removed, and 20 in the small one: `items`."""
    opened = open_engine()
    opened.add([item for key, item in items.items() if key <= 280])
    opened.commit(1)
    for key in range(5, 280, 28):
        opened.remove([key])
        del items[key]
    opened.add([item for key, item in items.items() if key > 280])
    opened.commit(2)
    return opened


def nearest(engine: EmbeddedEngine, query: Item, wanted: Filter, n: int) -> list[int]:
    return [one.key for one in engine.candidates(None, query.vector, wanted, n)[VECTORS]]


def test_what_came_since_stands_in_a_small_part(engine: EmbeddedEngine, items: dict[int, Item]) -> None:
    generation = engine._generation
    assert generation is not None
    assert (len(generation.base), len(generation.delta), len(generation.dead)) == (280, 20, 10)
    assert list(engine.passing(Filter())) == sorted(items)
    assert engine.size == len(items) == 290


def test_a_small_part_that_has_grown_becomes_one_with_the_big_one(
    engine: EmbeddedEngine, items: dict[int, Item], new_item: NewItem
) -> None:
    more = random_items(new_item, Random(2), 400, 25)
    engine.add(more)
    engine.commit(3)
    generation = engine._generation
    assert generation is not None
    assert (len(generation.base), len(generation.delta), len(generation.dead)) == (315, 0, 0)
    assert list(engine.passing(Filter())) == sorted({*items, *(item.key for item in more)})


def test_a_commit_leaves_the_big_part_as_it_is(engine: EmbeddedEngine, new_item: NewItem) -> None:
    def inodes() -> set[int]:
        return {file.stat().st_ino for file in engine._folder.glob("0*/base/*")}

    before = inodes()
    engine.add([new_item(500, "một cửa")])
    engine.commit(3)
    assert inodes() == before


@pytest.mark.parametrize("seed", range(20))
def test_filters_are_those_of_a_look_at_each_item(engine: EmbeddedEngine, items: dict[int, Item], seed: int) -> None:
    random = Random(seed)
    wanted, query = random_filter(random), random.choice(list(items.values()))
    right = sorted(key for key, item in items.items() if passes(item, wanted))
    assert list(engine.passing(wanted)) == right
    assert sorted(nearest(engine, query, wanted, 300)) == right or len(right) > 20
    found = engine.candidates(query.terms, query.vector, wanted, 300)
    assert {one.key for arm in found.values() for one in arm} <= set(right)


def test_the_approximate_search_agrees_with_the_exact_one(engine: EmbeddedEngine, items: dict[int, Item]) -> None:
    assert (engine._folder / "000000000002" / "base" / "lists.faiss").exists()
    keys = np.array(sorted(items))
    vectors = np.stack([items[int(key)].vector for key in keys]).astype(np.float16).astype(np.float32)
    shares = []
    for item in list(items.values())[::10]:
        scores = vectors @ item.vector
        tenth = np.sort(scores)[-10] - 1e-4
        found = engine.candidates(None, item.vector, Filter(), 10)[VECTORS]
        shares.append(sum(one.score >= tenth for one in found) / 10)
    assert np.mean(shares) >= 0.9


def test_words_are_scored_by_codes_as_the_words_index_scores_them(
    engine: EmbeddedEngine, items: dict[int, Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    for wanted in (Filter(), Filter(provinces=frozenset({"Huế"})), Filter(fields=frozenset(FIELDS), not_plan="plan-1")):
        for query in list(items.values())[::30]:
            by_codes = engine.candidates(query.terms, None, wanted, 20)[WORDS]
            with monkeypatch.context() as patched:
                patched.setattr(generation, "ASKED_WHOLE", 1_000)
                whole = engine.candidates(query.terms, None, wanted, 20)[WORDS]
            assert by_codes[0].key == whole[0].key
            assert by_codes[0].score == pytest.approx(whole[0].score, rel=0.05)
            best = {one.key for one in whole[:10]}
            assert len(best & {one.key for one in by_codes}) >= 0.9 * len(best)


def test_a_plan_is_left_out(engine: EmbeddedEngine, items: dict[int, Item]) -> None:
    wanted = Filter(not_plan="plan-1")
    right = [key for key, item in sorted(items.items()) if item.plan != "plan-1"]
    assert list(engine.passing(wanted)) == right
    found = engine.candidates(items[10].terms, items[10].vector, wanted, 300)
    assert not {one.key for arm in found.values() for one in arm} & set(range(10, 20))


def test_a_key_that_came_again_answers_with_its_new_text(engine: EmbeddedEngine, new_item: NewItem) -> None:
    engine.remove([7])
    engine.add([new_item(7, "xuất bản báo chí")])
    engine.commit(3)
    found = engine.candidates(new_item(1, "xuất bản").terms, new_item(1, "xuất bản").vector, Filter(), 1)
    assert [one.key for arm in (WORDS, VECTORS) for one in found[arm]] == [7, 7]
    assert engine.held([7], ["xuat_ban", "so"]).tolist() == [[TEXT, 0]]


def test_where_terms_stand(engine: EmbeddedEngine, new_item: NewItem) -> None:
    around = new_item(0, "Sở Tư pháp chủ trì hồ sơ").terms
    engine.add([replace(new_item(600, "số hóa hồ sơ"), around=around)])
    engine.commit(3)
    terms = ["so_hoa", "tu_phap", "ho", "vang"]
    assert engine.held([600, 9_999], terms).tolist() == [[TEXT, AROUND, TEXT | AROUND, 0], [0, 0, 0, 0]]
    assert engine.held([], terms).shape == (0, 4)


@pytest.mark.parametrize("name", ["base/vectors", "delta/keys", "dead", "words/meta.json", "base/lists.faiss"])
@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_generation_counts_as_none(
    name: str, damage: str, engine: EmbeddedEngine, open_engine: OpenEngine
) -> None:
    file = engine._folder / "000000000002" / name
    whole = file.read_bytes()
    file.unlink()
    if damage == "cut":
        file.write_bytes(whole[: len(whole) // 2])
    assert (open_engine().applied, open_engine().size) == (0, 0)


def test_a_small_file_of_the_right_length_with_wrong_bytes_is_damage(
    engine: EmbeddedEngine, open_engine: OpenEngine
) -> None:
    file = engine._folder / "000000000002" / "delta" / "keys"
    turned = bytes(byte ^ 1 for byte in file.read_bytes())
    file.unlink()
    file.write_bytes(turned)
    assert open_engine().applied == 0


def test_a_reader_answers_alike_while_others_commit(
    engine: EmbeddedEngine, open_engine: OpenEngine, new_item: NewItem
) -> None:
    reader, query = open_engine(), new_item(0, "số hóa hồ sơ thủ tục")
    before = engine.candidates(query.terms, query.vector, Filter(), 20)
    failed: list[object] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            if reader.candidates(query.terms, query.vector, Filter(), 20) != before:
                failed.append(before)

    asking = threading.Thread(target=ask)
    asking.start()
    for applied in range(3, 9):
        engine.add(random_items(new_item, Random(applied), 1_000 * applied, 8))
        engine.commit(applied)
    done.set()
    asking.join()
    assert not failed
    assert engine.size == 290 + 48


def test_an_index_written_item_by_item_answers_as_one_written_at_once(
    open_engine: OpenEngine, items: dict[int, Item], tmp_path: Path
) -> None:
    slowly, at_once = open_engine(tmp_path / "slowly"), open_engine(tmp_path / "at once")
    some = list(items.values())[:40]
    for applied, item in enumerate(some, start=1):
        slowly.add([item])
        slowly.commit(applied)
    at_once.add(some)
    at_once.commit(1)
    for query in some[::7]:
        assert nearest(slowly, query, Filter(), 10) == nearest(at_once, query, Filter(), 10)
        wanted = Filter(provinces=frozenset({"Huế"}))
        assert nearest(slowly, query, wanted, 10) == nearest(at_once, query, wanted, 10)
