"""Which times of the calendar count in prose: those that say when something is to be done.

Not entry into force, not what lay behind when the document was signed, not a year inside a name ("Đề án … đến năm 2025,
tầm nhìn đến năm 2030"), not the days that figures cover.
"""

import re

from extract.finders.deadlines.clauses import starts_clause, starts_sentence
from extract.finders.deadlines.time_readings import Line, Reading, Years
from extract.finders.deadlines.time_words import NOTHING, is_a_day, is_years

_IN_FORCE = re.compile(
    r"hiệu lực[^.;]{0,40}$"
    r"|(?:nghị quyết|quyết định|thông tư|nghị định|luật|quy định|quy chế) này[^.;]{0,60}"
    r"(?:áp dụng|thực hiện|thi hành)[^.;]{0,20}$"
)
_AS_OF = re.compile(
    r"tính từ [^.;:]{0,90}$|(?:giai đoạn|so với|cùng kỳ|kỳ báo cáo) $"
    r"|(?:tính|lũy kế|luỹ kế)(?: [^\s,.;]+){0,2} $"
)
# "kết quả từ tháng 1 đến tháng 6" is what figures cover; "báo cáo kết quả trước ngày 15/12" is a deadline.
_FIGURES_OF = re.compile(r"(?:kết quả|tình hình) $")
_FIGURES = re.compile(r"số liệu[^.;:]{0,90}$")
_UNTIL_NOW = re.compile(r" (?:cho )?đến (?:nay|(?:trước )?ngày [^\d ])| trở về trước")
_HAPPENED = re.compile(
    r"(?<!\w)(?:đã|được (?:cấp|phê duyệt|ban hành|ký|tuyển dụng|bổ nhiệm|công nhận|thành lập)|phát sinh|sinh|ký kết)"
    r"(?: [^\s,.;:]+){0,10} $"
)
_FISCAL_YEAR = re.compile(r"(?:năm tài chính|niên độ|kỳ kế toán)[^.;:]{0,80}$")
_DUTY = re.compile(r"(?<!\w)(?:phải|cần|hoàn thành|bảo đảm|đảm bảo|phấn đấu|yêu cầu|trình|gửi|đề nghị)(?!\w)")
_TELLS = re.compile(
    r",? ?(?:[^\s.;]+ ){0,8}?(?:đã (?!được (?:phê duyệt|giao|duyệt|ban hành)|đề ra|giao|phê duyệt|đăng ký|xác định|nêu)"
    r"|có nhận được|ước (?:đạt|thực hiện)|xảy ra|ghi nhận|(?:tăng|giảm) (?:[\d,.]+ ?% )?so với)"
)
_REACHED = re.compile(r", (?!phấn đấu)(?:(?!phấn đấu|phải|cần)[^\s.;,]+ ){1,8}?đạt (?!được mục tiêu)")
# A name goes on over its years.
_IN_A_NAME_AFTER = re.compile(r"[,;]? ?(?:và )?(?:định hướng|tầm nhìn)")
_IN_A_NAME_BEFORE = re.compile(r"(?:định hướng|tầm nhìn) $|giai đoạn (?:[ivx]+|\d) ?[:(] ?$")
_NAME = re.compile(
    r"(?:Kế hoạch|Chương trình|Đề án|Chiến lược|Quy hoạch|Dự án|Nghị quyết|Quyết định|Chỉ thị|Kết luận)(?!\w)"
    r"[^.;:]{0,140}$"
)
_TOPIC_BEFORE = re.compile(
    r"(?:kế hoạch|chương trình|đề án|chiến lược|cải cách [^\s,.;]+(?: [^\s,.;]+){0,8}|chuyển đổi số) ?$"
)
_GOAL_AFTER = re.compile(
    r":? (?:phấn đấu|hoàn thành|đạt|có|giảm|tăng|triển khai|tiếp tục|ít nhất|tối thiểu|100%)(?!\w)"
)
# "- Năm 2026: Tổ chức thí điểm"; "Năm 2026: 500 triệu đồng" is money.
_ITEM_AFTER = re.compile(
    r" ?: ?(?:tổ chức|triển khai|thực hiện|tập trung|tiếp tục|xây dựng|hoàn thiện|ban hành|thí điểm|nhân rộng|rà soát"
    r"|sơ kết|tổng kết|đánh giá|khảo sát|lựa chọn|lập|mở rộng|duy trì|đầu tư|bố trí|chuẩn bị)(?!\w)"
)
_WORK_AFTER = re.compile(r" (?:hoàn thành|tổ chức|triển khai|trình|ban hành|khởi công|tổng kết|sơ kết)(?!\w)")
# "II. NHIỆM VỤ TRỌNG TÂM GIAI ĐOẠN 2026-2030": a heading that sets the term of what stands under it.
_HEADING = re.compile(
    r"(?:(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)] ?|phần [\w]+[.:]? )(?:các |những |một số |về )?"
    r"(?:mục tiêu|nhiệm vụ|chỉ tiêu|phương hướng|định hướng|tầm nhìn|quan điểm|lộ trình)(?! quốc gia)"
    r"(?:[ ,]+[^\s,.;:]+){0,14},? $"
)
_VISION = re.compile(r"(?:^|[.;:] )(?:[-+•*] |[a-zđ\d]{1,2}[.)] )*tầm nhìn,? $")
# "Khởi công năm 2026", "hoàn thành quý II/2026": work that begins or ends then; "kế hoạch năm 2026" is a name.
_WORK_BEFORE = re.compile(
    r"(?<!\w)(?<!đã )(?<!mới )(?:hoàn thành|hoàn tất|khởi công|khánh thành|xong|sơ kết|tổng kết"
    r"|đưa vào (?:sử dụng|khai thác|vận hành|hoạt động))(?: [^\s,.;:]+){0,2} $"
)
_BEGINS_BEFORE = re.compile(
    r"(?<!\w)(?<!đã )(?<!được )(?:thực hiện|triển khai|thí điểm|khởi công|vận hành|lập|xây dựng|tổ chức)"
    r"(?: [^\s,.;:]+){0,5} $"
)
_WORK_NAMED = re.compile(
    r"(?<!\w)(?:đã|được|kết quả|tỷ lệ|tỉ lệ|hội nghị|báo cáo|công tác|kế hoạch|nhiệm vụ|chỉ tiêu|mục tiêu|dự toán"
    r"|chương trình)(?!\w)[^,.;:]*$"
)
_HEADING_ENDS = re.compile(r"(?:,? (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? (?:19|20)\d\d)?[ .:]*")
_YEARS = re.compile(r"(?:giai đoạn|thời k[ỳì]|(?:đến|trong) (?:hết )?năm) (?:19|20)\d\d")
_ROUND_BEFORE = re.compile(r"(?<!\w)(?:mùa|vụ|đợt|lần) [^\s,.;:]{1,8}: $")  # "Mùa khô: tháng 3, 4", "Đợt 1: tháng 5"
_SURELY_BY = ("trước", "chậm", "muộn", "hạn", "không")


