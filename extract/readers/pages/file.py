"""A PDF file opened through pdfplumber, which may be hostile: a bounded number of pages, each with bounded contents."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF

from extract.errors import BinaryFileError, DamagedFileError, EncryptedFileError, ReadError, TooLargeError
from extract.limits import Limits

# A page of a plan has some thousand letters; one of a hundred thousand takes three seconds and 200 MB.
_MOST_LETTERS = 100_000
_MOST_FIGURES = 10_000  # forms and pictures; forms in one another multiply
_MOST_BYTES = 10_000_000  # of drawing operators; a page of words has some 50 000
_MOST_PATHS = 20_000  # lines, frames and drawings; beyond, no tables are looked for
_HEAD = 1024  # bytes within which readers look for the signature (PDF 1.7, implementation note 13)
_ENCRYPTED = "tệp PDF đặt mật khẩu: bỏ mật khẩu rồi nạp lại"
_DAMAGED = "tệp PDF hỏng hoặc bị cắt: không mở được; hãy mở bằng chương trình khác rồi lưu lại thành PDF"


class BoundedPage(Page):
    """A page; `has_too_many_paths` tells, once its objects are read, that some of its lines were left out."""

    has_too_many_paths = False

    @property
    def layout(self) -> Any:
        """The objects of the page as pdfminer has them.

        Raises TooLargeError where letters, figures or operators are too many.
        """
        if not hasattr(self, "_layout"):
            if sum(len(stream_value(one).get_data()) for one in self.page_obj.contents) > _MOST_BYTES:
                raise TooLargeError(f"trang {self.page_number} vẽ bằng hơn {_MOST_BYTES} byte; hãy in lại thành PDF")
            device = _Counting(self.pdf.rsrcmgr, pageno=self.page_number)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self.has_too_many_paths = device.paths > _MOST_PATHS
            self._layout = device.get_result()
        return self._layout


class _Counting(PDFPageAggregatorWithMarkedContent):
    """Collects the objects of a page as long as they are not too many."""

    letters = figures = paths = 0

    def render_char(self, *arguments: Any, **options: Any) -> float:
        self.letters += 1
        if self.letters > _MOST_LETTERS:
            raise TooLargeError(f"trang {self.pageno} có hơn {_MOST_LETTERS} chữ cái; hãy chia thành trang nhỏ hơn")
        return float(super().render_char(*arguments, **options))

    def begin_figure(self, *arguments: Any) -> None:
        self.figures += 1
        if self.figures > _MOST_FIGURES:
            raise TooLargeError(f"trang {self.pageno} có hơn {_MOST_FIGURES} hình; hãy in lại thành PDF")
        super().begin_figure(*arguments)

    def paint_path(self, *arguments: Any, **options: Any) -> None:
        self.paths += 1
        if self.paths <= _MOST_PATHS:
            super().paint_path(*arguments, **options)


def pages_of(data: bytes, limits: Limits) -> Iterator[BoundedPage]:
    """Yield the pages of a file; one is to be closed before the next.

    Raises BinaryFileError where it is none, EncryptedFileError, DamagedFileError, and TooLargeError before the first
    page where there are too many.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise BinaryFileError("không phải tệp PDF, tuy tên tệp nói vậy")
    with damage_told():
        pdf = PDF(io.BytesIO(data), raise_unicode_errors=False)
        listed: list[PDFPage] = []
        for page in PDFPage.create_pages(pdf.doc):
            if len(listed) == limits.pages:
                raise TooLargeError(f"tệp có hơn {limits.pages} trang (nâng bằng DOISANH_MAX_PAGES)")
            listed.append(page)
    for number, page in enumerate(listed, 1):
        with damage_told():
            opened = BoundedPage(pdf, page, page_number=number)
        yield opened


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what pdfminer and pdfplumber raise at a broken file, which may be anything, into a ReadError."""
    try:
        yield
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise EncryptedFileError(_ENCRYPTED) from error
        raise DamagedFileError(_DAMAGED) from error
