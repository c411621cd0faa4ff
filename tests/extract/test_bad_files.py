"""Hostile and broken files: each gives one clear message in ten seconds and a gigabyte, and stores nothing.

Seconds are of the processor, since others use it as well; each file has a worker of its own, which measures itself.
"""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from corpus.loader import samples
from extract.errors import ReadError
from extract.limits import Limits
from extract.plan import Plan
from extract.readers import read
from extract.workers import Workers, extract_file
from tests.extract.bad_files import BAD_FILES, LADEN_PAGES, LINE, PRINTED, BadFile, nested_in_word
from tests.extract.pdf_building import pdf, words

SECONDS, BYTES = 10, 1_000_000_000
SAMPLE = samples() / "dong-nai-so-noi-vu-2022.txt"
_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


def _needs(name: str) -> pytest.MarkDecorator | tuple[()]:
    return {"braces too deep in RTF": _office, "a picture of five metres": _tesseract}.get(name, ())


CASES = [pytest.param(case, id=name, marks=_needs(name)) for name, case in BAD_FILES.items()]


def _bounded(suffix: str, data: bytes) -> Plan | tuple[type[ReadError], str]:
    """Read a file in a worker; return the plan or the error and its message, which took little time and memory."""
    with Workers(1, Limits(seconds=60), target="tests.extract.fuzzed:measured") as workers:
        came: Plan | tuple[type[ReadError], str]
        came, seconds, peak = workers.run(f"kế hoạch{suffix}", data)
    assert seconds < SECONDS
    assert peak < BYTES
    return came


def _read(suffix: str, data: bytes) -> Plan:
    came = _bounded(suffix, data)
    assert isinstance(came, Plan), came
    return came


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_gives_one_clear_message_in_bounded_time_and_memory(case: BadFile) -> None:
    came = _bounded(case.suffix, case.build())
    assert isinstance(came, tuple)
    error, message = came
    assert error is case.error, message
    assert "\n" not in message
    assert case.said in message


def test_the_program_says_the_same() -> None:
    for name in ("a PDF with a password", "a zip bomb", "five thousand pages", "ends without starts"):
        case = BAD_FILES[name]
        with pytest.raises(case.error, match=case.said):
            extract_file(f"a{case.suffix}", case.build())


def _doisanh(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(one) for one in arguments], env=environment)
    assert result.stderr == ""
    return result.exit_code, result.stdout


def test_bad_files_leave_the_library_as_it_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    _doisanh("ingest", SAMPLE, "--data", data)
    before = _doisanh("export", "--data", data)
    folder = tmp_path / "kế hoạch"
    folder.mkdir()
    left_out = {name for name, case in BAD_FILES.items() if case.suffix == ".mht" or _needs(name)}
    bad = {f"{name} {i}{case.suffix}": case for i, (name, case) in enumerate(BAD_FILES.items()) if name not in left_out}
    for name, case in bad.items():
        (folder / name).write_bytes(case.build())
    status, said = _doisanh("ingest", *sorted(folder.iterdir()), "--json", "--data", data)
    assert status == 1
    came = {Path(one["path"]).name: one for one in json.loads(said)}
    assert came.keys() == bad.keys()
    for name, one in came.items():
        assert one["outcome"] == "failed"
        assert bad[name].said in one["reason"]
    assert _doisanh("export", "--data", data) == before
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", LADEN_PAGES)
def test_a_page_with_too_many_lines_is_read_without_its_tables(name: str) -> None:
    plan = _read(".pdf", LADEN_PAGES[name]())
    assert plan.text.count(LINE) == 20
    assert plan.warnings == ("trang 1 có quá nhiều đường kẻ, nên bảng ở trang ấy chỉ được đọc như chữ thường",)


def test_a_page_as_dense_as_a_register_keeps_its_table() -> None:
    """Fifty rows of twenty columns: a thousand crossings."""
    grid = "".join(f"20 {20 + i * 16} m 580 {20 + i * 16} l S\n" for i in range(51))
    grid += "".join(f"{20 + i * 28} 20 m {20 + i * 28} 820 l S\n" for i in range(21))
    cells = "".join(words(["đến" if i % 2 else "của"], top=25 + i * 16, size=6) for i in range(50))
    moved = cells.replace(" 60 ", " 24 ")
    source = read("a.pdf", pdf(grid + moved + moved.replace(" 24 ", " 52 ")))
    assert source.warnings == ()
    assert [len(row.cells) for row in source.tables[0].rows] == [20] * 50


@_tesseract
def test_a_font_that_names_no_letters_is_read_from_the_picture() -> None:
    data = PRINTED.read_bytes().replace(b"/ToUnicode", b"/ToNothing")
    plan = _read(".pdf", data)
    assert "cid:" not in plan.text
    assert "BẮC GIANG" in plan.text
    assert plan.tasks


def test_what_a_word_file_carries_is_not_unpacked() -> None:
    assert _read(".docx", nested_in_word()).text == f"{LINE}\n"


DEEP = [
    pytest.param("<div>" * 300_000, id="divisions"),
    pytest.param("<table><tr><td>" * 100_000, id="tables"),
    pytest.param("<ul><li>" * 100_000, id="lists"),
    pytest.param("<b><i>" * 100_000, id="bold"),
]


@pytest.mark.parametrize("before", DEEP)
def test_a_deep_page_is_read(before: str) -> None:
    assert LINE in _read(".html", f"{before}{LINE}".encode()).text


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_that_a_portal_names_a_word_file_is_read(suffix: str, encoding: str) -> None:
    page = f"\n<html><body><p>{LINE}</p></body></html>".encode(encoding)
    assert read(f"a{suffix}", page).text == f"{LINE}\n"
