"""Everyday words in a query and the official terms that they may mean, by the thesaurus of `corpus/gazetteer`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.loader import everyday_words
from models.normal import canonical, unaccented

_MOST_BETWEEN = 1  # words that may stand between two of a phrase: "cắt bớt người" is "cắt người"


@dataclass(frozen=True, slots=True)
class Meant:
    """Everyday words as the thesaurus has them, and the official terms that they may mean, the likeliest first."""

    plain: str
    official: tuple[str, ...]


def meant_by(words: Sequence[str]) -> list[Meant]:
    """Return what the everyday words of a query (canonical, in order) may mean; a phrase hides those inside it.

    A query without any diacritics is compared without them; a single word then says too little.

    >>> [one.plain for one in meant_by("cán bộ hạch sách dân".split())]
    ['hạch sách']
    """
    bare = all(word == unaccented(word) for word in words)
    found = sorted(_found(words, bare=bare), key=lambda one: -len(one[1]))
    taken: set[int] = set()
    meant: dict[str, Meant] = {}
    for phrase, places in found:
        if not taken.issuperset(places):
            taken.update(places)
            meant.setdefault(phrase.plain, phrase)
    return list(meant.values())


def _found(words: Sequence[str], *, bare: bool) -> Iterator[tuple[Meant, tuple[int, ...]]]:
    by_first = _phrases(bare)
    for at, word in enumerate(words):
        for syllables, phrase in by_first.get(word, ()):
            places = _places(words, at, syllables)
            if places:
                yield phrase, places


def _places(words: Sequence[str], at: int, syllables: Sequence[str]) -> tuple[int, ...]:
    """Return where the syllables of a phrase stand from `at` on, in order and close together; empty if they do not."""
    places = [at]
    for syllable in syllables[1:]:
        near = range(places[-1] + 1, min(places[-1] + 2 + _MOST_BETWEEN, len(words)))
        here = next((place for place in near if words[place] == syllable), None)
        if here is None:
            return ()
        places.append(here)
    return tuple(places)


@cache
def _phrases(bare: bool) -> Mapping[str, Sequence[tuple[tuple[str, ...], Meant]]]:
    """Phrases by their first syllable."""
    fold = unaccented if bare else canonical
    phrases: dict[str, list[tuple[tuple[str, ...], Meant]]] = defaultdict(list)
    for one in everyday_words():
        syllables = tuple(fold(one.plain).split())
        if len(syllables) > 1 or not bare:
            phrases[syllables[0]].append((syllables, Meant(one.plain, one.official)))
    return phrases
