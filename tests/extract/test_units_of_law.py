"""Units in the prose of laws, statutes and decisions: marked texts with the names, "*" behind those of classes."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from models.view import Span

InBody = Callable[..., tuple[Plan, tuple[Span, ...], int]]

_LAW = (
    "|\n**CHÍNH PHỦ**\n-------\n|\n**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: 308/2025/NĐ-CP\n|\n"
    "*Hà Nội, ngày 26 tháng 11 năm 2025*\n|\n\n\n**NGHỊ ĐỊNH**\n\nQUY ĐỊNH CHI TIẾT\n\n"
    "**Điều 1.** Phạm vi điều chỉnh của văn bản này như sau:\n\n"
)
_TWO_CITIES = _LAW.replace("QUY ĐỊNH CHI TIẾT", "Về đường sắt tại thành phố Hà Nội, Thành phố Hồ Chí Minh")
_ONE_CITY = _LAW.replace("QUY ĐỊNH CHI TIẾT", "Về đường sắt tại thành phố Hà Nội")

PARTY = [
    pytest.param(
        "Báo cáo ⟦cấp uỷ⟧ và ⟦uỷ ban kiểm tra cấp trên trực tiếp⟧; khiếu nại với ⟦đảng uỷ⟧, ⟦chi uỷ cơ sở⟧.",
        ["cấp ủy cấp trên trực tiếp*", "ủy ban kiểm tra cấp trên trực tiếp*", "đảng ủy cơ sở*", "chi ủy cơ sở*"],
        id="a rank said once for two",
    ),
    pytest.param(
        "Do ⟦tổ chức đảng có thẩm quyền⟧ quyết định; ⟦các cơ quan lãnh đạo cấp trên⟧ và ⟦cơ quan lãnh đạo của Đảng⟧.",
        ["tổ chức đảng có thẩm quyền*", "các cơ quan lãnh đạo cấp trên*", "cơ quan lãnh đạo của Đảng*"],
        id="of a rank",
    ),
    pytest.param(
        "⟦Các ban của cấp uỷ đảng⟧ giúp việc; ⟦cơ quan trung ương của các đoàn thể⟧ phối hợp.",
        ["các ban của cấp ủy đảng*", "cơ quan Trung ương của các đoàn thể*"],
        id="owned by a class",
    ),
    pytest.param("Đảng viên đóng Đảng phí; người thuộc hệ thống cơ quan của ⟦Đảng⟧, Nhà nước.", None, id="members"),
]
ASSEMBLIES = [
    pytest.param(
        "Đại biểu ⟦Hội đồng nhân dân cấp xã⟧ hình thành sau sắp xếp và đại biểu ⟦Hội đồng nhân dân⟧ tiếp xúc cử tri.",
        ["Hội đồng nhân dân cấp xã*", "Hội đồng nhân dân"],
        id="deputies",
    ),
    pytest.param("Nơi đại biểu ⟦Hội đồng nhân dân⟧ cư trú.", ["Hội đồng nhân dân"], id="where a deputy lives"),
    pytest.param(
        "⟦Ủy ban của Quốc hội⟧ thẩm tra; ⟦Ban của Hội đồng nhân dân⟧ giám sát; Trưởng Ban của ⟦Hội đồng nhân dân⟧ ký.",
        ["Ủy ban của Quốc hội*", "ban của Hội đồng nhân dân*", "Hội đồng nhân dân"],
        id="organs",
    ),
    pytest.param(
        "⟦Các Ủy ban khác của Quốc hội⟧ tham gia; ⟦công đoàn các cấp⟧ và ⟦công đoàn cơ sở⟧ giám sát.",
        ["các Ủy ban khác của Quốc hội*", "công đoàn các cấp*", "công đoàn cơ sở*"],
        id="the others, and those of all levels",
    ),
    pytest.param(
        "⟦Bộ máy tham mưu, giúp việc của Ủy ban nhân dân⟧ lập danh sách.",
        ["bộ máy tham mưu, giúp việc của Ủy ban nhân dân*"],
        id="the staff of a committee",
    ),
    pytest.param(
        "Trình ⟦bộ, cơ quan ngang bộ⟧, ⟦cơ quan của Quốc hội⟧, ⟦Tòa án nhân dân tối cao⟧.",
        ["bộ, cơ quan ngang bộ*", "cơ quan của Quốc hội*", "Tòa án nhân dân tối cao"],
        id="a list ends before what has an owner",
    ),
]
COURTS = [
    pytest.param(
        "⟦Tòa án cấp sơ thẩm⟧ chuyển hồ sơ cho ⟦Viện kiểm sát cùng cấp⟧; ⟦các Tòa án quân sự⟧ báo cáo.",
        ["Tòa án cấp sơ thẩm*", "Viện kiểm sát cùng cấp*", "các Tòa án quân sự*"],
        id="by instance",
    ),
    pytest.param(
        "⟦Tòa án quân sự quân khu và tương đương⟧; ⟦Đảng uỷ quân khu⟧; ⟦cơ quan chính trị⟧; ⟦Quân đội⟧ phối hợp.",
        [
            "Tòa án quân sự quân khu và tương đương*",
            "đảng ủy quân khu*",
            "cơ quan chính trị*",
            "Quân đội nhân dân Việt Nam",
        ],
        id="of the army",
    ),
    pytest.param(
        "⟦Công an các đơn vị, địa phương⟧ và ⟦Cảnh sát giao thông⟧ tuần tra.",
        ["Công an các đơn vị, địa phương*", "Cảnh sát giao thông"],
        id="forces",
    ),
    pytest.param(
        "⟦Cơ quan quản lý chuyên ngành thủy sản⟧; ⟦cơ quan quản lý nhà nước về bảo vệ quyền lợi người tiêu dùng⟧.",
        ["cơ quan quản lý chuyên ngành thủy sản*", "cơ quan quản lý nhà nước về bảo vệ quyền lợi người tiêu dùng*"],
        id="authorities of a field",
    ),
    pytest.param(
        "Theo yêu cầu của ⟦cơ quan thuế có thẩm quyền⟧ và ⟦Bộ quản lý ngành, lĩnh vực⟧.",
        ["cơ quan thuế có thẩm quyền*", "bộ quản lý ngành, lĩnh vực*"],
        id="competent ones",
    ),
]
SET_UP = [
    pytest.param(
        "Thành lập ⟦Đoàn kiểm tra⟧; ⟦Tổ thư ký⟧ giúp ⟦Hội đồng tuyển chọn⟧.",
        ["Đoàn kiểm tra", "Tổ thư ký", "Hội đồng tuyển chọn"],
        id="for a task",
    ),
    pytest.param(
        "Biên bản họp ⟦Hội đồng Thi đua - Khen thưởng của đơn vị⟧.",
        ["Hội đồng Thi đua - Khen thưởng của đơn vị*"],
        id="anybody's council",
    ),
    pytest.param(
        "⟦Trung tâm Truyền thông, Dữ liệu và Công nghệ số⟧ đăng tin; Giám đốc ⟦Trung tâm⟧ ký.",
        ["Trung tâm Truyền thông, Dữ liệu và Công nghệ số", "Trung tâm Truyền thông, Dữ liệu và Công nghệ số"],
        id="a name with a comma, and its head alone",
    ),
    pytest.param(
        "⟦Phòng Nội vụ⟧, ⟦Tài chính⟧ và ⟦Tư pháp⟧ phối hợp.",
        ["Phòng Nội vụ", "Phòng Tài chính", "Phòng Tư pháp"],
        id="a list of offices is none",
    ),
    pytest.param(
        "⟦Trung tâm hỗ trợ phát triển giáo dục hòa nhập⟧ và ⟦Trung tâm Thông tin dữ liệu đo đạc và bản đồ⟧.",
        ["Trung tâm hỗ trợ phát triển giáo dục hòa nhập", "Trung tâm Thông tin dữ liệu đo đạc và bản đồ"],
        id="names that go on in small letters",
    ),
    pytest.param(
        "⟦Các cơ sở giáo dục⟧, ⟦cơ sở khám bệnh, chữa bệnh⟧ báo cáo; ⟦trường chính trị các tỉnh, thành phố⟧ mở lớp.",
        ["các cơ sở giáo dục*", "cơ sở khám bệnh, chữa bệnh*", "Trường Chính trị các tỉnh, thành phố*"],
        id="establishments",
    ),
]
NONE = [
    pytest.param(
        "Tiền thưởng được nộp vào Quỹ Thi đua, khen thưởng; các xã Đồn Đạc, Thanh Sơn.", id="money and places"
    ),
    pytest.param("Tiểu ban, hội đồng, khoa, bộ môn; cơ sở giáo dục bắt buộc.", id="longer words"),
    pytest.param("Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA; Trung tâm tổ chức tư vấn.", id="a gazette, and what somebody does"),
]


@pytest.mark.parametrize(("marked", "names"), PARTY + ASSEMBLIES + COURTS + SET_UP)
def test_a_unit_of_law(marked: str, names: list[str] | None, read_in_body: InBody) -> None:
    plan, marks, start = read_in_body(marked, _LAW)
    found = [one for one in plan.units if one.start >= start]
    assert [(one.start, one.end) for one in found] == list(marks)
    if names is not None:
        assert [f"{one.name}{'*' if one.group else ''}" for one in found] == names


@pytest.mark.parametrize("text", NONE)
def test_no_unit_of_law(text: str, read_in_body: InBody) -> None:
    plan, _, start = read_in_body(text, _LAW)
    assert [one.text for one in plan.units if one.start >= start] == []


def test_the_capital_of_an_unknown_issuer(read_in_body: InBody) -> None:
    frame = "Số: 171 | Hà Nội, ngày 30 tháng 6 năm 2025 |\n\n**NGHỊ ĐỊNH**\n\nVề đào tạo công chức\n\n"
    plan, _, start = read_in_body("⟦Sở Nội vụ⟧ thống kê.", frame)
    assert [one.name for one in plan.units if one.start >= start] == ["Sở Nội vụ"]


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        pytest.param(_ONE_CITY, "Ủy ban nhân dân thành phố Hà Nội", id="the one city of the title"),
        pytest.param(_TWO_CITIES, "Ủy ban nhân dân Thành phố", id="either of two"),
    ],
)
def test_the_city_a_law_is_about(frame: str, name: str, read_in_body: InBody) -> None:
    plan, _, start = read_in_body("⟦Ủy ban nhân dân Thành phố⟧ quyết định.", frame)
    assert [one.name for one in plan.units if one.start >= start] == [name]
