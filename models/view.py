"""Text folded for reading, with the way back to every character of the source.

Patterns are written against a view: composed letters (NFC), single spaces, plain dashes, Latin letters where a scan put
Cyrillic ones, no markup. Offsets found in the view map back, so that the source itself is never touched.
"""

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_DASHES = dict.fromkeys(map(ord, "–—‑−‒"), "-")
_SPACES = dict.fromkeys(map(ord, "\t\n\r\v\f\u00a0\u2002\u2003\u2009\u202f\u200b\ufeff\u2028\u2029\x85"), " ")
# Cyrillic letters, and the Icelandic ones that some keyboards give for Đ and đ.
_LOOK_ALIKES = dict(zip(map(ord, "АВЕКМНОРСТХасеорху\u00d0\u00f0"), "ABEKMHOPCTXaceopxyĐđ", strict=True))
# Digits of other scripts match `\d` but are no ISO days.
_DIGITS = {
    code: str(unicodedata.digit(chr(code))) for code in range(0x80, 0x1FBFA) if unicodedata.category(chr(code)) == "Nd"
}
_SPACED = str.maketrans(_SPACES)
_FOLDED = str.maketrans({**_DASHES, **_LOOK_ALIKES, **_DIGITS})

# A bare asterisk between digits is arithmetic ("44*80%"), next to a letter it is emphasis.
_EDIT = re.compile(
    r" ?(?:<(?P<tag>/?[A-Za-z][A-Za-z0-9]*)(?: [^<>]{0,300})?/?> ?)+"
    r"|\*{2,}|(?<=[^\s\d*])\*(?!\*)|(?<!\*)\*(?=[^\s\d*])|(?<=\s)\*(?=\d)|(?<=\d)\*(?=[\s,.;:)])(?! \d)"
    r"|&nbsp;|  +"
    r"|[A-Za-z\u00c0-\u1ef9][\u0300-\u036f]+"
)
# Most texts need none of this, and looking for one character of a class is cheap.
_EDITED = re.compile(r"[<*&\u0300-\u036f]|  ")
_ODD_SPACE = re.compile(f"[{''.join(map(re.escape, map(chr, _SPACES)))}]")
_ORDINARY = "\u0000-\u00cf\u00d1-\u00ef\u00f1-\u02ff\u1ea0-\u1ef9\u201c\u201d\u2026"
_FOLDABLE = re.compile(f"[^{_ORDINARY}]")
_INLINE_TAGS = frozenset({"b", "i", "u", "em", "strong", "span", "sup", "sub", "font", "a"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of the view from `view` on, and where they come from: one to one, or all from one source span."""

    view: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class View:
    """A folded text and its map to the source.

    `source` is the text that was folded; `text` is for matching; `plain` has the same length and keeps dashes and
    letters as written, for values. `breaks` are the offsets in the view at which a further piece of the source begins.
    """

    source: str
    text: str
    plain: str
    breaks: tuple[int, ...]
    _runs: tuple[_Run, ...]
    _offsets: tuple[int, ...]

    @classmethod
    def of(cls, source: str, pieces: Iterable[Span]) -> "View":
        """Build the view of the pieces of `source`, joined by single spaces.

        >>> view = View.of("Số hoá\\n\\nkết **quả**", [(0, 19)])
        >>> view.text
        'Số hoá kết quả'
        >>> view.span(7, 14)
        (8, 17)
        """
        builder = _Builder(source)
        for start, end in pieces:
            builder.add(start, end)
        return builder.view()

    def span(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`; across a break only its first piece."""
        for at in self.breaks:
            if start < at < end:
                end = at
                break
        while end > start + 1 and self.text[end - 1] == " ":
            end -= 1
        first = self._runs[bisect_right(self._offsets, start) - 1]
        last = self._runs[bisect_right(self._offsets, end - 1) - 1]
        source_start = first.start + (start - first.view if first.exact else 0)
        source_end = last.start + (end - last.view) if last.exact else last.end
        return source_start, source_end

    def written(self, start: int, end: int) -> str:
        """Return the mention `text[start:end]` as it stands in the source, to the last character."""
        return self.source[slice(*self.span(start, end))]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the source spans of `text[start:end]`, one for each piece it touches."""
        edges = [start, *(at for at in self.breaks if start < at < end), end]
        return tuple(self.span(a, b) for a, b in itertools.pairwise(edges) if self.text[a:b].strip())


class _Builder:
    def __init__(self, source: str) -> None:
        self._source = source
        self._text: list[str] = []
        self._plain: list[str] = []
        self._runs: list[_Run] = []
        self._breaks: list[int] = []
        self._length = 0

    def add(self, start: int, end: int) -> None:
        raw = self._source[start:end].replace("\n", " ").replace("\t", " ")
        if _ODD_SPACE.search(raw):
            raw = raw.translate(_SPACED)
        start += len(raw) - len(raw.lstrip(" "))
        raw = raw.strip(" ")
        if not raw:
            return
        if self._length:
            self._put(" ", start, start, exact=False)
            self._breaks.append(self._length)
        at = 0
        for edit in _EDIT.finditer(raw) if _EDITED.search(raw) else ():
            self._put(raw[at : edit.start()], start + at, start + edit.start(), exact=True)
            self._put(self._replacement(edit), start + edit.start(), start + edit.end(), exact=False)
            at = edit.end()
        self._put(raw[at:], start + at, start + len(raw), exact=True)

    def _replacement(self, edit: re.Match[str]) -> str:
        found = edit.group()
        if found.startswith("*"):
            return ""
        if edit["tag"]:
            spaced = " " in (found[0], found[-1]) or edit["tag"].lstrip("/").lower() not in _INLINE_TAGS
            return " " if spaced and self._length and self._text[-1][-1:] != " " else ""
        if unicodedata.combining(found[-1]):
            return unicodedata.normalize("NFC", found)
        return " "

    def _put(self, text: str, start: int, end: int, *, exact: bool) -> None:
        if not text:
            return
        self._runs.append(_Run(self._length, start, end, exact))
        self._text.append(text.translate(_FOLDED) if _FOLDABLE.search(text) else text)
        self._plain.append(text)
        self._length += len(text)

    def view(self) -> View:
        runs = tuple(self._runs)
        return View(
            self._source,
            "".join(self._text),
            "".join(self._plain),
            tuple(self._breaks),
            runs,
            tuple(run.view for run in runs),
        )


def cleaned(source: str, pieces: Sequence[Span]) -> str:
    """Return the pieces joined as a value: NFC, white space folded, markup removed, words untouched."""
    return " ".join(View.of(source, pieces).plain.split())
