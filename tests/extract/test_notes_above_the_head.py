"""Lines above the letterhead (a note on the source, a clerk's remark): they say nothing of the document's own head."""

from collections.abc import Callable

import pytest

from extract.plan import Plan

ReadPlan = Callable[[str], Plan]

_DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 518/QĐ-UBND\n\nLạng Sơn, ngày 06 tháng 3 năm 2025\n\n"
    "QUYẾT ĐỊNH\nBan hành Kế hoạch kiểm tra cải cách hành chính năm 2025\n\n{basis}QUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra cải cách hành chính năm 2025.\n\n"
    "Điều 2. Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành.\n"
)
_BASIS = "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;\n\n"


@pytest.mark.parametrize("basis", ["", _BASIS], ids=["no basis", "with a basis"])
@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            "Bản chép để học, viết lại từ kế hoạch mà cơ quan nhà nước đã công bố, không dùng thay bản chính. "
            "Bản chính ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 02/02/2024.",
            id="a source's note that names a decision",
        ),
        pytest.param("(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 02/02/2024)", id="in brackets"),
        pytest.param("Căn cứ bản tin của cổng thông tin, văn bản dưới đây được chép lại.", id="begins as a basis does"),
        pytest.param("1. Văn bản gửi kèm thư", id="begins as a heading does"),
        pytest.param("Đăng lại theo báo Sơn La, ngày 15/12/2023.", id="names another place and day"),
        pytest.param("Người gửi: phòng Một cửa.\n\nNơi nhận: UBND tỉnh Sơn La.", id="two lines, one like a closing"),
        pytest.param("Tài liệu họp.", id="a short one"),
    ],
)
def test_a_line_above_the_letterhead_changes_nothing_of_the_head(read_plan: ReadPlan, note: str, basis: str) -> None:
    decision = _DECISION.format(basis=basis)
    alone = read_plan(decision)
    assert alone.document.title == "Ban hành Kế hoạch kiểm tra cải cách hành chính năm 2025"
    below = read_plan(f"{note}\n\n{decision}")
    assert below.document == alone.document
    assert [(one.number, one.title) for one in below.sections] == [(one.number, one.title) for one in alone.sections]


def test_a_letterhead_in_small_letters_is_no_note(read_plan: ReadPlan) -> None:
    plan = read_plan(
        "Ủy ban nhân dân tỉnh Lạng Sơn\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nKiểm tra năm 2025\n\n"
        "I. MỤC TIÊU\n\nBiết rõ nơi nào làm chậm.\n"
    )
    assert plan.document.province == "Lạng Sơn"


def test_a_letter_without_a_head_begins_with_its_first_sentence(read_plan: ReadPlan) -> None:
    sentence = (
        "Phòng Một cửa xin báo với các đơn vị rằng từ tuần sau hồ sơ đất đai được nhận cả vào sáng thứ Bảy hằng tuần."
    )
    plan = read_plan(f"{sentence}\n\nMong các đơn vị báo cho người dân trong vùng biết.\n")
    assert plan.text[plan.paragraphs[0].start : plan.paragraphs[0].end] == sentence
