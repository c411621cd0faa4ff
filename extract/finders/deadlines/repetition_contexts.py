"""Which times that come back say when something is done, and which belong to a noun.

Not "dự toán hằng năm", "trợ cấp hằng tháng", "báo cáo định kỳ". How often a thing is to be done ("02 đợt/tháng") comes
back, too; a least number ("ít nhất 02 lần/năm") is a target.
"""

import re

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.time_readings import Line

_RATE = re.compile(r"\d+ tháng ?/ ?năm")  # "9 tháng/năm học"
TRIGGER = re.compile(r"0?[69] tháng|sáu tháng|h[àằ]ng |định k[ỳì]|mỗi")

# "ít nhất 02 lần/năm" is a target; a total in brackets, "02 đợt/tháng (24 đợt/năm)", says nothing new.
_NOT_SO_OFTEN = re.compile(r"(?:(?:ít nhất|tối thiểu|từ|trên|hơn|không (?:dưới|quá)|đạt|tối đa)(?: là)? |\((?:\w+ )?)$")

# Nouns that the adverb belongs to: "ngân sách nhà nước hằng năm", "Nghị quyết hằng năm".
_MONEY = any_of("dự toán | ngân sách | kinh phí")
_PAPERS = any_of(
    """kế hoạch | chương trình | mức | lượng | chi(?! (?:bộ|ủy|uỷ|cục|nhánh|đoàn|hội)) | nguồn thu | định mức
    | báo cáo (?:tài chính|công tác|tổng kết|quyết toán)
    | nghị quyết | chỉ tiêu | biên chế | hao mòn | khấu hao | chi phí | doanh thu | lợi nhuận | sản lượng | số lượng
    | tốc độ | đời sống | học phí | hợp đồng | bình quân | trung bình | bản tin | quy hoạch | số liệu | danh mục"""
)
_THINGS = any_of(
    """nghỉ | nghỉ phép | phép | cây | công việc | hỗ trợ | tỷ lệ | tỉ lệ | phí | thuế | quỹ
    | (?<!thường )(?<!định )kỳ | thế hệ
    | ca trực | hoạt động | nhu cầu | nhật ký | lịch
    | sinh hoạt | số | lượng | vốn | cứ"""
)
_NOUN_BEFORE = re.compile(
    rf"(?<!\w)(?:nhiệm vụ(?: [^\s,.;]+){{0,3}},?|{_MONEY}(?: [^\s,.;:]+){{0,7}}|{_PAPERS}(?: [^\s,.;:]+){{0,5}}"
    rf"|{_THINGS}(?: [^\s,.;:]+)?|(?:kế hoạch|chương trình)(?:,? (?!và )[^\s,.;:]+){{0,9}},?"
    r"|thời gian(?: [^\s,.;:]+){0,2} tối thiểu"
    r"|(?:(?:các|những)(?: loại)?|lập|xây dựng|gửi|nộp|bản|nội dung|mẫu|hoàn thiện) báo cáo(?: [^\s,.;:]+){0,7}) $"
)
# What is paid each month; "người hưởng trợ cấp hằng tháng được rà soát" says when all the same.
_PAY = any_of("trợ cấp | trợ giúp | phụ cấp | tuất | lương | hưu trí | thu nhập | hưởng | hỗ trợ thêm | ưu đãi | tiền")
_PAY_BEFORE = re.compile(rf"(?<!\w){_PAY}(?: [^\s,.;:]+){{0,5}} $")
_ACTS = any_of(
    """thực hiện | tiến hành | tổ chức | rà soát | cập nhật | kiểm tra | đánh giá | báo cáo | gửi | công bố | công khai
    | điều chỉnh | xem xét | lập | xây dựng | ban hành | tổng hợp | hỗ trợ | chi trả | trả | thanh toán | nộp | đóng"""
)
# A verb right before says when it is done, whatever noun it has: "Việc lập kế hoạch được thực hiện hằng ngày".
_DONE_BEFORE = re.compile(rf"(?<!\w)(?:(?:được|phải|cần|sẽ) {_ACTS}(?: thêm| theo)?|họp(?: [^\s,.;:]+){{0,2}}) $")
_DEFINED_AFTER = re.compile(r" quy định tại")  # "chương trình bồi dưỡng hằng năm quy định tại khoản 3"
_DONE_AFTER = re.compile(r" (?:được|phải|cần|sẽ) (?!hưởng|nhận|cấp|giao|bố trí|phân bổ|tính|chi)")
_AMOUNT_AFTER = re.compile(
    r" (?:công tác|đóng|tham gia) | (?:bằng|đạt) |: bằng "
    r"| ?(?:là|tương ứng|tối thiểu|:)? ?\d[\d.,]* ?(?:đồng|triệu|nghìn|lần|%)"
)
# "báo cáo định kỳ" is a kind of report; "kiểm tra định kỳ" is to check now and then.
_KINDS = any_of(
    """báo cáo | chứng nhận | thông tin | thời hạn | hội nghị | cuộc họp | chế độ | kế hoạch | sức khoẻ | sức khỏe
    | sửa chữa | không | kỳ | cuộc | điểm kiểm tra"""
)
_LIST_OF_PLANS = re.compile(
    r"(?:dài hạn|trung hạn|0?5 năm|năm năm)(?:,| và) $"
)  # "kế hoạch đầu tư công trung hạn và …"
# "bảo quản định kỳ, bảo quản phòng ngừa" are two kinds of one thing.
_KIND_OF = re.compile(r"(?P<thing>[^\s,.;]+ [^\s,.;]+) $")
_OTHER_KIND = re.compile(r"(?:,| và| hoặc) (?P<thing>[^\s,.;]+ [^\s,.;]+) (?!định kỳ)")
# "Xây dựng các báo cáo định kỳ hằng tháng, quý" says how often to write; "Báo cáo định kỳ hằng tháng:" is a label.
_REPORTS_OFTEN = re.compile(
    r"(?<!\w)(?:xây dựng|lập|gửi|nộp|thực hiện|tổng hợp)(?: các)? (?:chế độ )?báo cáo(?: [^\s,.;:]+){0,3} $"
)
_LABEL_BEFORE = re.compile(r"(?:^|[.;:] )(?:[-+•*] |[a-zđ\d]{1,2}[).] )*báo cáo $")
_REGULAR_NOUN = re.compile(rf"{_KINDS} (?:theo )?$")
_YEAR_END_NOUN = re.compile(
    r"(?:thời điểm|tính đến|so với|từ|số dư|đầu năm,?|và|những|đến|tiền thưởng|kỳ họp(?: [^\s,.;]+){0,3}) $"
)
_OPEN_FROM = re.compile(r"từ \d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)? $")
_COUNTED_FROM = re.compile(r"(?:tính|từ) (?:từ )?ngày[^.;:]{0,60}$")


