"""The picture of a page: of a PDF file through pdfium, of a picture file the frame itself."""

import io
from threading import Lock

import pypdfium2
from PIL import Image, ImageOps

from extract.errors import DamagedFileError
from extract.frames import LONG_SIDE, frames

_POINTS = 72  # of an inch
_DPI = 110  # small print is legible; an A4 page takes 0.2 to 0.7 MB
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")  # the last two: BigTIFF
_LONGEST = 2_000  # pixels of a side; larger pages are scaled down to it

# pdfium may run in one thread of a process at a time, whatever the document.
_PDFIUM = Lock()


def page_png(data: bytes, number: int) -> bytes | None:
    """Return a page (numbers from 1) as PNG at 110 dpi, at most 2000 pixels a side; None where there is none.

    A frame of a picture file is taken for A4, as the reader does; it comes in grey, and no larger than it is. Raises
    DamagedFileError where the file or the page cannot be opened, TooLargeError where a frame has too many pixels.
    """
    if number < 1:
        return None
    if data.startswith(_PICTURES):
        picture = _frame(data, number)
    else:
        picture = page_picture(data, number, dpi=_DPI, longest=_LONGEST)
    if picture is None:
        return None
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _frame(data: bytes, number: int) -> Image.Image | None:
    frame = next(frames(data, number, first=number), None)
    if frame is None:
        return None
    upright = ImageOps.exif_transpose(frame).convert("L")
    side = round(LONG_SIDE * _DPI / _POINTS)
    upright.thumbnail((side, side))
    return upright


def page_picture(
    data: bytes, number: int, *, dpi: float, longest: int | None = None, grey: bool = False
) -> Image.Image | None:
    """Return the whole page (its media box, which places are given in) as a picture; None where there is no such page.

    Raises DamagedFileError where pdfium cannot open the file or the page.
    """
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError("tệp không phải PDF, hoặc hỏng: không vẽ được trang") from error
        try:
            return _drawn(document, number - 1, dpi / _POINTS, longest, grey) if 0 < number <= len(document) else None
        except pypdfium2.PdfiumError as error:
            raise DamagedFileError(f"trang {number} hỏng: không vẽ được") from error
        finally:
            document.close()


def _drawn(document: pypdfium2.PdfDocument, index: int, scale: float, longest: int | None, grey: bool) -> Image.Image:
    page = document[index]
    whole = page.get_mediabox(fallback_ok=False)
    if whole and page.get_cropbox() != whole:
        page.set_cropbox(*whole)
        page.close()
        page = document[index]  # its size is taken when it is opened
    if longest is not None:
        scale = min(scale, longest / max(page.get_size()))
    drawn: Image.Image = page.render(scale=scale, grayscale=grey).to_pil()
    return drawn
