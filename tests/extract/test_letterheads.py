"""Letterheads in the ways that pages set them: over two lines, of a commune, of an assembly's act."""

from collections.abc import Callable

import pytest

from extract.plan import Period, Plan

ReadPlan = Callable[[str], Plan]

_BODY = "\n\nI. MỤC TIÊU\n\nPhục vụ người dân ngày một tốt hơn.\n"


@pytest.mark.parametrize(
    ("head", "issuer", "level"),
    [
        pytest.param(
            "ỦY BAN NHÂN DÂN\nXÃ TAM NÔNG\nSố: 31/KH-UBND\nTam Nông, ngày 16 tháng 01 năm 2026\n\nKẾ HOẠCH\n"
            "Cải cách hành chính năm 2026\n\nCăn cứ Kế hoạch số 402/KH-UBND ngày 25/12/2025 của UBND tỉnh Phú Thọ;",
            "Ủy ban nhân dân xã Tam Nông",
            "commune",
            id="a commune, whose symbol the province has, too",
        ),
        pytest.param(
            "UBND TỈNH BẮC GIANG\nSỞ THÔNG TIN\n\nVÀ TRUYỀN THÔNG\nSố: 12/KH-STTTT\n"
            "Bắc Giang, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024",
            "Sở Thông tin và Truyền thông tỉnh Bắc Giang",
            "department",
            id="a name that goes on with VÀ below a blank line",
        ),
        pytest.param(
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố:      /KH-UBND\nHà Nội, ngày     tháng     năm 2024\n\n"
            "KẾ HOẠCH\nCải cách hành chính năm 2024",
            "Ủy ban nhân dân thành phố Hà Nội",
            "province",
            id="the capital, which the centre's documents are dated from, too",
        ),
        pytest.param(
            "UBND THÀNH PHỐ HÀ NỘI\nSỞ NỘI VỤ\nSố: 9/KH-SNV\nHà Nội, ngày 05 tháng 01 năm 2024\n\n"
            "KẾ HOẠCH\nCải cách hành chính năm 2024",
            "Sở Nội vụ thành phố Hà Nội",
            "department",
            id="a department of the capital",
        ),
        pytest.param(
            "BỘ NỘI VỤ\nSố: 9/KH-BNV\nHà Nội, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024",
            "Bộ Nội vụ",
            "ministry",
            id="a ministry in the capital",
        ),
    ],
)
def test_the_issuer_is_the_one_that_the_letterhead_names(
    read_plan: ReadPlan, head: str, issuer: str, level: str
) -> None:
    document = read_plan(head + _BODY).document
    assert (document.issuer, document.level) == (issuer, level)


@pytest.mark.parametrize("line", ["Nghị quyết số: 17/2022/UBTVQH15", "Nghị quyết số 17/2022/UBTVQH15"])
def test_an_act_of_the_assembly_names_its_kind_in_its_number_line(read_plan: ReadPlan, line: str) -> None:
    plan = read_plan(
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\n{line}\n\nNGHỊ QUYẾT\nVề số giờ làm thêm trong năm\n\n"
        f"Căn cứ Bộ luật Lao động số 45/2019/QH14;{_BODY}"
    )
    assert (plan.document.number, plan.document.year, plan.document.symbol) == ("17", 2022, "UBTVQH15")
    first = plan.references[0]
    assert (first.kind, first.role, plan.text[first.start : first.end]) == ("Nghị quyết", "self", line)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("27/2016/TTBLĐTBXH", "27/2016/TT-BLĐTBXH"), ("15/2023/TTBGDĐT", "15/2023/TT-BGDĐT")],
)
def test_a_dash_lost_before_a_ministry_is_mended(read_plan: ReadPlan, written: str, meant: str) -> None:
    plan = read_plan(f"KẾ HOẠCH\nTuyên truyền năm 2024\n\nI. VIỆC\n\nThực hiện Thông tư số {written} đúng hạn.\n")
    (found,) = plan.references
    assert found.id == meant
    assert found.flaw is not None
    assert found.flaw.type == "form"


@pytest.mark.parametrize("years", ["giai đoạn 2021 - 2025", "giai đoạn năm 2021 - 2025"])
def test_a_title_names_the_years_of_a_period(read_plan: ReadPlan, years: str) -> None:
    assert read_plan(f"KẾ HOẠCH\nCải cách hành chính {years}{_BODY}").document.period == Period(2021, 2025)
