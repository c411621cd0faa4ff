"""Files read in processes of their own, within limits of time and memory: what goes wrong in one stays there."""

import os
import pickle
import sys
import threading
from queue import LifoQueue
from types import TracebackType
from typing import Any

from extract.errors import CrashError
from extract.limits import Limits
from extract.plan import Plan
from extract.worker import Worker


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


_one_a_core = threading.BoundedSemaphore(usable_cores())


def extract_file(name: str, data: bytes, limits: Limits | None = None) -> Plan:
    """Read one file as `extract.pipeline.extract` does, in a worker that ends with it; the threads of a server may.

    Raises ReadError, of the worker as well: TimeLimitError, MemoryLimitError, CrashError.
    """
    limits = limits or Limits.from_environment()
    with _one_a_core, Workers(1, limits) as workers:
        plan: Plan = workers.run(name, data, limits=limits)
    return plan


class Workers:
    """Up to `count` processes, started when there is work, each doing one job after the other.

    Use it in a `with`, or close it: then no process and no temporary file is left, whatever was still being done.
    `target` names the function ("module:function") that a worker calls with the arguments of a job.
    """

    def __init__(self, count: int, limits: Limits, *, target: str = "extract.pipeline:extract") -> None:
        self._limits = limits
        self._target = target
        self._count = count
        self._idle: LifoQueue[Worker | None] = LifoQueue()  # None is a place for a worker still to be started
        for _ in range(count):
            self._idle.put(None)
        self._workers: set[Worker] = set()
        self._closing = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every worker, also one at work: whoever waits for it gets CrashError."""
        self._closing = True
        for worker in tuple(self._workers):
            worker.kill()
        places = [self._idle.get() for _ in range(self._count)]  # those at work are given back now
        for left in places:
            self._end(left)
            self._idle.put(None)

    def run(self, *arguments: object, **options: object) -> Any:
        """Let a worker call the target, and return what that returns; from any thread, waiting for a free worker.

        Raises ReadError: the target's own, TimeLimitError, MemoryLimitError, or CrashError where the worker died or the
        target raised anything else.
        """
        job = pickle.dumps((arguments, options))
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_sound():
                self._end(worker)
                worker = self._started()
            return worker.ask(job)
        finally:
            if worker is not None and not worker.is_sound():
                self._end(worker)
                worker = None
            self._idle.put(worker)

    def _started(self) -> Worker:
        try:
            worker = Worker(self._limits, self._target)
            self._workers.add(worker)
            worker.start()
        except (OSError, EOFError) as error:
            raise CrashError(f"không khởi động được tiến trình đọc tệp ({error})") from error
        if self._closing:  # `close` may have looked before the start
            self._end(worker)
            raise CrashError("việc đọc tệp đã bị dừng")
        return worker

    def _end(self, worker: Worker | None) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
            worker.end()
