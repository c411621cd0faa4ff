"""Text to terms, the same for indexing and for asking.

Every text is analysed twice: with diacritics (`exact`), so that a query with them prefers exact matches, and without
(`folded`), so that a query without them finds all. Each view gives syllables and pairs of neighbours (Vietnamese words
are mostly pairs). Abbreviations are written out; numbers of documents are single terms beside their parts.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.loader import abbreviations
from models.normal import canonical, unaccented

VERSION = 1

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?%?|[^\W\d_]+(?:\d+)?")
_DOCUMENT = re.compile(
    r"(?<![\w/])\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?[/-][a-zđ][a-zđưăâêôơ0-9]*(?:[-/&][a-zđưăâêôơ0-9]+)*"
    r"|(?<![\w/])\d{1,5}/(?:19|20)\d\d(?![\d/])"
)
# In capitals these could be syllables of Vietnamese ("TƯ", "CÁN"), unlike "TTHC".
_SYLLABLE = re.compile(r"[^\W\d_AEIOUYaeiouy]{0,3}[AEIOUYÀ-Ỹaeiouyà-ỹ]+[CGHMNPT]{0,2}")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s$")
_FIRST_WORD = re.compile(r"\s([^\W\d_]+)")
_SHORT = re.compile(r"[^\W\d_][\w&]*(?:-[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of a text by view, in order, repeats kept."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    exact_pairs: tuple[str, ...]
    folded_pairs: tuple[str, ...]
    has_diacritics: bool


def analyse(text: str) -> Terms:
    """Return the terms of a text.

    >>> analyse("TTHC").folded
    ('thu', 'tuc', 'hanh', 'chinh')
    >>> analyse("NĐ 107/2020/NĐ-CP").folded[-4:]
    ('2020', 'nd', 'cp', '107/2020/nd-cp')
    """
    words = canonical(written_out(text))
    exact = [found.group() for found in _TOKEN.finditer(words)]
    folded = [unaccented(token) for token in exact]
    # Numbers are read as written: the abbreviations inside them are parts of a name.
    documents = [unaccented(found.group()) for found in _DOCUMENT.finditer(canonical(text))]
    return Terms(
        exact=tuple(exact),
        folded=tuple(folded + documents),
        exact_pairs=tuple(_pairs(exact)),
        folded_pairs=tuple(_pairs(folded)),
        has_diacritics=any(a != b for a, b in zip(exact, folded, strict=True)),
    )


def _pairs(tokens: list[str]) -> Iterator[str]:
    for one, following in itertools.pairwise(tokens):
        yield f"{one}_{following}"


@cache
def _full_forms() -> dict[str, str]:
    """Abbreviations → their first full form.

    Capitals count as written; other cases only where no Vietnamese syllable could be meant.
    """
    forms: dict[str, str] = {}
    for short, full in abbreviations():
        forms.setdefault(short, full)
        lowered = short.lower()
        if len(short) >= 3 and not re.search(r"[aeiouy]", unaccented(lowered)):
            forms.setdefault(lowered, full)
    return forms


def written_out(text: str) -> str:
    """Write abbreviations out in full: "số hóa kết quả TTHC" → "số hóa kết quả thủ tục hành chính".

    >>> written_out("CẢI CÁCH TTHC; SỞ TƯ PHÁP")
    'CẢI CÁCH thủ tục hành chính; SỞ TƯ PHÁP'
    """
    forms, composed = _full_forms(), unicodedata.normalize("NFC", text)

    def full(found: re.Match[str]) -> str:
        word = found.group()
        form = forms.get(word)
        return word if form is None or (_SYLLABLE.fullmatch(word) and _among_capitals(found)) else form

    return _SHORT.sub(full, composed)


def _among_capitals(found: re.Match[str]) -> bool:
    """Tell whether a word beside this one is in capitals too: then it is a word of a heading, no abbreviation."""
    before = _LAST_WORD.search(found.string[max(0, found.start() - 30) : found.start()])
    after = _FIRST_WORD.match(found.string[found.end() : found.end() + 30])
    return any(word is not None and len(word[1]) > 1 and word[1].isupper() for word in (before, after))
