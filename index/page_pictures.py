"""Pictures of the pages of plans, drawn from the files that they were read from, the last ones kept."""

import hashlib
from collections import OrderedDict
from pathlib import Path
from stat import S_ISREG
from threading import Lock

from extract.errors import DamagedFileError
from extract.page_picture import page_png
from extract.readers import read_bytes
from index.errors import NoPictureError
from index.store import StoredPlan

_KEPT_BYTES = 64_000_000
_GONE = "không còn tệp gốc của kế hoạch này, hoặc không mở được; hãy nạp lại kế hoạch để xem ảnh trang"
_CHANGED = "tệp gốc đã thay đổi sau khi đọc; hãy nạp lại kế hoạch để xem ảnh trang"
_NO_PAGES = "kế hoạch này không có ảnh trang: chỉ tệp PDF và tệp ảnh mới có"

# What tells cheaply whether a file is still the one that was hashed: when it was written, and its size.
Stamp = tuple[int, int]


class PagePictures:
    """Draws pages and keeps the last ones, up to 64 MB of PNG; for several threads."""

    def __init__(self, kept_bytes: int = _KEPT_BYTES) -> None:
        self._most = kept_bytes
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._hashed: dict[str, tuple[Stamp, str]] = {}
        self._lock = Lock()

    def png(self, plan: StoredPlan, number: int) -> bytes:
        """Return a page (numbers from 1) of a plan's file as PNG.

        Raises NoPictureError where the file has no such page, is gone, or holds other bytes than those read.
        """
        stamp = _stamp(Path(plan.path))
        key = (plan.sha256, number)
        with self._lock:
            if self._hashed.get(plan.path) == (stamp, plan.sha256) and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = _drawn(_bytes(plan), number)
        with self._lock:
            self._hashed[plan.path] = (stamp, plan.sha256)
            self._kept[key] = drawn
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self._most:
                self._kept.popitem(last=False)
        return drawn


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


def _drawn(data: bytes, number: int) -> bytes:
    try:
        drawn = page_png(data, number)
    except DamagedFileError as error:
        raise NoPictureError(_NO_PAGES) from error
    if drawn is None:
        raise NoPictureError("kế hoạch này không có trang mang số ấy")
    return drawn
