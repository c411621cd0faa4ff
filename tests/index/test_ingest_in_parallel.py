"""Files read at a time: the library is the same for any number of workers, whatever some files do to theirs."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.limits import Limits
from index.ingest import files_in, ingest
from index.outcome import Ingested
from index.store import Store
from tests.index.misreading import TARGET

NewPlan = Callable[..., Path]


def read_in(folder: Path, data: Path, *, workers: int, limits: Limits | None = None) -> tuple[list[Ingested], Any]:
    """Ingest a folder into a new store; return the outcomes, and all that the store holds."""
    data.mkdir()
    store = Store.open(data)
    outcomes = list(ingest(store, files_in([folder]), limits or Limits(), workers=workers, target=TARGET))
    held = [(one.plan, one.path, one.sha256, store.plan(one.plan)) for one in store.plans()]
    log = [(change.seq, change.op, change.key) for change in store.changes_since(0)]
    everything = (held, list(store.all_entries()), list(store.citations()), log)
    store.close()
    return outcomes, everything


def told(outcomes: list[Ingested]) -> list[tuple[str, str, str | None, str | None]]:
    return [(Path(one.path).name, one.outcome, one.plan, one.reason) for one in outcomes]


def test_the_library_is_the_same_for_any_number_of_workers(tmp_path: Path, new_plan: NewPlan) -> None:
    folder = tmp_path / "kế hoạch"
    for number in range(10):
        # One name in many folders; some take longer than those after them, some repeat earlier ones.
        name = "chậm.md" if number % 4 == 0 else "kế hoạch.md"
        new_plan(folder / f"{number}", name, year=2015 + number % 7, tasks=(f"Rà soát đợt {number % 7}",))
    (folder / "5" / "chậm.md").write_bytes(b"")
    one, alone = read_in(folder, tmp_path / "1", workers=1)
    many, together = read_in(folder, tmp_path / "8", workers=8)
    assert told(one) == told(many)
    assert alone == together
    assert [outcome.outcome for outcome in one] == ["added"] * 5 + ["failed"] + ["added"] * 2 + ["duplicate"] * 3
    names = [plan for plan, *_ in alone[0]]
    assert names == ["cham", "cham-2", "ke-hoach", "ke-hoach-2", "ke-hoach-3", "ke-hoach-4", "ke-hoach-5"]


def test_a_duplicate_of_a_plan_that_goes_meanwhile_is_read(tmp_path: Path, new_plan: NewPlan) -> None:
    folder = tmp_path / "kế hoạch"
    first = new_plan(folder, "a.md", year=2021)
    before = first.read_bytes()
    store = Store.open(tmp_path)
    list(ingest(store, [first], Limits(), workers=2))
    new_plan(folder, "a.md", year=2022)
    (folder / "b.md").write_bytes(before)
    outcomes = list(ingest(store, files_in([folder]), Limits(), workers=2))
    store.close()
    assert [(one.outcome, one.plan) for one in outcomes] == [("replaced", "a"), ("added", "b")]


def test_files_that_hang_or_kill_their_worker_fail_alone(
    tmp_path: Path, new_plan: NewPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, temporary = tmp_path / "kế hoạch", tmp_path / "tạm"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for number in range(10):
        new_plan(folder, f"{number}.md", year=2015 + number)
    new_plan(folder, "3 treo.md", issuer="SỞ Y TẾ TỈNH ĐỒNG NAI")
    new_plan(folder, "6 hỏng.md", issuer="SỞ TÀI CHÍNH TỈNH ĐỒNG NAI")
    outcomes, held = read_in(folder, tmp_path / "data", workers=2, limits=Limits(seconds=2))
    failed = {Path(one.path).name: one.reason or "" for one in outcomes if one.outcome == "failed"}
    assert set(failed) == {"3 treo.md", "6 hỏng.md"}
    assert "DOISANH_MAX_SECONDS" in failed["3 treo.md"]
    assert "mã thoát 11" in failed["6 hỏng.md"]
    assert [plan for plan, *_ in held[0]] == [str(number) for number in range(10)]
    assert {entry.plan for _, entry in held[1]} == {str(number) for number in range(10)}
    assert list(temporary.glob("doisanh-*")) == []
