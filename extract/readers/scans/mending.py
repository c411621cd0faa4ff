"""Slips that tesseract makes in Vietnamese, mended: marks, lost blanks, Roman numerals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.readers.scans.tesseract import SeenWord
from models.syllables import is_known_syllable, parted, remarked

_BRACKET = re.compile(r"(?<=[^\W\d_])[\]|](?=\W*$)")
# The strokes of a Roman numeral are read as letters and signs that look like them.
_NUMERAL = re.compile(r"(?P<strokes>[IHlh1|\]\[]{1,4}|[I1l]U)(?P<five>V?)(?P<rest>(?:[/.,;)]\S*)?)")
_LONE = {"H": "II", "HI": "III", "IH": "III", "|": "I", "l": "1", "1V": "IV", "H.": "II.", "HI.": "III.", "IH.": "III."}
_CORE = re.compile(r"[^\W\d_]+")
# Where a blank was lost between an abbreviation or a number and a word: "vàUBND", "HĐNDvà", "4và", "hóa- Thông tin"
_SMALL = "a-zđ" + "".join(chr(code) for code in range(0xE0, 0x1EFA) if chr(code).islower() and code != 0x111)
_SEAM = re.compile(
    rf"(?<=[{_SMALL}])(?=[A-ZĐ]{{2,}})|(?<=[A-ZĐ]{{3}})(?=[{_SMALL}]{{2,}})|(?<=\d)(?=và\b)|(?<=[{_SMALL}])(?=-$)"
)
_NAM = re.compile("n[aăâãàá]m", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ROMAN = re.compile(r"(?:II|III|IV)\b")
_ARABIC = re.compile(r"[234]\b")


def mended(groups: Sequence[Sequence[SeenWord]]) -> list[SeenWord]:
    """Return the words of a page as they must have been printed.

    Each group holds words in reading order that stand together: the prose of the page, each cell of its tables.
    """
    parted_groups = [[part for word in group for part in _apart(word)] for group in groups]
    roman = _counts_in_roman([[part.text for part in group] for group in parted_groups])
    return [word for group in parted_groups for word in _mended_group(group, roman=roman)]


def _mended_group(parts: Sequence[SeenWord], *, roman: bool) -> Iterator[SeenWord]:
    texts = [part.text for part in parts]
    for i, part in enumerate(parts):
        yield replace(part, text=_mended(part.text, _at(texts, i - 1), _at(texts, i + 1), roman=roman))


def _at(texts: Sequence[str], index: int) -> str:
    return texts[index] if 0 <= index < len(texts) else ""


def _counts_in_roman(groups: Sequence[Sequence[str]]) -> bool:
    """Tell whether the quarters of a page are written in Roman numerals, so that "Quý 1" is "Quý I"."""
    after = [text for texts in groups for before, text in pairwise(texts) if before.lower() == "quý"]
    return any(_ROMAN.match(text) for text in after) or not any(_ARABIC.match(text) for text in after)


def _mended(word: str, before: str, after: str, *, roman: bool) -> str:
    """Return a word as printed, between its neighbours.

    >>> [_mended(*words, roman=True) for words in (("v]", "đơn", "thuộc"), ("tỤc", "thủ", ""), ("IIH/2024", "Quý", ""))]
    ['vị', 'tục', 'III/2024']
    """
    if word in _LONE:
        return _LONE[word]
    if before.lower() == "quý" and roman and (found := _NUMERAL.fullmatch(word)):
        return _numeral(found)
    if _YEAR.match(after) and _NAM.fullmatch(word):
        return _cased("năm", word)
    word = _without_inner_capitals(_BRACKET.sub("ị", word))
    core = _CORE.search(word)
    if core is None or word.count(core.group()) > 1 or (core.group().isupper() and len(word) > 1):
        return word
    # A capital begins a name or a sentence, which the word before tells nothing of.
    left = "" if core.group()[0].isupper() else _neighbour(before)
    syllable = remarked(left, core.group().lower(), _neighbour(after))
    if syllable == core.group().lower():
        return word
    return word[: core.start()] + _cased(syllable, core.group()) + word[core.end() :]


def _cased(syllable: str, like: str) -> str:
    """Return a syllable in capitals or with one where the word that it stands for has them."""
    if like.isupper() and len(like) > 1:
        return syllable.upper()
    return syllable.capitalize() if like[0].isupper() else syllable


def _numeral(found: re.Match[str]) -> str:
    strokes = sum(2 if stroke in "Hh" else 1 for stroke in found["strokes"])
    return "I" * min(strokes, 3) + found["five"] + found["rest"]


def _neighbour(word: str) -> str:
    """Return a word in small letters where nothing parts it from its neighbour."""
    return word.lower() if word.isalpha() else ""


def _without_inner_capitals(word: str) -> str:
    """Marks above a small letter make it look like a capital: "tỤc", "viỆc"."""
    if word.isupper() or word.islower():
        return word
    pairs = zip(word[:1] + word, word, strict=False)
    return "".join(one.lower() if before.islower() and not one.isascii() else one for before, one in pairs)


def _apart(word: SeenWord) -> Iterator[SeenWord]:
    """Yield the words that one was read of: blanks are lost in narrow columns."""
    pieces = [piece for seam in _SEAM.split(word.text) for piece in _parted(seam)]
    at = 0
    for piece in pieces:
        left = word.left + word.width * at // len(word.text)
        at += len(piece)
        yield replace(word, text=piece, left=left, width=word.left + word.width * at // len(word.text) - left)


def _parted(text: str) -> list[str]:
    core = _CORE.search(text)
    if core is None or core.group().isupper() or is_known_syllable(core.group().lower()):
        return [text]
    lengths = [len(part) for part in parted(core.group().lower())]
    if len(lengths) == 1:
        return [text]
    cuts = [core.start() + sum(lengths[:i]) for i in range(1, len(lengths))]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
