"""Files read in processes of their own, within limits of time and memory: what goes wrong in one stays there."""

import os
import pickle
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any

from extract.errors import CrashError, MemoryLimitError, TimeLimitError
from extract.limits import Limits
from extract.plan import Plan
from extract.worker import Worker


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
        self._workers: set[Worker] = set()
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
        worker = self._worker_of_this_thread()
        try:
            return worker.ask(job)
        except (TimeLimitError, MemoryLimitError, CrashError):
            self._end(worker)
            raise

    def _worker_of_this_thread(self) -> Worker:
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker in self._workers and worker.is_alive():
            return worker
        self._end(worker)
        try:
            self._own.worker = worker = Worker(self._limits, self._target)
            self._workers.add(worker)
            worker.start()
        except (OSError, EOFError) as error:
            raise CrashError(f"không khởi động được tiến trình đọc tệp ({error})") from error
        if self._closing:  # `__exit__` may have looked before the start
            raise CrashError("việc đọc tệp đã bị dừng")
        return worker

    def _end(self, worker: Worker | None) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
            worker.end()
