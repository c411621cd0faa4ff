"""Units: marked texts with the canonical names of what is marked; a name that ends in * is a class of organisations."""

from collections.abc import Callable

import pytest

from extract.finders.names import Seat, full_name
from extract.plan import Plan
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]

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
    pytest.param("Xin ý kiến ⟦Tỉnh ủy⟧.", ["Tỉnh ủy Đồng Nai"], id="party committee of the province"),
    pytest.param(
        "Chủ tịch ⟦UBND tỉnh⟧ chủ trì buổi làm việc.",
        ["Ủy ban nhân dân tỉnh Đồng Nai"],
        id="of a person's title the organisation",
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
    pytest.param(
        "Trình **⟦Uỷ ban nhân dân** tỉnh⟧ xem xét.",
        ["Ủy ban nhân dân tỉnh Đồng Nai"],
        id="markup inside, tone set the other way",
    ),
]

CLASSES = [
    pytest.param("Yêu cầu ⟦các sở, ban, ngành⟧ rà soát.", ["các sở, ban, ngành*"], id="departments as a class"),
    pytest.param("Hướng dẫn ⟦UBND cấp xã⟧ thực hiện.", ["Ủy ban nhân dân cấp xã*"], id="committees of a level"),
    pytest.param(
        "Hỗ trợ ⟦các đơn vị sự nghiệp công lập⟧ tự chủ.", ["các đơn vị sự nghiệp công lập*"], id="a kind of bodies"
    ),
    pytest.param(
        "Đôn đốc ⟦các phòng, đơn vị⟧ báo cáo.", ["các phòng, đơn vị*"], id="the issuer's own rooms and bodies"
    ),
    pytest.param(
        "Đôn đốc ⟦các đơn vị trực thuộc Sở⟧ báo cáo.", ["các đơn vị trực thuộc Sở*"], id="generic word with an owner"
    ),
]

NONE = [
    pytest.param("Các cơ quan, địa phương phối hợp để cơ quan có thẩm quyền quyết định.", id="generic words"),
    pytest.param("Người dân, doanh nghiệp và tổ chức, cá nhân góp ý.", id="people"),
    pytest.param("Báo cáo cấp có thẩm quyền và Trung ương, Nhà nước, chính quyền.", id="levels and the state"),
    pytest.param("Xây dựng Chính phủ điện tử, Chính phủ số.", id="the Government as an adjective"),
    pytest.param("Theo Quyết định số 15/QĐ-UBND đã giao.", id="an issuer inside a number"),
]


@pytest.mark.parametrize(("marked", "names"), NAMED + CLASSES)
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


@pytest.mark.parametrize(
    ("written", "seat", "name"),
    [
        pytest.param("UBND huyện", _DISTRICT, "Ủy ban nhân dân huyện Tây Hòa", id="district of the issuer"),
        pytest.param("Phòng Nội vụ", _DISTRICT, "Phòng Nội vụ huyện Tây Hòa", id="office of the district"),
        pytest.param("UBND tỉnh", _DISTRICT, "Ủy ban nhân dân tỉnh Phú Yên", id="province of the district"),
        pytest.param("UBND thành phố", _CITY, "Ủy ban nhân dân thành phố Đà Nẵng", id="a city that is a province"),
        pytest.param("SỞ NỘI VỤ", _CITY, "Sở Nội vụ thành phố Đà Nẵng", id="capitals"),
        pytest.param("Sở Nội vụ", Seat(), "Sở Nội vụ", id="nothing is added where nothing is known"),
    ],
)
def test_a_name_is_completed_from_the_seat(written: str, seat: Seat, name: str) -> None:
    assert full_name(written, seat) == name
