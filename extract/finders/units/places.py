"""Where an organisation stands, in the words behind its name: its level and place, or the levels of a class of them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from corpus.loader import provinces
from extract.finders.units.text import Words

# Levels of administration (cấp hành chính); "xã hội" is none.
LEVEL: Final = (
    r"(?:thành phố(?! thông minh)|thị xã|thị trấn|đặc khu|tỉnh(?! (?:lộ|lỵ|táo))|tp(?: \.)?|huyện|quận|phường"
    r"|xã(?! (?:hội|viên)\b))(?= )"
)
_RANK = r"(?:tỉnh|huyện|xã|cơ sở|phường|thành phố)(?= )(?<!xã(?= hội))"
# Levels that make a class of the organisations named before them. Real lines beside each.
_REFORM = r"(?:hợp nhất|sáp nhập|sắp xếp)"
_CLASS_TAIL: Final = re.compile(
    r"(?:"
    # "Ủy ban nhân dân của các đơn vị hành chính cấp xã", "của địa phương sau khi sáp nhập"
    r"của (?:các )?đơn vị hành chính(?: cấp (?:tỉnh|huyện|xã))?"
    rf"|của địa phương(?: sau khi {_REFORM}(?: , {_REFORM})?)?|"
    # "Hội đồng nhân dân các cấp", "Sở Tài chính cùng cấp", "cơ quan nhà nước cấp trên"
    r"các cấp(?: (?:của|ở) (?:tỉnh|huyện|xã|thành phố))?|cùng cấp|địa phương|cấp (?:trên|dưới)(?: trực tiếp)?"
    r"|(?:cấp )?quân khu(?: và tương đương)?(?! \d| [ivxl]+ )"
    # "Ủy ban nhân dân cấp huyện, cấp xã", "cấp tỉnh, huyện"
    rf"|(?:ở )?(?:các )?cấp {_RANK}(?: (?:,|và|hoặc|/) cấp {_RANK}| (?:,|và) {_RANK}){{0,6}}"
    # "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương", "UBND các huyện, thị xã, thành phố", "UBND xã, phường"
    rf"|(?:của )?(?:các )?{LEVEL}(?: (?:,|và|hoặc|/|-|, và) (?:các )?(?:cấp )?{LEVEL}){{1,8}}"
    r"(?: trực thuộc (?:trung ương|tw))?(?: thuộc (?:tỉnh|thành phố)(?= ))?(?: được chọn thí điểm)?"
    rf"|các {LEVEL}(?: trực thuộc (?:trung ương|tw))?"
    r"|(?:tỉnh|thành phố) trực thuộc (?:trung ương|tw)"
    r")(?= )"
)
_OF_UNITS: Final = re.compile(r"của (?:các )?đơn vị hành chính(?: cấp (?:tỉnh|huyện|xã))?(?= )")
# Levels of a council or a fund that are no class: "Hội đồng thẩm định cấp chuyên ngành"
_COUNCIL_TAIL: Final = re.compile(r"cấp (?:chuyên ngành|cơ sở|bộ|quốc gia|nhà nước|trường|đại học|khu vực|vùng)(?= )")
# "Hội đồng Thi đua - Khen thưởng của đơn vị": of any of them
_OF_ANYBODY: Final = re.compile(
    r"(?:của|thuộc) (?:các )?(?:cơ quan|đơn vị|địa phương|tổ chức)(?: (?:,|và) (?:đơn vị|địa phương|tổ chức)){0,3}"
    r"(?= (?:[,.;:()]|có|đã|được|họp|xét|về|để|do|theo|và|tại|đề nghị|trong|phải|sẽ|là) |\s*$)"
)
_LEVEL: Final = re.compile(LEVEL)
_OF_LEVEL: Final = re.compile(rf"của (?={LEVEL})")
_LONGEST_PLACE = 5
# Provinces of 1975 to 1996, divided since.
_OLD = (
    "Hà Tây, Hà Sơn Bình, Hà Nam Ninh, Nam Hà, Hà Bắc, Hải Hưng, Vĩnh Phú, Bắc Thái, Hà Tuyên, Hoàng Liên Sơn, "
    "Cao Lạng, Nghệ Tĩnh, Bình Trị Thiên, Quảng Nam - Đà Nẵng, Nghĩa Bình, Phú Khánh, Thuận Hải, Gia Lai - Kon Tum, "
    "Sông Bé, Cửu Long, Minh Hải, Đắc Lắc, Đăk Lăk, Đăk Nông, Thừa Thiên - Huế, Vũng Tàu - Côn Đảo"
)


def class_tail(words: Words, i: int) -> int:
    """Return the number of the word after levels that make a class, `i` where there are none."""
    found = words.match(_CLASS_TAIL, i)
    if found is None:
        return i
    end = words.after(found)
    if further := words.match(_OF_UNITS, end):
        return words.after(further)
    if not words.is_capital(end) or words.is_set_in_capitals(end) or end in words.line_starts:
        return end
    # "các xã, phường, đặc khu Cồn Cỏ": the last of them is named, but "xã, phường Tân Lập" is one place.
    return proper_name(words, end) if words.word(i) in ("các", "cấp") else end


def council_tail(words: Words, i: int) -> int:
    """Return the number of the word after the level of a council, `i` where there is none."""
    found = words.match(_COUNCIL_TAIL, i)
    return words.after(found) if found else i


def of_anybody(words: Words, i: int) -> int:
    """Return the number of the word after owners that are no one's name ("của đơn vị"), `i` where there are none."""
    found = words.match(_OF_ANYBODY, i)
    return words.after(found) if found else i


