"""Units: marked texts with the canonical names of what is marked; a name that ends in * is a class of organisations."""

from collections.abc import Callable

import pytest

from extract.finders.units.names import Seat, full_name
from extract.plan import Plan
from models.view import Span

InBody = Callable[..., tuple[Plan, tuple[Span, ...], int]]

NAMED = [
    pytest.param("Giao ⟦Sở Tài chính⟧ thẩm định.", ["Sở Tài chính tỉnh Đồng Nai"], id="a department gets its province"),
    pytest.param(
        "Trình ⟦UBND tỉnh⟧ xem xét.", ["Ủy ban nhân dân tỉnh Đồng Nai"], id="abbreviation expanded, province added"
    ),
    pytest.param(
        "Học tập cách làm của ⟦Ủy ban nhân dân tỉnh Bình Dương⟧.",
        ["Ủy ban nhân dân tỉnh Bình Dương"],
        id="another province stays",
    ),
    pytest.param("Xin ý kiến ⟦Bộ Nội vụ⟧.", ["Bộ Nội vụ"], id="a ministry gets no place"),
    pytest.param("Trình ⟦Thủ tướng Chính phủ⟧.", ["Thủ tướng Chính phủ"], id="an authority that is a person"),
    pytest.param("⟦Thủ tướng⟧ giao các địa phương.", ["Thủ tướng Chính phủ"], id="the same, shortened"),
    pytest.param("Đại biểu ⟦Quốc hội⟧ tiếp xúc cử tri.", ["Quốc hội"], id="a deputy is a person of the Assembly"),
    pytest.param("Phó Thủ tướng ⟦Chính phủ⟧ kết luận.", ["Chính phủ"], id="a deputy is a person of the Government"),
    pytest.param("Nghị quyết của ⟦Quốc hội khóa XV⟧.", ["Quốc hội khóa XV"], id="a term of the National Assembly"),
    pytest.param("Xin ý kiến ⟦Tỉnh ủy⟧.", ["Tỉnh ủy Đồng Nai"], id="party committee of the province"),
    pytest.param("Nâng cao vai trò của ⟦Đảng⟧.", ["Đảng Cộng sản Việt Nam"], id="the Party"),
    pytest.param(
        "Trình ⟦Ban Thường vụ Tỉnh ủy⟧ cho ý kiến.", ["Ban Thường vụ Tỉnh ủy Đồng Nai"], id="standing committee"
    ),
    pytest.param(
        "Chủ tịch ⟦UBND tỉnh⟧ chủ trì buổi làm việc.",
        ["Ủy ban nhân dân tỉnh Đồng Nai"],
        id="of a person's title the organisation",
    ),
    pytest.param("Trưởng ⟦phòng TCCQ⟧ báo cáo.", ["Phòng Tổ chức chính quyền Sở Nội vụ tỉnh Đồng Nai"], id="its head"),
    pytest.param(
        "Giám đốc ⟦Sở Y tế⟧, Chánh ⟦Thanh tra tỉnh⟧ cùng dự.",
        ["Sở Y tế tỉnh Đồng Nai", "Thanh tra tỉnh Đồng Nai"],
        id="two titles",
    ),
    pytest.param(
        "Mời ⟦Sở Y tế⟧, ⟦Sở Tư pháp⟧ và ⟦Văn phòng UBND tỉnh⟧ cùng dự.",
        [
            "Sở Y tế tỉnh Đồng Nai",
            "Sở Tư pháp tỉnh Đồng Nai",
            "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai",
        ],
        id="a list is one mention each",
    ),
    pytest.param("Báo cáo Giám đốc ⟦Sở⟧ quyết định.", ["Sở Nội vụ tỉnh Đồng Nai"], id="bare word for the issuer"),
    pytest.param("⟦Đảng ủy Sở⟧ lãnh đạo.", ["Đảng ủy Sở Nội vụ tỉnh Đồng Nai"], id="a part of the issuer"),
    pytest.param(
        "⟦Thanh tra Sở Y tế⟧ xem xét.", ["Thanh tra Sở Y tế tỉnh Đồng Nai"], id="a part of another department"
    ),
    pytest.param(
        "Trình **⟦Uỷ ban nhân dân** tỉnh⟧ xem xét.",
        ["Ủy ban nhân dân tỉnh Đồng Nai"],
        id="markup inside, tone set the other way",
    ),
    pytest.param("Giao ⟦Sở Tư\npháp⟧ thẩm định.", ["Sở Tư pháp tỉnh Đồng Nai"], id="a name cut by the end of a line"),
    pytest.param("Giao ⟦sở y tế⟧ chủ trì.", ["Sở Y tế tỉnh Đồng Nai"], id="in lower case"),
    pytest.param("Giao ⟦SỞ Y TẾ⟧ CHỦ TRÌ.", ["Sở Y tế tỉnh Đồng Nai"], id="in capitals"),
    pytest.param(
        "Giao ⟦Sở TTTT⟧ vận hành nền tảng.", ["Sở Thông tin và Truyền thông tỉnh Đồng Nai"], id="initials of the name"
    ),
    pytest.param(
        "Xin ý kiến ⟦Bộ KH&CN⟧ và ⟦Bộ GD-ĐT⟧.",
        ["Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo"],
        id="initials joined by & and dash",
    ),
    pytest.param(
        "Giao ⟦Sở Nông nghiệp và PTNT⟧ tổng hợp.",
        ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Đồng Nai"],
        id="a term of the name shortened",
    ),
    pytest.param(
        "Giao ⟦Sở Văn hóa Thể thao và Du lịch⟧.",
        ["Sở Văn hóa, Thể thao và Du lịch tỉnh Đồng Nai"],
        id="a comma left out",
    ),
    pytest.param(
        "Gửi về ⟦phòng HC-TC⟧ trước ngày 15.",
        ["Phòng Hành chính - Tổ chức Sở Nội vụ tỉnh Đồng Nai"],
        id="an office of the issuer",
    ),
    pytest.param(
        "⟦Trung tâm Phục vụ hành chính công tỉnh⟧ tiếp nhận.",
        ["Trung tâm Phục vụ hành chính công tỉnh Đồng Nai"],
        id="one-stop centre",
    ),
    pytest.param(
        "Đề nghị ⟦Tòa án nhân dân tỉnh⟧, ⟦Viện kiểm sát nhân dân tỉnh⟧ cử người.",
        ["Tòa án nhân dân tỉnh Đồng Nai", "Viện kiểm sát nhân dân tỉnh Đồng Nai"],
        id="court and procuracy",
    ),
    pytest.param(
        "Phối hợp với ⟦Công an tỉnh⟧, ⟦Bộ Chỉ huy Quân sự tỉnh⟧ và ⟦Bảo hiểm xã hội tỉnh⟧.",
        ["Công an tỉnh Đồng Nai", "Bộ Chỉ huy quân sự tỉnh Đồng Nai", "Bảo hiểm xã hội tỉnh Đồng Nai"],
        id="forces and insurance",
    ),
    pytest.param(
        "⟦Thuế tỉnh Đồng Nai⟧ và ⟦Thống kê tỉnh⟧ cung cấp số liệu.",
        ["Thuế tỉnh Đồng Nai", "Thống kê tỉnh Đồng Nai"],
        id="bodies of 2025 that have no name but their place's",
    ),
    pytest.param("⟦Kho bạc Nhà nước khu vực XVII⟧ chi.", ["Kho bạc Nhà nước khu vực XVII"], id="a region"),
    pytest.param(
        "⟦Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh⟧, ⟦Hội Nông dân tỉnh⟧ giám sát.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai", "Hội Nông dân tỉnh Đồng Nai"],
        id="front and mass organisation",
    ),
    pytest.param("⟦Đoàn ĐBQH tỉnh⟧ góp ý.", ["Đoàn đại biểu Quốc hội tỉnh Đồng Nai"], id="deputies of the province"),
    pytest.param(
        "⟦Ban Pháp chế Hội đồng nhân dân tỉnh⟧ thẩm tra.",
        ["Ban Pháp chế Hội đồng nhân dân tỉnh Đồng Nai"],
        id="a committee of the council, owner without a word between",
    ),
    pytest.param(
        "⟦Vụ Cải cách hành chính, Bộ Nội vụ⟧ hướng dẫn.", ["Vụ Cải cách hành chính - Bộ Nội vụ"], id="owner after comma"
    ),
    pytest.param(
        "⟦Cục Kiểm soát TTHC - Văn phòng Chính phủ⟧ đánh giá.",
        ["Cục Kiểm soát thủ tục hành chính - Văn phòng Chính phủ"],
        id="owner after dash",
    ),
    pytest.param("⟦UBND TP. Biên Hòa⟧ thí điểm.", ["Ủy ban nhân dân thành phố Biên Hòa"], id="a city shortened"),
    pytest.param("⟦Ủy ban nhân dân phường 3⟧ thí điểm.", ["Ủy ban nhân dân phường 3"], id="a ward with a number"),
    pytest.param(
        "⟦Báo Đồng Nai⟧ và ⟦Đài PT-TH tỉnh⟧ đưa tin.",
        ["Báo Đồng Nai", "Đài Phát thanh và Truyền hình tỉnh Đồng Nai"],
        id="press",
    ),
    pytest.param("⟦Trường Chính trị tỉnh⟧ mở lớp.", ["Trường Chính trị tỉnh Đồng Nai"], id="school"),
    pytest.param("⟦Bệnh viện Bạch Mai⟧ chuyển giao kỹ thuật.", ["Bệnh viện Bạch Mai"], id="hospital with its own name"),
    pytest.param(
        "⟦Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh⟧ lập hồ sơ.",
        ["Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh Đồng Nai"],
        id="a name that no list knows, by its terms",
    ),
    pytest.param(
        "⟦Chi cục Kiểm lâm⟧ thường xuyên kiểm tra.",
        ["Chi cục Kiểm lâm tỉnh Đồng Nai"],
        id="a name ends at its predicate",
    ),
    pytest.param("⟦Công ty Cổ phần Cấp nước Đồng Nai⟧ báo cáo.", ["Công ty Cổ phần Cấp nước Đồng Nai"], id="a company"),
    pytest.param(
        "⟦Hội đồng nhân dân tỉnh khóa XVIII⟧ thông qua.",
        ["Hội đồng nhân dân tỉnh Đồng Nai khóa XVIII"],
        id="a term of the council",
    ),
    pytest.param(
        "⟦Tòa án nhân dân khu vực 1 - Nghệ An⟧ thụ lý.",
        ["Tòa án nhân dân khu vực 1 - Nghệ An"],
        id="a court of a region of a province",
    ),
    pytest.param("⟦Thuế cơ sở 5 tỉnh⟧ thu.", ["Thuế cơ sở 5 tỉnh Đồng Nai"], id="a body with a number"),
    pytest.param(
        "Phó Chủ tịch Thường trực ⟦UBND tỉnh⟧ chỉ đạo.",
        ["Ủy ban nhân dân tỉnh Đồng Nai"],
        id="the standing deputy is a person",
    ),
    pytest.param(
        "⟦Trường Đại học Y Dược Hải Phòng⟧ đào tạo.",
        ["Trường Đại học Y Dược Hải Phòng"],
        id="a place that belongs to the name",
    ),
    pytest.param("⟦Tỉnh đoàn⟧ phát động.", ["Tỉnh đoàn Đồng Nai"], id="the youth union of the province"),
    pytest.param("⟦VNPT Nghệ An⟧ nâng cấp đường truyền.", ["VNPT Nghệ An"], id="a branch of a corporation"),
    pytest.param(
        "⟦Liên minh HTX tỉnh⟧ tuyên truyền.",
        ["Liên minh Hợp tác xã tỉnh Đồng Nai"],
        id="the commune in cooperative is no level",
    ),
    pytest.param("Hồ sơ trình ⟦UNESCO⟧ ghi danh.", ["UNESCO"], id="an international organisation"),
]

