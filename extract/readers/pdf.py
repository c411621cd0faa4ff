"""PDF files: words and ruling lines of each page through pdfplumber, pages without words through the scan reader."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.errors import DamagedFileError, EncryptedFileError, TooLargeError
from extract.limits import Limits
from extract.readers.content import PageSize
from extract.readers.pages.assembly import nodes_of
from extract.readers.pages.page import PageContent, Rectangle, Word
from extract.readers.rendering import render
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import DPI
from extract.source import Source

READER = "pdf/1"

_FEWEST_WORDS = 5
_SAMPLE = 400
_LEAST_PLAUSIBLE = 0.7
_PLAUSIBLE = re.compile(r"[\W\d_]*|\W*[A-ZĐ&]{2,8}\W*|[\W\d_]*[a-zà-ỹđ]{1,7}[\W\d_]*|\S*\d\S*", re.IGNORECASE)
_WORD_GAP = 0.15  # of the letters' size
_JOINED = 0.08  # of the letters' size: two fonts in one word
_RAISED = 0.75  # of the letters beside it: the mark of a note


def read_pdf(data: bytes, limits: Limits) -> Source:
    """Read a PDF file.

    Raises EncryptedFileError, DamagedFileError or TooLargeError where it cannot be read.
    """
    pages = list(_pages(data, limits))
    sizes = [PageSize(page.number, page.width, page.height) for page in pages]
    warnings = [warning for page in pages for warning in page.warnings]
    return render(nodes_of(pages), READER, pages=sizes, warnings=warnings)


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


def _reads_well(page: Any, words: Sequence[Word]) -> bool:
    """Tell whether the words that a file gives for a page are those that stand on it.

    A scan has none, or such as another program read in it badly; a font without a table of its letters gives signs.
    """
    if len(words) < _FEWEST_WORDS:
        return not page.images
    sample = words[:_SAMPLE]
    return sum(_PLAUSIBLE.fullmatch(word.text) is not None for word in sample) >= len(sample) * _LEAST_PLAUSIBLE


def _scanned(data: bytes, page: Any) -> PageContent:
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[page.page_number - 1].render(scale=DPI / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return scanned_page(picture, page.page_number, float(page.width), float(page.height))


def _words(page: Any) -> Iterator[Word]:
    """Yield the words of a page; the raised marks of notes are left out."""
    last: Word | None = None
    for raw in page.extract_words(x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"], use_text_flow=False):
        word = Word(raw["text"], raw["x0"], raw["top"], raw["x1"], raw["bottom"], raw["size"])
        touches = (
            last is not None
            and abs(word.middle - last.middle) < last.size
            and abs(word.x0 - last.x1) < last.size * _JOINED
        )
        if last is None or not touches:
            if last is not None:
                yield last
            last = word
        elif not (word.size < last.size * _RAISED and word.text.isdecimal() and word.bottom < last.bottom):
            last = Word(
                last.text + word.text,
                last.x0,
                min(last.top, word.top),
                word.x1,
                max(last.bottom, word.bottom),
                last.size,
            )
    if last is not None:
        yield last
