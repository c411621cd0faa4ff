"""Text and Markdown: decode, refuse what is no Vietnamese text, lay out."""

from extract.errors import EmptyFileError, TooLargeError
from extract.limits import Limits
from extract.readers.encodings import decode
from extract.readers.layout import lay_out
from extract.readers.vietnamese import require_vietnamese
from extract.source import Source

READER = "text/1"


def read_text(data: bytes, limits: Limits) -> Source:
    """Read a text or Markdown file: the decoded text without BOM and with line ends as `\\n`, otherwise untouched."""
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
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
    return Source(text, READER, blocks, tables, warnings=decoded.warnings)
