"""What a target says beside its value: subject, year, level, trend; quotas shared out among units."""

from collections.abc import Callable

import pytest

from extract.plan import Plan, Target

InBody = Callable[[str], tuple[Plan, tuple[tuple[int, int], ...], int]]


def _only(text: str, read_in_body: InBody) -> Target:
    (found,) = read_in_body(text)[0].targets
    return found


SUBJECTS = [
    pytest.param("Phấn đấu đạt ít nhất 90% hồ sơ được số hóa.", "hồ sơ được số hóa", id="without its value"),
    pytest.param("Tỷ lệ hồ sơ trực tuyến đạt từ 50% trở lên.", "Tỷ lệ hồ sơ trực tuyến", id="value at the end"),
    pytest.param("90% TTHC được số hóa.", "thủ tục hành chính được số hóa", id="short forms written out"),
    pytest.param("80% xã đạt chuẩn y tế.", "xã đạt chuẩn y tế", id="a verb of its own is kept"),
    pytest.param("100% văn bản (trừ văn bản mật) được ký số.", "văn bản được ký số", id="without its bracket"),
    pytest.param("Thu ngân sách phấn đấu đạt 500 tỷ đồng.", "Thu ngân sách", id="what sets the value is left out"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_the_subject(text: str, subject: str, read_in_body: InBody) -> None:
    assert _only(text, read_in_body).subject == subject


YEARS = [
    pytest.param("Đến năm 2025, 80% hồ sơ được số hóa.", 2025, id="by a year"),
    pytest.param("Đến hết năm 2024 đạt 80% hồ sơ.", 2024, id="by its end"),
    pytest.param("80% hồ sơ được số hóa vào năm 2023.", 2023, id="after the value"),
    pytest.param("Giai đoạn 2022-2025, 80% hồ sơ được số hóa.", 2025, id="the end of a period"),
    pytest.param("Số hóa hồ sơ năm 2023 đạt 60%.", 2023, id="in a year"),
    pytest.param("Giảm 10% số cuộc họp so với năm 2021.", None, id="a year that it is compared with"),
    pytest.param("Hoàn thành 100% Kế hoạch kiểm tra năm 2022 của tỉnh.", None, id="the year of a name"),
    pytest.param("90% hồ sơ được số hóa.", None, id="none"),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_the_year(text: str, year: int | None, read_in_body: InBody) -> None:
    assert _only(text, read_in_body).year == year


def test_each_of_two_values_has_its_year(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Đến năm 2025 tỷ lệ trực tuyến đạt 60% và năm 2030 đạt 80%.")
    assert [(one.value, one.year) for one in plan.targets] == [(60.0, 2025), (80.0, 2030)]


def test_the_year_of_the_heading_above(read_in_body: InBody) -> None:
    assert _only("1. Mục tiêu đến năm 2025\n\n- 80% hồ sơ được số hóa.", read_in_body).year == 2025


LEVELS = [
    pytest.param("80% hồ sơ tại cấp tỉnh được số hóa.", "tỉnh", id="the province"),
    pytest.param("70% cuộc họp của UBND huyện được họp trực tuyến.", "huyện", id="the district"),
    pytest.param("40% hồ sơ tại cấp xã được số hóa.", "xã", id="the commune"),
    pytest.param("100% người hưởng trợ cấp xã hội có tài khoản.", None, id="social is no commune"),
    pytest.param("90% thủ tục ở cấp huyện, cấp xã được công khai.", None, id="two levels with one value"),
    pytest.param("90% hồ sơ được số hóa.", None, id="none"),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_the_level(text: str, level: str | None, read_in_body: InBody) -> None:
    assert _only(text, read_in_body).level == level


def test_each_clause_has_its_level(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Thanh toán trực tuyến cấp tỉnh đạt 60%, cấp huyện đạt 50%, cấp xã đạt 40%.")
    assert [(one.value, one.level) for one in plan.targets] == [(60.0, "tỉnh"), (50.0, "huyện"), (40.0, "xã")]


def test_what_compares_the_first_of_a_list_compares_all(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Số hóa đạt tối thiểu tương ứng là 40%, 35% đối với kết quả của huyện, cấp xã.")
    found = [(one.comparator, one.value, one.level) for one in plan.targets]
    assert found == [(">=", 40.0, "huyện"), (">=", 35.0, "xã")]


TRENDS = [
    pytest.param("Mỗi năm tăng tối thiểu 20% đối với mỗi cấp.", "increase", "%/năm", id="up, each year"),
    pytest.param("Tỷ lệ hộ nghèo giảm bình quân 2%/năm.", "decrease", "%/năm", id="down, each year"),
    pytest.param("Cắt giảm ít nhất 20% thông tin phải khai báo.", "decrease", "%", id="cut by"),
    pytest.param("Tốc độ tăng trưởng GRDP đạt 8%.", "increase", "%", id="a rate of growth"),
    pytest.param("Tăng tỷ lệ hồ sơ trực tuyến lên 80%.", None, "%", id="up to is what is reached"),
    pytest.param("Giảm thời gian chờ xuống còn tối đa 15 phút/lượt.", None, "phút/lượt", id="down to as well"),
    pytest.param("90% hồ sơ được số hóa.", None, "%", id="none"),
    pytest.param("Hằng năm 90% cán bộ được tập huấn.", None, "%", id="each year, but no change"),
]


@pytest.mark.parametrize(("text", "trend", "unit"), TRENDS)
def test_the_trend(text: str, trend: str | None, unit: str, read_in_body: InBody) -> None:
    found = _only(text, read_in_body)
    assert (found.trend, found.unit) == (trend, unit)


def test_quotas_shared_out_are_marked(read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(
        "Đề xuất phân bổ cho các phòng như sau: ⟦phòng TCCQ: 5⟧, ⟦TĐKT: 2⟧; ⟦Ban TG: 6 TTHC⟧ và ⟦Ban CCVC: 1⟧."
    )
    assert [(one.start, one.end) for one in plan.targets] == list(marks)
    assert [(one.value, one.allocation) for one in plan.targets] == [(5.0, True), (2.0, True), (6.0, True), (1.0, True)]


def test_of_a_sum_only_the_outcome_is_a_quota(read_in_body: InBody) -> None:
    found = _only("Phân cấp: 20% * 80 (127-32-15) = 16 TTHC.", read_in_body)
    assert (found.value, found.unit, found.allocation) == (16.0, "TTHC", True)


def test_the_share_of_a_count_is_a_target_and_the_count_a_quota(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Cần 102/127 TTHC đạt 80.3%; phân bổ cho các phòng như sau: Ban TG: 6 TTHC.")
    assert {(one.value, one.allocation) for one in plan.targets} == {(102.0, True), (80.3, False), (6.0, True)}
