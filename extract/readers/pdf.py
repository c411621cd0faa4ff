"""PDF files: words and ruling lines of each page through pdfplumber, pages without words through the scan reader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extract.errors import DamagedFileError
from extract.limits import Limits
from extract.page_picture import page_picture
from extract.readers.content import Grid, PageSize
from extract.readers.legacy import font_encoding, to_unicode
from extract.readers.pages.assembly import nodes_of
from extract.readers.pages.cells import Tolerance, tables_of, too_dense
from extract.readers.pages.file import BoundedPage, damage_told, pages_of
from extract.readers.pages.page import PageContent, Word, median
from extract.readers.rendering import render
from extract.readers.scans.numerals import renumbered
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import DPI
from extract.source import Source

READER = "pdf/1"

_FEWEST_WORDS = 5
_SAMPLE = 400
_LEAST_PLAUSIBLE = 0.7
# `(cid:7)` is what pdfminer gives for a letter that the font has no Unicode for.
_PLAUSIBLE = re.compile(
    r"(?!\S*\(cid:\d)(?:[\W\d_]*|\W*[A-ZĐ&]{2,8}\W*|[\W\d_]*[a-zà-ỹđ]{1,7}[\W\d_]*|\S*\d\S*)", re.IGNORECASE
)
_WORD_GAP = 0.15  # of the letters' size
_JOINED = 0.1  # of the letters' size
_MOST_MARKS = 200
_A4, _A2 = 842, 1684  # points of the longer side
_SMALLEST = 3  # points
_RAISED = 0.75  # of the letters beside it: the mark of a note


def read_pdf(data: bytes, limits: Limits) -> Source:
    """Read a PDF file.

    Raises EncryptedFileError, DamagedFileError or TooLargeError where it cannot be read.
    """
    pages = list(_pages(data, limits))
    nodes = nodes_of(pages)
    if any(page.scanned for page in pages):
        nodes = [renumbered(node) if isinstance(node, Grid) else node for node in nodes]
    warnings = [warning for page in pages for warning in page.warnings]
    source = render(nodes, READER, pages=[_size(page) for page in pages], warnings=warnings)
    upright = {page.number: page for page in pages}
    places = (replace(place, box=upright[place.box.page].lying(place.box)) for place in source.places)
    return replace(source, places=tuple(places))


def _size(page: PageContent) -> PageSize:
    width, height = (page.height, page.width) if page.turned in (90, 270) else (page.width, page.height)
    return PageSize(page.number, width, height)


def _pages(data: bytes, limits: Limits) -> Iterator[PageContent]:
    for page in pages_of(data, limits):
        with damage_told():
            read = _page(page)
            reads_well = _reads_well(page, read.words)
        yield read if reads_well else _scanned(data, read)
        page.close()


def _page(page: BoundedPage) -> PageContent:
    words = tuple(_words(page))
    tables = None if page.has_too_many_paths else tables_of(page.edges, Tolerance())
    warnings = () if tables is not None else (too_dense(page.page_number),)
    return PageContent(page.page_number, float(page.width), float(page.height), words, tables or (), warnings=warnings)


def _in_unicode(chars: Sequence[dict[str, Any]]) -> None:
    """Give the letters of fonts in a legacy encoding (.VnTime, VNI-Times) their Unicode, in place."""
    encodings = {name: font_encoding(name) for name in {char["fontname"] for char in chars}}
    if not any(encodings.values()):
        return
    for char, following in zip(chars, [*chars[1:], None], strict=False):
        encoding = encodings[char["fontname"]]
        if encoding is None or not char["text"]:
            continue
        if encoding == "vni" and following is not None and following["fontname"] == char["fontname"]:
            both = to_unicode(char["text"] + following["text"], encoding)
            if len(both) == 1:  # a letter and its mark
                char["text"], following["text"] = both, ""
                continue
        char["text"] = to_unicode(char["text"], encoding)


def _reads_well(page: Any, words: Sequence[Word]) -> bool:
    """Tell whether the words that a file gives for a page are those that stand on it.

    A scan has none, or such as another program read in it badly; a font without a table of its letters gives signs.
    """
    if len(words) < _FEWEST_WORDS:
        return not page.images
    sample = words[:_SAMPLE]
    return sum(_PLAUSIBLE.fullmatch(word.text) is not None for word in sample) >= len(sample) * _LEAST_PLAUSIBLE


def _scanned(data: bytes, page: PageContent) -> PageContent:
    """Read the picture of a page; one that is larger than any paper of an office as if it were of A4.

    Such pages come of programs that make a point of each pixel of a picture.
    """
    if min(page.width, page.height) < _SMALLEST:
        raise DamagedFileError(f"tệp PDF hỏng: trang {page.number} không có kích thước")
    longest = max(page.width, page.height)
    reduced = _A4 / longest if longest > _A2 else 1.0
    picture = page_picture(data, page.number, dpi=DPI * reduced, grey=True)
    if picture is None:
        raise DamagedFileError(f"tệp PDF hỏng: không vẽ được trang {page.number}")
    read = scanned_page(picture, page.number, page.width * reduced, page.height * reduced)
    if reduced == 1.0:
        return read
    warning = f"trang {page.number} là ảnh khổ rất lớn, đọc như khổ A4: chữ nhỏ có thể đọc sai"
    return replace(read.enlarged(1 / reduced), warnings=(*read.warnings, warning))


def _words(page: Any) -> list[Word]:
    """Return the words of a page; the raised marks of notes are left out."""
    _in_unicode(page.chars)
    words = [
        Word(raw["text"], raw["x0"], raw["top"], raw["x1"], raw["bottom"], raw["size"])
        for raw in page.extract_words(x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
        if raw["text"]
    ]
    small = _RAISED * median([word.size for word in words])
    marks = [word for word in words if word.size < small and word.text.isdecimal()][:_MOST_MARKS]
    raised = {id(mark) for mark in marks if any(_raises(mark, word) for word in words)}
    return [word for word in words if id(word) not in raised]


def _raises(mark: Word, word: Word) -> bool:
    """Tell whether a small number stands right behind a word and above its foot."""
    beside = -0.5 < mark.x0 - word.x1 < word.size * _JOINED + 1
    return beside and mark.size < word.size and word.top - word.size / 2 < mark.top and mark.bottom < word.bottom - 1
