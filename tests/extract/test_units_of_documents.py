"""Units of documents other than plans of departments, and of letterheads: texts with the names."""

from collections.abc import Callable

import pytest

from extract.finders.units.finder import find_units
from extract.finders.units.names import Seat
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Plan
from models.view import Span, View

InBody = Callable[..., tuple[Plan, tuple[Span, ...], int]]


def _frame(letterhead: str, number: str, title: str) -> str:
    """The head of a document as conversion leaves it: cells of the letterhead's table on lines of their own."""
    return (
        f"|\n**{letterhead}**\n-------\n|\n**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: {number}\n|\n"
        f"*Nơi ban hành, ngày 26 tháng 11 năm 2025*\n|\n\n\n**QUYẾT ĐỊNH**\n\n{title}\n\n"
        "**Điều 1.** Phạm vi điều chỉnh của văn bản này như sau:\n\n"
    )


_CITY = _frame("ỦY BAN NHÂN DÂN**\n**THÀNH PHỐ HẢI PHÒNG", "21/2025/QĐ-UBND", "BAN HÀNH QUY CHẾ").replace(
    "Nơi ban hành", "Hải Phòng"
)
_MINISTRY = _frame("BỘ TƯ PHÁP", "23/2025/TT-BTP", "VỀ PHÂN CẤP QUẢN LÝ").replace("Nơi ban hành", "Hà Nội")
_GOVERNMENT = _frame("CHÍNH PHỦ", "308/2025/NĐ-CP", "QUY ĐỊNH CHI TIẾT").replace("Nơi ban hành", "Hà Nội")

