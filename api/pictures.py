"""The picture of a page as an answer."""

from typing import Annotated

from fastapi import Header
from starlette.responses import Response

from api.access import SharedLibrary

PNG = "image/png"

IfNoneMatch = Annotated[str | None, Header(include_in_schema=False)]


class PngResponse(Response):
    """An answer that is a picture, for the schema too."""

    media_type = PNG


def picture(library: SharedLibrary, plan: str, number: int, known: str | None) -> Response:
    """Return a page as PNG, or 304 where the caller has it already (`known`: the tags of its If-None-Match).

    A browser may keep it but asks each time: the file may come in anew. Raises UnknownPlanError, NoPictureError.
    """
    png, tag = library.page_png(plan, number)
    headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
    if known is not None and f'"{tag}"' in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=headers)
    return PngResponse(png, headers=headers)