def says_when(found: re.Match[str], line: Line) -> bool:
    """Tell whether a match of what comes back says when something is to be done; its last group names its form."""
    before, after = line.before(found.start()), line.after(found.end())
    match found.lastgroup:
        case "clock" if _OPEN_FROM.search(before[-24:]):
            return False  # "từ 7 giờ 30 đến 17 giờ hằng ngày" are hours of opening
        case "months" | "season" | "dated" | "clock" | "month" | "each_dated":
            return not _COUNTED_FROM.search(before)
        case "interval":
            return True
        case "often":
            return not _NOT_SO_OFTEN.search(before)
        case "list" if _RATE.match(found.group()) or not TRIGGER.search(found.group()):
            return False
        case "list" | "period" | "each":
            return _modifies_an_act(found, before, after)
        case _ if found.group() == "cuối năm":
            return not _YEAR_END_NOUN.search(before) and not _NOUN_BEFORE.search(before)
        case _:
            return not (_is_a_kind(before, after) or _REGULAR_NOUN.search(before) or _NOUN_BEFORE.search(before))


def _modifies_an_act(found: re.Match[str], before: str, after: str) -> bool:
    """Tell "hằng năm rà soát" and "được rà soát hằng năm" from "dự toán hằng năm"."""
    reports = found.group().startswith("định k") and _REPORTS_OFTEN.search(before[-60:])
    if reports or _DONE_BEFORE.search(before[-40:]):
        return True
    if after.startswith(":") and _LABEL_BEFORE.search(before[-24:]):
        return False
    noun = _NOUN_BEFORE.search(before) or _LIST_OF_PLANS.search(before[-16:])
    if noun or _AMOUNT_AFTER.match(after) or _DEFINED_AFTER.match(after):
        return False
    return bool(_DONE_AFTER.match(after)) or not _PAY_BEFORE.search(before)


def _is_a_kind(before: str, after: str) -> bool:
    """Tell two kinds of one thing from an act: "bảo quản định kỳ, bảo quản phòng ngừa"."""
    thing, other = _KIND_OF.search(before[-30:]), _OTHER_KIND.match(after)
    return bool(thing and other and thing["thing"] == other["thing"])
