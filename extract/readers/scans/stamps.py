"""The stamp of the office that received a document ("CV ĐẾN, Số …, Ngày …"): no part of the document."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.readers.pages.page import Rectangle, Word
from extract.readers.scans.picture import POINT, RulingLine

_UPPER = 0.5  # of the page
_LEFT = 0.1  # of the words of a page begin left of the text's edge
_LOWEST, _HIGHEST = 25.0, 110.0  # points
_NARROWEST, _WIDEST = 60.0, 220.0
_TOGETHER = 0.6  # of the height of the higher side: both sides stand beside each other
_BLANK = 12.0  # points between two words
_LEVEL = 3.0  # points by which words of one line differ
_SIGN = re.compile(r"\W*(?:Đ[ÊEẾÉ]N|[ĐD]ến|CV|C[ÔO]NG VĂN|Chuy[êeểếé]n)\W*")


def without_stamps(words: Sequence[Word], lines: Sequence[RulingLine], height: float) -> list[Word]:
    """Return the words of a page, `height` points high, less those in the box of a stamp at the left of its upper half.

    The box reaches out of the text into the margin: a table of the document does not.
    """
    edge = _left_edge(words)
    boxes = [
        box
        for box in _boxes(lines, height * _UPPER)
        if box.x0 < edge and any(box.holds(word) and _SIGN.fullmatch(word.text) for word in words)
    ]
    return [word for word in words if not any(box.holds(word) and not _goes_on(word, box, words) for box in boxes)]


def _goes_on(word: Word, box: Rectangle, words: Sequence[Word]) -> bool:
    """Tell whether a line of the text that the stamp covers goes on with the word: its next word stands outside."""
    return any(
        word.x1 < other.x0 < word.x1 + _BLANK and abs(other.middle - word.middle) < _LEVEL and not box.holds(other)
        for other in words
    )


def _left_edge(words: Sequence[Word]) -> float:
    lefts = sorted(word.x0 for word in words)
    return lefts[int(len(lefts) * _LEFT)] if lefts else 0.0


def _boxes(lines: Sequence[RulingLine], lowest: float) -> Iterator[Rectangle]:
    """Yield what two upright lines enclose that stand beside each other above `lowest`."""
    upright = sorted((line for line in lines if not line.horizontal), key=lambda line: line.at)
    for left, right in combinations(upright, 2):
        top, bottom = min(left.start, right.start) / POINT, max(left.end, right.end) / POINT
        shared = (min(left.end, right.end) - max(left.start, right.start)) / POINT
        width = (right.at - left.at) / POINT
        fits = _LOWEST <= bottom - top <= _HIGHEST and _NARROWEST <= width <= _WIDEST
        if fits and bottom <= lowest and shared >= _TOGETHER * (bottom - top):
            yield Rectangle(left.at / POINT, top, right.at / POINT, bottom)
