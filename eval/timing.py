"""A figure of ours beside a peer's, and the processor's time for it."""

import os
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """A figure of ours and of the peer in the same unit; `ratio` above 1 says how many times ours is better."""

    name: str
    ours: float
    peer: float
    unit: str
    ratio: float


def processor_seconds(work: Callable[[], object]) -> float:
    """Return the seconds that processors worked for it, programs that it ran included, whatever else runs beside it."""
    before = os.times()[:4]
    work()
    return sum(os.times()[:4]) - sum(before)
