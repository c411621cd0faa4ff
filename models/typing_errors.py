"""Typing errors of Vietnamese: a syllable that is none is mended where its neighbours tell what was meant.

Errors met: keys of the Telex method left as typed ("thur tujc"), one letter missing, doubled, wrong or swapped with the
next ("hnàh chính"), and blanks left out ("cảicách"). A word that could be a syllable stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from models.normal import canonical, unaccented
from models.syllables import is_known_bare, is_known_syllable, parted, seen_together, with_marks

_LETTERS = "abcdeghiklmnopqrstuvxy"
_WORD = re.compile(r"[^\W\d_]{2,12}")
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX = (
    ("uow", "ươ"), ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_VOWELS = frozenset("aăâeêioôơuưy")


def mended(words: Sequence[str], is_used: Callable[[str], bool]) -> list[str]:
    """Return the words (small letters, canonical), each with its typing errors mended; one may become several.

    `is_used` tells whether the library has a word without marks: such a one is no error. What nobody would write beside
    its neighbours is not guessed.

    >>> mended("thur tujc hanhf chinhs".split(), lambda word: False)
    ['thủ', 'tục', 'hành', 'chính']
    >>> mended("cảicách hnàh chính".split(), lambda word: False)
    ['cải cách', 'hành', 'chính']
    """
    marked = any(word != unaccented(word) for word in words)
    found: list[str] = []
    for at, word in enumerate(words):
        if is_used(unaccented(word)) or _is_right(word):
            found.append(word)
            continue
        before = found[-1].rpartition(" ")[2] if found else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        found.append(_mended(word, before, after, marked=marked))
    return found


def _is_right(word: str) -> bool:
    if not _WORD.fullmatch(word):
        return True
    return is_known_syllable(word) or (word == unaccented(word) and is_known_bare(word))


def _mended(word: str, before: str, after: str, *, marked: bool) -> str:
    if (typed := next(_from_telex(word), None)) is not None:
        return typed
    parts = parted(word)
    if len(parts) > 1:
        return " ".join(parts)
    neighbours = (_readings(before), _readings(after))
    bare = unaccented(word)
    for candidates in ((bare,), _edits(bare)):  # a mark forgotten or misplaced is likelier than a wrong letter
        weighed = [(_weight(one, *neighbours), one) for edit in candidates for one in with_marks(edit)]
        weight, best = max(weighed, default=(0, word))
        if weight:
            return best if marked else unaccented(best)
    return word


def _readings(word: str) -> tuple[str, ...]:
    """What a neighbour may be: itself, any of its marks where it has none, and what its keys stand for."""
    if not word:
        return ()
    if is_known_syllable(word) and word != unaccented(word):
        return (word,)
    return (*with_marks(word), *_from_telex(word), word)


def _weight(one: str, before: Iterable[str], after: Iterable[str]) -> int:
    return sum(seen_together(other, one) for other in before) + sum(seen_together(one, other) for other in after)


@cache
def _edits(bare: str) -> frozenset[str]:
    """Return the bare syllables one error away: a letter missing, too many, wrong, or swapped with the next."""
    splits = [(bare[:at], bare[at:]) for at in range(len(bare) + 1)]
    changed = {head + tail[1:] for head, tail in splits if tail}
    changed |= {head + tail[1] + tail[0] + tail[2:] for head, tail in splits if len(tail) > 1}
    changed |= {head + letter + tail[1:] for head, tail in splits if tail for letter in _LETTERS}
    changed |= {head + letter + tail for head, tail in splits for letter in _LETTERS}
    return frozenset(one for one in changed - {bare} if is_known_bare(one))


def _from_telex(word: str) -> Iterator[str]:
    """Yield the syllables that the keys of a word stand for by the Telex method.

    >>> list(_from_telex("dduwowngf")), list(_from_telex("nghiepej")), list(_from_telex("web"))
    (['đường'], [], [])
    """
    if not word.isascii():
        return
    for at in (at for at in range(1, len(word)) if word[at] in _TONES):
        yield from _toned(_with_roofs(word[:at] + word[at + 1 :]), _TONES[word[at]])
    if (letters := _with_roofs(word)) != word:
        yield from _toned(letters, "")


def _toned(letters: str, tone: str) -> Iterator[str]:
    """Yield the syllable that letters are with a tone on one of their vowels."""
    for place, letter in enumerate(letters):
        if letter in _VOWELS:
            read = canonical(letters[: place + 1] + tone + letters[place + 1 :])
            if is_known_syllable(read):
                yield read
                return


def _with_roofs(keys: str) -> str:
    for typed, letter in _TELEX:
        keys = keys.replace(typed, letter)
    # "uwow" has become "ươ" in two steps; a "w" behind the vowels still belongs to them ("duongw").
    if "w" in keys:
        bare = keys.replace("w", "")
        keys = bare.replace("uo", "ươ") if "uo" in bare else bare.replace("u", "ư", 1)
    return keys
