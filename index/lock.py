"""One writer at a time: a lock file in the data folder, held by the operating system: a killed process leaves none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError


@contextmanager
def writing(folder: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the writer's lock of a data folder; wait up to `wait` seconds for it.

    Raises LockedError where another process keeps it.
    """
    lock = FileLock(folder / "writer.lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise LockedError(f"thư viện {folder} đang được một tiến trình khác ghi; hãy thử lại sau") from error
    except OSError as error:
        raise LockedError(f"thư viện {folder} không ghi được: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
