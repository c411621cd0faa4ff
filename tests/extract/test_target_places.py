"""Targets by the place they stand in: the kind of document, the headings and lead-ins above, what stands around."""

from collections.abc import Callable

import pytest

from extract.plan import Plan

ReadPlan = Callable[[str], Plan]
InBody = Callable[[str], tuple[Plan, tuple[tuple[int, int], ...], int]]

_HEAD = "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n\nĐồng Nai, ngày 07 tháng 01 năm 2022\n\n"


def _values(plan: Plan) -> list[float]:
    return [one.value for one in plan.targets]


DOCUMENTS = [
    pytest.param("KẾ HOẠCH", "Cải cách hành chính năm 2022", True, id="a plan"),
    pytest.param("CHƯƠNG TRÌNH", "Phát triển nhà ở", True, id="a programme"),
    pytest.param("CHỈ THỊ", "Về việc tăng cường kỷ cương", True, id="a directive"),
    pytest.param("QUYẾT ĐỊNH", "Về việc phê duyệt Đề án chuyển đổi số", True, id="a decision on a scheme"),
    pytest.param("NGHỊ QUYẾT", "Về kế hoạch phát triển kinh tế - xã hội năm 2022", True, id="a resolution on a plan"),
    pytest.param("QUYẾT ĐỊNH", "Ban hành Quy chế phối hợp", False, id="rules"),
    pytest.param("QUYẾT ĐỊNH", "BAN HÀNH QUY ĐỊNH VỀ TIÊU CHÍ ĐÁNH GIÁ, XẾP LOẠI", False, id="a title in capitals"),
    pytest.param("NGHỊ QUYẾT", "Quy định mức thu phí, lệ phí", False, id="a tariff"),
    pytest.param("THÔNG TƯ", "Hướng dẫn thực hiện một số nội dung", False, id="a circular"),
    pytest.param("BÁO CÁO", "Tình hình thực hiện nhiệm vụ", False, id="a report"),
]


@pytest.mark.parametrize(("kind", "title", "sets"), DOCUMENTS)
def test_the_kind_of_document(kind: str, title: str, sets: bool, read_plan: ReadPlan) -> None:
    plan = read_plan(f"{_HEAD}{kind}\n{title}\n\nI. NỘI DUNG\n\n1. Tối thiểu 87% hồ sơ được giải quyết đúng hạn.\n")
    assert _values(plan) == ([87.0] if sets else [])


@pytest.mark.parametrize(("kind", "title"), [("THÔNG TƯ", "Quy định một số nội dung"), ("BÁO CÁO", "Công tác năm")])
def test_what_is_plainly_aimed_at_is_a_target_anywhere(kind: str, title: str, read_plan: ReadPlan) -> None:
    plan = read_plan(f"{_HEAD}{kind}\n{title}\n\nI. NỘI DUNG\n\n1. Phấn đấu đến năm 2025 có 87% hồ sơ trực tuyến.\n")
    assert _values(plan) == [87.0]


HEADINGS = [
    pytest.param("2. Mục tiêu cụ thể", "Xây dựng 05 mô hình.", [5.0], id="under targets a bare count is one"),
    pytest.param("2. Các chỉ tiêu chủ yếu", "Tổng thu ngân sách: 500 tỷ đồng.", [500.0], id="and money"),
    pytest.param("2. Các chỉ tiêu chủ yếu", "Dịch vụ chiếm 65%.", [65.0], id="and a part of a whole"),
    pytest.param("2. Mục tiêu cụ thể", "Triển khai tại 03 huyện.", [], id="but no place"),
    pytest.param("2. Mục tiêu cụ thể", "Đạt 50% (8 xã).", [50.0], id="nor what a bracket adds"),
    pytest.param("1. Kết quả thực hiện mục tiêu năm 2021", "Tỷ lệ trực tuyến 60%.", [], id="results"),
    pytest.param("1. Tình hình", "Tỷ lệ trực tuyến đạt 60%.", [], id="how things are"),
    pytest.param("1. Tình hình", "Phấn đấu tỷ lệ trực tuyến đạt 60%.", [60.0], id="an aim among results"),
    pytest.param("3. Tiêu chí đánh giá, xếp loại", "Hoàn thành trên 70% nhiệm vụ.", [], id="criteria"),
    pytest.param("3. Khen thưởng", "Tặng thưởng không quá 10% tập thể.", [], id="awards"),
    pytest.param("4. Kinh phí thực hiện", "Ngân sách tỉnh 70%, huyện 30%.", [], id="who pays"),
    pytest.param("2. Mục tiêu chương trình mục tiêu quốc gia", "Có 05 mô hình.", [5.0], id="a name beside an aim"),
    pytest.param("2. Chương trình mục tiêu quốc gia", "Có 05 mô hình.", [], id="a name alone is no aim"),
    pytest.param("2. Chỉ tiêu sử dụng đất", "Hệ số tăng không quá 1,5 lần.", [], id="indicators of building"),
]


