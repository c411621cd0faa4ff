"""Readers on files broken at random: a text or a ReadError, within seconds, no temporary file and no warning left."""

import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.formats.definition import FOLDER
from corpus.loader import samples
from extract.errors import ReadError
from extract.limits import Limits
from extract.workers import Workers
from tests.extract.mutations import KINDS, mutated
from tests.extract.pdf_building import pdf, stream, words

_SECONDS, _PROGRAM_SECONDS = 20, 60  # LibreOffice and tesseract alone may take ten on a busy machine
SOAK_SECONDS = 600  # a kind
_GRID = "".join(f"9 {9 + i * 20} m 290 {9 + i * 20} l S {9 + i * 60} 9 m {9 + i * 60} 89 l S " for i in range(5))
_FORM = stream(words(["Sở", "hạn"], top=30), "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Matrix [1 0 0 1 9 9]")
_WORDS = words(["Kế hoạch cải cách", "hành chính của tỉnh"], top=160)
# Small pages, whose pictures are read in no time.
_PAGES = (
    pdf(_WORDS + _GRID + words(["1 đến"], top=20), _WORDS, size=(300, 200)),
    pdf(_WORDS + "/X Do q 2 0 0 2 0 0 cm /X Do Q", size=(300, 200), objects={"X": _FORM}),
)
_OFFICE = frozenset((".doc", ".odt", ".rtf"))
_SMALL = 60_000  # bytes
_PAGE = b"/Type/Page/"
_FEW_PAGES = 2  # of a PDF file; a page whose words are broken is read from its picture, which takes seconds
_TARGET = "tests.extract.fuzzed:outcome"


@cache
def files(suffix: str) -> tuple[bytes, ...]:
    """Return our own files of a kind, small ones; for LibreOffice's formats as it writes them."""
    if suffix == ".txt":
        return tuple(path.read_bytes() for path in sorted(samples().iterdir()) if path.suffix in (".txt", ".md"))
    if suffix in _OFFICE:
        return (_converted(suffix),)
    if suffix == ".pdf":
        return (*_PAGES, *_own(suffix))
    return _own(suffix)


def _own(suffix: str) -> tuple[bytes, ...]:
    found = [path.read_bytes() for path in sorted(FOLDER.glob(f"*{suffix}"))]
    return tuple(data for data in found if len(data) < _SMALL and data.count(_PAGE) <= _FEW_PAGES)


def _converted(suffix: str) -> bytes:
    source = FOLDER / "ubnd-xa-tam-nong-2026.docx"
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", suffix[1:], "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (Path(folder) / source.with_suffix(suffix).name).read_bytes()


@contextmanager
def broken_files(suffix: str) -> Iterator[Callable[[int], str]]:
    """Give the function that tells what comes of a case by its seed; a fault names it."""
    limits = Limits(seconds=_PROGRAM_SECONDS if suffix in (".pdf", *_OFFICE) else _SECONDS, pages=20)
    with Workers(1, limits, target=_TARGET) as workers:

        def outcome(seed: int) -> str:
            try:
                return str(workers.run(f"a{suffix}", mutated(seed, suffix, files(suffix)), limits))
            except ReadError as error:  # of the worker itself: a crash, or over a limit
                pytest.fail(f"{suffix}, seed {seed}: {error}\n{''.join(getattr(error, '__notes__', ()))}")

        yield outcome


@pytest.mark.parametrize(("suffix", "count"), [(".txt", 30), (".html", 60), (".docx", 80), (".pdf", 15)])
def test_broken_files_give_a_text_or_a_read_error(suffix: str, count: int) -> None:
    with broken_files(suffix) as outcome:

        @settings(max_examples=count, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.integers(0, 2**32))
        def check(seed: int) -> None:
            assert outcome(seed)

        check()


@pytest.mark.soak
@pytest.mark.parametrize("suffix", KINDS)
def test_many_broken_files_give_a_text_or_a_read_error(suffix: str) -> None:
    """Seeds go on from `DOISANH_FUZZ_SEED`, where it is set, else from the clock."""
    if suffix in _OFFICE and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    first = seed = int(os.environ.get("DOISANH_FUZZ_SEED") or time.time_ns() // 1_000_000)
    came: Counter[str] = Counter()
    until = time.monotonic() + SOAK_SECONDS
    with broken_files(suffix) as outcome:
        while time.monotonic() < until:
            came[outcome(seed)] += 1
            seed += 1
    print(f"\n{suffix}: {came.total()} cases from seed {first}: {dict(came.most_common())}")  # noqa: T201
