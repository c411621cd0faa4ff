"""The words of a query in the text of a hit."""

import re

from markupsafe import Markup

from api.marking import Mark, marked
from index.analysis import written_out
from models.normal import canonical, unaccented

# Marks that stand apart from their letters (NFD) belong to the word.
_SHORT_QUERY = 4
_WORD = re.compile(r"[\w\u0300-\u036f]+")


class QueryWords:
    """The syllables of a query, abbreviations written out.

    A query typed with diacritics is met by the same syllables only ("gian" not by "giản"), one without by any.
    """

    def __init__(self, query: str) -> None:
        words = canonical(written_out(query))
        self._fold = unaccented if unaccented(query) == canonical(query) else canonical
        self._syllables = frozenset(_WORD.findall(self._fold(words)))

    def highlighted(self, text: str) -> Markup:
        """Return the text with the query's words marked, abbreviations of them too.

        >>> print(QueryWords("thu tuc hanh chinh").highlighted("Rà soát TTHC"))
        Rà soát <mark>TTHC</mark>
        >>> print(QueryWords("thủ tục").highlighted("Thu phí theo thủ tục"))
        Thu phí theo <mark>thủ tục</mark>
        """
        runs: list[tuple[int, int]] = []
        for word in _WORD.finditer(text):
            if not self._asked(word.group()):
                continue
            start, end = word.span()
            if runs and text[runs[-1][1] : start].isspace():
                start = runs.pop()[0]
            runs.append((start, end))
        return marked(text, [Mark(start, end, "mark") for start, end in runs if self._tells(text[start:end])])

    def _tells(self, words: str) -> bool:
        """Tell whether a run of words says something: words are mostly pairs, so of a long query no lone syllable."""
        return len(self._syllables) <= _SHORT_QUERY or len(_WORD.findall(written_out(words))) > 1 or not words.isalpha()

    def _asked(self, word: str) -> bool:
        """Tell whether all syllables that a word stands for are asked for."""
        syllables = _WORD.findall(self._fold(written_out(word)))
        return bool(syllables) and self._syllables.issuperset(syllables)
