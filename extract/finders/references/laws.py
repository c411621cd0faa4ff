"""Named laws: Hiến pháp, Bộ luật, Luật, Pháp lệnh cited by title, with or without number, year or date."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from corpus.loader import abbreviations, laws
from extract.finders.units.names import UPPER
from models.normal import canonical

_WORD = re.compile(r"[^\s,.;:()]+")
_LONGEST_TITLE = 400
_REACH = 180
_SHORT_TITLE = 2
_OPENING_LETTERS = 40  # of a title: its kind and the next words
_SHORTEST = 3  # letters of an abbreviation inside a title: "Luật Ban hành văn bản QPPL"
_KINDS = "Hiến pháp|Bộ luật|Pháp lệnh|Luật"
_OPENING = re.compile(rf"(?:{_KINDS})(?=\s|[,.;]|$)")
_NO_LAW = ("Đại học ", "Khoa ", "khoa ")  # "Khoa Luật"
_AMENDING = re.compile(
    r"\s+[Ss]ửa đổi(?:,? bổ sung)?(?: một số điều)?(?: của)?(?= (?:các )?(?:Bộ luật|Luật|Pháp lệnh|\d+ [Ll]uật))"
)
_AND = re.compile(r"(?:,| và|, và)\s+(?=(?:Bộ luật|Luật|Pháp lệnh) )")
_NUMBER = re.compile(
    r",?\s+(?:\([^()]{1,20}\)\s+)?(?:số:?\s*)?(?P<number>\d{1,3})/(?P<year>(?:19|20)\d\d)/(?P<symbol>(?:UBTV)?QH\d{1,2})"
)
_YEAR = re.compile(r"(?:\s+\(sửa đổi\))?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_SEVERAL = re.compile(
    r"\d+ [Ll]uật(?:\s[^,.;:()]{2,100}?)?(?=\s+(?:số|năm|ngày)\b|[,.;:()]|$)"
)  # "của 11 luật về quy hoạch"
# A title that no list knows goes up to the number where one follows …
_NUMBER_AHEAD = re.sub(r"\?P<\w+>", "?:", _NUMBER.pattern)
_TO_NUMBER = re.compile(
    rf"\s+[{UPPER}](?:(?!\s(?:Luật|Bộ luật|Pháp lệnh|Nghị)\s)[^;:.()]){{2,140}}?(?={_NUMBER_AHEAD})",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s[^\W\d_A-Z][^,]{1,60}")
# … else it ends where the sentence goes on.
_FREE_TITLE = re.compile(
    rf"\s+[{UPPER}][^,.;:()\n\"”]{{2,80}}?"
    r"(?=\s+(?:số|năm|ngày|được|quy định|và|có|theo|của|đã|về|tại|do|thì|này)\b|[,.;:()\"”]|$)"
)


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law found by name: its place in the view, its title as canonical, and what the words at it give."""

    start: int
    end: int
    kind: str
    title: str
    number: str | None
    year: int | None
    symbol: str | None
    named_year: int | None


@cache
def _titles() -> dict[str, str]:
    """Folded title without its kind → canonical title with it."""
    titles = {canonical(law.title): law.title for law in laws()}
    for short, full in abbreviations():
        if len(short) >= _SHORTEST and short.isupper():
            whole = re.compile(rf"\b{re.escape(canonical(full))}\b")
            titles |= {whole.sub(short.lower(), key): title for key, title in titles.items() if whole.search(key)}
    return titles


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """The first words of known titles, the kind and up to three: a look that spares most searches for a title."""
    return frozenset(tuple(_WORD.findall(title)[:length]) for title in _titles() for length in range(1, 4))


@cache
def _complete() -> frozenset[tuple[str, ...]]:
    """Titles of one or two words: "Hiến pháp", "Luật Giá"."""
    return frozenset(tuple(words) for title in _titles() if len(words := _WORD.findall(title)) <= _SHORT_TITLE)


@cache
def _longest() -> int:
    return max(len(title.split()) for title in _titles())


def find_laws(text: str) -> list[NamedLaw]:
    """Find laws by name in a folded text."""
    found: list[NamedLaw] = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        at = opening.end()
        if text[max(0, opening.start() - 1) : opening.start()].isalnum() or text.endswith(_NO_LAW, 0, opening.start()):
            continue
        law = _law_at(text, opening)
        if law is not None:
            found.append(law)
            at = max(at, law.end)
    return found


def _law_at(text: str, opening: re.Match[str]) -> NamedLaw | None:
    kind = opening.group()
    title_end, title = _title(text, opening.start(), kind)
    number = _NUMBER.match(text, title_end)
    if number:
        return NamedLaw(
            opening.start(), number.end(), kind, title, number["number"], int(number["year"]), number["symbol"], None
        )
    if not title or (title == kind and kind != "Hiến pháp"):
        return None
    year = _YEAR.match(text, title_end)
    end = year.end() if year else title_end
    return NamedLaw(opening.start(), end, kind, title, None, None, None, int(year["year"]) if year else None)


def _title(text: str, start: int, kind: str) -> tuple[int, str]:
    """Return the end of the title and the title, canonical where it is known; the kind alone where there is none."""
    after_kind = start + len(kind)
    if (amending := _AMENDING.match(text, after_kind)) is not None:
        return _amending_title(text, start, amending.end() + 1)
    end, title = _known_title(text, start)
    # A look for the slash of a number spares the pattern.
    to_number = _TO_NUMBER.match(text, after_kind) if text.find("/", after_kind, after_kind + _REACH) >= 0 else None
    # "Luật Quy hoạch đô thị và nông thôn số …" is no "Luật Quy hoạch".
    longer = to_number is not None and bool(_GOES_ON.fullmatch(text[end : to_number.end()]))
    if title and not longer:
        return end, title
    free = to_number or _FREE_TITLE.match(text, after_kind)
    if free:
        return free.end(), " ".join(text[start : free.end()].split())
    return after_kind, kind


def _amending_title(text: str, start: int, at: int) -> tuple[int, str]:
    """An amending law is named by the laws it amends: "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B"."""
    opening = " ".join(text[start:at].split()).replace("đổi bổ", "đổi, bổ")
    titles: list[str] = []
    while True:
        end, title = _known_title(text, at)
        if not title and (several := _SEVERAL.match(text, at)):
            end, title = several.end(), several.group()
        if not title:
            space = text.find(" ", at, at + _LONGEST_TITLE)
            free = _FREE_TITLE.match(text, space) if space >= 0 else None
            if free is None:
                break
            end, title = free.end(), " ".join(text[at : free.end()].split())
        titles.append(title)
        joint = _AND.match(text, end)
        if joint is None:
            at = end
            break
        separator = " và " if "và" in joint.group() else ", "
        titles.append(separator)
        at = joint.end()
    return at, f"{opening} {''.join(titles)}".strip()


def _known_title(text: str, start: int) -> tuple[int, str]:
    """Match the longest known title at `start`, folding case."""
    opening = tuple(_WORD.findall(canonical(text[start : start + _OPENING_LETTERS]))[:3])
    if opening not in _openings() and opening[:2] not in _complete():
        return start, ""
    written = text[start : start + _LONGEST_TITLE]
    words = [found.end() for found in islice(_WORD.finditer(written), _longest())]
    folded = canonical(written)
    ends = [found.end() for found in islice(_WORD.finditer(folded), _longest())]
    titles = _titles()
    for end, folded_end in zip(reversed(words), reversed(ends), strict=False):
        title = titles.get(folded[:folded_end]) if len(words) == len(ends) else None
        if title is not None:
            return start + end, title
    return start, ""
