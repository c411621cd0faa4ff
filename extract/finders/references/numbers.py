"""The forms of a document number: what is written, and its canonical form.

Form of numbers: Nghị định 30/2020/NĐ-CP (phụ lục I) for the state, Hướng dẫn 36-HD/VPTW for the Party.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.loader import bodies, document_kinds

_LETTER = "A-ZĐƯÂĂÊÔƠ"
_WORD = rf"[{_LETTER}][{_LETTER}a-zđưăâêôơ0-9]{{0,14}}(?!\w)"
# A symbol: "NĐ-CP", "NQ/TW", "TTLT-BTC-BNNPTNT", "QĐ-VP.UBND", "N/Đ-CP", "TTg";
# a joint may have spaces about it: "KH- UBND".
# Written without capitals it is one only with a kind that nothing else looks like: "1085/qđ-ttg".
SYMBOL = rf"(?:{_WORD}(?:(?:[-/&]\s?|\s[-/&]|\.){_WORD}){{0,6}}|(?:qđ|nđ|nq)-[a-zđ]{{2,10}}(?!\w))"
NUMBER = r"\d{1,5}[a-zđ]?"
# "107/2021/NĐ-CP", "39-NQ/TW", "63/2020/QH14", "61-CP"; the number is left out in "/KH-SNV".
NUMBERED = rf"(?P<number>{NUMBER})(?:\s?[-/]\s?(?P<year>(?:19|20)\d\d))?\s?(?P<joint>[-/])\s?(?P<symbol>{SYMBOL})"
# The same in running text, where no letter, digit or mark stands right before it; looking for a digit is the fast part.
IN_TEXT = NUMBERED.replace(NUMBER, r"[0-9](?:(?<![\w/.,-]\d)|(?<=[Ss]ố\d))\d{0,4}[a-zđ]?", 1)
# The Party joins its number with a dash: "-KH/TU".
BLANK = (
    rf"[\s.…_]*(?P<blank_joint>/|-(?=\s?[{_LETTER}]{{1,6}}/))\s?"
    rf"(?:(?P<blank_year>(?:19|20)\d\d)\s?/\s?)?(?P<blank_symbol>{SYMBOL})"
)

_PARTY = re.compile(r"(?:[A-Za-zĐđ]+/)?(?:[A-Z]+)?(?:TW|TU|HU|ĐU|QU|ThU|TVTU|BTGTW|BTCTW|VPTW|UBKTTW)$")
# "NĐCP" for "NĐ-CP"
_GLUED = re.compile(r"(NĐ|NQ|QĐ|CT|TT|KH)(CP|TTg|UBND|HĐND|B[A-ZĐ]{1,9})")
_SPLIT_LETTERS = re.compile(r"\b([A-ZĐ])/([A-ZĐ])(?=-|$)")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number read: canonical `id` and parts, and the slips of its form (Vietnamese, empty where there are none)."""

    id: str
    number: str | None
    year: int | None
    symbol: str
    slips: tuple[str, ...]


@cache
def known_symbols() -> frozenset[str]:
    """Return the endings and whole symbols that stand for organisations and kinds, as written in numbers."""
    endings = {body.symbol for body in bodies() if body.symbol}
    return frozenset(endings | {symbol for kind in document_kinds() for symbol in kind.symbols})


def is_symbol(symbol: str) -> bool:
    """Tell whether the ending of a symbol stands for a known organisation: "KH-UBND" is one, "BC-3" is not."""
    return re.split(r"[-/]", re.sub(r"\s+", "", symbol))[-1] in known_symbols()


@lru_cache(maxsize=4096)  # a plan cites the same few documents again and again
def canonical_number(number: str | None, year: str | None, joint: str, symbol: str) -> DocumentNumber:
    """Mend the form of a number as written.

    >>> canonical_number("09", None, "/", "NQ/TW").id
    '09-NQ/TW'
    >>> canonical_number("130", "2005", "/", "N/Đ-CP").id
    '130/2005/NĐ-CP'
    >>> canonical_number("1739", None, "/", "KH- UBND").slips
    ('có dấu cách thừa trong ký hiệu',)
    >>> canonical_number(None, None, "-", "KH/TU").id
    '-KH/TU'
    """
    slips: list[str] = []
    mended = re.sub(r"\s+", "", symbol)
    if mended != symbol:
        slips.append("có dấu cách thừa trong ký hiệu")
    if _SPLIT_LETTERS.search(mended):
        mended = _SPLIT_LETTERS.sub(r"\1\2", mended)
        slips.append("chữ viết tắt của thể loại bị tách bằng dấu gạch chéo")
    if "." in mended:
        mended = mended.replace(".", "")
        slips.append("có dấu chấm trong ký hiệu")
    glued = _GLUED.fullmatch(mended)
    if glued and glued[2] in known_symbols() and mended not in known_symbols():
        mended = _GLUED.sub(r"\1-\2", mended)
        slips.append("thiếu dấu gạch ngang trong ký hiệu")
    mended = "-".join(_in_its_case(part) for part in mended.split("-"))
    party = bool(_PARTY.match(mended)) and "-" not in mended
    kind, slash, ending = mended.partition("/")
    if slash and not party and kind in known_symbols() and ending in known_symbols():
        mended = f"{kind}-{ending}"
        slips.append("thể loại và cơ quan ban hành nối với nhau bằng dấu gạch ngang")
    if party and joint == "/" and number and year is None:
        slips.append("số văn bản của Đảng nối với ký hiệu bằng dấu gạch ngang")
    head = number or ""
    if year:
        identifier = f"{head}/{year}/{mended}"
    else:
        identifier = f"{head}{'-' if party or (joint == '-' and number) else '/'}{mended}"
    return DocumentNumber(identifier, number, int(year) if year else None, mended, tuple(slips))


@cache
def _cases() -> dict[str, str]:
    """Symbols in lower case → as they are written: "ttg" → "TTg"."""
    return {symbol.lower(): symbol for symbol in known_symbols()}


def _in_its_case(part: str) -> str:
    """Write a part of a symbol with the usual capitals: "QĐ-TTG" is "QĐ-TTg"."""
    return part if part in known_symbols() else _cases().get(part.lower(), part)


def continues_symbol(symbol: str, following: str) -> bool:
    """Tell whether a word after a space belongs to the symbol: "KH-SLĐT BXH" is one, "KH-UBND tỉnh" is not."""
    ending = re.split(r"[-/]", symbol)[-1]
    return ending + following in known_symbols() and ending not in known_symbols()
