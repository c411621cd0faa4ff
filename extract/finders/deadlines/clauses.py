"""Where the clause that a time hangs on begins and ends."""

import re
from itertools import pairwise

from extract.finders.deadlines.alternatives import any_of
from extract.finders.deadlines.time_readings import Line

_LONGEST = 320
_SENTENCE_ENDS = re.compile(r"[.;:|](?=\s|$)|\((?!nếu có\))|(?<!nếu có)\)|[“”\"]|\.{2,}")
_BODIES = any_of(
    """cơ quan | đơn vị | tổ chức(?! thực hiện| triển khai) | cá nhân | người | doanh nghiệp | chủ | bên | hai bên
    | hội đồng | ban | tổ | đoàn | cán bộ | công chức | viên chức | chuyên viên | thành viên | lãnh đạo | thủ trưởng
    | giám đốc | trưởng | phó | chánh | bộ | sở | cục | tổng cục | chi cục | vụ | phòng | văn phòng | ủy ban
    | uỷ ban | ubnd | hđnd | chính phủ | thủ tướng | quốc hội | chính quyền | tòa án | toà án | viện | trung tâm
    | trường | bệnh viện | ngân hàng | kho bạc | công ty | tổng công ty | tập đoàn | nhà đầu tư | nhà thầu
    | địa phương | quân | công an | bộ phận | thanh tra | kiểm toán | hải quan | đảng | mặt trận | công đoàn
    | thường trực | thẩm phán | quỹ | cấp ủy | cấp uỷ | chi bộ | chi ủy | chi uỷ | đảng ủy | đảng uỷ | đảng viên
    | bí thư | kiểm sát viên | điều tra viên | hội | trạm | cơ sở | chi nhánh | khách hàng | đương sự | nhà trường
    | xã | phường | huyện | tỉnh | chấp hành viên | công chứng viên | luật sư | trọng tài | thí sinh | học sinh
    | sinh viên | cổng | hệ thống | bảo tàng | hộ | đại diện | hợp tác xã | công dân"""
)
_OPENINGS = any_of(
    """nếu | trường hợp | phải | thì | trên cơ sở | căn cứ | việc | hồ sơ | kết quả | đồng thời | trừ | khi | để
    | theo | tùy | tuỳ | mọi | tất cả | sau | trước | ngoài | ngay | văn bản | quyết định | thông báo | báo cáo
    | nghị định | nghị quyết | luật | thông tư | kế hoạch"""
)
# A comma before one of these closes "kể từ ngày …" at the head of a sentence: the one who must act comes next.
_ACTOR = re.compile(rf"(?:(?:các |những |mỗi )?{_BODIES}|{_OPENINGS})(?!\w)")
# Pairs that a comma does not part: "cơ quan, tổ chức có liên quan", "bộ, ngành", "phòng, chống".
_PAIRED = re.compile(
    r"(?<!\w)(?:(?:khiếu nại|tố cáo|tố giác|kiến nghị|phản ánh), (?:khiếu nại|tố cáo|tin báo|kiến nghị|phản ánh)"
    r"|sản xuất, kinh doanh|khó khăn, vướng mắc|thiên tai, (?:dịch bệnh|thảm họa|sự cố)|bão, lũ|sửa đổi, bổ sung"
    r"|quản lý, sử dụng|thẩm định, phê duyệt"
    r"|xem xét, (?:quyết định|cho phép|chấp thuận|phê duyệt|cho ý kiến)|bản án, quyết định"
    r"|xây dựng, ban hành|nâng cấp, mở rộng)(?!\w)"
)
_PAPER = re.compile(r"(?:quyết định|thông báo|báo cáo|văn bản|hồ sơ|kết quả)(?!\w)")
# The left of a pair, told by its right: "Hội đồng nhân dân, Ủy ban nhân dân"; not "kỳ họp Hội đồng nhân dân, cơ quan".
_PAIR = re.compile(
    r"(?<!\w)(?:(?:hội đồng nhân dân|hđnd)(?=, (?:ủy ban|uỷ ban|ubnd))|(?:phó )?chủ tịch(?=, phó)"
    r"|(?:cơ quan|tổ chức|đơn vị|cá nhân)(?=, (?:cơ quan|tổ chức|đơn vị|cá nhân|doanh nghiệp|hộ|người|địa phương))"
    r"|bộ(?=, (?:cơ quan|ngành|ban))|sở(?=, (?:ban|ngành|phòng))|ban(?=, (?:ngành|phòng))|phòng(?=, (?:ban|chống|đơn))"
    r"|(?<!chuyên )ngành(?=, (?:địa|đoàn|tổ|cơ|lĩnh))"
    r"|(?:thôn|bản|ấp|xã|phường)(?=, (?:xã|phường|thị|đặc|bản|ấp|buôn|tổ))|nghèo(?=, hộ)"
    r"|cán bộ(?=, công chức)|công chức(?=, viên chức)|viên chức(?=, người lao động)"
    r"|(?:tổng )?công ty(?=, (?:doanh|tập|tổng)))"
)
# "ngày được công nhận, chấp thuận hoặc được cấp chứng nhận"
_ONE_OF_A_LIST = re.compile(rf", (?!{_OPENINGS}(?!\w))(?:[^\s,.;]+ ){{1,3}}hoặc ")
_GOES_ON_MID = re.compile(
    r", (?!đồng thời|và|để|trừ|nếu|trường hợp|gửi|báo cáo|trình|trong đó|kèm|thì|bảo đảm|đảm bảo|theo)[^,]{1,40}$"
)
_NEXT_COUNT = re.compile(
    r" (?:trong (?:thời (?:gian|hạn)|vòng)|chậm nhất|không quá|tối đa) (?:là )?\(?\d"
    r"| và (?:trong quá trình|sau khi|trước khi) "
)
_IN_FORCE = re.compile(
    r"(?:ngày |khi )?(?:nghị quyết|nghị định|luật|thông tư|quyết định|quy định)(?!\w)[^.;]*? có hiệu lực(?: thi hành)?"
)
_ASIDE = re.compile(r" (?:để|nhằm|trừ (?:trường hợp|khi)) ")
_OTHER_ACT = re.compile(r" và (?:được|phải) ")
_MAIN_VERB = re.compile(r",? (?:có trách nhiệm|chịu trách nhiệm|có thể|có quyền|phải|thì|mà không|mà chưa) ")