@pytest.mark.parametrize(("heading", "text", "values"), HEADINGS)
def test_the_heading_above(heading: str, text: str, values: list[float], read_plan: ReadPlan) -> None:
    plan = read_plan(f"{_HEAD}KẾ HOẠCH\nCải cách hành chính năm 2022\n\nI. CHUNG\n\n{heading}\n\n- {text}\n")
    assert _values(plan) == values


def test_a_lead_in_holds_for_its_list_only(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body(
        "Phong trào được cụ thể hóa bằng các chỉ tiêu sau:\n\n- Xây dựng 05 mô hình;\n\n- Mở 03 lớp tập huấn.\n\n"
        "Các đơn vị mở 02 lớp tập huấn."
    )
    assert _values(plan) == [5.0, 3.0]


def test_a_lead_in_that_names_criteria(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Đơn vị được công nhận khi đáp ứng các tiêu chí sau:\n\n- Có 90% hồ sơ đúng hạn.")
    assert _values(plan) == []


def test_an_item_that_leads_in_ends_at_the_next_item(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body(
        "a) Đáp ứng các tiêu chí sau:\n\n- Có 90% hồ sơ đúng hạn.\n\nb) Bảo đảm 80% hồ sơ được số hóa."
    )
    assert _values(plan) == [80.0]


def test_the_words_before_a_colon_in_the_same_paragraph(read_in_body: InBody) -> None:
    assert _values(read_in_body("Chỉ tiêu: Xây dựng 05 mô hình.")[0]) == [5.0]
    assert _values(read_in_body("Mức hỗ trợ: 50% cho hộ nghèo.")[0]) == []


def test_a_letter_asks_for_shares_of_its_work(read_plan: ReadPlan) -> None:
    plan = read_plan(
        "UBND TỈNH ĐỒNG NAI\nSỞ NỘI VỤ\n\nĐồng Nai, ngày 05 tháng 5 năm 2023\n\nKính gửi: Các sở, ban, ngành\n\n"
        "Thực hiện Kế hoạch số 15/KH-UBND của UBND tỉnh, Sở Nội vụ đề nghị các cơ quan, đơn vị triển khai như sau:\n\n"
        "1. Bảo đảm 100% hồ sơ được giải quyết đúng hạn.\n\n"
        "2. Doanh nghiệp được sử dụng không quá 30% doanh thu.\n"
    )
    assert _values(plan) == [100.0]


def test_a_plan_attached_to_a_decision_sets_targets(read_plan: ReadPlan) -> None:
    plan = read_plan(
        f"{_HEAD}QUYẾT ĐỊNH\nBan hành Quy chế và Kế hoạch\n\nCăn cứ Luật Tổ chức chính quyền địa phương năm 2015;\n\n"
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này.\n\nKẾ HOẠCH\nCải cách hành chính\n\n"
        "I. NHIỆM VỤ\n\n1. Tối thiểu 87% hồ sơ được giải quyết đúng hạn.\n"
    )
    assert _values(plan) == [87.0]
