"""The library as a whole: an index that follows the store, beside other processes and other encoders."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import NotALibraryError, UnknownPlanError
from index.library import Library
from index.lock import writing
from index.rows import rows_of

NewPlan = Callable[..., Path]
OpenLibrary = Callable[..., Library]
QUERY = "công bố danh mục thủ tục hành chính"


def found(library: Library, query: str = QUERY) -> list[tuple[str, float, Any]]:
    return [(hit["entry"], hit["score"], hit["why"]) for hit in library.search(query)["hits"]]


def test_show_gives_the_plan_under_its_slug(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "Kế hoạch.md")
    library.ingest([path])
    shown = library.show("ke-hoach")
    assert (shown["plan"], shown["source"]) == ("ke-hoach", "Kế hoạch.md")
    assert shown["text"] == path.read_text(encoding="utf-8")
    assert [task["task"] for task in shown["tasks"]] == ["Công bố danh mục thủ tục hành chính đã rà soát"]
    with pytest.raises(UnknownPlanError):
        library.show("Kế hoạch.md")


def test_a_reader_beside_a_writer_answers_from_what_it_has_and_says_so(
    library: Library, tmp_path: Path, new_plan: NewPlan, open_library: OpenLibrary
) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    with open_library(tmp_path / "data") as reader:
        before = found(reader)
        # The store is ahead of the index while its writer is between the commits of the two.
        store = library._store
        (first,) = store.plans()
        plan = store.plan("a")
        assert plan is not None
        other = dataclasses.replace(first, plan="b", path="/b.md", sha256="b")
        entries = [dataclasses.replace(one, entry=one.entry.replace("a#", "b#"), plan="b") for one in library.entries()]
        with writing(tmp_path / "data"):
            store.add(other, rows_of(plan, entries))
            answer = reader.search(QUERY)
            assert answer["stale"] is True
            assert [hit["entry"] for hit in answer["hits"]] == [entry for entry, _, _ in before]
        answer = reader.search(QUERY)
        assert answer["stale"] is False
        assert {hit["plan"] for hit in answer["hits"]} == {"a", "b"}


def test_a_reader_sees_what_another_process_took_in(
    library: Library, tmp_path: Path, new_plan: NewPlan, open_library: OpenLibrary
) -> None:
    with open_library(tmp_path / "data") as reader:
        assert found(reader) == []
        library.ingest([new_plan(tmp_path, "a.md")])
        with writing(tmp_path / "data"):
            answer = reader.search(QUERY)
        assert answer["stale"] is False
        assert answer["hits"]


def test_a_lost_index_is_built_again(
    library: Library, tmp_path: Path, new_plan: NewPlan, open_library: OpenLibrary
) -> None:
    library.ingest([new_plan(tmp_path, "a.md"), new_plan(tmp_path, "b.md", year=2023)])
    before = found(library)
    library.close()
    shutil.rmtree(tmp_path / "data" / "index")
    with open_library(tmp_path / "data") as again:
        assert found(again) == before
        assert before


def test_another_encoder_builds_the_index_anew(
    library: Library, tmp_path: Path, new_plan: NewPlan, open_library: OpenLibrary
) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    before = found(library)
    with open_library(tmp_path / "data", fingerprint="hashed/2") as other:
        assert other._engine.applied == 0
        assert found(other) == before
        assert other._engine.applied == other._store.last_change()


def test_a_replaced_plan_leaves_no_old_entries_behind(
    library: Library, tmp_path: Path, new_plan: NewPlan, open_library: OpenLibrary
) -> None:
    for year in (2022, 2023, 2024):
        library.ingest([new_plan(tmp_path, "a.md", year=year)])
    with open_library(tmp_path / "fresh") as fresh:
        fresh.ingest([tmp_path / "a.md"])
        assert list(library.entries()) == list(fresh.entries())
        assert found(library) == found(fresh)
        assert library._engine.size == fresh._engine.size


def test_a_folder_that_cannot_hold_a_library_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"khong phai" * 100)
    with pytest.raises(NotALibraryError, match="không mở được"):
        Library.open(tmp_path)


def test_the_shipped_encoder_carries_a_library(tmp_path: Path, new_plan: NewPlan) -> None:
    with Library.open(tmp_path / "data") as opened:
        opened.ingest([new_plan(tmp_path, "a.md")])
        (best, *_) = opened.search(QUERY)["hits"]
    assert best["text"] == "Công bố danh mục thủ tục hành chính đã rà soát"
    assert (best["why"]["terms"], best["why"]["vectors"]) == (1, 1)
