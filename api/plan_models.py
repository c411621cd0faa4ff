"""The shape of a plan in the API's schema: see docs/schema.md."""

from typing import Any, Literal

from pydantic import Field

from api.models import Shape, Years


class Mention(Shape):
    """A mention: `text` is the plan's text from `start` to `end`."""

    start: int = Field(description="Vị trí đầu (ký tự)", examples=[342])
    end: int = Field(description="Vị trí cuối", examples=[365])
    text: str = Field(description="Nguyên văn", examples=["Kế hoạch số 803/KH-UBND"])
    confidence: float = Field(description="Độ tin cậy, 0 đến 1", examples=[0.9])


class Flaw(Shape):
    """What is wrong with a reference."""

    type: str = Field(description="Loại sai sót", examples=["date"])
    note: str = Field(description="Lý do", examples=["ngày ghi khác ngày ở các chỗ viện dẫn khác"])
    proposed: str | None = Field(description="Nội dung đề nghị thay vào", examples=["05/3/2020"])
    evidence: str | None = Field(description="Điều chứng minh", examples=["Sổ đăng ký văn bản: …"])


class Reference(Mention):
    """A cited document."""

    kind: str = Field(description="Loại văn bản", examples=["Kế hoạch"])
    id: str = Field(description="Số, ký hiệu chuẩn", examples=["803/KH-UBND"])
    number: str | None = Field(description="Số", examples=["803"])
    year: int | None = Field(description="Năm trong số hiệu", examples=[None])
    symbol: str | None = Field(description="Ký hiệu", examples=["KH-UBND"])
    date: str | None = Field(description="Ngày ghi tại chỗ viện dẫn", examples=["2021-12-23"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Ủy ban nhân dân tỉnh An Giang"])
    title: str | None = Field(description="Trích yếu", examples=["về cải cách hành chính năm 2022"])
    provision: str | None = Field(description="Điểm, khoản, điều được viện dẫn", examples=["khoản 2 Điều 5"])
    role: Literal["basis", "cited", "self"] = Field(description="Căn cứ, viện dẫn hay chính nó", examples=["basis"])
    spans: dict[str, Any] = Field(
        description="Chỗ của ngày, cơ quan, trích yếu, điều khoản", examples=[{"date": [366, 381], "issuer": None}]
    )
    flaw: Flaw | None = Field(description="Sai sót, nếu có")


class Deadline(Mention):
    """When something must be done."""

    type: str = Field(description="Kiểu thời hạn", examples=["by"])
    from_: str | None = Field(alias="from", description="Ngày đầu", examples=["2022-01-01"])
    to: str | None = Field(description="Ngày cuối", examples=["2022-03-31"])
    every: str | None = Field(description="Chu kỳ", examples=["quarter"])
    condition: str | None = Field(description="Điều kiện", examples=[None])


class Unit(Mention):
    """An organisation."""

    name: str = Field(description="Tên đầy đủ", examples=["Ủy ban nhân dân tỉnh An Giang"])
    group: bool = Field(description="Là một nhóm cơ quan", examples=[False])
    role: str | None = Field(
        description="lead, coordinating, submitting, approving, reporting: việc làm tại chỗ này", examples=["lead"]
    )


class Target(Mention):
    """A measurable target."""

    subject: str = Field(description="Đại lượng đo", examples=["hồ sơ giải quyết trực tuyến"])
    comparator: str = Field(description="Phép so sánh", examples=[">="])
    value: float = Field(description="Giá trị", examples=[50.0])
    unit: str = Field(description="Đơn vị tính", examples=["%"])
    year: int | None = Field(description="Năm phải đạt", examples=[2025])
    level: str | None = Field(description="Cấp phải đạt", examples=["xã"])
    trend: str | None = Field(description="increase: mức tăng; decrease: mức giảm", examples=[None])


class Task(Shape):
    """A task: a row of a table, or one stated in prose (then with `start`, `end`, `row`)."""

    section: str | None = Field(description="Số của mục lớn", examples=["I"])
    section_title: str | None = Field(description="Tên của mục lớn", examples=["Công tác chỉ đạo, điều hành"])
    parents: list[str] = Field(description="Các đề mục ở giữa", examples=[[]])
    number: str | None = Field(description="Số thứ tự", examples=["1"])
    task: str = Field(description="Nội dung", examples=["Xây dựng kế hoạch của từng đơn vị"])
    output: str | None = Field(description="Sản phẩm", examples=["Kế hoạch"])
    lead: list[str] = Field(description="Chủ trì", examples=[["Các đơn vị trực thuộc Sở"]])
    coordinating: list[str] = Field(description="Phối hợp", examples=[["Các phòng thuộc Sở"]])
    deadline: str | None = Field(description="Thời hạn như viết", examples=["Quý I/2022"])
    budget: str | None = Field(description="Kinh phí", examples=[None])
    table: int | None = Field(description="Bảng nhiệm vụ thứ mấy, từ 0", examples=[0])
    empty: list[str] = Field(description="Các cột của bảng mà dòng này bỏ trống", examples=[["output"]])
    spans: dict[str, Any] = Field(description="Chỗ của từng giá trị trong văn bản", examples=[{"task": [[2650, 2714]]}])
    legal_basis: list[str] = Field(description="Văn bản làm căn cứ", examples=[["76/NQ-CP"]])
    targets: list[int] = Field(description="Số thứ tự trong targets", examples=[[0]])
    field: str | None = Field(description="Lĩnh vực cải cách", examples=["procedures"])


class PlanHead(Shape):
    """The head of a plan."""

    kind: str | None = Field(description="Loại văn bản", examples=["Kế hoạch"])
    number: str | None = Field(description="Số", examples=["42"])
    symbol: str | None = Field(description="Ký hiệu", examples=["KH-SLĐTBXH"])
    date: str | None = Field(description="Ngày ban hành", examples=["2022-01-07"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Sở Nội vụ tỉnh Đồng Nai"])
    level: str | None = Field(description="Cấp", examples=["department"])
    province: str | None = Field(description="Tỉnh, thành phố", examples=["Đồng Nai"])
    title: str | None = Field(description="Trích yếu", examples=["Cải cách hành chính năm 2022"])
    period: Years | None = Field(description="Các năm")
    year: int | None = Field(description="Năm trong số văn bản", examples=[None])


class Plan(Shape):
    """A plan as read: its text and everything found in it, with places in the text."""

    plan: str = Field(description="Tên trong thư viện, hoặc tên tệp", examples=["ke-hoach-2022"])
    text: str = Field(description="Toàn văn; mọi vị trí chỉ vào đây", examples=["KẾ HOẠCH\nCải cách hành chính…"])
    document: PlanHead = Field(description="Phần đầu văn bản")
    references: list[Reference] = Field(description="Văn bản viện dẫn")
    deadlines: list[Deadline] = Field(description="Thời hạn")
    units: list[Unit] = Field(description="Cơ quan")
    targets: list[Target] = Field(description="Chỉ tiêu")
    tasks: list[Task] = Field(description="Nhiệm vụ trong bảng")
    prose_tasks: list[Task] = Field(description="Nhiệm vụ nêu trong đoạn văn")
    short_forms: list[dict[str, Any]] = Field(description="Cách gọi tắt", examples=[[]])
    sections: list[dict[str, Any]] = Field(
        description="Đề mục", examples=[[{"number": "I", "title": "MỤC ĐÍCH", "level": 1, "start": 512, "end": 884}]]
    )
    attached: list[dict[str, Any]] = Field(description="Văn bản ban hành kèm", examples=[[]])
    pages: list[dict[str, Any]] = Field(description="Trang, nơi định dạng có trang", examples=[[]])
    unsure: list[tuple[int, int]] = Field(description="Từ mà máy đọc ảnh quét có thể đọc sai", examples=[[]])
    places: list[dict[str, Any]] = Field(description="Chỗ của từng dòng trên trang", examples=[[]])