LISTS = [
    pytest.param(
        "Mời ⟦Sở Nội vụ⟧, ⟦Tài chính⟧ và ⟦Tư pháp⟧ dự họp.",
        ["Sở Nội vụ tỉnh Đồng Nai", "Sở Tài chính tỉnh Đồng Nai", "Sở Tư pháp tỉnh Đồng Nai"],
        id="the head word said once",
    ),
    pytest.param(
        "⟦Các Bộ⟧: ⟦KH&CN⟧, ⟦Tư pháp⟧ hướng dẫn.",
        ["các bộ*", "Bộ Khoa học và Công nghệ", "Bộ Tư pháp"],
        id="behind a colon",
    ),
    pytest.param(
        "Giao ⟦các Sở, ngành⟧: ⟦Xây dựng⟧, ⟦Y tế⟧ thực hiện.",
        ["các sở, ngành*", "Sở Xây dựng tỉnh Đồng Nai", "Sở Y tế tỉnh Đồng Nai"],
        id="behind a class",
    ),
    pytest.param(
        "⟦Ủy ban nhân dân các huyện⟧: ⟦Tân Phú⟧, ⟦Định Quán⟧ báo cáo.",
        ["Ủy ban nhân dân các huyện*", "Ủy ban nhân dân huyện Tân Phú", "Ủy ban nhân dân huyện Định Quán"],
        id="places for their committees",
    ),
    pytest.param(
        "⟦HĐND⟧ và ⟦UBND huyện Long Thành⟧ ban hành.",
        ["Hội đồng nhân dân huyện Long Thành", "Ủy ban nhân dân huyện Long Thành"],
        id="a place said once for two",
    ),
    pytest.param(
        "⟦Ủy ban nhân dân cấp tỉnh⟧: Thực hiện kiểm tra.", ["Ủy ban nhân dân cấp tỉnh*"], id="no place follows"
    ),
]

