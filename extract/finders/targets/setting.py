"""Where a clause stands: under a heading that announces targets, in a plan, in a rule, or among results of the past.

The innermost thing that says so decides: the words before a colon in the same paragraph or in the one above, the
headings from the nearest one out, the document attached, the document itself.
"""

import re
from collections.abc import Sequence
from enum import Enum

from extract.plan import Attached, Document


class Setting(Enum):
    """What numbers with a unit are, by the place they stand in."""

    OBJECTIVE = "objective"  # under "Mục tiêu cụ thể", "các chỉ tiêu chủ yếu sau:": targets
    PLAN = "plan"  # in a plan, programme, directive: shares and limits are targets
    OPEN = "open"  # in a letter or a decision on something: what is aimed at is a target
    RULE = "rule"  # in rules, tariffs, gradings, reports: only what is plainly aimed at
    PAST = "past"  # under "Kết quả thực hiện", "Tình hình"
    ALLOTTED = "allotted"  # after "phân bổ cho các phòng như sau:": quotas shared out


# "2. Mục tiêu cụ thể", "Các chỉ tiêu chủ yếu", "Phấn đấu đạt các kết quả sau", "Kết quả đầu ra"
_EXPECTED = "kết quả (?:đầu ra|dự kiến|cần đạt|mong đợi)"
_OBJECTIVE = (
    r"(?P<objective>mục tiêu(?! quốc gia)|chỉ tiêu(?! (?:sử dụng|quy hoạch|kiến trúc|kỹ thuật|đất|biên chế))|phấn đấu"
    rf"|{_EXPECTED}|tầm nhìn)"
)
# "Tiêu chí đánh giá, xếp loại", "Khen thưởng", "Mức chi", "Kinh phí thực hiện", "Cách tính"
_RULE = (
    r"(?P<rule>tiêu chí (?:đánh giá|xếp|thi đua|chấm|phân)|xếp loại|khen thưởng|chấm điểm|thang điểm"
    r"|điểm (?:cộng|trừ|thưởng)|mức (?:thu|chi|hỗ trợ|đóng|hưởng|phí|giá|vay|thưởng|phạt|tiền)|kinh phí|nguồn vốn"
    r"|cơ cấu vốn|định mức|đơn giá|bảng giá|lãi suất|chính sách hỗ trợ|nội dung hỗ trợ|công thức|cách tính"
    r"|phương pháp tính|giải thích từ ngữ)"
)
_PLAN = r"(?P<plan>nhiệm vụ|giải pháp|phương hướng|định hướng|kế hoạch|nội dung thực hiện|tổ chức thực hiện)"
# "I. TÌNH HÌNH VÀ KẾT QUẢ", "Thực trạng", "Đánh giá chung", "Tồn tại, hạn chế", "Sự cần thiết"
_BEFORE = (
    rf"(?!{_EXPECTED})(?:kết quả|tình hình|thực trạng|hiện trạng|đánh giá (?:chung|kết quả|tình hình|thực trạng)"
    r"|ưu điểm|tồn tại|hạn chế|khó khăn|thuận lợi|nguyên nhân|sự cần thiết|bối cảnh|thành tựu|bài học)"
)
# The past at the head of a title ("Kết quả thực hiện mục tiêu"), else the first word that says something.
_HEADING = re.compile(
    r"[\W\d]{0,12}(?:[IVX]{1,5}|[a-zđ]|Điều \d+[a-z]?|Phần \w+)?[\W\d]{0,12}"
    rf"(?:(?:công tác|một số|những|các|về|phần) )?(?P<past>{_BEFORE})(?!\w)"
    rf"|.{{0,160}}?(?<!\w)(?:{_OBJECTIVE}|{_RULE}|{_PLAN})(?!\w)",
    re.IGNORECASE,
)
# The end of a lead-in says what follows: "được cụ thể hóa bằng các chỉ tiêu cụ thể như sau:".
_FOLLOWS = r"(?: (?:sau|sau đây|như sau|cụ thể|dưới đây|gồm))*\W*$"
_LEAD_IN = re.compile(
    rf"(?<!\w)(?:(?P<allotted>phân bổ|phân khai|giao chỉ tiêu cho|chia cho)|{_OBJECTIVE}|{_RULE}"
    rf"|(?P<past>kết quả(?: đạt được| thực hiện)?{_FOLLOWS}|đạt được [^:]{{0,40}}kết quả|đến nay|ước đạt)"
    rf"|(?P<criteria>(?:tiêu chí|điều kiện|trường hợp|tiêu chuẩn)(?: (?:số )?\d{{1,2}})?{_FOLLOWS}))(?!\w)",
    re.IGNORECASE,
)
# A heading that leads in: "a) Đáp ứng các tiêu chí sau:"
_CRITERIA = re.compile(
    r"(?<!\w)(?:tiêu chí|điều kiện|trường hợp|tiêu chuẩn) (?:sau|sau đây|như sau|dưới đây)\W*$", re.IGNORECASE
)
_LONGEST_LEAD_IN = 160
_PLAIN = re.compile(r"mục tiêu|phấn đấu", re.IGNORECASE)

