"""References (viện dẫn): mentions of documents by number, by bare number with a kind, and of laws by name.

A number is found first, then the words before it are read: that costs one look at each number, however many kinds of
documents there are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.loader import document_kinds
from extract.finders.occupied import Occupied
from extract.finders.references.laws import NamedLaw, find_laws
from extract.finders.references.numbers import (
    BLANK,
    IN_TEXT,
    NUMBERED,
    DocumentNumber,
    canonical_number,
    continues_symbol,
    is_symbol,
)
from extract.outline import Zone
from extract.passages import Passage
from models.view import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in the view of its passage, before its context is read.

    `number` is None for a law cited by name; `bare` is a number with nothing but a kind ("Đề án 06"); `own` says that
    it stands as the number line of a document does ("Số: 42/KH-SNV").
    """

    passage: Passage
    start: int
    end: int
    kind: str
    number: DocumentNumber | None = None
    law: NamedLaw | None = None
    bare: str | None = None
    listed: bool = False
    own: bool = False


_NUMBER = re.compile(IN_TEXT)
_BLANK = re.compile(rf"[Ss][ỐốÔôOo]\s*:?\s*(?:{BLANK})")
# What may stand between the kind and the number: "số", "số:", ", số"; "so" as a scan reads it.
_NUMBER_WORD = re.compile(r"(?:^|(?<=[\s,.;:(]))[Ss][ỐốÔôOo]\s*:?\s*$")
_WORDS_BEFORE = 90
_MOST_QUALIFIERS = 6  # "Báo cáo thẩm tra số 437/BC-UBPLTP15", "Thông báo kết luận cuộc họp số 12/TB-VPCP"
# Numbers of forms, tables, standards and streets: what they are stands right before them.
_NO_DOCUMENT = re.compile(
    r"(?:mẫu|biểu|phụ lục|bảng)(?: mẫu| số)?\s*$|(?:đường|ngõ|ngách|nhà|lô|thửa|km|tcvn|qcvn|iso|điện thoại|fax)\s*$",
    re.IGNORECASE,
)
# What a bare number may stand behind; `windows` looks for these, too.
BARE_KINDS = "Kế hoạch|Đề án|Nghị quyết|Nghị định|Chỉ thị|Kết luận|Quyết định|Thông tư|Chương trình|Công văn|Thông báo"
BARE_LETTERS = "QĐ|NĐ|NQ|CV|TT|CT|KH|TB|BC|KL|TTr|ĐA"
_BARE_END = (
    r"(?=\s*(?:[,.;:)\"”]|$)|\s+(?:của|ngày|về|tại|trên|trong|theo|đến|để|được|do|và|là|có|đã|sửa|quy|ban|hướng"
    r"|phê|nêu|sẽ|cũng|như|từ|bằng|với|cho|khi|thì|nhằm|hoặc|giao|thay|bãi|hết|còn|nói|này)\b)"
)
_SURE_LETTERS = frozenset({"QĐ", "NĐ", "NQ", "CV"})  # the others need "số" before their number
# One flat list of words: their first letters are what the pattern is looked for by.
_BARE = re.compile(
    rf"(?P<word>{BARE_KINDS}|{BARE_LETTERS})(?P<joint>[\s.:-]{{0,2}})(?P<said>số\s*:?\s*)?"
    rf"(?P<bare>\d{{1,5}})(?:/(?P<year>(?:19|20)\d\d)(?![/\d-]))?{_BARE_END}"
)
_NEXT_BARE = re.compile(r"(?:,|\s+và)\s+(?P<bare>\d{1,5})(?=\s*(?:[,.;:)]|$)|\s+(?:của|ngày|về|và)\b)")
_NEXT_NUMBERED = re.compile(rf"\s*(?:,|;|\bvà\b|\bhoặc\b|,\s*và)\s*(?:số\s*:?\s*)?{NUMBERED}")
_LIST_JOINT = re.compile(r"\s*(?:,|và|, và)\s*(?:số\s*:?\s*)?")
_OWN_NUMBER = re.compile(rf"S[ốo]\s*:\s*(?:{NUMBERED}|{BLANK})", re.IGNORECASE)
# The Party writes "Số 384-QĐ/TW", with no colon.
# Acts of the National Assembly and its Standing Committee name their kind: "Nghị quyết số: 17/2022/UBTVQH15".
_OWN_NUMBER_ALONE = re.compile(
    rf"(?:(?P<kind>Luật|Bộ luật|Nghị quyết|Pháp lệnh)\s+)?S[ốo]\s*:?\s*(?:{NUMBERED}|{BLANK})\s*", re.IGNORECASE
)
_BROKEN = re.compile(r"[-/&][ \t]*\n|\n[ \t]*[-/&]")
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
def _longest_kind() -> int:
    return max(len(words.split()) for words in kind_of_words())


