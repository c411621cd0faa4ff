"""Landscape pages as some writers of PDF store them: an upright page whose text runs sideways, turned for reading."""

import ctypes
import io

import pypdfium2
from pypdfium2 import raw


def turned(pdf: bytes) -> bytes:
    """Return the PDF with its landscape pages stored upright under `/Rotate 90`; shown, it looks as before."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        if width <= height:
            continue
        # A quarter turn against the clock, then to the right by the page's height, so that it begins at 0, 0 again.
        turn = raw.FS_MATRIX(0, 1, -1, 0, height, 0)
        clip = raw.FS_RECTF(0, width, height, 0)
        raw.FPDFPage_TransFormWithClip(page, ctypes.byref(turn), ctypes.byref(clip))
        page.set_mediabox(0, 0, height, width)
        page.set_rotation(90)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
