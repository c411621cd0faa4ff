"""Lines of prose to paragraphs: what a line or page break cut is joined again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from extract.source import Block


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the line ends, white space at its end left out."""
        return self.start + len(self.text.rstrip())


_DRESS = "*#_> \t\u00a0"
# What begins a paragraph of its own: markers of lists and headings, and the fixed openings of administrative documents.
MARKER = re.compile(
    r"(?:(?:[-+•–●▪](?=\s|\d|[^\W\d_])\s*)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s|[^\W\d_])|\d{1,2}[.)/](?=\s|[^\W\d_])"
    r"|[a-zđ]{1,2}[)](?=\s)|[IVX]{1,5}(?:[.)]|/(?![a-z]))(?=\s|[^\W\d_]))"
    r"|[-+•–●▪](?=\s|\d|[^\W\d_])|\*(?=\s))"
)
_OPENING = re.compile(
    r"(?:Điều \d|Phụ lục|PHỤ LỤC|Chương [IVX\d]|Phần|Mục [IVX\d]|Nơi nhận|Căn cứ|Theo đề nghị|Xét "
    r"|Số\s*:|\(|TM\.|KT\.|TL\.|\|)"
)
_CLOSED = frozenset('.;:!?…”"/')
_CONNECTIVE = re.compile(r"(?:,|\b(?:của|và|tại|về|với|các|cho|theo|ngày|trong|đến|từ|do|là|hoặc))$")
_AND = re.compile(r"VÀ\s")
_DATE_TAIL = re.compile(r"\d{1,5}/[\dA-ZĐ]")
_NUMBER_TO_COME = re.compile(
    r"(?:.*\s)?[Ss]ố\s*:?"
)  # a line that ends before the number; bold that goes on is joined as well
# "… KÈM THEO NGHỊ QUYẾT" and, on the next line, "SỐ 09/2022/NQ-HĐND"
_KIND_AT_END = re.compile(
    r"\b(?:nghị quyết|nghị định|quyết định|thông tư|kế hoạch|chỉ thị|luật|công văn|tờ trình|thông báo|chương trình)$",
    re.IGNORECASE,
)
_LETTERHEAD = 45  # characters that a line of a letterhead or a kind in capitals stays under
_CUT_SYMBOL = re.compile(
    r"\d[a-zđ]?[-/](?:(?:19|20)\d\d/)?(?:[A-ZĐ]{1,5}-)?$"
)  # "30/2020/NĐ-" and, on the next line, "CP"
_NUMBER_AHEAD = re.compile(r"số\s+\d", re.IGNORECASE)
# Lines of a hard-wrapped text are about this long at most; longer ones are paragraphs of their own.
_WRAP = 130
_FULL = 0.7
# Among lines that stand together, the share that begins in lower case: under .1 in texts with a paragraph a line, over
# .5 in hard-wrapped ones.
_WRAPPED = 0.4
_FEWEST = 20
_SAMPLE = 2000  # lines that tell


def usual_width(lines: Iterable[str]) -> int:
    """Return how long a line must about be to go on in a next one that begins with a capital; blank lines are empty.

    That is the width of the page, which nine of ten lines do not pass. Where most lines that stand together go on in
    lower case, the text is hard-wrapped between blank lines, and all lines that stand together are one paragraph: 0.
    """
    listed = list(islice(lines, _SAMPLE))
    pairs = goes_on = 0
    for line, following in pairwise(listed):
        if line.strip(_DRESS) and (after := following.strip(_DRESS)):
            pairs += 1
            goes_on += after[0].islower()
    if goes_on > pairs * _WRAPPED and pairs >= _FEWEST:
        return 0
    widths = sorted(len(line) for line in listed if line)
    return widths[len(widths) * 9 // 10] if widths else 0


def paragraphs(lines: Iterable[Line | None], width: int) -> Iterator[Block]:
    """Group a run of lines into paragraphs; None stands for a blank line."""
    current: list[Line] = []
    blank = False
    for line in lines:
        if line is None:
            blank = True
            continue
        in_list = blank and bool(current) and current[0].text.strip(_DRESS).startswith("Nơi nhận")
        if current and (in_list or not continues(current[-1].text, line.text, blank=blank, width=width)):
            yield _block(current)
            current = []
        current.append(line)
        blank = False
    if current:
        yield _block(current)


def continues(line: str, following: str, *, blank: bool, width: int) -> bool:
    """Tell whether a line goes on in the next one; `blank` says that blank lines stand between them."""
    before, after = line.strip(_DRESS), following.strip(_DRESS)
    if not blank and (_NUMBER_TO_COME.fullmatch(before) or _opens_bold(line)):
        return bool(after)
    if _CUT_SYMBOL.search(before) and after[:1].isupper():
        return True
    if not blank and _KIND_AT_END.search(before) and _NUMBER_AHEAD.match(after):
        return True
    if (
        not before
        or not after
        or before[-1] in _CLOSED
        or before == "|"
        or MARKER.match(after)
        or _OPENING.match(after)
    ):
        return False
    if before.isupper() and after.isupper() and _AND.match(after):
        return True  # "SỞ THÔNG TIN" over "VÀ TRUYỀN THÔNG"
    if before.isupper() != after.isupper() and before.isupper():
        return False
    if after[0].islower() or _DATE_TAIL.match(after):
        return len(before) > 3
    if _CONNECTIVE.search(before):
        return not before.isupper()
    if blank or width > _WRAP or len(line) < width * _FULL:
        return False
    # A title in capitals goes on over its lines, a letterhead of two lines does not.
    cut = len(before) > _LETTERHEAD or " " not in before  # "PHÁT" over "ĐỘNG PHONG TRÀO"
    return not after.isupper() or (width == 0 and before.isupper() and cut)


def _opens_bold(text: str) -> bool:
    """Bold that begins with the line and goes on in the next one."""
    return text.lstrip().startswith("**") and text.count("**") % 2 == 1


def _block(lines: list[Line]) -> Block:
    first = lines[0]
    lead = len(first.text) - len(first.text.lstrip(_DRESS))
    found = MARKER.match(first.text.lstrip(_DRESS))
    marker = found.group().strip() if found else ""
    start = first.start + lead
    body = start + (found.end() if found else 0)
    rest = first.text[body - first.start :]
    body += len(rest) - len(rest.lstrip(" \t\u00a0*"))
    end = lines[-1].end
    return Block(start, end, marker, min(body, end))
