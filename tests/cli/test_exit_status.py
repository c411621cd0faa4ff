"""Exit statuses: 0 done, 1 a file that failed, 2 usage, 3 could not read or open; one message and no traceback."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from corpus.loader import samples
from index.lock import writing

Doisanh = Callable[..., Result]

ENGLISH = "The council shall publish the annual report on its website before the end of the year.\n" * 20
# Modules that only training, other formats or serving need; each takes seconds or hundreds of megabytes to load.
HEAVY = ("torch", "sentence_transformers", "spacy", "underthesea", "sklearn", "fastapi")


def failed(result: Result, status: int, said: str) -> None:
    """The command ended with a status and one message, on standard error."""
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr


USAGE = [
    pytest.param(("search", " "), "chưa nhập", id="empty query"),
    pytest.param(("search", "x" * 5001), "5000", id="endless query"),
    pytest.param(("search",), "QUERY", id="no query"),
    pytest.param(("search", "a", "-k", "0"), "-k", id="no hits asked for"),
    pytest.param(("search", "a", "--province", "Atlantis"), "Atlantis", id="unknown province"),
    pytest.param(("search", "a", "--field", "thể thao"), "thể thao", id="unknown field"),
    pytest.param(("search", "a", "--level", "galaxy"), "galaxy", id="unknown level"),
    pytest.param(("search", "a", "--due-before", "31/13/2022"), "31/12/2022", id="no ISO day"),
    pytest.param(("search", "a", "--year", "nay"), "--year", id="no year"),
    pytest.param(("search", "a", "--không-có"), "--không-có", id="unknown option"),
    pytest.param(("similar", " "), "chưa nhập", id="nothing to compare"),
    pytest.param(("cites", " "), "chưa nhập", id="no document"),
    pytest.param(("export", "--format", "pdf"), "pdf", id="unknown format"),
    pytest.param(("extract", "--annotate", "--json", "a.txt"), "--annotate", id="two forms to print"),
    pytest.param(("extract", "--annotate", "--spacy", "a.spacy", "a.txt"), "--spacy", id="printed and written"),
    pytest.param(("extract", "--json", "--spacy", "a.spacy", "a.txt"), "--spacy", id="JSON and written"),
    pytest.param(("ingest",), "--samples", id="nothing to ingest"),
    pytest.param(("bay",), "bay", id="unknown command"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_usage(arguments: tuple[str, ...], said: str, sample_data: Path, doisanh: Doisanh) -> None:
    failed(doisanh(*arguments, DOISANH_DATA=str(sample_data)), 2, said)


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_plan_cannot_be_opened(command: str, sample_data: Path, doisanh: Doisanh) -> None:
    failed(doisanh(command, "không-có", "--data", sample_data), 3, "không-có")


def test_an_unknown_entry_cannot_be_opened(sample_data: Path, doisanh: Doisanh) -> None:
    failed(doisanh("similar", "a#task-1-2", "--data", sample_data), 3, "a#task-1-2")


def test_a_folder_that_is_no_library_cannot_be_opened(tmp_path: Path, doisanh: Doisanh) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"khong phai co so du lieu" * 50)
    for arguments in (("plans",), ("search", "a"), ("ingest", "--samples")):
        failed(doisanh(*arguments, "--data", tmp_path), 3, "không mở được")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(None, "không có tệp này", id="missing"),
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, "nhị phân", id="binary"),
        pytest.param(ENGLISH.encode(), "tiếng Việt", id="English"),
    ],
)
def test_extract_of_what_cannot_be_read(data: bytes | None, said: str, tmp_path: Path, doisanh: Doisanh) -> None:
    file = tmp_path / "a.txt"
    if data is not None:
        file.write_bytes(data)
    failed(doisanh("extract", file), 3, said)


@pytest.mark.parametrize("name", ["", "không-có/a.spacy"], ids=["folder", "no such folder"])
def test_a_docbin_that_cannot_be_written(name: str, tmp_path: Path, doisanh: Doisanh) -> None:
    file = samples() / "dong-nai-so-noi-vu-2022.txt"
    failed(doisanh("extract", "--spacy", tmp_path / name, file), 3, f"{tmp_path / name}: không ghi được tệp")
    assert list(tmp_path.iterdir()) == []


def test_a_docbin_does_not_overwrite_its_own_plan(tmp_path: Path, doisanh: Doisanh) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((samples() / "dong-nai-so-noi-vu-2022.txt").read_bytes())
    before = file.read_bytes()
    failed(doisanh("extract", "--spacy", file, file), 2, "overwrite")
    assert file.read_bytes() == before


def test_extract_of_a_file_over_a_limit(doisanh: Doisanh) -> None:
    file = samples() / "dong-nai-so-noi-vu-2022.txt"
    failed(doisanh("extract", file, DOISANH_MAX_FILE_BYTES="100"), 3, "DOISANH_MAX_FILE_BYTES")
    failed(doisanh("extract", file, DOISANH_MAX_LINE_CHARACTERS="10"), 3, "DOISANH_MAX_LINE_CHARACTERS")


def test_a_file_that_fails_to_come_in_is_1_and_the_others_come(tmp_path: Path, doisanh: Doisanh) -> None:
    (tmp_path / "a.txt").write_bytes((samples() / "dong-nai-so-noi-vu-2022.txt").read_bytes())
    (tmp_path / "b.txt").write_bytes(b"")
    result = doisanh("ingest", tmp_path, tmp_path / "c.txt", "--data", tmp_path / "data")
    assert result.exit_code == 1
    for said in ("đã thêm", "rỗng", "không có tệp này"):
        assert said in result.stdout


def test_a_library_that_another_process_writes_to_cannot_be_written(tmp_path: Path, doisanh: Doisanh) -> None:
    assert doisanh("plans", "--data", tmp_path).exit_code == 0
    with writing(tmp_path):
        failed(doisanh("ingest", "--samples", "--data", tmp_path), 3, "tiến trình khác")
        assert doisanh("plans", "--data", tmp_path).exit_code == 0


def test_the_data_folder_comes_from_the_environment(tmp_path: Path, doisanh: Doisanh) -> None:
    assert doisanh("plans", DOISANH_DATA=str(tmp_path / "ở đây")).exit_code == 0
    assert (tmp_path / "ở đây" / "library.sqlite3").exists()


def process(code: str, *arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DOISANH_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(("search", "số hóa hồ sơ"), 0, id="done"),
        pytest.param(("ingest", "không-có.txt"), 1, id="a file failed"),
        pytest.param(("search", " "), 2, id="usage"),
        pytest.param(("show", "không-có"), 3, id="could not open"),
    ],
)
def test_a_process_ends_with_the_status(arguments: tuple[str, ...], status: int, sample_data: Path) -> None:
    ended = process("from api.cli import main; main()", *arguments, data=sample_data)
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr


SAMPLE = str(samples() / "dong-nai-so-noi-vu-2022.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "số hóa"),
        ("cites", "NQ 76"),
        ("show", "dong-nai-so-noi-vu-2022"),
        ("extract", SAMPLE),
        ("extract", "--annotate", SAMPLE),
    ],
)
def test_a_process_that_only_asks_loads_nothing_heavy(arguments: tuple[str, ...], sample_data: Path) -> None:
    code = (
        "import sys; from api.cli import main; main(standalone_mode=False);"
        f"sys.exit(' '.join(name for name in {HEAVY} if name in sys.modules) or 0)"
    )
    ended = process(code, *arguments, data=sample_data)
    assert (ended.returncode, ended.stderr) == (0, "")
