"""One worker as the asking process holds it: the process, the pipe to it, its folder, and its end."""

import multiprocessing
import os
import pickle
import secrets
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

from extract.confined import READY, serve
from extract.errors import CrashError, MemoryLimitError, ReadError, TimeLimitError
from extract.limits import Limits

# A fork of a process that has loaded everything starts in milliseconds; Windows must load it anew each time.
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_context = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
if _FORKS:
    _context.set_forkserver_preload(["extract.preloaded"])
_START_SECONDS = 60
_END_SECONDS = 10
_starting = threading.Lock()


class Worker:
    """A process that calls `target` ("module:function"), with the pipe to it and the folder for its temporary files."""

    def __init__(self, limits: Limits, target: str) -> None:
        self._limits = limits
        self._folder = Path(tempfile.gettempdir()) / f"doisanh-{secrets.token_hex(8)}"
        self._pipe, self._theirs = _context.Pipe()
        given = (self._theirs, target, str(self._folder), limits, dict(os.environ))
        self._process: BaseProcess = _context.Process(target=serve, args=given, daemon=True)  # type: ignore[attr-defined]
        self._killing = threading.Lock()
        self._free = False
        self._ended = False

    def start(self) -> None:
        """Start the process and wait until it takes jobs; raises CrashError where it does not come up."""
        _start(self._process)
        self._theirs.close()
        with self._killed_after(_START_SECONDS):
            said = self._received()
        if said != READY:
            raise CrashError("không khởi động được tiến trình đọc tệp")
        self._free = True

    def is_sound(self) -> bool:
        """Tell whether the process can take a job: it lives, and has answered the last one."""
        return self._free and not self._ended and self._process.is_alive()

    def ask(self, job: bytes) -> object:
        """Return what a job gives, or raise what it ended with; after a limit or a crash the worker is not sound."""
        self._free = False
        with self._killed_after(self._limits.seconds) as late:
            with suppress(OSError):  # it has died: there will be no answer
                self._pipe.send_bytes(job)
            answer = self._received()
        if late.is_set():
            raise TimeLimitError(f"đọc tệp lâu hơn {self._limits.seconds} giây (nâng bằng DOISANH_MAX_SECONDS)")
        if answer is None:
            raise CrashError(f"tiến trình đọc tệp kết thúc đột ngột ({self._ending()}); tệp có thể bị hỏng")
        found = pickle.loads(answer)
        self._free = not isinstance(found, MemoryLimitError | CrashError)
        if isinstance(found, ReadError):
            raise found
        return found

    def kill(self) -> None:
        """Kill the process and all that it started; from any thread, while another waits for an answer."""
        with self._killing:
            if self._ended or self._process.pid is None:
                return
            if sys.platform != "win32":
                with suppress(ProcessLookupError, PermissionError):  # no group yet, or none any more
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()

    def end(self) -> None:
        """Kill the process, and give back all that it held."""
        self.kill()
        with self._killing:
            self._ended = True
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
        """Wait for a message, None where the process died; a program that it started may keep the pipe open."""
        wait([self._pipe, self._process.sentinel])
        with suppress(EOFError, OSError):
            return self._pipe.recv_bytes() if self._pipe.poll() else None
        return None

    def _ending(self) -> str:
        self._process.join(_END_SECONDS)
        code = self._process.exitcode or 0
        return f"tín hiệu {-code}, {signal.strsignal(-code)}" if code < 0 else f"mã thoát {code}"


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