NONE = [
    pytest.param("Các cơ quan, địa phương phối hợp để cơ quan có thẩm quyền quyết định.", id="generic words"),
    pytest.param("Cơ quan chủ trì, đơn vị phối hợp, các cơ quan chức năng.", id="roles"),
    pytest.param("Người dân, doanh nghiệp và tổ chức, cá nhân góp ý.", id="people"),
    pytest.param("Báo cáo cấp có thẩm quyền và Trung ương, Nhà nước, chính quyền.", id="levels and the state"),
    pytest.param("Xây dựng Chính phủ điện tử, Chính phủ số.", id="the Government as an adjective"),
    pytest.param("Trái phiếu Chính phủ; tổ chức phi chính phủ.", id="of the Government, and not"),
    pytest.param("Theo Quyết định số 15/QĐ-UBND đã giao.", id="an issuer inside a number"),
    pytest.param("Cán bộ nội vụ, cán bộ y tế dự tập huấn tại trụ sở, cơ sở hạ tầng.", id="second syllables"),
    pytest.param("Phòng, chống tham nhũng; ban hành văn bản; vụ việc, vụ án; sở hữu.", id="head words that are none"),
    pytest.param("Bảo hiểm xã hội, bảo hiểm y tế cho người lao động.", id="insurance, no insurer"),
    pytest.param("Xã Trường Xuân, phường Hội Thương, thị trấn Lịch Hội Thượng.", id="places with head words"),
    pytest.param("Trách nhiệm của từng phòng, đơn vị mình phụ trách.", id="one's own"),
    pytest.param("Hệ thống thông tin báo cáo Chính phủ vận hành ổn định.", id="in the name of a system"),
    pytest.param("Chỉ số hài lòng đối với sự phục vụ của cơ quan hành chính nhà nước.", id="in the name of an index"),
    pytest.param("Trường học, trạm y tế bị ngập; trung tâm thành phố.", id="buildings and places"),
]


