"""Task tables in each shape that conversion leaves them in, built from short strings."""

from collections.abc import Callable, Sequence

import pytest

from extract.plan import Plan, Task
from models.view import cleaned

ReadPlan = Callable[[str], Plan]
Row = tuple[str | None, str, str | None, tuple[str, ...], tuple[str, ...], str | None]

_HEAD = "KẾ HOẠCH\nCải cách hành chính năm 2022\n\nI. MỤC TIÊU\n\nPhục vụ người dân tốt hơn nữa.\n\nII. CÔNG VIỆC\n\n"
_COLUMNS = ("STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")


def tabbed(*rows: Sequence[str]) -> str:
    """Lay rows out as lines of cells between tabs."""
    return "".join("\t".join(row) + "\n" for row in rows)


def piped(*rows: Sequence[str]) -> str:
    """Lay rows out as a Markdown table."""
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([lines[0], f"|{'---|' * len(rows[0])}\n", *lines[1:]])


def barred(*rows: Sequence[str]) -> str:
    """Lay rows out with each bar on a line of its own, an empty cell leaving nothing between two bars."""
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows)


def _row(task: Task) -> Row:
    return task.number, task.task, task.output, task.lead, task.coordinating, task.deadline


_FIRST = ("1", "Công khai bộ thủ tục", "Bảng niêm yết", "Văn phòng Sở", "Các phòng", "Quý I/2022")
_SECOND = ("2", "Khảo sát người dân", "Báo cáo", "Thanh tra Sở", "Văn phòng Sở", "Quý III/2022")
_FIRST_ROW: Row = ("1", "Công khai bộ thủ tục", "Bảng niêm yết", ("Văn phòng Sở",), ("Các phòng",), "Quý I/2022")
_SECOND_ROW: Row = ("2", "Khảo sát người dân", "Báo cáo", ("Thanh tra Sở",), ("Văn phòng Sở",), "Quý III/2022")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(tabbed(_COLUMNS, _FIRST, _SECOND), id="cells between tabs"),
        pytest.param(piped(_COLUMNS, _FIRST, _SECOND), id="cells between pipes"),
        pytest.param(barred(_COLUMNS, _FIRST, _SECOND) + "\nCuối.", id="bars alone on their lines"),
        pytest.param(
            barred(_COLUMNS, ("1", "Công khai\nbộ thủ tục", *_FIRST[2:]), _SECOND), id="a cell over two lines"
        ),
        pytest.param(
            tabbed(_COLUMNS, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), _FIRST, _SECOND), id="columns numbered"
        ),
        pytest.param(
            barred(("STT", "Nhiệm vụ", "Sản phẩm", "Phân công", "Thời hạn"), ("Chủ trì", "Phối hợp"), _FIRST, _SECOND),
            id="header of two rows, the second short",
        ),
        pytest.param(
            piped(
                ("STT", "Nhiệm vụ", "Sản phẩm", "Phân công thực hiện", "", "Thời hạn"),
                ("", "", "", "Chủ trì", "Phối hợp", ""),
                _FIRST,
                _SECOND,
            ),
            id="header of two rows of equal length",
        ),
        pytest.param(tabbed(_COLUMNS, _FIRST) + "\n" + tabbed(_COLUMNS, _SECOND), id="header repeated on a new page"),
        pytest.param(
            tabbed(_COLUMNS, _FIRST) + "\n7\n\n" + tabbed(_COLUMNS, _SECOND), id="page number between the pages"
        ),
    ],
)
def test_one_table_in_several_shapes_gives_the_same_rows(table: str, read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + table)
    assert [_row(task) for task in plan.tasks] == [_FIRST_ROW, _SECOND_ROW]
    assert {(task.section, task.section_title) for task in plan.tasks} == {("II", "CÔNG VIỆC")}
    assert not any(task.joined for task in plan.tasks)


