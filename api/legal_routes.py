"""The API on legal documents: who cites one, the registry, where references lead."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Path, Query, UploadFile
from pydantic import BeforeValidator
from starlette.responses import Response

from api.access import LibraryDep
from api.legal_models import Chain, Cites, ReferenceLink, RegisteredRow, RegistryChanges
from api.linking import as_html, as_markdown, targets
from api.parameters import SAID, written_day
from api.problems import problems
from extract.limits import Limits
from extract.plan_json import to_json
from extract.readers.encodings import decode_markup
from extract.workers import extract_file
from index.citation_export import exported
from index.errors import BadQueryError

router = APIRouter(prefix="/api/v1", tags=["Văn bản pháp luật"])

Identifier = Annotated[
    str,
    Query(
        alias="id",
        description="Số, ký hiệu viết cách nào cũng được, tên luật, khóa hoặc URN:LEX của văn bản.",
        examples=["76/NQ-CP"],
        min_length=1,
        max_length=500,
        pattern=SAID,
    ),
]
OnDay = Annotated[
    date | None,
    BeforeValidator(written_day),
    Query(description="Ngày xét hiệu lực (năm-tháng-ngày), mặc định hôm nay.", examples=["2024-12-31"]),
]
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json",
    "graphml": "application/xml",
}


@router.get(
    "/cites",
    summary="Ai viện dẫn một văn bản",
    description="Mọi chỗ viện dẫn văn bản ấy trong thư viện, điều sổ đăng ký biết về nó, và những chỗ ghi khác nhau.",
    responses=problems(400, 422, 503),
    response_description="Văn bản và các chỗ viện dẫn",
    response_model=Cites,
)
def cites(library: LibraryDep, identifier: Identifier, on: OnDay = None) -> Mapping[str, Any]:
    """Answer who cites a document."""
    return library.cites(identifier, on=on)


@router.get(
    "/cites/export",
    summary="Các chỗ viện dẫn thành bảng hay đồ thị",
    description="Như /cites: bảng CSV, dữ liệu liên kết JSON-LD (schema.org) hoặc đồ thị GraphML.",
    responses={**problems(400, 422, 503), 200: {"content": {media: {} for media in _MEDIA.values()}}},
    response_description="Tệp",
    response_class=Response,
)
def cites_export(
    library: LibraryDep,
    identifier: Identifier,
    form: Annotated[
        Literal["csv", "jsonld", "graphml"], Query(alias="format", description="Dạng tệp.", examples=["csv"])
    ],
    on: OnDay = None,
) -> Response:
    """Answer who cites a document as a file."""
    return Response(exported(library.cites(identifier, on=on), form), media_type=_MEDIA[form])


@router.get(
    "/registry",
    summary="Sổ đăng ký nói gì về một văn bản",
    description="Số, ngày, cơ quan, trích yếu, hiệu lực vào một ngày, quan hệ với văn bản khác.",
    responses=problems(400, 404, 422, 503),
    response_description="Văn bản",
    response_model=RegisteredRow,
)
def registry(library: LibraryDep, identifier: Identifier, on: OnDay = None) -> Mapping[str, Any]:
    """Answer what the registry says of a document."""
    return library.registered(identifier, on=on)


@router.post(
    "/registry/changes",
    summary="Các dòng mới của sổ đăng ký làm thay đổi gì",
    description="Kiểm tra các dòng và nêu kế hoạch, mục bị ảnh hưởng. Không lưu gì; để lưu: doisanh registry update.",
    responses=problems(400, 413, 422, 503),
    response_description="Văn bản thay đổi và kế hoạch bị ảnh hưởng",
    response_model=RegistryChanges,
)
def registry_changes(
    library: LibraryDep,
    rows: Annotated[
        str,
        Form(
            description="Các dòng, các ô cách nhau bằng dấu tab: 8 ô là văn bản, 9 ô là quan hệ.",
            examples=["1/2027/NĐ-CP\t2027-01-04\tNghị định\tChính phủ\t-\t-\tcông báo\tvề công tác văn thư"],
            min_length=1,
            max_length=250_000,
        ),
    ],
) -> Mapping[str, Any]:
    """Tell what rows would change."""
    return {"stored": False, "changes": [one.to_json() for one in library.try_registry(rows)]}


@router.get(
    "/plans/{plan}/links",
    summary="Các chỗ viện dẫn của một kế hoạch dẫn tới đâu",
    description="Theo thứ tự của references: văn bản, độ tin cậy, lý do, hiệu lực khi viện dẫn và vào ngày được hỏi.",
    responses=problems(404, 422, 503),
    response_description="Từng chỗ viện dẫn",
    response_model=list[ReferenceLink],
)
def plan_links(
    library: LibraryDep,
    plan: Annotated[str, Path(description="Tên của kế hoạch trong thư viện.", examples=["ke-hoach-2022"])],
    on: OnDay = None,
) -> list[dict[str, Any]]:
    """Answer where the references of a plan lead."""
    shown = library.show(plan)
    links = library.links(shown, on=on)
    return [
        {"start": one["start"], "end": one["end"], **link} for one, link in zip(shown["references"], links, strict=True)
    ]


@router.get(
    "/plans/{plan}/chain",
    summary="Chuỗi văn bản của một kế hoạch",
    description="Kế hoạch dựa vào gì, từ trung ương xuống; kế hoạch nào dựa vào nó; dự thảo, bản ký, bản sửa đổi.",
    responses=problems(404, 422, 503),
    response_description="Chuỗi văn bản",
    response_model=Chain,
)
def plan_chain(
    library: LibraryDep,
    plan: Annotated[str, Path(description="Tên của kế hoạch trong thư viện.", examples=["ke-hoach-2022"])],
) -> Mapping[str, Any]:
    """Answer what a plan rests on and what rests on it."""
    return library.chain(plan)


@router.post(
    "/link",
    summary="Gắn liên kết vào các chỗ viện dẫn",
    description="Gửi một tệp (file) hoặc dán văn bản (text), đúng một trong hai; trang HTML giữ nguyên thẻ, dạng khác"
    " thành Markdown. Không lưu lại gì.",
    responses={
        **problems(400, 413, 415, 422, 503),
        200: {"content": {"text/markdown": {}, "text/html": {}}},
    },
    response_description="Văn bản với các liên kết",
    response_class=Response,
)
def link(
    library: LibraryDep,
    file: Annotated[
        UploadFile | None, File(description="Tệp kế hoạch.", json_schema_extra={"example": "ke-hoach.html"})
    ] = None,
    text: Annotated[
        str | None,
        Form(description="Văn bản.", examples=["KẾ HOẠCH\nCải cách hành chính năm 2022"], max_length=250_000),
    ] = None,
    base: Annotated[
        str, Form(description="Địa chỉ của máy chủ này.", examples=["https://doisanh.example"], max_length=300)
    ] = "",
) -> Response:
    """Give a text back with its references linked."""
    if (file is None) == (text is None):
        raise BadQueryError("hãy gửi đúng một trong hai: file hoặc text")
    limits = Limits.from_environment()
    name, data = "van-ban.txt", (text or "").encode()
    if file is not None:
        name, data = file.filename or "", file.file.read(limits.file_bytes + 1)
    plan = to_json(extract_file(name, data, limits))
    found = targets(plan, library.links(plan), base)
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        # A page sent here is given back to be saved: shown from this address it could act in our name.
        shown = as_html(decode_markup(data).text, plan["text"], found).text
        return Response(shown, media_type="text/html", headers={"Content-Disposition": "attachment"})
    return Response(as_markdown(plan["text"], found).text, media_type="text/markdown")
