"""What a page carries beside the text: page numbers, running heads and feet, stamps of electronic signatures, notes."""

import re
from collections import Counter
from collections.abc import Sequence

from extract.readers.pages.page import PageContent, TextLine, median

_MARGIN = 0.11  # of the page's height, at the top and at the bottom
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# "Ký bởi: Cổng Thông tin điện tử Chính phủ", "Thời gian ký: 02.01.2023 09:12:45 +07:00"
_STAMP = re.compile(
    r"(?:Người ký|Ký bởi|Được ký bởi|Thời gian ký|Ngày ký|Cơ quan ký|Signed by|Email|Cơ quan)\s*:\s*\S"
    r"|Signature (?:Not )?(?:Verified|Valid)",
    re.IGNORECASE,
)
# The letterhead of a document, which begins another one inside the file: a plan under its decision.
_LETTERHEAD = re.compile(r"C[ỘO]NG H[ÒO][AÀ] X[ÃA] H[ỘO]I|ĐẢNG CỘNG SẢN")
_NOTE = re.compile(r"[\[(]?\d{1,3}[\])]?(?:\s|[^\W\d])|\*\s")
_SMALL = 0.9  # of the height of the body's words


def without_furniture(pages: Sequence[tuple[PageContent, list[TextLine]]]) -> list[list[TextLine]]:
    """Return the lines of each page without what stands on it only because it is a page."""
    margins = [_margins(page, lines) for page, lines in pages]
    seen = Counter(words for lines in margins for words in {_folded(line) for line in lines})
    often = max(2, len(pages) // 3)
    repeated = {id(line) for lines in margins for line in lines if _is_number(line) or seen[_folded(line)] >= often}
    return [[line for line in lines if id(line) not in repeated and not _is_stamp(line)] for _, lines in pages]


def _margins(page: PageContent, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines at the head and the foot of a page, but for those of a letterhead."""
    opening = next((i for i, line in enumerate(lines) if _LETTERHEAD.search(line.text)), len(lines))
    head = [line for line in lines[:opening] if _is_at_head(page, line)]
    return head + [line for line in lines if _is_at_foot(page, line)]


def _is_at_head(page: PageContent, line: TextLine) -> bool:
    return line.bottom < page.height * _MARGIN


def _is_at_foot(page: PageContent, line: TextLine) -> bool:
    return line.top > page.height * (1 - _MARGIN)


def _is_number(line: TextLine) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_stamp(line: TextLine) -> bool:
    return _STAMP.match(line.text) is not None


def _folded(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text.lower()).strip()


def body_height(pages: Sequence[Sequence[TextLine]]) -> float:
    """Return the height of most words outside tables."""
    return median([height for lines in pages for line in lines for height in [line.height] * len(line.words)])


def notes_apart(lines: Sequence[TextLine], height: float) -> tuple[list[TextLine], list[TextLine]]:
    """Return the lines of the body and those of the notes at the foot of the page, which are set smaller."""
    first = len(lines)
    while first and lines[first - 1].height < height * _SMALL:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return list(lines[:first]), list(lines[first:])
