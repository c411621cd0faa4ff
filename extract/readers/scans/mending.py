"""Slips that tesseract makes in Vietnamese and that can be nothing else, mended."""

import re

_BRACKET = re.compile(r"(?<=[^\W\d_])[\]|](?=\W*$)")
# Roman numerals are read as letters that look like them.
_NUMERAL = re.compile(r"(?P<numeral>[IHl1|]{1,3}V?)(?P<rest>(?:[/.,;)]\S*)?)")
_QUARTERS = {
    "I": "I",
    "II": "II",
    "H": "II",
    "III": "III",
    "HI": "III",
    "IH": "III",
    "IV": "IV",
    "1V": "IV",
    "lV": "IV",
}
_LONE = {"H": "II", "HI": "III", "IH": "III", "|": "I", "l": "1", "1V": "IV", "H.": "II.", "HI.": "III.", "IH.": "III."}


def mended(word: str, before: str) -> str:
    """Return a word as it must have been printed; `before` is the word before it.

    >>> [mended("v]", "đơn"), mended("thủ_tỤc", ""), mended("H/2024", "Quý"), mended("HI", "")]
    ['vị', 'thủ_tục', 'II/2024', 'III']
    """
    if word in _LONE:
        return _LONE[word]
    if before.lower() == "quý" and (found := _NUMERAL.fullmatch(word)) and found["numeral"] in _QUARTERS:
        return _QUARTERS[found["numeral"]] + found["rest"]
    return _without_inner_capitals(_BRACKET.sub("ị", word))


def _without_inner_capitals(word: str) -> str:
    """Marks above a small letter make it look like a capital: "tỤc", "viỆc"."""
    if word.isupper() or word.islower():
        return word
    pairs = zip(word[:1] + word, word, strict=False)
    return "".join(one.lower() if before.islower() and not one.isascii() else one for before, one in pairs)