def test_a_row_cut_by_a_page_is_joined_with_all_its_pieces(read_plan: ReadPlan) -> None:
    table = (
        tabbed(_COLUMNS, ("1", "Công khai bộ thủ tục tại", "Bảng", "Văn phòng Sở", "Các phòng", "Quý I/2022"))
        + "\n"
        + tabbed(_COLUMNS, ("", "nơi tiếp dân", "niêm yết", "", "", ""), _SECOND)
    )
    plan = read_plan(_HEAD + table)
    first, second = plan.tasks
    assert first.task == "Công khai bộ thủ tục tại nơi tiếp dân"
    assert first.output == "Bảng niêm yết"
    assert first.joined
    assert [plan.text[start:end] for start, end in first.spans.task] == ["Công khai bộ thủ tục tại", "nơi tiếp dân"]
    assert _row(second) == _SECOND_ROW
    assert not second.joined


def test_headings_inside_the_table_stand_above_its_rows(read_plan: ReadPlan) -> None:
    blank = ("",) * 4
    table = tabbed(
        _COLUMNS,
        ("I", "THỦ TỤC", *blank),
        ("1", "Kiểm soát", *blank),
        ("1.1", *_FIRST[1:]),
        ("II", "BỘ MÁY", *blank),
        _SECOND,
    )
    plan = read_plan(_HEAD + table)
    assert [(task.section, task.section_title, task.parents, task.number) for task in plan.tasks] == [
        ("I", "THỦ TỤC", ("Kiểm soát",), "1.1"),
        ("II", "BỘ MÁY", (), "2"),
    ]


@pytest.mark.parametrize("stop", ["", ".", ")"])
@pytest.mark.parametrize("shape", [tabbed, piped, barred])
def test_groups_are_lettered_by_the_vietnamese_alphabet(
    read_plan: ReadPlan, shape: Callable[..., str], stop: str
) -> None:
    letters = "ABCDĐE"
    rows = [
        row
        for i, letter in enumerate(letters, 1)
        for row in ((f"{letter}{stop}", f"Nhóm việc thứ {i}", "", "", "", ""), (str(i), *_FIRST[1:]))
    ]
    tasks = read_plan(_HEAD + shape(_COLUMNS, *rows)).tasks
    assert [one.parents for one in tasks] == [(f"Nhóm việc thứ {i}",) for i in range(1, len(letters) + 1)]
    assert [one.number for one in tasks] == ["1", "2", "3", "4", "5", "6"]


def test_an_unnumbered_row_with_cells_of_its_own_is_a_task(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + tabbed(_COLUMNS, _FIRST, ("", "Họp dân.", "Biên bản", "Văn phòng Sở", "", "Tháng 5/2022")))
    assert _row(plan.tasks[1]) == (None, "Họp dân.", "Biên bản", ("Văn phòng Sở",), (), "Tháng 5/2022")


_SPLIT = ("Sở Y tế; Sở Tư pháp", "UBND các xã, phường và Báo Đồng Nai")


def test_cells_of_units_are_split_as_written(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + tabbed(_COLUMNS, ("1", "Truyền thông", "Tin bài", *_SPLIT, "Thường xuyên"), _SECOND))
    first = plan.tasks[0]
    assert first.lead == ("Sở Y tế", "Sở Tư pháp")
    assert first.coordinating == ("UBND các xã, phường", "Báo Đồng Nai")
    for units, spans in ((first.lead, first.spans.lead), (first.coordinating, first.spans.coordinating)):
        assert tuple(cleaned(plan.text, pieces) for pieces in spans) == units


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        pytest.param(
            "Phòng Tổ chức chủ trì, các phòng chuyên môn phối hợp",
            ("Phòng Tổ chức",),
            ("các phòng chuyên môn",),
            id="leads and takes part",
        ),
        pytest.param(
            "Phòng Tổ chức phối hợp với Văn phòng thực hiện", ("Phòng Tổ chức",), ("Văn phòng",), id="with whom"
        ),
        pytest.param("Phòng Tổ chức", ("Phòng Tổ chức",), (), id="one alone"),
    ],
)
def test_lead_and_coordinating_in_one_cell(
    cell: str, lead: tuple[str, ...], coordinating: tuple[str, ...], read_plan: ReadPlan
) -> None:
    header = ("STT", "Nội dung", "Phân công thực hiện", "Thời hạn")
    plan = read_plan(
        _HEAD + tabbed(header, ("1", "Rà soát thủ tục", cell, "Quý II"), ("2", "Họp", "Văn phòng", "Quý I"))
    )
    assert (plan.tasks[0].lead, plan.tasks[0].coordinating) == (lead, coordinating)