def counts(found: re.Match[str], reading: Reading, line: Line, years: Years) -> bool:
    """Tell whether a match of `TIME`, read, stands as a time for doing something."""
    before, after = line.before(reading.start), line.after(reading.end, 40)
    bare, begins = _bare(reading, found), starts_sentence(before)
    if _heads(line, reading):
        return True
    if _VISION.search(before[-40:]):
        return not bare
    if _names_something(found, reading, line):
        return False
    if found["first_year"]:
        return begins or not bare or (not _TOPIC_BEFORE.search(before) and after.startswith(" cho "))
    if reading.type == "from" and found["year"]:
        return begins or line.text.startswith("bắt đầu", reading.start) or bool(_BEGINS_BEFORE.search(before[-60:]))
    if not bare:
        return not is_fraction(found, reading, line)
    return _stands_alone(found, reading, line, years)


def _stands_alone(found: re.Match[str], reading: Reading, line: Line, years: Years) -> bool:
    """Tell whether a time that no word binds is one of work: "Khởi công năm 2026", "- Quý IV: tổng kết"."""
    before, after = line.before(reading.start), line.after(reading.end, 40)
    begins = starts_sentence(before)
    if not is_a_day(found) and _WORK_BEFORE.search(before[-60:]) and not _WORK_NAMED.search(before):
        return True
    if found["year"]:
        if begins and _ITEM_AFTER.match(after):
            return True
        return (begins and bool(re.match(r" [A-ZĐ]|,", line.written[reading.end : reading.end + 2]))) or (
            starts_clause(before) and bool(_GOAL_AFTER.match(after))
        )
    if begins and not is_a_day(found) and years.past is not None and _WORK_AFTER.match(after):
        return reading.days != NOTHING
    if _ROUND_BEFORE.search(before[-24:]) and not is_a_day(found):
        return True
    # "Quý IV: tổng kết", "Ngày 15/12/2025, khai mạc": a plan's item or a report's story, which its date tells apart.
    return begins and after[:1] in (",", ":") and reading.days != NOTHING and years.past is not None


