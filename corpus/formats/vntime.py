"""The letters of TCVN3 (TCVN 5712:1993, VN3), as texts in the fonts .VnTime and .VnTimeH hold them.

VN3 has no capitals with tones: such a letter is the small one's code in the font of capitals, .VnTimeH.
"""

from collections.abc import Iterator
from itertools import groupby

SMALL, CAPITAL = ".VnTime", ".VnTimeH"
_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_VN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_CODES = dict(zip(_UNICODE, _VN3, strict=True))


def in_vn3(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text, each with its font; a text in capitals is wholly in the font of capitals.

    >>> list(in_vn3("Uỷ ban")), list(in_vn3("KẾ HOẠCH"))
    ([('.VnTime', 'Uû ban')], [('.VnTimeH', 'kÕ ho¹ch')])
    """
    if text.isupper() and len(text) > 1:
        yield CAPITAL, "".join(_CODES.get(letter, letter) for letter in text.lower())
        return
    for capital, letters in groupby(text, lambda letter: letter not in _CODES and letter.lower() in _CODES):
        piece = "".join(letters)
        font = CAPITAL if capital else SMALL
        yield font, "".join(_CODES.get(letter, letter) for letter in (piece.lower() if capital else piece))
