"""Text and Markdown: decode, refuse what is no Vietnamese text, lay out."""

import re

from extract.errors import BinaryFileError, EmptyFileError, EncodingError, NotVietnameseError, TooLargeError
from extract.limits import Limits
from extract.readers.layout import lay_out
from extract.source import Source

READER = "text/1"

_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
# Letters that Vietnamese alone uses often: đ, ă, ơ, ư, and any vowel with a hook or a dot below (composed or not).
_VIETNAMESE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9\u0309\u0323\u031b]")
_LETTER = re.compile(r"[^\W\d_]")
# Below this share of its own letters among all letters a text is not Vietnamese; real plans have 20 to 30 %.
_LEAST_SHARE = 0.05
_SAMPLE = 100_000


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


def require_vietnamese(text: str) -> None:
    """Raise NotVietnameseError where Vietnamese letters are too few among the letters of `text`."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if len(_VIETNAMESE.findall(sample)) < letters * _LEAST_SHARE or not letters:
        raise NotVietnameseError("văn bản không phải tiếng Việt có dấu")
