"""Templates to answers: one environment, everything escaped that is not marked as safe by `api.marking`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from api.wording import FILTERS

HERE = Path(__file__).parent


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


_TEMPLATES = _environment()


def render(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return the page that a template makes of `values`; `path` tells it where it stands."""
    page = _TEMPLATES.get_template(template).render({"path": request.url.path, **values})
    return HTMLResponse(page, status, headers=headers)
