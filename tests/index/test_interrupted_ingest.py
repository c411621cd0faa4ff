"""An ingest interrupted at the terminal ends at once, keeps what came in, and a new one goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.store import Store

PLANS = 40
COMMAND = (sys.executable, "-c", "from api.cli import main; main()", "ingest")


def held(data: Path) -> int:
    """How many plans a library holds, 0 where it is not there yet."""
    if not (data / "writer.lock").exists():
        return 0
    store = Store.open(data)
    count = len(store.plans())
    store.close()
    return count


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal interrupts a process group on POSIX")
@pytest.mark.parametrize("after", [0, 10])
def test_an_interrupt_ends_at_once_and_a_new_run_goes_on(
    after: int, tmp_path: Path, new_plan: Callable[..., Path], open_library: Callable[..., Library]
) -> None:
    folder, data = tmp_path / "kế hoạch", tmp_path / "data"
    for number in range(PLANS):
        new_plan(folder, f"{number:02}.md", year=2015 + number % 10, tasks=[f"Rà soát đợt {number}"] * 12)
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [*COMMAND, str(folder), "--data", str(data)],
        stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment, start_new_session=True,
    ) as process:  # fmt: skip
        while (process.poll() is None and not (data / "writer.lock").exists()) or held(data) < after:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        interrupted = time.monotonic()
        _, said = process.communicate(timeout=60)
        assert time.monotonic() - interrupted < 5
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert said.startswith("Đã dừng: ")
    assert list(tmp_path.glob("doisanh-*")) == []
    kept = held(data)
    assert after <= kept < PLANS
    assert kept - 1 <= int(said.split()[2]) <= kept  # the last may be in and not yet counted
    with open_library(data) as library:
        outcomes = library.ingest([folder])
    assert [one.outcome for one in outcomes] == ["unchanged"] * kept + ["added"] * (PLANS - kept)
