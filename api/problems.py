"""What the schema says of the errors of a route."""

from typing import Any

from api.models import Problem

_MEANINGS = {
    400: "Không hiểu yêu cầu",
    404: "Không có kế hoạch, mục, trang hay văn bản ấy",
    409: "Thư viện đang được ghi",
    413: "Tệp quá lớn",
    415: "Không đọc được định dạng hay bảng mã",
    422: "Giá trị không đúng lược đồ",
    503: "Máy chủ chưa dùng được thư viện, hay thiếu chương trình để đọc định dạng này",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the schema says of the errors of a route; `api.openapi` gives them their media type."""
    return {status: {"description": _MEANINGS[status], "model": Problem} for status in statuses}
