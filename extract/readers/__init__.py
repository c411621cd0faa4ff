"""Readers: bytes to `Source`. One module a format; the table below is the only place that knows them all."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path, PurePath

from extract.errors import BinaryFileError, EmptyFileError, TooLargeError
from extract.limits import Limits
from extract.source import Source

Reader = Callable[[bytes, Limits], Source]

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
# Module and function by suffix: a reader and the libraries behind it are loaded when a file needs them.
READERS: Mapping[str, tuple[str, str]] = {
    ".txt": ("text", "read_text"),
    ".md": ("text", "read_text"),
    ".markdown": ("text", "read_text"),
    ".html": ("html.reader", "read_html"),
    ".htm": ("html.reader", "read_html"),
    ".xhtml": ("html.reader", "read_html"),
    ".pdf": ("pdf", "read_pdf"),
    **dict.fromkeys(PICTURES, ("pictures", "read_picture")),
    ".docx": ("docx.reader", "read_docx"),
    ".docm": ("docx.reader", "read_docx"),
    ".dotx": ("docx.reader", "read_docx"),
    ".dotm": ("docx.reader", "read_docx"),
    ".doc": ("office", "read_doc"),
    ".odt": ("office", "read_odt"),
    ".rtf": ("office", "read_rtf"),
}


def read(name: str, data: bytes, limits: Limits | None = None) -> Source:
    """Read the bytes of the file called `name`.

    Raises ReadError (one subclass a cause) where they give no Vietnamese text.
    """
    limits = limits or Limits.from_environment()
    if not data:
        raise EmptyFileError("tệp rỗng")
    if len(data) > limits.file_bytes:
        raise TooLargeError(f"tệp dài quá giới hạn {limits.file_bytes} byte (nâng bằng DOISANH_MAX_FILE_BYTES)")
    place = READERS.get(PurePath(name).suffix.lower())
    if place is None:
        known = ", ".join(READERS)
        raise BinaryFileError(
            f"không đọc được định dạng {PurePath(name).suffix or '(không có đuôi)'}; đọc được: {known}"
        )
    return _reader(*place)(data, limits)


def _reader(module: str, function: str) -> Reader:
    reader: Reader = getattr(import_module(f"extract.readers.{module}"), function)
    return reader


def read_bytes(path: Path, limits: Limits | None = None) -> bytes:
    """Read a file, no more of it than tells `read` that it is over the limit.

    Raises OSError where it cannot be opened.
    """
    limits = limits or Limits.from_environment()
    with path.open("rb") as file:
        return file.read(limits.file_bytes + 1)
