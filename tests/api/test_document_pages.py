"""The page of a document, and what leads there: force, relations, majority and dissent, links of a plan, exports."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.relation_picture import relation_picture
from index.legal_answers import LegalAnswers
from index.library import Library
from index.store import Store

DAYS = ("05/3/2020", "05/3/2020", "07/3/2020", "05/3/2020", "07/3/2020", "05/3/2020")
PLACES = ("Đồng Nai", "An Giang", "Phú Yên") * 2
PLAN = """SỞ NỘI VỤ TỈNH {upper}

Số: {number}/KH-SNV

{place}, ngày 07 tháng 01 năm {year}

KẾ HOẠCH
Cải cách hành chính năm {year}

I. CĂN CỨ

Thực hiện Nghị định số 30/2020/NĐ-CP ngày {day} của Chính phủ về công tác văn thư. Nghị định này là căn cứ.

Theo khoản 2 Điều 4 Nghị định số 63/2010/NĐ-CP và Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give the pages over six plans that cite one decree with two dates; the last was signed when another was dead."""
    folder = tmp_path_factory.mktemp("six")
    for number, (day, place) in enumerate(zip(DAYS, PLACES, strict=True)):
        year = 2026 if number == 5 else 2022
        text = PLAN.format(upper=place.upper(), place=place, number=40 + number, year=year, day=day)
        (folder / f"plan{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(folder / "data") as library:
        library.ingest([folder])
    with TestClient(create_app(folder / "data")) as opened:
        yield opened


def page(client: TestClient, path: str, **params: str) -> str:
    answer = client.get(path, params=params or None)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_majority_and_dissent_of_six_plans_are_shown(client: TestClient) -> None:
    html = page(client, "/documents", id="30/2020/NĐ-CP")
    assert "6 chỗ viện dẫn trong 6 kế hoạch" in html
    assert re.search(r'<span>05/03/2020 <span class="quiet">\(4 chỗ\)', html)
    assert re.search(r'<span class="dissent">07/03/2020 <span class="quiet">\(2 chỗ\)', html)
    assert html.count('<span class="flaw">ghi ngày 07/03/2020</span>') == 2
    rows = re.findall(r'<th scope="row">([^<]+)</th>((?:<td[^>]*>\d*</td>)+)', html)
    counted = {name: re.findall(r"<td[^>]*>(\d*)<", cells) for name, cells in rows}
    assert counted == {"An Giang": ["2", ""], "Đồng Nai": ["2", ""], "Phú Yên": ["1", "1"]}


def test_the_force_is_that_of_the_day_asked_for(client: TestClient) -> None:
    now = page(client, "/documents", id="61/2018/NĐ-CP")
    assert "Đã bị thay thế từ 01/07/2025 bởi Nghị định 118/2025/NĐ-CP" in now
    then = page(client, "/documents", id="61/2018/NĐ-CP", on="2022-01-01")
    assert "Còn hiệu lực</span>" in then
    assert 'value="2022-01-01"' in then
    assert "Đã bị thay thế" in page(client, "/documents", id="61/2018/NĐ-CP", on="hôm qua")


def test_an_older_plan_is_not_blamed_and_a_later_one_is(client: TestClient) -> None:
    html = page(client, "/documents", id="61/2018/NĐ-CP")
    assert html.count("còn hiệu lực khi viện dẫn, hết hiệu lực sau đó") == 5
    assert html.count('<span class="flaw">đã hết hiệu lực khi viện dẫn</span>') == 1
    old, new = page(client, "/plans/plan0"), page(client, "/plans/plan5")
    assert "đã hết hiệu lực khi viện dẫn" not in old
    assert '<span class="flaw">đã hết hiệu lực khi viện dẫn</span>' in new


def test_relations_are_drawn_and_listed(client: TestClient) -> None:
    html = page(client, "/documents", id="61/2018/NĐ-CP")
    picture = re.search(r'<svg class="relations".*?</svg>', html, re.DOTALL)
    assert picture
    assert picture.group().count("<circle") == 5
    assert picture.group().count('class="arc') == 4
    for other in ("09/2015/QĐ-TTg", "01/2018/TT-VPCP", "107/2021/NĐ-CP", "118/2025/NĐ-CP"):
        assert other in unescape(picture.group())
        address = re.search(rf'<a href="([^"]+)">[^<]*{other}</a>', html.split("relation-list")[1])
        assert address
        assert other in page(client, unescape(address[1]))


def test_a_document_that_nobody_cites_is_still_told(client: TestClient) -> None:
    html = page(client, "/documents", id="118/2025/NĐ-CP")
    assert "Nghị định 118/2025/NĐ-CP" in html
    assert "Không kế hoạch nào trong thư viện viện dẫn văn bản này." in html
    assert "Không tìm thấy" not in html


def test_the_portal_is_asked_for_the_number(client: TestClient) -> None:
    html = page(client, "/documents", id="30/2020/NĐ-CP")
    assert re.search(r'<a href="https://vbpl\.vn/[^"]*Keyword=30%2F2020%2FN%C4%90-CP" rel="external noreferrer">', html)


def test_each_reference_of_a_plan_leads_to_its_document(client: TestClient) -> None:
    html = page(client, "/plans/plan0")
    body = html.split('<div class="text">')[1]
    links = re.findall(r'<a class="mention reference[^"]*"[^>]*href="([^"]+)"[^>]*title="([^"]+)"', body)
    assert [unescape(one[0]).partition("id=")[2] for one in links if "Nghị định này" not in one[1]]
    decree = next(title for _, title in links if title.startswith("Nghị định 61/2018/NĐ-CP"))
    assert "đã bị thay thế từ 01/07/2025" in unescape(decree)
    article = next(title for _, title in links if title.startswith("Nghị định 63/2010/NĐ-CP"))
    assert "Điều 4 được sửa đổi bởi Nghị định 92/2017/NĐ-CP từ 25/09/2017" in unescape(article)
    out = re.search(r'<a class="to-portal" href="(https://vbpl\.vn/[^"]+)"[^>]*></a>', body)
    assert out
    assert unescape(out[1]).endswith("Keyword=30%2F2020%2FN%C4%90-CP")
    short = re.search(r'<a class="mention reference short" href="([^"]+)"', body)
    assert short
    assert "Nghị định 30/2020/NĐ-CP" in page(client, unescape(short[1]))


def test_the_api_tells_the_same(client: TestClient) -> None:
    found = client.get("/api/v1/cites", params={"id": "NĐ 61/2018", "on": "2022-01-01"}).json()
    assert found["registry"]["status"]["state"] == "in-force"
    assert {one["verdict"] for one in found["citations"]} == {"in-force", "dead-when-cited"}
    assert client.get("/api/v1/registry", params={"id": "NĐ 61/2018"}).json()["status"]["state"] == "replaced"
    assert client.get("/api/v1/registry", params={"id": "999/2099/NĐ-CP"}).status_code == 404
    links = client.get("/api/v1/plans/plan0/links").json()
    assert links[1]["link"]["document"] == "30/2020/NĐ-CP"
    csv = client.get("/api/v1/cites/export", params={"id": "NĐ 61/2018", "format": "csv"})
    assert csv.headers["content-type"].startswith("text/csv")
    assert len(csv.text.splitlines()) == 7


def test_rows_are_tried_and_not_stored(client: TestClient) -> None:
    rows = (
        "500/2023/NĐ-CP\t2023-05-05\tNghị định\tChính phủ\t2023-07-01\t-\tcông báo\tvề công tác văn thư\n"
        "500/2023/NĐ-CP\t2023-05-05\trepeals\t30/2020/NĐ-CP\t2020-03-05\t2023-07-01\t-\tconfirmed\tcông báo\n"
    )
    found = client.post("/api/v1/registry/changes", data={"rows": rows}).json()
    verdicts = [one["verdict"] for one in found["changes"][1]["plans"]]
    assert sorted(verdicts) == ["dead-when-cited"] + ["ended-since"] * 5
    assert client.get("/api/v1/registry", params={"id": "NĐ 30/2020"}).json()["status"]["state"] == "in-force"
    wrong = client.post("/api/v1/registry/changes", data={"rows": "một ô"})
    assert wrong.status_code == 400
    assert "sổ đăng ký không nhận" in wrong.json()["detail"]


def test_a_text_is_given_back_with_links(client: TestClient) -> None:
    text = "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư."
    answer = client.post("/api/v1/link", data={"text": text, "base": "https://doisanh.example"})
    assert "[Nghị định số 30/2020/NĐ-CP](https://doisanh.example/documents?id=30%2F2020%2FN%C4%90-CP" in answer.text
    markup = f"<p>{text.replace('30/2020', '<b>30/2020</b>')}</p>"
    page = client.post("/api/v1/link", files={"file": ("a.html", markup.encode(), "text/html")})
    assert page.headers["content-disposition"] == "attachment"
    assert re.sub(r"<a [^>]*portal[^>]*>[^<]*</a>|</?a[^>]*>", "", page.text) == markup


# Pieces that references are made of, put together in any way.
PIECES = st.lists(
    st.sampled_from(
        ["Nghị định số ", "Kế hoạch số ", "Luật ", "Viên chức", "Đề án ", "30/2020/NĐ-CP", "76/NQ-CP", "/KH-UBND",
         "06", "31/KH-UBND", " ngày 05/3/2020", " ngày 30/02/2022", " của UBND tỉnh Phú Yên", " năm 2010", "@2021", "%",
         "plan:", " này", "; ", "\n", "[", "]", "urn:lex:vn:a:b:2020-02-31;30-2020-nd-cp", "<b>", "&amp;"]
    ), min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES)
def test_whatever_is_asked_or_linked_is_answered(client: TestClient, pieces: list[str]) -> None:
    words = "".join(pieces)
    assert client.post("/api/v1/link", data={"text": words}).status_code in (200, 400, 415)
    assert client.get("/documents", params={"id": words}).status_code in (200, 400)
    assert client.get("/api/v1/registry", params={"id": words}).status_code in (200, 400, 404, 422)
    assert client.get("/api/v1/cites", params={"id": words}).status_code in (200, 400, 422)
    assert client.post("/api/v1/registry/changes", data={"rows": words}).status_code in (200, 400, 422)


def test_a_urn_with_no_day_is_no_fault(client: TestClient) -> None:
    assert client.get("/api/v1/cites", params={"id": "urn:lex:vn:a:b:2020-02-31;30-2020-nd-cp"}).status_code == 200


@pytest.mark.parametrize("identifier", ["76/NQ-CP@2013", "80/2015/QH13", "60/2021/NĐ-CP", "303/2025/NĐ-CP"])
def test_a_picture_of_any_document_is_well_formed(identifier: str, open_legal: Callable[[], LegalAnswers]) -> None:
    found = open_legal().show(identifier)
    picture = ElementTree.fromstring(str(relation_picture(found)))
    assert len(picture.findall(".//circle")) == len(found["relations"]) + 1


@pytest.fixture
def open_legal(tmp_path: Path) -> Callable[[], LegalAnswers]:
    return lambda: LegalAnswers(tmp_path, Store.open(tmp_path))
