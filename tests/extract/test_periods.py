"""The years a plan is for: what its title says, else the title of the plan inside, else date and terms."""

from collections.abc import Callable

import pytest

from extract.plan import Period, Plan

ReadPlan = Callable[[str], Plan]


def _plan(title: str, date: str, *terms: str) -> str:
    tasks = "\n\n".join(f"{i}. Sở Nội vụ rà soát việc thứ {i} {term}." for i, term in enumerate(terms, 1))
    return f"ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 31/KH-UBND\n\nGia Lai, {date}\n\n{title}\n\nI. NHIỆM VỤ\n\n{tasks}\n"


_NO_YEAR = "KẾ HOẠCH\nSắp xếp lại các điểm tiếp nhận hồ sơ"
_DECISION = "QUYẾT ĐỊNH\nBan hành Kế hoạch sắp xếp lại các điểm tiếp nhận hồ sơ"
_JULY = "ngày 01 tháng 7 năm 2025"
_SAID = ("trước ngày 20/8/2025", "trong tháng 11 năm 2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(_plan(_NO_YEAR, _JULY, *_SAID), Period(2025, 2025), id="all terms in the year of the date"),
        pytest.param(_plan(_DECISION, _JULY, *_SAID), Period(2025, 2025), id="a decision that issues a plan"),
        pytest.param(
            _plan(_NO_YEAR, "ngày     tháng     năm 2025", *_SAID, "thường xuyên"), Period(2025, 2025), id="a blank day"
        ),
        pytest.param(
            _plan(_NO_YEAR, "ngày 22 tháng 12 năm 2024", *_SAID), Period(2025, 2025), id="signed before its year begins"
        ),
        pytest.param(_plan(_NO_YEAR, "ngày 22 tháng 3 năm 2024", *_SAID), None, id="signed long before its terms"),
        pytest.param(_plan(_NO_YEAR, _JULY, *_SAID, "trước ngày 30/6/2027"), None, id="terms of several years"),
        pytest.param(_plan(_NO_YEAR, _JULY, *_SAID, "hằng năm"), None, id="work that comes back every year"),
        pytest.param(_plan(_NO_YEAR, _JULY, "trước ngày 20/8/2025"), None, id="one term says little of the others"),
        pytest.param(_plan(_NO_YEAR, _JULY, "khi có yêu cầu", "trước ngày 20/8"), None, id="no term names its year"),
        pytest.param(
            _plan("CHỈ THỊ\nVề việc giữ nghiêm giờ làm việc", _JULY, *_SAID), None, id="a directive is no plan"
        ),
        pytest.param(
            _plan(f"{_NO_YEAR} năm 2026", _JULY, *_SAID), Period(2026, 2026), id="the title has the first word"
        ),
    ],
)
def test_the_years_that_date_and_terms_give(read_plan: ReadPlan, text: str, expected: Period | None) -> None:
    assert read_plan(text).document.period == expected


def test_the_years_that_the_attached_plan_names(read_plan: ReadPlan) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\n\nSố: 31/QĐ-UBND\n\nGia Lai, ngày 02 tháng 01 năm 2025\n\n"
        "QUYẾT ĐỊNH\nBan hành Kế hoạch đào tạo công chức\n\nCăn cứ Luật Cán bộ, công chức năm 2008;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch đào tạo công chức.\n\nNơi nhận:\n- Như Điều 1;\n\n"
        "KẾ HOẠCH\nĐào tạo công chức giai đoạn 2025-2027\n\nI. MỤC TIÊU\n\nAi cũng được học.\n"
    )
    assert read_plan(text).document.period == Period(2025, 2027)
