"""The shape of a review in the API's schema: see docs/review.md."""

from pydantic import Field

from api.models import Shape


class Finding(Shape):
    """Something wrong in a draft."""

    type: str = Field(description="Loại: sai sót của viện dẫn, hoặc loại khác", examples=["number", "no-deadline"])
    start: int = Field(description="Vị trí đầu (ký tự)", examples=[342])
    end: int = Field(description="Vị trí cuối", examples=[364])
    text: str = Field(description="Nguyên văn", examples=["Nghị quyết số 73/NQ-CP"])
    message: str = Field(description="Điều sai và việc cần làm", examples=["… mang số 76/NQ-CP, không phải 73/NQ-CP"])
    evidence: str | None = Field(description="Điều chứng minh", examples=["Sổ đăng ký văn bản: …"])
    proposed: str | None = Field(description="Nội dung đề nghị thay vào", examples=["76/NQ-CP"])
    replaces: tuple[int, int] | None = Field(description="Chỗ được thay", examples=[[356, 364]])
    page: int | None = Field(description="Trang, nơi tệp có trang", examples=[3])
    line: int = Field(description="Dòng trong văn bản, từ 1", examples=[12])


class Review(Shape):
    """A review of a draft."""

    plan: str = Field(description="Tên tệp", examples=["ke-hoach.docx"])
    day: str = Field(description="Ngày dùng để xét hiệu lực", examples=["2022-01-07"])
    findings: list[Finding] = Field(description="Những chỗ cần sửa")
    hints: list[Finding] = Field(description="Những chỗ nên xem lại")
