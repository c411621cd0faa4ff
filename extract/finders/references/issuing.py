"""Words that name who issues a document, right after a mention ("… của Bộ trưởng Bộ Y tế") or before it.

Bodies with standard names come from the gazetteer; committees and Party bodies are put together from their parts; any
other body ends where the sentence goes on.
"""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from corpus.loader import bodies, provinces
from extract.finders.references.dates import DATE
from extract.finders.units.names import LEVEL_WORDS, PLACE
from models.normal import canonical


class Issuing(NamedTuple):
    """An issuer as written, where it begins, where its words end, and the date that stands with it, where one does."""

    issuer: str
    start: int
    end: int
    date: re.Match[str] | None = None


_PROVINCES = "|".join(sorted({re.escape(one.name) for one in provinces()}, key=len, reverse=True))
_LEVEL = rf"(?:\s+(?i:{LEVEL_WORDS}|TP\.?)(?:\s+(?:(?i:{_PROVINCES})(?!\w)|{PLACE}))?)"
# A person's office keeps the organisation's name: "Chủ tịch Ủy ban nhân dân tỉnh", "Bộ trưởng Bộ Y tế".
_OFFICE = (
    r"(?:(?i:(?:Phó\s+)?Chủ tịch|Bộ trưởng|Thứ trưởng|Thống đốc|Tổng Thanh tra|Chánh án|Viện trưởng|Thường trực"
    r"|Tổng cục trưởng|Cục trưởng|(?:Tổng )?Giám đốc|Chánh Văn phòng|Chánh Thanh tra|Trưởng ban|Thủ trưởng)\s+)?"
)
OFFICE = re.compile(rf"{_OFFICE[:-1]}(?=\S+\s)")
_COMPOSED = re.compile(
    _OFFICE + r"(?i:Thủ tướng Chính phủ|Thủ tướng|Chính phủ|Hội đồng Bộ trưởng|Chủ tịch nước|Tổng Kiểm toán nhà nước"
    r"|(?:Ủy|Uỷ) ban thường vụ Quốc hội|Quốc hội|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?"
    r"|Ban Chấp hành Trung ương(?: Đảng)?(?: khóa\s+[IVX]+)?|Trung ương Đảng|Văn phòng Chính phủ)(?![^\W\d_])"
    r"|" + _OFFICE + r"(?i:Ban Thường vụ |Ban Chấp hành |Thường trực |Văn phòng |Ban Tổ chức |Ủy ban Kiểm tra )?"
    rf"(?i:tỉnh|thành|huyện|quận|thị|đảng) [uủUỦ][yỷYỶ](?:\s+(?:(?:{_PROVINCES})(?!\w)|{PLACE}))?"
    r"|" + _OFFICE + r"(?i:(?:Đoàn đại biểu Quốc hội (?:và )?)?(?:Văn phòng\s+|VP\.?\s?)?"
    rf"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Hội đồng nhân dân)){_LEVEL}?"
)
_HEADS = (
    r"(?:Liên\s+)?(?:Bộ|Sở|Tổng cục|Cục|Vụ|Chi cục|Ban|Thanh tra|Ngân hàng|Kho bạc|Kiểm toán|Tòa án|Toà án|Viện"
    r"|Bảo hiểm|Văn phòng|Ủy ban|Uỷ ban|Hội đồng|Tổng|Trung tâm|Trường|Phòng|Công an|Thuế|Hải quan"
    r"|Hội|Đoàn|Liên đoàn|Quân|Đảng)"
)
_OTHER = re.compile(
    rf"{_OFFICE}{_HEADS}\s+[^,.;:()]{{2,90}}?"
    r"(?=\s+(?:về|quy định|ban hành|hướng dẫn|phê duyệt|tại|ngày|sửa đổi|công bố|đã|được|là|để)\b"
    rf"|\s+và\s+(?:các\b|[a-zđ]|Nghị|Quyết|Thông|Kế hoạch|Chỉ thị|Chương|Luật|{_HEADS}\b)|[,.;:()]|$)"
)
# Its task belongs to its name: "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ …".
_STEERING = re.compile(
    r"Ban (?:Chỉ đạo|chỉ đạo)\s+[^.;:()]{2,160}?(?=\s+(?:ban hành|quy định|tại|ngày|về việc)\b|[.;:()]|$)"
)
_OF = re.compile(r"[,;]?\s*(?i:của|do)\s+")
_ISSUED = re.compile(r"\s+ban hành(?! (?:Kế hoạch|Chương trình|Đề án|Quy|Danh|kèm))")
_PLACED = re.compile(rf"{_LEVEL}|\s+{PLACE}(?=[\s,.;:)]|$)")
_HEAD_AT = re.compile(rf"{_OFFICE}(?={_HEADS}\b|[A-ZĐ]{{2,}})")
_SUBMITS = re.compile(r"của\s+(?:(?:Giám đốc|Chánh|Trưởng|Thủ trưởng|Chủ nhiệm)\s+)?(?=[A-ZĐỦ])")
_AT = re.compile(r"\s+tại\s+(?:các\s+)?$")
_ACTS = re.compile(r"\s+(?:(?:đã|vừa|tiếp tục)\s+)?(?:có|ban hành|ký ban hành|ký|gửi|trình)\s+$")
# The last words of what the two patterns above end in: a look that spares most searches.
_BEFORE_MENTION = ("tại", "tại các", "có", "ban hành", "ký", "gửi", "trình")
_LONGEST = 120
_WORD = re.compile(r"[^\s,.;:()]+")
_LETTER_AFTER = re.compile(r"[^\W\d_]")


