"""A whole plan as a Word file, from bytes to tasks."""

from extract.pipeline import extract
from extract.plan import Task
from tests.extract.docx_building import docx, p, r, tbl, tc, tr
from tests.extract.docx_plan import PLAN, TASKS


def brief(task: Task) -> tuple[object, ...]:
    """Return of a task what a row of the plan says."""
    return (task.section, task.number, task.task, task.output, task.lead, task.coordinating, task.deadline)


def test_the_head_of_the_document() -> None:
    document = extract("kế hoạch.docx", PLAN).document
    assert (document.kind, document.number, document.symbol) == ("Kế hoạch", "15", "KH-SNV")
    assert document.date == "2022-01-07"
    assert (document.issuer, document.level, document.province) == ("Sở Nội vụ tỉnh Đồng Nai", "department", "Đồng Nai")
    assert document.period is not None
    assert (document.period.start, document.period.end) == (2022, 2022)


def test_sections_by_their_automatic_numbers() -> None:
    sections = extract("kế hoạch.docx", PLAN).sections
    assert [(one.number, one.title, one.level) for one in sections] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU", 1),
        ("1", "Mục đích", 2),
        ("2", "Yêu cầu", 2),
        ("II", "NHIỆM VỤ", 1),
        ("III", "TỔ CHỨC THỰC HIỆN", 1),
    ]


def test_tasks_with_their_merged_cells() -> None:
    assert [brief(task) for task in extract("kế hoạch.docx", PLAN).tasks] == TASKS


def test_every_value_stands_where_its_span_says() -> None:
    plan = extract("kế hoạch.docx", PLAN)
    for task in plan.tasks:
        spans = task.spans
        pairs = [(task.task, spans.task), (task.output, spans.output), (task.deadline, spans.deadline)]
        pairs += [*zip(task.lead, spans.lead, strict=True), *zip(task.coordinating, spans.coordinating, strict=True)]
        for value, pieces in pairs:
            assert (value or "") == " ".join(plan.text[start:end] for start, end in pieces)


def test_a_reference_in_a_footnote_is_found_and_cuts_no_sentence() -> None:
    note = f'<w:footnote w:id="1">{p("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ.")}</w:footnote>'
    cited = p("Theo chương trình", r('<w:footnoteReference w:id="1"/>'), " của Chính phủ, các sở báo cáo quý.")
    signed = tbl(tr(tc(p("Nơi nhận:") + p("- Sở Nội vụ;") + p("- Lưu: VT.")), tc(p("GIÁM ĐỐC") + p("Nguyễn Văn A"))))
    plan = extract("a.docx", docx(p("KẾ HOẠCH"), p("I. NHIỆM VỤ"), cited, signed, footnotes=note))
    assert [(one.id, one.date) for one in plan.references] == [("76/NQ-CP", "2021-07-15")]
    assert "Theo chương trình của Chính phủ, các sở báo cáo quý.\n" in plan.text