def place_tail(words: Words, i: int) -> int:
    """Return the number of the word after a level and its place ("tỉnh", "huyện Tây Hòa"), `i` where there is none."""
    of = words.match(_OF_LEVEL, i)
    start = words.after(of) if of else i
    found = words.match(_LEVEL, start)
    if found is None:
        return i
    end = words.after(found)
    if (stop := proper_name(words, end)) > end:
        return stop
    return end - 1 if words.low[end - 1] == "." else end


def proper_name(words: Words, i: int) -> int:
    """Return the number of the word after a place name that begins at word `i`, `i` where there is none.

    The name of a province is known; of any other place the words with capitals are the name, in a line of capitals what
    is left of the line.
    """
    if (end := province_at(words, i)) > i:
        return end
    if words.word(i).isdigit():  # "Quận 1", "phường 12"
        return i + 1
    if words.is_set_in_capitals(i):
        return _to_line_end(words, i)
    end = i
    if _opens_other(words, i):
        return i
    while end < len(words) and end - i < _LONGEST_PLACE and words.is_capital(end) and not words.is_short_form(end):
        end += 1
        if words.word(end) == "-" and words.is_capital(end + 1) and not _opens_other(words, end + 1):
            end += 1
        elif _opens_other(words, end):
            break
    return end


def _opens_other(words: Words, i: int) -> bool:
    return words.word(i) in ("sở", "ủy", "ubnd", "hđnd", "hội", "văn", "phòng", "công", "ban", "chủ", "giám")


def _to_line_end(words: Words, i: int) -> int:
    end = i
    while end < len(words) and end - i < _LONGEST_PLACE and (end == i or end not in words.line_starts):
        if not words.written[end].isalpha() or _opens_other(words, end):
            break
        end += 1
    return end if end == len(words) or end in words.line_starts or not words.written[end].isalpha() else i


def province_at(words: Words, i: int) -> int:
    """Return the number of the word after the name of a province that begins at word `i`, else `i`."""
    if not words.is_capital(i):
        return i
    for name in _provinces().get(words.low[i], ()):
        if words.low[i : i + len(name)] == list(name):
            return i + len(name)
    return i


@cache
def _provinces() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Names of provinces, past and present, by their first word, longest first."""
    by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in (*(one.name for one in provinces()), *_OLD.split(","), "HCM"):
        words = tuple(Words.of(name).low)
        by_word[words[0]].add(words)
    return {word: sorted(names, key=len, reverse=True) for word, names in by_word.items()}


@cache
def initials_of(province: str) -> str:
    """Return the initials by which offices write a province: "HP".

    >>> initials_of("Hải Phòng")
    'HP'
    """
    return "".join(word[0] for word in Words.of(province).written if word.isalpha()).upper()
