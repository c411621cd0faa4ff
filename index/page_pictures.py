"""Pictures of the pages of plans, drawn from the files that they were read from, the last ones kept.

A file may be broken on purpose, so a worker draws it: what goes wrong there costs that picture alone.
"""

import hashlib
import logging
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from stat import S_ISREG
from threading import Lock

from extract.errors import DamagedFileError, ReadError
from extract.limits import Limits
from extract.readers import read_bytes
from extract.workers import Workers
from index.errors import NoPictureError
from index.store import StoredPlan

_KEPT_BYTES = 64_000_000
_SECONDS = 15  # most that a picture may take while others wait for theirs; large scans take one or two
_GONE = "không còn tệp gốc của kế hoạch này, hoặc không mở được; hãy nạp lại kế hoạch để xem ảnh trang"
_CHANGED = "tệp gốc đã thay đổi sau khi đọc; hãy nạp lại kế hoạch để xem ảnh trang"
_NO_PAGES = "kế hoạch này không có ảnh trang: chỉ tệp PDF và tệp ảnh mới có"
_NOT_DRAWN = "không vẽ được ảnh của trang này: tệp hỏng, hoặc cần quá nhiều thời gian hay bộ nhớ"

_log = logging.getLogger(__name__)

# What tells cheaply whether a file is still the one that was hashed: when it was written, and its size.
Stamp = tuple[int, int]


class PagePictures:
    """Draws pages and keeps the last ones, up to 64 MB of PNG; for several threads.

    They are drawn one at a time in a worker, which is started for the first one and ends with `close`. `target` names
    the function ("module:function") that it calls with the bytes of a file and the number of a page.
    """

    def __init__(
        self,
        kept_bytes: int = _KEPT_BYTES,
        *,
        seconds: int = _SECONDS,
        target: str = "extract.page_picture:page_png",
    ) -> None:
        self._most = kept_bytes
        self._seconds = seconds
        self._target = target
        self._workers: Workers | None = None
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._hashed: dict[str, tuple[Stamp, str]] = {}
        self._lock = Lock()

    def png(self, plan: StoredPlan, number: int) -> bytes:
        """Return a page (numbers from 1) of a plan's file as PNG.

        Raises NoPictureError where the file has no such page, is gone, holds other bytes than those read, or cannot be
        drawn within the limits.
        """
        stamp = _stamp(Path(plan.path))
        key = (plan.sha256, number)
        with self._lock:
            if self._hashed.get(plan.path) == (stamp, plan.sha256) and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = self._drawn(_bytes(plan), number)
        with self._lock:
            self._hashed[plan.path] = (stamp, plan.sha256)
            self._kept[key] = drawn
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self._most:
                self._kept.popitem(last=False)
        return drawn

    def close(self) -> None:
        """End the worker, and what it may still be drawing."""
        with self._lock:
            workers, self._workers = self._workers, None
        if workers is not None:
            workers.close()

    def _drawn(self, data: bytes, number: int) -> bytes:
        try:
            drawn: bytes | None = self._started().run(data, number)
        except DamagedFileError as error:
            raise NoPictureError(_NO_PAGES) from error
        except ReadError as error:
            _log.warning("page %d not drawn: %s", number, error, exc_info=error)
            raise NoPictureError(_NOT_DRAWN) from error
        if drawn is None:
            raise NoPictureError("kế hoạch này không có trang mang số ấy")
        return drawn

    def _started(self) -> Workers:
        """Return the place of the worker, made on first use; raises SettingError."""
        with self._lock:
            if self._workers is None:
                limits = Limits.from_environment()
                limits = replace(limits, seconds=min(limits.seconds, self._seconds))
                self._workers = Workers(1, limits, target=self._target)
            return self._workers


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError as error:
        raise NoPictureError(_GONE) from error
    if not S_ISREG(found.st_mode):
        raise NoPictureError(_GONE)
    return found.st_mtime_ns, found.st_size


def _bytes(plan: StoredPlan) -> bytes:
    try:
        data = read_bytes(Path(plan.path))
    except OSError as error:
        raise NoPictureError(_GONE) from error
    if hashlib.sha256(data).hexdigest() != plan.sha256:
        raise NoPictureError(_CHANGED)
    return data
