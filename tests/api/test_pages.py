"""The pages: what they show, that forms keep what was typed, and that a plan's ill will stays text."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from index.library import Library
from models.normal import unaccented

# What stands in the plan of the library that wishes its readers ill.
SCRIPT = "<script>alert(1)</script>"
HOSTILE = "ke-hoach-hiem"


def page(client: TestClient, path: str, status: int = 200, **params: Any) -> str:
    # Empty parameters would take away those of the path.
    answer = client.get(path, params=params or None)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_the_empty_home_page_says_what_the_library_holds(client: TestClient) -> None:
    html = page(client, "/")
    assert "<b>15</b> kế hoạch của <b>10</b> tỉnh" in html
    assert html.count("/?q=") >= 3


def _seat(province: str | None, level: str | None) -> str:
    return province or {"central": "Trung ương", "ministry": "Trung ương"}.get(level or "", "Không rõ tỉnh")


def test_plans_of_the_centre_stand_before_those_of_provinces(client: TestClient, library: Library) -> None:
    headings = re.findall(r"<h2>(.+?) <span class=\"count\"", page(client, "/plans"))
    of_the_centre = [one for one in library.plans() if one.level == "central"]
    assert of_the_centre
    assert headings[0] == "Trung ương"
    assert headings[1:] == sorted({one.province for one in library.plans() if one.province}, key=unaccented)
    assert f'Trung ương <span class="count">{len(of_the_centre)} kế hoạch' in page(client, "/plans")


def test_what_the_centre_says_stands_under_the_centre(client: TestClient, library: Library) -> None:
    hits = library.search("sắp xếp đơn vị hành chính", limit=20)["hits"]
    assert any(hit["level"] == "central" for hit in hits)
    html = page(client, "/", q="sắp xếp đơn vị hành chính")
    assert "<h2>Trung ương <" in html
    assert "Không rõ tỉnh" not in html


def test_citations_of_the_centre_stand_before_those_of_provinces(client: TestClient, library: Library) -> None:
    cited = library.cites("Kết luận 127-KL/TW")["citations"]
    assert {one["plan_level"] for one in cited} == {"central"}
    assert "<h3>Trung ương</h3>" in page(client, "/documents", id="Kết luận 127-KL/TW")


def test_hits_stand_by_province_in_the_order_of_the_best(client: TestClient, library: Library) -> None:
    html = page(client, "/", q="cat giam thoi gian giai quyet TTHC")
    hits = library.search("cat giam thoi gian giai quyet TTHC", limit=20)["hits"]
    expected = list(dict.fromkeys(_seat(hit["province"], hit["level"]) for hit in hits))
    assert re.findall(r"<h2>(.+?) <span class=\"count\"", html) == expected
    assert html.count('class="hit"') == len(hits)
    assert "<mark>" in html


def test_a_hit_links_to_its_place_and_to_its_like(client: TestClient, library: Library) -> None:
    hit = library.search("cắt giảm thời gian giải quyết TTHC", limit=1)["hits"][0]
    html = page(client, "/", q="cắt giảm thời gian giải quyết TTHC")
    place = f"e-{hit['start']}-{hit['end']}"
    assert f'href="/plans/{hit["plan"]}#{place}"' in html
    assert f'id="{place}"' in page(client, f"/plans/{hit['plan']}")
    similar = page(client, "/similar", entry=hit["entry"])
    assert " ".join(hit["text"].split()) in unescape(re.sub(r"</?mark>", "", similar))


def test_every_place_of_every_hit_is_on_its_page(client: TestClient, library: Library) -> None:
    pages = {one.plan: page(client, f"/plans/{one.plan}") for one in library.plans()}
    entries = list(library.entries())
    assert len(entries) > 100
    for one in entries:
        assert f'id="e-{one.start}-{one.end}"' in pages[one.plan], one.entry


def test_filters_show_as_chips_that_take_themselves_away(client: TestClient) -> None:
    html = page(client, "/", q="rà soát", year="2022", province="Đồng Nai")
    assert re.search(r'<a href="/\?q=r%C3%A0\+so%C3%A1t&amp;province=%C4%90%E1%BB%93ng\+Nai">năm 2022', html)
    assert 'value="Đồng Nai"' in html


def test_nothing_found_says_so_and_what_to_try(client: TestClient) -> None:
    html = page(client, "/", q="zzyzx qwrtp")
    assert "Không tìm thấy" in html
    assert 'class="hit"' not in html


WRONG: list[Any] = [
    pytest.param({"due_before": "31-12-2022"}, "31-12-2022", id="day"),
    pytest.param({"province": "Atlantis"}, "Atlantis", id="province"),
    pytest.param({"year": "hai nghìn"}, "hai nghìn", id="year"),
    pytest.param({"level": "thôn"}, "thôn", id="level"),
    pytest.param({"field": "thể thao"}, "thể thao", id="field"),
]


@pytest.mark.parametrize(("params", "word"), WRONG)
def test_a_wrong_filter_is_said_on_the_page_and_the_form_kept(
    client: TestClient, params: dict[str, str], word: str
) -> None:
    html = page(client, "/", 400, q="rà soát", **params)
    message = re.search(r'role="alert">(.+?)</p>', html)
    assert message is not None
    assert word in unescape(message.group(1))
    assert 'value="rà soát"' in html


def test_filters_without_words_ask_for_words(client: TestClient) -> None:
    assert "Chưa nhập nội dung cần tìm" in page(client, "/", 400, year="2022")


def test_more_hits_are_a_link_away(client: TestClient) -> None:
    first = page(client, "/", q="cải cách hành chính")
    assert first.count('class="hit"') == 20
    more = re.search(r'<p class="more"><a href="([^"]+)"', first)
    assert more is not None
    assert page(client, unescape(more.group(1))).count('class="hit"') > 20


def test_the_list_of_plans_links_to_each(client: TestClient, library: Library) -> None:
    html = page(client, "/plans")
    for one in library.plans():
        assert f'href="/plans/{one.plan}"' in html


def test_a_plan_shows_its_whole_text_with_every_mention(
    client: TestClient, library: Library, stripped: Callable[[str], str]
) -> None:
    for stored in library.plans():
        plan = library.show(stored.plan)
        html = page(client, f"/plans/{stored.plan}")
        body = html.split('<div class="text">')[1].split("</div>\n</section>")[0]
        assert stripped(body) == plan["text"]
        assert len(re.findall(r'id="m-\d+-\d+"', body)) == len(plan["references"])
        for flawed in (one for one in plan["references"] if one["flaw"]):
            assert flawed["flaw"]["note"] in unescape(html)


def test_names_of_places_are_used_once(client: TestClient, library: Library) -> None:
    for stored in library.plans():
        found = re.findall(r' id="([^"]+)"', page(client, f"/plans/{stored.plan}"))
        assert len(found) == len(set(found))


def test_a_plan_lists_its_tasks_with_their_like(client: TestClient, library: Library) -> None:
    for stored in library.plans():
        plan = library.show(stored.plan)
        html = page(client, f"/plans/{stored.plan}")
        assert html.count('data-label="Nhiệm vụ"') == len(plan["tasks"])
        for address in re.findall(r'href="(/similar\?entry=[^"]+)"', html)[:1]:
            page(client, unescape(address))


def test_a_document_shows_who_cites_it_and_where(client: TestClient, library: Library) -> None:
    html = page(client, "/documents", id="NQ 76/NQ-CP")
    for one in library.cites("76/NQ-CP")["citations"]:
        place = f"m-{one['start']}-{one['end']}"
        assert f'href="/plans/{one["plan"]}#{place}"' in html
        assert f'id="{place}"' in page(client, f"/plans/{one['plan']}")


def test_a_document_shows_the_date_that_dissents(client: TestClient) -> None:
    """The hostile plan dates Nghị quyết 76/NQ-CP a day after the others do."""
    html = page(client, "/documents", id="76/NQ-CP")
    assert re.search(r'class="dissent">16/07/2021', html)
    assert not re.search(r'class="dissent">15/07/2021', html)


def test_a_document_nobody_cites(client: TestClient) -> None:
    assert "Không tìm thấy" in page(client, "/documents", id="999/2099/NĐ-CP")
    assert "Không tìm thấy" not in page(client, "/documents")


def test_a_text_is_compared(client: TestClient) -> None:
    html = page(client, "/similar", text="rà soát, đơn giản hóa thủ tục hành chính")
    assert 'class="hit"' in html
    assert ">rà soát, đơn giản hóa thủ tục hành chính</textarea>" in html


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/", {"q": SCRIPT}),
        ("/", {"q": f'"><b>{SCRIPT}', "province": SCRIPT}),
        ("/", {"q": "trừ mã độc khỏi hồ sơ"}),
        ("/", {"q": "a", "unit": f"'\"{SCRIPT}", "cites": SCRIPT}),
        ("/plans", {}),
        (f"/plans/{HOSTILE}", {}),
        ("/documents", {"id": SCRIPT}),
        ("/documents", {"id": "76/NQ-CP"}),
        ("/similar", {"text": f"</textarea>{SCRIPT}"}),
        ("/similar", {"entry": SCRIPT}),
        (f"/plans/{SCRIPT}", {}),
        (f"/{SCRIPT}", {}),
    ],
)
def test_hostile_words_stay_text(client: TestClient, path: str, params: dict[str, str]) -> None:
    html = client.get(path, params=params or None).text
    assert "<script" not in html
    assert "<img" not in html
    assert "<b><" not in html


def test_hostile_words_are_shown_as_they_are(client: TestClient) -> None:
    for html in (
        page(client, "/documents", id="76/NQ-CP"),
        page(client, f"/plans/{HOSTILE}"),
        page(client, "/", q=SCRIPT),
    ):
        assert SCRIPT in unescape(re.sub(r"</?mark>", "", html))


def test_no_page_loads_or_runs_anything_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/?q=rà soát", "/plans", f"/plans/{HOSTILE}", "/documents?id=76/NQ-CP", "/similar", "/api/docs"):
        html = page(client, path)
        assert not re.search(r"<(?:script|style|iframe|object|embed)\b|\son\w+=|\sstyle=", _outside_text(html))
        # Links for people may lead to the official portal; nothing is loaded from there.
        loaded = re.sub(r'<a [^>]*href="https://vbpl\.vn/[^>]*>', "", _outside_text(html))
        assert set(re.findall(r'(?:src|href)="(\w+:|//)', loaded)) == set()


def _outside_text(html: str) -> str:
    """The tags of a page alone."""
    return "".join(re.findall(r"<[^>]*>", html))
