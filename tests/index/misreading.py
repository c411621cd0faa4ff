"""What a worker does with files whose names say how they are broken; a test names it by import."""

import os
import time

from extract.limits import Limits
from index.reading import ReadFile, read_file

TARGET = "tests.index.misreading:read"


def read(name: str, data: bytes, slug: str, limits: Limits) -> ReadFile:
    """Read a file, but hang, die or take a while on those that are called so."""
    if "treo" in name:
        time.sleep(10_000)
    if "hỏng" in name:
        os._exit(11)
    if "chậm" in name:
        time.sleep(0.3)
    return read_file(name, data, slug, limits)
