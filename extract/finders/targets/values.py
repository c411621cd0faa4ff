"""Values of targets: a number or a range of numbers with its unit and the words that compare ("ít nhất", "trở lên").

A value is read in three steps, each of them local: the number, the unit right after it, the comparing words right
before it. Nothing here says whether a value is a target: `finders.targets.signs` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.finders.targets.measures import Kind, Measure, read_measure
from extract.plan import Comparator


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a view: its place with the comparing words, where its number begins (`core`), and what it says.

    `compared` tells whether words compare it; `upper` is the upper bound of a range.
    """

    start: int
    end: int
    core: int
    kind: Kind
    comparator: Comparator
    number: float
    unit: str
    compared: bool = False
    upper: tuple[Comparator, float] | None = None

    @property
    def bounds(self) -> tuple[tuple[Comparator, float], ...]:
        """The comparator with the number; for a range both bounds."""
        first = (self.comparator, self.number)
        return (first, self.upper) if self.upper else (first,)


# "80,3", "1.250", "25.000,5"; a run of digits longer than any amount is none.
_NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?(?!\d)|\d{1,9}(?:[.,]\d{1,4})?(?!\d))"
_NUMBERS = re.compile(
    # Not inside a document number, a date, a fraction or a word.
    rf"(?<![\w/^%])(?<!\d[.,:-])(?P<low>{_NUMBER})"
    # "8,3 - 8,5%", "từ 50% đến 60%", "5.000 đến 6.000 lao động", "từ 60% đến dưới 70%"
    rf"(?:\s?(?:%\s?)?(?:-|đến|tới)\s?(?P<below>dưới |<\s?)?(?P<high>{_NUMBER}))?"
)
# The words right before a number that compare it.
_COMPARING: tuple[tuple[Comparator, str], ...] = (
    (">=", "tối thiểu|ít nhất|thấp nhất|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|không kém"),
    (">=", "không được dưới|không được thấp hơn|lớn hơn hoặc bằng|>=|≥"),
    ("<=", "tối đa|nhiều nhất|cao nhất|không quá|không vượt|không vượt quá|không hơn|không cao hơn|không lớn hơn"),
    ("<=", "không nhiều hơn|không được quá|không trên|tối đa không quá|không được vượt quá|chỉ không quá"),
    ("<=", "nhỏ hơn hoặc bằng|<=|≤"),
    (">", "trên|hơn|vượt|vượt mức|lớn hơn|cao hơn|nhiều hơn|>"),
    ("<", "dưới|thấp hơn|ít hơn|nhỏ hơn|xuống dưới|<"),
)
_PHRASES = {phrase: sign for sign, phrases in _COMPARING for phrase in phrases.split("|")}
# What a phrase may end in: reading backwards stops where no phrase goes on.
_ENDINGS = frozenset(" ".join(phrase.split()[at:]) for phrase in _PHRASES for at in range(len(phrase.split())))
# What may stand between them and the number: "tối thiểu phải đạt từ 80%", "tối thiểu tương ứng là 40%, 35%".
_BETWEEN = "là|phải|đạt|có|từ|khoảng|ở|mức|tương|ứng|lần|lượt|bằng|được"
_FILLERS = frozenset(_BETWEEN.split("|"))
_MOST_FILLERS = 4
_LONGEST_WORD = 10
_A_YEAR = re.compile(r"(?:19|20)\d\d")
# A number after one of these names and counts nothing: "Điều 5 điểm", "mức độ 3 dịch vụ", "năm 2025 huyện".
_NAMING = "năm|tháng|ngày|quý|số|điều|khoản|mục|lục|độ|thứ|kỳ|lần|bảng|mẫu|biểu|chương|phần|đoạn|hạng|tiết|câu"
_NUMBERED = frozenset(_NAMING.split("|"))
_UPWARDS = re.compile(r"[^,.;:()%\d]{0,30}?\btrở (?P<way>lên|xuống)\b")

