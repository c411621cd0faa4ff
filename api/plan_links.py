"""A plan with its references linked, as its pages show it."""

from collections.abc import Mapping
from typing import Any

from api.access import SharedLibrary


def with_links(library: SharedLibrary, plan: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan (JSON values) with what `Library.links` says of each reference put beside its keys."""
    links = library.links(plan)
    references = [{**one, **link} for one, link in zip(plan["references"], links, strict=True)]
    return {**plan, "references": references}
