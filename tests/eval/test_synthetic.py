"""The synthetic library: the same from the same seed, plausible, and asked by questions that have filters."""

from pathlib import Path

from eval.synthetic import fill, questions
from index.entry import Entry
from index.filters import resolve
from index.store import Store


def filled(folder: Path, size: int, seed: int = 1) -> list[Entry]:
    folder.mkdir()
    store = Store.open(folder)
    fill(store, size, seed=seed)
    entries = [entry for _, entry in store.all_entries()]
    store.close()
    return entries


def test_a_seed_makes_the_same_library_of_the_size_asked(tmp_path: Path) -> None:
    first, again = filled(tmp_path / "a", 100), filled(tmp_path / "b", 100)
    assert first == again
    assert len(first) == len({entry.entry for entry in first}) == 100
    assert [entry.text for entry in filled(tmp_path / "c", 100, seed=2)] != [entry.text for entry in first]


def test_entries_are_as_those_of_plans(tmp_path: Path) -> None:
    entries = filled(tmp_path / "a", 400)
    assert len({entry.text for entry in entries}) > 360
    assert len({entry.plan for entry in entries}) == 10
    assert all(entry.province and entry.field and entry.units and entry.period for entry in entries)
    assert any(entry.cites for entry in entries)
    assert any(entry.deadline is None for entry in entries)


def test_questions_hold_filters_that_can_be_resolved(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    asked = questions(50, filtered=True)
    assert asked == questions(50, filtered=True)
    for question in asked:
        assert question.filters.asked()
        resolve(question.filters, store)
    assert not any(question.filters.asked() for question in questions(50, filtered=False))
    store.close()
