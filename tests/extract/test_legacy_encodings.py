"""Vietnamese before Unicode: every letter in every encoding, and which encoding a text is in."""

import unicodedata

import pytest

from extract.readers.legacy import LegacyEncoding, detect, font_encoding, to_unicode
from extract.readers.word_shape import is_syllable_shaped

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # none, huyền, hỏi, ngã, sắc, nặng
# The vowels above with these tones, as VN3 fonts carry them; those of TCVN 5712:1993, by the standard's table.
_VN3 = (
    "aµ¶·¸¹", "¨»¼½¾Æ", "©ÇÈÉÊË", "eÌÎÏÐÑ", "ªÒÓÔÕÖ", "i×ØÜÝÞ", "oßáâãä", "«åæçèé", "¬êëìíî", "uïñòóô",
    "\u00adõö÷øù", "yúûüýþ",
)  # fmt: skip
# The same in VNI for Windows; marks follow their letter, but in i, ỵ.
_VNI = (
    "a aø aû aõ aù aï", "aê aè aú aü aé aë", "aâ aà aå aã aá aä", "e eø eû eõ eù eï", "eâ eà eå eã eá eä",
    "i ì æ ó í ò", "o oø oû oõ où oï", "oâ oà oå oã oá oä", "ô ôø ôû ôõ ôù ôï", "u uø uû uõ uù uï",
    "ö öø öû öõ öù öï", "y yø yû yõ yù î",
)  # fmt: skip
_PARAGRAPH = (
    "Thực hiện Nghị quyết của Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch cải cách hành chính năm tới. Các sở, "
    "ngành rà soát thủ tục hành chính, rút ngắn thời gian giải quyết hồ sơ; công khai kết quả trên cổng thông tin điện "
    "tử trước ngày 15/12 và báo cáo những khó khăn, vướng mắc để được hướng dẫn kịp thời."
)


def _toned(vowel: str) -> list[str]:
    return [unicodedata.normalize("NFC", vowel + tone) for tone in _TONES]


_TO_VN3 = {
    letter: code
    for vowel, codes in zip(_VOWELS, _VN3, strict=True)
    for letter, code in zip(_toned(vowel), codes, strict=True)
}
_TO_VN3 |= {"đ": "®", "Đ": "§", **dict(zip("ĂÂÊÔƠƯ", "¡¢£¤¥¦", strict=True))}
_TO_VNI = {
    letter: code
    for vowel, codes in zip(_VOWELS, _VNI, strict=True)
    for letter, code in zip(_toned(vowel), codes.split(), strict=True)
}
_TO_VNI["đ"] = "ñ"
_TO_VNI |= {letter.upper(): code.upper() for letter, code in _TO_VNI.items()}


def _in_vn3(text: str) -> str:
    # Without a font of capitals a capital with a tone is written as its small letter.
    return "".join(_TO_VN3.get(letter) or _TO_VN3.get(letter.lower(), letter) for letter in text)


def _in_vni(text: str) -> str:
    return "".join(_TO_VNI.get(letter, letter) for letter in text)


def _in_1258(text: str) -> str:
    """Write tones as combining marks, as Windows-1258 has them, and read its bytes as Windows-1252."""
    parts = (unicodedata.normalize("NFD", letter) for letter in text)
    apart = "".join(
        unicodedata.normalize("NFC", "".join(c for c in part if c not in _TONES))
        + "".join(c for c in part if c in _TONES)
        for part in parts
    )
    return apart.encode("cp1258").decode("cp1252")


def test_every_small_letter_of_tcvn3() -> None:
    assert len(_TO_VN3) == 12 * 6 + 1 + 7
    for letter, code in _TO_VN3.items():
        assert to_unicode(code, "tcvn3") == letter


def test_every_capital_of_the_fonts_of_capitals() -> None:
    for letter, code in _TO_VN3.items():
        assert to_unicode(code, "tcvn3-upper") == letter.upper()


def test_every_letter_of_vni_in_both_cases() -> None:
    assert len(_TO_VNI) == 2 * (12 * 6 + 1)
    for letter, code in _TO_VNI.items():
        assert to_unicode(code, "vni") == letter


