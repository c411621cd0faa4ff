"""A writer killed at any moment (SIGKILL): what was acknowledged is whole, and the index catches up with it."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.store import Store

PLANS = 40
BEGUN = 5
KILLS = 6
SOAK_KILLS = 60
QUERIES = ("công bố danh mục thủ tục hành chính", "số hóa hồ sơ", "đào tạo công chức bộ phận một cửa")
TASKS = ("Công bố danh mục thủ tục hành chính", "Số hóa hồ sơ, kết quả giải quyết", "Đào tạo công chức bộ phận một cửa")
INGEST = "from api.cli import main; main()"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory, new_plan: Callable[..., Path]) -> Path:
    """Give a folder of plans of different issuers."""
    folder = tmp_path_factory.mktemp("plans")
    for number in range(PLANS):
        new_plan(
            folder,
            f"{number:02}.md",
            tasks=[f"{task} đợt {number}" for task in TASKS],
            issuer=f"ỦY BAN NHÂN DÂN XÃ SỐ {number}",
            year=2015 + number % 10,
        )
    return folder


def ingest(plans: Path, data: Path, *, kill_after: float | None = None, kill_at: int | None = None) -> float:
    """Run `doisanh ingest`; return how long it ran from the moment when it took the lock.

    It is killed some seconds after that, or when the library holds a number of plans.
    """
    command = [sys.executable, "-c", INGEST, "ingest", str(plans), "--data", str(data), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while not (data / "writer.lock").exists() and process.poll() is None:
        time.sleep(0.005)
    started = time.monotonic()
    if kill_at is not None:
        wait_for(kill_at, data, process)
    if kill_after is not None:
        time.sleep(kill_after)
    if kill_after is not None or kill_at is not None:
        process.kill()
    process.wait()
    return time.monotonic() - started


def wait_for(count: int, data: Path, process: "subprocess.Popen[bytes]") -> None:
    store = Store.open(data)
    while len(store.plans()) < count and process.poll() is None:
        time.sleep(0.002)
    store.close()


def check_whole(store: Store) -> None:
    """Every plan has its entries, and the log says of exactly these that they came."""
    keys = dict(store.all_entries())
    assert {entry.plan for entry in keys.values()} == {plan.plan for plan in store.plans()}
    changes = store.changes_since(0)
    assert [change.op for change in changes] == ["add"] * len(keys)
    assert {change.key for change in changes} == set(keys)
    counts = {plan.plan: sum(entry.plan == plan.plan for entry in keys.values()) for plan in store.plans()}
    assert set(counts.values()) <= {len(TASKS) + 1}


def answers(library: Library) -> list[list[str]]:
    return [[hit["entry"] for hit in library.search(query)["hits"]] for query in QUERIES]


def rebuilt(data: Path, folder: Path) -> list[list[str]]:
    """Return the answers of the same store under an index built in one go."""
    shutil.copytree(data, folder, ignore=shutil.ignore_patterns("index"))
    with Library.open(folder) as clean:
        return answers(clean)


def begun(plans: Path, folder: Path) -> Path:
    """Return a data folder that holds the first plans, with an index that goes on from there."""
    with Library.open(folder) as library:
        library.ingest(sorted(plans.iterdir())[:BEGUN])
    (folder / "writer.lock").unlink(missing_ok=True)
    return folder


@pytest.mark.parametrize(
    "kills", [pytest.param(KILLS, id="a sample"), pytest.param(SOAK_KILLS, id="many", marks=pytest.mark.soak)]
)
def test_a_killed_writer_leaves_a_whole_library(plans: Path, tmp_path: Path, kills: int) -> None:
    chance = random.Random(20)
    first = begun(plans, tmp_path / "begun")
    whole = ingest(plans, Path(shutil.copytree(first, tmp_path / "whole")))
    kept: list[int] = []
    for number in range(kills):
        data = Path(shutil.copytree(first, tmp_path / str(number)))
        # One moment in each part of the run, by turns of its time and of its plans.
        part = (number + chance.random()) / kills
        if number % 2:
            ingest(plans, data, kill_at=BEGUN + round(part * (PLANS - BEGUN)))
        else:
            ingest(plans, data, kill_after=part * whole)
        with Library.open(data) as left:
            check_whole(left._store)
            kept.append(len(left.plans()))
            found = answers(left)
        assert all(found)
        assert found == rebuilt(data, tmp_path / f"{number} rebuilt")
    # The sample tells something only where it holds kills amid the writing.
    assert any(BEGUN < count < PLANS for count in kept), kept
    with Library.open(data) as left:
        left.ingest([plans])
        assert len(left.plans()) == PLANS
        check_whole(left._store)
