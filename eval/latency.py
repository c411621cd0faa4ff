"""How long answers take: milliseconds of a query, by one client or several at once, and the processor's time for it."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.synthetic import Question

Ask = Callable[[Question], object]
_WARM_UP = 30


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of a query's wall time at percentiles, and of the processor's time on average, all threads."""

    what: str
    clients: int
    p50: float
    p95: float
    p99: float
    processor: float
    a_second: float


def latency(what: str, ask: Ask, questions: Sequence[Question], *, clients: int = 1) -> Latency:
    """Ask the questions, warm, by some clients at once; the first questions only warm up."""
    for question in questions[:_WARM_UP]:
        ask(question)
    waiting = iter(questions[_WARM_UP:])
    taking, taken = threading.Lock(), list[float]()

    def client() -> None:
        while True:
            with taking:
                question = next(waiting, None)
            if question is None:
                return
            started = time.perf_counter()
            ask(question)
            taken.append((time.perf_counter() - started) * 1e3)

    started, processor = time.perf_counter(), time.process_time()
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall, processor = time.perf_counter() - started, time.process_time() - processor
    p50, p95, p99 = np.percentile(taken, [50, 95, 99]).tolist()
    return Latency(what, clients, p50, p95, p99, processor / len(taken) * 1e3, len(taken) / wall)
