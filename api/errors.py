"""Errors as answers: problem+json (RFC 9457) from the API, a page elsewhere, both from one table."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.middleware import SECURITY_HEADERS
from api.reasons import reason
from api.rendering import render
from extract.errors import (
    BinaryFileError,
    CrashError,
    EncodingError,
    MemoryLimitError,
    MissingProgramError,
    ReadError,
    TimeLimitError,
    TooLargeError,
)
from index.errors import (
    BadQueryError,
    LibraryError,
    LockedError,
    NoPictureError,
    RegistryError,
    UnknownDocumentError,
    UnknownEntryError,
    UnknownPlanError,
)

PROBLEM = "application/problem+json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a cause is answered: the status, a title, and a detail in place of the exception's own message."""

    status: int
    title: str
    detail: str | None = None


# The first class that fits decides. A detail stands where the message might name a folder of this machine.
ANSWERS: Mapping[type[Exception], Answer] = {
    UnknownPlanError: Answer(404, "Không có kế hoạch này"),
    UnknownEntryError: Answer(404, "Không có mục này"),
    NoPictureError: Answer(404, "Không có ảnh trang"),
    LockedError: Answer(409, "Thư viện đang được ghi", "thư viện đang được một tiến trình khác ghi; hãy thử lại sau"),
    TooLargeError: Answer(413, "Tệp quá lớn"),
    TimeLimitError: Answer(413, "Tệp cần đọc quá lâu"),
    MemoryLimitError: Answer(413, "Tệp cần quá nhiều bộ nhớ"),
    CrashError: Answer(500, "Lỗi khi đọc tệp", "máy chủ gặp lỗi khi đọc tệp này; lỗi đã được ghi vào nhật ký"),
    BinaryFileError: Answer(415, "Không đọc được định dạng này"),
    EncodingError: Answer(415, "Không đọc được bảng mã này"),
    MissingProgramError: Answer(503, "Máy chủ chưa đọc được định dạng này"),
    ReadError: Answer(400, "Không đọc được văn bản"),
    BadQueryError: Answer(400, "Không hiểu câu hỏi"),
    UnknownDocumentError: Answer(404, "Không có văn bản này"),
    RegistryError: Answer(400, "Sổ đăng ký không nhận các dòng này"),
    LibraryError: Answer(503, "Thư viện chưa dùng được", "không mở được thư viện; xem nhật ký của máy chủ"),
}
_TITLES = {
    400: "Yêu cầu không hợp lệ",
    404: "Không tìm thấy",
    405: "Không dùng được phương thức này",
    413: "Nội dung gửi lên quá lớn",
    415: "Không đọc được định dạng này",
    422: "Tham số không hợp lệ",
    500: "Lỗi của máy chủ",
}
_DETAILS = {
    404: "không có trang hay tài nguyên ở địa chỉ này",
    405: "địa chỉ này không nhận phương thức đã gửi",
    500: "máy chủ gặp lỗi khi trả lời; lỗi đã được ghi vào nhật ký",
}


def install(app: FastAPI) -> None:
    """Let the application answer every error by the table."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(LibraryError, _known)
    app.add_exception_handler(ReadError, _known)
    app.add_exception_handler(Exception, _unforeseen)


def answer_for(error: Exception) -> Answer:
    """Return how a known error is answered, its detail filled in."""
    found = next(answer for kind, answer in ANSWERS.items() if isinstance(error, kind))
    return Answer(found.status, found.title, found.detail or str(error))


async def _known(request: Request, error: Exception) -> Response:
    answer = answer_for(error)
    if answer.detail != str(error):
        _log.warning("%s: %s", type(error).__name__, error, exc_info=error if answer.status == 500 else None)
    return _response(request, answer)


async def _refused(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: no such address, wrong method, a body that is no form or is too large."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    own = error.detail if isinstance(error, HTTPException) and status not in _DETAILS else None
    detail = own or _DETAILS.get(status, "máy chủ không nhận yêu cầu này")
    headers = error.headers if isinstance(error, HTTPException) else None
    return _response(request, Answer(status, _TITLES.get(status, "Yêu cầu bị từ chối"), detail), headers=headers)


async def _invalid(request: Request, error: Exception) -> Response:
    """Answer values that the schema does not allow; `errors` names each and says why."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    wrong = [
        {"in": str(one["loc"][0]), "name": ".".join(map(str, one["loc"][1:])), "reason": reason(one)} for one in found
    ]
    detail = "; ".join(f"{one['name'] or one['in']}: {one['reason']}" for one in wrong)
    return _response(request, Answer(422, _TITLES[422], detail), errors=wrong)


async def _unforeseen(request: Request, error: Exception) -> Response:
    """Answer a fault of ours without a word of where it happened; the server's log has it."""
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    response = _response(request, Answer(500, _TITLES[500], _DETAILS[500]))
    # This answer is made outside the middleware that adds the headers elsewhere.
    response.headers.update(SECURITY_HEADERS)
    return response


def _response(
    request: Request,
    answer: Answer,
    *,
    errors: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    if not request.url.path.startswith(("/api/", "/healthz")):
        return render(request, "error.html", {"answer": answer}, status=answer.status, headers=headers)
    problem: dict[str, Any] = {
        "type": "about:blank", "title": answer.title, "status": answer.status, "detail": answer.detail,
    }  # fmt: skip
    if errors:
        problem["errors"] = errors
    return JSONResponse(problem, answer.status, headers=headers, media_type=PROBLEM)
