"""The words of a run as its font shows them: signs of symbol fonts and letters of legacy encodings in Unicode."""

import re

from extract.readers.legacy import font_encoding, to_unicode

_ODD = re.compile("[\ue000-\uf8ff\u00ad\u2011\\s]")
_SYMBOLS = {  # the font Symbol, Adobe's encoding: the signs of targets, and bullets
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = 0xF000  # symbol fonts have their 256 characters from here on


def shown(text: str, font: str | None) -> str:
    """Return the text as the font shows it, white space as blanks.

    >>> shown("Ít nhất \uf0b3 80%", "Symbol")
    'Ít nhất ≥ 80%'
    >>> shown("số 30/2020/NĐ\u2011CP", "Times New Roman")
    'số 30/2020/NĐ-CP'
    """
    encoding = font_encoding(font) if font else None
    if encoding is not None:
        text = to_unicode(text, encoding)
    return _ODD.sub(lambda found: _one(ord(found[0]), font), text)


def symbol(code: str | None, font: str | None) -> str:
    """Return the sign that `w:sym` names by font and code, empty where neither is known."""
    digits = (code or "").strip()
    if not re.fullmatch("[0-9A-Fa-f]{2,4}", digits):
        return ""
    at = int(digits, 16)
    return _one(at if at >= _PRIVATE or not _table(font) else at + _PRIVATE, font)


def _one(code: int, font: str | None) -> str:
    if code == 0xAD:
        return ""
    if code == 0x2011:
        return "-"
    if 0xE000 <= code <= 0xF8FF:
        return _private(code, font)
    return " " if chr(code).isspace() else chr(code)


def _private(code: int, font: str | None) -> str:
    at = code - _PRIVATE
    if not 0 <= at < 0x100:
        return chr(code)
    if 0x20 <= at < 0x7F and not _table(font):
        return chr(at)
    return (_table(font) or _SYMBOLS).get(at, "")


def _table(font: str | None) -> dict[int, str]:
    folded = (font or "").lower()
    if folded.startswith("wingdings"):
        return _WINGDINGS
    return _SYMBOLS if folded == "symbol" else {}
