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
    pytest.param("⟦Tỷ lệ hồ sơ trễ hẹn dưới 2%⟧.", [("<", 2.0, "%")], id="less than"),
    pytest.param("⟦Tỷ lệ đúng hạn không dưới 98%⟧.", [(">=", 98.0, "%")], id="not less than is at least"),
    pytest.param("⟦Tỷ lệ đúng hạn ≥ 98%⟧.", [(">=", 98.0, "%")], id="a sign in place of words"),
    pytest.param("⟦Khoảng 80% văn bản được ký số⟧.", [("=", 80.0, "%")], id="about"),
    pytest.param("⟦Giảm 50 phần trăm văn bản giấy⟧.", [("=", 50.0, "%")], id="per cent in words"),
    pytest.param("⟦Đối thoại với dân ít nhất 02 lần/năm⟧.", [(">=", 2.0, "lần/năm")], id="times a year"),
    pytest.param("⟦Họp giao ban tối thiểu 1 lần mỗi quý⟧.", [(">=", 1.0, "lần/quý")], id="times each quarter"),
    pytest.param(
        "⟦Thời gian chờ tối đa 15 phút/01 lượt giao dịch⟧.", [("<=", 15.0, "phút/lượt")], id="minutes a visit"
    ),
    pytest.param("⟦Thời gian chờ của công dân không quá 30 phút⟧.", [("<=", 30.0, "phút")], id="minutes"),
    pytest.param("⟦Chỉ số thuộc nhóm 10 tỉnh dẫn đầu⟧.", [("<=", 10.0, "hạng")], id="a place in a ranking"),
    pytest.param("⟦PAPI nằm trong top 15 cả nước⟧.", [("<=", 15.0, "hạng")], id="top"),
    pytest.param("⟦Chỉ số PCI đứng thứ 5 cả nước⟧.", [("=", 5.0, "hạng")], id="a rank said plainly"),
    pytest.param("⟦Chỉ số PCI xếp thứ 10 trở lên⟧.", [("<=", 10.0, "hạng")], id="a rank or better"),
    pytest.param("⟦Mỗi xã xây dựng ít nhất 01 mô hình điểm⟧.", [(">=", 1.0, "mô hình")], id="models"),
    pytest.param("⟦Tổ chức ít nhất 02 lớp tập huấn⟧.", [(">=", 2.0, "lớp tập huấn")], id="courses"),
    pytest.param(
        "⟦Mỗi xã có không quá 01 Bộ phận Một cửa⟧.", [("<=", 1.0, "Bộ phận Một cửa")], id="at most one office"
    ),
    pytest.param("⟦Phấn đấu xây dựng 05 mô hình chuyển đổi số⟧.", [("=", 5.0, "mô hình")], id="a count aimed at"),
    pytest.param("⟦Phấn đấu thu ngân sách đạt 500 tỷ đồng⟧.", [("=", 500.0, "tỷ đồng")], id="money that is aimed at"),
    pytest.param(
        "⟦Phấn đấu thu nhập bình quân 77,2 triệu đồng/người/năm⟧.",
        [("=", 77.2, "triệu đồng/người/năm")],
        id="money a head and year",
    ),
    pytest.param(
        "⟦Phấn đấu tạo việc làm cho 3.000 lao động⟧.", [("=", 3000.0, "lao động")], id="thousands have a point"
    ),
    pytest.param("⟦Phấn đấu đạt 15 bác sĩ/vạn dân⟧.", [("=", 15.0, "bác sĩ/vạn dân")], id="a number to the people"),
    pytest.param("⟦Phấn đấu SIPAS đạt trên 85 điểm⟧.", [(">", 85.0, "điểm")], id="a score"),
    pytest.param(
        "⟦Tăng trưởng kinh tế từ 8,3 - 8,5%⟧.", [(">=", 8.3, "%"), ("<=", 8.5, "%")], id="a range is two targets"
    ),
    pytest.param(
        "⟦Tỷ lệ che phủ rừng đạt 50% đến 55%⟧.", [(">=", 50.0, "%"), ("<=", 55.0, "%")], id="a range in words"
    ),
    pytest.param(
        "⟦Phấn đấu GRDP đầu người 8.300 - 8.500 USD⟧.", [(">=", 8300.0, "USD"), ("<=", 8500.0, "USD")], id="of money"
    ),
    pytest.param(
        "⟦80% hồ sơ nộp trực tuyến tại tỉnh⟧, ⟦70% hồ sơ nộp trực tuyến tại huyện⟧.",
        [("=", 80.0, "%"), ("=", 70.0, "%")],
        id="two values with words of their own",
    ),
    pytest.param(
        "⟦Tỷ lệ thanh toán trực tuyến đạt 60%⟧, ⟦tỷ lệ số hóa đạt 40%⟧.",
        [("=", 60.0, "%"), ("=", 40.0, "%")],
        id="values at the end of their words",
    ),
    pytest.param(
        "⟦Mức độ hài lòng của người dân, doanh nghiệp đạt 90%⟧, ⟦mức độ hài lòng về đất đai, xây dựng đạt 85%⟧.",
        [("=", 90.0, "%"), ("=", 85.0, "%")],
        id="commas inside what is measured",
    ),
    pytest.param(
        "⟦80% xã đạt chuẩn nông thôn mới⟧, trong đó ⟦ít nhất 10% đạt chuẩn kiểu mẫu⟧.",
        [("=", 80.0, "%"), (">=", 10.0, "%")],
        id="a part of them",
    ),
    pytest.param(
        "⟦Phấn đấu 100% văn bản (trừ văn bản mật) được ký số⟧; gửi qua mạng.",
        [("=", 100.0, "%")],
        id="a bracket that limits is inside",
    ),
    pytest.param(
        "Rà soát thủ tục hành chính (⟦10% thủ tục được kiến nghị đơn giản hóa⟧).",
        [("=", 10.0, "%")],
        id="a bracket that states one",
    ),
    pytest.param(
        "⟦Phấn đấu 100% cán bộ được tập huấn⟧, nhằm nâng cao kỹ năng.", [("=", 100.0, "%")], id="aim left out"
    ),
    pytest.param("(1) ⟦100% hồ sơ được số hóa⟧;", [("=", 100.0, "%")], id="the number of the item is outside"),
    pytest.param(
        "Chỉ đạo các đơn vị nghiêm túc thực hiện, bảo đảm ⟦100% hồ sơ được số hóa⟧.",
        [("=", 100.0, "%")],
        id="what is to be ensured",
    ),
    pytest.param(
        "Để tiếp tục tháo gỡ khó khăn cho người dân và doanh nghiệp, đạt được mục tiêu ⟦tăng trưởng 8% trong năm"
        " 2022⟧, các sở, ban, ngành cần thực hiện các giải pháp sau.",
        [("=", 8.0, "%")],
        id="the purpose of a sentence",
    ),
    pytest.param("⟦Thu nhập bình quân đạt mục tiêu: 60 triệu đồng⟧.", [("=", 60.0, "triệu đồng")], id="after a colon"),
    pytest.param("Đến năm 2025: ⟦80% hồ sơ được số hóa⟧.", [("=", 80.0, "%")], id="a colon that leads in"),
    pytest.param("⟦Tăng tỷ lệ trực tuyến từ 50% lên 60%⟧.", [("=", 60.0, "%")], id="what it starts from is none"),
    pytest.param("⟦Giảm tỷ lệ hộ nghèo từ 5% xuống còn 3%⟧.", [("=", 3.0, "%")], id="down to"),
    pytest.param("⟦Tỷ lệ thu gom rác đạt 95%⟧.", [("=", 95.0, "%")], id="to collect is no tariff"),
    pytest.param("⟦Tỷ lệ chi trả qua tài khoản đạt 80%⟧.", [("=", 80.0, "%")], id="to pay out is no tariff"),
    pytest.param("⟦Tỷ lệ xã đạt chuẩn nông thôn mới đạt 80%⟧.", [("=", 80.0, "%")], id="a new name is not just now"),
    pytest.param("⟦Cắt giảm 20% chi phí tuân thủ⟧.", [("=", 20.0, "%")], id="costs that a reform saves"),
    pytest.param("⟦Hỗ trợ 100% hộ nghèo xóa nhà tạm⟧.", [("=", 100.0, "%")], id="help to all of them"),
    pytest.param(
        "⟦Tối thiểu 80% phí, lệ phí được thanh toán trực tuyến⟧.", [(">=", 80.0, "%")], id="fees paid on line"
    ),
    pytest.param("⟦Tiết kiệm 5% chi thường xuyên⟧.", [("=", 5.0, "%")], id="to save"),
    pytest.param(
        "⟦Giải ngân vốn đầu tư công đạt trên 95% kế hoạch⟧.", [(">", 95.0, "%")], id="to spend what is planned"
    ),
    pytest.param(
        "Thời gian qua tỷ lệ trực tuyến mới đạt 45%; ⟦phấn đấu năm nay đạt 60%⟧.",
        [("=", 60.0, "%")],
        id="after what was, what is to be",
    ),
    pytest.param(
        "Hiện nay nhiều đơn vị còn chậm. ⟦Yêu cầu các đơn vị số hóa 100% hồ sơ⟧.",
        [("=", 100.0, "%")],
        id="what is asked for in view of it",
    ),
]