@pytest.mark.parametrize(("marked", "names"), NAMED + LISTS)
def test_a_unit(marked: str, names: list[str], read_in_body: InBody) -> None:
    plan, marks, start = read_in_body(marked)
    found = [one for one in plan.units if one.start >= start]
    assert [(one.start, one.end) for one in found] == list(marks)
    assert [f"{one.name}{'*' if one.group else ''}" for one in found] == names


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_unit(text: str, read_in_body: InBody) -> None:
    plan, _, start = read_in_body(text)
    assert [one.text for one in plan.units if one.start >= start] == []


_DISTRICT = Seat("Ủy ban nhân dân huyện Tây Hòa", "district", "Phú Yên", "tỉnh", "huyện Tây Hòa")
_CITY = Seat("Ủy ban nhân dân thành phố Đà Nẵng", "province", "Đà Nẵng", "thành phố")
_MINISTRY = Seat("Bộ Y tế", "ministry", "Hà Nội", "thành phố")
_COMMUNE = Seat("Ủy ban nhân dân xã Tân Phú", "commune", "Đồng Nai", "tỉnh", None, "xã Tân Phú")


@pytest.mark.parametrize(
    ("written", "seat", "name"),
    [
        pytest.param("UBND huyện", _DISTRICT, "Ủy ban nhân dân huyện Tây Hòa", id="district of the issuer"),
        pytest.param("Phòng Nội vụ", _DISTRICT, "Phòng Nội vụ huyện Tây Hòa", id="office of the district"),
        pytest.param("UBND tỉnh", _DISTRICT, "Ủy ban nhân dân tỉnh Phú Yên", id="province of the district"),
        pytest.param("UBND thành phố", _CITY, "Ủy ban nhân dân thành phố Đà Nẵng", id="a city that is a province"),
        pytest.param("SỞ NỘI VỤ", _CITY, "Sở Nội vụ thành phố Đà Nẵng", id="capitals"),
        pytest.param("TTTU", _CITY, "Thường trực Thành ủy Đà Nẵng", id="the party committee of a city"),
        pytest.param("Đoàn ĐBQH TP ĐN", _CITY, "Đoàn đại biểu Quốc hội thành phố Đà Nẵng", id="a city by initials"),
        pytest.param("Sở Y tế Hà Nội", _CITY, "Sở Y tế thành phố Hà Nội", id="another city without its kind"),
        pytest.param("Sở Nội vụ", Seat(), "Sở Nội vụ", id="nothing is added where nothing is known"),
        pytest.param("Sở Y tế", _MINISTRY, "Sở Y tế", id="the centre is not of the city that it sits in"),
        pytest.param("Vụ Pháp chế", _MINISTRY, "Vụ Pháp chế Bộ Y tế", id="a part of the ministry"),
        pytest.param("Cục Quản lý Dược", _MINISTRY, "Cục Quản lý Dược Bộ Y tế", id="a part that is known to be"),
        pytest.param("Cục Hàng không Việt Nam", _MINISTRY, "Cục Hàng không Việt Nam", id="a part of another ministry"),
        pytest.param("Văn phòng bộ", _MINISTRY, "Văn phòng Bộ Y tế", id="the ministry left out"),
        pytest.param("Trạm Y tế", _COMMUNE, "Trạm Y tế xã Tân Phú", id="body of a commune"),
        pytest.param("Công an xã", _COMMUNE, "Công an xã Tân Phú", id="level of a commune"),
    ],
)
def test_a_name_is_completed_from_the_seat(written: str, seat: Seat, name: str) -> None:
    assert full_name(written, seat) == name
