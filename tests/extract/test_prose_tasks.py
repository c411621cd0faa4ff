"""Tasks in prose: who, with whom, by when and to what result, from the sentence or from labelled lines below it."""

from collections.abc import Callable

from extract.plan import Plan

ReadPlan = Callable[[str], Plan]

_HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n\nSố: 12/KH-UBND\nHà Tĩnh, ngày 05 tháng 01 năm 2023\n\n"
    "KẾ HOẠCH\nCải cách hành chính năm 2023\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n"
)


def test_labelled_lines_below_a_task_complete_it(read_plan: ReadPlan) -> None:
    plan = read_plan(
        _HEAD + "1. Cải cách thể chế theo Nghị quyết số 76/NQ-CP\n\n"
        "a) Rà soát văn bản do tỉnh ban hành, bảo đảm 100% văn bản được kiểm tra.\n\n"
        "- Cơ quan chủ trì: Sở Tư pháp;\n\n- Cơ quan phối hợp: Các sở, ban, ngành; UBND cấp huyện.\n\n"
        "- Thời gian hoàn thành: Quý III/2023.\n\n- Sản phẩm: Báo cáo của UBND tỉnh.\n"
    )
    (one,) = plan.prose_tasks
    task = one.task
    assert (task.lead, task.coordinating) == (("Sở Tư pháp",), ("Các sở, ban, ngành", "UBND cấp huyện"))
    assert (task.deadline, task.output) == ("Quý III/2023", "Báo cáo của UBND tỉnh")
    assert (task.legal_basis, task.field) == (("76/NQ-CP",), "institutions")
    assert [plan.targets[i].value for i in task.targets] == [100.0]
    assert [plan.text[start:end] for start, end in task.spans.deadline] == ["Quý III/2023"]


def test_the_sentence_names_who_leads_and_who_takes_part(read_plan: ReadPlan) -> None:
    plan = read_plan(
        _HEAD
        + "1. Cải cách bộ máy\n\na) Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Tư pháp và Văn phòng UBND tỉnh "
        "tham mưu ban hành Đề án trước ngày 30/6/2023.\n\n- Giao Văn phòng UBND tỉnh theo dõi việc thực hiện.\n"
    )
    first, second = (one.task for one in plan.prose_tasks)
    assert first.lead == ("Sở Nội vụ",)
    assert first.coordinating == ("Sở Tài chính", "Sở Tư pháp", "Văn phòng UBND tỉnh")
    assert first.deadline == "trước ngày 30/6/2023"
    assert second.lead == ("Văn phòng UBND tỉnh",)


def test_rules_state_no_tasks(read_plan: ReadPlan) -> None:
    head = "CHÍNH PHỦ\n\nSố: 12/2023/NĐ-CP\nHà Nội, ngày 05 tháng 01 năm 2023\n\nNGHỊ ĐỊNH\nVề công tác văn thư\n\n"
    plan = read_plan(head + "Điều 1. Nội dung công tác văn thư\n\na) Soạn thảo, ban hành văn bản của cơ quan.\n")
    assert plan.prose_tasks == ()
