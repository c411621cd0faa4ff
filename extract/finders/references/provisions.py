"""Provisions (điểm, khoản, điều) that stand before a mention: "khoản 2 Điều 5 Nghị định số …"."""

import re

from models.view import Span

_REACH = 160
_NEAR = 14  # characters that hold the word before a mention
_MOST = 8  # parts of one provision
_NAMES = r"điểm|tiết|khoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục"
_ITEM = r"(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVXL]{1,6})"
_LAST = re.compile(rf"{_ITEM},?|của|và")
# One part, with the items that share its word: "điểm a, b và c", "khoản 2", "Điều 5".
_PART = re.compile(
    rf"(?<![^\W\d_])(?:{_NAMES})\s+{_ITEM}(?:(?:\s*,\s*|\s+và\s+|\s*-\s*){_ITEM}(?![^\W_])){{0,8}}(?P<joint>\s*,?\s*(?:của\s+|và\s+)?)$"
)


def provision_before(text: str, start: int) -> Span | None:
    """Return the place of the provision that belongs to the mention at `start`; None where none stands before it.

    >>> text = "theo điểm a, b khoản 2 Điều 5 của Nghị định"
    >>> text[slice(*provision_before(text, 34))]
    'điểm a, b khoản 2 Điều 5'
    """
    beside = text[max(0, start - _NEAR) : start].split()
    if not beside or _LAST.fullmatch(beside[-1]) is None:
        return None
    first = max(0, start - _REACH)
    before = text[first:start]
    end = begin = None
    at = len(before)
    for _ in range(_MOST):
        if (part := _last_part(before[:at])) is None:
            break
        end = part.start("joint") if end is None else end
        at = begin = part.start()
    return None if begin is None or end is None else (first + begin, first + end)


def _last_part(text: str) -> re.Match[str] | None:
    """The part that `text` ends in; each word that may open one is tried from its own place."""
    if not text.rstrip(" ,")[-1:].isalnum():
        return None
    found = None
    for word in _WORD.finditer(text, max(0, len(text) - _LONGEST)):
        found = _PART.match(text, word.start()) or found
    return found


_LONGEST = 60
_WORD = re.compile(rf"(?<![^\W\d_])(?:{_NAMES})\s")
