"""Parameters of the API: types that carry their constraints, descriptions and examples into the schema."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator, BeforeValidator

from corpus.loader import provinces, reform_fields
from index.errors import BadQueryError
from index.fields import field_named
from index.filters import Filters, province_names

# A value that holds more than white space and control characters.
SAID = r"[^\s\x00-\x20\x7f-\xa0]"

Level = Literal["central", "ministry", "province", "department", "district", "commune"]
_PROVINCES: list[str] = list(dict.fromkeys(one.name for one in provinces()))
_FIELDS: list[str] = [name for one in reform_fields() for name in (one.id, one.name)]


def _known_province(name: str | None) -> str | None:
    """Check a name as the library does, so that a wrong one is a wrong value of the parameter."""
    try:
        if name is not None:
            province_names(name)
    except BadQueryError as error:
        raise ValueError(str(error)) from error
    return name


def _known_field(name: str | None) -> str | None:
    """Return the id of a field named in either way."""
    try:
        return None if name is None else field_named(name).id
    except BadQueryError as error:
        raise ValueError(str(error)) from error


def written_day(value: Any) -> Any:
    """Let only year-month-day through; a number would be taken for seconds since 1970."""
    if isinstance(value, str) and (len(value) != len("2022-12-31") or value[4:5] != "-"):
        raise ValueError("phải là ngày dạng năm-tháng-ngày (2022-12-31)")
    return value


QueryWords = Annotated[
    str,
    Query(
        description="Nội dung cần tìm, có dấu hoặc không dấu, viết tắt cũng được.",
        examples=["cắt giảm thời gian giải quyết TTHC"],
        min_length=1,
        max_length=5000,
        pattern=SAID,
    ),
]
Limit = Annotated[int, Query(description="Số kết quả nhiều nhất.", examples=[10], ge=1, le=100)]
Without = Annotated[
    list[Literal["province", "year", "quarter", "level", "unit", "cites"]],
    Query(description="Loại điều kiện không đọc từ câu hỏi: chữ của chúng là từ như các từ khác.", examples=[["year"]]),
]
_Province = Annotated[
    str | None,
    AfterValidator(_known_province),
    Query(
        description="Tỉnh, thành phố; tính cả những tỉnh đã nhập vào tỉnh ấy.",
        examples=["Đồng Nai"],
        json_schema_extra={"enum": _PROVINCES},
    ),
]
_Field = Annotated[
    str | None,
    AfterValidator(_known_field),
    Query(
        description="Lĩnh vực cải cách, bằng mã hoặc tên (xem /api/v1/fields).",
        examples=["procedures"],
        json_schema_extra={"enum": _FIELDS},
    ),
]


def asked_filters(
    *,
    province: _Province = None,
    as_signed: Annotated[
        bool, Query(description="Chỉ tỉnh đúng tên khi ký, không tính các tỉnh đã nhập.", examples=[False])
    ] = False,
    year: Annotated[
        int | None, Query(description="Năm mà kế hoạch áp dụng.", examples=[2022], ge=1945, le=2200)
    ] = None,
    field: _Field = None,
    unit: Annotated[
        str | None,
        Query(
            description="Cơ quan chủ trì hoặc phối hợp.",
            examples=["Sở Nội vụ"],
            min_length=1,
            max_length=300,
            pattern=SAID,
        ),
    ] = None,
    level: Annotated[Level | None, Query(description="Cấp của cơ quan ban hành.", examples=["department"])] = None,
    due_before: Annotated[
        date | None,
        BeforeValidator(written_day),
        Query(description="Thời hạn chậm nhất là ngày này (năm-tháng-ngày).", examples=["2022-12-31"]),
    ] = None,
    cites: Annotated[
        str | None,
        Query(
            description="Chỉ mục viện dẫn văn bản này.",
            examples=["76/NQ-CP"],
            min_length=1,
            max_length=300,
            pattern=SAID,
        ),
    ] = None,
) -> Filters:
    """Gather the filters that a request asks."""
    return Filters(
        province=province,
        as_signed=as_signed,
        year=year,
        field=field,
        unit=unit,
        level=level,
        due_before=due_before.isoformat() if due_before else None,
        cites=cites,
    )


FiltersDep = Annotated[Filters, Depends(asked_filters)]
