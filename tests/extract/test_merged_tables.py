"""Task tables with true merged cells: titles over a row, levels in columns of their own, products of one task."""

from extract.limits import Limits
from extract.pipeline import plan_of
from extract.plan import Plan, Task
from extract.readers.docx.reader import read_docx
from tests.extract.docx_building import docx, p, tbl, tc, tr

_COVERED = tc("", merge="continue")
_HEADER = tr("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành")
_LEVELS = tr("Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Cơ quan chủ trì", "Thời gian")


def _plan(*rows: str) -> Plan:
    head = [p("KẾ HOẠCH"), p("Cải cách hành chính năm 2022"), p("II. NHIỆM VỤ")]
    return plan_of("a.docx", read_docx(docx(*head, tbl(*rows)), Limits()))


def _down(text: str) -> str:
    return tc(text, merge="restart")


def _task(number: str, text: str) -> str:
    return tr(number, text, "Báo cáo", "Văn phòng Sở", "Quý I/2022")


def _brief(task: Task) -> tuple[object, ...]:
    return task.section, task.parents, task.number, task.task


def test_a_title_over_the_whole_row_is_a_section() -> None:
    plan = _plan(
        _HEADER,
        tr(tc("I. CẢI CÁCH THỂ CHẾ", span=5)),
        _task("1", "Rà soát văn bản"),
        tr(tc("Chuyển đổi số", span=5)),
        _task("2", "Số hóa hồ sơ"),
        tr("", tc("Tài chính công", span=4)),
        _task("3", "Khoán chi"),
    )
    assert [(one.section, one.section_title, one.task) for one in plan.tasks] == [
        ("I", "CẢI CÁCH THỂ CHẾ", "Rà soát văn bản"),
        ("II", "Chuyển đổi số", "Số hóa hồ sơ"),
        ("III", "Tài chính công", "Khoán chi"),
    ]


def test_a_numbered_title_over_the_rest_of_its_row_heads_the_tasks_below() -> None:
    plan = _plan(
        _HEADER,
        tr("I", tc("THỂ CHẾ", span=4)),
        tr("1", tc("Văn bản", span=4)),
        _task("1.1", "Rà soát"),
        _task("1.2", "Tự kiểm tra"),
        _task("2", "Theo dõi thi hành"),
    )
    assert [_brief(one) for one in plan.tasks] == [
        ("I", ("Văn bản",), "1.1", "Rà soát"),
        ("I", ("Văn bản",), "1.2", "Tự kiểm tra"),
        ("I", (), "2", "Theo dõi thi hành"),
    ]


def test_titles_by_letter_stand_over_numbered_ones_and_over_tasks_numbered_anew() -> None:
    plan = _plan(
        _HEADER,
        tr("A", tc("Việc chung", span=4)),
        tr("1", tc("Văn bản", span=4)),
        _task("1", "Rà soát"),
        _task("2", "Tự kiểm tra"),
        tr("B", tc("Việc riêng", span=4)),
        _task("1", "Khoán chi"),
    )
    assert [(one.parents, one.number, one.task) for one in plan.tasks] == [
        (("Việc chung", "Văn bản"), "1", "Rà soát"),
        (("Việc chung", "Văn bản"), "2", "Tự kiểm tra"),
        (("Việc riêng",), "1", "Khoán chi"),
    ]


def _levelled() -> Plan:
    return _plan(
        _LEVELS,
        tr(_down("Giảm giấy tờ"), _down("Rà soát thủ tục"), "Lập danh mục", "Danh mục", "Văn phòng Sở", "Quý I/2022"),
        tr(_COVERED, _COVERED, "Trình danh mục", "Tờ trình", "Thanh tra Sở", "Quý II/2022"),
        tr(_COVERED, "Công khai thủ tục", "Niêm yết", "Bảng", "Văn phòng Sở", "Quý III/2022"),
        tr("Gần dân hơn", "Đối thoại", "Mời dân dự họp", "Biên bản", "Văn phòng Sở", "Quý IV/2022"),
    )


def test_upper_levels_become_parents_and_the_deepest_the_task() -> None:
    assert [(one.parents, one.task, one.lead, one.deadline) for one in _levelled().tasks] == [
        (("Giảm giấy tờ", "Rà soát thủ tục"), "Lập danh mục", ("Văn phòng Sở",), "Quý I/2022"),
        (("Giảm giấy tờ", "Rà soát thủ tục"), "Trình danh mục", ("Thanh tra Sở",), "Quý II/2022"),
        (("Giảm giấy tờ", "Công khai thủ tục"), "Niêm yết", ("Văn phòng Sở",), "Quý III/2022"),
        (("Gần dân hơn", "Đối thoại"), "Mời dân dự họp", ("Văn phòng Sở",), "Quý IV/2022"),
    ]


def test_upper_levels_are_paragraphs_said_once() -> None:
    plan = _levelled()
    said = [plan.text[one.start : one.end] for one in plan.paragraphs]
    for title in ("Giảm giấy tờ", "Rà soát thủ tục", "Công khai thủ tục", "Gần dân hơn", "Đối thoại"):
        assert said.count(title) == 1


def test_numbers_merged_with_the_upper_level_are_none_of_the_tasks() -> None:
    plan = _plan(
        tr("STT", "Nhiệm vụ", "Hoạt động", "Cơ quan chủ trì", "Thời gian"),
        tr(_down("1"), _down("Rà soát thủ tục"), "Lập danh mục", "Văn phòng Sở", "Quý I"),
        tr(_COVERED, _COVERED, "Trình danh mục", "Thanh tra Sở", "Quý II"),
        tr("2", "Đối thoại", "Mời dân dự họp", "Văn phòng Sở", "Quý IV"),
    )
    assert [(one.parents, one.number, one.task) for one in plan.tasks] == [
        (("Rà soát thủ tục",), None, "Lập danh mục"),
        (("Rà soát thủ tục",), None, "Trình danh mục"),
        (("Đối thoại",), None, "Mời dân dự họp"),
    ]


def test_two_columns_of_work_without_merged_cells_stay_as_the_header_names_them() -> None:
    plan = _plan(
        tr("STT", "Nhiệm vụ", "Nội dung", "Cơ quan chủ trì", "Thời gian"),
        tr("1", "Rà soát thủ tục", "theo danh mục", "Văn phòng Sở", "Quý I"),
    )
    assert [(one.parents, one.task) for one in plan.tasks] == [((), "Rà soát thủ tục")]


def test_a_task_merged_over_several_products_is_one_task() -> None:
    plan = _plan(
        _HEADER,
        tr(_down("1"), _down("Rà soát thủ tục"), "Danh mục", _down("Văn phòng Sở"), "Quý I/2022"),
        tr(_COVERED, _COVERED, "Tờ trình", _COVERED, "Quý II/2022"),
        _task("2", "Khoán chi"),
    )
    first, second = plan.tasks
    assert (first.number, first.task, first.output) == ("1", "Rà soát thủ tục", "Danh mục Tờ trình")
    assert (first.lead, first.deadline) == (("Văn phòng Sở",), "Quý I/2022 Quý II/2022")
    assert [plan.text[slice(*piece)] for piece in first.spans.output] == ["Danh mục", "Tờ trình"]
    assert second.task == "Khoán chi"
    assert [plan.text[one.start : one.end] for one in plan.deadlines] == ["Quý I/2022", "Quý II/2022", "Quý I/2022"]
