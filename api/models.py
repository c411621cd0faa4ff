"""The shapes of the API's answers, for its schema: the same as the command line prints with --json.

Keys that the library adds pass through as they are; what stands here is documented and checked.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A part of an answer; keys beyond those named are kept."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class Years(Shape):
    """The years of a plan, both included."""

    start: int = Field(description="Năm đầu", examples=[2021])
    end: int = Field(description="Năm cuối", examples=[2025])


class EntryDeadline(Shape):
    """The deadline of an entry."""

    text: str = Field(description="Thời hạn như viết trong kế hoạch", examples=["Quý III/2022"])
    type: str = Field(description="Kiểu thời hạn", examples=["during"])
    from_: str | None = Field(alias="from", description="Ngày đầu", examples=["2022-07-01"])
    to: str | None = Field(description="Ngày cuối", examples=["2022-09-30"])
    every: str | None = Field(description="Chu kỳ", examples=[None])


class Why(Shape):
    """Why a hit stands where it does: its rank by words and by meaning, from 1, and what speaks for it, 0 to 1."""

    terms: int | None = Field(description="Hạng theo từ ngữ", examples=[1])
    vectors: int | None = Field(description="Hạng theo nghĩa", examples=[2])
    words: float = Field(description="Điểm từ ngữ so với mục cao nhất", examples=[1.0])
    nearness: float = Field(description="Độ gần về nghĩa", examples=[0.62])
    coverage: float = Field(description="Phần câu hỏi có trong mục, từ hiếm nặng hơn", examples=[0.8])
    meant_words: float = Field(description="Như words, của thuật ngữ mà từ thường ngày muốn nói", examples=[0.0])
    meant_coverage: float = Field(description="Như coverage, của các thuật ngữ ấy", examples=[0.0])
    conditions: float = Field(description="Phần điều kiện trong câu hỏi mà mục đáp ứng", examples=[1.0])


class Hit(Shape):
    """An entry of a plan that answers."""

    entry: str = Field(description="Tên của mục", examples=["ke-hoach-2022#task-120-180"])
    kind: Literal["task", "passage", "target"] = Field(description="Nhiệm vụ, đoạn văn hay chỉ tiêu", examples=["task"])
    plan: str = Field(description="Tên của kế hoạch trong thư viện", examples=["ke-hoach-2022"])
    source: str = Field(description="Tên tệp", examples=["Kế hoạch 2022.docx"])
    text: str = Field(description="Nội dung", examples=["Rà soát thủ tục hành chính"])
    trail: list[str] = Field(description="Các đề mục bên trên", examples=[["II. Cải cách thủ tục hành chính"]])
    start: int = Field(description="Vị trí đầu trong văn bản (ký tự)", examples=[120])
    end: int = Field(description="Vị trí cuối", examples=[180])
    page: int | None = Field(description="Trang của vị trí đầu, nơi tệp có trang", examples=[3])
    province: str | None = Field(description="Tỉnh, thành phố như khi ký", examples=["Đồng Nai"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Sở Nội vụ tỉnh Đồng Nai"])
    level: str | None = Field(description="Cấp ban hành", examples=["department"])
    period: Years | None = Field(description="Các năm của kế hoạch")
    year: int | None = Field(description="Năm đầu của kế hoạch", examples=[2022])
    field: str | None = Field(description="Lĩnh vực cải cách", examples=["procedures"])
    lead: list[str] = Field(description="Cơ quan chủ trì", examples=[["Văn phòng Sở"]])
    coordinating: list[str] = Field(description="Cơ quan phối hợp", examples=[["Các phòng thuộc Sở"]])
    deadline: EntryDeadline | None = Field(description="Thời hạn")
    score: float = Field(description="Điểm, cao hơn là gần hơn", examples=[1.42])
    why: Why = Field(description="Hạng trong từng cách tìm")


class Condition(Shape):
    """A condition read from the words of a query."""

    kind: Literal["province", "year", "quarter", "level", "unit", "cites"] = Field(
        description="Loại điều kiện", examples=["province"]
    )
    value: str = Field(description="Tên chuẩn", examples=["Đồng Nai"])
    start: int = Field(description="Vị trí đầu trong câu hỏi (NFC)", examples=[10])
    end: int = Field(description="Vị trí cuối", examples=[18])


class Mended(Shape):
    """A word of a query that was read as another."""

    from_: str = Field(alias="from", description="Từ đã gõ", examples=["hnàh"])
    to: str = Field(description="Từ đã hiểu", examples=["hành"])


class Meant(Shape):
    """Everyday words of a query and the official terms looked for beside them."""

    plain: str = Field(description="Từ thường ngày", examples=["cắt bớt người"])
    official: list[str] = Field(description="Thuật ngữ", examples=[["tinh giản biên chế"]])


class Read(Shape):
    """How a query was understood."""

    conditions: list[Condition] = Field(description="Điều kiện đọc được trong câu hỏi")
    mended: list[Mended] = Field(description="Lỗi gõ đã sửa")
    meant: list[Meant] = Field(description="Từ thường ngày và thuật ngữ")


class Answer(Shape):
    """The hits of a search; `read` is there where the query was words and no entry."""

    query: str = Field(description="Nội dung đã hỏi", examples=["rà soát thủ tục"])
    took_ms: float = Field(description="Thời gian trả lời (mili giây)", examples=[4.2])
    stale: bool = Field(description="Chỉ mục còn cũ hơn thư viện", examples=[False])
    filters: dict[str, Any] = Field(description="Các điều kiện đã lọc", examples=[{"year": 2022}])
    hits: list[Hit] = Field(description="Kết quả, gần nhất trước")
    read: Read | None = Field(default=None, description="Câu hỏi đã được hiểu thế nào")


class PlanRow(Shape):
    """A plan that the library holds."""

    plan: str = Field(description="Tên trong thư viện", examples=["ke-hoach-2022"])
    source: str = Field(description="Tên tệp", examples=["Kế hoạch 2022.docx"])
    sha256: str = Field(description="Mã băm của tệp", examples=["9f86d081884c7d65…"])
    kind: str | None = Field(description="Loại văn bản", examples=["Kế hoạch"])
    number: str | None = Field(description="Số", examples=["42"])
    symbol: str | None = Field(description="Ký hiệu", examples=["KH-SNV"])
    date: str | None = Field(description="Ngày ban hành", examples=["2022-01-07"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Sở Nội vụ tỉnh Đồng Nai"])
    level: str | None = Field(description="Cấp ban hành", examples=["department"])
    province: str | None = Field(description="Tỉnh, thành phố", examples=["Đồng Nai"])
    title: str | None = Field(description="Trích yếu", examples=["Cải cách hành chính năm 2022"])
    year_from: int | None = Field(description="Năm đầu", examples=[2022])
    year_to: int | None = Field(description="Năm cuối", examples=[2022])
    number_year: int | None = Field(description="Năm trong số văn bản", examples=[None])
    ingested: str = Field(description="Lúc nhập vào thư viện (UTC)", examples=["2026-01-05T08:30:00+00:00"])


class FieldRow(Shape):
    """A field of reform."""

    id: str = Field(description="Mã lĩnh vực", examples=["procedures"])
    name: str = Field(description="Tên lĩnh vực", examples=["Cải cách thủ tục hành chính"])


class ProvinceRow(Shape):
    """A province or city under the centre, of today or of before 2025-07-01."""

    name: str = Field(description="Tên", examples=["Đồng Nai"])
    kind: str = Field(description="Tỉnh hay thành phố", examples=["tỉnh"])
    code: str | None = Field(description="Mã đơn vị hành chính", examples=["75"])
    since: str | None = Field(description="Ngày đầu mang tên này", examples=["2025-07-01"])
    until: str | None = Field(description="Ngày cuối", examples=[None])
    merges: list[str] = Field(description="Các tỉnh đã nhập vào", examples=[["Bình Phước", "Đồng Nai"]])


class Health(Shape):
    """That the server answers."""

    status: Literal["ok"] = Field(description="Máy chủ đang phục vụ", examples=["ok"])
    plans: int = Field(description="Số kế hoạch trong thư viện", examples=[5])


class WrongValue(Shape):
    """A value that the schema does not allow."""

    in_: str = Field(alias="in", description="Nơi của giá trị", examples=["query"])
    name: str = Field(description="Tên tham số", examples=["k"])
    reason: str = Field(description="Lý do", examples=["phải từ 1 trở lên"])


class Problem(Shape):
    """An error (RFC 9457)."""

    type: str = Field(description="Loại lỗi", examples=["about:blank"])
    title: str = Field(description="Tên lỗi", examples=["Không có kế hoạch này"])
    status: int = Field(description="Mã trạng thái HTTP", examples=[404])
    detail: str = Field(description="Lý do", examples=["thư viện không có kế hoạch 'abc'"])
    errors: list[WrongValue] | None = Field(default=None, description="Từng giá trị sai, ở lỗi 422")
