"""The documentation of the API as a page of ours: the schema, read out, without scripts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from api.rendering import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter or a field of a form, in words."""

    name: str
    type: str
    required: bool
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A route with its parameters and what it can answer."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    responses: tuple[tuple[str, str], ...]


@router.get("/api/docs")
def docs(request: Request) -> HTMLResponse:
    """Serve the documentation."""
    schema = request.app.openapi()
    return render(request, "reference.html", {"operations": list(operations(schema)), "info": schema["info"]})


def operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the routes of an OpenAPI schema."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            given = [*operation.get("parameters", ()), *_form_fields(schema, operation)]
            yield Operation(
                method=method.upper(),
                path=path,
                summary=operation["summary"],
                description=operation.get("description", ""),
                parameters=tuple(_parameter(one) for one in given),
                responses=tuple((status, one["description"]) for status, one in operation["responses"].items()),
            )


def _form_fields(schema: Mapping[str, Any], operation: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        form = _resolved(schema, content["schema"])
        for name, field in form.get("properties", {}).items():
            yield {"name": name, "required": name in form.get("required", ()), "schema": field, **field}


def _resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = part
    if "$ref" in part:
        found = schema["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    return found


def _parameter(one: Mapping[str, Any]) -> Parameter:
    schema = one["schema"]
    examples = schema.get("examples", ())
    return Parameter(
        name=one["name"],
        type=_type(schema),
        required=one.get("required", False),
        description=one.get("description", ""),
        example=str(examples[0]) if examples else "",
    )


def _type(schema: Mapping[str, Any]) -> str:
    """Write a type with its limits: "integer, 1–100"."""
    alternatives = [one for one in schema.get("anyOf", (schema,)) if one.get("type") != "null"]
    one = {**schema, **alternatives[0]}
    words = [str(one.get("format") or one.get("type", ""))]
    if "minimum" in one:
        words.append(f"{one['minimum']}–{one['maximum']}")
    if "maxLength" in one:
        words.append(f"tối đa {one['maxLength']} ký tự")
    if "default" in one:
        words.append(f"mặc định {one['default']}")
    return ", ".join(words)
