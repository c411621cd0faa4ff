"""The schema says everything that a caller needs: each route, parameter and field in words and by example."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from api.errors import PROBLEM
from api.parameters import SAID

ROUTES = {
    ("get", "/api/v1/search"),
    ("get", "/api/v1/similar"),
    ("get", "/api/v1/plans"),
    ("get", "/api/v1/plans/{plan}"),
    ("get", "/api/v1/plans/{plan}/pages/{number}.png"),
    ("get", "/api/v1/cites"),
    ("get", "/api/v1/cites/export"),
    ("get", "/api/v1/registry"),
    ("post", "/api/v1/registry/changes"),
    ("get", "/api/v1/plans/{plan}/links"),
    ("get", "/api/v1/plans/{plan}/chain"),
    ("post", "/api/v1/link"),
    ("get", "/api/v1/fields"),
    ("get", "/api/v1/provinces"),
    ("post", "/api/v1/extract"),
    ("post", "/api/v1/check"),
    ("get", "/healthz"),
}


@pytest.fixture(scope="module")
def schema(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/openapi.json").json()
    return answer


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def test_the_routes_are_those_of_the_contract(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.")
    assert schema["info"]["title"] == "Đối Sánh"
    assert {(method, path) for method, path, _ in operations(schema)} == ROUTES


def test_every_route_and_answer_is_described(schema: dict[str, Any]) -> None:
    for _, path, operation in operations(schema):
        assert operation["summary"], path
        assert operation["description"], path
        for status, answer in operation["responses"].items():
            assert answer["description"] not in ("", "Successful Response"), (path, status)


def test_every_parameter_is_described_with_an_example(schema: dict[str, Any]) -> None:
    count = 0
    for _, path, operation in operations(schema):
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (path, parameter["name"])
            assert parameter["schema"].get("examples"), (path, parameter["name"])
            count += 1
    assert count > 20


def test_every_field_of_every_shape_is_described_with_an_example(schema: dict[str, Any]) -> None:
    for name, shape in schema["components"]["schemas"].items():
        for field, about in shape.get("properties", {}).items():
            assert about.get("description"), (name, field)
            nested = "$ref" in str(about)
            assert nested or about.get("examples") or "example" in about, (name, field)


def test_every_reference_in_the_schema_leads_somewhere(schema: dict[str, Any]) -> None:
    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            if "$ref" in part:
                yield part["$ref"]
            for one in part.values():
                yield from references(one)
        elif isinstance(part, list):
            for one in part:
                yield from references(one)

    found = set(references(schema))
    assert found
    for reference in found:
        assert reference.removeprefix("#/components/schemas/") in schema["components"]["schemas"]


def test_errors_come_as_problems(schema: dict[str, Any]) -> None:
    for _, path, operation in operations(schema):
        for status, answer in operation["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == [PROBLEM], (path, status)


def test_constraints_stand_in_the_schema(schema: dict[str, Any]) -> None:
    search = {one["name"]: one["schema"] for one in schema["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert (search["k"]["minimum"], search["k"]["maximum"], search["k"]["default"]) == (1, 100, 10)
    assert (search["q"]["minLength"], search["q"]["maxLength"]) == (1, 5000)
    assert {"Đồng Nai", "Bình Phước"} <= set(search["province"]["enum"])
    assert "procedures" in search["field"]["enum"]
    assert search["due_before"]["anyOf"][0]["format"] == "date"


def test_examples_of_the_schema_are_allowed_by_it(client: TestClient, schema: dict[str, Any]) -> None:
    for parameter in schema["paths"]["/api/v1/search"]["get"]["parameters"]:
        params = {"q": "rà soát", parameter["name"]: parameter["schema"]["examples"][0]}
        assert client.get("/api/v1/search", params=params).status_code == 200, parameter["name"]


def test_the_page_of_the_documentation_names_every_route_and_parameter(
    client: TestClient, schema: dict[str, Any]
) -> None:
    page = client.get("/api/docs").text
    assert "<script" not in page
    for method, path, operation in operations(schema):
        assert f"{method.upper()} {path}" in page
        for parameter in operation.get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in page
    assert "<code>file</code>" in page


# Words that a user may type; no lone surrogates, which no address can carry.
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(
    lambda words: re.search(SAID, words) is not None
)


@settings(max_examples=60, deadline=None)
@given(q=WORDS, unit=WORDS, cites=WORDS, year=st.integers(1945, 2200))
def test_whatever_the_schema_allows_is_answered(client: TestClient, q: str, unit: str, cites: str, year: int) -> None:
    asked: list[tuple[str, dict[str, Any]]] = [
        ("/api/v1/search", {"q": q}),
        ("/api/v1/search", {"q": q, "unit": unit, "cites": cites, "year": year}),
        ("/api/v1/similar", {"text": f"{q} {unit}"}),
        ("/api/v1/cites", {"id": cites}),
        ("/", {"q": q, "unit": unit}),
        ("/documents", {"id": cites}),
    ]
    for path, params in asked:
        assert client.get(path, params=params).status_code == 200, (path, params)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused(client: TestClient, text: str) -> None:
    answer = client.post("/api/v1/extract", data={"text": text})
    assert answer.status_code in (200, 400, 415)
