"""What a unit does where it is named: each text with the roles of its units, in their order."""

from collections.abc import Callable

import pytest

from extract.plan import Plan, UnitRole
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Tư pháp và Văn phòng UBND tỉnh rà soát biên chế.",
            ["lead", "coordinating", "coordinating", "coordinating"],
            id="who leads and, in a list, who takes part",
        ),
        pytest.param("Sở Y tế báo cáo kết quả hằng quý.", ["reporting"], id="who reports"),
        pytest.param(
            "Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch.", [None, "approving"], id="to whom a draft is submitted"
        ),
        pytest.param("Theo đề nghị của Giám đốc Sở Nội vụ.", ["submitting"], id="who submits"),
        pytest.param("Nâng cao chất lượng phục vụ tại Sở Y tế.", [None], id="a unit that does nothing here"),
    ],
)
def test_roles_in_prose(text: str, roles: list[UnitRole | None], read_in_body: InBody) -> None:
    plan, _, at = read_in_body(text)
    assert [unit.role for unit in plan.units if unit.start >= at] == roles


def test_the_column_says_what_a_unit_does(read_in_body: InBody) -> None:
    header = "STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\n"
    table = header + "1\tRà soát văn bản\tSở Tư pháp\tSở Nội vụ\tQuý I/2022\n"
    plan, _, at = read_in_body(table)
    assert [(unit.text, unit.role) for unit in plan.units if unit.start >= at] == [
        ("Sở Tư pháp", "lead"),
        ("Sở Nội vụ", "coordinating"),
    ]