_CELLS = tabbed(
    _COLUMNS,
    ("1", "Công khai bộ thủ tục", "Bảng", "Văn phòng Sở", "các cơ quan, đơn vị liên quan", "Quý I/2022"),
    ("2", "Khảo sát người dân", "Báo cáo", "Thanh tra Sở", "Sở Y tế", "Hằng quý"),
    ("3", "Ký số văn bản", "", "Các phòng", "", "Thường xuyên"),
    ("4", "Mua máy in", "", "Văn phòng Sở", "", "Theo quy định"),
)


def test_a_deadline_cell_is_read_as_a_whole(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + _CELLS)
    assert [(one.text, one.type, one.every, one.condition) for one in plan.deadlines] == [
        ("Quý I/2022", "during", None, None),
        ("Hằng quý", "recurring", "quarter", None),
        ("Thường xuyên", "continuous", None, None),
        ("Theo quy định", "conditional", None, "quy định"),
    ]


def test_all_that_is_given_work_in_a_cell_is_a_unit(read_plan: ReadPlan) -> None:
    plan = read_plan(_HEAD + _CELLS)
    assert [(one.text, one.group) for one in plan.units] == [
        ("Văn phòng Sở", False),
        ("các cơ quan, đơn vị liên quan", True),
        ("Thanh tra Sở", False),
        ("Sở Y tế", False),
        ("Các phòng", True),
        ("Văn phòng Sở", False),
    ]


def test_a_missing_cell_is_none(read_plan: ReadPlan) -> None:
    third = read_plan(_HEAD + _CELLS).tasks[2]
    assert (third.output, third.coordinating, third.budget, third.spans.output) == (None, (), None, ())


def test_empty_cells_between_bars_keep_their_columns(read_plan: ReadPlan) -> None:
    plan = read_plan(
        _HEAD
        + barred(_COLUMNS, ("I", "THỦ TỤC"), _FIRST, ("2", "Khảo sát", "", "Thanh tra Sở", "", "Quý III/2022"))
        + "\nVăn bản đi tiếp."
    )
    first, second = plan.tasks
    assert _row(first) == _FIRST_ROW
    assert (first.section, first.section_title) == ("I", "THỦ TỤC")
    assert _row(second) == ("2", "Khảo sát", None, ("Thanh tra Sở",), (), "Quý III/2022")


def test_letterhead_and_signature_between_bars_are_no_tables(read_plan: ReadPlan) -> None:
    letterhead = barred(("UBND TỈNH LÀO CAI", "CỘNG HÒA"), ("Số: 12/KH-UBND", "Lào Cai, ngày 05 tháng 01 năm 2022"))
    plan = read_plan(f"{letterhead}\n{_HEAD}{barred(('Nơi nhận: Lưu VT', 'CHỦ TỊCH'))}")
    assert (plan.document.number, plan.document.province) == ("12", "Lào Cai")
    assert not plan.tasks


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        pytest.param(
            "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính; các sở, ban, ngành",
            ("Sở Nội vụ",),
            ("Sở Tài chính", "các sở, ban, ngành"),
            id="both labelled",
        ),
        pytest.param(
            "Chủ trì: Văn phòng UBND tỉnh, Sở Nội vụ", ("Văn phòng UBND tỉnh", "Sở Nội vụ"), (), id="lead alone"
        ),
        pytest.param("Sở Nội vụ - Phối hợp: Sở Tư pháp", ("Sở Nội vụ",), ("Sở Tư pháp",), id="the lead unlabelled"),
    ],
)
def test_a_cell_that_labels_who_leads(
    cell: str, lead: tuple[str, ...], coordinating: tuple[str, ...], read_plan: ReadPlan
) -> None:
    columns = ("STT", "Nhiệm vụ", "Thời gian thực hiện", "Cơ quan chủ trì, phối hợp", "Kết quả")
    (task,) = read_plan(_HEAD + tabbed(columns, ("1", "Rà soát văn bản", "Quý I/2022", cell, "Báo cáo"))).tasks
    assert (task.lead, task.coordinating) == (lead, coordinating)
