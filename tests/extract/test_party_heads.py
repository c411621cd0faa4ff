"""Heads of the Party's plans: number and symbol in its own form, the committee that issues, its level and place."""

from collections.abc import Callable

import pytest

from extract.plan import Document, Plan

ReadPlan = Callable[[str], Plan]

_TITLE = "KẾ HOẠCH\nCải cách thủ tục hành chính trong Đảng năm 2026"
_BODY = "\n\nI. MỤC TIÊU\n\nĐảng viên đỡ phải đi lại, giấy tờ ít hơn.\n"


def _document(read_plan: ReadPlan, letterhead: str, place: str) -> Document:
    head = f"{letterhead}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n{place}, ngày 12 tháng 01 năm 2026\n\n{_TITLE}"
    return read_plan(head + _BODY).document


@pytest.mark.parametrize(
    ("letterhead", "place", "issuer", "level", "province"),
    [
        pytest.param(
            "ĐẢNG BỘ TỈNH GIA LAI\nĐẢNG ỦY XÃ IA PA\n\nSố: 14-KH/ĐU",
            "Ia Pa",
            "Đảng ủy xã Ia Pa",
            "commune",
            "Gia Lai",
            id="a commune below the province's Party",
        ),
        pytest.param(
            "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nĐẢNG UỶ PHƯỜNG KIẾN AN\n*\nSố 14-KH/ĐU",
            "Kiến An",
            "Đảng ủy phường Kiến An",
            "commune",
            "Hải Phòng",
            id="a ward, uỷ in the old spelling, no colon",
        ),
        pytest.param(
            "ĐẢNG BỘ TỈNH LÀO CAI\nTỈNH ỦY LÀO CAI\n*\nSố 14-KH/TU",
            "Lào Cai",
            "Tỉnh ủy Lào Cai",
            "province",
            "Lào Cai",
            id="a province",
        ),
        pytest.param(
            "TỈNH UỶ LÀO CAI\n*\nSố 14-KH/TU", "Lào Cai", "Tỉnh ủy Lào Cai", "province", "Lào Cai", id="one line alone"
        ),
        pytest.param(
            "ĐẢNG BỘ TỈNH LÀO CAI\n*\nSố 14-KH/TU",
            "Lào Cai",
            "Tỉnh ủy Lào Cai",
            "province",
            "Lào Cai",
            id="the Party's name for the whole, the committee from the symbol",
        ),
        pytest.param(
            "THÀNH ỦY HÀ NỘI\n*\nSố 14-KH/TU", "Hà Nội", "Thành ủy Hà Nội", "province", "Hà Nội", id="the capital"
        ),
        pytest.param(
            "TỈNH ỦY LÀO CAI\nBAN TỔ CHỨC\n*\nSố 14-KH/BTCTU",
            "Lào Cai",
            "Ban Tổ chức Tỉnh ủy Lào Cai",
            "department",
            "Lào Cai",
            id="a commission of the province's committee",
        ),
        pytest.param(
            "TỈNH ỦY PHÚ YÊN\nHUYỆN ỦY SÔNG HINH\n*\nSố 14-KH/HU",
            "Sông Hinh",
            "Huyện ủy Sông Hinh",
            "district",
            "Phú Yên",
            id="a district, the province's committee above it",
        ),
        pytest.param(
            "ĐẢNG BỘ TỈNH LÀO CAI\nĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH\n*\nSố 14-KH/ĐU",
            "Lào Cai",
            "Đảng ủy Ủy ban nhân dân tỉnh Lào Cai",
            "province",
            "Lào Cai",
            id="of those who work for the province",
        ),
        pytest.param(
            "ĐẢNG BỘ CHÍNH PHỦ\nĐẢNG ỦY BỘ NỘI VỤ\n*\nSố 14-KH/ĐU",
            "Hà Nội",
            "Đảng ủy Bộ Nội vụ",
            "ministry",
            None,
            id="of a ministry",
        ),
    ],
)
def test_the_committee_that_issues(
    read_plan: ReadPlan, letterhead: str, place: str, issuer: str, level: str, province: str | None
) -> None:
    found = _document(read_plan, letterhead, place)
    assert (found.number, found.issuer, found.level, found.province) == ("14", issuer, level, province)


@pytest.mark.parametrize("line", ["Số:      -KH/ĐU", "Số: -KH/ĐU", "Số      -KH/ĐU", "Số: …… - KH/ĐU", "Số: ...-KH/ĐU"])
def test_a_blank_number_of_the_party(read_plan: ReadPlan, line: str) -> None:
    plan = read_plan(f"ĐẢNG ỦY XÃ IA PA\n\n{line}\n\nIa Pa, ngày     tháng 01 năm 2026\n\n{_TITLE}{_BODY}")
    assert (plan.document.number, plan.document.symbol) == (None, "KH/ĐU")
    (own,) = plan.references
    assert (own.text, own.id, own.role, own.number) == (line, "-KH/ĐU", "self", None)
    assert own.flaw is not None
    assert own.flaw.type == "blank"


def test_the_own_number_of_the_party_is_the_plan_s_wherever_it_is_said(read_plan: ReadPlan) -> None:
    plan = read_plan(
        f"TỈNH ỦY LÀO CAI\n\nSố 14-KH/TU\n\nLào Cai, ngày 12 tháng 01 năm 2026\n\n{_TITLE}{_BODY}"
        "\nPHỤ LỤC\nVIỆC PHẢI LÀM\n(Kèm theo Kế hoạch số 14-KH/TU ngày 12/01/2026 của Tỉnh ủy)\n"
    )
    assert plan.document.identifier == "14-KH/TU"
    assert [one.role for one in plan.references] == ["self", "self"]
