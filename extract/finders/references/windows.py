"""The paragraphs and cells in which something looks like a citation, found without laying out the whole text.

A plan names a document on one line in thirty. Marks of a citation (a slash or dash before capitals, the word Luật, a
kind before a bare number) are looked for in the raw text; only round them is the text folded and read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import is_normalized, normalize

from extract.finders.references.mentions import BARE_KINDS, BARE_LETTERS
from extract.outline import Outline, Zone
from extract.passages import Passage
from extract.readers.layout import PAGE_NUMBER
from extract.readers.paragraphs import continues, usual_width
from models.view import Span, View

_CAPITAL = "[A-ZĐƯÂĂÊÔƠ\u00d0\u0410-\u042f]"
# What markup and breaks may put between the parts of a number: "số** 203**/2025/QH15", "NQ -CP".
_GAP = r"[\s*_.…]{0,6}"
_DASH = "[-/–—‑−]"
MARKS = (
    # "107/2021/NĐ-CP", "39-NQ/TW"; [0-9] is looked for faster than the digits of all scripts
    re.compile(
        rf"[0-9][a-zđ]?{_GAP}{_DASH}{_GAP}(?:(?:19|20)[0-9][0-9]{_GAP}{_DASH}{_GAP})?(?:{_CAPITAL}|qđ-|nđ-|nq-)"
    ),
    # "số     /KH-SNV", "…/2022/QĐ-UBND"
    re.compile(rf"/(?<=[\s.…_:]/)\s?(?:(?:19|20)\d\d\s?/\s?)?{_CAPITAL}[A-Za-zĐđ]{{0,9}}\s?{_DASH}"),
    # "Số:      -KH/TU"
    re.compile(rf"-(?<=[\s.…_:]-)\s?{_CAPITAL}{{1,6}}/{_CAPITAL}"),
    # laws by name; "Đề án 06", "Nghị định số 30/2020"; "QĐ số 339", "NQ18": a flat list of words, as that is looked for
    # by its first letters
    re.compile(
        rf"(?:Luật|LUẬT|Bộ luật|Hiến pháp|HIẾN PHÁP|Pháp lệnh|PHÁP LỆNH|{BARE_KINDS}|{BARE_LETTERS})"
        r"(?:(?<=uật)|(?<=UẬT)|(?<=n pháp)|(?<=N PHÁP)|(?<=p lệnh)|(?<=P LỆNH)|[\s.:-]*(?:số\s*:?\s*)?[0-9])"
    ),
    # the caption of an appendix names the document it belongs to
    re.compile(r"\(\s{0,20}(?:[Bb]an hành\s{1,20})?[Kk]èm theo"),
    re.compile(r"\n[ \t*]{0,20}(?:[Bb]an hành\s{1,20})?[Kk]èm theo"),
)
# The same with marks that stand after their letters, for texts that are not in NFC.
_DECOMPOSED = tuple(re.compile(normalize("NFD", mark.pattern)) for mark in MARKS if "[A-Z" not in mark.pattern)
_CAPTION = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_CELL_EDGE = re.compile(r"[\t|]")
_FURTHEST = 12  # lines that a citation's paragraph is followed over, each way


def citing_passages(text: str, front: Outline) -> Iterator[Passage]:
    """Yield, in text order, each paragraph or cell of `text` that may cite something.

    `front` is the outline of the beginning of the text, which says what is head and what preamble.
    """
    looked_for = MARKS if is_normalized("NFC", text) else (*MARKS, *_DECOMPOSED)
    marks = sorted({found.end() - 1 for mark in looked_for for found in mark.finditer(text)})
    if not marks:
        return
    lines = _Lines(text)
    zones = [
        (part.block.start, part.block.end, part.zone) for part in front.parts if part.zone in (Zone.HEAD, Zone.PREAMBLE)
    ]
    starts = [start for start, _, _ in zones]
    done = 0
    for mark in marks:
        if mark < done:
            continue
        pieces = lines.around(mark)
        done = pieces[-1][1]
        view = View.of(text, pieces)
        if not view.text:
            continue
        at = bisect_right(starts, mark) - 1
        zone = zones[at][2] if at >= 0 and mark < zones[at][1] else Zone.BODY
        yield Passage(view, Zone.CAPTION if _CAPTION.match(view.text) else zone)


class _Lines:
    """The lines of a text, and the run of them that belongs together round an offset."""

    def __init__(self, text: str) -> None:
        self._texts = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._texts)]
        self._width = usual_width("" if "\t" in line else line for line in self._texts)

    def around(self, at: int) -> list[Span]:
        """Return the pieces of the cell or paragraph that holds offset `at`; a page number between two is left out."""
        number = bisect_right(self._starts, at) - 1
        start, line = self._starts[number], self._texts[number]
        left, right = 0, len(line)
        for edge in _CELL_EDGE.finditer(line):
            if start + edge.start() >= at:
                right = edge.start()
                break
            left = edge.end()
        first, last = (start + left, number), (start + right, number)
        if left == 0:
            first = self._first(number)
        if right == len(line):
            last = self._last(number)
        return self._pieces(first, last)

    def _first(self, number: int) -> tuple[int, int]:
        """Where the paragraph of a line begins, and the number of that line."""
        for _ in range(_FURTHEST):
            above = self._beside(number, -1)
            if above is None or not self._goes_on(above, number):
                break
            number = above
            if edge := max(self._texts[above].rfind("\t"), self._texts[above].rfind("|")) + 1:
                return self._starts[number] + edge, number
        return self._starts[number], number

    def _last(self, number: int) -> tuple[int, int]:
        """Where the paragraph of a line ends, and the number of that line."""
        for _ in range(_FURTHEST):
            below = self._beside(number, 1)
            if below is None or not self._goes_on(number, below):
                break
            number = below
            if edge := _CELL_EDGE.search(self._texts[below]):
                return self._starts[below] + edge.start(), below
        return self._starts[number] + len(self._texts[number]), number

    def _beside(self, number: int, step: int) -> int | None:
        """The nearest line that says something, over blank ones and a page number between them."""
        for further in range(number + step, number + step * _FURTHEST, step):
            if not 0 <= further < len(self._texts):
                return None
            text = self._texts[further]
            if text.strip() and not (PAGE_NUMBER.match(text) and not self._texts[further - 1].strip()):
                return further
        return None

    def _goes_on(self, above: int, below: int) -> bool:
        blank = below - above > 1
        before, after = self._texts[above], self._texts[below]
        if "\t" in after[:2] or after.startswith("|"):
            return False
        if before.startswith("\t") and before.count("\t") == 1:
            return not blank  # a table of one cell a line
        return continues(_CELL_EDGE.split(before)[-1], after, blank=blank, width=self._width)

    def _pieces(self, first: tuple[int, int], last: tuple[int, int]) -> list[Span]:
        """The text between two places, one piece where nothing is left out."""
        pieces = [first[0]]
        for number in range(first[1] + 1, last[1]):
            text = self._texts[number]
            if PAGE_NUMBER.match(text) and not self._texts[number - 1].strip():
                pieces += [self._starts[number], self._starts[number + 1]]
        return list(zip(pieces[::2], [*pieces[1::2], last[0]], strict=True))