CASES = [
    pytest.param(
        _CITY,
        "Chánh ⟦Văn phòng Ủy ban nhân dân thành phố⟧, Giám đốc ⟦các sở, ban, ngành thành phố⟧.",
        ["Văn phòng Ủy ban nhân dân thành phố Hải Phòng", "các sở, ban, ngành thành phố*"],
        id="of a city",
    ),
    pytest.param(
        _CITY,
        "Trình Giám đốc ⟦Sở\nDân tộc và Tôn giáo⟧ xem xét.",
        ["Sở Dân tộc và Tôn giáo thành phố Hải Phòng"],
        id="a paragraph cut into lines",
    ),
    pytest.param(
        _CITY,
        "Nơi nhận:\n- ⟦TTTU⟧, ⟦TT HĐND TP⟧;\n- ⟦Đoàn ĐBQH TP HP⟧;\n- CVP, các PC⟦VP UBND TP⟧;\n"
        "- ⟦Cục KTVB&QLXLVPHC - Bộ Tư pháp⟧;\n- Lưu: VT, Sở Nội vụ.",
        [
            "Thường trực Thành ủy Hải Phòng",
            "Thường trực Hội đồng nhân dân thành phố Hải Phòng",
            "Đoàn đại biểu Quốc hội thành phố Hải Phòng",
            "Văn phòng Ủy ban nhân dân thành phố Hải Phòng",
            "Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính - Bộ Tư pháp",
        ],
        id="recipients",
    ),
    pytest.param(
        _CITY,
        "⟦Hội đồng thẩm định⟧ họp. Sau đó ⟦Hội đồng⟧ bỏ phiếu.",
        ["Hội đồng thẩm định", "Hội đồng thẩm định"],
        id="the council named before",
    ),
    pytest.param(
        _MINISTRY,
        "Vụ trưởng ⟦Vụ Tổ chức cán bộ⟧, Chánh ⟦Văn phòng bộ⟧; quy định của ⟦Bộ⟧.",
        ["Vụ Tổ chức cán bộ Bộ Tư pháp", "Văn phòng Bộ Tư pháp", "Bộ Tư pháp"],
        id="parts of a ministry, and the ministry bare",
    ),
    pytest.param(
        _MINISTRY,
        "⟦Vụ, Cục thuộc Bộ⟧; ⟦đơn vị sự nghiệp thuộc Bộ nhóm 1, nhóm 2⟧; ⟦các Cục⟧.",
        ["Vụ, Cục thuộc Bộ*", "đơn vị sự nghiệp thuộc Bộ nhóm 1, nhóm 2*", "các Cục*"],
        id="classes of a ministry",
    ),
    pytest.param(
        _MINISTRY,
        "⟦Sở Tư pháp⟧ và ⟦Ủy ban nhân dân tỉnh⟧ báo cáo.",
        ["Sở Tư pháp", "Ủy ban nhân dân tỉnh"],
        id="of any province",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Hội đồng thẩm định cấp bộ của Bộ Văn hóa, Thể thao và Du lịch⟧ họp.",
        ["Hội đồng thẩm định cấp bộ của Bộ Văn hóa, Thể thao và Du lịch"],
        id="a council with level and owner",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Cơ quan tham mưu, quản lý nhà nước về di sản văn hóa ở trung ương⟧ gửi "
        "⟦bộ, ngành, cơ quan, tổ chức ở trung ương⟧.",
        [
            "cơ quan tham mưu, quản lý nhà nước về di sản văn hóa ở Trung ương*",
            "bộ, ngành, cơ quan, tổ chức ở Trung ương*",
        ],
        id="authorities by task, field and level",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Ủy ban Thường vụ Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV⟧ thông qua.",
        ["Ủy ban Thường vụ Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV"],
        id="in full",
    ),
    pytest.param(
        _CITY,
        "Của ⟦các cơ quan, tổ chức, đơn vị thuộc phạm vi quản lý của UBND tỉnh Bắc Giang⟧.",
        ["các cơ quan, tổ chức, đơn vị thuộc phạm vi quản lý của Ủy ban nhân dân tỉnh Bắc Giang*"],
        id="generic words with who manages them",
    ),
    pytest.param(
        _CITY,
        "⟦Các cơ quan chuyên môn, đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân thành phố⟧ báo cáo.",
        ["các cơ quan chuyên môn, đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân thành phố*"],
        id="one owner for all of a list",
    ),
    pytest.param(
        _CITY,
        "⟦Các cơ quan chuyên môn⟧, ⟦đơn vị sự nghiệp công lập⟧ báo cáo.",
        ["các cơ quan chuyên môn*", "đơn vị sự nghiệp công lập*"],
        id="without an owner they are two",
    ),
    pytest.param(
        _CITY,
        "Gửi ⟦cơ quan chuyên môn tham mưu quản lý nhà nước về lĩnh vực đất đai thuộc Ủy ban nhân dân cấp xã⟧.",
        ["cơ quan chuyên môn tham mưu quản lý nhà nước về lĩnh vực đất đai thuộc Ủy ban nhân dân cấp xã*"],
        id="field and owner",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Hội đồng nhân dân cấp xã⟧ hình thành sau sắp xếp bầu; ⟦Hội đồng nhân dân các cấp⟧ có liên quan họp.",
        ["Hội đồng nhân dân cấp xã*", "Hội đồng nhân dân các cấp*"],
        id="without what is said of a class",
    ),
    pytest.param(
        _GOVERNMENT,
        "Khi ⟦cấp uỷ có thẩm quyền⟧, ⟦đảng bộ cấp trên⟧ đồng ý; ⟦chi bộ cơ sở⟧ họp.",
        ["cấp ủy có thẩm quyền*", "đảng bộ cấp trên*", "chi bộ cơ sở*"],
        id="organisations of the Party",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Ban Thường vụ các tỉnh ủy, thành ủy⟧; ⟦các Ban Đảng Trung ương⟧; ⟦các Ủy ban của Quốc hội⟧.",
        ["Ban Thường vụ các tỉnh ủy, thành ủy*", "các ban Đảng Trung ương*", "các Ủy ban của Quốc hội*"],
        id="committees by kind",
    ),
    pytest.param(
        _GOVERNMENT,
        "Giữa ⟦Chính phủ nước sở tại⟧ và ⟦Chính phủ Nhật Bản⟧.",
        ["Chính phủ nước sở tại*", "Chính phủ Nhật Bản"],
        id="governments of other states",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Bộ Ngoại giao⟧ là ⟦cơ quan của Chính phủ⟧, quản lý ⟦cơ quan đại diện Việt Nam ở nước ngoài⟧.",
        ["Bộ Ngoại giao", "cơ quan của Chính phủ*", "cơ quan đại diện Việt Nam ở nước ngoài*"],
        id="of the Government, abroad",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Bộ Chính trị⟧ và ⟦Ban Bí thư khóa XIII⟧ quyết định.",
        ["Bộ Chính trị khóa XIII", "Ban Bí thư khóa XIII"],
        id="a term said once for two",
    ),
    pytest.param(
        _GOVERNMENT,
        "14 Bộ trưởng ⟦các Bộ⟧: ⟦Quốc phòng⟧; ⟦Công an⟧; ⟦Y tế⟧.",
        ["các bộ*", "Bộ Quốc phòng", "Bộ Công an", "Bộ Y tế"],
        id="a list with semicolons",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Ban Chỉ đạo quốc gia về tìm kiếm, quy tập hài cốt liệt sĩ⟧ có trách nhiệm; ⟦Tổng Kiểm toán nhà nước⟧ ký.",
        ["Ban Chỉ đạo quốc gia về tìm kiếm, quy tập hài cốt liệt sĩ", "Tổng Kiểm toán nhà nước"],
        id="a board with what it is for",
    ),
    pytest.param(
        _GOVERNMENT,
        "Trách nhiệm của ⟦đơn vị bán điện⟧, ⟦cơ quan quản lý, sử dụng công chức⟧, ⟦Quỹ nhà ở địa phương⟧.",
        ["đơn vị bán điện*", "cơ quan quản lý, sử dụng công chức*", "Quỹ nhà ở địa phương*"],
        id="kinds by law",
    ),
    pytest.param(
        _GOVERNMENT,
        "⟦Cơ quan, đơn vị trực thuộc Bộ, cơ quan ngang bộ⟧; ⟦Vụ, Cục, Văn phòng thuộc Bộ⟧; ⟦chi cục thuộc cục⟧.",
        ["cơ quan, đơn vị trực thuộc Bộ, cơ quan ngang bộ*", "Vụ, Cục, Văn phòng thuộc Bộ*", "chi cục thuộc cục*"],
        id="parts of ministries by kind",
    ),
    pytest.param(
        _GOVERNMENT,
        "Đảng viên tiếp xúc cử tri; Điều lệ Đảng; Phó Chủ tịch nước; cơ quan, tổ chức ở địa phương; "
        "cấp ủy viên; tổ chức kinh tế; cơ cấu tổ chức của bộ máy; doanh nghiệp nhà nước.",
        [],
        id="none of these",
    ),
]


