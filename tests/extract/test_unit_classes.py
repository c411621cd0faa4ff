"""Classes of organisations in a plan of a department: marked texts with the names."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from models.view import Span

InBody = Callable[..., tuple[Plan, tuple[Span, ...], int]]

CASES = [
    pytest.param("Yêu cầu ⟦các sở, ban, ngành⟧ rà soát.", ["các sở, ban, ngành*"], id="departments"),
    pytest.param("Hướng dẫn ⟦UBND cấp xã⟧ thực hiện.", ["Ủy ban nhân dân cấp xã*"], id="a level"),
    pytest.param(
        "Hỗ trợ ⟦các đơn vị sự nghiệp công lập⟧ tự chủ.",
        ["các đơn vị sự nghiệp công lập*"],
        id="a kind of bodies",
    ),
    pytest.param("Đôn đốc ⟦các phòng, đơn vị⟧ báo cáo.", ["các phòng, đơn vị*"], id="the issuer's rooms"),
    pytest.param(
        "Đôn đốc ⟦các đơn vị trực thuộc Sở⟧ báo cáo.",
        ["các đơn vị trực thuộc Sở*"],
        id="generic word with an owner",
    ),
    pytest.param(
        "Lãnh đạo ⟦các phòng chuyên môn, đơn vị trực thuộc Sở⟧.",
        ["các phòng chuyên môn, đơn vị trực thuộc Sở*"],
        id="a list with an owner",
    ),
    pytest.param(
        "Rà soát ⟦cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh⟧.",
        ["cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh*"],
        id="authorities with an owner",
    ),
    pytest.param(
        "⟦Cơ quan chuyên môn về đất đai⟧ hướng dẫn.",
        ["cơ quan chuyên môn về đất đai*"],
        id="authorities of a field",
    ),
    pytest.param(
        "⟦Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ⟧ thực hiện.",
        ["các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ*"],
        id="ministries and bodies of their rank",
    ),
    pytest.param("⟦Bộ, ngành trung ương⟧ ban hành.", ["bộ, ngành Trung ương*"], id="of the centre"),
    pytest.param(
        "⟦Các sở, ban, ngành có liên quan⟧ phối hợp.",
        ["các sở, ban, ngành có liên quan*"],
        id="those concerned",
    ),
    pytest.param(
        "⟦Ủy ban nhân dân các xã, phường, thị trấn⟧ niêm yết.",
        ["Ủy ban nhân dân các xã, phường, thị trấn*"],
        id="committees of several levels",
    ),
    pytest.param(
        "⟦Sở Tài chính các tỉnh, thành phố trực thuộc Trung ương⟧ báo cáo.",
        ["Sở Tài chính các tỉnh, thành phố trực thuộc Trung ương*"],
        id="a department of all provinces",
    ),
    pytest.param("⟦Công an cấp xã⟧ cập nhật dữ liệu.", ["Công an cấp xã*"], id="police of a level"),
    pytest.param(
        "⟦HĐND⟧, ⟦UBND các cấp⟧ phối hợp.",
        ["Hội đồng nhân dân các cấp*", "Ủy ban nhân dân các cấp*"],
        id="levels said once for two",
    ),
    pytest.param(
        "⟦Cơ quan thuế⟧ và ⟦cơ quan hải quan⟧ kết nối.",
        ["cơ quan thuế*", "cơ quan hải quan*"],
        id="two kinds",
    ),
    pytest.param("Phối hợp với ⟦lực lượng Công an⟧.", ["lực lượng Công an*"], id="a force"),
    pytest.param(
        "⟦Các tổ chức chính trị - xã hội⟧ và ⟦tổ chức hành nghề công chứng⟧ tham gia.",
        ["các tổ chức chính trị - xã hội*", "tổ chức hành nghề công chứng*"],
        id="societies",
    ),
    pytest.param("⟦Các Ủy ban của Quốc hội⟧ thẩm tra.", ["các Ủy ban của Quốc hội*"], id="head word with an owner"),
    pytest.param(
        "⟦Đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên⟧ được tự chủ.",
        ["đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên*"],
        id="money is in the name of the class",
    ),
    pytest.param(
        "Có 50% ⟦đơn vị sự nghiệp công lập⟧ tự bảo đảm chi thường xuyên.",
        ["đơn vị sự nghiệp công lập*"],
        id="money is what is said of those counted",
    ),
    pytest.param(
        "Giữa ⟦các cơ quan, tổ chức trong hệ thống hành chính nhà nước⟧.",
        ["các cơ quan, tổ chức trong hệ thống hành chính nhà nước*"],
        id="generic words of a system of bodies",
    ),
    pytest.param(
        "100% ⟦đơn vị thuộc Sở⟧ xây dựng xong; lãnh đạo ⟦Sở⟧ chỉ đạo; kế hoạch năm của ⟦Sở⟧: cải cách.",
        ["đơn vị thuộc Sở*", "Sở Nội vụ tỉnh Đồng Nai", "Sở Nội vụ tỉnh Đồng Nai"],
        id="verbs that are names too",
    ),
    pytest.param(
        "⟦UBND các huyện, thị xã, thành phố⟧: ⟦Núi Thành⟧, ⟦Điện Bàn⟧, ⟦Hội An⟧ báo cáo.",
        [
            "Ủy ban nhân dân các huyện, thị xã, thành phố*",
            "Ủy ban nhân dân huyện Núi Thành",
            "Ủy ban nhân dân thị xã Điện Bàn",
            "Ủy ban nhân dân thành phố Hội An",
        ],
        id="places by their kind",
    ),
]


@pytest.mark.parametrize(("marked", "names"), CASES)
def test_classes_of_units(marked: str, names: list[str], read_in_body: InBody) -> None:
    plan, marks, start = read_in_body(marked)
    found = [one for one in plan.units if one.start >= start]
    assert [(one.start, one.end) for one in found] == list(marks)
    assert [f"{one.name}{'*' if one.group else ''}" for one in found] == names