def _names_something(found: re.Match[str], reading: Reading, line: Line) -> bool:
    before, after = line.before(reading.start), line.after(reading.end, 40)
    bare = _bare(reading, found)
    if "nhiệm k" in found.group() and not bare:
        return True  # "tiếp tục hoạt động đến hết nhiệm kỳ 2021-2026" says how long an office lasts
    if _IN_A_NAME_AFTER.match(after) or _IN_A_NAME_BEFORE.search(before[-20:]):
        return True
    return not starts_sentence(before) and is_years(found) and _in_a_name(reading, line, bare=bare)


def _bare(reading: Reading, found: re.Match[str]) -> bool:
    """Tell whether no word binds the time: "năm 2026", not "trong năm 2026", "đến năm 2026"."""
    return reading.start == found.start() and not found.group().startswith("trong")


def _heads(line: Line, reading: Reading) -> bool:
    """Tell whether years close a heading of goals or of work: "II. MỤC TIÊU ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045"."""
    closes = _HEADING_ENDS.fullmatch(line.text, reading.end)
    years = _YEARS.search(line.text, reading.start, reading.end)
    return bool(closes and years and _HEADING.fullmatch(line.text, 0, reading.start))


def is_fraction(found: re.Match[str], reading: Reading, line: Line) -> bool:
    """Tell halves and thirds from days: "từ 1/3 đến 1/2"; "trước 1/3" is a day."""
    return bool(re.fullmatch(r"\d/\d", found.group())) and not line.text.startswith(_SURELY_BY, reading.start)


def is_told(reading: Reading, line: Line) -> bool:
    """Tell whether a time says since when something holds or when something happened, and is no deadline."""
    before, after = line.before(reading.start, 100), line.after(reading.end, 100)
    if _IN_FORCE.search(before) or _AS_OF.search(before) or _UNTIL_NOW.match(after) or _FISCAL_YEAR.search(before):
        return True
    surely_by = line.text.startswith(_SURELY_BY, reading.start)
    if not surely_by and _FIGURES.search(before):
        return True
    if reading.type != "by" and _FIGURES_OF.search(before):
        return True
    if reading.type in ("by", "during") and after.startswith(" thì "):
        return True  # "… ký trước ngày 01/7/2025 thì tiếp tục thực hiện"
    happened = _HAPPENED.search(before)
    if happened and not _DUTY.search(happened.group()):
        return True
    # "Năm 2025, tỉnh đạt tăng trưởng 8%"
    if reading.type == "during" and _REACHED.match(after) and not after.startswith((" phấn đấu", ", phấn đấu")):
        return True
    return reading.type != "from" and bool(_TELLS.match(after))


def _in_a_name(reading: Reading, line: Line, *, bare: bool) -> bool:
    """Tell whether years belong to the name of a scheme: "Chiến lược … đến năm 2030"; "vào năm 2030" does not."""
    loose = bare or line.text.startswith(("đến năm", "từ"), reading.start)
    return loose and bool(_NAME.search(line.written[max(0, reading.start - 160) : reading.start]))