_PLANS = frozenset({"Kế hoạch", "Chương trình", "Đề án", "Chỉ thị", "Kết luận", "Công điện", "Phương án", "Chiến lược"})
_RULES = frozenset(
    {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quy định"}
)
_RULES_ATTACHED = frozenset({"Quy chế", "Quy định", "Danh mục", "Quy trình", "Nội quy", "Điều lệ"})
_REPORTS = frozenset({"Báo cáo", "Tờ trình"})
# Titles of decisions and resolutions: the first word that says something decides.
_TITLES = re.compile(
    r"(?<!\w)(?:(?P<rule>quy định|quy chế|quy tắc|sửa đổi|bãi bỏ|công bố|phân cấp|định mức|đơn giá|bảng giá"
    r"|mức (?:thu|chi|hỗ trợ|phí|giá)|phí|lệ phí|(?<!đánh )giá|tiêu chuẩn|tiêu chí|danh mục|nội quy|điều lệ|chính sách"
    r"|chế độ|chức năng|thành lập|bổ nhiệm|quy trình)"
    r"|(?P<plan>kế hoạch|chương trình|đề án|chiến lược|phương án|lộ trình|chỉ tiêu|phong trào|nhiệm vụ|giải pháp"
    r"|tăng cường|đẩy mạnh|phát triển|nâng cao|triển khai|thực hiện|chuyển đổi số|cải cách|cải thiện))(?!\w)",
    re.IGNORECASE,
)


def document_setting(document: Document, attached: Sequence[Attached], at: int) -> Setting:
    """Return the setting that the document gives offset `at`: that of the attached document it stands in, if any."""
    for one in attached:
        if one.start <= at < one.end:
            return _of_kind(one.kind, one.title, attached=True)
    return _of_kind(document.kind, document.title, attached=False)


def _of_kind(kind: str | None, title: str | None, *, attached: bool) -> Setting:
    if kind in _PLANS:
        return Setting.PLAN
    if kind in _RULES or (attached and kind in _RULES_ATTACHED):
        return Setting.RULE
    if kind in _REPORTS:
        return Setting.PAST
    found = _TITLES.search(title or "")
    if found is None:
        return Setting.PLAN if kind == "Thông báo" else Setting.OPEN
    return Setting.RULE if found["rule"] else Setting.PLAN


def heading_setting(text: str, document: Setting | None = None) -> Setting | None:
    """Return what a heading in a document says of what stands under it, None where it says nothing.

    >>> heading_setting("I. MỤC TIÊU, YÊU CẦU"), heading_setting("1. Kết quả thực hiện mục tiêu năm 2021")
    (<Setting.OBJECTIVE: 'objective'>, <Setting.PAST: 'past'>)
    """
    if _CRITERIA.search(text[-_LONGEST_LEAD_IN:]):
        return Setting.RULE
    found = _HEADING.match(text)
    return _in_document(found.lastgroup, text, document) if found else None


def lead_in_setting(text: str, document: Setting | None = None) -> Setting | None:
    """Return what the words before a colon say of what follows them, by the last of them that says something.

    >>> lead_in_setting("được cụ thể hóa bằng các chỉ tiêu cụ thể như sau")
    <Setting.OBJECTIVE: 'objective'>
    """
    last = None
    for found in _LEAD_IN.finditer(text[-_LONGEST_LEAD_IN:]):
        last = found.lastgroup
    return _in_document(last, text, document)


def _in_document(said: str | None, text: str, document: Setting | None) -> Setting | None:
    """In rules "Chỉ tiêu 1: …" is an indicator to grade by, and agencies have tasks as they do in plans."""
    if said == "plan" and document in (Setting.RULE, Setting.OPEN):
        return None
    if said == "objective" and document is Setting.RULE and _PLAIN.search(text) is None:
        return None
    return Setting.RULE if said == "criteria" else Setting(said) if said else None


def under(document: Setting, trail: Sequence[str]) -> Setting:
    """Return the setting under headings, outermost first, in a document."""
    said = (heading_setting(title, document) for title in reversed(trail))
    return next((one for one in said if one is not None), document)
