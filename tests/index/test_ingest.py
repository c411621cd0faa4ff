"""Files into the library: every outcome, and that a file which fails leaves the library as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import LockedError, UnknownPlanError
from index.ingest import files_in
from index.library import Library
from index.lock import writing
from index.outcome import Ingested

NewPlan = Callable[..., Path]

ENGLISH = "The city council shall publish the annual report on its website before the end of the second quarter.\n" * 20
NO_PLAN = (
    "Truyện Kiều kể về cuộc đời của nàng Thúy Kiều, người con gái tài sắc phải chịu nhiều nỗi truân chuyên.\n\n"
    "Tác phẩm được viết bằng chữ Nôm, theo thể lục bát, và được nhiều thế hệ người Việt yêu thích.\n"
)


def state(library: Library) -> tuple[Any, ...]:
    """Everything that the store says, the log included."""
    store = library._store
    return store.plans(), list(store.all_entries()), list(store.citations()), store.changes_since(0)


def ingested(library: Library, *paths: Path) -> list[tuple[str, str | None]]:
    return [(one.outcome, one.plan) for one in library.ingest(paths)]


def test_a_new_file_is_added_and_stays_unchanged(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "Kế hoạch CCHC 2022.md")
    assert ingested(library, path) == [("added", "ke-hoach-cchc-2022")]
    before = state(library)
    assert ingested(library, path) == [("unchanged", "ke-hoach-cchc-2022")]
    assert state(library) == before


def test_what_was_read_is_said(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md", tasks=("Công bố danh mục thủ tục", "Số hóa hồ sơ"))
    (outcome,) = library.ingest([path])
    assert (outcome.path, outcome.tasks, outcome.references, outcome.reason) == (str(path), 2, 2, None)
    assert outcome.seconds > 0
    assert (outcome.kind, outcome.format, outcome.pages, outcome.warnings) == ("Kế hoạch", "text", None, ())
    assert set(outcome.to_json()) == {
        "path", "outcome", "plan", "reason", "kind", "format", "pages", "tasks", "references", "warnings", "seconds",
    }  # fmt: skip


def test_another_file_of_the_same_name_gets_a_slug_of_its_own(
    library: Library, tmp_path: Path, new_plan: NewPlan
) -> None:
    first = new_plan(tmp_path / "một", "kế hoạch.md", year=2022)
    second = new_plan(tmp_path / "hai", "kế hoạch.md", year=2023)
    assert ingested(library, first, second) == [("added", "ke-hoach"), ("added", "ke-hoach-2")]


def test_new_bytes_at_the_same_path_replace_the_plan(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md", tasks=("Công bố danh mục thủ tục hành chính",))
    library.ingest([path])
    new_plan(tmp_path, "a.md", tasks=("Đào tạo công chức bộ phận một cửa",))
    assert ingested(library, path) == [("replaced", "a")]
    assert [one.text for one in library.entries() if one.kind == "task"] == ["Đào tạo công chức bộ phận một cửa"]
    found = {hit["text"] for hit in library.search("công bố danh mục thủ tục hành chính")["hits"]}
    assert "Công bố danh mục thủ tục hành chính" not in found


def test_the_same_bytes_elsewhere_are_a_duplicate_and_said(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    first = new_plan(tmp_path, "a.md")
    library.ingest([first])
    before = state(library)
    second = tmp_path / "b.md"
    second.write_bytes(first.read_bytes())
    (outcome,) = library.ingest([second])
    assert (outcome.outcome, outcome.plan) == ("duplicate", "a")
    assert outcome.reason is not None
    assert str(first) in outcome.reason
    assert state(library) == before


def _empty(folder: Path) -> Path:
    return _file(folder, b"")


def _blank(folder: Path) -> Path:
    return _file(folder, b" \n\t\n")


def _binary(folder: Path) -> Path:
    return _file(folder, bytes(range(256)) * 40)


def _archive(folder: Path) -> Path:
    return _file(folder, b"PK\x03\x04" + b"\x14\x00" * 300)


def _english(folder: Path) -> Path:
    return _file(folder, ENGLISH.encode())


def _long_line(folder: Path) -> Path:
    return _file(folder, ("Cải cách thủ tục hành chính " * 100).encode())


def _old_encoding(folder: Path) -> Path:
    return _file(folder, "C¶i c¸ch hµnh chÝnh n¨m 2022\n".encode("latin-1"))  # TCVN3, a font's own code


def _missing(folder: Path) -> Path:
    return folder / "hỏng.txt"


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "hỏng.txt"
    path.write_bytes(data)
    return path


FAILURES = [
    pytest.param(_empty, "rỗng", id="empty"),
    pytest.param(_blank, "không có chữ", id="white space only"),
    pytest.param(_binary, "nhị phân", id="binary"),
    pytest.param(_archive, "nhị phân", id="an archive called .txt"),
    pytest.param(_english, "không phải tiếng Việt", id="English"),
    pytest.param(_long_line, "DOISANH_MAX_LINE_CHARACTERS", id="a line over the limit"),
    pytest.param(_old_encoding, "không giải mã được", id="another encoding"),
    pytest.param(_missing, "không có tệp", id="missing"),
]


@pytest.mark.parametrize(("made", "reason"), FAILURES)
def test_a_file_that_fails_says_why_and_changes_nothing(
    made: Callable[[Path], Path],
    reason: str,
    library: Library,
    tmp_path: Path,
    new_plan: NewPlan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    before = state(library)
    monkeypatch.setenv("DOISANH_MAX_LINE_CHARACTERS", "1000")
    (outcome,) = library.ingest([made(tmp_path)])
    assert (outcome.outcome, outcome.plan) == ("failed", None)
    assert outcome.reason is not None
    assert reason in outcome.reason
    assert "\n" not in outcome.reason
    assert state(library) == before


def test_a_plan_that_turns_unreadable_stays_as_it_was(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md")
    library.ingest([path])
    before = state(library)
    path.write_bytes(b"")
    assert ingested(library, path) == [("failed", None)]
    assert state(library) == before


def test_a_file_over_the_limit_fails(
    library: Library, tmp_path: Path, new_plan: NewPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOISANH_MAX_FILE_BYTES", "100")
    (outcome,) = library.ingest([new_plan(tmp_path, "a.md")])
    assert outcome.outcome == "failed"
    assert outcome.reason is not None
    assert "DOISANH_MAX_FILE_BYTES" in outcome.reason


def test_a_broken_file_never_stops_the_rest(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    folder = tmp_path / "kế hoạch"
    new_plan(folder, "a.md", year=2022)
    (folder / "b.md").write_bytes(b"")
    new_plan(folder, "c.md", year=2023)
    assert [outcome for outcome, _ in ingested(library, folder)] == ["added", "failed", "added"]
    assert [plan.plan for plan in library.plans()] == ["a", "c"]


def test_a_vietnamese_document_that_is_no_plan_is_taken_in_without_tasks(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "truyện.txt"
    path.write_text(NO_PLAN, encoding="utf-8")
    (outcome,) = library.ingest([path])
    assert (outcome.outcome, outcome.tasks) == ("added", 0)
    assert library.show("truyen")["text"] == NO_PLAN
    assert all(entry.kind != "task" for entry in library.entries())


def test_a_folder_gives_the_files_that_a_reader_knows(tmp_path: Path, new_plan: NewPlan) -> None:
    kept = [new_plan(tmp_path, "b.md"), new_plan(tmp_path, "a.TXT")]
    (tmp_path / "sâu").mkdir()
    kept.append(new_plan(tmp_path / "sâu", "c.txt"))
    kept.append(new_plan(tmp_path, "d.HTM"))
    for name in ("README.md", ".ẩn.md", "bảng.xyz"):
        new_plan(tmp_path, name)
    new_plan(tmp_path / "d_files", "header.htm")
    assert files_in([tmp_path]) == sorted(kept)
    assert files_in([kept[0], tmp_path, kept[0]])[0] == kept[0]
    assert len(files_in([kept[0], tmp_path, kept[0]])) == len(kept)


def test_each_outcome_is_told_as_it_comes(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    new_plan(tmp_path / "p", "a.md", year=2022)
    new_plan(tmp_path / "p", "b.md", year=2023)
    told: list[tuple[str | None, int]] = []

    def done(outcome: Ingested, total: int) -> None:
        told.append((outcome.plan, total))

    library.ingest([tmp_path / "p"], done=done)
    assert told == [("a", 2), ("b", 2)]


def test_a_second_writer_is_refused(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md")
    with writing(tmp_path / "data"), pytest.raises(LockedError, match="tiến trình khác"):
        library.ingest([path])
    assert ingested(library, path) == [("added", "a")]


def test_a_plan_is_removed_with_all_that_it_brought(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    library.remove("a")
    plans, entries, cited, log = state(library)
    assert (plans, entries, cited) == ([], [], [])
    assert sorted(change.key for change in log if change.op == "add") == sorted(
        change.key for change in log if change.op == "remove"
    )
    assert library.search("thủ tục hành chính")["hits"] == []
    with pytest.raises(UnknownPlanError, match="'a'"):
        library.remove("a")
    with pytest.raises(UnknownPlanError, match="'a'"):
        library.show("a")
