"""How wide words are in Times New Roman, which Nghị định 30/2020/NĐ-CP prescribes for official documents."""

import unicodedata
from collections.abc import Iterable

from extract.readers.pages.page import Word, median

# Widths in em, those of the upright letters; italics differ by less than a tenth.
_WIDTHS = {
    0.25: ".,",
    0.278: "/:;ijlt",
    0.333: "-rfIJ()",
    0.444: "acezs",
    0.556: "PSF",
    0.611: "ELTZ",
    0.667: "BCR",
    0.722: "ADGHKNOQUVXYwĐ",
    0.75: "m",
    0.889: "M",
}
_OF_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_OTHER = 0.5
BEARING = 0.06  # em of blank on either side of the ink of a word
_SURE = 0.9
_LETTERS = 3  # of a word that tells the size


def width_of(text: str) -> float:
    """Return the width of typed text in em, marks left aside.

    >>> round(width_of("Số:"), 3), round(width_of("/CT-UBND"), 3)
    (1.334, 4.722)
    """
    return sum(_OF_LETTER.get(unicodedata.normalize("NFD", letter)[0], _OTHER) for letter in text)


def em_of(words: Iterable[Word]) -> float | None:
    """Return the size of the letters, in points, from the words that are surely read; None where there are none."""
    sizes = [
        (word.x1 - word.x0) / (width_of(word.text) - 2 * BEARING)
        for word in words
        if word.sure >= _SURE and len(word.text) >= _LETTERS and not word.text.isupper()  # capitals may be bold
    ]
    return median(sizes) if sizes else None
