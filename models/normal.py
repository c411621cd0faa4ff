"""One spelling for what is written in many: NFC, lower case, one tone placement, plain dashes and single spaces.

The tone placement is the older school's (hòa, ủy, thúy), which keyboards type by default; a closed syllable (hoàn)
and what follows the consonants `qu` and `gi` (quý, giá) carry the mark on the main vowel in either school.
"""

import re
import unicodedata

VERSION = 1  # Part of the encoder's fingerprint: raise it whenever `canonical` answers differently.

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DASH = re.compile("[–—‑−‒‐]")
_UNSEEN = re.compile("[\u200b\ufeff]")  # Spaces without width, which `str.split` does not take for white space.


def _composed(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


# Pairs of vowels, marked late (oà) and early (òa).
_EARLY = {_composed(pair, tone): _composed(pair[0], tone, pair[1]) for pair in ("oa", "oe", "uy") for tone in _TONES}
_LATE = {early: late for late, early in _EARLY.items()}
# What stands before a vowel in qú-y, gí-a: a mark on the part that is a consonant there.
_MOVED = {
    _composed(head, tone, vowel): _composed(head, vowel, tone)
    for head in ("qu", "gi")
    for tone in _TONES
    for vowel in "aăâeêioôơuưy"
}

# The first letter stands before its conditions, so that it is looked for at once; classes rather than the tables' keys,
# as alternatives by the dozen take four times as long to match.
_MISPLACED = re.compile(r"[qg](?<!\w[qg])(?:(?<=q)[ùúũủụ]|(?<=g)[ìíĩỉị])[aăâeêioôơuưy](?![\u0300-\u036f])")
# An open pair marked late (no letter follows, nor a mark that NFC could not join) and a closed pair marked early.
_OPEN, _CLOSED = r"(?![^\W\d_]|[\u0300-\u036f])", r"(?=[^\W\d_])"
_UNSETTLED = re.compile(
    rf"[ouòóõỏọùúũủụ](?:(?<=o)(?<!qo)[àáãảạèéẽẻẹ]{_OPEN}|(?<=u)(?<!qu)[ỳýỹỷỵ]{_OPEN}"
    rf"|(?:(?<=[òóõỏọ])[ae]|(?<=[ùúũủụ])y){_CLOSED})"
)


_EARLY_OPEN = re.compile(rf"(?<![Qq])(?:{'|'.join(_LATE)}){_OPEN}", re.IGNORECASE)


class _BareLetters(dict[int, str]):
    """A translation table that takes the marks off each letter it meets, once."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = _composed(*(part for part in parts if not unicodedata.combining(part)))
        self[code] = bare
        return bare


_BARE = _BareLetters({ord("đ"): "d"})


def canonical(text: str) -> str:
    """Return the text in NFC and lower case, tone marks placed one way, dashes plain, white space single.

    >>> canonical("HOÀ  giải – thuý, uỷ ban, khoẻ")
    'hòa giải - thúy, ủy ban, khỏe'
    >>> canonical("hoàn toàn, khỏan, quý, qúy, giá, gía, huỳnh")
    'hoàn toàn, khoản, quý, quý, giá, giá, huỳnh'
    """
    folded = _composed(_composed(text).lower())
    if not folded.isascii():
        folded = _UNSEEN.sub(" ", _DASH.sub("-", folded))
        folded = _MISPLACED.sub(lambda found: _MOVED[found.group()], folded)
        folded = _UNSETTLED.sub(lambda found: _EARLY.get(found.group()) or _LATE[found.group()], folded)
    return " ".join(folded.split())


def unaccented(text: str) -> str:
    """Return the canonical text without any diacritics.

    >>> unaccented("Số hoá kết quả, ĐẤT ĐAI")
    'so hoa ket qua, dat dai'
    """
    folded = canonical(text)
    return folded if folded.isascii() else " ".join(folded.translate(_BARE).split())


def late_tones(text: str) -> str:
    """Return the text with the tone marks of open pairs placed as the younger school does: hoà, uỷ, thuý.

    >>> late_tones("Ủy ban, số hóa, hoàn toàn")
    'Uỷ ban, số hoá, hoàn toàn'
    """
    composed = _composed(text)
    return _EARLY_OPEN.sub(lambda found: _matching_case(found.group(), _LATE[found.group().lower()]), composed)


def _matching_case(written: str, placed: str) -> str:
    if written.isupper():
        return placed.upper()
    return placed.capitalize() if written[0].isupper() else placed
