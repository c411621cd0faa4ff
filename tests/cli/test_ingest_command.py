"""What `doisanh ingest` prints: each file with what came of it, and below the table what readers warn of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from api.tables import print_ingested
from corpus.loader import samples
from index.outcome import Ingested

Doisanh = Callable[..., Result]
Answer = Callable[..., Any]
SAMPLE = samples() / "dong-nai-so-noi-vu-2022.txt"


def test_ingest_says_what_came_in(tmp_path: Path, answer: Answer, doisanh: Doisanh) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(SAMPLE.read_bytes())
    (came,) = answer("ingest", file, "--data", tmp_path / "data")
    assert set(came) == {
        "path", "outcome", "plan", "reason", "kind", "format", "pages", "tasks", "references", "warnings", "seconds",
    }  # fmt: skip
    assert (came["outcome"], came["plan"], came["kind"], came["format"]) == ("added", "a", "Kế hoạch", "text")
    assert (came["pages"], came["warnings"], came["reason"]) == (None, [], None)
    again = doisanh("ingest", file, "--data", tmp_path / "data")
    assert (again.exit_code, "không đổi" in again.stdout) == (0, True)
    removed = doisanh("remove", "a", "--data", tmp_path / "data")
    assert (removed.exit_code, removed.stdout) == (0, "Đã xóa a.\n")
    assert answer("plans", "--data", tmp_path / "data") == []


def test_the_number_of_workers_changes_nothing_but_the_time(tmp_path: Path, answer: Answer) -> None:
    def came(workers: int) -> list[dict[str, Any]]:
        found = answer("ingest", "--samples", "--workers", str(workers), "--data", tmp_path / str(workers))
        return [{key: value for key, value in one.items() if key != "seconds"} for one in found]

    assert came(1) == came(3)


def test_a_file_over_the_limit_of_memory_fails_and_the_next_comes_in(tmp_path: Path, doisanh: Doisanh) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE.read_bytes() * 200)
    (tmp_path / "b.txt").write_bytes(SAMPLE.read_bytes())
    result = doisanh("ingest", tmp_path, "--data", tmp_path / "data", DOISANH_MAX_MEMORY_BYTES="20000000")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "đọc tệp cần hơn 20000000 byte bộ nhớ (nâng bằng DOISANH_MAX_MEMORY_BYTES)" in lines[1]
    assert "đã thêm" in lines[2]


def test_the_table_counts_and_the_lines_below_it_say_the_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    print_ingested(
        [
            Ingested("a.pdf", "added", "a", None, "Kế hoạch", "pdf", 12, 3, 4, ("trang 2 không có chữ", "mờ"), 1.25),
            Ingested("b.txt", "failed", reason="tệp rỗng"),
        ]
    )
    head, added, failed, *below = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "Tệp"
    assert added.split() == ["a.pdf", "đã", "thêm", "a", "Kế", "hoạch", "/", "pdf", "12", "3", "4", "2", "1,2"]
    assert failed.split() == ["b.txt", "lỗi", "0,0", "tệp", "rỗng"]
    assert below == ["! a.pdf: trang 2 không có chữ", "! a.pdf: mờ"]