def find_mentions(passage: Passage) -> list[Mention]:
    """Find the references of a passage in text order."""
    occupied = Occupied()
    numbers = list(_numbers(passage))
    laws = (Mention(passage, law.start, law.end, law.kind, law=law) for law in find_laws(passage.text))
    surest_first = (
        _own_number(passage),
        (one for one, sure in numbers if sure),
        laws,
        (one for one, sure in numbers if not sure),
        _bare(passage),
    )
    found = [one for finder in surest_first for one in finder if occupied.take(one.start, one.end)]
    found.sort(key=lambda one: one.start)
    for i in range(len(found) - 2, -1, -1):
        found[i] = _with_symbol_of_list(found[i], found[i + 1])
    return found


def _with_symbol_of_list(one: Mention, following: Mention) -> Mention:
    """A bare number takes the symbol that closes its list: the 12 of "các Quyết định số 12, 13 và 14/QĐ-UBND"."""
    last = following.number
    if one.bare is None or "/" in one.bare or last is None or last.number is None or not following.listed:
        return one
    if one.kind != following.kind or not _LIST_JOINT.fullmatch(one.passage.text, one.end, following.start):
        return one
    year, joint = str(last.year) if last.year else None, last.id[len(last.number)]
    return replace(one, number=canonical_number(one.bare, year, joint, last.symbol), bare=None)


def kind_of(symbol: str) -> str | None:
    """Return the kind that a symbol begins with: "KH-UBND" is a Kế hoạch; None for "QH15"."""
    return kind_of_symbols().get(re.split(r"[-/]", symbol)[0])


def _own_number(passage: Passage) -> Iterator[Mention]:
    """The number line of a document: "Số: 42/KH-SLĐT BXH"."""
    in_head = passage.zone is Zone.HEAD
    if passage.text[:1] not in ("SsLNP" if in_head else "Ss"):
        return
    found = _OWN_NUMBER.match(passage.text)
    if found is None and in_head:
        found = _OWN_NUMBER_ALONE.fullmatch(passage.text)
    if found is None:
        return
    symbol, end = found["symbol"] or found["blank_symbol"], found.end()
    year = found["year"] or found["blank_year"]
    rest = _ALL_CAPITALS.match(passage.text, end)
    if rest and not passage.text[rest.end() :].strip(" */"):
        symbol, end = f"{symbol} {rest[1]}", rest.end()
    number = canonical_number(found["number"], year, found["joint"] or found["blank_joint"], symbol)
    named = kind_of_words().get((found.groupdict().get("kind") or "").lower())
    yield Mention(passage, 0, end, named or kind_of(number.symbol) or "Văn bản", number, own=True)


def _numbers(passage: Passage) -> Iterator[tuple[Mention, bool]]:
    """Yield documents by number, and whether the words before the number say that it is one."""
    text = passage.text
    for found in _NUMBER.finditer(text):
        groups = (found["number"], found["year"], found["joint"], found["symbol"])
        opening = _opening(text, found.start(), found["symbol"])
        if opening is not None:
            first = _mention(passage, opening[0], found.end(), opening[1], groups)
            yield first, True
            yield from ((one, True) for one in _listed(passage, first))
        elif (kind := _kind_in(found, text)) is not None:
            yield _mention(passage, found.start(), found.end(), kind, groups, listed=True), False
    for found in _BLANK.finditer(text):
        opening = _opening(text, found.start() + 2, found["blank_symbol"])
        if opening is not None and re.search(r"[-/]", found["blank_symbol"]):
            groups = (None, found["blank_year"], found["blank_joint"], found["blank_symbol"])
            yield _mention(passage, opening[0], found.end(), opening[1], groups), True


