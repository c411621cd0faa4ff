"""The head of a document: kind, number, date, issuer, level, province, title and the years it is for."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from extract.finders.references.dates import DATE, iso_date
from extract.finders.references.mentions import Mention, kind_of_symbols, kind_of_words
from extract.finders.references.numbers import DocumentNumber
from extract.finders.units.names import PLACE, Seat, province_named, province_of
from extract.issuer import LETTERHEAD, seat_of
from extract.outline import Outline, Part, Zone
from extract.period import period_said
from extract.plan import Document

_PLACE_AND_DAY = re.compile(rf"(?P<place>{PLACE})\s*,\s*(?={DATE})")
_PASSED = re.compile(rf"(?:Luật|Nghị quyết|Pháp lệnh) này\s[^.;]{{0,200}}?thông\s+qua\s+{DATE}")
_TITLE_STOP = re.compile(
    r"(?:Căn cứ|Thực hiện (?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Công văn|Chỉ thị)|Theo"
    r"|\(|Số\s*:|CỘNG HÒA|Độc lập)"
)
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Head:
    """The head as read, and the seat from which names in the plan are completed."""

    document: Document
    seat: Seat


def read_head(text: str, front: Outline, captions: Sequence[str], mentions: Sequence[Mention]) -> Head:
    """Read the head of the outermost document from its first paragraphs, else from captions that name it.

    `front` is the outline of at least the beginning of `text`.
    """
    parts = [part for part in front.parts if part.zone in (Zone.HEAD, Zone.PREAMBLE)]
    top = [part for part in parts if part.zone is Zone.HEAD]
    number = _own_number(mentions)
    place = _place(top)
    day = _date(top, captions) or _passed(text)
    seat = seat_of(text, parts, captions, number, place=place, province=_province(place, parts), day=day)
    kind, title = _kind_and_title(top)
    if kind is None and number is not None:
        kind = kind_of_symbols().get(re.split(r"[-/]", number.symbol)[0])
    document = Document(
        kind=kind,
        number=number.number if number else None,
        year=number.year if number else None,
        symbol=number.symbol if number else None,
        date=day,
        issuer=seat.issuer,
        level=seat.level,
        # The centre sits in Hà Nội and is not of it.
        province=seat.province if seat.level not in ("central", "ministry") else None,
        title=title,
        period=period_said(title, parts),
    )
    return Head(document, seat)


def _own_number(mentions: Sequence[Mention]) -> DocumentNumber | None:
    """The number of the number line, else the one that a caption names."""
    for zone in (Zone.HEAD, Zone.CAPTION):
        for one in mentions:
            if one.passage.zone is zone and one.number is not None and (one.own or zone is Zone.CAPTION):
                return one.number
    return None


def _place(top: Sequence[Part]) -> str | None:
    for part in top:
        if found := _PLACE_AND_DAY.search(part.view.text):
            return found["place"]
    return None


def _province(place: str | None, parts: Sequence[Part]) -> str | None:
    if place and (province := province_of(place)):
        return province
    return province_named([part.view.text for part in parts])


def _date(top: Sequence[Part], captions: Sequence[str]) -> str | None:
    """The fullest date among the date line and the captions that agree with it."""
    lines = [part.view.text for part in top if _PLACE_AND_DAY.search(part.view.text)]
    dates = [date for text in [*lines, *captions] for found in re.finditer(DATE, text) if (date := iso_date(found))]
    best: str | None = None
    for date in dates:
        if best is None or (date.startswith(best) and len(date) > len(best)):
            best = date
    return best


def _passed(text: str) -> str | None:
    """The day on which an assembly passed a resolution that has no date line: its last sentence says so."""
    last = deque(_PASSED.finditer(text), maxlen=1)
    return iso_date(last[0]) if last else None


def _kind_and_title(top: Sequence[Part]) -> tuple[str | None, str | None]:
    for i, part in enumerate(top):
        line = part.view.text.strip(" :")
        kind = kind_of_words().get(line.lower()) if line.isupper() else None
        if kind is None:
            continue
        title: list[str] = []
        for following in top[i + 1 :]:
            text = following.view.plain.strip()
            if (title and _ends_title(text, title[-1])) or _is_furniture(text):
                break
            if not any(letter.isalpha() for letter in text):
                continue  # a rule drawn with dashes
            title.append(text)
            if len(" ".join(title)) > _LONGEST_TITLE:
                break
        written = " ".join(title).strip()
        return kind, (written.capitalize() if written.isupper() else written) or None
    return None, None


def _ends_title(text: str, above: str) -> bool:
    """A title ends where the basis begins, where capitals begin under a title in lower case, and before a sentence."""
    return bool(_TITLE_STOP.match(text)) or (text.isupper() and not above.isupper()) or text.endswith((".", ";", ":"))


def _is_furniture(text: str) -> bool:
    """Letterhead, number and date lines, and captions are no part of a title."""
    return bool(LETTERHEAD.match(text) or _PLACE_AND_DAY.search(text) or text.startswith(("(", "Số:", "Căn cứ")))
