"""Vietnamese as it was written before Unicode: letters in the places of Latin-1 ones, seen right in some fonts only.

TCVN 5712:1993, form VN3 ("ABC", the fonts `.VnTime` …): a letter a byte, capitals with tones only in fonts of capitals
(`.VnTimeH`). VNI for Windows (`VNI-Times` …): a letter, then its marks as a letter of their own. Windows-1258: tones as
combining marks. Text carries them as the code points of Windows-1252.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from extract.readers.word_shape import is_syllable_shaped

LegacyEncoding = Literal["tcvn3", "tcvn3-upper", "vni", "windows-1258"]

NAMES: dict[LegacyEncoding, str] = {
    "tcvn3": "TCVN3 (ABC)",
    "tcvn3-upper": "TCVN3 (ABC, phông chữ hoa)",
    "vni": "VNI",
    "windows-1258": "Windows-1258",
}


def _as_windows(byte: int, codec: str = "cp1252") -> str:
    """Decode a byte as browsers do: those that the code page leaves open are control characters."""
    return bytes([byte]).decode(codec, "ignore") or chr(byte)


# Runs of VN3: the first byte, and the letters from there on.
_VN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_TCVN3 = {ord(_as_windows(first + i)): letter for first, letters in _VN3.items() for i, letter in enumerate(letters)}
# VN3 has no capitals with tones: a word whose other letters are capitals ("TỉNH") is one of capitals.
_IN_CAPITALS = re.compile(r"\b(?=(?:[^\W\d_A-ZĂÂÊÔƠƯĐ]*[A-ZĂÂÊÔƠƯĐ]){2})[^\W\d_a-zăâêôơưđ]+\b")
_WINDOWS_1258 = {ord(_as_windows(byte)): _as_windows(byte, "cp1258") for byte in range(0x80, 0x100)}

# VNI: letters that stand alone, and marks that follow a letter, as combining characters. Capitals have capital marks.
_VNI_LETTERS = dict(zip("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", strict=True))
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306"
_VNI_MARKS = dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True))
_VNI_MARKS |= dict(zip("âáàåãä", (_HAT + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True))
_VNI_MARKS |= dict(zip("êéèúüë", (_BREVE + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True))
_VNI_MARKS |= {letter.upper(): mark for letter, mark in _VNI_MARKS.items()}
_VNI = re.compile(
    rf"[aA][{''.join(_VNI_MARKS)}]|[eEoO][ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ]|[uUyYôÔöÖ][ùøûõïÙØÛÕÏ]|[{''.join(_VNI_LETTERS)}]"
)
# Fonts that call themselves symbols carry their characters here.
_SYMBOLS = {0xF000 + byte: _as_windows(byte) for byte in range(0x20, 0x100)}

_SUBSET = re.compile(r"[A-Z]{6}\+")  # before the name of a font embedded in a PDF file
_VNI_FONT = re.compile(r"vni[-_ ]", re.IGNORECASE)
_TCVN3_FONT = re.compile(r"(?:\.[Vv][Nn]|Vn(?=[A-Z0-9]))[^,-]*")

# Detection: the encoding that makes Vietnamese syllables of the words with marks.
_CANDIDATES: tuple[LegacyEncoding, ...] = ("tcvn3", "vni", "windows-1258")
_SAMPLE = 50_000  # characters that tell
_FEWEST = 8  # words with marks below which a text tells nothing
# Of the words of Vietnamese about 70 in 100 carry marks, of French 15 and of German 8.
_LEAST_MARKED = 0.3
# Of the marked words in the right encoding nearly all are syllables (foreign names are not), in another one few.
_LEAST_SYLLABLES = 0.9
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~“”‘’–—…\u00a0•]+")


def font_encoding(font_name: str) -> LegacyEncoding | None:
    """Return the encoding that text in a font is written in, None for fonts of Unicode.

    >>> font_encoding(".VnTime"), font_encoding(".VnArialH"), font_encoding("VNI-Times"), font_encoding("Arial")
    ('tcvn3', 'tcvn3-upper', 'vni', None)
    """
    name = _SUBSET.sub("", font_name.strip().strip("\"'"))
    if _VNI_FONT.match(name):
        return "vni"
    family = _TCVN3_FONT.match(name)
    if family is None:
        return None
    return "tcvn3-upper" if family.group().rstrip().lower().endswith("h") else "tcvn3"


def to_unicode(text: str, encoding: LegacyEncoding) -> str:
    """Return what a text with the code points of Windows-1252 says in a legacy encoding, in composed letters.

    Characters that the encoding gives no meaning stay.

    >>> to_unicode("C¶i c¸ch hµnh chÝnh", "tcvn3"), to_unicode("Caûi caùch haønh chính", "vni")
    ('Cải cách hành chính', 'Cải cách hành chính')
    """
    plain = text.translate(_SYMBOLS)
    if encoding == "vni":
        return _VNI.sub(_vni_letter, plain)
    if encoding == "windows-1258":
        return unicodedata.normalize("NFC", plain.translate(_WINDOWS_1258))
    letters = plain.translate(_TCVN3)
    return (
        letters.upper() if encoding == "tcvn3-upper" else _IN_CAPITALS.sub(lambda word: word.group().upper(), letters)
    )


def _vni_letter(found: re.Match[str]) -> str:
    letter = found.group()[0]
    marks = _VNI_MARKS.get(found.group()[1:], "")
    return unicodedata.normalize("NFC", _VNI_LETTERS.get(letter, letter) + marks)


def detect(text: str) -> LegacyEncoding | None:
    """Return the encoding of a text with the code points of Windows-1252, None where it is in none or too short."""
    words = _WORD.findall(text[:_SAMPLE])
    marked = [word for word in words if not word.isascii()]
    if len(marked) < max(_FEWEST, _LEAST_MARKED * len(words)):
        return None
    shares = {encoding: _syllables(marked, encoding) / len(marked) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda encoding: shares[encoding])
    as_written = sum(1 for word in marked if is_syllable_shaped(word)) / len(marked)
    return best if shares[best] >= _LEAST_SYLLABLES and shares[best] > as_written else None


def _syllables(words: Sequence[str], encoding: LegacyEncoding) -> int:
    return sum(1 for word in words if is_syllable_shaped(to_unicode(word, encoding)))
