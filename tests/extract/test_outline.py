"""The outline: levels of headings, a plan under a decision, appendices, paragraphs and prose tasks below them."""

from collections.abc import Callable

import pytest

from extract.outline import heading_of
from extract.plan import Plan

ReadPlan = Callable[[str], Plan]

_ISSUED = """ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM
Số: 99/QĐ-UBND
Quảng Nam, ngày 20 tháng 12 năm 2021

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch rà soát thủ tục năm 2022

Căn cứ Luật Viên chức năm 2010;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch rà soát thủ tục năm 2022.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

KẾ HOẠCH
Rà soát thủ tục năm 2022
(Kèm theo Quyết định số 99/QĐ-UBND ngày 20/12/2021 của UBND tỉnh)

I. MỤC TIÊU

Phục vụ người dân ngày một tốt hơn.

II. NHIỆM VỤ

1. Rà soát

a) Lập danh mục thủ tục cần rà soát trong quý I/2022.

1.1. Công khai

- Sở Nội vụ niêm yết danh mục tại trụ sở và trên mạng.

2. Tổng kết

Các phòng gửi tổng hợp về Văn phòng như sau:

III. GIẢI PHÁP

PHỤ LỤC I
DANH MỤC VIỆC
(Kèm theo Kế hoạch của UBND tỉnh)

STT\tCông việc\tĐơn vị chủ trì\tThời hạn
1\tNiêm yết danh mục thủ tục cần rà soát trên mạng\tSở Nội vụ\tQuý I
"""


def test_headings_have_levels_from_one_and_end_where_the_next_begins(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED)
    assert [(one.number, one.title, one.level) for one in plan.sections][2:] == [
        ("I", "MỤC TIÊU", 1),
        ("II", "NHIỆM VỤ", 1),
        ("1", "Rà soát", 2),
        ("1.1", "Công khai", 3),
        ("2", "Tổng kết", 2),
        ("III", "GIẢI PHÁP", 1),
        ("Phụ lục I", "DANH MỤC VIỆC", 1),
    ]
    by_number = {one.number: one for one in plan.sections}
    assert by_number["II"].end == by_number["III"].start
    assert by_number["1"].end == by_number["1.1"].end == by_number["2"].start
    assert by_number["Phụ lục I"].end == len(plan.text)
    assert all(plan.text[one.start :].startswith(one.number) for one in plan.sections if one.number[0] != "P")


def test_a_plan_under_a_decision_is_attached(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED)
    (attached,) = plan.attached
    assert (attached.kind, attached.title) == ("Kế hoạch", "Rà soát thủ tục năm 2022")
    assert plan.text[attached.start :].startswith("KẾ HOẠCH\nRà soát")
    assert attached.end == len(plan.text)


def test_a_plan_inside_an_article_is_attached_from_its_first_heading(read_plan: ReadPlan) -> None:
    text = (
        "UBND TỈNH QUẢNG NAM\n\nQUYẾT ĐỊNH\n\nCăn cứ Luật Viên chức năm 2010 và các quy định;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch rà soát thủ tục, gồm:\n\nI. MỤC TIÊU\n\nPhục vụ dân.\n\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    (attached,) = read_plan(text).attached
    assert attached.kind == "Kế hoạch"
    assert text[attached.start : attached.end] == "I. MỤC TIÊU\n\nPhục vụ dân.\n\n"


def test_paragraphs_say_something_of_their_own(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED)
    body = [one for one in plan.paragraphs if one.start >= plan.attached[0].start]
    assert [(plan.text[one.start : one.end], one.trail) for one in body] == [
        ("Phục vụ người dân ngày một tốt hơn.", ("I. MỤC TIÊU",)),
        ("Lập danh mục thủ tục cần rà soát trong quý I/2022.", ("II. NHIỆM VỤ", "1. Rà soát")),
        (
            "Sở Nội vụ niêm yết danh mục tại trụ sở và trên mạng.",
            ("II. NHIỆM VỤ", "1. Rà soát", "1.1. Công khai"),
        ),
    ]


def test_prose_tasks_take_their_unit_and_deadline_from_the_paragraph(read_plan: ReadPlan) -> None:
    plan = read_plan(_ISSUED)
    assert [(one.task.lead, one.task.deadline, one.task.section, one.task.parents) for one in plan.prose_tasks] == [
        ((), "trong quý I/2022", "II", ("1. Rà soát",)),
        (("Sở Nội vụ",), None, "II", ("1. Rà soát", "1.1. Công khai")),
    ]


def test_a_row_under_an_appendix_has_it_as_section(read_plan: ReadPlan) -> None:
    (task,) = read_plan(_ISSUED).tasks
    assert (task.section, task.section_title) == ("Phụ lục I", "DANH MỤC VIỆC")


def test_a_prose_task_points_to_the_same_task_in_a_table(read_plan: ReadPlan) -> None:
    text = (
        "KẾ HOẠCH\nNăm 2022\n\nI. NHIỆM VỤ\n\n- Niêm yết danh mục thủ tục cần rà soát trên mạng.\n\n"
        "- Mua sắm máy in cho bộ phận tiếp dân.\n\nPHỤ LỤC\n\nSTT\tCông việc\tĐơn vị chủ trì\tThời hạn\n"
        "1\tHọp giao ban đầu tuần\tVăn phòng\tQuý I\n"
        "2\tNiêm yết danh mục thủ tục cần rà soát trên mạng\tSở Nội vụ\tQuý II\n"
    )
    plan = read_plan(text)
    assert [one.row for one in plan.prose_tasks] == [1, None]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Phần thứ nhất. MỞ ĐẦU", (0, "Phần thứ nhất", "MỞ ĐẦU")),
        ("Chương II. QUY ĐỊNH CHUNG", (0, "Chương II", "QUY ĐỊNH CHUNG")),
        ("Điều 3. Hiệu lực", (2, "Điều 3", "Hiệu lực")),
        ("IV/ TỔ CHỨC THỰC HIỆN", (3, "IV", "TỔ CHỨC THỰC HIỆN")),
        ("1. Yêu cầu:", (4, "1", "Yêu cầu")),
        ("a) Về thể chế", (7, "a", "Về thể chế")),
        ("b) Niêm yết xong trước tháng 6.", None),
        ("2. Niêm yết xong. Báo cáo ngay.", None),
        ("Rà soát thủ tục", None),
        ("1.", None),
    ],
)
def test_what_is_a_heading(line: str, found: tuple[int, str, str] | None) -> None:
    assert heading_of(line) == found


