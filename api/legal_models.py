"""The shapes of answers on legal documents, for the API's schema: the same as the command line prints with --json."""

from typing import Any, Literal

from pydantic import Field

from api.models import Shape

State = Literal["in-force", "not-yet", "suspended", "replaced", "repealed", "ended"]
Verdict = Literal["in-force", "ended-since", "dead-when-cited", "not-issued-when-cited", "unknown-day"]


class Force(Shape):
    """The force of a document on a day."""

    state: State = Field(description="Hiệu lực vào ngày ấy", examples=["replaced"])
    on: str = Field(description="Ngày được hỏi", examples=["2026-01-05"])
    since: str | None = Field(description="Ngày đầu của tình trạng ấy, nếu biết", examples=["2025-07-01"])
    text: str = Field(description="Bằng lời", examples=["đã bị thay thế từ 01/07/2025 bởi Nghị định 118/2025/NĐ-CP"])
    by: list[str] = Field(description="Văn bản làm nên tình trạng ấy", examples=[["118/2025/NĐ-CP"]])
    amended_by: list[str] = Field(description="Văn bản đã sửa đổi, bổ sung", examples=[["107/2021/NĐ-CP"]])
    doubtful: list[str] = Field(description="Văn bản có thể đã thay thế, chưa xác nhận", examples=[[]])


class DocumentRelation(Shape):
    """What a document does to another, or another to it."""

    type: Literal["amends", "replaces", "repeals", "implements", "consolidates", "suspends"] = Field(
        description="Loại quan hệ", examples=["replaces"]
    )
    acts: bool = Field(description="Văn bản được hỏi tác động (true) hay chịu tác động", examples=[False])
    label: str = Field(description="Bằng lời", examples=["được thay thế bởi"])
    document: str = Field(description="Khóa của văn bản kia", examples=["118/2025/NĐ-CP"])
    name: str = Field(description="Tên gọi", examples=["Nghị định 118/2025/NĐ-CP"])
    date: str = Field(description="Ngày ban hành", examples=["2025-06-09"])
    since: str | None = Field(description="Ngày có hiệu lực của quan hệ", examples=["2025-07-01"])
    parts: list[str] = Field(description="Các điều bị tác động; rỗng là toàn bộ hoặc không rõ", examples=[["5"]])
    confirmed: bool = Field(description="Đã xác nhận", examples=[True])
    source: str = Field(description="Nguồn", examples=["Bộ pháp điển"])


class AffectedCitation(Shape):
    """A plan that cites a document which has ended."""

    plan: str = Field(description="Tên kế hoạch", examples=["ke-hoach-2022"])
    plan_date: str | None = Field(description="Ngày của kế hoạch", examples=["2022-01-07"])
    verdict: Verdict = Field(description="Xét theo ngày của chính kế hoạch", examples=["ended-since"])
    verdict_text: str = Field(
        description="Bằng lời", examples=["còn hiệu lực khi viện dẫn, hết hiệu lực sau đó"]
    )  # fmt: skip


class RegisteredRow(Shape):
    """What the registry says of a document."""

    document: str = Field(description="Khóa: số, thêm năm nơi số không có năm", examples=["61/2018/NĐ-CP"])
    id: str = Field(description="Số, ký hiệu", examples=["61/2018/NĐ-CP"])
    kind: str = Field(description="Loại văn bản", examples=["Nghị định"])
    name: str = Field(description="Tên gọi", examples=["Nghị định 61/2018/NĐ-CP"])
    date: str = Field(description="Ngày ban hành", examples=["2018-04-23"])
    issuer: str = Field(description="Cơ quan ban hành", examples=["Chính phủ"])
    title: str = Field(description="Trích yếu", examples=["về thực hiện cơ chế một cửa, một cửa liên thông"])
    in_force_from: str | None = Field(description="Ngày có hiệu lực", examples=["2018-06-21"])
    in_force_to: str | None = Field(description="Ngày đầu không còn hiệu lực", examples=["2025-07-01"])
    source: str = Field(description="Nguồn xác nhận", examples=["Bộ pháp điển"])
    urn: str = Field(description="URN:LEX", examples=["urn:lex:vn:chinh.phu:nghi.dinh:2018-04-23;61-2018-nd-cp"])
    portal: str = Field(description="Tìm trên cổng vbpl.vn", examples=["https://vbpl.vn/"])
    status: Force = Field(description="Hiệu lực vào ngày được hỏi")
    relations: list[DocumentRelation] = Field(description="Quan hệ với văn bản khác, từ cả hai phía")
    others: list[str] = Field(description="Văn bản khác mang cùng số", examples=[[]])
    affected: list[AffectedCitation] = Field(description="Kế hoạch viện dẫn văn bản đã hết hiệu lực này")