# "thuộc nhóm 20 tỉnh, thành phố đứng đầu", "nằm trong top 3", "đứng thứ 5 trở lên", "xếp hạng thứ 12/34"
_RANK = re.compile(
    r"\b(?:(?:(?:thuộc|trong|vào|lọt|ở) )?(?:(?P<group>nhóm)|tốp|top) (?P<within>\d{1,2})"
    r"|(?:đứng|xếp|giữ|đạt|ở) (?:thứ hạng|vị trí|vị thứ|hạng|thứ)(?: thứ)? (?P<place>\d{1,3})(?:/\d{1,3})?)"
    r"(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
_RANKING = ("nhóm", "tốp", "top ", "thứ", "hạng", "vị trí")
# A bare "nhóm 3" is a class; a group to be in is one of somebody.
_OF_SOMEBODY = re.compile(
    r" (?:các )?(?:tỉnh|thành phố|địa phương|huyện|quận|xã|phường|bộ|ngành|đơn vị|cơ quan|sở|nước|quốc gia|dẫn đầu"
    r"|đứng đầu|cao nhất|đầu|cả nước|toàn quốc|toàn tỉnh)\b",
    re.IGNORECASE,
)


def read_values(text: str) -> list[Value]:
    """Return all values in a view's text, in text order.

    >>> [(one.comparator, one.number, one.unit) for one in read_values("đạt từ 50% trở lên, tăng ít nhất 02 lần/năm")]
    [('>=', 50.0, '%'), ('>=', 2.0, 'lần/năm')]
    >>> read_values("tăng từ 8,3 - 8,5%")[0].bounds
    (('>=', 8.3), ('<=', 8.5))
    """
    return sorted((*_measured(text), *_ranks(text)), key=lambda one: one.core)


def _measured(text: str) -> Iterator[Value]:
    for found in _NUMBERS.finditer(text):
        measure = read_measure(text, found.end())
        if measure is not None and found["high"] and number(found["low"]) >= number(found["high"]):
            # No range: "năm 2025 - 80%", an item before the number.
            yield _single(text, found.start("high"), found["high"], measure)
        elif measure is not None and found["high"]:
            yield _range(text, found, measure)
        elif measure is not None and not _is_numeral(text, found, measure):
            yield _single(text, found.start(), found["low"], measure)
        elif found["high"] and (lower := read_measure(text, found.end("low"))):
            yield _single(text, found.start(), found["low"], lower)  # "đạt 100% đến 2025"


def _is_numeral(text: str, found: re.Match[str], measure: Measure) -> bool:
    """Tell whether a number names: a year, an item, a level."""
    year, before = _A_YEAR.fullmatch(found["low"]) is not None, _word_before(text, found.start())[1]
    if measure.kind in (Kind.SHARE, Kind.MONEY):
        return year and before in ("năm", "đến", "vào")
    return year or before in _NUMBERED


def _single(text: str, at: int, written: str, measure: Measure) -> Value:
    start, sign = _compared(text, at)
    end, turned = _upwards(text, measure.end)
    sign = turned or sign
    return Value(start, end, at, measure.kind, sign or "=", number(written), measure.unit, sign is not None)


def _range(text: str, found: re.Match[str], measure: Measure) -> Value:
    start, sign = _compared(text, found.start())
    upper: tuple[Comparator, float] = ("<" if found["below"] else "<=", number(found["high"]))
    first: Comparator = ">" if sign == ">" else ">="
    low = number(found["low"])
    return Value(start, measure.end, found.start(), measure.kind, first, low, measure.unit, compared=True, upper=upper)


def _upwards(text: str, at: int) -> tuple[int, Comparator | None]:
    # Looking for the word first is cheap.
    if " trở " in text[at : at + 38] and (found := _UPWARDS.match(text, at)):
        return found.end(), ">=" if found["way"] == "lên" else "<="
    return at, None


def _compared(text: str, at: int) -> tuple[int, Comparator | None]:
    """Return where the words that compare a number begin, and what they say; "từ" alone is a lower bound."""
    start, since = at, None
    for _ in range(_MOST_FILLERS):
        before, word = _word_before(text, start)
        if word not in _FILLERS:
            break
        start, since = before, before if word == "từ" else since
    first, phrase = start, ""
    longest: tuple[int, Comparator] | None = None
    while True:
        first, word = _word_before(text, first)
        phrase = f"{word} {phrase}".rstrip()
        if not word or phrase not in _ENDINGS:
            break
        if sign := _PHRASES.get(phrase):
            longest = first, sign
    if longest:
        return longest
    return (at, None) if since is None else (since, ">=")


def _word_before(text: str, at: int) -> tuple[int, str]:
    """Return where the word before `at` begins, and the word in lower case, without a bracket that opens before it."""
    end = at - 1 if at and text[at - 1] == " " else at
    gap = text.rfind(" ", max(0, end - _LONGEST_WORD), end)
    word = text[gap + 1 if gap >= 0 else max(0, end - _LONGEST_WORD) : end].lstrip("([“\"'*")
    return end - len(word), word.lower()


def _ranks(text: str) -> Iterator[Value]:
    # Few texts rank anything, and looking for a word is cheap.
    folded = text.lower()
    if not any(word in folded for word in _RANKING):
        return
    for found in _RANK.finditer(text):
        if found["group"] and _OF_SOMEBODY.match(text, found.end()) is None:
            continue
        end, turned = _upwards(text, found.end())
        sign: Comparator = "<=" if turned or found["within"] else "="
        written = found["within"] or found["place"]
        yield Value(found.start(), end, found.end() - 1, Kind.RANK, sign, float(written), "hạng", compared=True)


def number(written: str) -> float:
    """Read a number as Vietnamese writes it: "1.000" is a thousand, "80,3" has a decimal comma; "80.3" is read too.

    >>> number("1.250"), number("80,3"), number("80.3")
    (1250.0, 80.3, 80.3)
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        return float(written.replace(".", "").replace(",", "."))
    return float(written.replace(",", "."))
