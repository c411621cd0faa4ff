"""Words of plans that tell how a number is meant, by what they say; examples of real use beside each.

All are read in one pass over a text in lower case. Where two begin at one place the upper one in the table wins, and a
word is read once: "đến năm 2025" is an aim, and the year inside it is no year of the past.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Sign(StrEnum):
    """What a word says of the numbers that follow it."""

    STRONG = "strong"  # it is aimed at
    SPOKEN = "spoken"  # it is aimed at, where plans speak; rules use the word for other things
    DEMAND = "demand"  # it is asked for
    WEAK = "weak"  # it may be aimed at: plans and rules say so alike
    PAST = "past"  # it was so
    PAST_HERE = "past_here"  # the number right after was so
    YEAR = "year"  # it is of that year
    BY_YEAR = "by_year"  # it is for that year: an aim, unless the year is over
    RATE = "rate"  # it is a rate or a share that a rule sets
    NORM = "norm"  # it is a technical norm or a threshold
    GRANT = "grant"  # it is a share of money given
    REFORM = "reform"  # it is what a reform takes off: an aim where it stands right after
    LESS = "less"  # it is what is taken off
    CASE = "case"  # it belongs to a case that a rule names, where the word opens a clause
    DEFINED = "defined"  # it is what makes something what it is
    PART = "part"  # it is a part of a whole
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that says something, and its place; `year` for `Sign.YEAR` and `Sign.BY_YEAR` only."""

    sign: Sign
    start: int
    end: int
    year: int | None = None


_YEAR = r"(?:19|20)\d\d(?!\d)"
_DONE = (
    "đạt được|đạt|hoàn thành|thực hiện|giải ngân|tăng|giảm|có|triển khai|xây dựng|cấp|tiếp nhận|giải quyết|thu|chiếm"
    "|số hóa|cắt giảm|rút ngắn|đơn giản hóa"
)
_CASES = "thôn|xã|tỉnh|huyện|phường|hộ|doanh nghiệp|cơ quan|tổ chức|người|đơn vị|dự án|công trình"
# Not the end of a name: "nông thôn mới đạt 80%", "việc làm mới", "doanh nghiệp nhỏ và vừa".
_JUST = (
    r"(?<!thôn )(?<!thị )(?<!làm )(?<!lập )(?<!đổi )(?<!xây )(?<!dựng )mới chỉ|(?<!và )vừa|đã|chỉ"
    r"|(?<!thôn )(?<!thị )(?<!làm )(?<!lập )(?<!đổi )(?<!xây )(?<!dựng )mới"
)