NONE = [
    pytest.param("Tổ chức 02 hội nghị, cử 15 người tham dự.", id="plain counts"),
    pytest.param("Điểm đạt được tính 5*80% theo bảng.", id="a step of arithmetic"),
    pytest.param("Kết quả bằng số công việc hoàn thành x 100% x 5.", id="a formula"),
    pytest.param("Chi phí quản lý (45%-55%) x Ccg.", id="a factor"),
    pytest.param("Năm trước chưa đạt 80% hồ sơ.", id="what was missed"),
    pytest.param("Năm 2020 tỷ lệ hồ sơ trực tuyến là 45%. Năm 2019: 40%.", id="earlier years"),
    pytest.param("Đến năm 2020, 80% dân số được dùng nước sạch.", id="by a year that is over"),
    pytest.param("Tính đến cuối năm 2022, 80% hồ sơ được số hóa.", id="counted to the end of a year"),
    pytest.param("Trong 9 tháng năm 2021, kinh tế tăng 6,9%.", id="nine months"),
    pytest.param("Khu vực dịch vụ ước đạt 7,22%.", id="an estimate"),
    pytest.param("Kim ngạch xuất khẩu tăng 42% so với cùng kỳ.", id="against the year before"),
    pytest.param("Đến nay đã hoàn thành 80% nhiệm vụ.", id="done by now"),
    pytest.param("Theo báo cáo, tỷ lệ đúng hạn là 97,5%.", id="as reported"),
    pytest.param("Áp dụng lãi suất cho vay là 6,6%/năm.", id="interest"),
    pytest.param("Thuế giá trị gia tăng 10% theo quy định.", id="a tax"),
    pytest.param("Miễn, giảm 50% học phí cho học sinh.", id="a fee let off"),
    pytest.param("Nhà nước hỗ trợ 50% kinh phí thực hiện.", id="a grant"),
    pytest.param("Hỗ trợ 70% giá trị công trình.", id="a grant by worth"),
    pytest.param("Mức hưởng là 80% chi phí khám bệnh.", id="what an insurance pays"),
    pytest.param("Người lao động đóng 8% mức lương.", id="a contribution"),
    pytest.param("Phụ cấp bằng 70% mức lương cơ sở.", id="a part of a wage"),
    pytest.param("Thành viên góp 51% vốn điều lệ.", id="a holding"),
    pytest.param("Được thông qua khi có trên 50% đại biểu tán thành.", id="a vote"),
    pytest.param("Cá nhân đạt ít nhất 80% số phiếu bầu.", id="ballots"),
    pytest.param("Độ ẩm từ 40% đến 70%, nhiệt độ ổn định.", id="a technical norm"),
    pytest.param("Mật độ xây dựng tối đa 60%.", id="a norm of building"),
    pytest.param("Thương binh có tỷ lệ tổn thương cơ thể từ 81% trở lên.", id="who is meant"),
    pytest.param("Thôn vùng dân tộc là thôn có từ 15% người dân tộc thiểu số.", id="a definition"),
    pytest.param("Nếu đạt 100% thì được khen.", id="a case"),
    pytest.param("Đơn vị đạt tỷ lệ 100% được cộng 05 điểm.", id="points of a grading"),
    pytest.param("Từ 90% đến dưới 95% cộng 03 điểm.", id="a band of a grading"),
    pytest.param("Đơn vị tự bảo đảm từ 70% đến dưới 100% chi thường xuyên.", id="a class of units"),
    pytest.param("Dịch vụ chiếm 65% cơ cấu kinh tế.", id="the make-up of a whole"),
    pytest.param("Hội đồng có từ 05 đến 11 thành viên.", id="the size of a council"),
    pytest.param("Đơn vị thuộc nhóm 3 theo Nghị định.", id="a class is no rank"),
    pytest.param("Nhóm công tác gồm từ 02 người trở lên.", id="who is meant by number"),
    pytest.param("Trả lời trong thời hạn không quá 05 ngày làm việc.", id="a term is a deadline"),
    pytest.param("Báo cáo định kỳ 01 lần/tháng.", id="how often is a deadline"),
    pytest.param("Triển khai trên 06 lĩnh vực, ở 03 cấp chính quyền.", id="fields and levels"),
    pytest.param("Dịch vụ công mức độ 3 và mức độ 4.", id="a level of service"),
    pytest.param("Đến năm 2025 huyện hoàn thành chính quyền điện tử.", id="a year counts no districts"),
    pytest.param("Kinh phí thực hiện: 500 triệu đồng.", id="a budget"),
    pytest.param("Xem https://vbpl.vn/a?q=%E2%80%9D.", id="an address"),
]


@pytest.mark.parametrize(("marked", "values"), TARGETS)
def test_a_target(marked: str, values: list[Value], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    spans = dict.fromkeys((one.start, one.end) for one in plan.targets)
    assert tuple(spans) == marks
    assert [(one.comparator, one.value, one.unit) for one in plan.targets] == values


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_target(text: str, read_in_body: InBody) -> None:
    assert read_in_body(text)[0].targets == ()


def test_two_values_of_one_clause_share_its_span(read_in_body: InBody) -> None:
    plan, ((start, end),), _ = read_in_body("⟦Hồ sơ trực tuyến đạt 50%, 60% vào hai mốc⟧.")
    assert [(one.start, one.end, one.value) for one in plan.targets] == [(start, end, 50.0), (start, end, 60.0)]
