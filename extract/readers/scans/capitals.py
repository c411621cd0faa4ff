"""Lines in capitals whose marks are misread, given back what they must be: kinds of documents, bodies, provinces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from corpus.loader import bodies, document_kinds, provinces
from extract.readers.pages.page import TextLine, Word, segments, text_lines
from models.normal import canonical, unaccented

_UPPER = 0.5  # of the page
_GAP = 1.2  # of the letters' size: wider, and two columns stand beside each other
_STATE = ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Đảng Cộng sản Việt Nam")
_OF_PLACES = ("Ủy ban nhân dân", "Hội đồng nhân dân")


def with_marks(words: Sequence[Word], height: float) -> list[Word]:
    """Return the words of a page, `height` points high, known lines in capitals of its upper half spelt right."""
    top = [word for word in words if word.bottom <= height * _UPPER]
    rest = [word for word in words if word.bottom > height * _UPPER]
    lines = [part for line in text_lines(top, 1) for part in segments(line, line.size * _GAP)]
    return [*(word for line in lines for word in _mended(line)), *rest]


def _mended(line: TextLine) -> Iterable[Word]:
    known = _known().get(unaccented(line.text)) if line.text.isupper() else None
    if known is None or len(known.split()) != len(line.words) or canonical(known) == canonical(line.text):
        return line.words
    return (replace(word, text=text) for word, text in zip(line.words, known.split(), strict=True))


@cache
def _known() -> dict[str, str]:
    """Return the lines in capitals by their letters without marks; what may be two lines is none."""
    found: dict[str, set[str]] = {}
    for name in _names():
        found.setdefault(unaccented(name), set()).add(name.upper())
    return {bare: names.pop() for bare, names in found.items() if len(names) == 1}


def _names() -> Iterator[str]:
    yield from _STATE
    for kind in document_kinds():
        yield from (words for words in kind.words if " " in words)
    for body in bodies():
        yield body.name
    for province in provinces():
        place = f"{province.kind} {province.name}"
        yield place
        yield from (f"{body} {place}" for body in _OF_PLACES)
    yield from _OF_PLACES
