"""Titles of documents (trích yếu) compared: whose a title is, however a plan spells, shortens or continues it."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.loader import abbreviations
from extract.finders.units.names import UPPER
from models.normal import canonical

_MOST_LETTERS = 600  # A title that a plan goes on behind may be as long as its paragraph.
# A comma goes on with an enumeration ("công chức, viên chức") unless a name follows it ("…, Sở Nội vụ").
_ENUMERATING = re.compile(rf",(?!\s*[{UPPER}])")
_SHORT_FORM = re.compile(r"\b[A-ZĐ][A-ZĐ&-]+\b")
# What plans add and leave out as they like: words that open a title, the day and the issuer of a document named in it.
_LIGHT = re.compile(
    r"\b(?:về|việc|ban hành|quy định|phê duyệt|công bố|một số điều|các|những|của|và)\b"
    r"|\bngày \d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4}\b"
    r"|\b(?:thủ tướng )?chính phủ(?= (?:về|quy định|ban hành|phê duyệt|sửa đổi)\b|[,;.)]|$)"
)
_WORD_OR_STOP = re.compile(r"\w+|[,;:.()]")
# Shorter titles say too little unless they are the same to the last word.
_TELLING_WORDS = 6


@dataclass(frozen=True, slots=True)
class Title:
    """The telling words of a title, folded; `stops` are the numbers of words behind which a clause ends."""

    words: tuple[str, ...]
    stops: frozenset[int]

    def ends_at(self, length: int) -> bool:
        """Tell whether a clause ends behind the first `length` words."""
        return length == len(self.words) or length in self.stops

    def numerals(self) -> set[str]:
        """Return the words with digits: years, numbers of other documents."""
        return {word for word in self.words if any(letter.isdigit() for letter in word)}


@cache
def _full_forms() -> dict[str, str]:
    """Abbreviations → their likeliest full form."""
    return dict(reversed(abbreviations()))


@lru_cache(maxsize=1024)  # each title is read against several documents
def read_title(text: str) -> Title:
    """Read a title as written.

    >>> read_title("về việc ban hành Chương trình CCHC giai đoạn 2021-2025").words
    ('chương', 'trình', 'cải', 'cách', 'hành', 'chính', 'giai', 'đoạn', '2021', '2025')
    >>> read_title("về công tác văn thư, Sở").stops
    frozenset({4})
    """
    written = unicodedata.normalize("NFC", text[:_MOST_LETTERS])
    written = _ENUMERATING.sub(" ", written)
    expanded = _SHORT_FORM.sub(lambda found: _full_forms().get(found.group(), found.group()), written)
    words: list[str] = []
    stops: set[int] = set()
    for found in _WORD_OR_STOP.finditer(_LIGHT.sub(" ", canonical(expanded))):
        if found.group()[0].isalnum():
            words.append(found.group())
        else:
            stops.add(len(words))
    return Title(tuple(words), frozenset(stops))


def is_title_of(title: Title, official: Title) -> bool:
    """Tell whether a title as a plan writes it is the official one to the word; a part must be most of it.

    What a plan goes on with must stand behind a stop: "về vị trí việc làm và biên chế" is not "về vị trí việc làm".

    >>> official = read_title("về vị trí việc làm và biên chế công chức")
    >>> is_title_of(read_title("về vị trí việc làm và biên chế công chức, Sở Nội vụ"), official)
    True
    >>> is_title_of(read_title("về vị trí việc làm và biên chế công chức, viên chức"), official)
    False
    """
    shared = min(len(title.words), len(official.words))
    if not shared or title.words[:shared] != official.words[:shared]:
        return False
    if shared == len(official.words):
        return title.ends_at(shared)
    return shared >= max(_TELLING_WORDS, 0.75 * len(official.words))


def is_part_of(title: Title, official: Title) -> bool:
    """Tell whether the words of a title, in order, make up half of the official one or more, years and all.

    >>> official = read_title("phê duyệt Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông")
    >>> is_part_of(read_title("phê duyệt đề án đổi mới cơ chế một cửa, Sở Nội vụ"), official)
    True
    >>> is_part_of(read_title("phê duyệt đề án đổi mới chế độ công vụ"), official)
    False
    """
    at = 0
    length = 0
    for count, word in enumerate(title.words, start=1):
        while at < len(official.words) and official.words[at] != word:
            at += 1
        if at == len(official.words):
            break
        at += 1
        length = count if title.ends_at(count) else length
    part = Title(title.words[:length], frozenset())
    return length >= max(_TELLING_WORDS, len(official.words) / 2) and part.numerals() == official.numerals()


def is_foreign_to(title: Title, official: Title) -> bool:
    """Tell whether a title has so little in common with an official one that no paraphrase explains it.

    >>> is_foreign_to(read_title("về công tác văn thư"), read_title("về vị trí việc làm và biên chế công chức"))
    True
    >>> is_foreign_to(read_title("về biên chế"), read_title("về vị trí việc làm và biên chế công chức"))
    False
    """
    compared = title.words[: 2 * len(official.words)]
    common = (Counter(compared) & Counter(official.words)).total()
    return common < 0.6 * min(len(compared), len(official.words))
