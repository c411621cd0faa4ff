"""tesseract as a program that may fail: a page is never lost in silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from extract.errors import DamagedFileError, MemoryLimitError, MissingProgramError, ReadError
from extract.readers.scans import tesseract

PAPER = Image.new("L", (40, 40), 255)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the place of a program that stands for tesseract."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    tesseract._program.cache_clear()
    yield tmp_path / "tesseract"
    tesseract._program.cache_clear()


def _write(program: Path, ending: str, *, languages: str = "osd vie") -> None:
    listed = f'[ "$1" = --list-langs ] && {{ printf "%s\\n" {languages}; exit 0; }}'
    program.write_text(f"#!/bin/sh\n{listed}\n{ending}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("ending", "error", "said"),
    [
        pytest.param(
            "echo 'Image too large' >&2; exit 1", DamagedFileError, "mã thoát 1: Image too large", id="gives up"
        ),
        pytest.param("kill -ABRT $$", MemoryLimitError, "DOISANH_MAX_MEMORY_BYTES", id="has no memory"),
        pytest.param("kill -KILL $$", MemoryLimitError, "tín hiệu 9", id="is killed"),
    ],
)
def test_a_page_that_tesseract_does_not_read_is_an_error(
    ending: str, error: type[ReadError], said: str, program: Path
) -> None:
    _write(program, ending)
    with pytest.raises(error, match=said) as caught:
        tesseract.seen_words(PAPER)
    assert "tesseract" in str(caught.value)


def test_which_way_a_page_stands_need_not_be_known(program: Path) -> None:
    _write(program, "echo 'Too few characters. Skipping this page' >&2; exit 1")
    assert tesseract.upright_after(PAPER) == 0


def test_a_tesseract_without_vietnamese_is_said(program: Path) -> None:
    _write(program, "exit 0", languages="eng")
    with pytest.raises(MissingProgramError, match="tesseract-ocr-vie"):
        tesseract.seen_words(PAPER)
    assert not tesseract.is_installed()


@pytest.mark.skipif(not tesseract.is_installed(), reason="no tesseract here")
def test_empty_paper_has_no_words() -> None:
    assert tesseract.seen_words(PAPER) == []
