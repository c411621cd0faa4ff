"""Targets: marked clauses, each with comparator, value and unit of measure; two values may share a clause."""

from collections.abc import Callable

import pytest

from extract.plan import Plan
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]
Value = tuple[str, float, str]

TARGETS = [
    pytest.param("⟦90% hồ sơ được số hóa⟧.", [("=", 90.0, "%")], id="a bare share is an equality"),
    pytest.param("⟦Ít nhất 90% hồ sơ được số hóa⟧.", [(">=", 90.0, "%")], id="at least"),
    pytest.param("⟦Hồ sơ được số hóa đạt từ 90% trở lên⟧.", [(">=", 90.0, "%")], id="from … upwards"),
    pytest.param("⟦Trên 95% người dân hài lòng⟧.", [(">", 95.0, "%")], id="more than"),
    pytest.param("⟦Tỷ lệ hồ sơ trễ hẹn không quá 2,5%⟧.", [("<=", 2.5, "%")], id="at most, decimal comma"),
    pytest.param("⟦Tỷ lệ hồ sơ trễ hẹn tối đa 0.5%⟧.", [("<=", 0.5, "%")], id="decimal point"),
    pytest.param("⟦Đối thoại với dân ít nhất 02 lần/năm⟧.", [(">=", 2.0, "lần/năm")], id="times a year"),
    pytest.param(
        "⟦Thời gian chờ tối đa 15 phút/01 lượt giao dịch⟧.", [("<=", 15.0, "phút/lượt")], id="minutes a visit"
    ),
    pytest.param("⟦Chỉ số thuộc nhóm 10 tỉnh dẫn đầu⟧.", [("<=", 10.0, "hạng")], id="a place in a ranking"),
    pytest.param(
        "⟦80% hồ sơ nộp trực tuyến tại tỉnh⟧, ⟦70% hồ sơ nộp trực tuyến tại huyện⟧.",
        [("=", 80.0, "%"), ("=", 70.0, "%")],
        id="two values with words of their own",
    ),
    pytest.param(
        "⟦Phấn đấu 100% văn bản (trừ văn bản mật) được ký số⟧; gửi qua mạng.",
        [("=", 100.0, "%")],
        id="a bracket that limits is inside",
    ),
    pytest.param(
        "⟦Phấn đấu 100% cán bộ được tập huấn⟧, nhằm nâng cao kỹ năng.", [("=", 100.0, "%")], id="aim left out"
    ),
]

NONE = [
    pytest.param("Tổ chức 02 hội nghị, cử 15 người tham dự.", id="plain counts"),
    pytest.param("Điểm đạt được tính 5*80% theo bảng.", id="a step of arithmetic"),
    pytest.param("Năm trước chưa đạt 80% hồ sơ.", id="what was missed"),
]


@pytest.mark.parametrize(("marked", "values"), TARGETS)
def test_a_target(marked: str, values: list[Value], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    assert [(one.start, one.end) for one in plan.targets] == list(marks)
    assert [(one.comparator, one.value, one.unit) for one in plan.targets] == values


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_target(text: str, read_in_body: InBody) -> None:
    assert read_in_body(text)[0].targets == ()


def test_two_values_of_one_clause_share_its_span(read_in_body: InBody) -> None:
    plan, ((start, end),), _ = read_in_body("⟦Hồ sơ trực tuyến đạt 50%, 60% vào hai mốc⟧.")
    assert [(one.start, one.end, one.value) for one in plan.targets] == [(start, end, 50.0), (start, end, 60.0)]


def test_the_subject_is_the_clause_without_its_value(read_in_body: InBody) -> None:
    (found,) = read_in_body("⟦Phấn đấu đạt ít nhất 90% hồ sơ được số hóa⟧.")[0].targets
    assert found.subject == "hồ sơ được số hóa"
