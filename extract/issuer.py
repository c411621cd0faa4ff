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
    r"|SỞ|BỘ|BAN(?! HÀNH)|UBND|HĐND|CHÍNH PHỦ|THỦ TƯỚNG|THANH TRA|CỤC|TỔNG CỤC"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)|ĐẢNG BỘ"
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
_ANYBODYS = ("UBND", "HĐND", "ĐU", "TU", "HU", "QU", "ThU")
_OF_A_PLACE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND)\s+"
    r"(?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)\s"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)\s"
)
_CAPTION_ISSUER = re.compile(r"của\s+(?P<issuer>[^()]+?)\s*\)?$")
_SIGNS_FOR = re.compile(r"TM\.\s*(?P<issuer>ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)")
DISTRICT_WORDS = "huyện|quận|thị xã|thành phố"
_COMMUNE = re.compile(rf"\b(?P<place>(?:xã|phường|thị trấn|đặc khu)\s+{PLACE})")
# The first that fits. A committee of the Party has the level of those whose committee it is.
_LEVELS: tuple[tuple[Level, str], ...] = (
    (
        "central",
        r"^(?:Chính phủ|Thủ tướng|Quốc hội|Kiểm toán nhà nước|(?:Tòa án|Viện kiểm sát) nhân dân tối cao"
        r"|Ủy ban Thường vụ|Chủ tịch nước|Bộ Chính trị|Ban Bí thư|Đảng ủy (?:Chính phủ|Quốc hội)"
        r"|(?:Ban|Ủy ban Kiểm tra|Văn phòng|Đảng ủy) .*Trung ương)",
    ),
    (
        "ministry",
        r"^(?:Đảng ủy )?(?:Bộ (?!Chỉ huy|Tư lệnh)|Ủy ban Dân tộc|Ngân hàng Nhà nước|Thanh tra Chính phủ"
        r"|Văn phòng Chính phủ)",
    ),
    ("department", r"^(?:(?:Đảng ủy )?Sở |Thanh tra tỉnh|Ban (?:Quản lý|Dân tộc))"),
    ("department", r"^Văn phòng (?:Ủy ban nhân dân|Hội đồng nhân dân|Đoàn).*(?:tỉnh|thành phố)"),
    ("department", r"^(?:Ban (?!Thường vụ|Chấp hành)|Văn phòng |Ủy ban Kiểm tra ).*(?:Tỉnh|Thành) ủy"),
    ("commune", r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy) (?:xã|phường|thị trấn|đặc khu)"),
    ("district", r"(?:Ủy ban nhân dân|Hội đồng nhân dân) (?:huyện|quận|thị xã)|^(?:Huyện|Quận|Thị) ủy|^Phòng "),
    (
        "province",
        r"^(?:Đảng ủy )?(?:Ủy ban nhân dân|Hội đồng nhân dân)|^(?:Ban Thường vụ )?(?:Tỉnh|Thành) ủy"
        r"|^Đảng ủy (?:các cơ quan Đảng|Khối).* (?:tỉnh|thành phố)",
    ),
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
    # In a city of the centre TU is the Thành ủy, which the letters tell and the name written out does not.
    names = (issuer.name for issuer in issuers() if re.fullmatch(issuer.ending, ending))
    yield from (ending if expanded(ending) == name else name for name in names)
    if ending not in _ANYBODYS:
        yield from (body.name for body in bodies() if body.symbol == ending or ending in body.abbreviations)


def _level(name: str) -> Level | None:
    written_out = expanded(name)
    return next((level for level, pattern in _LEVELS if re.search(pattern, written_out)), None)


def _district(text: str, place: str | None) -> str | None:
    """The place of the date line, where it is no province, with the kind word that the text gives it."""
    if place is None or province_of(place):
        return None
    found = re.search(rf"\b(?:{DISTRICT_WORDS})\s+{re.escape(place)}(?!\w)", text)
    return " ".join(found.group().split()) if found else None