@pytest.mark.parametrize(("frame", "marked", "names"), CASES)
def test_units_of_a_document(frame: str, marked: str, names: list[str], read_in_body: InBody) -> None:
    plan, marks, start = read_in_body(marked, frame)
    found = [one for one in plan.units if one.start >= start]
    assert [(one.start, one.end) for one in found] == list(marks)
    assert [f"{one.name}{'*' if one.group else ''}" for one in found] == names


@pytest.mark.parametrize(
    ("letterhead", "names"),
    [
        pytest.param(
            "**ỦY BAN NHÂN DÂN\n**\nTỈNH QUẢNG TRỊ",
            ["Ủy ban nhân dân tỉnh Quảng Trị"],
            id="the place on a line of its own",
        ),
        pytest.param("**VĂN PHÒNG CHÍNH\nPHỦ**", ["Văn phòng Chính phủ"], id="a name over two lines"),
        pytest.param(
            "UBND TỈNH ĐỒNG NAI\n**SỞ NỘI VỤ**",
            ["Ủy ban nhân dân tỉnh Đồng Nai", "Sở Nội vụ tỉnh Đồng Nai"],
            id="the place ends where the next body begins",
        ),
    ],
)
def test_a_letterhead(letterhead: str, names: list[str], read_plan: Callable[[str], Plan]) -> None:
    text = (
        f"|\n{letterhead}\n-------\n|\nSố: 12/KH-SNV\n|\n*Đồng Nai, ngày 15 tháng 11 năm 2025*\n|\n\n\n**KẾ HOẠCH**\n"
    )
    assert [one.name for one in read_plan(text).units] == names


def test_a_document_of_the_centre_about_one_province(read_plan: Callable[[str], Plan]) -> None:
    text = (
        "|\n**VĂN PHÒNG CHÍNH PHỦ**\n-------\n|\nSố: 623/TB-VPCP\n|\n*Hà Nội, ngày 15 tháng 11 năm 2025*\n|\n\n\n"
        "**THÔNG BÁO**\n\nKẾT LUẬN TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH ĐẮK LẮK\n\nI. NHIỆM VỤ\n\n"
        "Giao Hội đồng nhân dân tỉnh và Sở Tài chính báo cáo.\n"
    )
    names = [one.name for one in read_plan(text).units]
    assert names == ["Văn phòng Chính phủ", "Hội đồng nhân dân tỉnh Đắk Lắk", "Sở Tài chính tỉnh Đắk Lắk"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Chính phủ Nhật Bản", ["Chính phủ Nhật Bản"], id="a country of fewer words than may be"),
        pytest.param("Sở Nội vụ, TNMT", ["Sở Nội vụ", "Sở Tài nguyên và Môi trường"], id="a short form in a list"),
        pytest.param("Ban Chỉ đạo quốc gia về", ["Ban Chỉ đạo quốc gia"], id="a board without its field"),
        pytest.param("CATP", ["Công an thành phố"], id="a short form of name and level"),
        pytest.param("cơ quan thuộc phạm vi quản lý của " * 400, [], id="managed by what is managed"),
    ],
)
def test_a_text_that_ends_there(text: str, names: list[str]) -> None:
    found = find_units([Passage(View.of(text, [(0, len(text))]), Zone.BODY)], [], text, Seat(), [])
    assert [one.name for one in found] == names
