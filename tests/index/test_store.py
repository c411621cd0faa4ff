"""The store: what it refuses to open, its log of changes, and that a plan comes whole or not at all."""

import dataclasses
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from extract.plan import Plan
from index.entry import Entry
from index.errors import NotALibraryError
from index.rows import rows_of
from index.schema import SCHEMA_VERSION
from index.store import Change, Store, StoredPlan

NewEntry = Callable[..., Entry]
ReadPlan = Callable[[str], Plan]


def stored(slug: str, path: str | None = None) -> StoredPlan:
    return StoredPlan(
        plan=slug, path=path or f"/{slug}.txt", source=f"{slug}.txt", sha256=slug, kind="Kế hoạch", number=None,
        symbol=None, date=None, issuer=None, level=None, province=None, title=None, year_from=2022, year_to=2022,
        ingested="2022-01-01T00:00:00+00:00",
    )  # fmt: skip


@pytest.fixture
def plan(read_plan: ReadPlan) -> Plan:
    return read_plan("KẾ HOẠCH\nNăm 2022\n\nI. CĂN CỨ\n\nTheo Nghị định số 107/2021/NĐ-CP và Nghị quyết số 76/NQ-CP.\n")


def database(folder: Path) -> Path:
    return folder / "library.sqlite3"


def test_a_new_folder_gets_the_version_of_the_schema(store: Store, tmp_path: Path) -> None:
    del store
    with sqlite3.connect(database(tmp_path)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchall() == [(str(SCHEMA_VERSION),)]
    connection.close()


def test_another_version_of_the_schema_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    connection = sqlite3.connect(database(tmp_path))
    connection.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    connection.commit()
    connection.close()
    with pytest.raises(NotALibraryError, match="999"):
        Store.open(tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"Day khong phai la co so du lieu.\n" * 200, id="text"),
        pytest.param(b"SQLite format 3\x00" + b"\xff" * 2000, id="broken after the first bytes"),
    ],
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    database(tmp_path).write_bytes(data)
    with pytest.raises(NotALibraryError, match="không mở được"):
        Store.open(tmp_path)
    assert database(tmp_path).read_bytes() == data


def test_the_log_holds_adds_and_removals_in_order(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5"), new_entry("a#task-5-9")]))
    store.add(stored("b"), rows_of(plan, [new_entry("b#task-0-5")]))
    assert store.remove("a")
    assert store.changes_since(0) == [
        Change(1, "add", 1),
        Change(2, "add", 2),
        Change(3, "add", 3),
        Change(4, "remove", 1),
        Change(5, "remove", 2),
    ]
    assert store.changes_since(4) == [Change(5, "remove", 2)]
    assert store.last_change() == 5


def test_a_key_is_never_used_again(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5")]))
    store.remove("a")
    store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5")]))
    assert store.key_of("a#task-0-5") == 2
    assert store.entries([1, 2]) == {2: new_entry("a#task-0-5")}


def test_a_plan_at_the_same_path_takes_the_place_of_the_old(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5")]))
    store.add(dataclasses.replace(stored("a"), sha256="mới"), rows_of(plan, [new_entry("a#task-0-7")]))
    assert [one.sha256 for one in store.plans()] == ["mới"]
    assert list(store.all_entries()) == [(2, new_entry("a#task-0-7"))]
    assert [change.op for change in store.changes_since(0)] == ["add", "remove", "add"]


def test_a_plan_that_cannot_be_added_whole_leaves_nothing(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5"), new_entry("a#task-0-5")]))
    assert (store.plans(), list(store.all_entries()), list(store.citations()), store.last_change()) == ([], [], [], 0)


def test_a_plan_that_cannot_be_replaced_whole_stays(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    store.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5")]))
    before = store.plans(), list(store.all_entries()), list(store.citations()), store.changes_since(0)
    with pytest.raises(sa.exc.IntegrityError):
        store.add(dataclasses.replace(stored("a"), sha256="mới"), rows_of(plan, [new_entry("a#task-0-7")] * 2))
    assert before == (store.plans(), list(store.all_entries()), list(store.citations()), store.changes_since(0))


def test_what_was_added_is_there_after_a_new_opening(tmp_path: Path, plan: Plan, new_entry: NewEntry) -> None:
    first = Store.open(tmp_path)
    first.add(stored("a"), rows_of(plan, [new_entry("a#task-0-5")]))
    first.close()
    second = Store.open(tmp_path)
    assert second.plan("a") == plan
    assert second.plan("b") is None
    assert second.plans() == [stored("a")]
    assert [cited.document for cited in second.cited_as("76-nq-cp")] == ["76-nq-cp"]
    second.close()


def test_documents_are_found_by_what_begins_their_id_and_by_number(store: Store, plan: Plan) -> None:
    store.add(stored("a"), rows_of(plan, []))
    assert [cited.document for cited in store.cited_as("107-2021")] == ["107-2021-nd-cp"]
    assert store.cited_as("107-20") == store.cited_as("07-2021-nd-cp") == []
    assert [cited.document for cited in store.cited_numbered("76")] == ["76-nq-cp"]
    assert store.cited_numbered("7") == store.cited_numbered("") == []


def test_a_plan_takes_its_citations_with_it(store: Store, plan: Plan) -> None:
    store.add(stored("a"), rows_of(plan, []))
    assert {plan for plan, _ in store.citations()} == {"a"}
    store.remove("a")
    assert list(store.citations()) == []
    assert not store.remove("a")


def test_entries_are_read_by_keys_however_many(store: Store, plan: Plan, new_entry: NewEntry) -> None:
    store.add(stored("a"), rows_of(plan, [new_entry(f"a#task-{start}-{start + 1}") for start in range(1200)]))
    assert len(store.entries(range(1, 5000))) == 1200
    assert store.entries([]) == {}
