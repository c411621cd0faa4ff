"""What a clause says of a target beside its value: what is measured, by which year, for which level, up or down."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.loader import abbreviations
from extract.finders.targets.values import Value
from extract.plan import Trend
from models.view import Span

_LONGEST = 600  # characters of a clause that say what is measured
_BRACKET = re.compile(r"\([^()]*\)")
# What stands before a value and says nothing of what is measured.
_SETS_VALUE = re.compile(
    r"(?:(?<!\w)(?:phấn đấu|tối thiểu|ít nhất|đạt|từ|trên|tương ứng|lần lượt|là|còn|xuống|lên|tối đa|không quá|khoảng"
    r"|bằng|mức|và|(?:đến|vào|trong)(?: hết| cuối)? (?:năm )?\d{4}|năm \d{4})\s*|[:,]\s*)+$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:phấn đấu|hoàn thành|đến (?:hết |cuối )?năm \d{4},?)\s+", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b[A-ZĐ][A-ZĐ&]{1,9}\b(?! Index)")
_TWICE = re.compile(r"\b(chỉ số|dịch vụ công) \1\b", re.IGNORECASE)  # "Chỉ số PCI" written out

# "đến năm 2025", "vào cuối năm 2030", "giai đoạn 2021-2025", "đến 2030"; "năm 2025 đạt", "Năm 2026, …"; the
# bare year of a name ("Kế hoạch … năm 2022 của …") is none.
_BY_YEAR = re.compile(
    r"(?<!\w)(?:(?:đến|vào|trong|tới|hết|cuối|trước|cả)(?: hết| cuối)? (?:năm )?"
    r"|giai đoạn (?:từ )?(?:năm )?\d{4} ?(?:-|đến) ?(?:năm )?"
    r"|(?<!so với )(?<!so sánh )(?<!cố định )năm "
    r"(?=\d{4}(?: (?:đạt|là|tăng|giảm|còn|phấn đấu|có)(?!\w)|[:,)]| \(| *$)))"
    r"(?P<year>(?:19|20)\d\d)(?![\d%])",
    re.IGNORECASE,
)
_REACH = 160  # characters from a value to the year it is for
_LEVEL = r"(?P<level>trung ương|bộ|tỉnh|huyện|xã(?! hội))(?!\w)"
_OF_LEVEL = re.compile(
    rf"(?<!\w)(?<!cung )(?:cấp|tại|ở|UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: cấp)? {_LEVEL}", re.IGNORECASE
)
_ONE_LEVEL = r"(?:cấp )?(?:trung ương|bộ|tỉnh|huyện|xã)"
_LEVELS = re.compile(rf"(?<!\w){_ONE_LEVEL}(?:(?:, và |, | và ){_ONE_LEVEL}){{1,4}}(?!\w)", re.IGNORECASE)
_EACH_YEAR = re.compile(r"(?:mỗi|hằng|hàng|từng) năm|bình quân(?: \w+){0,2} năm|/năm", re.IGNORECASE)

# "tăng tối thiểu 20%", "cắt giảm ít nhất 20% …", "giảm bình quân 2%/năm": the value is how much, not how far
_CHANGES_BY = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|gấp)|(?P<down>giảm|rút ngắn|tinh giản|tiết kiệm))"
    r"(?: (?:thêm|bình quân|trung bình|(?:mỗi|hằng|hàng) năm|đạt|được)){0,3} ?$",
    re.IGNORECASE,
)
# "tốc độ tăng trưởng GRDP đạt 8%", "tăng trưởng kinh tế 8%"
_GROWS = re.compile(r"(?<!\w)(?:tăng trưởng|tốc độ tăng)(?!\w)[^,;:%]{0,80}$", re.IGNORECASE)
_TURNS = re.compile(r"(?<!\w)(?:(?P<up>tăng)|(?P<down>giảm))(?!\w)[^,;:%]{0,80}$", re.IGNORECASE)


def subject(clause: str, values: Sequence[Span]) -> str:
    """Return what is measured: the clause without its values and the words that set them, short forms written out.

    >>> subject("Phấn đấu đạt ít nhất 90% TTHC được số hóa", [(13, 24)])
    'thủ tục hành chính được số hóa'
    """
    kept, at = "", 0
    for start, end in values:
        if start >= _LONGEST:
            break
        kept, at = _SETS_VALUE.sub(" ", kept + clause[at:start]) + " ", end
    bare = _BRACKET.sub("", kept + clause[at : max(at, _LONGEST)])
    bare = _OPENS.sub("", " ".join(bare.split()).strip(" ,.;:-+*"))
    return written_out(bare.strip(" ,.;:-+*")) or clause


def written_out(text: str) -> str:
    """Return a text with its short forms written out: "100% TTHC"."""
    full = _SHORT_FORM.sub(lambda found: _full_forms().get(found.group(), found.group()), text)
    return _TWICE.sub(r"\1", full)


@cache
def _full_forms() -> dict[str, str]:
    full: dict[str, str] = {}
    for short, long in abbreviations():
        full.setdefault(short, long)
    return full


def year_of(text: str, span: Span, value: Value, above: Sequence[str], this_year: int | None) -> int | None:
    """Return the year by which or in which a value is to be reached: from the words beside it, else from above.

    `span` is its clause; `above` are lead-in and headings, nearest first. A year before `this_year`, the document's, is
    one that something is compared with.
    """
    start, end = span
    beside = (
        _years(text, max(start, value.start - _REACH), value.start)[-1:]
        or _years(text, value.end, min(end + 1, value.end + _REACH))[:1]
        or _years(text, max(0, value.start - _REACH), value.start)[-1:]
    )
    found = [year for year in beside if this_year is None or year >= this_year]
    return found[0] if found else year_above(above)


def year_above(above: Sequence[str]) -> int | None:
    """Return the year that the nearest of a lead-in and headings names: "MỤC TIÊU ĐẾN NĂM 2025"."""
    return next((years[-1] for title in above if (years := _years(title, 0, len(title)))), None)


def _years(text: str, start: int, end: int) -> list[int]:
    return [int(found["year"]) for found in _BY_YEAR.finditer(text, start, end)]


def levels_of(clause: str, count: int) -> tuple[str | None, ...]:
    """Return for each of the `count` values of a clause the level it is for, as the words say, else None.

    >>> levels_of("tối thiểu tương ứng là 40%, 35% đối với kết quả của huyện, cấp xã", 2)
    ('huyện', 'xã')
    """
    for listed in _LEVELS.finditer(clause) if count > 1 else ():
        each = tuple(found["level"].lower() for found in re.finditer(_LEVEL, listed.group(), re.IGNORECASE))
        if len(each) == count:
            return each
    named = {found["level"].lower() for found in _OF_LEVEL.finditer(clause)}
    return (named.pop() if len(named) == 1 else None,) * count


def trend_of(text: str, start: int, value: Value) -> Trend | None:
    """Return whether the value is how much something rises or falls; None where it is what is reached."""
    window = max(start, value.start - 100)
    before = text[window : value.start]
    found = _CHANGES_BY.search(before)
    if found is None and value.unit.endswith("/năm"):
        found = _TURNS.search(before)
    if found:
        return "increase" if found["up"] else "decrease"
    return "increase" if _GROWS.search(before) else None


def unit_of(text: str, start: int, end: int, value: Value, trend: Trend | None) -> str:
    """Return the unit; a share that rises or falls every year is one a year: "mỗi năm tăng tối thiểu 20%"."""
    if trend is None or value.unit != "%":
        return value.unit
    yearly = _EACH_YEAR.search(text, max(start, value.start - _REACH), min(end, value.end + 40))
    return "%/năm" if yearly else "%"
