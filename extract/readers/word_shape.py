"""What a word of a Vietnamese document looks like, to tell text from signs that no font explains."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|g|kh?|nh?|ph?|th?|tr|ch?|qu|[bdđhlmrsvx])?"
    r"(?:uyê|uya|oa|oă|oe|oo|uâ|uê|uơ|uy|iê|yê|uô|ươ|ia|ua|ưa|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnptiyou])?"
)
_EDGES = "()[]{}“”\"'‘’.,;:!?…-–+•*/%≥≤<>=&"
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&]{1,9}|[A-Z][A-Za-z]{1,3}[a-z]?|[a-zđ]")
# "2025", "30/2020/NĐ-CP", "80,3%", "12b", "1.1"
_NUMBERED = re.compile(r"[0-9A-Za-zĐđƯưÂâ.,:/%()&+-]*[0-9][0-9A-Za-zĐđƯưÂâ.,:/%()&+-]*")
_JOINTS = re.compile(r"[-–/.,;:()]+")
_MOST_SIGNS = 3


def is_syllable_shaped(word: str) -> bool:
    """Tell whether a word has the shape of a Vietnamese syllable: onset, vowels, a coda, at most one tone.

    >>> [is_syllable_shaped(word) for word in ("Nghiêm", "chính", "quyết", "été", "für")]
    [True, True, True, False, False]
    """
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def is_plausible(word: str) -> bool:
    """Tell whether a word may stand in a Vietnamese document: syllables, an abbreviation, a number, a stop or a dash.

    >>> [is_plausible(word) for word in ("chính,", "văn-xã", "30/2020/NĐ-CP", "UBND", "-", "(cid:12)", "%$#@", "ажб")]
    [True, True, True, True, True, False, False, False]
    """
    if "(cid:" in word:
        return False
    core = word.strip(_EDGES)
    if not core:
        return len(word) <= _MOST_SIGNS
    if _NUMBERED.fullmatch(core):
        return True
    return all(
        is_syllable_shaped(part) or _ABBREVIATION.fullmatch(part) is not None for part in _JOINTS.split(core) if part
    )
