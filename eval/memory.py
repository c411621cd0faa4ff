"""How much memory this process takes, as the operating system counts it."""

import resource
from pathlib import Path


def resident_bytes() -> int:
    """Return the bytes that are in memory now, pages of mapped files included."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def highest_bytes() -> int:
    """Return the most that ever was in memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
