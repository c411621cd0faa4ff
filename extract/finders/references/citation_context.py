"""What stands beside a reference: its date, issuer and title, and what a list shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from corpus.loader import bodies, issuers
from extract.finders.references.dates import DATE, is_day, iso_date
from extract.finders.references.issuing import Issuing, issuer_after, issuer_before, name_end
from extract.finders.references.mentions import Mention
from extract.finders.references.provisions import provision_before
from extract.finders.units.names import expanded
from models.normal import canonical
from models.view import Span

_DATE = re.compile(rf"[,;]?\s*\(?\s*(?:(?i:ban hành|ký ban hành|ký|ra)\s+)?(?P<same>cùng\s+)?(?P<day>{DATE})\)?")
_STRAY = re.compile(r"\s+tỉnh(?=\s+ngày)|\s*,")
_YEAR_AFTER = re.compile(r"\s+năm\s+(?:19|20)\d\d")
_AT_END = re.compile(r"\s+của\s+(?=[A-ZĐỦ])")
_TITLE = re.compile(
    r",?\s*(?P<title>(?:về việc|về|quy định|ban hành|phê duyệt|sửa đổi(?:, bổ sung)?|hướng dẫn|công bố"
    r"|triển khai|thực hiện|Số hóa|Triển khai thực hiện)\s[^;]{0,600})"
)
_TITLE_END = re.compile(
    r",\s+(?=(?:UBND|Ủy ban|Sở|Văn phòng|Phòng|Ban|Bộ)\b[^,;]{0,60}\b(?:ban hành|xây dựng)\b)"
    r"|[;)]|\.(?:\s|$)|/\./"
)
_AMENDS = re.compile(r"\b(?:điều|khoản|phần|nội dung) của\s*(?:các\s+)?$")
# Not a day until or from which something holds: "(áp dụng đến trước ngày 01/10/2025)".
_DATE_AT_END = re.compile(rf"(?<!trước)(?<!đến)(?<!từ)(?<!sau)\s+(?P<day>{DATE})$")
_JOINT = re.compile(r"\s*(?:,|;|\bvà\b|,\s*và)\s*(?:các\s+)?$")

# Endings of symbols and the issuers that may sign such numbers.
_SIGNERS = (
    (re.compile(r"(?:^|-)CP$"), re.compile(r"^Chính phủ", re.IGNORECASE)),
    (re.compile(r"TTg$"), re.compile(r"^Thủ tướng", re.IGNORECASE)),
    (re.compile(r"VP-?UBND$|VPUB$"), re.compile(r"^(?:Văn phòng|VP)", re.IGNORECASE)),
    (
        re.compile(r"UBND$|CTUBND$"),
        re.compile(r"^(?:Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)", re.IGNORECASE),
    ),
    (re.compile(r"HĐND\d*$"), re.compile(r"^(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)", re.IGNORECASE)),
    (re.compile(r"^QH\d+$", re.IGNORECASE), re.compile(r"^Quốc hội", re.IGNORECASE)),
    (re.compile(r"UBTVQH\d+$"), re.compile(r"^Ủy ban [Tt]hường vụ Quốc hội", re.IGNORECASE)),
    (re.compile(r"(?:^|[-/])TW$"), re.compile(r"^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Trung ương)", re.IGNORECASE)),
    (
        re.compile(r"(?:^|[-/])TU$"),
        re.compile(r"^(?:Ban Thường vụ |Ban Chấp hành |Thường trực )?(?:[Tt]ỉnh|[Tt]hành) [uủ][yỷ]", re.IGNORECASE),
    ),
)


@dataclass(slots=True)
class Context:
    """Date, issuer (as written), title and provision of a mention, each with its place in the view of the passage.

    `end` is where the words that belong to the mention end.
    """

    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    provision: str | None = None
    end: int = 0
    direct_end: int = 0
    submitted: bool = False  # "của Chính phủ tại Tờ trình số … và Đề án số …": the issuer stands before the mentions
    same_day: bool = False  # "cùng ngày …" dates the whole list
    places: dict[str, Span] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def allows(symbol: str | None, issuer: str) -> bool:
    """Tell whether a document with this symbol may come from this issuer.

    >>> allows("NĐ-CP", "Ủy ban nhân dân tỉnh"), allows("QĐ-UBND", "UBND tỉnh"), allows("KH-SNV", "Sở Nội vụ")
    (False, True, True)
    """
    for ending, signer in _SIGNERS:
        if symbol and ending.search(symbol):
            return bool(signer.match(issuer))
    return True


def _signs(symbol: str | None, issuer: str) -> bool:
    """Tell whether a number may take the issuer of another one: not where its ending names somebody else.

    >>> _signs("HD-BTCTW", "Bộ Chính trị"), _signs("TT-BNV", "Bộ trưởng Bộ Nội vụ")
    (False, True)
    """
    if not allows(symbol, issuer):
        return False
    named = [name for part in re.split(r"[-/]", symbol or "") if (name := _named_by(part))]
    return not named or any(canonical(name) in canonical(expanded(issuer)) for name in named)


@cache
def _named_by(part: str) -> str | None:
    """The body that a part of a symbol stands for: "BNV", "SNV", "UBND"."""
    body = next((one.name for one in issuers() if re.fullmatch(one.ending, part)), None)
    return body or next((one.name for one in bodies() if one.symbol == part), None)


def contexts(mentions: Sequence[Mention]) -> list[Context]:
    """Read the words beside each mention of one passage (in text order), then share what a list shares."""
    found = [_direct(one) for one in mentions]
    for i, one in enumerate(mentions):
        following = mentions[i + 1].start if i + 1 < len(mentions) else len(one.passage.text)
        _read_title(one, found[i], following)
    _share(mentions, found)
    _share_forward(mentions, found)
    return found


def _direct(one: Mention) -> Context:
    text = one.passage.text
    context = Context(end=one.end)
    at = one.end
    for _ in range(4):
        if context.date is None and (date := _DATE.match(text, at)):
            _take_date(context, date)
            context.same_day = date["same"] is not None
            at = date.end()
        elif (
            context.issuer is None and (issuing := issuer_after(text, at)) and not text.startswith(" tại ", issuing.end)
        ):
            _take_issuer(context, issuing)
            at = issuing.end
        elif (stray := _STRAY.match(text, at)) and (_DATE.match(text, stray.end()) or issuer_after(text, stray.end())):
            at = stray.end()
        elif at == one.end and (year := _YEAR_AFTER.match(text, at)):
            at = year.end()
        else:
            break
    context.end = context.direct_end = at
    if context.issuer is None and (before := issuer_before(text, one.start)):
        _take_issuer(context, before)
        context.submitted = before.date is None
        if context.date is None and before.date is not None:
            _take_date(context, before.date)
    if place := provision_before(text, one.start):
        context.provision, context.places["provision"] = text[slice(*place)], place
    return context


def _take_date(context: Context, date: re.Match[str]) -> None:
    context.date = iso_date(date)
    context.places["date"] = (date.start("day"), date.end("day"))


def _take_issuer(context: Context, issuing: Issuing) -> None:
    context.issuer = issuing.issuer
    context.places["issuer"] = (issuing.start, issuing.start + len(issuing.issuer))


def _read_title(one: Mention, context: Context, following: int) -> None:
    text = one.passage.text
    if one.law is not None or (found := _TITLE.match(text, context.direct_end)) is None:
        return
    start = found.start("title")
    end = _TITLE_END.search(text, start, found.end())
    stop = min(found.end("title"), end.start() if end else len(text))
    title = text[start:stop].rstrip(" ,.")
    if context.date is None and following > stop and (closing := _DATE_AT_END.search(text, start, start + len(title))):
        _take_date(context, closing)
        title = text[start : closing.start()]
    context.title = title
    context.end = start + len(title)
    context.places["title"] = (start, context.end)
    if context.issuer is None and one.number and one.number.symbol:
        _read_closing_issuer(one, context, start, start + len(text[start : min(stop, following)].rstrip(" ,.")))


def _read_closing_issuer(one: Mention, context: Context, start: int, end: int) -> None:
    """A title may end in who issues the document: "về cải cách hành chính của UBND tỉnh"."""
    text, symbol = one.passage.text, one.number.symbol if one.number else None
    for closing in _AT_END.finditer(text, start, end):
        issuer = text[closing.end() : end]
        if name_end(text, closing.end(), end) == end and allows(symbol, issuer):
            _take_issuer(context, Issuing(issuer, closing.end(), end))
            return


def _share(mentions: Sequence[Mention], found: Sequence[Context]) -> None:
    """An issuer and a title that close a list belong to each of its items."""
    for i in range(len(mentions) - 2, -1, -1):
        one, following, last = mentions[i], mentions[i + 1], found[i]
        between = one.passage.text[last.direct_end : following.start]
        if not _JOINT.fullmatch(between) and not (following.listed and last.direct_end <= following.start):
            continue
        if one.law is not None or following.law is not None or _amended(one):
            continue
        later = found[i + 1]
        if last.date is None and later.same_day:
            last.date, last.places["date"], last.same_day = later.date, later.places["date"], True
        if last.title is None and later.title is not None:
            last.title, last.places["title"] = later.title, later.places["title"]
        last.end = max(last.end, later.end) if last.title == later.title and later.title else last.end
        if last.issuer is None:
            symbol = one.number.symbol if one.number else None
            shared = later if later.issuer and _signs(symbol, later.issuer) else _further(mentions, found, i, symbol)
            if shared is not None:
                last.issuer, last.places["issuer"] = shared.issuer, shared.places["issuer"]


def _share_forward(mentions: Sequence[Mention], found: Sequence[Context]) -> None:
    """Who submits one document submits those joined to it."""
    for i, (one, following) in enumerate(pairwise(mentions)):
        above, below = found[i], found[i + 1]
        joined = _JOINT.fullmatch(one.passage.text[above.direct_end : following.start])
        if joined and above.submitted and above.issuer and below.issuer is None:
            below.issuer, below.places["issuer"], below.submitted = above.issuer, above.places["issuer"], True


def _amended(one: Mention) -> bool:
    """What another document of the list amends stands inside that one's title and shares nothing with the list."""
    return bool(_AMENDS.search(one.passage.text[max(0, one.start - 30) : one.start]))


def _further(mentions: Sequence[Mention], found: Sequence[Context], i: int, symbol: str | None) -> Context | None:
    """The later item whose issuer is this one's, too: of the same symbol ("NĐ A, QĐ B của UBND tỉnh" gives A none)."""
    for later, context in zip(mentions[i + 1 : i + 6], found[i + 1 : i + 6], strict=True):
        if (
            context.issuer
            and allows(symbol, context.issuer)
            and symbol
            and later.number
            and later.number.symbol == symbol
        ):
            return context
    return None


def day_or_none(context: Context) -> str | None:
    """Return the date of the context where it is a full day."""
    return context.date if is_day(context.date) else None
