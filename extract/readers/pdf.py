"""PDF files: words and ruling lines of each page through pdfplumber, pages without words through the scan reader."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.errors import DamagedFileError, EncryptedFileError, TooLargeError
from extract.limits import Limits
from extract.page_picture import page_picture
from extract.readers.content import Grid, PageSize
from extract.readers.legacy import font_encoding, to_unicode
from extract.readers.pages.assembly import nodes_of
from extract.readers.pages.page import PageContent, Rectangle, Word, median
from extract.readers.rendering import render
from extract.readers.scans.numerals import renumbered
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import DPI
from extract.source import Source

READER = "pdf/1"

_FEWEST_WORDS = 5
_SAMPLE = 400
_LEAST_PLAUSIBLE = 0.7
_PLAUSIBLE = re.compile(r"[\W\d_]*|\W*[A-ZĐ&]{2,8}\W*|[\W\d_]*[a-zà-ỹđ]{1,7}[\W\d_]*|\S*\d\S*", re.IGNORECASE)
_WORD_GAP = 0.15  # of the letters' size
_JOINED = 0.1  # of the letters' size
_MOST_MARKS = 200
_RAISED = 0.75  # of the letters beside it: the mark of a note


def read_pdf(data: bytes, limits: Limits) -> Source:
    """Read a PDF file.

    Raises EncryptedFileError, DamagedFileError or TooLargeError where it cannot be read.
    """
    pages = list(_pages(data, limits))
    nodes = nodes_of(pages)
    if any(page.scanned for page in pages):
        nodes = [renumbered(node) if isinstance(node, Grid) else node for node in nodes]
    source = render(nodes, READER, pages=[_size(page) for page in pages])
    upright = {page.number: page for page in pages}
    places = (replace(place, box=upright[place.box.page].lying(place.box)) for place in source.places)
    return replace(source, places=tuple(places))


def _size(page: PageContent) -> PageSize:
    width, height = (page.height, page.width) if page.turned in (90, 270) else (page.width, page.height)
    return PageSize(page.number, width, height)


def _pages(data: bytes, limits: Limits) -> Iterator[PageContent]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
            if count > limits.pages:
                raise TooLargeError(f"tệp có {count} trang, quá giới hạn {limits.pages} (nâng bằng DOISANH_MAX_PAGES)")
            for page in pdf.pages:
                read = _page(page)
                yield read if _reads_well(page, read.words) else _scanned(data, page)
                page.close()
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise EncryptedFileError("tệp PDF đặt mật khẩu: bỏ mật khẩu rồi nạp lại") from error
        raise DamagedFileError("tệp PDF hỏng hoặc bị cắt: không mở được") from error


def _page(page: Any) -> PageContent:
    tables = tuple(
        tuple(Rectangle(*cell) for cell in sorted(table.cells, key=lambda cell: (cell[1], cell[0])))
        for table in page.find_tables()
    )
    return PageContent(page.page_number, float(page.width), float(page.height), tuple(_words(page)), tables)


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


def _scanned(data: bytes, page: Any) -> PageContent:
    picture = page_picture(data, page.page_number, dpi=DPI, grey=True)
    if picture is None:
        raise DamagedFileError(f"tệp PDF hỏng: không vẽ được trang {page.page_number}")
    return scanned_page(picture, page.page_number, float(page.width), float(page.height))


def _words(page: Any) -> list[Word]:
    """Return the words of a page; the raised marks of notes are left out."""
    _in_unicode(page.chars)
    words = [
        Word(raw["text"], raw["x0"], raw["top"], raw["x1"], raw["bottom"], raw["size"])
        for raw in page.extract_words(x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
        if raw["text"]
    ]
    return _without_marks(words)


def _without_marks(words: Sequence[Word]) -> list[Word]:
    """Leave out the raised marks of notes; a stop behind one stands right behind the word that it raises from."""
    small = _RAISED * median([word.size for word in words])
    marks = [word for word in words if word.size < small and word.text.isdecimal()][:_MOST_MARKS]
    kept = {id(word): word for word in words}
    for mark in marks:
        marked = next((word for word in kept.values() if _raises(mark, word)), None)
        if marked is None:
            continue
        del kept[id(mark)]
        stop = next((word for word in kept.values() if word.text[0] in ",.;:)" and _follows(mark, marked, word)), None)
        if stop is not None:
            del kept[id(stop)]
            kept[id(marked)] = replace(marked, text=marked.text + stop.text, x1=stop.x1)
    return list(kept.values())


def _follows(mark: Word, marked: Word, word: Word) -> bool:
    return abs(word.x0 - mark.x1) < 1 and abs(word.middle - marked.middle) < marked.size / 2


def _raises(mark: Word, word: Word) -> bool:
    """Tell whether a small number stands right behind a word and above its foot."""
    beside = -0.5 < mark.x0 - word.x1 < word.size * _JOINED + 1
    return beside and mark.size < word.size and word.top - word.size / 2 < mark.top and mark.bottom < word.bottom - 1
