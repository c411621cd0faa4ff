"""The API answers what the library answers, in the same shape."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.loader import provinces, samples
from extract.pipeline import extract
from extract.plan_json import dumps
from index.fields import field_named
from index.filters import Filters
from index.library import Library

PLANS = sum(path.stem != "README" for path in samples().iterdir()) + 1
"""The samples, and the hostile plan beside them."""


def untimed(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "took_ms"}


def test_search_answers_as_the_library_does(client: TestClient, library: Library) -> None:
    answer = client.get("/api/v1/search", params={"q": "cắt giảm thời gian giải quyết TTHC", "k": 5}).json()
    assert untimed(answer) == untimed(library.search("cắt giảm thời gian giải quyết TTHC", limit=5))
    assert answer["hits"]


FILTERED: list[tuple[dict[str, Any], Filters]] = [
    ({"province": "Đồng Nai"}, Filters(province="Đồng Nai")),
    ({"province": "dong nai", "as_signed": True}, Filters(province="dong nai", as_signed=True)),
    ({"year": 2024}, Filters(year=2024)),
    ({"field": field_named("procedures").name}, Filters(field="procedures")),
    ({"unit": "Văn phòng Sở"}, Filters(unit="Văn phòng Sở")),
    ({"level": "department"}, Filters(level="department")),
    ({"due_before": "2022-12-31"}, Filters(due_before="2022-12-31")),
    ({"cites": "Luật Cán bộ, công chức"}, Filters(cites="Luật Cán bộ, công chức")),
]


@pytest.mark.parametrize(
    ("params", "filters"), FILTERED, ids=lambda one: "-".join(one) if isinstance(one, dict) else ""
)
def test_every_filter_reaches_the_library(
    client: TestClient, library: Library, params: dict[str, Any], filters: Filters
) -> None:
    answer = client.get("/api/v1/search", params={"q": "thủ tục hành chính", **params}).json()
    assert untimed(answer) == untimed(library.search("thủ tục hành chính", filters=filters))


def test_province_of_today_holds_its_predecessors(client: TestClient) -> None:
    params: dict[str, Any] = {"q": "rà soát", "province": "Đồng Nai", "k": 100}
    merged = client.get("/api/v1/search", params=params).json()["hits"]
    signed = client.get("/api/v1/search", params={**params, "as_signed": True}).json()["hits"]
    assert {hit["province"] for hit in merged} == {"Đồng Nai", "Bình Phước"}
    assert {hit["province"] for hit in signed} == {"Đồng Nai"}


def test_similar_finds_other_plans_only(client: TestClient, library: Library) -> None:
    entry = library.search("cắt giảm thời gian giải quyết TTHC", limit=1)["hits"][0]
    answer = client.get("/api/v1/similar", params={"entry": entry["entry"]}).json()
    assert untimed(answer) == untimed(library.similar(entry["entry"]))
    assert entry["plan"] not in {hit["plan"] for hit in answer["hits"]}


def test_similar_takes_a_text(client: TestClient, library: Library) -> None:
    answer = client.get("/api/v1/similar", params={"text": "rà soát, đơn giản hóa thủ tục", "k": 3}).json()
    assert untimed(answer) == untimed(library.similar("rà soát, đơn giản hóa thủ tục", limit=3))


def test_plans_say_all_but_where_they_lie(client: TestClient, library: Library) -> None:
    listed = client.get("/api/v1/plans").json()
    expected = [asdict(one) for one in library.plans()]
    assert listed == [{name: value for name, value in one.items() if name != "path"} for one in expected]
    assert len(listed) == PLANS


def test_plan_is_the_same_json_to_the_last_key(client: TestClient, library: Library) -> None:
    for stored in library.plans():
        shown = client.get(f"/api/v1/plans/{stored.plan}").json()
        assert shown == _through_json(library.show(stored.plan))


def _through_json(values: Any) -> Any:
    """Tuples come back as lists."""
    if isinstance(values, dict):
        return {name: _through_json(value) for name, value in values.items()}
    return [_through_json(one) for one in values] if isinstance(values, list | tuple) else values


def test_cites_takes_any_spelling(client: TestClient, library: Library) -> None:
    answer = client.get("/api/v1/cites", params={"id": "nq 76/nq-cp"}).json()
    assert answer["documents"] == ["76/NQ-CP"]
    assert len(answer["citations"]) == len(library.cites("76/NQ-CP")["citations"]) > 1


def test_lists_of_the_gazetteer(client: TestClient) -> None:
    assert [one["id"] for one in client.get("/api/v1/fields").json()][:2] == ["institutions", "procedures"]
    listed = client.get("/api/v1/provinces").json()
    assert len(listed) == len(provinces())
    assert any(one["name"] == "Đồng Nai" and "Bình Phước" in one["merges"] for one in listed)
    assert all(one["since"] is None or len(one["since"]) == len("2025-07-01") for one in listed)


def test_extract_reads_a_file_and_stores_nothing(client: TestClient) -> None:
    sample = sorted(samples().glob("*.txt"))[0]
    answer = client.post("/api/v1/extract", files={"file": (sample.name, sample.read_bytes())})
    assert answer.status_code == 200
    assert answer.json() == json.loads(dumps(extract(sample.name, sample.read_bytes())))
    assert len(client.get("/api/v1/plans").json()) == PLANS


def test_extract_reads_a_text(client: TestClient) -> None:
    text = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nCăn cứ Nghị quyết số 76/NQ-CP của Chính phủ;\n"
    answer = client.post("/api/v1/extract", data={"text": text}).json()
    assert answer["text"] == text
    assert [one["id"] for one in answer["references"]] == ["76/NQ-CP"]


def test_health(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "plans": PLANS}


def test_many_at_once_get_the_answers_of_one(client: TestClient) -> None:
    """The routes run in threads of one process, over one library."""
    asked = ["rà soát thủ tục", "chuyển đổi số", "kỷ luật kỷ cương", "tinh giản biên chế"]
    alone = {words: client.get("/api/v1/search", params={"q": words}).json()["hits"] for words in asked}
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(
            lambda words: (words, client.get("/api/v1/search", params={"q": words}).json()["hits"]), asked * 10
        )
    assert all(hits == alone[words] for words, hits in answers)
