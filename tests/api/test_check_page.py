"""The page of reviews: the form, the draft with its findings marked, and what goes wrong."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.library import Library

DRAFTS = Path(__file__).resolve().parents[2] / "corpus" / "drafts"
FAULTY = (DRAFTS / "faulty.txt").read_text(encoding="utf-8")
SCRIPT = "<script>alert(1)</script>"


def posted(client: TestClient, **fields: str) -> str:
    """What a browser sends where no file was chosen."""
    answer = client.post("/check", data=fields, files={"file": ("", b"")})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_the_form_asks_for_a_file_or_a_text(client: TestClient) -> None:
    html = client.get("/check").text
    assert 'type="file"' in html
    assert "<textarea" in html


def test_a_pasted_draft_is_shown_whole_with_its_findings(client: TestClient, stripped: Callable[[str], str]) -> None:
    html = posted(client, text=FAULTY)
    shown = re.search(r'<div class="text">(.*?)</div>\n  </section>', html, flags=re.DOTALL)
    assert shown is not None
    assert stripped(shown[1]) == FAULTY
    assert "17 chỗ cần sửa" in html
    assert 'data-text="76/NQ-CP"' in html


def test_each_note_leads_to_its_words_and_back(client: TestClient) -> None:
    html = posted(client, text=FAULTY)
    notes = set(re.findall(r'<li id="n-(\d+)"', html))
    assert len(notes) == 17
    assert set(re.findall(r'id="f-(\d+)"', html)) == notes
    assert set(re.findall(r'href="#n-(\d+)"', html)) == notes


def test_a_file_is_reviewed_and_not_stored(client: TestClient, library: Library) -> None:
    before = library.plans()
    answer = client.post("/check", data={"text": "", "as_of": "2026-02-01"}, files={"file": ("clean.txt", _clean())})
    assert "Không thấy gì phải sửa" in answer.text
    assert "xét theo ngày 01/02/2026" in answer.text
    assert library.plans() == before


def _clean() -> bytes:
    return (DRAFTS / "clean.txt").read_bytes()


def test_what_a_draft_says_is_escaped(client: TestClient) -> None:
    html = posted(
        client, text=FAULTY.replace("Tập huấn", f"Tập huấn {SCRIPT}").replace("Tháng 5/2027", f"{SCRIPT} 5/2027")
    )
    assert SCRIPT not in html
    assert SCRIPT in unescape(html)


REFUSED = [
    pytest.param({"text": " "}, "chọn một tệp hoặc dán", id="nothing"),
    pytest.param({"text": FAULTY, "as_of": "hôm nay"}, "năm-tháng-ngày", id="no day"),
    pytest.param({"text": "The council shall publish its report. " * 50}, "tiếng Việt", id="no Vietnamese"),
]


@pytest.mark.parametrize(("fields", "said"), REFUSED)
def test_what_cannot_be_reviewed_is_said_on_the_form(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = client.post("/check", data=fields, files={"file": ("", b"")})
    assert answer.status_code == 400
    assert said in answer.text
    assert "<form" in answer.text


def test_the_api_reviews_as_the_command_does(client: TestClient) -> None:
    answer = client.post("/api/v1/check", files={"file": ("faulty.txt", FAULTY.encode())}, data={"as_of": "2026-01-20"})
    assert answer.status_code == 200
    assert [one["type"] for one in answer.json()["findings"]].count("not-in-force") == 2
    assert answer.json()["plan"] == "faulty.txt"
    wrong = client.post("/api/v1/check", data={"text": FAULTY, "as_of": "20/01/2026"})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["name"] == "as_of"
