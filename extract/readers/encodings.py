"""Bytes to text: Unicode first, then the encodings of Vietnamese before Unicode where it is sure that it is one."""

import codecs
import re
from dataclasses import dataclass

from extract.errors import BinaryFileError, EncodingError
from extract.readers.legacy import NAMES, LegacyEncoding, detect, to_unicode
from extract.readers.vietnamese import is_vietnamese

_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF")
_SAMPLE = 100_000  # bytes that tell
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
# Of the bytes of UTF-16 about 40 in 100 are zero in Vietnamese text, nearly all of them at odd or all at even places.
_ZEROS = 0.1  # of all bytes
_ONE_SIDED = 5
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,80}encoding=["']([\w:.-]+)""", re.IGNORECASE)
_HEAD = 4_000  # bytes within which a page names its encoding
_MOST_LOST = 0.01  # of the characters, in a page that is UTF-8 but for some broken ones


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what its reader should know of how it came about (Vietnamese)."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a text file: UTF-8 or UTF-16 with or without BOM, or Windows-1258, TCVN3 or VNI where it is sure.

    Raises BinaryFileError for a known binary kind or control bytes, EncodingError for text in another encoding.
    """
    text = _unicode(data)
    if text is None:
        _refuse_binary(data)
        text = windows_text(data)
        if detect(text) is None:
            raise EncodingError(
                "không giải mã được (không phải UTF-8, UTF-16, Windows-1258, TCVN3 hay VNI); hãy lưu lại tệp bằng UTF-8"
            )
    elif _CONTROL.search(text):
        raise BinaryFileError("tệp có ký tự điều khiển, không phải văn bản")
    return recovered(text)


def decode_markup(data: bytes) -> Decoded:
    """Decode a web page: as UTF-8 or UTF-16, else as it says of itself, else by the code points of Windows-1252.

    Raises BinaryFileError for a known binary kind or control bytes.
    """
    text = _unicode(data)
    if text is not None:
        return Decoded(text)
    _refuse_binary(data)
    declared = _declared(data)
    if declared == "utf-8":
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") <= len(text) * _MOST_LOST:
            return Decoded(text, ("trang có vài byte hỏng, chữ ở đó đã mất",))
    elif declared == "cp1258":
        return Decoded(to_unicode(windows_text(data), "windows-1258"))
    return Decoded(windows_text(data))


def recovered(text: str) -> Decoded:
    """Return a text whose code points stand for Vietnamese letters as Unicode; any other one as it is."""
    encoding = None if is_vietnamese(text) else detect(text)
    return Decoded(text) if encoding is None else Decoded(to_unicode(text, encoding), (warning(encoding),))


def warning(encoding: LegacyEncoding) -> str:
    """Say that a text was in a legacy encoding."""
    return f"văn bản dùng bảng mã {NAMES[encoding]}, đã chuyển sang Unicode"


def windows_text(data: bytes) -> str:
    """Decode Windows-1252 as browsers do: bytes that it leaves open are control characters."""
    return data.decode("latin-1").translate(_WINDOWS)


_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def _unicode(data: bytes) -> str | None:
    if data.startswith(_SIGNATURES):
        raise BinaryFileError("tệp nhị phân, không phải văn bản")
    try:
        return data.decode(_unicode_form(data))
    except UnicodeDecodeError:
        return None


def _unicode_form(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:_SAMPLE]
    at_even, at_odd = sample[::2].count(0), sample[1::2].count(0)
    if at_odd > len(sample) * _ZEROS and at_even * _ONE_SIDED < at_odd:
        return "utf-16-le"
    if at_even > len(sample) * _ZEROS and at_odd * _ONE_SIDED < at_even:
        return "utf-16-be"
    return "utf-8-sig"


def _refuse_binary(data: bytes) -> None:
    if len(_CONTROL.findall(data[:_SAMPLE].decode("latin-1"))) > len(data[:_SAMPLE]) // 100:
        raise BinaryFileError("tệp nhị phân, không phải văn bản")


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, by Python's name, None where it says none that is known."""
    found = _CHARSET.search(data[:_HEAD])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