def _opening(text: str, at: int, symbol: str) -> tuple[int, str] | None:
    """Return where the kind word before a number begins, and the kind; None where no kind word opens the mention.

    >>> _opening("theo Nghị định số 30/2020/NĐ-CP", 18, "NĐ-CP")
    (5, 'Nghị định')
    >>> _opening("theo Báo cáo thẩm tra số 437/BC-UBPLTP15", 25, "BC-UBPLTP15")
    (5, 'Báo cáo')
    """
    before = text[max(0, at - _WORDS_BEFORE) : at]
    said = _NUMBER_WORD.search(before)
    words = (before[: said.start()] if said else before).rstrip(" ,")
    first = at - len(before)
    found = _kind_at_end(words)
    if found is not None:
        # "Công văn hướng dẫn số 12/SNV-CCHC" is a letter.
        outer = _kind_at_end(words[: found[0]].rstrip()) if words[found[0]].islower() else None
        start, kind = outer if outer and outer[1] in _ABOUT_ANYTHING else found
        return first + start, kind
    for _ in range(_MOST_QUALIFIERS if said else 0):
        qualifier = _QUALIFIER.search(words)
        if qualifier is None:
            return None
        words = words[: qualifier.start()].rstrip(" ,")
        found = _kind_at_end(words)
        if found is not None and found[1] == kind_of(symbol):
            return first + found[0], found[1]
    return None


def _kind_at_end(words: str) -> tuple[int, str] | None:
    """Return where the kind that `words` end in begins, and the kind; None where they end in no kind."""
    last = words.rsplit(" ", _longest_kind())[-_longest_kind() :]
    for count in range(len(last), 0, -1):
        phrase = " ".join(last[-count:]).lstrip(_OPENING_MARKS)
        kind = kind_of_words().get(phrase.lower())
        # "Luật Ban hành văn bản quy phạm pháp luật số …" is found by its name.
        if kind is not None and phrase != "luật":
            return len(words) - len(phrase), kind
    return None


_OPENING_MARKS = "(\"“”[,.;:'-"
_ABOUT_ANYTHING = frozenset({"Công văn", "Văn bản", "Tờ trình"})
# "thẩm tra" of "Báo cáo thẩm tra số …", "CCHC" of "Kế hoạch CCHC số …".
_QUALIFIER = re.compile(r"(?:^|(?<=\s))(?:[^\W\d_A-ZĐ]+,?|[A-ZĐ]{2,6}|(?:19|20)\d\d)$")


def _kind_in(found: re.Match[str], text: str) -> str | None:
    """The kind that a number without a kind word names by its symbol: "(468/QĐ-TTg)", "số 91/2024/NĐ-CP"."""
    before = text[max(0, found.start() - 25) : found.start()]
    said = _NUMBER_WORD.search(before)
    if _NO_DOCUMENT.search(before[: said.start()] if said else before):
        return None
    kind = kind_of(found["symbol"])
    return kind if kind is not None and is_symbol(found["symbol"]) else None


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
    if " " in symbol and _BROKEN.search(passage.view.source[slice(*_outer(passage.view.spans(start, end)))]):
        symbol = symbol.replace(" ", "")  # a line ended there: no slip of the writer's
    rest = _ALL_CAPITALS.match(passage.text, end)
    if rest and continues_symbol(symbol, rest[1]):
        symbol, end = f"{symbol} {rest[1]}", rest.end()
    return Mention(passage, start, end, kind, canonical_number(number, year, joint, symbol), listed=listed)


def _outer(spans: Sequence[Span]) -> Span:
    return spans[0][0], spans[-1][1]


def _bare(passage: Passage) -> Iterator[Mention]:
    text = passage.text
    for found in _BARE.finditer(text):
        kind = _kind_of_bare(found, text)
        if kind is None:
            continue
        bare = found["bare"] if not found["year"] else f"{found['bare']}/{found['year']}"
        at = found.end("year") if found["year"] else found.end("bare")
        yield Mention(passage, found.start(), at, kind, bare=bare)
        while (following := _NEXT_BARE.match(text, at)) is not None:
            at = following.end("bare")
            yield Mention(passage, following.start("bare"), at, kind, bare=following["bare"], listed=True)


def _kind_of_bare(found: re.Match[str], text: str) -> str | None:
    """The kind of "Đề án 06", "QĐ số 339", "NQ18"; None where the letters are part of something else."""
    word, joint = found["word"], found["joint"]
    if word not in kind_of_symbols():
        return word if joint.isspace() else None
    before = text[found.start() - 1] if found.start() else " "
    if before.isalnum() or before in "_/.-" or not (word in _SURE_LETTERS or (joint[:1].isspace() and found["said"])):
        return None
    return kind_of_symbols()[word]