def event_end(line: Line, start: int, *, leads: bool) -> int:
    """Return where the event that begins at `start` ends: "nhận đủ hồ sơ hợp lệ, [Sở Nội vụ …]".

    `leads` says that the time stands at the head of its clause, so that the one who must act comes after a comma; a
    name with commas of its own goes on in a capital that begins no name of a body.

    >>> line = Line.of("nhận ý kiến của Bộ Văn hóa, Thể thao và Du lịch, Ủy ban nhân dân cấp tỉnh gửi hồ sơ.")
    >>> line.written[: event_end(line, 0, leads=True)]
    'nhận ý kiến của Bộ Văn hóa, Thể thao và Du lịch'
    """
    text = line.text
    whole = False
    if in_force := _IN_FORCE.match(text, start, start + _LONGEST):
        return in_force.end()
    stop = _SENTENCE_ENDS.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    if verb := _MAIN_VERB.search(text, start, end):
        # Before the verb stands the one who must act; but "khi nhận được tố giác, tin báo thì …" may name none, and
        # "tổ chức, cá nhân khi phát hiện di vật, cổ vật có trách nhiệm …" has named him.
        whole = not leads or verb.group().strip() == "thì"
        end, leads = verb.start(), True
    if not leads and (other := _OTHER_ACT.search(text, start, end)):
        end = other.start()
    if aside := _ASIDE.search(text, start, end):
        end = aside.start()
    if count := _NEXT_COUNT.search(text, start, end):
        joined = text.rfind(" và ", start, count.start())
        end = joined if joined > start else count.start()
    commas = [start + found.start() for found in re.finditer(", ", text[start:end])]
    commas = [at for at in commas if _parts(line, at)]
    if leads:
        actors = [at for at in commas if _ACTOR.match(text, at + 2)]
        pauses = actors or ([] if whole else commas)
        end = next((at for at in actors if not _repeats(text, at)), (pauses or [end])[0])
    elif (commas := _without_lists(text, commas)) and not _GOES_ON_MID.match(text[commas[0] : end]):
        end = commas[0]
    return start + len(text[start:end].rstrip(" ,").removesuffix(" và").rstrip(" ,"))


def _parts(line: Line, comma: int) -> bool:
    """Tell whether a comma parts clauses, not the words of a name or of a pair."""
    following = line.written[comma + 2 : comma + 4]
    in_a_name = following.istitle() and not _ACTOR.match(line.text, comma + 2)
    listed = _ONE_OF_A_LIST.match(line.text, comma) or any(
        pair.end() > 18 for pair in _PAIRED.finditer(line.text[max(0, comma - 18) : comma + 18])
    )
    paired = any(pair.end() == comma for pair in _PAIR.finditer(line.text, max(0, comma - 18), comma + 14))
    return not in_a_name and not listed and not paired


def _without_lists(text: str, commas: list[int]) -> list[int]:
    """Leave out the commas of a list of short verbs: "xây dựng, cải tạo, sửa chữa các công trình"."""
    listed = {(one, two) for one, two in pairwise(commas) if text.count(" ", one + 2, two) <= 1}
    inside = {comma for pair in listed for comma in pair}
    return [comma for comma in commas if comma not in inside]


def _repeats(text: str, comma: int) -> bool:
    """Tell whether what follows a comma is one more of what stands before it: "số hộ nghèo, hộ cận nghèo"."""
    if text.endswith((" này", " đó"), 0, comma):
        return False  # "sau khi có ý kiến của cơ quan này, cơ quan quản lý …"
    if paper := _PAPER.match(text, comma + 2):
        return paper.group() in text[max(0, comma - 60) : comma]
    following = text[comma + 2 : comma + 20].split(" ")[0]
    return following in text[max(0, comma - 24) : comma].split()


# "1. ", "1.1 ", "a) ", "- ", "bước 2: "
_MARKS = r"(?:[-+•*]\s?|[a-zđ]\)\s?|(?:bước )?\d{1,3}(?:\.\d{1,3}){0,3}(?:[.):]\s?|\s)){0,4}$"
_CLAUSE_START = re.compile(rf"(?:^|[.;:|,]\s|(?<!\w)thì\s|\(|[-+•*]\s){_MARKS}")
_SENTENCE_START = re.compile(rf"(?:^|[.;:|]\s|[-+•*]\s){_MARKS}")
_MARKED = 24


def starts_clause(before: str) -> bool:
    """Tell whether nothing but a mark stands between the last pause and the place that `before` leads to."""
    return bool(_CLAUSE_START.search(_last_words(before)))


def starts_sentence(before: str) -> bool:
    """Tell whether a sentence or item begins at the place that `before` leads to."""
    return bool(_SENTENCE_START.search(_last_words(before)))


def _last_words(before: str) -> str:
    # What is cut off must not look like the beginning of a line.
    return before if len(before) <= _MARKED else "xx" + before[-_MARKED:]