_WORDS: tuple[tuple[Sign, str], ...] = (
    # Names that hold a word of another kind.
    (Sign.NOTHING, r"mục tiêu quốc gia|mục tiêu,? nhiệm vụ|hương ước|quy ước|công ước|so với năm " + _YEAR),
    # "phấn đấu", "quyết tâm giải ngân 100%"; "đạt được mục tiêu tăng trưởng 8%", "mục tiêu đến năm 2030"
    (Sign.STRONG, r"phấn đấu|phân đấu|phần đấu|quyết tâm|nỗ lực|(?<!theo )kỳ vọng|tầm nhìn"),
    (Sign.STRONG, r"(?:đạt|đạt được|hoàn thành|đặt|đặt ra) (?:các )?mục tiêu"),
    (Sign.STRONG, r"mục tiêu(?= (?:đến|là|phấn đấu|tăng|giảm|năm|giai đoạn|cụ thể|đạt)|:)"),
    (Sign.SPOKEN, r"mục tiêu|đề ra|đặt ra"),
    # "các chỉ tiêu chủ yếu: …", but "hoàn thành tất cả các chỉ tiêu, nhiệm vụ"
    (Sign.SPOKEN, r"chỉ tiêu(?= (?:cụ thể|chủ yếu|đến|đạt|phấn đấu|chính|về|năm|giao)|:)"),
    # "đến năm 2025", "đến hết năm 2026", "vào năm 2030", "đến 2030"
    (Sign.BY_YEAR, rf"(?:đến hết|đến cuối|đến|vào|vào cuối|hết|cuối|tới) năm {_YEAR}|(?:đến|vào) {_YEAR}"),
    # "phương án cắt giảm 30% thời gian"; "giảm 50% học phí"
    (Sign.REFORM, r"cắt giảm|rút ngắn|đơn giản hóa|tinh giản"),
    (Sign.LESS, r"giảm"),
    # "thời gian qua", "9 tháng đầu năm", "tính đến ngày", "theo báo cáo của", "kết quả đạt được"
    (Sign.PAST, r"(?:thời gian|những năm|các năm|năm|nhiệm kỳ|giai đoạn) (?:vừa )?qua"),
    (Sign.PAST, r"năm trước|năm ngoái|vừa qua|trước đây|trước đó|đến nay|hiện nay|hiện tại"),
    (Sign.PAST, r"hiện có|hiện đạt|hiện mới|hiện đang"),
    (Sign.PAST, rf"tính (?:đến|tới)(?: (?:hết |cuối )?năm {_YEAR})?|đến thời điểm"),
    (Sign.PAST, r"theo (?:kết quả )?(?:báo cáo|thống kê|số liệu)"),
    (Sign.PAST, r"kết quả (?:đạt được|cho thấy|thực hiện năm)|đạt được (?:nhiều|những|một số) kết quả"),
    (Sign.PAST, r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng (?:đầu )?năm"),
    (Sign.PAST, rf"quý (?:iii|iv|ii|i|[1-4])(?:[/ ](?:năm )?{_YEAR})? (?:ước|đạt|tăng|giảm)"),
    # "ước đạt 5,39%", "ước cả năm"
    (Sign.PAST, rf"ước(?: tính)? (?:{_DONE}|cả năm|khoảng)|ước(?= \d)"),
    # "đã hoàn thành 80%", "mới đạt 45%", "chưa đạt 80%"; not "hồ sơ đã giải quyết được số hóa đạt 80%"
    (Sign.PAST_HERE, rf"(?:{_JUST})(?: được| có)? (?:{_DONE})"),
    (Sign.PAST_HERE, r"(?:chưa|không)(?: (?:đạt|đủ|đến|tới|được|bảo đảm|đảm bảo)){1,2}"),
    # "năm 2023 đạt 60%", "Năm 2019: 45%"; a year inside the name of a law or a plan says nothing
    (Sign.YEAR, rf"năm {_YEAR}(?=,|:| là| đạt| tăng| giảm| còn| có| chiếm| ước| tỷ lệ| tỉ lệ)"),
    # "thuế suất 5%", "lãi suất cho vay là 6,6%", "mức chi tối đa", "tỷ lệ trích nộp 20%"; not "tỷ lệ thu gom rác"
    (Sign.RATE, r"thuế suất|lãi suất|hệ số|định mức|đơn giá|thuế giá trị gia tăng|thuế gtgt|vat|chiết khấu"),
    (Sign.RATE, r"khấu trừ|khấu hao|hao mòn|ký quỹ|đặt cọc|đặt trước|tạm ứng|phụ cấp|được hưởng|đối ứng"),
    (
        Sign.RATE,
        r"trích lại|trích nộp|trích lập|phạt tiền|mức phạt|(?:nộp|giảm|miễn|chịu) (?:tiền )?(?:thuế|phí|lệ phí)",
    ),
    (
        Sign.RATE,
        r"mức (?:trích|chi(?! trả)|thu(?! nhập)|đóng|hưởng(?! thụ)|phí|bồi thường|giảm trừ|cho vay|lãi|hỗ trợ)",
    ),
    (Sign.RATE, r"mức (?:góp vốn|giá|lương|bảo hiểm|miễn|tiền|ưu đãi|thưởng|vay|khoán)"),
    (Sign.RATE, r"(?:tỷ lệ|tỉ lệ) (?:trích|chi(?! trả)|phí|phạt|bồi thường|giảm trừ|cho vay|lãi|phân chia|điều tiết)"),
    (Sign.RATE, r"(?:tỷ lệ|tỉ lệ) (?:hỗ trợ|đối ứng|sở hữu|góp vốn|quy đổi|hoa hồng|chiết khấu)"),
    # "độ ẩm từ 40% đến 70%", "mật độ xây dựng tối đa 60%", "tỷ lệ tổn thương cơ thể từ 81%", "nắm giữ cổ phần"
    (Sign.NORM, r"độ ẩm|nồng độ|hàm lượng|nhiệt độ|độ dốc|độ tinh khiết|độ chính xác|độ tin cậy|tần suất|sai số"),
    (Sign.NORM, r"dung sai|sai lệch|mật độ xây dựng|công suất|điện áp|tải trọng|độ chặt|dung dịch|xác suất"),
    (Sign.NORM, r"tổn thương cơ thể|thương tật|thương binh|bệnh binh|suy giảm(?! đa dạng)"),
    (Sign.NORM, r"cổ phần|vốn góp|vốn điều lệ|biểu quyết|tín nhiệm|sở hữu|nắm giữ"),
    # "hỗ trợ 50% kinh phí", "chi trả 100% tiền", "thanh toán 80% giá trị"
    (Sign.GRANT, r"hỗ trợ|trợ cấp|chi trả|thanh toán|thưởng|miễn|hưởng|đóng|nộp|vay|bảo lãnh|bồi thường|chịu|góp"),
    (Sign.GRANT, r"trích|cấp|chi|chuyển nhượng|tương đương|khoán|ứng"),
    # "Trường hợp …", "Nếu đạt 100%", "chỉ những cá nhân đạt ít nhất 80%"
    (Sign.CASE, r"nếu|trường hợp|trong trường hợp|đối với trường hợp|chỉ những|chỉ khi|với điều kiện"),
    # A row of a grading: "Đơn vị đạt tỷ lệ 100% …"
    (
        Sign.CASE,
        r"(?:đơn vị|tập thể|cá nhân|cơ quan|địa phương)(?: xã, phường)?(?: đã)? (?:có|đạt) (?:tỷ lệ|điểm|tổng)",
    ),
    # "là thôn có từ 15%", "xếp loại B khi", "được thông qua khi có trên 50% …", "khi tỷ lệ … đạt từ 180%"
    (Sign.DEFINED, rf"là (?:{_CASES}) (?:có|đáp ứng|đạt)|khi (?:có|tỷ lệ|tổng|số lượng|mức|giá)"),
    (Sign.DEFINED, r"xếp loại (?:[a-d]|tốt|khá|xuất sắc|trung bình|yếu)(?: [^\W\d]+){0,2} khi"),
    (Sign.PART, r"chiếm"),
    # "yêu cầu bảo đảm 100%": also after a sentence on what was
    (Sign.DEMAND, r"yêu cầu|đề nghị|giao|phải|cần|bảo đảm|đảm bảo|tập trung|khẩn trương|tiếp tục"),
    (Sign.WEAK, r"hoàn thành|đạt|duy trì|giữ vững|nâng|tăng|triển khai|thực hiện|tổ chức|xây dựng|số hóa"),
    (Sign.WEAK, r"tiết kiệm|hạn chế|giải ngân|xử lý|cập nhật|tỷ lệ|tỉ lệ|mỗi"),
)


# The name of an alternative tells its row, and that the sign.
_BY_NAME = {f"{sign}_{at}": sign for at, (sign, _) in enumerate(_WORDS)}


@cache
def _pattern() -> re.Pattern[str]:
    rows = [rf"(?P<{name}>{words})" for name, (_, words) in zip(_BY_NAME, _WORDS, strict=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)")


def marks(lowered: str) -> Iterator[Mark]:
    """Yield the words in a text in lower case, in text order.

    >>> [one.sign.value for one in marks("phấn đấu đến năm 2025 giảm 20%, năm 2020 là 5%")]
    ['strong', 'by_year', 'less', 'year']
    """
    for found in _pattern().finditer(lowered):
        name = found.lastgroup or ""
        sign = _BY_NAME[name]
        year = int(found.group()[-4:]) if sign in (Sign.YEAR, Sign.BY_YEAR) else None
        yield Mark(sign, found.start(), found.end(), year)
