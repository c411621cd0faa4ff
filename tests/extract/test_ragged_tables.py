"""Tables without a usable header: one cell a line with merged levels, columns named by content, tables of no tasks."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from extract.readers.layout import lay_out
from extract.tables.columns import Role, header_role, header_roles

ReadPlan = Callable[[str], Plan]

_HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nII. CÔNG VIỆC\n\n"

# Each line is a cell after a tab; a row begins at a blank line; merged cells above the third level are left out below.
_LEVELS = """
\tI
\tTHỦ TỤC HÀNH CHÍNH

\t1.1: Giảm giấy tờ cho dân
\t2.1: Rà soát bộ thủ tục
\t3.1: Lập danh mục cần bỏ
\tDanh mục
\tVăn phòng Sở
\tQuý I/2022

\t3.2: Trình danh mục
\tTờ trình
\tThanh tra Sở
\tQuý II/2022

\t2.2: Công khai bộ thủ tục
\t3.3: Niêm yết tại trụ sở
\tBảng niêm yết
\tVăn phòng Sở
\tQuý III/2022
"""


def test_merged_levels_become_the_parents_of_a_row(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + _LEVELS)
    assert [(task.number, task.task, task.parents) for task in plan.tasks] == [
        ("3.1", "Lập danh mục cần bỏ", ("Giảm giấy tờ cho dân", "Rà soát bộ thủ tục")),
        ("3.2", "Trình danh mục", ("Giảm giấy tờ cho dân", "Rà soát bộ thủ tục")),
        ("3.3", "Niêm yết tại trụ sở", ("Giảm giấy tờ cho dân", "Công khai bộ thủ tục")),
    ]
    assert {(task.section, task.section_title) for task in plan.tasks} == {("I", "THỦ TỤC HÀNH CHÍNH")}


def test_columns_right_of_the_levels_are_named_by_what_stands_in_them(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + _LEVELS)
    assert [(task.output, task.lead, task.deadline) for task in plan.tasks] == [
        ("Danh mục", ("Văn phòng Sở",), "Quý I/2022"),
        ("Tờ trình", ("Thanh tra Sở",), "Quý II/2022"),
        ("Bảng niêm yết", ("Văn phòng Sở",), "Quý III/2022"),
    ]


def test_the_number_of_a_level_is_no_part_of_the_task(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + _LEVELS)
    for task in plan.tasks:
        ((start, end),) = task.spans.task
        assert plan.text[start:end] == task.task


def test_a_line_without_a_tab_goes_on_with_the_cell_above() -> None:
    text = "\t1.1: Giảm giấy tờ\ncho dân\n\t2.1: Rà soát\n\n\t2.2: Công khai\n\tBảng\n"
    _, (table,) = lay_out(text)
    ((start, end),) = table.rows[0].cells[0].pieces
    assert table.ragged
    assert text[start:end] == "1.1: Giảm giấy tờ\ncho dân"
    assert [len(row.cells) for row in table.rows] == [2, 2]


def test_a_table_whose_header_is_lost_is_read_by_its_columns(read_plan: ReadPlan) -> None:
    rows = "1\tNiêm yết thủ tục\tBảng\tVăn phòng Sở\tQuý I/2022\n2\tKhảo sát\tBáo cáo\tThanh tra Sở\tQuý II/2022\n"
    plan = read_plan(_HEAD + rows)
    assert [(task.task, task.output, task.lead, task.deadline) for task in plan.tasks] == [
        ("Niêm yết thủ tục", "Bảng", ("Văn phòng Sở",), "Quý I/2022"),
        ("Khảo sát", "Báo cáo", ("Thanh tra Sở",), "Quý II/2022"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("STT\tĐơn vị\tSố thủ tục\tPhân bổ\n1\tSở Y tế\t127\t80%\n2\tSở Tư pháp\t90\t72%\n", id="quotas"),
        pytest.param("Tiêu chí\tĐiểm tối đa\nNộp đúng hạn\t10\nNộp trễ\t5\n", id="scores"),
        pytest.param("UBND TỈNH\tCỘNG HÒA\nSỞ NỘI VỤ\tĐộc lập\n", id="letterhead set in two columns"),
    ],
)
def test_a_table_that_holds_no_tasks(table: str, read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + table)
    assert plan.tasks == ()
    assert plan.targets == ()


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("TT", Role.NUMBER),
        ("Tên nhiệm vụ", Role.TASK),
        ("Sản phẩm đầu ra", Role.OUTPUT),
        ("Cơ quan\nchủ trì", Role.LEAD),
        ("Đơn vị phối hợp", Role.COORDINATING),
        ("Chủ trì/ phối hợp", Role.RESPONSIBILITY),
        ("Tiến độ", Role.DEADLINE),
        ("Dự toán kinh phí", Role.BUDGET),
        ("Ghi chú", Role.OTHER),
    ],
)
def test_the_role_of_a_column(header: str, role: Role) -> None:
    assert header_role(header) is role


def test_a_header_names_three_columns_or_a_number_and_another() -> None:
    assert header_roles(["Nhiệm vụ", "Ghi chú", "Mã"]) is None
    assert header_roles(["STT", "Nhiệm vụ"]) == (Role.NUMBER, Role.TASK)
    assert header_roles(["Nhiệm vụ", "Nhiệm vụ", "Tiến độ", "Cơ quan chủ trì"]) == (
        Role.TASK,
        Role.OTHER,
        Role.DEADLINE,
        Role.LEAD,
    )