@cache
def _known() -> dict[str, int]:
    """Folded names and short forms of bodies → number of their words."""
    names = {name for body in bodies() for name in (body.name, *body.aliases, *body.abbreviations)}
    return {canonical(name): len(_WORD.findall(name)) for name in names}


@cache
def _longest_known() -> int:
    return max(_known().values())


def issuer_after(text: str, at: int) -> Issuing | None:
    """Read "của …" or "do … ban hành" at offset `at`.

    >>> issuer_after("Thông tư số 5 của Bộ trưởng Bộ Dân tộc và Tôn giáo về", 13)
    Issuing(issuer='Bộ trưởng Bộ Dân tộc và Tôn giáo', start=18, end=50, date=None)
    """
    opening = _OF.match(text, at)
    if opening is None:
        return None
    end = name_end(text, opening.end())
    if end is None:
        return None
    issued = _ISSUED.match(text, end)
    return Issuing(text[opening.end() : end].rstrip(), opening.end(), issued.end() if issued else end)


def name_end(text: str, at: int, stop: int | None = None) -> int | None:
    """Return where the name of the body that begins at `at` ends, at `stop` at the latest; None where none begins."""
    stop = len(text) if stop is None else stop
    if composed := _COMPOSED.match(text, at, stop):
        end = composed.end()
        # "Văn phòng Chính phủ" is in the list, "Thanh tra Chính phủ" is another body.
        if not _LETTER_AFTER.match(text, end):
            return end
    head = _HEAD_AT.match(text, at, stop)
    if head is None:
        return None
    known = _known_end(text[head.end() : min(stop, head.end() + _LONGEST)], head.end())
    if known is not None:
        placed = _PLACED.match(text, known, stop)
        return placed.end() if placed else known
    other = _STEERING.match(text, at, stop) or _OTHER.match(text, at, stop)
    return other.end() if other else None


def _known_end(written: str, at: int) -> int | None:
    """Where the longest standard name that `written` begins with ends in the text, in which it begins at `at`."""
    words = [found.end() for found in islice(_WORD.finditer(written), _longest_known())]
    folded = canonical(written)
    ends = [found.end() for found in islice(_WORD.finditer(folded), _longest_known())]
    if len(words) != len(ends):
        return None
    return next(
        (at + end for end, fold in zip(reversed(words), reversed(ends), strict=True) if folded[:fold] in _known()), None
    )


def issuer_before(text: str, start: int) -> Issuing | None:
    """Read who issues in the words before a mention that begins at `start`.

    "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình …" names the unit that submits; "Ngày 15/7/2021, Chính phủ ban
    hành Nghị quyết …" also the day.
    """
    first = max(0, start - _LONGEST)
    tail = text[max(0, start - len("ban hành ")) : start].rstrip()
    if not tail.endswith(_BEFORE_MENTION):
        return None
    if at := _AT.search(text, first, start):
        for opening in reversed(list(_SUBMITS.finditer(text, first, at.start()))):
            if name_end(text, opening.end(), start) == at.start():
                return Issuing(text[opening.end() : at.start()], opening.end(), start)
        return None
    if acts := _ACTS.search(text, first, start):
        return _acting(text, first, acts.start(), start)
    return None


def _acting(text: str, first: int, end: int, start: int) -> Issuing | None:
    for word in _CAPITALISED.finditer(text, first, end):
        if name_end(text, word.start(), start) == end:
            date = next(_DATED.finditer(text, first, word.start()), None)
            beside = date is not None and not text[date.end() : word.start()].strip(" ,")
            return Issuing(text[word.start() : end], word.start(), start, date if beside else None)
    return None


_DATED = re.compile(rf"(?P<day>{DATE})")
_CAPITALISED = re.compile(r"(?<![^\W\d_])[^\W\d_a-z][^\s,.;:()]*")
