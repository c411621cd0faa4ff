"""Text and Markdown: decode, refuse what is no Vietnamese text, lay out."""

import re

from extract.errors import BinaryFileError, EmptyFileError, EncodingError, TooLargeError
from extract.limits import Limits
from extract.readers.layout import lay_out
from extract.readers.vietnamese import require_vietnamese
from extract.source import Source

READER = "text/1"

_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF")
_SAMPLE = 100_000
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_text(data: bytes, limits: Limits) -> Source:
    """Read a text or Markdown file: the decoded text without BOM and with line ends as `\\n`, otherwise untouched."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFileError("tệp không có chữ nào")
    longest = max(map(len, text.split("\n")))
    if longest > limits.line_characters:
        raise TooLargeError(
            f"có dòng dài {longest} ký tự, quá giới hạn {limits.line_characters}"
            " (nâng bằng DOISANH_MAX_LINE_CHARACTERS)"
        )
    require_vietnamese(text)
    blocks, tables = lay_out(text)
    return Source(text, READER, blocks, tables)


def decode(data: bytes) -> str:
    """Decode UTF-8 (with or without BOM) or UTF-16 with BOM.

    Raises BinaryFileError for a known binary kind or control bytes, EncodingError for text in another encoding.
    """
    if data.startswith(_SIGNATURES):
        raise BinaryFileError("tệp nhị phân, không phải văn bản")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > len(data[:_SAMPLE]) // 100:
            raise BinaryFileError("tệp nhị phân, không phải văn bản") from error
        raise EncodingError(f"không giải mã được (không phải UTF-8 hay UTF-16), từ byte {error.start}") from error
    if _CONTROL.search(text):
        raise BinaryFileError("tệp có ký tự điều khiển, không phải văn bản")
    return text
