"""What stands around a value: whether it is aimed at, was reached already, or is no target at all.

Rates of taxes and loans, grants, norms, points of a grading and formulas have the same "%" as a target. The words are
those of `finders.targets.words`; here is how far they reach.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum

from extract.finders.targets.measures import Kind
from extract.finders.targets.values import Value
from extract.finders.targets.words import Mark, Sign, marks

# How many characters before a value a word of a kind still speaks of it; none of these but aims and the past reaches
# over a mark of a clause or another share.
_REACH = {
    Sign.STRONG: 400,
    Sign.SPOKEN: 400,
    Sign.PAST: 600,
    Sign.YEAR: 400,
    Sign.BY_YEAR: 400,
    Sign.WEAK: 400,
    Sign.DEMAND: 400,
    Sign.PAST_HERE: 30,
    Sign.RATE: 90,
    Sign.NORM: 90,
    Sign.GRANT: 60,
    Sign.REFORM: 40,
    Sign.LESS: 30,
    Sign.PART: 30,
    Sign.CASE: 200,
    Sign.DEFINED: 100,
}
_BARRIERS = ";.:%"
_OPENS = ("", ".", ";", ":", ",", "(", "-", "+", ")")
_NEAR = 120
_AFTER = 180  # characters after a value that may say what it is a share of
_SENTENCE_END = re.compile(r"[.;!?](?=\s)")


class Aim(IntEnum):
    """How plainly the words before a value say that it is aimed at."""

    NONE = 0
    WEAK = 1  # bảo đảm, đạt, giảm: plans and rules say so alike
    STRONG = 2  # phấn đấu, mục tiêu, đến năm 2025


@dataclass(frozen=True, slots=True)
class Sense:
    """How a value is meant; `past`: its sentence tells what was, `told`: one before it in the paragraph does."""

    aim: Aim
    past: bool = False
    told: bool = False


class Signs:
    """The words of a text that say how its numbers are meant; asking costs the logarithm of their number."""

    def __init__(self, text: str, this_year: int | None = None) -> None:
        self._text = lowered(text)
        self._this_year = this_year
        self._marks: dict[Sign, list[Mark]] = {}
        for mark in marks(self._text):
            self._marks.setdefault(mark.sign, []).append(mark)
        self._ends = {sign: [mark.end for mark in listed] for sign, listed in self._marks.items()}
        self._sentences = [found.end() for found in _SENTENCE_END.finditer(self._text)]

    def sense(self, value: Value, *, among_rules: bool = False) -> Sense:
        """Tell how a value is meant; of an aim and a past before it the nearer one holds.

        Among rules only the plainest words say that it is aimed at. A share of a year before the document's own was:
        "năm 2019 đạt 45%" in a plan for 2022.
        """
        at = value.start
        started = bisect_right(self._sentences, at)
        sentence = self._sentences[started - 1] if started else 0
        strong, past = self._aimed(value, among_rules=among_rules), self._was(at)
        if strong > max(past, sentence):
            return Sense(Aim.STRONG)
        if past > max(sentence, strong) or self._compared_with_last_year(value):
            return Sense(Aim.NONE, past=True)
        demanded = self._last(Sign.DEMAND, at) > sentence
        weak = demanded or max(self._last(Sign.WEAK, at), self._last(Sign.LESS, at)) > sentence
        limited = value.compared and value.comparator in (">=", ">")
        weak = weak or limited or self._text.startswith("100%", value.core)
        return Sense(Aim.WEAK if weak else Aim.NONE, told=past > strong and not demanded)

    def is_base(self, value: Value) -> bool:
        """Tell whether a value is what a change starts from: the 50% of "từ 50% lên 60%"."""
        after = self._text[value.end : value.end + 60]
        if " lên " not in after and " xuống " not in after:
            return False
        since = self._text[max(0, value.core - 16) : value.core]
        return _SINCE.search(since) is not None and _TURNS.match(after) is not None

    def is_no_target(self, value: Value) -> bool:
        """Tell whether a value is a step of arithmetic, a rate, a norm, a grant, a mark or a condition."""
        if self._in_sum(value) or self._graded(value) or self._conditional(value):
            return True
        # "02 đợt/tháng" says when; "ít nhất 02 đợt/tháng" how often at least.
        if value.kind is Kind.RATE and not value.compared and _HOW_OFTEN.match(value.unit):
            return True
        if value.kind is not Kind.RANK and self._before(Sign.RATE, value):
            return True
        if value.kind is not Kind.SHARE:
            return False
        if self._before(Sign.NORM, value):
            return True
        # "từ 70% đến dưới 100% chi thường xuyên" is a class, no aim.
        of_class = value.upper is not None and value.upper[0] == "<"
        return of_class or self._taken(value) or self._share_of_money(value)

    def is_part(self, value: Value) -> bool:
        """Tell whether a value is a part of a whole: "Dịch vụ chiếm 65%"."""
        return self._before(Sign.PART, value)

    def is_of_work(self, value: Value) -> bool:
        """Tell whether a share is of what an administration works at: "100% hồ sơ", "tỷ lệ hài lòng đạt trên 90%"."""
        if _WORKED_AT.match(self._text, value.end):
            return True
        before = self._text[max(0, value.start - _NEAR) : value.start]
        return value.comparator in (">=", ">", "=") and _RATIO_REACHED.search(before) is not None

    def is_cut(self, value: Value) -> bool:
        """Tell whether a value is what something is cut by or to: "rút ngắn còn 15 ngày"."""
        return self._before(Sign.REFORM, value) or self._before(Sign.LESS, value)

    def _aimed(self, value: Value, *, among_rules: bool) -> int:
        """Return where the last word ends that says that a value is aimed at, 0 where none does."""
        at = value.start
        spoken = 0 if among_rules else self._last(Sign.SPOKEN, at)
        reform = self._last(Sign.REFORM, at) if value.kind is Kind.SHARE and self._before(Sign.REFORM, value) else 0
        year = self._mark(Sign.BY_YEAR, at)
        ahead = year is not None and (not among_rules if self._this_year is None else not self._is_over(year))
        return max(self._last(Sign.STRONG, at), spoken, reform, year.end if year and ahead else 0)

    def _was(self, at: int) -> int:
        """Return where the last word ends that says that a value was reached, 0 where none does."""
        years = (self._mark(Sign.YEAR, at), self._mark(Sign.BY_YEAR, at))
        earlier = (year.end for year in years if year and self._is_over(year))
        return max(self._last(Sign.PAST, at), self._last(Sign.PAST_HERE, at), *earlier)

    def _is_over(self, mark: Mark) -> bool:
        """Tell whether a year was over when the document was made."""
        return self._this_year is not None and mark.year is not None and mark.year < self._this_year

    def _mark(self, sign: Sign, at: int) -> Mark | None:
        """Return the nearest word of a kind that ends before `at`, within its reach."""
        ends = self._ends.get(sign)
        if ends is None or (i := bisect_right(ends, at) - 1) < 0 or at - ends[i] > _REACH[sign]:
            return None
        return self._marks[sign][i]

    def _last(self, sign: Sign, at: int) -> int:
        mark = self._mark(sign, at)
        return mark.end if mark else 0

    def _before(self, sign: Sign, value: Value) -> bool:
        """Tell whether a word of a kind stands before a value in its own clause."""
        mark = self._mark(sign, value.core)
        return mark is not None and not any(self._text.find(c, mark.end, value.core) >= 0 for c in _BARRIERS)

    def _compared_with_last_year(self, value: Value) -> bool:
        after = self._text[value.end : value.end + 70]
        return "cùng kỳ" in after and _SAME_TIME.match(after) is not None

    def _in_sum(self, value: Value) -> bool:
        after = self._text[value.end : value.end + 5]
        before = self._text[max(0, value.core - 5) : value.core]
        return _SUM_GOES_ON.match(after) is not None or _SUM_BEFORE.search(before) is not None

    def _graded(self, value: Value) -> bool:
        after = self._text[value.end : value.end + _AFTER]
        if value.kind is Kind.SCORE or (" điểm" not in after and "không " not in after):
            return False
        return _GRADED.match(after) is not None

    def _conditional(self, value: Value) -> bool:
        if self._before(Sign.DEFINED, value):
            return True
        case = self._mark(Sign.CASE, value.core)
        opening = self._text[max(0, case.start - 2) : case.start].strip() if case else "x"
        return opening[-1:] in _OPENS and self._before(Sign.CASE, value)

    def _taken(self, value: Value) -> bool:
        return _TAKES.search(self._text[max(0, value.core - 40) : value.core]) is not None

    def _share_of_money(self, value: Value) -> bool:
        after = self._text[value.end : value.end + _AFTER]
        granted = self._before(Sign.GRANT, value)
        taken_off = self.is_cut(value)
        if _BASE_OF_RATE.match(after):
            return _PAID_ONLINE.match(after) is None
        if (granted or taken_off) and _BASE_OF_GRANT.match(after):
            return _PAID_ONLINE.match(after) is None
        return granted and not taken_off and _COSTS.match(after) is not None


_HOW_OFTEN = re.compile(r"(?:lần|đợt|kỳ)/(?:ngày|tuần|tháng|quý|năm)$")
_SINCE = re.compile(r"(?<!\w)từ (?:mức |khoảng )?$")
_TURNS = re.compile(r"[^.;,%]{0,40}?[ )](?:lên|xuống) ")
_SAME_TIME = re.compile(r"[^.;:]{0,60}?(?<!\w)(?:so (?:với )?)?cùng kỳ(?!\w)")

# "100% hồ sơ", "tối thiểu 80% số xã", "95% các cơ quan"
_WORKED_AT = re.compile(
    r" (?:(?:tổng|số|các|số lượng|toàn bộ|những) ){0,3}"
    r"(?:hồ sơ|thủ tục|tthc|văn bản|cán bộ|công chức|viên chức|đảng viên|người|hộ|học sinh|giáo viên|trẻ em|công dân"
    r"|phụ nữ|thanh niên|doanh nghiệp|cơ quan|đơn vị|xã|phường|thôn|bản|trường|cơ sở|dịch vụ|nhiệm vụ|phản ánh"
    r"|kiến nghị|đối tượng|dân số|kế hoạch|chỉ tiêu|báo cáo|dữ liệu|giao dịch|lao động|địa phương|sở|nội dung|hệ thống"
    r"|thông tin|lãnh đạo|khu dân cư|công trình)(?!\w)"
)
# "tỷ lệ hồ sơ trực tuyến đạt", "mức độ hài lòng đạt tối thiểu"
_RATIO_REACHED = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|mức độ hài lòng|chỉ số)(?!\w)[^;.:%]* (?:đạt|lên|còn|là)(?: từ)? $")

# "5*80%", "x 100% x 5", "(45%-55%) x Ccg", "10% x (A + B)", "(a/b) × 100%"
_SUM_GOES_ON = re.compile(r"\)? ?(?:[*×÷+=]|x(?=[\s\d(]))")
_SUM_BEFORE = re.compile(r"(?:[*×÷+]|(?<!\w)x|\d ?x) ?\(?$")
# "Đơn vị đạt tỷ lệ 100% được cộng 05 điểm", "từ 90 - 95% cộng 03 điểm", "95% trở lên: 2,5 điểm", "không cộng điểm"
_GRADED = re.compile(
    r"[^.;|]{0,160}?(?:cộng|trừ|được|tính|chấm|thì|:|=)(?: (?:thêm|trực tiếp|tối đa|ngay|số|từ|cộng)){0,3} ?:? ?"
    r"\d{1,3}(?:[.,]\d{1,2})? điểm(?!\w)"
    r"|[^.;|]{0,60}?không (?:được )?(?:cộng|tính|chấm|xét) "
    r"|:? ?\d{1,3}(?:[.,]\d{1,2})? điểm(?!\w)"
)
# "trích 10%", "phải chịu 50%", "được tính thêm 1%", "bằng 70% mức lương"
_TAKES = re.compile(
    r"(?<!\w)(?:trích|chịu|tính thêm|cộng thêm|được trừ|bị trừ|phạt|bằng|nộp|hưởng)"
    r"(?: (?:tối đa|tối thiểu|thêm|không quá|khoảng|từ|ít nhất))* $"
)
# "10% vốn góp", "70% mức lương", "80% số phiếu", "trên 50% tổng số thành viên"
_OF = r" (?:(?:của|trên|tổng|số|mức|các|phần|cho|toàn bộ) ){0,4}"
_VALUED = "hợp đồng|quyết toán|gói thầu|dự toán|tài sản|công trình|còn lại|thiệt hại"
_BASE_OF_RATE = re.compile(
    _OF
    + r"(?:(?:tiền |mức )?(?:lương|học phí|lệ phí|phí(?! tuân thủ)|thuế|đơn giá|lãi suất|cổ phần|cổ phiếu)(?!\w)"
    + r"|(?:tổng số |số )?phiếu (?:bầu|tín nhiệm|tán thành|đồng ý|biểu quyết|thuận|hợp lệ|trên)"
    + rf"|nguyên giá|dư nợ|giá (?:bán|đất|trúng|khởi điểm|gói|tính|trị (?:{_VALUED}))"
    + r"|mức (?:chuẩn|đóng|hưởng|phí|thu|chi|hỗ trợ|trợ cấp|phạt|vay|giá)(?!\w)"
    + r"|vốn (?:điều lệ|góp|chủ sở hữu|nhà nước|nước ngoài|đầu tư nước ngoài|pháp định|vay|tự có)(?!\w)"
    + r"|(?<=số )điểm(?!\w)|điểm (?:của môn|bài thi|tối đa|thi)|khả năng lao động"
    + r"|(?:thành viên|đại biểu|cử tri|cổ đông) (?:hội đồng|ủy ban|dự họp|có mặt|đồng ý|tán thành|biểu quyết))"
    + r"| (?:của |trên )?(?:tổng )?số thành viên(?!\w)"
)
_BASE_OF_GRANT = re.compile(
    _OF + r"(?:tiền|giá|giá trị|lãi|doanh thu|trợ cấp|bảo hiểm|thiệt hại|khối lượng|thu nhập|nhu cầu|vốn)(?!\w)"
)
_COSTS = re.compile(_OF + r"(?:chi phí(?! tuân thủ)|kinh phí|nguồn vốn|tổng mức đầu tư|tổng dự toán)(?!\w)")
_PAID_ONLINE = re.compile(r"[^.;]{0,120}(?:trực tuyến|điện tử|không dùng tiền mặt|qua ngân hàng|qua tài khoản)")


def lowered(text: str) -> str:
    """Return a text in lower case with every character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
