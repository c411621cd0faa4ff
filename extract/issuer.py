"""Who issues a document: the words that name the issuer, its canonical name, level and seat."""

import re
from collections.abc import Iterator, Sequence

from corpus.loader import bodies, issuers
from extract.finders.references.numbers import DocumentNumber
from extract.finders.units.names import PLACE, Seat, expanded, full_name, province_kind, province_of
from extract.outline import Part, Zone
from extract.plan import Level

LETTERHEAD = re.compile(
    r"(?:CHỦ TỊCH|CHÁNH|GIÁM ĐỐC|BỘ TRƯỞNG)?\s*"
    r"(?P<issuer>(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|VĂN PHÒNG|ỦY BAN THƯỜNG VỤ|QUỐC HỘI"
    r"|SỞ|BỘ|BAN(?! HÀNH)|UBND|HĐND|CHÍNH PHỦ|THỦ TƯỚNG|TỈNH ỦY|THÀNH ỦY|THANH TRA|CỤC|TỔNG CỤC"
    r"|TRUNG TÂM|PHÒNG)\b.*)$"
)
# "Sở Nội vụ ban hành Kế hoạch …", "UBND huyện thống nhất ban hành Kế hoạch …"
ISSUES = re.compile(
    r"(?:^|[.;]\s+)"
    r"(?P<issuer>(?:UBND|Ủy ban nhân dân|Sở|Văn phòng|Bộ|Ban|Phòng|Thanh tra|Cục|Trung tâm|HĐND)\b[^.;:]{0,90}?)"
    r"\s+(?:thống nhất |quyết định )?(?:ban hành|xây dựng)\s+(?:Kế hoạch|Chương trình|Đề án)"
)
_PLACE_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s+[^\W\d_]")
# Bodies that every level has; a letterhead tells whose it is.
_ANYBODYS = ("UBND", "HĐND")
_OF_A_PLACE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)\s+"
    r"(?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\s"
)
_CAPTION_ISSUER = re.compile(r"của\s+(?P<issuer>[^()]+?)\s*\)?$")
_SIGNS_FOR = re.compile(r"TM\.\s*(?P<issuer>ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)")
DISTRICT_WORDS = "huyện|quận|thị xã|thành phố"
_COMMUNE = re.compile(rf"\b(?P<place>(?:xã|phường|thị trấn|đặc khu)\s+{PLACE})")
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(
            r"^(?:Chính phủ|Thủ tướng|Quốc hội|Kiểm toán nhà nước|(?:Tòa án|Viện kiểm sát) nhân dân tối cao"
            r"|Ủy ban Thường vụ|Chủ tịch nước"
            r"|Bộ Chính trị|Ban Chấp hành Trung ương|Ban Bí thư)"
        ),
        "central",
    ),
    (re.compile(r"^(?:Bộ |Ủy ban Dân tộc|Ngân hàng Nhà nước|Thanh tra Chính phủ|Văn phòng Chính phủ)"), "ministry"),
    (re.compile(r"^(?:Sở |Thanh tra tỉnh|Ban (?:Quản lý|Dân tộc))"), "department"),
    (re.compile(r"^Văn phòng (?:Ủy ban nhân dân|Hội đồng nhân dân|Đoàn).*(?:tỉnh|thành phố)"), "department"),
    (re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân) (?:xã|phường|thị trấn|đặc khu)"), "commune"),
    (re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân) (?:huyện|quận|thị xã)|^Huyện ủy|^Phòng "), "district"),
    (re.compile(r"^(?:Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy)"), "province"),
)
_AFTER_NAME = re.compile(r"\s*(?:,|\bvề\b|\bban hành\b).*$")


def seat_of(
    text: str,
    parts: Sequence[Part],
    captions: Sequence[str],
    number: DocumentNumber | None,
    *,
    place: str | None,
    province: str | None,
    day: str | None,
) -> Seat:
    """Return the issuer with its level and place; `issuer` is None where no words name one whose level is known.

    `place` is that of the date line: a bare "Ủy ban nhân dân" is the district's where the document is dated from one.
    """
    district = _district(text, place)
    where = Seat(None, "district" if district else "province", province, province_kind(province, day), district)
    for written in _candidates(text, parts, captions, number):
        name = _AFTER_NAME.sub("", full_name(written, where)).strip()
        level = _level(name)
        if level is not None:
            inner = district if level in ("district", "commune") else None
            commune = _COMMUNE.search(name)
            return Seat(name, level, province, where.province_kind, inner, commune["place"] if commune else None)
    return Seat(None, None, province, where.province_kind, district)


def _candidates(
    text: str, parts: Sequence[Part], captions: Sequence[str], number: DocumentNumber | None
) -> Iterator[str]:
    """Words that name the issuer, surest first: symbol of the number, letterhead, who issues, caption, signature."""
    top = [part.view.text.strip() for part in parts if part.zone is Zone.HEAD]
    # A letterhead names the body above first, the issuer below it.
    letterheads = list(reversed(list(_letterheads(top))))
    if number is not None:
        ending = re.split(r"[-/]", number.symbol)[-1]
        if ending in _ANYBODYS:
            yield from (written for written in letterheads if _OF_A_PLACE.match(written))
        yield from _by_symbol(ending)
    yield from letterheads
    preamble = [part.view.text for part in parts if part.zone is Zone.PREAMBLE]
    for pattern, texts in ((ISSUES, preamble), (_CAPTION_ISSUER, captions), (_SIGNS_FOR, [text])):
        for said in texts:
            if found := pattern.search(said):
                yield found["issuer"]


def _letterheads(top: Sequence[str]) -> Iterator[str]:
    for text, following in zip(top, [*top[1:], ""], strict=False):
        if found := LETTERHEAD.match(text):
            # The place may stand on a line of its own: "ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG".
            yield f"{found['issuer']} {following}" if _PLACE_LINE.match(following) else found["issuer"]


def _by_symbol(ending: str) -> Iterator[str]:
    """The issuer whose ending the number has; "UBND" and "HĐND" may be anybody's."""
    yield from (issuer.name for issuer in issuers() if re.fullmatch(issuer.ending, ending))
    if ending not in _ANYBODYS:
        yield from (body.name for body in bodies() if body.symbol == ending or ending in body.abbreviations)


def _level(name: str) -> Level | None:
    written_out = expanded(name)
    return next((level for pattern, level in _LEVELS if pattern.search(written_out)), None)


def _district(text: str, place: str | None) -> str | None:
    """The place of the date line, where it is no province, with the kind word that the text gives it."""
    if place is None or province_of(place):
        return None
    found = re.search(rf"\b(?:{DISTRICT_WORDS})\s+{re.escape(place)}(?!\w)", text)
    return " ".join(found.group().split()) if found else None
