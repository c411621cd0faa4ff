"""What stands beside a reference: its date, issuer and title, and what a list shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.finders.dates import DATE, is_day, iso_date
from extract.finders.names import PLACE
from extract.finders.references import Mention

_LEVEL = rf"(?:\s+(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+{PLACE})?)"
# Issuers by their words; a person's office keeps the organisation's name ("Chủ tịch Ủy ban nhân dân tỉnh").
ISSUER = (
    r"(?:(?:Chủ tịch|Bộ trưởng|Thường trực)\s+)?(?:"
    r"Thủ tướng Chính phủ|Thủ tướng|Chính phủ|Ủy ban [Tt]hường vụ Quốc hội|Quốc hội"
    r"|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?"
    r"|Ban Chấp hành Trung ương(?: Đảng)?(?: [Kk]h[óo]a\s+[IVX]+)?|Trung ương Đảng|Văn phòng Chính phủ"
    r"|(?:Ban Thường vụ |Ban Chấp hành |Thường trực |Văn phòng )?"
    rf"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng) [uủ][yỷ](?:\s+{PLACE})?"
    rf"|(?:Văn phòng |VP\.?\s?)?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|HĐND|Hội đồng nhân dân){_LEVEL}?"
    r"|(?:Liên )?(?:Bộ(?! trưởng)|Sở|Tổng cục|Ban|Thanh tra|Ngân hàng|Kiểm toán|Tòa án|Viện|Bảo hiểm)"
    r"\s+[^,.;:()]{2,70}?"
    r"(?=\s+(?:về|quy định|ban hành|hướng dẫn|phê duyệt|tại|ngày|sửa đổi|công bố|và)\b|[,.;:()]|$)"
    r")"
)
_ISSUER = re.compile(
    rf",?\s*(?:của|do)\s+(?P<issuer>{ISSUER})(?:\s+ban hành(?! (?:Kế hoạch|Chương trình|Đề án|Quy|Danh|kèm)))?"
)
_DATE = re.compile(rf",?\s*\(?{DATE}\)?")
_STRAY = re.compile(r"\s+tỉnh(?=\s+ngày)|\s*,")
_YEAR_AFTER = re.compile(r"\s+năm\s+(?:19|20)\d\d")
_BEFORE = re.compile(rf"của\s+(?:Giám đốc\s+|Chánh\s+|Trưởng\s+)?(?P<issuer>{ISSUER})\s+tại\s+$")
_AT_END = re.compile(rf"\s+của\s+(?P<issuer>{ISSUER})$")
_TITLE = re.compile(
    r",?\s*(?P<title>(?:về việc|về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|công bố"
    r"|triển khai|thực hiện|Số hóa|Triển khai thực hiện)\s[^;]*)"
)
_TITLE_END = re.compile(
    r",\s+(?=(?:UBND|Ủy ban|Sở|Văn phòng|Phòng|Ban|Bộ)\b[^,;]{0,60}\b(?:ban hành|xây dựng)\b)"
    r"|[;)]|\.(?:\s|$)|/\./"
)
_JOINT = re.compile(r"\s*(?:,|;|\bvà\b|,\s*và)\s*(?:các\s+)?$")

# Endings of symbols and the issuers that may sign such numbers.
_SIGNERS = (
    (re.compile(r"(?:^|-)CP$"), re.compile(r"^Chính phủ")),
    (re.compile(r"TTg$"), re.compile(r"^Thủ tướng")),
    (re.compile(r"VP-?UBND$|VPUB$"), re.compile(r"^(?:Văn phòng|VP)")),
    (re.compile(r"UBND$|CTUBND$"), re.compile(r"^(?:Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)")),
    (re.compile(r"HĐND\d*$"), re.compile(r"^(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)")),
    (re.compile(r"^QH\d+$"), re.compile(r"^Quốc hội")),
    (re.compile(r"UBTVQH\d+$"), re.compile(r"^Ủy ban [Tt]hường vụ Quốc hội")),
    (re.compile(r"TW$"), re.compile(r"^(?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Trung ương)")),
    (re.compile(r"TU$"), re.compile(r"^(?:Ban Thường vụ |Ban Chấp hành |Thường trực )?(?:[Tt]ỉnh|[Tt]hành) [uủ][yỷ]")),
)


@dataclass(slots=True)
class Context:
    """Date, issuer (as written) and title of a mention; `end` is where the words that belong to it end."""

    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    end: int = 0
    direct_end: int = 0


def allows(symbol: str | None, issuer: str) -> bool:
    """Tell whether a document with this symbol may come from this issuer.

    >>> allows("NĐ-CP", "Ủy ban nhân dân tỉnh"), allows("QĐ-UBND", "UBND tỉnh"), allows("KH-SNV", "Sở Nội vụ")
    (False, True, True)
    """
    for ending, signer in _SIGNERS:
        if symbol and ending.search(symbol):
            return bool(signer.match(issuer))
    return True


def contexts(mentions: Sequence[Mention]) -> list[Context]:
    """Read the words beside each mention of one passage (in text order), then share what a list shares."""
    found = [_direct(one) for one in mentions]
    for i, one in enumerate(mentions):
        following = mentions[i + 1].start if i + 1 < len(mentions) else len(one.passage.text)
        _read_title(one, found[i], following)
    _share(mentions, found)
    return found


def _direct(one: Mention) -> Context:
    text = one.passage.text
    context = Context(end=one.end)
    at = one.end
    for _ in range(4):
        if context.date is None and (date := _DATE.match(text, at)):
            context.date = iso_date(date)
            at = date.end()
        elif context.issuer is None and (issuer := _ISSUER.match(text, at)):
            context.issuer = issuer["issuer"].strip()
            at = issuer.end()
        elif (stray := _STRAY.match(text, at)) and (_DATE.match(text, stray.end()) or _ISSUER.match(text, stray.end())):
            at = stray.end()
        elif at == one.end and (year := _YEAR_AFTER.match(text, at)):
            at = year.end()
        else:
            break
    context.end = context.direct_end = at
    if context.issuer is None and (before := _BEFORE.search(text[max(0, one.start - 120) : one.start])):
        context.issuer = before["issuer"].strip()
    return context


def _read_title(one: Mention, context: Context, following: int) -> None:
    text = one.passage.text
    if one.law is not None or (found := _TITLE.match(text, context.direct_end)) is None:
        return
    end = _TITLE_END.search(text, found.start("title"))
    stop = min(found.end("title"), end.start() if end else len(text))
    title = text[found.start("title") : stop].rstrip(" ,.")
    context.title = title
    context.end = found.start("title") + len(title)
    clause = text[found.start("title") : min(stop, following)].rstrip(" ,.")
    if context.issuer is None and one.number and one.number.symbol:
        issuer = _AT_END.search(clause)
        if issuer and allows(one.number.symbol, issuer["issuer"]):
            context.issuer = issuer["issuer"]


def _share(mentions: Sequence[Mention], found: Sequence[Context]) -> None:
    """A date written once after a list, an issuer and a title that close it belong to each of its items."""
    for i in range(len(mentions) - 2, -1, -1):
        one, following, last = mentions[i], mentions[i + 1], found[i]
        between = one.passage.text[last.direct_end : following.start]
        if not _JOINT.fullmatch(between) and not (following.listed and last.direct_end <= following.start):
            continue
        if one.law is not None or following.law is not None:
            continue
        later = found[i + 1]
        last.title = last.title or later.title
        last.end = max(last.end, later.end) if last.title == later.title and later.title else last.end
        symbol = one.number.symbol if one.number else None
        if last.issuer is None and later.issuer is not None and allows(symbol, later.issuer):
            last.issuer = later.issuer
        elif last.issuer is None:
            last.issuer = _further(mentions, found, i, symbol)


def _further(mentions: Sequence[Mention], found: Sequence[Context], i: int, symbol: str | None) -> str | None:
    """The issuer of a later item of the list, where its symbol allows it ("NĐ A, QĐ B của UBND tỉnh" gives A none)."""
    for later, context in zip(mentions[i + 1 : i + 6], found[i + 1 : i + 6], strict=True):
        if (
            context.issuer
            and allows(symbol, context.issuer)
            and symbol
            and later.number
            and later.number.symbol == symbol
        ):
            return context.issuer
    return None


def day_or_none(context: Context) -> str | None:
    """Return the date of the context where it is a full day."""
    return context.date if is_day(context.date) else None
