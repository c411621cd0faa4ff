"""Words of a picture through tesseract with its Vietnamese model."""

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from tempfile import TemporaryFile

from PIL import Image

from extract.errors import DamagedFileError, MemoryLimitError, MissingProgramError
from extract.readers.scans.picture import DPI

_FIELDS = ("left", "top", "width", "height", "conf", "text")
# Layouts of tesseract: a column of text of several sizes, which reads tables row by row and capitals with their marks,
# and one block of lines, which finds lone numbers.
COLUMN = "4"
BLOCK = "6"
_LONGEST_SAID = 200  # characters of what tesseract says of a fault


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as tesseract saw it, in pixels; `sure` is from 0 to 1."""

    text: str
    left: int
    top: int
    width: int
    height: int
    sure: float


@cache
def _program() -> str:
    found = shutil.which("tesseract")
    if found is None:
        raise MissingProgramError(
            "trang quét cần chương trình tesseract với dữ liệu tiếng Việt (tesseract-ocr-vie); hãy cài rồi đọc lại"
        )
    listed = subprocess.run([found, "--list-langs"], capture_output=True, text=True, check=False)
    if "vie" not in listed.stdout.split():
        raise MissingProgramError("tesseract thiếu dữ liệu tiếng Việt (tesseract-ocr-vie); hãy cài rồi đọc lại")
    return found


def is_installed() -> bool:
    """Tell whether tesseract is there with its Vietnamese model."""
    try:
        _program()
    except MissingProgramError:
        return False
    return True


def upright_after(picture: Image.Image) -> int:
    """Return by how many degrees counter-clockwise (0, 90, 180 or 270) a picture is to be turned to stand upright."""
    # Large letters do, in half the time; it fails where it finds too few to tell.
    done = _run(picture.reduce(2), ["-", "--psm", "0"], language="osd")
    found = re.search(rb"Rotate: (\d+)", done.stdout)
    return -int(found[1]) % 360 if found else 0


def seen_words(picture: Image.Image, layout: str = COLUMN) -> list[SeenWord]:
    """Return the words of a grey picture.

    Raises MissingProgramError where tesseract or its Vietnamese model is not installed, MemoryLimitError where it was
    killed or ended itself as it does without memory, DamagedFileError where it gave up.
    """
    done = _run(picture, ["-", "--psm", layout, "tsv"], language="vie")
    if done.returncode < 0:
        raise MemoryLimitError(
            f"tesseract kết thúc đột ngột (tín hiệu {-done.returncode}) khi đọc ảnh một trang, thường vì thiếu bộ nhớ "
            "(nâng bằng DOISANH_MAX_MEMORY_BYTES)"
        )
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:_LONGEST_SAID]
        raise DamagedFileError(f"tesseract không đọc được ảnh một trang (mã thoát {done.returncode}: {said})")
    table = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [[row[field] for field in _FIELDS] for row in table if (row["text"] or "").strip()]
    return [
        SeenWord(text.strip(), int(left), int(top), int(width), int(height), max(0.0, float(sure)) / 100)
        for left, top, width, height, sure, text in words
    ]


def _run(picture: Image.Image, arguments: list[str], *, language: str) -> "subprocess.CompletedProcess[bytes]":
    with TemporaryFile() as given:  # a pipe would be fed in thousands of small pieces
        picture.save(given, format="PPM")  # nothing to pack and unpack
        given.seek(0)
        return subprocess.run(
            [_program(), "-", *arguments[:1], "-l", language, "--dpi", str(DPI), *arguments[1:]],
            stdin=given,
            capture_output=True,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # files are read side by side, one core each
        )
