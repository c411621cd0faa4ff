"""What goes on all the time: "thường xuyên kiểm tra", "cập nhật đầy đủ, liên tục"; not "chi thường xuyên"."""

import re
from collections.abc import Iterator

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.clauses import starts_clause, starts_sentence
from extract.finders.deadlines.time_readings import Line, Reading

_CONTINUOUS = re.compile(r"(?:thường xuyên|liên tục)(?:(?:,| và|, và)? (?:thường xuyên|liên tục))?(?!\w)")
# "nhiệm vụ thường xuyên", "nâng bậc lương thường xuyên", "giáo dục thường xuyên", "người kinh doanh không thường xuyên"
_NOUNS = any_of(
    """chi | việc làm | kinh phí | ngân sách | lương | giáo dục | trung tâm | thu | vốn | nguồn | không | phát sinh
    | kinh doanh | thương nhân | hộ | tính chất | lao động | thành viên | dự toán | đào tạo | trợ giúp | sửa chữa
    | bảo trì | bảo dưỡng | định giá | khuyến nông | nơi ở | cư trú | có mặt | làm việc | sử dụng | mua sắm
    | tiếp công dân | hoạt động | điểm kiểm tra | năm | tháng | ngày"""
)
_NOUN_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:nhiệm vụ|(?<!có )trách nhiệm|công việc|kế hoạch)(?: [^\s,.;]+){{0,3}},?|{_NOUNS})"
    r"(?: (?:không|chi|[^\s,.;]+ chi))? $|trực tiếp, $"
)
_ACTION = any_of(
    """kiểm tra | rà soát | cập nhật | công khai | tổ chức | đôn đốc | theo dõi | phổ biến | phổ cập | đo lường
    | báo cáo | tuyên truyền | đánh giá | thực hiện | hướng dẫn | đào tạo | bồi dưỡng | giám sát | chỉ đạo
    | quán triệt | nâng cao | cải tiến | duy trì | phối hợp | tham mưu | trao đổi | tự | tiến hành | triển khai
    | điều chỉnh | chủ động | quan tâm | giữ | liên hệ | bảo đảm | đảm bảo | thông tin | tổng hợp | nắm | phân tích
    | xử lý | đổi mới | tăng cường | tiếp xúc | tiếp thu | chấn chỉnh | nhắc nhở | thông báo | tuần tra | kiểm soát
    | kiểm kê | thăm | đối thoại | gặp | học tập | tu dưỡng | rèn luyện | trau dồi
    | làm(?! việc) | vệ sinh | bảo vệ | trực
    | vận hành | truyền | kết nối | phản ánh | cung cấp | xây dựng | củng cố"""
)
_STEADY = any_of(
    """cập nhật | duy trì | thực hiện | theo dõi | giám sát | vận hành | kiểm tra | trực | bảo đảm | đảm bảo
    | kết nối | tuyên truyền | phải"""
)
_ACTION_AFTER = re.compile(rf"(?:,? và|,)? ?(?:được )?{_ACTION}\b")
_ACTION_BEFORE = re.compile(rf"(?<!\w)(?:{_ACTION}|phải|cần|được|và|để)(?: [^\s,.;]+){{0,2}},? $")
_STEADY_BEFORE = re.compile(rf"(?<!\w){_STEADY}(?: [^\s.;,]+){{0,3}},? $")


# "Duy trì trực ban 24/24 giờ"
_ALL_HOURS = re.compile(r"(?<![\d/])(?:liên tục )?24 ?(?:h|giờ)?/(?:24|7)(?: ?(?:giờ|h))?(?!\w)")
_ON_DUTY = re.compile(
    r"(?<!\w)(?:trực|ứng trực|vận hành|duy trì|giám sát|theo dõi|hoạt động|quan trắc)(?!\w)[^.;]{0,40} $"
)


def find_continuous(line: Line) -> Iterator[Reading]:
    """Find what is to go on all the time."""
    for found in _ALL_HOURS.finditer(line.text):
        if _ON_DUTY.search(line.before(found.start(), 60)):
            yield Reading(found.start(), found.end(), "continuous")
    for found in _CONTINUOUS.finditer(line.text):
        before, after = line.before(found.start(), 80), line.after(found.end(), 40)
        told = after.startswith(
            (", qua đó", ", góp phần")
        )  # "… được thực hiện thường xuyên, qua đó …" tells of the past
        if not (told or _NOUN_BEFORE.search(before)) and _goes_on(found.group(), before, after):
            yield Reading(found.start(), found.end(), "continuous")


def read_continuous(words: str) -> Reading | None:
    """Read the whole of a cell: "Thường xuyên", "24/24 giờ"."""
    whole = re.fullmatch(rf"(?:{_CONTINUOUS.pattern})(?: (?:trong|cả) năm)?", words) or re.fullmatch(
        r"(?:quanh năm|suốt năm|24/(?:24|7)(?: giờ)?)", words
    )
    return Reading(0, len(words), "continuous") if whole else None


def _goes_on(words: str, before: str, after: str) -> bool:
    if words == "liên tục":
        if re.match(r" (?:\d|tăng|giảm|trong|từ|đến|một|các)", after):
            return False
        return bool(_STEADY_BEFORE.search(before)) or (starts_sentence(before) and bool(_ACTION_AFTER.match(after)))
    if _ACTION_AFTER.match(after) or starts_sentence(before) or _ACTION_BEFORE.search(before):
        return True
    return starts_clause(before) and bool(re.match(r",|\.|;|$| và", after))
