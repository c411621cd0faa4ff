"""Every error has the shape of RFC 9457 in the API and is a page elsewhere; none tells of this machine."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import ANSWERS, answer_for
from api.middleware import SECURITY_HEADERS
from extract import errors as reading
from index import errors as library_errors
from index.errors import LockedError, NotALibraryError
from index.library import Library

VIETNAMESE = "Kế hoạch cải cách hành chính năm 2022".encode()

REFUSED: list[Any] = [
    pytest.param("/search", {"q": ""}, 422, "q", id="nothing asked"),
    pytest.param("/search", {"q": " \t"}, 422, "q", id="blanks asked"),
    pytest.param("/search", {"q": "a" * 5001}, 422, "q", id="too long"),
    pytest.param("/search", {}, 422, "q", id="no query"),
    pytest.param("/search", {"q": "a", "k": 0}, 422, "k", id="no hits wanted"),
    pytest.param("/search", {"q": "a", "k": 101}, 422, "k", id="too many hits wanted"),
    pytest.param("/search", {"q": "a", "k": "x"}, 422, "k", id="no number"),
    pytest.param("/search", {"q": "a", "level": "thôn"}, 422, "level", id="unknown level"),
    pytest.param("/search", {"q": "a", "field": "thể thao"}, 422, "field", id="unknown field"),
    pytest.param("/search", {"q": "a", "province": "Atlantis"}, 422, "province", id="unknown province"),
    pytest.param("/search", {"q": "a", "due_before": "31/12/2022"}, 422, "due_before", id="day the other way round"),
    pytest.param("/search", {"q": "a", "due_before": "2022-02-31"}, 422, "due_before", id="no such day"),
    pytest.param("/search", {"q": "a", "due_before": "1640995200"}, 422, "due_before", id="seconds are no day"),
    pytest.param("/search", {"q": "a", "year": 22}, 422, "year", id="year in two digits"),
    pytest.param("/similar", {}, 400, "entry", id="nothing to compare"),
    pytest.param("/similar", {"entry": "a#task-1-2", "text": "b"}, 400, "entry", id="two to compare"),
    pytest.param("/similar", {"entry": "không"}, 422, "entry", id="no entry's name"),
    pytest.param("/similar", {"entry": "nowhere#task-1-2"}, 404, "nowhere#task-1-2", id="unknown entry"),
    pytest.param("/plans/nowhere", {}, 404, "nowhere", id="unknown plan"),
    pytest.param("/cites", {"id": ""}, 422, "id", id="no document"),
    pytest.param("/nowhere", {}, 404, "địa chỉ", id="unknown address"),
]


@pytest.mark.parametrize(("path", "params", "status", "word"), REFUSED)
def test_problems(client: TestClient, path: str, params: dict[str, Any], status: int, word: str) -> None:
    answer = client.get(f"/api/v1{path}", params=params)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= set(problem)
    assert word in problem["detail"]
    assert ("errors" in problem) == (status == 422)


UNREADABLE: list[Any] = [
    pytest.param({"file": ("a.txt", b"")}, 400, id="empty file"),
    pytest.param({"file": ("a.txt", b"\x7fELF" + bytes(100))}, 415, id="binary"),
    pytest.param({"file": ("a.exe", VIETNAMESE)}, 415, id="unknown format"),
    pytest.param({"file": ("a.txt", "Kế hoạch năm 2022 ".encode() + b"\xe9 ch\xe9")}, 415, id="other encoding"),
    pytest.param({"file": ("a.txt", b"The plan of reform for the year 2022, in English")}, 400, id="not Vietnamese"),
]


@pytest.mark.parametrize(("files", "status"), UNREADABLE)
def test_unreadable_files(client: TestClient, files: dict[str, tuple[str, bytes]], status: int) -> None:
    answer = client.post("/api/v1/extract", files=files)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_extract_takes_one_of_file_and_text(client: TestClient) -> None:
    both = client.post("/api/v1/extract", files={"file": ("a.txt", VIETNAMESE)}, data={"text": "Kế hoạch"})
    neither = client.post("/api/v1/extract", data={"other": "x"})
    assert both.status_code == neither.status_code == 400


def test_a_large_file_is_refused_by_the_reader_and_a_larger_body_before_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOISANH_MAX_FILE_BYTES", "1000")
    with TestClient(create_app(data)) as client:
        for size, words in ((2_000, "tệp dài"), (200_000, "gửi lên quá giới hạn")):
            answer = client.post("/api/v1/extract", files={"file": ("a.txt", b"x" * size)})
            assert answer.status_code == answer.json()["status"] == 413
            assert words in answer.json()["detail"]


def test_a_file_that_needs_more_than_the_limits_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOISANH_MAX_MEMORY_BYTES", "20000000")
    answer = client.post("/api/v1/extract", files={"file": ("a.txt", (VIETNAMESE + b"\n") * 20_000)})
    assert answer.status_code == answer.json()["status"] == 413
    assert "DOISANH_MAX_MEMORY_BYTES" in answer.json()["detail"]


def test_a_reader_that_crashes_says_so_and_where_in_the_log(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(*_: object) -> None:
        error = reading.CrashError("lỗi của chương trình khi đọc tệp (KeyError: '/nơi/kín')")
        error.add_note("reader.py, line 7")
        raise error

    monkeypatch.setattr("api.sent.extract_file", crash)
    answer = client.post("/api/v1/extract", files={"file": ("a.txt", VIETNAMESE)})
    assert answer.status_code == 500
    assert "kín" not in answer.text
    assert "reader.py, line 7" in caplog.text


def test_a_program_that_the_server_lacks_is_no_fault_of_the_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = client.post("/api/v1/extract", files={"file": ("a.rtf", b"{\\rtf1 }")})
    assert answer.status_code == answer.json()["status"] == 503
    assert "LibreOffice" in answer.json()["detail"]


def test_a_fault_of_ours_says_nothing_of_where(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_library: Library, _words: str, *, on: date | None) -> None:
        raise RuntimeError(f"{on} /home/someone/secret.sqlite3")

    monkeypatch.setattr(Library, "cites", fail)
    for path in ("/api/v1/cites", "/documents"):
        answer = client.get(path, params={"id": "76/NQ-CP"})
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "RuntimeError" not in answer.text
        assert {name.lower() for name in SECURITY_HEADERS} <= set(answer.headers)
    assert "secret" in caplog.text


@pytest.mark.parametrize(("error", "status"), [(LockedError, 409), (NotALibraryError, 503)])
def test_messages_that_name_a_folder_stay_in_the_log(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: type[Exception], status: int
) -> None:
    def fail(_library: Library) -> None:
        raise error("thư viện /srv/data đang được ghi")

    monkeypatch.setattr(Library, "plans", fail)
    answer = client.get("/api/v1/plans")
    assert answer.status_code == status
    assert "/srv" not in answer.text


@pytest.mark.parametrize("module", [reading, library_errors], ids=["extract", "index"])
def test_every_error_of_ours_has_an_answer(module: Any) -> None:
    kinds = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Exception)]
    assert len(kinds) > 4
    for kind in kinds:
        answer = answer_for(kind("lý do"))
        assert answer.status in {one.status for one in ANSWERS.values()}
        assert answer.detail


def test_an_unknown_page_is_a_page(client: TestClient) -> None:
    for path in ("/nowhere", "/plans/nowhere", "/similar?entry=nowhere%23task-1-2"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert 'role="alert"' in answer.text


@pytest.mark.parametrize("path", ["/", "/api/v1/plans", "/static/style.css", "/nowhere", "/api/v1/search", "/healthz"])
def test_headers_stand_on_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert all(headers[name] == value for name, value in SECURITY_HEADERS.items())
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
