"""Flaws, roles and short forms: what a plan shows of a reference beyond its own words."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]
ReadPlan = Callable[[str], Plan]

# Marked are the mentions with a flaw, in text order; every other mention has none.
FLAWS = [
    pytest.param(
        "Theo ⟦Nghị định số 59/2019/NĐ-CP⟧ ngày 10/7/2021 của Chính phủ.",
        ["year"],
        id="year in the number against the date",
    ),
    pytest.param("Theo Nghị định số 59/2019/NĐ-CP ngày 01/7/2019.", [], id="number and date agree"),
    pytest.param("Theo Quyết định số 45/QĐ-UBND ngày 10/7/2019 của UBND tỉnh.", [], id="no year, nothing to disagree"),
    pytest.param(
        "Theo ⟦Nghị định số 20/2021/NĐ-CP⟧ ngày 15/3/2021.\nRồi theo ⟦Nghị định số 20/2021/NĐ-CP⟧ ngày 16/3/2021.",
        ["conflict", "conflict"],
        id="one document under two dates",
    ),
    pytest.param(
        "Theo Quyết định số 20/QĐ-SNV ngày 15/3/2021.\nRồi theo Quyết định số 20/QĐ-SNV ngày 15/3/2022.",
        [],
        id="numbers without a year begin anew each year",
    ),
    pytest.param(
        "Theo ⟦Quyết định số 11/QĐ-UBND⟧ ngày 01/02/2022 của UBND tỉnh về quy trình tiếp dân tại trụ sở các cơ quan.\n"
        "- Công khai lịch tiếp dân hằng tuần trên trang thông tin của đơn vị cho người dân được biết.\n"
        "- Bố trí cán bộ có kinh nghiệm làm việc tại nơi tiếp dân.\n"
        "Theo ⟦Quyết định số 17/QĐ-UBND⟧ ngày 01/02/2022 của UBND tỉnh về quy trình tiếp dân tại trụ sở các cơ quan.",
        ["conflict", "conflict"],
        id="one title under two numbers",
    ),
    pytest.param(
        "Theo Quyết định số 11/QĐ-UBND ngày 01/02/2022 của UBND tỉnh về công tác.\n"
        "- Bố trí cán bộ có kinh nghiệm làm việc tại nơi tiếp dân.\n"
        "Theo Quyết định số 17/QĐ-UBND ngày 01/02/2022 của UBND tỉnh về công tác.",
        [],
        id="a short title tells no document",
    ),
    pytest.param("Theo ⟦Quyết định số /QĐ-UBND⟧ của UBND tỉnh.", ["blank"], id="number left out"),
    pytest.param("Theo ⟦Thông báo 71⟧ của UBND tỉnh.", ["incomplete"], id="nothing but a bare number"),
    pytest.param(
        "Theo ⟦Nghị định số 59/2019/NĐ -CP⟧ ngày 10/7/2021.",
        ["form"],
        id="of two flaws the slip of form is named",
    ),
]


@pytest.mark.parametrize(("marked", "types"), FLAWS)
def test_a_flaw(marked: str, types: list[str], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    flawed = [one for one in plan.references if one.flaw]
    assert [(one.start, one.end) for one in flawed] == list(marks)
    assert [one.flaw.type for one in flawed if one.flaw] == types
    assert all(one.flaw.note for one in flawed if one.flaw)


_ISSUED = """UBND TỈNH ĐỒNG NAI
SỞ NỘI VỤ
Số: {own}/KH-SNV
Đồng Nai, ngày 10 tháng 01 năm 2022

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2022

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;

I. NHIỆM VỤ

1. Phổ biến Thông tư số 01/2022/TT-BNV đến từng công chức, rồi báo cáo theo Thông tư này.

2. Lồng ghép Kế hoạch này với nhiệm vụ chuyên môn của từng phòng.

PHỤ LỤC
(Kèm theo Kế hoạch số {caption}/KH-SNV ngày 10/01/2022 của Sở Nội vụ)
"""


def test_roles_follow_the_place_in_the_document(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED.format(own="14", caption="14"))
    assert [(one.id, one.role) for one in plan.references] == [
        ("14/KH-SNV", "self"),
        ("30/2020/NĐ-CP", "basis"),
        ("01/2022/TT-BNV", "cited"),
        ("14/KH-SNV", "self"),
    ]
    assert not [one for one in plan.references if one.flaw]


def test_a_caption_that_contradicts_the_head_is_flagged_alone(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED.format(own="14", caption="41"))
    assert [(one.id, one.flaw.type) for one in plan.references if one.flaw] == [("41/KH-SNV", "conflict")]


def test_short_forms_stand_for_the_plan_or_the_last_of_their_kind(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED.format(own="14", caption="14"))
    assert [(one.text, one.id) for one in plan.short_forms] == [
        ("Thông tư này", "01/2022/TT-BNV"),
        ("Kế hoạch này", "14/KH-SNV"),
    ]


def test_a_short_form_of_a_plan_whose_number_is_blank_has_no_id(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED.format(own="  ", caption=" "))
    assert [(one.text, one.id) for one in plan.short_forms][1] == ("Kế hoạch này", None)
    assert [one.flaw.type for one in plan.references if one.role == "self" and one.flaw] == ["blank", "blank"]