def _days(plan: Plan) -> list[str]:
    return [one.text for one in plan.deadlines]


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("1. Thủ tục phê duyệt chương trình", id="a heading"),
        pytest.param("Trình tự thực hiện: " + "cơ quan tiếp nhận hồ sơ và kiểm tra hồ sơ, " * 6, id="a long paragraph"),
    ],
)
def test_what_follows_the_signature_is_read(opening: str, read_plan: ReadPlan) -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc công bố thủ tục\n\nĐiều 1. Công bố thủ tục trước ngày 15/3/2022.\n\n"
        "Nơi nhận:\n\n- Như Điều 3;\n\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\n\n"
        f"{opening}\n\nTrả kết quả trước ngày 30/6/2022."
    )
    assert _days(read_plan(text)) == ["trước ngày 15/3/2022", "trước ngày 30/6/2022"]


def test_recipients_and_signature_stay_in_the_closing(read_plan: ReadPlan) -> None:
    text = (
        "KẾ HOẠCH\nNăm 2022\n\nI. NHIỆM VỤ\n\nNơi nhận:\n\n- Các sở (nộp trước ngày 30/6/2022);\n\n"
        "Hoàn thành trước ngày 30/7/2022.\n"
    )
    assert _days(read_plan(text)) == []


def test_a_directive_is_read_from_its_first_sentence(read_plan: ReadPlan) -> None:
    sentence = (
        "Thời gian qua, công tác quản lý tài nguyên nước trên địa bàn tỉnh đã được các cấp quan tâm chỉ đạo thực hiện."
    )
    text = (
        "CHỈ THỊ\nVề tăng cường quản lý\n\n"
        f"{sentence}\n\nCác sở báo cáo trước ngày 30/6/2022.\n\n1. Sở Nông nghiệp và Môi trường\n\nChủ trì thực hiện."
    )
    assert _days(read_plan(text)) == ["trước ngày 30/6/2022"]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("PHỤ LỤC Đ", "Phụ lục Đ", ""),
        ("PHỤ LỤC DANH MỤC VIỆC", "Phụ lục", "DANH MỤC VIỆC"),
        ("PHỤ LỤC II: VIỆC PHẢI LÀM", "Phụ lục II", "VIỆC PHẢI LÀM"),
    ],
)
def test_an_appendix_is_numbered_by_what_stands_alone(
    read_plan: Callable[[str], Plan], line: str, number: str, title: str
) -> None:
    plan = read_plan(
        f"KẾ HOẠCH\nRà soát thủ tục năm 2024\n\nI. MỤC TIÊU\n\nDân đỡ phải chờ.\n\n{line}\n\n(Số liệu tháng Giêng)\n"
    )
    assert (plan.sections[-1].number, plan.sections[-1].title) == (number, title)
