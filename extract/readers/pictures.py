"""Pictures of pages (`.jpg`, `.png`, `.tif`): scans saved as such, and photographs of paper."""

from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter, ImageOps

from extract.errors import DamagedFileError
from extract.frames import LONG_SIDE, frames
from extract.limits import Limits
from extract.readers.pages.document import source_of
from extract.readers.pages.page import PageContent
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import DPI, POINT
from extract.source import Source

READER = "picture/1"

_SMALLEST = 30  # pixels of the short side, of the page as it is read too: less holds no line of letters
_SHADOW = DPI // 4  # pixels: shadows are larger, letters smaller


def read_picture(data: bytes, limits: Limits) -> Source:
    """Read a picture file, each frame of it a page.

    Raises DamagedFileError where it is none or too narrow, TooLargeError where it has too many pixels or frames.
    """
    return source_of(list(_pages(data, limits)), READER)


def _pages(data: bytes, limits: Limits) -> Iterator[PageContent]:
    for number, frame in enumerate(frames(data, limits.pages), 1):
        upright = ImageOps.exif_transpose(frame).convert("L")
        scale = LONG_SIDE * POINT / max(upright.size)
        if min(upright.size) * min(scale, 1.0) < _SMALLEST:
            raise DamagedFileError(f"ảnh {upright.width} × {upright.height} điểm quá hẹp, không phải ảnh một trang")
        level = upright.resize((round(upright.width * scale), round(upright.height * scale)), Image.Resampling.LANCZOS)
        yield scanned_page(_evenly_lit(level), number, level.width / POINT, level.height / POINT)


def _evenly_lit(picture: Image.Image) -> Image.Image:
    """Take the shadows of a photograph away: what is lighter than its surroundings is paper."""
    lit = picture.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.BoxBlur(_SHADOW))
    return ImageChops.invert(ImageChops.subtract(lit, picture))
