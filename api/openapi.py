"""The schema of the API as served: as the framework writes it, errors under the media type they come in."""

from typing import Any

from fastapi import FastAPI

from api.errors import PROBLEM


def install(app: FastAPI) -> None:
    """Let the application serve its schema with problem+json as the type of all errors."""
    written = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(written())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way that the framework documents


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    for operations in schema["paths"].values():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    # The framework takes errors to come in the media type of the answer, which may be a picture.
                    for shape in response.pop("content", {}).values():
                        response["content"] = {PROBLEM: shape}
    return schema
