"""The review of drafts: a clean draft in which it finds nothing, and what it finds after one change to it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extract.plan import Plan
from extract.review.finding import Finding
from extract.review.review import review

ReadPlan = Callable[[str], Plan]
Change = tuple[str, str]

CLEAN = (Path(__file__).resolve().parents[2] / "corpus" / "drafts" / "clean.txt").read_text(encoding="utf-8")
TODAY = date(2026, 3, 1)
_ROW = "2\tTập huấn kỹ năng soạn thảo văn bản cho công chức cấp xã\t04 lớp tập huấn\tVăn phòng Sở\t"
_STEPS = (
    "2\tSố hóa 50% hồ sơ người có công\tKho dữ liệu\tVăn phòng Sở\tCác phòng\tQuý II/2026\n"
    "3\tSố hóa 100% hồ sơ người có công\tKho dữ liệu\tVăn phòng Sở\tCác phòng\tQuý IV/2026\n"
)
_LAST = "\n\n2. Văn phòng Sở tiếp nhận"
_RULES = "soạn thảo, quản lý văn bản theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"


def adding(words: str) -> Change:
    """A sentence more in the part on who does what."""
    return _LAST, f"\n\n{words}{_LAST}"


# One change each, then the types of the findings and the words they stand on.
FINDINGS = [
    pytest.param(("76/NQ-CP", "67/NQ-CP"), "number", "Nghị quyết số 67/NQ-CP", id="number"),
    pytest.param(("ngày 05/3/2020", "ngày 07/3/2020"), "date", "Nghị định số 30/2020/NĐ-CP", id="date"),
    pytest.param(("118/2025/NĐ-CP ngày 09/6/2025", "118/2025/NĐ-CP ngày 09/6/2024"), "year",
                 "Nghị định số 118/2025/NĐ-CP", id="year"),
    pytest.param(("25/KH-UBND ngày", "25/KH- UBND ngày"), "form", "Kế hoạch số 25/KH- UBND", id="form"),
    pytest.param(("Số: 112/KH-SNV", "Số:     /KH-SNV"), "blank", "Số: /KH-SNV", id="own number blank"),
    pytest.param(("Lào Cai, ngày 20 tháng 01", "Lào Cai, ngày     tháng 01"), "blank", "ngày tháng 01 năm 2026",
                 id="own day blank"),
    pytest.param(adding("Thực hiện Quyết định số /QĐ-TTg của Thủ tướng Chính phủ."), "blank",
                 "Quyết định số /QĐ-TTg", id="a cited number blank"),
    pytest.param(adding("Áp dụng Công văn số 77/SNV-CCHC ngày 03/02/2026."), "later-document",
                 "Công văn số 77/SNV-CCHC", id="of a later day"),
    pytest.param(adding("Tự chủ theo Nghị định số 16/2015/NĐ-CP."), "not-in-force", "Nghị định số 16/2015/NĐ-CP",
                 id="dead"),
    pytest.param((f"{_ROW}Trung tâm Lưu trữ lịch sử\tTháng 5/2026", f"{_ROW}Trung tâm Lưu trữ lịch sử\t"),
                 "no-deadline", "Tập huấn kỹ năng soạn thảo văn bản cho công chức cấp xã", id="no deadline"),
    pytest.param((_ROW, _ROW.replace("04 lớp tập huấn", "")), "no-product",
                 "Tập huấn kỹ năng soạn thảo văn bản cho công chức cấp xã", id="no product"),
    pytest.param((_ROW, _ROW.replace("Văn phòng Sở", "")), "no-unit",
                 "Tập huấn kỹ năng soạn thảo văn bản cho công chức cấp xã", id="no unit"),
    pytest.param(("Tháng 5/2026", "Tháng 5/2025"), "outside-years", "Tháng 5/2025", id="before the years"),
    pytest.param(("Tháng 5/2026", "Quý II/2027"), "outside-years", "Quý II/2027", id="behind the years"),
    pytest.param(("Tháng 5/2026", "Trước ngày 15/01/2026"), "past-deadline", "Trước ngày 15/01/2026", id="past"),
    pytest.param(adding("Ít nhất 90% hồ sơ thủ tục hành chính được nộp trực tuyến toàn trình."), "target-conflict",
                 "Ít nhất 90% hồ sơ thủ tục hành chính được nộp trực tuyến toàn trình", id="two values"),
    pytest.param(adding("Trong năm 2026, mức độ hài lòng của người dân, tổ chức đạt 90%."), "target-conflict",
                 "mức độ hài lòng của người dân, tổ chức đạt 90%", id="two values, the year said once"),
    pytest.param(adding("Phòng Người có công cắt giảm ít nhất 30% thời gian giải quyết thủ tục hành chính lĩnh vực "
                        "người có công trước ngày 30/9/2026."), "prose-conflict", "trước ngày 30/9/2026",
                 id="prose and table"),
    pytest.param(("Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông"), "gone-body",
                 "Sở Thông tin và Truyền thông", id="a department merged"),
    pytest.param(adding("Văn phòng Sở phối hợp với UBND cấp huyện niêm yết thủ tục hành chính."), "gone-body",
                 "UBND cấp huyện", id="no districts"),
    pytest.param(adding("Thanh tra Sở phối hợp với Sở Nội vụ tỉnh Yên Bái bàn giao hồ sơ lưu trữ."), "gone-body",
                 "Sở Nội vụ tỉnh Yên Bái", id="a province merged"),
]  # fmt: skip

# Traps: what looks wrong and is not.
SILENT = [
    pytest.param(("Căn cứ Luật", "Căn cứ Luật"), id="the clean draft"),
    pytest.param(("Tháng 5/2026", "Quý II năm 2026"), id="a term in the years"),
    pytest.param(("Tháng 5/2026", "Đến năm 2030"), id="an aim behind the years"),
    pytest.param(("Tháng 5/2026", "Hằng năm"), id="what comes back"),
    pytest.param(adding("Nghị định số 60/2021/NĐ-CP thay thế Nghị định số 16/2015/NĐ-CP."), id="dead and said so"),
    pytest.param(adding("Tự chủ theo Nghị định số 9016/2015/NĐ-CP."), id="what the registry lacks"),
    pytest.param(adding("Kế thừa Kế hoạch số 31/KH-UBND ngày 05/02/2024 của UBND tỉnh Yên Bái."),
                 id="a document of a province that was"),
    pytest.param(adding("Mẫu Số: …../GCN-SNV do Giám đốc Sở ký."), id="a form to be filled in"),
    pytest.param(adding("Đẩy mạnh Đề án 06 trong toàn ngành."), id="a programme known by its number"),
    pytest.param(adding("Tiếp nhận nhiệm vụ từ Sở Lao động - Thương binh và Xã hội trước đây."), id="a body that was"),
    pytest.param((_ROW, _STEPS + _ROW), id="half by one term, all by the next"),
    pytest.param(adding("Tối thiểu 90% hồ sơ đất đai được nộp trực tuyến toàn trình."), id="another thing measured"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found_after(read_plan: ReadPlan) -> Callable[[Change], tuple[Plan, tuple[Finding, ...]]]:
    """Give the function that changes the clean draft and reviews it."""

    def find(change: Change) -> tuple[Plan, tuple[Finding, ...]]:
        assert change[0] in CLEAN
        plan = read_plan(CLEAN.replace(*change, 1))
        return plan, review(plan, today=TODAY).findings

    return find


Found = Callable[[Change], tuple[Plan, tuple[Finding, ...]]]


@pytest.mark.parametrize(("change", "kind", "words"), FINDINGS)
def test_one_fault_is_one_finding(change: Change, kind: str, words: str, found_after: Found) -> None:
    plan, findings = found_after(change)
    assert [(one.type, " ".join(plan.text[one.start : one.end].split())) for one in findings] == [(kind, words)]


@pytest.mark.parametrize("change", SILENT)
def test_what_is_right_is_passed_over(change: Change, found_after: Found) -> None:
    assert found_after(change)[1] == ()


PROPOSED = [
    pytest.param(("76/NQ-CP", "67/NQ-CP"), "67/NQ-CP", "76/NQ-CP", id="number"),
    pytest.param(("ngày 05/3/2020", "ngày 07/3/2020"), "07/3/2020", "05/3/2020", id="day"),
    pytest.param(("ngày 05/3/2020", "ngày 07 tháng 3 năm 2020"), "07 tháng 3 năm 2020", "05 tháng 3 năm 2020",
                 id="day in words"),
    pytest.param(("25/KH-UBND ngày", "25/KH- UBND ngày"), "25/KH- UBND", "25/KH-UBND", id="form"),
    pytest.param(("118/2025/NĐ-CP ngày 09/6/2025", "118/2025/NĐ-CP ngày 09/6/2024"), "09/6/2024", "09/6/2025",
                 id="year"),
    pytest.param(adding("Tuyển dụng theo Nghị định số 138/2020/NĐ-CP."), "138/2020/NĐ-CP", "170/2025/NĐ-CP",
                 id="a successor of the same title"),
    pytest.param(adding("Thực hiện Luật Cán bộ, công chức năm 2008."), "Luật Cán bộ, công chức năm 2008",
                 "Luật Cán bộ, công chức 2025", id="a law of the same name"),
    pytest.param(adding("Theo Kế hoạch 25 của UBND tỉnh."), "25", "25/KH-UBND", id="a bare number completed"),
    pytest.param(("Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông"), "Sở Thông tin và Truyền thông",
                 "Sở Khoa học và Công nghệ", id="the body that took over"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "replaced", "proposed"), PROPOSED)
def test_corrections_name_their_place(change: Change, replaced: str, proposed: str, found_after: Found) -> None:
    plan, (finding,) = found_after(change)
    assert finding.replaces is not None
    assert (plan.text[slice(*finding.replaces)], finding.proposed) == (replaced, proposed)


def test_duplicates_with_two_terms_are_named_at_the_second(found_after: Found) -> None:
    words = "Khảo sát mức độ hài lòng của người dân tại các xã, phường"
    row = f"3\t{words}\tBáo cáo khảo sát\tPhòng Cải cách hành chính\tSở Khoa học và Công nghệ\tTháng 11/2026\n"
    plan, (finding,) = found_after((row, row + row.replace("11/2026", "8/2026")))
    assert finding.type == "duplicate-task"
    assert plan.text[finding.start : finding.end] == words
    assert finding.start > plan.text.index(words)
    assert "Tháng 11/2026" in finding.message


def test_a_plan_is_not_blamed_for_what_ended_later(read_plan: ReadPlan) -> None:
    law = read_plan(CLEAN.replace(*adding("Thực hiện Luật Ban hành văn bản quy phạm pháp luật năm 2015."), 1))
    old = read_plan(law.text.replace("2026", "2022").replace("/2025/NĐ-CP", "/2021/NĐ-CP").replace("6/2025", "6/2021"))
    own_day = review(old, today=TODAY)
    assert "not-in-force" not in {one.type for one in own_day.findings}
    assert "ended-since" in {one.type for one in own_day.hints}
    assert "not-in-force" in {one.type for one in review(old, as_of=TODAY, today=TODAY).findings}


def test_tasks_are_asked_of_plans_only(read_plan: ReadPlan) -> None:
    rules = CLEAN.replace("KẾ HOẠCH\nCải cách", "BÁO CÁO\nCải cách").replace("Tháng 5/2026", "")
    assert "no-deadline" not in {one.type for one in review(read_plan(rules), today=TODAY).findings}


HINTS = [
    pytest.param(("Số: 112/KH-SNV", "Số: 8/KH-SNV"), "head-form", "08", id="number below ten"),
    pytest.param(("ngày 20 tháng 01 năm", "ngày 20 tháng 1 năm"), "head-form", "01", id="first month"),
    pytest.param(("Nơi nhận:", ""), "missing-part", None, id="no recipients"),
    pytest.param(("Căn cứ Nghị định số 118", "Căn cứ Nghị định số 47/2020/NĐ-CP ngày 09/4/2020; Nghị định số 118"),
                 "unused-basis", None, id="a decree that the text never comes to"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "proposed"), HINTS)
def test_hints_stand_apart(change: Change, kind: str, proposed: str | None, read_plan: ReadPlan) -> None:
    found = review(read_plan(CLEAN.replace(*change, 1)), today=TODAY)
    assert [(one.type, one.proposed) for one in found.hints] == [(kind, proposed)]
    assert found.findings == ()


def test_the_clean_draft_gives_no_hint_either(read_plan: ReadPlan) -> None:
    assert review(read_plan(CLEAN), today=TODAY).hints == ()
