"""Targets in tables: indicator by year, quotas by unit, values beside tasks; tables that hold none."""

from collections.abc import Callable

import pytest

from extract.plan import Plan

ReadPlan = Callable[[str], Plan]
InBody = Callable[[str], tuple[Plan, tuple[tuple[int, int], ...], int]]
Row = tuple[str, str, float, str, int | None]


def _rows(plan: Plan) -> list[Row]:
    return [(one.subject, one.comparator, one.value, one.unit, one.year) for one in plan.targets]


_BY_YEAR = """Các chỉ tiêu chủ yếu:

TT\tChỉ tiêu\tĐơn vị tính\tThực hiện năm 2021\tKế hoạch năm 2022\tKế hoạch năm 2023
1\tTốc độ tăng giá trị sản xuất\t%\t9,5\t10,5\t11 - 12
2\tThu nhập bình quân đầu người\tTriệu đồng\t52\t56\t60
3\tTỷ lệ hộ nghèo\t%\t3,1\t≤ 2,5\tdưới 2
"""


def test_each_cell_of_a_year_is_a_target(read_in_body: InBody) -> None:
    growth, income, poor = "Tốc độ tăng giá trị sản xuất", "Thu nhập bình quân đầu người", "Tỷ lệ hộ nghèo"
    assert _rows(read_in_body(_BY_YEAR)[0]) == [
        (growth, "=", 10.5, "%", 2022),
        (growth, ">=", 11.0, "%", 2023),
        (growth, "<=", 12.0, "%", 2023),
        (income, "=", 56.0, "Triệu đồng", 2022),
        (income, "=", 60.0, "Triệu đồng", 2023),
        (poor, "<=", 2.5, "%", 2022),
        (poor, "<", 2.0, "%", 2023),
    ]


def test_a_cell_is_its_span(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body(_BY_YEAR)
    assert [one.text for one in plan.targets[:2]] == ["10,5", "11 - 12"]


def test_a_header_of_two_rows(read_in_body: InBody) -> None:
    text = "TT\tChỉ tiêu\tKế hoạch\tKế hoạch\n\t\t2022\t2023\n1\tTỷ lệ hồ sơ trực tuyến (%)\t50\t60\n"
    about = "Tỷ lệ hồ sơ trực tuyến (%)"
    assert _rows(read_in_body(text)[0]) == [(about, "=", 50.0, "%", 2022), (about, "=", 60.0, "%", 2023)]


def test_the_caption_says_that_a_table_holds_targets(read_in_body: InBody) -> None:
    text = (
        "Mục tiêu đến năm 2025 như sau:\n\nSTT\tNội dung\tGiai đoạn đến 2025\n1\tSố mô hình\t5\n2\tHồ sơ số hóa\t80%\n"
    )
    assert _rows(read_in_body(text)[0]) == [
        ("Số mô hình", "=", 5.0, "", 2025),
        ("Hồ sơ số hóa", "=", 80.0, "%", 2025),
    ]


def test_a_column_of_targets_beside_tasks(read_in_body: InBody) -> None:
    text = (
        "STT\tNhiệm vụ\tChỉ tiêu\tĐơn vị chủ trì\tThời gian\n"
        "1\tSố hóa kết quả giải quyết TTHC\t100%\tVăn phòng\tQuý II\n"
        "2\tTập huấn chuyển đổi số\tÍt nhất 02 lớp\tPhòng Văn hóa\tQuý III\n"
    )
    assert _rows(read_in_body(text)[0]) == [
        ("Số hóa kết quả giải quyết thủ tục hành chính", "=", 100.0, "%", None),
        ("Tập huấn chuyển đổi số", ">=", 2.0, "lớp", None),
    ]


def test_rows_of_units_share_a_quota_out(read_in_body: InBody) -> None:
    text = (
        "Giao chỉ tiêu bảo hiểm y tế cho các xã như sau:\n\n"
        "TT\tXã, thị trấn\tChỉ tiêu năm 2022 (%)\tGhi chú\n1\tXã Hòa Phong\t93,5\t\n2\tXã Hòa Mỹ\t92,0\t\n"
    )
    plan, _, _ = read_in_body(text)
    assert [(one.value, one.unit, one.allocation) for one in plan.targets] == [(93.5, "%", True), (92.0, "%", True)]


def test_a_sum_in_a_cell_is_a_quota_of_its_row(read_in_body: InBody) -> None:
    text = "STT\tLĩnh vực\tSố TTHC\tPhân bổ theo tỷ lệ 80%\n1\tVăn thư\t3\t3*80% = 2\n2\tTôn giáo\t53\t53*80% = 43\n"
    plan, _, _ = read_in_body(text)
    assert [(one.subject, one.value, one.allocation) for one in plan.targets] == [
        ("Văn thư", 2.0, True),
        ("Tôn giáo", 43.0, True),
    ]


NONE = [
    pytest.param("STT\tNội dung chi\tMức chi năm 2022\n1\tHội nghị\t500.000\n2\tTập huấn\t30%\n", id="a tariff"),
    pytest.param("STT\tXã\tThực hiện năm 2022\n1\tHòa Phong\t90%\n2\tHòa Mỹ\t80%\n", id="results"),
    pytest.param("STT\tTiêu chí\tĐiểm\n1\tTỷ lệ đúng hạn từ 95%\t5\n2\tTỷ lệ dưới 95%\t3\n", id="points"),
    pytest.param("STT\tHọ và tên\tNăm sinh\n1\tNguyễn Văn A\t1980\n2\tTrần Thị B\t1985\n", id="years of birth"),
]


@pytest.mark.parametrize("text", NONE)
def test_a_table_that_holds_none(text: str, read_in_body: InBody) -> None:
    assert read_in_body(text)[0].targets == ()


def test_a_table_of_results_in_a_report(read_plan: ReadPlan) -> None:
    plan = read_plan(
        "UBND TỈNH ĐỒNG NAI\n\nĐồng Nai, ngày 07 tháng 01 năm 2022\n\nBÁO CÁO\nKết quả năm 2021\n\nI. KẾT QUẢ\n\n"
        "TT\tChỉ tiêu\tKế hoạch năm 2021\n1\tTỷ lệ hộ nghèo (%)\t3,1\n2\tSố xã\t8\n"
    )
    assert plan.targets == ()
