"""The API, version 1: thin routes over the library."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query
from pydantic import BeforeValidator
from starlette.responses import Response

from api.access import LibraryDep
from api.models import Answer, FieldRow, Health, PlanRow, ProvinceRow
from api.parameters import SAID, FiltersDep, Limit, QueryWords, Without, written_day
from api.pictures import IfNoneMatch, PngResponse, picture
from api.plan_models import Plan
from api.problems import problems
from api.review_models import Review
from api.sent import SentPlan
from corpus.loader import provinces, reform_fields
from extract.plan_json import to_json
from extract.review import review_json
from index.errors import BadQueryError

_NOTHING: list[Any] = []
router = APIRouter(prefix="/api/v1", tags=["Đối Sánh"])
health = APIRouter(tags=["Máy chủ"])


@router.get(
    "/search",
    summary="Tìm nhiệm vụ, đoạn văn, chỉ tiêu",
    description="Tìm trong mọi kế hoạch theo từ ngữ và theo nghĩa, gần nhất trước; các điều kiện lọc cùng áp dụng.",
    responses=problems(400, 422),
    response_description="Kết quả, gần nhất trước",
    response_model=Answer,
)
def search(
    library: LibraryDep, q: QueryWords, filters: FiltersDep, without: Without = _NOTHING, k: Limit = 10
) -> Mapping[str, Any]:
    """Answer a query."""
    return library.search(q, limit=k, filters=filters, without=without)


@router.get(
    "/similar",
    summary="Tìm nhiệm vụ tương tự ở kế hoạch khác",
    description="Nêu đúng một trong hai: tên một mục (entry), hoặc một đoạn văn bất kỳ (text).",
    responses=problems(400, 404, 422),
    response_description="Kết quả, gần nhất trước",
    response_model=Answer,
)
def similar(
    library: LibraryDep,
    filters: FiltersDep,
    entry: Annotated[
        str | None,
        Query(
            description="Tên của mục, như entry trong kết quả tìm.",
            examples=["ke-hoach-2022#task-120-180"],
            max_length=300,
            pattern=r"^[a-z0-9-]+#(task|passage|target)-[0-9]+-[0-9]+$",
        ),
    ] = None,
    text: Annotated[
        str | None,
        Query(description="Một đoạn văn.", examples=["Rà soát thủ tục"], min_length=1, max_length=5000, pattern=SAID),
    ] = None,
    k: Limit = 10,
) -> Mapping[str, Any]:
    """Answer with the same task elsewhere."""
    asked = entry or text
    if asked is None or (entry and text):
        raise BadQueryError("hãy nêu đúng một trong hai: entry hoặc text")
    return library.similar(asked, limit=k, filters=filters)


@router.get(
    "/plans",
    summary="Các kế hoạch trong thư viện",
    description="Mọi kế hoạch mà thư viện có, xếp theo tên.",
    response_description="Danh sách kế hoạch",
    response_model=list[PlanRow],
)
def plans(library: LibraryDep) -> list[dict[str, Any]]:
    """List the plans, without the folders of this machine that they came from."""
    return [{name: value for name, value in asdict(one).items() if name != "path"} for one in library.plans()]


@router.get(
    "/plans/{plan}",
    summary="Một kế hoạch",
    description="Toàn văn và mọi điều đọc được trong kế hoạch, kèm vị trí.",
    responses=problems(404, 422),
    response_description="Kế hoạch như đọc được",
    response_model=Plan,
    response_model_exclude_unset=True,
)
def plan(
    library: LibraryDep,
    plan: Annotated[str, Path(description="Tên của kế hoạch trong thư viện.", examples=["ke-hoach-2022"])],
) -> Mapping[str, Any]:
    """Show a plan."""
    return library.show(plan)


@router.get(
    "/plans/{plan}/pages/{number}.png",
    summary="Ảnh một trang của kế hoạch",
    description="Trang của tệp PDF hoặc tệp ảnh của kế hoạch, 110 điểm ảnh một inch, cạnh dài không quá 2000.",
    responses=problems(404, 422),
    response_description="Ảnh PNG",
    response_class=PngResponse,
)
def page_picture(
    library: LibraryDep,
    plan: Annotated[str, Path(description="Tên của kế hoạch trong thư viện.", examples=["ke-hoach-2022"])],
    number: Annotated[int, Path(description="Số của trang, như trong pages của kế hoạch.", examples=[1])],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Show a page as it was printed."""
    return picture(library, plan, number, if_none_match)


@router.get(
    "/fields",
    summary="Các lĩnh vực cải cách",
    description="Sáu lĩnh vực của Nghị quyết 76/NQ-CP và phần chỉ đạo, điều hành.",
    response_description="Danh sách lĩnh vực",
    response_model=list[FieldRow],
)
def fields() -> list[FieldRow]:
    """List the fields of reform."""
    return [FieldRow(id=one.id, name=one.name) for one in reform_fields()]


@router.get(
    "/provinces",
    summary="Các tỉnh, thành phố",
    description="Các tỉnh, thành phố của hôm nay và trước ngày 01/7/2025, với những tỉnh đã nhập vào nhau.",
    response_description="Danh sách tỉnh, thành phố",
    response_model=list[ProvinceRow],
)
def list_provinces() -> list[dict[str, Any]]:
    """List the provinces."""
    return [
        {
            **asdict(one),
            "since": one.since.isoformat() if one.since else None,
            "until": one.until.isoformat() if one.until else None,
        }
        for one in provinces()
    ]


@router.post(
    "/extract",
    summary="Đọc một văn bản gửi lên",
    description="Gửi một tệp (file) hoặc dán văn bản (text), đúng một trong hai. Không lưu lại gì.",
    responses=problems(400, 413, 415, 422, 503),
    response_description="Kế hoạch như đọc được",
    response_model=Plan,
    response_model_exclude_unset=True,
)
def read_text(plan: SentPlan) -> Mapping[str, Any]:
    """Read a file or a text, and store nothing."""
    return to_json(plan)


@router.post(
    "/check",
    summary="Rà soát một dự thảo gửi lên",
    description=(
        "Gửi một tệp (file) hoặc dán văn bản (text), đúng một trong hai. Trả về những chỗ cần sửa trước khi ký: viện "
        "dẫn sai, văn bản hết hiệu lực, nhiệm vụ thiếu thông tin, thời hạn và chỉ tiêu mâu thuẫn. Không lưu lại gì."
    ),
    responses=problems(400, 413, 415, 422, 503),
    response_description="Những chỗ cần sửa và gợi ý",
    response_model=Review,
)
def check(
    library: LibraryDep,
    plan: SentPlan,
    as_of: Annotated[
        date | None,
        BeforeValidator(written_day),
        Form(description="Xét hiệu lực vào ngày này; không nêu thì là ngày của dự thảo.", examples=["2022-12-31"]),
    ] = None,
) -> Mapping[str, Any]:
    """Review a draft, and store nothing."""
    return review_json.to_json(library.review(plan, as_of=as_of), plan)


@health.get(
    "/healthz",
    summary="Máy chủ còn phục vụ không",
    description="Trả lời khi máy chủ và thư viện đọc được.",
    response_description="Đang phục vụ",
    response_model=Health,
)
def healthz(library: LibraryDep) -> Health:
    """Tell that the server and its library answer."""
    return Health(status="ok", plans=len(library.plans()))
