"""Readers: bytes to `Source`. One module a format; the table below is the only place that knows them all."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from extract.errors import BinaryFileError, EmptyFileError, TooLargeError
from extract.limits import Limits
from extract.readers.docx.reader import read_docx
from extract.readers.office import read_office
from extract.readers.text import read_text
from extract.source import Source

Reader = Callable[[bytes, Limits], Source]

READERS: Mapping[str, Reader] = {
    **dict.fromkeys((".txt", ".md", ".markdown"), read_text),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), read_docx),
    **{suffix: read_office(suffix) for suffix in (".doc", ".odt", ".rtf")},
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
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise BinaryFileError(
            f"không đọc được định dạng {PurePath(name).suffix or '(không có đuôi)'}; đọc được: {known}"
        )
    return reader(data, limits)


def read_bytes(path: Path, limits: Limits | None = None) -> bytes:
    """Read a file, no more of it than tells `read` that it is over the limit.

    Raises OSError where it cannot be opened.
    """
    limits = limits or Limits.from_environment()
    with path.open("rb") as file:
        return file.read(limits.file_bytes + 1)
