"""Pictures of stored plans: only of the very bytes that were read, and the last ones kept."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from extract.workers import Workers
from index.errors import NoPictureError, UnknownPlanError
from index.library import Library
from index.page_pictures import PagePictures
from index.store import StoredPlan
from tests.index import misdrawing

NewPlan = Callable[..., Path]
PDF = Path(__file__).resolve().parents[1] / "api" / "printed" / "plan.pdf"


@pytest.fixture
def file(tmp_path: Path, library: Library) -> Path:
    """Give a PDF that the library has read as `plan`."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(PDF.read_bytes())
    assert [one.outcome for one in library.ingest([path])] == ["added"]
    return path


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the list of pages that were really drawn, as it grows."""
    numbers: list[int] = []

    real = Workers.run

    def counted(workers: Workers, data: bytes, number: int) -> object:
        numbers.append(number)
        return real(workers, data, number)

    monkeypatch.setattr(Workers, "run", counted)
    return numbers


def stored(library: Library) -> StoredPlan:
    return next(one for one in library.plans() if one.plan == "plan")


def test_a_page_is_drawn_once(library: Library, file: Path, drawn: list[int]) -> None:
    assert file.exists()
    first, tag = library.page_png("plan", 1)
    assert first.startswith(b"\x89PNG")
    assert library.page_png("plan", 1) == (first, tag)
    assert library.page_png("plan", 2) != (first, tag)
    assert drawn == [1, 2]


def test_only_so_much_is_kept(library: Library, file: Path, drawn: list[int]) -> None:
    assert file.exists()
    with closing(PagePictures(kept_bytes=1)) as pictures:
        for number in (1, 1, 2, 1):
            pictures.png(stored(library), number)
    assert drawn == [1, 2, 1]


@pytest.mark.parametrize("bad", [misdrawing.HANGS, misdrawing.EATS_MEMORY, misdrawing.DIES, misdrawing.FAILS])
def test_a_page_that_ends_badly_costs_its_picture_alone(
    bad: int, library: Library, file: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert file.exists()
    monkeypatch.setenv("DOISANH_MAX_MEMORY_BYTES", "100000000")
    with closing(PagePictures(seconds=2, target=misdrawing.TARGET)) as pictures:
        process = pictures.png(stored(library), misdrawing.WELL)
        assert int(process) != os.getpid()
        with pytest.raises(NoPictureError, match="không vẽ được") as raised:
            pictures.png(stored(library), bad)
        assert "nơi/kín" not in str(raised.value)
        assert f"page {bad}" in caplog.text
        assert pictures.png(stored(library), misdrawing.WELL_AGAIN)
    assert _is_gone(int(process))


def test_the_worker_ends_with_the_library(file: Path, library: Library) -> None:
    assert file.exists()
    library.page_png("plan", 1)
    (worker,) = library._pictures._started()._workers
    process = worker._process.pid
    assert process is not None
    library.close()
    assert _is_gone(process)


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_file_that_changed_has_no_pictures_though_they_were_kept(library: Library, file: Path) -> None:
    library.page_png("plan", 1)
    file.write_bytes(PDF.read_bytes() + b"\n")
    with pytest.raises(NoPictureError, match="thay đổi"):
        library.page_png("plan", 1)


def test_a_file_written_anew_with_the_same_bytes_has(library: Library, file: Path) -> None:
    first = library.page_png("plan", 1)
    file.write_bytes(PDF.read_bytes())
    os.utime(file, ns=(1, 1))
    assert library.page_png("plan", 1) == first


def test_a_file_that_went_has_none_and_is_not_named(library: Library, file: Path) -> None:
    library.page_png("plan", 1)
    file.unlink()
    with pytest.raises(NoPictureError) as raised:
        library.page_png("plan", 1)
    assert str(file.parent) not in str(raised.value)


def test_what_stands_in_its_place_is_not_waited_for(library: Library, file: Path) -> None:
    """A pipe would never end."""
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(NoPictureError, match="không còn"):
        library.page_png("plan", 1)


@pytest.mark.parametrize("number", [-1, 0, 3, 10**30])
def test_a_page_that_is_not_there(library: Library, file: Path, number: int) -> None:
    assert file.exists()
    with pytest.raises(NoPictureError, match="không có trang"):
        library.page_png("plan", number)


def test_a_plan_without_pages(library: Library, tmp_path: Path, new_plan: NewPlan) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    with pytest.raises(NoPictureError, match="PDF"):
        library.page_png("a", 1)
    with pytest.raises(UnknownPlanError):
        library.page_png("nowhere", 1)


def test_entries_say_which_page_they_begin_on(library: Library, file: Path, tmp_path: Path, new_plan: NewPlan) -> None:
    library.ingest([new_plan(tmp_path, "a.md")])
    pages = {entry.text: entry.page for entry in library.entries() if entry.source == file.name}
    assert pages["Khảo sát sự hài lòng của người nộp hồ sơ qua điện thoại"] == 2
    assert min(page or 0 for page in pages.values()) == 1
    assert {entry.page for entry in library.entries() if entry.source == "a.md"} == {None}
