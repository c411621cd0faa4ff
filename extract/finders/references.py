"""References (viện dẫn): mentions of documents by number, by bare number with a kind, and of laws by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.loader import document_kinds
from extract.finders.laws import NamedLaw, find_laws
from extract.finders.numbers import BLANK, NUMBERED, DocumentNumber, canonical_number, continues_symbol
from extract.finders.occupied import Occupied
from extract.passages import Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in the view of its passage, before its context is read.

    `number` is None for a law cited by name; `bare` is a number with nothing but a kind ("Đề án 06").
    """

    passage: Passage
    start: int
    end: int
    kind: str
    number: DocumentNumber | None = None
    law: NamedLaw | None = None
    bare: str | None = None
    listed: bool = False


_BARE_KINDS = "Kế hoạch|Đề án|Nghị quyết|Nghị định|Chỉ thị|Kết luận|Quyết định|Thông tư|Chương trình|Công văn|Thông báo"
_BARE = re.compile(
    rf"\b(?P<kind>{_BARE_KINDS})\s+(?:số\s+)?(?P<bare>\d{{1,5}})(?=\s*(?:[,.;:)\"”]|$)|\s+(?:của|ngày|về|tại|trên|trong|theo|đến|để|và\s+\d+)\b)"
)
_NEXT_BARE = re.compile(r"(?:,|\s+và)\s+(?P<bare>\d{1,5})(?=\s*(?:[,.;:)]|$)|\s+(?:của|ngày|về|và)\b)")
_NEXT_NUMBERED = re.compile(rf"\s*(?:,|;|\bvà\b|\bhoặc\b|,\s*và)\s*(?:số\s*:?\s*)?{NUMBERED}")
# "Báo cáo thẩm tra số 437/BC-UBPLTP15": what a report or letter is about may stand before its number.
_QUALIFIED = r"(?<=[oO])(?:\s+[a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]+){1,3}?(?=\s+số\s)"
# "các Nghị định của Chính phủ: số 156/2018/NĐ-CP …; số 91/2024/NĐ-CP": the kind stands in the symbol.
_LONE = re.compile(rf"(?<=[:;,.(])\s*(?P<marked>số\s+{NUMBERED})")
_OWN_NUMBER = re.compile(rf"S[ốo]\s*:\s*(?:{NUMBERED}|{BLANK})", re.IGNORECASE)
_ALL_CAPITALS = re.compile(r"\s([A-ZĐ]{2,10})(?![\w])")


@cache
def kind_of_words() -> dict[str, str]:
    """Return folded kind words → the standard kind."""
    return {word.lower(): kind.name for kind in document_kinds() for word in (*kind.words, kind.name)}


@cache
def kind_of_symbols() -> dict[str, str]:
    """Return the kind part of symbols → the standard kind ("KH" → "Kế hoạch")."""
    return {symbol: kind.name for kind in document_kinds() for symbol in kind.symbols}


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, kind_of_words()), key=len, reverse=True)).replace(r"\ ", r"\s+")
    # The number word may be missing, or read as "so" by a scan; only it makes sure of a number left blank.
    unmarked = NUMBERED.replace("?P<", "?P<n_")
    return re.compile(
        rf"\b(?P<kind>(?i:{words}))(?:{_QUALIFIED})?(?:,?\s*(?i:s[ốo])\s*:?\s*(?:{NUMBERED}|{BLANK})|\s+{unmarked})"
    )


def find_mentions(passage: Passage) -> list[Mention]:
    """Find the references of a passage in text order."""
    occupied = Occupied()
    laws = (Mention(passage, law.start, law.end, law.kind, law=law) for law in find_laws(passage.text))
    surest_first = (_own_numbers(passage), _numbers(passage), laws, _lone(passage), _bare(passage))
    found = [one for finder in surest_first for one in finder if occupied.take(one.start, one.end)]
    return sorted(found, key=lambda one: one.start)


def _own_numbers(passage: Passage) -> Iterator[Mention]:
    """The number line of a document: "Số: 42/KH-SLĐT BXH"."""
    if (found := _OWN_NUMBER.match(passage.text)) is None:
        return
    symbol, end = found["symbol"] or found["blank_symbol"], found.end()
    year = found["year"] or found["blank_year"]
    rest = _ALL_CAPITALS.match(passage.text, end)
    if rest and not passage.text[rest.end() :].strip(" */"):
        symbol, end = f"{symbol} {rest[1]}", rest.end()
    number = canonical_number(found["number"], year, found["joint"] or "/", symbol)
    kind = kind_of_symbols().get(re.split(r"[-/]", number.symbol)[0], "Văn bản")
    yield Mention(passage, 0, end, kind, number)


def _numbers(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for found in _numbered().finditer(text):
        parts = found.groupdict()
        number, year, joint, symbol = (
            parts[name] or parts[f"n_{name}"] for name in ("number", "year", "joint", "symbol")
        )
        symbol, year = symbol or parts["blank_symbol"], year or parts["blank_year"]
        kind = kind_of_words()[" ".join(found["kind"].lower().split())]
        mention = _mention(passage, found.start(), found.end(), kind, (number, year, joint or "/", symbol))
        yield mention
        yield from _listed(passage, mention)


def _lone(passage: Passage) -> Iterator[Mention]:
    for found in _LONE.finditer(passage.text):
        kind = kind_of_symbols().get(re.split(r"[-/]", found["symbol"])[0])
        if kind is not None:
            groups = (found["number"], found["year"], found["joint"], found["symbol"])
            yield _mention(passage, found.start("number"), found.end(), kind, groups, listed=True)


def _listed(passage: Passage, first: Mention) -> Iterator[Mention]:
    """Numbers that go on a list and inherit its kind: "Nghị quyết số 18-NQ/TW, 19-NQ/TW"."""
    at = first.end
    while (following := _NEXT_NUMBERED.match(passage.text, at)) is not None:
        groups = (following["number"], following["year"], following["joint"], following["symbol"])
        mention = _mention(passage, following.start("number"), following.end(), first.kind, groups, listed=True)
        yield mention
        at = mention.end


def _mention(
    passage: Passage,
    start: int,
    end: int,
    kind: str,
    groups: tuple[str | None, str | None, str, str],
    *,
    listed: bool = False,
) -> Mention:
    number, year, joint, symbol = groups
    rest = _ALL_CAPITALS.match(passage.text, end)
    if rest and continues_symbol(symbol, rest[1]):
        symbol, end = f"{symbol} {rest[1]}", rest.end()
    return Mention(passage, start, end, kind, canonical_number(number, year, joint, symbol), listed=listed)


def _bare(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for found in _BARE.finditer(text):
        yield Mention(passage, found.start(), found.end("bare"), found["kind"], bare=found["bare"])
        at = found.end("bare")
        while (following := _NEXT_BARE.match(text, at)) is not None:
            at = following.end("bare")
            yield Mention(passage, following.start("bare"), at, found["kind"], bare=following["bare"], listed=True)
