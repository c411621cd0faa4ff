"""Files read in processes of their own, within limits of time and memory: what goes wrong in one stays there."""

import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any

from extract.errors import CrashError, MemoryLimitError, ReadError, TimeLimitError
from extract.limits import Limits
from extract.plan import Plan
from extract.worker import READY, serve

# A fork of a process that has loaded everything starts in milliseconds; Windows must load it anew each time.
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_context = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
if _FORKS:
    _context.set_forkserver_preload(["extract.preloaded"])
_START_SECONDS = 60
_END_SECONDS = 10
_starting = threading.Lock()


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


_one_a_core = threading.BoundedSemaphore(usable_cores())


def extract_file(name: str, data: bytes, limits: Limits | None = None) -> Plan:
    """Read one file as `extract.pipeline.extract` does, in a worker that ends with it.

    Raises ReadError, of the worker as well: TimeLimitError, MemoryLimitError, CrashError.
    """
    limits = limits or Limits.from_environment()
    with _one_a_core, Workers(1, limits) as workers:
        plan: Plan = workers.submit(name, data, limits=limits).result()
    return plan


class Workers:
    """Up to `count` processes, started when there is work, each doing one job after the other.

    Use it in a `with`: at its end no process and no temporary file is left, whatever was still being done. `target`
    names the function ("module:function") that a worker calls with the arguments of a job.
    """

    def __init__(self, count: int, limits: Limits, *, target: str = "extract.pipeline:extract") -> None:
        self._limits = limits
        self._target = target
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="doisanh")
        self._own = threading.local()  # the worker of a thread
        self._workers: set[_Worker] = set()
        self._closing = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing = True
        for worker in tuple(self._workers):
            worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in tuple(self._workers):
            self._end(worker)

    def submit(self, *arguments: object, **options: object) -> "Future[Any]":
        """Let a worker do a job: a call of the target with these arguments; the future gives what it returns.

        The future raises ReadError: the target's own, TimeLimitError, MemoryLimitError, or CrashError where the worker
        died or the target raised anything else. The next job finds a fresh worker.
        """
        return self._threads.submit(self._do, pickle.dumps((arguments, options)))

    def _do(self, job: bytes) -> object:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.is_alive():
            worker = self._fresh(worker)
        try:
            return worker.ask(job)
        except (TimeLimitError, MemoryLimitError, CrashError):
            self._end(worker)
            raise

    def _fresh(self, old: "_Worker | None") -> "_Worker":
        if old is not None:
            self._end(old)
        worker = _Worker(self._limits, self._target)
        self._workers.add(worker)
        self._own.worker = worker
        worker.start()
        if self._closing:  # `__exit__` may have looked before the start
            raise CrashError("việc đọc tệp đã bị dừng")
        return worker

    def _end(self, worker: "_Worker") -> None:
        if worker in self._workers:
            self._workers.remove(worker)
            worker.end()


class _Worker:
    """One process, with the pipe to it and the folder for its temporary files."""

    def __init__(self, limits: Limits, target: str) -> None:
        self._limits = limits
        self._folder = Path(tempfile.mkdtemp(prefix="doisanh-"))
        self._pipe, self._theirs = _context.Pipe()
        given = (self._theirs, target, str(self._folder), limits, dict(os.environ))
        self._process: BaseProcess = _context.Process(target=serve, args=given, daemon=True)  # type: ignore[attr-defined]

    def start(self) -> None:
        """Start the process and wait until it takes jobs; raises CrashError where it does not come up."""
        _start(self._process)
        self._theirs.close()
        with self._killed_after(_START_SECONDS):
            said = self._received()
        if said != READY:
            raise CrashError("không khởi động được tiến trình đọc tệp")

    def is_alive(self) -> bool:
        """Tell whether the process can take a job."""
        return self._process.is_alive()

    def ask(self, job: bytes) -> object:
        """Return what a job gives, or raise what it ended with; after a limit or a crash the worker is of no use."""
        with self._killed_after(self._limits.seconds) as late:
            with suppress(OSError):  # it has died: there will be no answer
                self._pipe.send_bytes(job)
            answer = self._received()
        if late.is_set():
            raise TimeLimitError(f"đọc tệp lâu hơn {self._limits.seconds} giây (nâng bằng DOISANH_MAX_SECONDS)")
        if answer is None:
            raise CrashError(f"tiến trình đọc tệp kết thúc đột ngột ({self._ending()}); tệp có thể bị hỏng")
        found = pickle.loads(answer)
        if isinstance(found, ReadError):
            raise found
        return found

    def kill(self) -> None:
        """Kill the process and all that it started."""
        if self._process.pid is None:
            return
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Kill the process, and give back all that it held."""
        self.kill()
        self._pipe.close()
        self._theirs.close()
        if self._process.pid is not None:
            self._process.join(_END_SECONDS)
        if self._process.exitcode is not None:
            self._process.close()
        _remove(self._folder)

    @contextmanager
    def _killed_after(self, seconds: float) -> Iterator[threading.Event]:
        """Kill the worker where a block takes longer; the event tells that it did."""
        late = threading.Event()

        def kill() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), kill)
        timer.start()
        try:
            yield late
        finally:
            timer.cancel()
            timer.join()

    def _received(self) -> bytes | None:
        """Wait for a message, None where the process died; a program of its may hold the pipe open beyond that."""
        wait([self._pipe, self._process.sentinel])
        with suppress(EOFError, OSError):
            return self._pipe.recv_bytes() if self._pipe.poll() else None
        return None

    def _ending(self) -> str:
        self._process.join(_END_SECONDS)
        code = self._process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"mã thoát {code}"


def _start(process: BaseProcess) -> None:
    """Start a process that needs nothing of the main module, which each would load otherwise, heavy as it may be."""
    with _starting, _unreached_by_interrupts():
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main


@contextmanager
def _unreached_by_interrupts() -> Iterator[None]:
    """Let what this thread starts never hear of an interrupt at the terminal, not even while it loads."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # its own start would unblock the signal again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _remove(folder: Path) -> None:
    """Remove a folder; what was just killed may write into it for a moment more."""
    for _ in range(50):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.02)
