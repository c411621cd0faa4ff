"""Heads: the document as a whole, read from short heads of different kinds."""

from collections.abc import Callable

import pytest

from extract.plan import Document, Period, Plan

ReadPlan = Callable[[str], Plan]

_BODY = "\n\nI. MỤC TIÊU\n\nPhục vụ người dân ngày một tốt hơn.\n"

HEADS = [
    pytest.param(
        "SỞ NỘI VỤ TỈNH ĐỒNG NAI\nSố: 14/KH-SNV\nĐồng Nai, ngày 10 tháng 01 năm 2022\n\n"
        "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2022",
        Document(
            "Kế hoạch",
            "14",
            "KH-SNV",
            "2022-01-10",
            "Sở Nội vụ tỉnh Đồng Nai",
            "department",
            "Đồng Nai",
            "Tuyên truyền cải cách hành chính năm 2022",
            Period(2022, 2022),
        ),
        id="a department",
    ),
    pytest.param(
        "Số:     /KH-SNV\n\nĐồng Nai, ngày     tháng 02 năm 2022\n\nKẾ HOẠCH\nTuyên truyền năm 2022",
        Document(
            "Kế hoạch",
            None,
            "KH-SNV",
            "2022-02",
            "Sở Nội vụ tỉnh Đồng Nai",
            "department",
            "Đồng Nai",
            "Tuyên truyền năm 2022",
            Period(2022, 2022),
        ),
        id="blank number and day, the issuer from the symbol",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSố: 7/KH-UBND\nĐà Nẵng, ngày 05/01/2023\n\n"
        "KẾ HOẠCH\nCải cách hành chính giai đoạn 2023 - 2025",
        Document(
            "Kế hoạch",
            "7",
            "KH-UBND",
            "2023-01-05",
            "Ủy ban nhân dân thành phố Đà Nẵng",
            "province",
            "Đà Nẵng",
            "Cải cách hành chính giai đoạn 2023 - 2025",
            Period(2023, 2025),
        ),
        id="place on a line of its own, several years",
    ),
    pytest.param(
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM\nSố: 99/QĐ-UBND\nQuảng Nam, ngày 20 tháng 12 năm 2021\n\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch rà soát thủ tục năm 2022\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch rà soát thủ tục năm 2022.",
        Document(
            "Quyết định",
            "99",
            "QĐ-UBND",
            "2021-12-20",
            "Ủy ban nhân dân tỉnh Quảng Nam",
            "province",
            "Quảng Nam",
            "Về việc ban hành Kế hoạch rà soát thủ tục năm 2022",
            Period(2022, 2022),
        ),
        id="the decision under which a plan is issued",
    ),
    pytest.param(
        "Chào bà con trong xóm.",
        Document(title=None),
        id="no head at all",
    ),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_a_head(head: str, expected: Document, read_plan: ReadPlan) -> None:
    assert read_plan(head + _BODY).document == expected