def test_a_capital_may_carry_a_small_mark_in_vni() -> None:
    assert to_unicode("UÛy ban, Ñieàu, AÙp duïng, Aùp", "vni") == "Ủy ban, Điều, Áp dụng, Áp"


def test_every_letter_of_windows_1258_in_both_cases() -> None:
    for vowel in _VOWELS:
        for letter in (*_toned(vowel), *_toned(vowel.upper())):
            assert to_unicode(_in_1258(letter), "windows-1258") == letter
    assert to_unicode("ðÐ", "windows-1258") == "đĐ"


def test_a_word_in_capitals_of_tcvn3_gets_capitals_with_tones() -> None:
    assert to_unicode("tØNH, TØNH, Q§-UBND, KÕ ho¹ch", "tcvn3") == "tỉNH, TỈNH, QĐ-UBND, Kế hoạch"


def test_fonts_of_symbols_carry_the_same_characters_elsewhere() -> None:
    assert to_unicode("".join(chr(0xF000 + ord(letter)) for letter in "c¶i c¸ch"), "tcvn3") == "cải cách"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3-upper"),
        (".vnarialh", "tcvn3-upper"),
        (".VnCourier NewH", "tcvn3-upper"),
        (".VnCourier New", "tcvn3"),
        (" '.VnTime' ", "tcvn3"),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3-upper"),
        ("ABCDEF+VnTime-Bold", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("Times New Roman", None),
        ("Vnotice", None),
        ("", None),
    ],
)
def test_fonts_tell_their_encoding(font: str, encoding: LegacyEncoding | None) -> None:
    assert font_encoding(font) == encoding


def test_a_paragraph_in_each_encoding_is_known_and_read() -> None:
    assert detect(_in_vn3(_PARAGRAPH)) == "tcvn3"
    assert detect(_in_vni(_PARAGRAPH)) == "vni"
    assert detect(_in_1258(_PARAGRAPH)) == "windows-1258"
    assert to_unicode(_in_vni(_PARAGRAPH), "vni") == _PARAGRAPH
    assert to_unicode(_in_1258(_PARAGRAPH), "windows-1258") == _PARAGRAPH
    assert to_unicode(_in_vn3(_PARAGRAPH), "tcvn3") == _PARAGRAPH.replace("Ủy", "ủy")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_PARAGRAPH, id="utf-8"),
        pytest.param(unicodedata.normalize("NFD", _PARAGRAPH), id="nfd"),
        pytest.param(
            "L'été, où le préfet a été nommé à Besançon, les élèves français sont allés à la « fête » de l'île; "
            "ça a créé là-bas de très âpres débats, même à l'hôtel, et le maître était déjà âgé, né à Nîmes.",
            id="french",
        ),
        pytest.param(
            "à là où né thé dés à là où né thé dés à là où né thé", id="french-words-that-look-like-syllables"
        ),
        pytest.param(
            "Für die Größe der Straße sollten wir über den Flüssen schöne Brücken bauen; Bürger können später Äpfel, "
            "Öl und süße Küchlein mögen. Übermäßig hübsche Gärten, höfliche Ärzte, kühles Wetter.",
            id="german",
        ),
        pytest.param("The quick “brown” fox — naïve, café, résumé — costs £5 or €6 ½ ¼ © ® § « » · ¸ ¨", id="english"),
        pytest.param(
            "España y mañana: el niño pequeño comió piña en Cataluña; ¡qué día más bonito! ¿Cómo estás?", id="spanish"
        ),
        pytest.param("ôûïø" * 5000, id="noise"),
        pytest.param("Sè: 12/Q§-UBND", id="too-short"),
        pytest.param("", id="empty"),
    ],
)
def test_no_encoding_where_there_is_none(text: str) -> None:
    assert detect(text) is None


def test_syllables() -> None:
    for word in ["Nghiêm", "quyết", "giữa", "khuya", "nguyễn", "ươm", "hoặc", "thuở", "gì", "y", "ủy", "đường"]:
        assert is_syllable_shaped(word), word
    for word in ["über", "été", "ñandú", "façon", "ửư", "bbá"]:
        assert not is_syllable_shaped(word), word
