"""The frames of picture files."""

import io
from collections.abc import Iterator

from PIL import Image, ImageSequence, UnidentifiedImageError

from extract.errors import DamagedFileError, TooLargeError

_MOST_PIXELS = 100_000_000


def frames(data: bytes, most: int) -> Iterator[Image.Image]:
    """Yield the frames of a picture file.

    Raises DamagedFileError where it is none, TooLargeError where it has too many pixels, or more than `most` frames.
    """
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > _MOST_PIXELS:
            raise TooLargeError(f"ảnh quá lớn: {picture.width} × {picture.height} điểm; hãy giảm độ phân giải")
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > most:
                raise TooLargeError(f"tệp có hơn {most} trang (nâng bằng DOISANH_MAX_PAGES)")
            yield frame.copy()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise DamagedFileError("tệp ảnh hỏng hoặc bị cắt: không mở được") from error
