"""The frames of picture files."""

import io
import warnings
from collections.abc import Iterator
from itertools import islice

from PIL import Image, ImageSequence, UnidentifiedImageError

from extract.errors import BinaryFileError, DamagedFileError, TooLargeError

LONG_SIDE = 842.0  # points of A4, which a frame is taken for
_FORMATS = ("JPEG", "PNG", "TIFF")  # others that pillow opens start programs (EPS) or are no pages
_OF_PAGES = "TIFF"  # a second frame of the others is the same picture again: smaller, deeper, or moving
_MOST_PIXELS = 80_000_000  # less than what pillow warns of


def frames(data: bytes, most: int, *, first: int = 1) -> Iterator[Image.Image]:
    """Yield the frames of a picture file that are pages, from the `first` on.

    Raises BinaryFileError where it is none, DamagedFileError where it is cut, TooLargeError where a frame has too many
    pixels, or there are over `most`.
    """
    try:
        picture = _opened(data)
        found = ImageSequence.Iterator(picture)
        for number, frame in enumerate(found if picture.format == _OF_PAGES else islice(found, 1), 1):
            if number > most:
                raise TooLargeError(f"tệp có hơn {most} trang (nâng bằng DOISANH_MAX_PAGES)")
            if number < first:
                continue
            if frame.width * frame.height > _MOST_PIXELS:  # said in its head; it is not unpacked yet
                raise TooLargeError(f"ảnh quá lớn: {frame.width} × {frame.height} điểm; hãy giảm độ phân giải")
            yield frame.copy()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError(f"ảnh quá lớn: hơn {_MOST_PIXELS} điểm; hãy giảm độ phân giải") from error
    except UnidentifiedImageError as error:
        raise BinaryFileError("không phải tệp ảnh JPEG, PNG hay TIFF, tuy tên tệp nói vậy") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise DamagedFileError("tệp ảnh hỏng hoặc bị cắt: không mở được") from error


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
        return Image.open(io.BytesIO(data), formats=_FORMATS)
