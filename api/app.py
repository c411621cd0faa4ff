"""The application: a library opened once, the API under /api/v1, the pages at the root."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api import check_page, document_pages, errors, legal_routes, openapi, page_view, pages, reference, routes
from api.access import SharedLibrary
from api.middleware import BodyLimit, SecurityHeaders
from api.rendering import HERE
from extract.limits import Limits

DESCRIPTION = """\
Đối Sánh đọc kế hoạch cải cách hành chính: văn bản viện dẫn, cơ quan, thời hạn, chỉ tiêu, từng nhiệm vụ; tìm và đặt
cạnh nhau những nhiệm vụ giống nhau của các tỉnh. Mọi lỗi được trả lời theo RFC 9457 (application/problem+json).
"""


def create_app(data: Path) -> FastAPI:
    """Return the application over the library in the folder `data`, which is opened when the server starts.

    Raises NotALibraryError or EncoderError at the start, where the library cannot be opened.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with SharedLibrary(data) as library:
            app.state.library = library
            yield

    app = FastAPI(
        title="Đối Sánh",
        version="1",
        summary="Đọc và so sánh kế hoạch cải cách hành chính",
        description=DESCRIPTION,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        # The framework's own pages load scripts from elsewhere; `reference` writes one that needs none.
        docs_url=None,
        redoc_url=None,
    )
    app.add_middleware(BodyLimit, limit=Limits.from_environment().file_bytes)
    app.add_middleware(SecurityHeaders)
    errors.install(app)
    openapi.install(app)
    app.include_router(routes.router)
    app.include_router(legal_routes.router)
    app.include_router(routes.health)
    app.include_router(reference.router)
    app.include_router(pages.router)
    app.include_router(document_pages.router)
    app.include_router(page_view.router)
    app.include_router(check_page.router)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app
