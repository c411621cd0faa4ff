"""Pages of a plan as printed: the picture, the frames over it, the text beside, and what there is where it is gone."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.page_view import frames
from extract.source import Box
from index.library import Library

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def paged(paged_data: Path) -> Iterator[TestClient]:
    """Give a client of a library with one PDF, `plan`, and one text, `chu`."""
    with TestClient(create_app(paged_data), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def plan(paged_data: Path) -> dict[str, Any]:
    with Library.open(paged_data) as library:
        return library.show("plan")


def span(plan: dict[str, Any], words: str) -> tuple[int, int]:
    start = plan["text"].index(words)
    return start, start + len(words)


def page(client: TestClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def rectangles(html: str) -> list[tuple[float, ...]]:
    found = re.findall(r'<rect[^>]* x="([\d.]+)%" y="([\d.]+)%" width="([\d.]+)%" height="([\d.]+)%"/>', html)
    return [tuple(map(float, one)) for one in found]


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_the_picture_is_served_and_known_again(paged: TestClient, prefix: str) -> None:
    answer = paged.get(f"{prefix}/plans/plan/pages/2.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.content.startswith(b"\x89PNG")
    tag = answer.headers["etag"]
    for known in (tag, f'"other", W/{tag}'):
        again = paged.get(f"{prefix}/plans/plan/pages/2.png", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    other = paged.get(f"{prefix}/plans/plan/pages/1.png", headers={"If-None-Match": tag})
    assert other.status_code == 200


ABSENT = [
    ("plan", "0", 404), ("plan", "3", 404), ("plan", "-1", 404), ("plan", "9" * 40, 404), ("plan", "9" * 5000, 422),
    ("plan", "x", 422), ("plan", "1.5", 422), ("plan", "..%2f1", 404), ("plan", "1%00", 422), ("plan", SCRIPT, 404),
    ("chu", "1", 404), ("nowhere", "1", 404), (SCRIPT, "1", 404), ("..", "1", 404), ("%2e%2e%2fplan", "1", 404),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "number", "status"), ABSENT)
def test_pictures_that_are_not_there(paged: TestClient, slug: str, number: str, status: int) -> None:
    answer = paged.get(f"/api/v1/plans/{slug}/pages/{number}.png")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert len(answer.text) < 2000
    for path in (f"/plans/{slug}/pages/{number}.png", f"/plans/{slug}/pages/{number}"):
        assert "<script" not in page(paged, path, status)


def test_a_hit_leads_to_its_page_and_is_marked_there(paged: TestClient, plan: dict[str, Any]) -> None:
    words = "Thay biểu mẫu giấy bằng biểu mẫu điện tử tự điền"
    start, end = span(plan, words)
    target = f"/plans/plan/pages/2?start={start}&amp;end={end}#hit"
    assert f'href="{target}">trang 2</a>' in page(paged, "/?q=biểu mẫu điện tử")
    listed = page(paged, "/plans/plan")
    assert f'href="{target}">trang 2</a>' in listed
    assert f'<a class="to-page" href="{target}" data-page="2" aria-label="trang 2"></a>' in listed
    html = page(paged, unescape(target))
    assert f"<mark>{words}</mark>" in re.sub(r"</?span[^>]*>", "", html)
    assert html.count('id="hit"') == 1
    lines = [one for one in plan["places"] if one["start"] < end and start < one["end"]]
    assert len(lines) == len(rectangles(html)) == 2


def test_frames_stand_where_the_lines_do(paged: TestClient, plan: dict[str, Any]) -> None:
    start, end = span(plan, "Nghị quyết số 76/NQ-CP")
    (line,) = [one["box"] for one in plan["places"] if one["start"] <= start < one["end"]]
    (found,) = rectangles(page(paged, f"/plans/plan/pages/1?start={start}&end={end}"))
    x, y, width, height = found
    on = plan["pages"][0]
    assert x < 100 * line["x0"] / on["width"] < 100 * line["x1"] / on["width"] < x + width < 100
    assert y < 100 * line["y0"] / on["height"] < 100 * line["y1"] / on["height"] < y + height < y + 3


def test_frames_never_leave_the_page() -> None:
    on = {"number": 1, "width": 200, "height": 100}
    boxes = [Box(1, -50, -50, 999, 999), Box(1, 300, 10, 400, 20), Box(2, 0, 0, 10, 10)]
    (found,) = frames(boxes, on)
    assert (found.x, found.y, found.width, found.height) == (0, 0, 100, 100)
    assert frames(boxes, {"number": 1, "width": 0, "height": 0}) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [("", ""), ("5", "5"), ("9", "1"), ("-1", "9"), ("x", SCRIPT), ("0", "9" * 50), ("٣", "٩"), ("1e3", "2")],
)
def test_a_span_that_is_none_marks_nothing(paged: TestClient, start: str, end: str) -> None:
    answer = paged.get("/plans/plan/pages/1", params={"start": start, "end": end})
    assert answer.status_code == 200
    assert rectangles(answer.text) == []
    assert "<mark" not in answer.text
    assert "<script" not in answer.text


def test_a_span_beyond_the_text_marks_what_there_is(paged: TestClient, plan: dict[str, Any]) -> None:
    html = page(paged, "/plans/plan/pages/1?start=0&end=999999999")
    assert len(rectangles(html)) == sum(one["box"]["page"] == 1 for one in plan["places"])


def test_the_pages_give_the_whole_text_and_lead_to_each_other(
    paged: TestClient, plan: dict[str, Any], stripped: Callable[[str], str]
) -> None:
    shown = [page(paged, f"/plans/plan/pages/{one['number']}?start=3&end=900") for one in plan["pages"]]
    texts = [re.search(r'<div class="text">(.*?)</div>\s*</section>', html, re.DOTALL) for html in shown]
    assert "".join(stripped(one[1]) for one in texts if one) == plan["text"]
    assert SCRIPT in unescape(stripped(texts[0][1] if texts[0] else ""))
    assert 'href="/plans/plan/pages/2"' in shown[0]
    assert "Trang trước" not in shown[0]
    assert 'href="/plans/plan/pages/1?start=3&amp;end=900#hit"' in shown[1]
    assert "Trang sau" not in shown[1]


def test_a_page_needs_nothing_that_the_policy_forbids(paged: TestClient) -> None:
    html = page(paged, "/plans/plan/pages/1?start=3&end=900")
    tags = "".join(re.findall(r"<[^>]*>", html))
    assert not re.search(r"<(?:script|style|iframe|object|embed)\b|\son\w+=|\sstyle=", tags)
    assert re.findall(r'src="([^"]*)"', tags) == ["/plans/plan/pages/1.png"]


def test_the_whole_plan_keeps_its_text_beside_the_links(
    paged: TestClient, plan: dict[str, Any], stripped: Callable[[str], str]
) -> None:
    html = page(paged, "/plans/plan")
    body = html.split('<div class="text">')[1].split("</div>\n</section>")[0]
    assert stripped(body) == plan["text"]
    assert body.count('class="to-page"') >= len(plan["tasks"])
    for other in ("/plans/chu", "/?q=thủ tục hành chính"):
        assert 'class="to-page"' not in page(paged, other)


def test_citations_lead_to_their_pages(paged: TestClient) -> None:
    html = page(paged, "/documents?id=76/NQ-CP")
    assert re.search(r'href="/plans/plan/pages/1\?start=\d+&amp;end=\d+#hit">trang 1</a>', html)


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_without_its_file_a_plan_still_shows_its_text(change: str, tmp_path: Path, pdf: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf.read_bytes())
    with Library.open(tmp_path / "library") as library:
        library.ingest([file])
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(b"%PDF-1.4 another")
    with TestClient(create_app(tmp_path / "library")) as client:
        problem = client.get("/api/v1/plans/plan/pages/1.png")
        assert problem.status_code == 404
        assert "hãy nạp lại" in problem.json()["detail"]
        html = page(client, "/plans/plan/pages/1?start=3&end=900")
        assert "hãy nạp lại" in html
        assert "KẾ HOẠCH" in html
        assert "<img" not in html
        for text in (problem.text, html):
            assert str(tmp_path) not in text


def test_words_that_may_be_misread_are_marked(paged_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Library.show

    def unsure(library: Library, slug: str) -> dict[str, Any]:
        shown = real(library, slug)
        return {**shown, "unsure": [span(shown, "Phòng chờ")]}

    monkeypatch.setattr(Library, "show", unsure)
    with TestClient(create_app(paged_data)) as client:
        for path in ("/plans/plan/pages/1", "/plans/plan"):
            html = page(client, path)
            assert '<span class="unsure" title="từ máy đọc chưa chắc">Phòng chờ</span>' in html
            assert '<span class="unsure">từ máy đọc chưa chắc</span>' in html
    monkeypatch.undo()
    with TestClient(create_app(paged_data)) as client:
        assert 'class="unsure"' not in page(client, "/plans/plan")