class Count(Shape):
    """How often a value is given for a document."""

    value: str = Field(description="Giá trị", examples=["2020-03-05"])
    count: int = Field(description="Số chỗ ghi", examples=[4])
    dissents: bool = Field(description="Khác với văn bản, hoặc với đa số", examples=[False])


class CitedRow(Shape):
    """A document that plans cite: as registered, else by the majority of those who cite it."""

    document: str | None = Field(description="Khóa; null là chưa rõ văn bản nào", examples=["31/KH-UBND@2022@Phú Yên"])
    id: str = Field(description="Số, ký hiệu", examples=["31/KH-UBND"])
    name: str = Field(description="Tên gọi", examples=["Kế hoạch 31/KH-UBND"])
    known: Literal["registry", "plan", "citations", "ambiguous", "unknown"] = Field(
        description="Biết từ sổ đăng ký, từ thư viện, hay chỉ từ viện dẫn", examples=["citations"]
    )
    date: str | None = Field(description="Ngày ban hành", examples=["2022-01-28"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Ủy ban nhân dân tỉnh Phú Yên"])
    title: str | None = Field(description="Trích yếu", examples=["về cải cách hành chính"])
    urn: str | None = Field(description="URN:LEX", examples=[None])
    mentions: int = Field(description="Số chỗ viện dẫn", examples=[6])
    plans: int = Field(description="Số kế hoạch viện dẫn", examples=[6])
    dates: list[Count] = Field(description="Các ngày được ghi, nhiều nhất trước")
    issuers: list[Count] = Field(description="Các cơ quan được ghi")
    titles: list[Count] = Field(description="Các trích yếu được ghi")
    provinces: dict[str, int] = Field(description="Số chỗ theo tỉnh", examples=[{"Phú Yên": 6}])
    years: dict[str, int] = Field(description="Số chỗ theo năm của kế hoạch", examples=[{"2022": 6}])
    status: Force | None = Field(description="Hiệu lực, với văn bản của sổ đăng ký")


class Cites(Shape):
    """Who cites a document, and what is known of it."""

    query: str = Field(description="Số, ký hiệu đã hỏi", examples=["76/NQ-CP"])
    on: str = Field(description="Ngày xét hiệu lực", examples=["2026-01-05"])
    documents: list[str] = Field(description="Các văn bản hợp với câu hỏi", examples=[["76/NQ-CP"]])
    registry: RegisteredRow | None = Field(description="Điều sổ đăng ký văn bản biết về văn bản ấy")
    resolved: list[CitedRow] = Field(description="Các văn bản mà những chỗ viện dẫn nói tới")
    citations: list[dict[str, Any]] = Field(
        description="Từng chỗ viện dẫn, kèm kế hoạch, liên kết (link) và đánh giá (verdict)",
        examples=[[{"plan": "ke-hoach-2022", "province": "Đồng Nai", "id": "76/NQ-CP", "date": "2021-07-15"}]],
    )


class LinkTarget(Shape):
    """The document that a mention is linked to."""

    kind: Literal["registry", "plan", "citations", "ambiguous", "unknown"] = Field(
        description="Biết từ đâu", examples=["registry"]
    )
    document: str | None = Field(description="Khóa của văn bản", examples=["30/2020/NĐ-CP"])
    confidence: float = Field(description="Độ tin cậy, 0 đến 1", examples=[0.99])
    reason: str = Field(description="Lý do", examples=["đúng số, ký hiệu và ngày"])
    candidates: list[str] = Field(description="Các văn bản có thể, nơi chưa rõ", examples=[[]])
    urn: str | None = Field(description="URN:LEX", examples=[None])


class ReferenceLink(Shape):
    """Where a reference of a plan leads."""

    start: int = Field(description="Vị trí đầu của chỗ viện dẫn", examples=[342])
    end: int = Field(description="Vị trí cuối", examples=[365])
    link: LinkTarget = Field(description="Văn bản")
    name: str | None = Field(description="Tên gọi trong sổ đăng ký", examples=["Nghị định 30/2020/NĐ-CP"])
    portal: str | None = Field(description="Tìm trên cổng vbpl.vn", examples=["https://vbpl.vn/"])
    verdict: Verdict | None = Field(description="Xét theo ngày của kế hoạch", examples=["in-force"])
    verdict_text: str | None = Field(description="Bằng lời", examples=["còn hiệu lực khi viện dẫn và đến nay"])
    status: str | None = Field(description="Hiệu lực vào ngày được hỏi", examples=["còn hiệu lực"])
    amended: str | None = Field(description="Điều được viện dẫn đã sửa đổi ra sao", examples=[None])


class RegistryChange(Shape):
    """A document that rows for the registry change, and the plans that cite it."""

    document: str = Field(description="Khóa của văn bản", examples=["30/2020/NĐ-CP"])
    name: str = Field(description="Tên gọi", examples=["Nghị định 30/2020/NĐ-CP"])
    was: str | None = Field(description="Hiệu lực trước đây; null là chưa có trong sổ", examples=["còn hiệu lực"])
    now: str = Field(description="Hiệu lực với các dòng mới", examples=["đã bị bãi bỏ từ 01/07/2027"])
    plans: list[dict[str, Any]] = Field(
        description="Kế hoạch viện dẫn, kèm đánh giá và các mục", examples=[[{"plan": "ke-hoach-2022", "entries": []}]]
    )


class RegistryChanges(Shape):
    """What rows for the registry would change; nothing is stored."""

    stored: bool = Field(description="Đã lưu chưa: không bao giờ qua API", examples=[False])
    changes: list[RegistryChange] = Field(description="Từng văn bản thay đổi")


class ChainStep(Shape):
    """A document that a plan rests on."""

    level: str = Field(description="Cấp", examples=["province"])
    document: str = Field(description="Khóa của văn bản", examples=["31/KH-UBND@2022@Phú Yên"])
    plan: str | None = Field(description="Tên trong thư viện, nếu có", examples=["ke-hoach-tinh-2022"])
    name: str = Field(description="Tên gọi", examples=["Kế hoạch 31/KH-UBND"])
    date: str | None = Field(description="Ngày ban hành", examples=["2022-01-28"])
    issuer: str | None = Field(description="Cơ quan ban hành", examples=["Ủy ban nhân dân tỉnh Phú Yên"])
    title: str | None = Field(description="Trích yếu", examples=["về cải cách hành chính"])
    through: str = Field(description="Kế hoạch viện dẫn nó", examples=["ke-hoach-2022"])


class PlanVersions(Shape):
    """A plan among its versions."""

    state: Literal["draft", "signed"] = Field(description="Dự thảo hay đã ký", examples=["signed"])
    amends: str | None = Field(description="Khóa của văn bản mà nó sửa đổi", examples=[None])
    amends_plan: str | None = Field(description="Kế hoạch ấy trong thư viện", examples=[None])
    amended_by: list[str] = Field(description="Kế hoạch sửa đổi nó", examples=[[]])
    drafts: list[str] = Field(description="Các dự thảo của nó", examples=[[]])
    signed_as: list[str] = Field(description="Bản đã ký của dự thảo này", examples=[[]])


class Chain(Shape):
    """What a plan rests on, and what rests on it."""

    plan: str = Field(description="Kế hoạch", examples=["ke-hoach-2022"])
    level: str | None = Field(description="Cấp", examples=["district"])
    above: list[ChainStep] = Field(description="Văn bản làm căn cứ, từ trung ương xuống")
    below: list[dict[str, Any]] = Field(description="Kế hoạch dựa vào nó", examples=[[{"plan": "ke-hoach-huyen"}]])
    versions: PlanVersions = Field(description="Dự thảo, bản ký, bản sửa đổi")
