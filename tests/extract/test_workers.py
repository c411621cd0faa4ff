"""Workers: whatever a reader does, the file gets one clear error, the next file a sound worker, and nothing is left."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.loader import samples
from extract.errors import CrashError, MemoryLimitError, NotVietnameseError, ReadError, TimeLimitError
from extract.limits import Limits
from extract.pipeline import extract
from extract.workers import Workers, extract_file
from tests.extract import misbehaving

SAMPLE = samples() / "phu-yen-huyen-tay-hoa-2021-2025.txt"
TARGET = "tests.extract.misbehaving:read"
LIMITS = Limits(seconds=2, memory_bytes=100_000_000)
Deed = Callable[[], object]


def gone(process: int, *, within: float = 5) -> bool:
    """Tell whether a process ends, or is dead and only not yet waited for."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        status = Path(f"/proc/{process}/status")
        try:
            if "State:\tZ" in status.read_text():
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which workers get theirs."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def workers(temporary: Path) -> Iterator[Workers]:
    """Give one worker that does the deeds of `misbehaving`; at the end it has left nothing."""
    with Workers(1, LIMITS, target=TARGET) as started:
        yield started
    assert list(temporary.glob("doisanh-*")) == []


def do(workers: Workers, deed: Deed) -> object:
    return workers.run(deed.__name__)


ENDINGS = [
    pytest.param(misbehaving.hang, TimeLimitError, "DOISANH_MAX_SECONDS", id="hangs"),
    pytest.param(misbehaving.spin, TimeLimitError, "2 giây", id="holds the interpreter"),
    pytest.param(misbehaving.eat_memory, MemoryLimitError, "DOISANH_MAX_MEMORY_BYTES", id="eats memory"),
    pytest.param(misbehaving.die, CrashError, "mã thoát 7", id="exits"),
    pytest.param(misbehaving.be_killed, CrashError, "tín hiệu 9", id="is killed"),
    pytest.param(misbehaving.leave_the_interpreter, CrashError, "mã thoát 1", id="raises SystemExit"),
    pytest.param(misbehaving.fail, CrashError, "ZeroDivisionError: chia cho không", id="fails"),
    pytest.param(misbehaving.give_what_cannot_be_sent, CrashError, "pickle", id="gives what cannot be sent"),
]


@pytest.mark.parametrize(("deed", "error", "said"), ENDINGS)
def test_what_ends_badly_is_one_error_and_the_next_worker_is_fresh(
    deed: Deed, error: type[ReadError], said: str, workers: Workers
) -> None:
    before = do(workers, misbehaving.say_who)
    started = time.monotonic()
    with pytest.raises(error, match=said) as caught:
        do(workers, deed)
    assert time.monotonic() - started < 10
    assert "\n" not in str(caught.value)
    after = do(workers, misbehaving.say_who)
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert after[:2] != before[:2]
    assert gone(before[0])
    assert not Path(before[1]).exists()


def test_an_error_of_the_reader_comes_as_it_is_and_the_worker_stays(workers: Workers) -> None:
    before = do(workers, misbehaving.say_who)
    with pytest.raises(NotVietnameseError, match="không phải tiếng Việt"):
        do(workers, misbehaving.refuse)
    assert do(workers, misbehaving.say_who) == before


def test_the_place_of_a_fault_of_ours_is_told_with_it(workers: Workers) -> None:
    with pytest.raises(CrashError) as caught:
        do(workers, misbehaving.fail)
    assert "misbehaving.py" in "".join(caught.value.__notes__)


@pytest.mark.parametrize(
    ("deed", "error"),
    [
        pytest.param(misbehaving.start_a_program_and_hang, TimeLimitError, id="and hangs"),
        pytest.param(misbehaving.leave_a_program_and_die, CrashError, id="and dies, the program keeping the pipe open"),
    ],
)
def test_programs_that_a_reader_started_end_with_it(
    deed: Deed, error: type[ReadError], workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOISANH_TEST_PIDS", str(tmp_path / "pid"))
    with pytest.raises(error):
        do(workers, deed)
    assert gone(int((tmp_path / "pid").read_text()))


def test_programs_left_behind_end_with_the_workers(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_TEST_PIDS", str(temporary / "pid"))
    with Workers(1, LIMITS, target=TARGET) as workers:
        do(workers, misbehaving.leave_a_program)
        program = int((temporary / "pid").read_text())
        assert not gone(program, within=0.1)
    assert gone(program)


def test_temporary_files_are_gone_after_each_file(workers: Workers, temporary: Path) -> None:
    left = do(workers, misbehaving.leave_files)
    (folder,) = temporary.glob("doisanh-*")
    assert isinstance(left, list)
    assert {Path(one).parent for one in left} == {folder}
    do(workers, misbehaving.say_who)
    assert list(folder.iterdir()) == []


def test_a_worker_sees_the_settings_of_its_time(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_TEST_SETTING", "có")
    told = do(workers, misbehaving.say_who)
    assert isinstance(told, tuple)
    assert told[2] == "có"


def test_what_a_reader_prints_is_dropped(workers: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    assert do(workers, misbehaving.print_something) == "sạch"
    assert capfd.readouterr().out == ""


def test_what_hangs_is_not_waited_for_at_the_end(temporary: Path) -> None:
    started = time.monotonic()
    with ThreadPoolExecutor(5) as threads, Workers(2, Limits(), target=TARGET) as workers:
        futures = [threads.submit(workers.run, "hang") for _ in range(5)]
        time.sleep(0.5)
    assert time.monotonic() - started < 5
    assert [type(future.exception()) for future in futures] == [CrashError] * 5
    assert list(temporary.glob("doisanh-*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_one_worker_reads_many_files_in_the_same_memory(temporary: Path) -> None:
    data = SAMPLE.read_bytes()
    with Workers(1, Limits(), target="tests.extract.misbehaving:memory_after") as workers:
        mapped = [workers.run(SAMPLE.name, data) for _ in range(60)]
    assert max(mapped[20:]) <= max(mapped[:20]) + 4_000_000
    assert list(temporary.glob("doisanh-*")) == []


def test_a_file_gives_the_plan_that_the_pipeline_gives() -> None:
    assert extract_file(SAMPLE.name, SAMPLE.read_bytes()) == extract(SAMPLE.name, SAMPLE.read_bytes())


def test_a_file_that_cannot_be_read_says_why() -> None:
    with pytest.raises(ReadError, match="tệp rỗng"):
        extract_file("a.txt", b"")


def test_a_setting_bounds_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_MAX_MEMORY_BYTES", "2000000")
    with pytest.raises(MemoryLimitError, match="2000000 byte"):
        extract_file("a.txt", SAMPLE.read_bytes() * 100)


KILLED = """
import sys
from extract.limits import Limits
from extract.workers import Workers
with Workers(1, Limits(), target="tests.extract.misbehaving:read") as workers:
    print(*workers.run("say_who")[:2], flush=True)
    workers.run(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are of POSIX")
@pytest.mark.parametrize("deed", [misbehaving.hang, misbehaving.start_a_program_and_hang])
def test_workers_do_not_outlive_a_killed_parent(deed: Deed, tmp_path: Path) -> None:
    pids = tmp_path / "pid"
    environment = {**os.environ, "DOISANH_TEST_PIDS": str(pids), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", KILLED, deed.__name__]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        worker, folder = parent.stdout.readline().split() if parent.stdout else ("0", "")
        time.sleep(0.5)
        parent.kill()
    assert gone(int(worker))
    assert not Path(folder).exists()
    if pids.exists():
        assert gone(int(pids.read_text()))
