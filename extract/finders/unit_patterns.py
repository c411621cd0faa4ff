"""Patterns of organisations as plans name them: bodies of the gazetteer, bodies by their head word, and classes."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.loader import bodies
from extract.finders.names import LEVEL_WORDS, PLACE, UPPER

_NAME = f"(?-i:{PLACE})"  # a name is capitalised also where the words about it may stand in any case
_HERE = rf"(?:\s+(?i:{LEVEL_WORDS})(?:\s+{_NAME})?(?![^\W\d_]))"
# "các huyện, thị xã, thành phố", "cấp huyện, cấp xã", "các cấp", "huyện và cấp xã"
_RANKS = (
    r"(?:\s+(?:các cấp"
    rf"|(?:các\s+)?(?:{LEVEL_WORDS})"
    rf"(?:(?:,\s+|\s+và\s+)(?:các\s+)?(?:cấp\s+)?(?:{LEVEL_WORDS}))+(?![^\W\d_])(?! {_NAME})"
    r"|cấp\s+(?:tỉnh|huyện|xã)(?:(?:,\s+|\s+và\s+)(?:cấp\s+)?(?:tỉnh|huyện|xã)(?![^\W\d_]))*"
    rf"|các\s+(?:{LEVEL_WORDS})(?![^\W\d_])))"
)
_COMMITTEE = r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|ỦY BAN NHÂN DÂN|UBND|Hội đồng nhân dân|HĐND\s?-\s?UBND|HĐND)"
_PARTY = r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị) [uủ][yỷ]"
# "Sở" alone, or with the name of a department: "Sở Nội vụ".
_DEPARTMENTS = sorted({body.name[3:] for body in bodies() if body.name.startswith("Sở ")}, key=len, reverse=True)
_DEPARTMENT = rf"Sở(?:\s+(?:{'|'.join(map(re.escape, _DEPARTMENTS))}))?"

# Classes of organisations, in lower case; "các" and what they belong to are part of the mention.
_OWNER = (
    r"(?:\s+(?:(?:trực )?thuộc(?:, trực thuộc)?(?:\s+(?:"
    rf"{_COMMITTEE}{_HERE}?(?:,\s+{_COMMITTEE}\s+cấp\s+\w+)?|Văn phòng\s+{_COMMITTEE}{_HERE}?"
    rf"|{_DEPARTMENT}|tỉnh|huyện|xã)(?![^\W\d_]))?"
    r"|các cấp(?: của (?:tỉnh|huyện|xã))?|cấp trên|cấp (?:tỉnh|huyện|xã)(?:,\s+(?:cấp\s+)?(?:tỉnh|huyện|xã))*"
    r"|(?:có )?liên quan|trung ương|của (?:tỉnh|huyện|xã)(?:, thị xã, thành phố)?))"
)
_CLASSES = (
    r"sở(?:,\s*(?:ban|phòng))?(?:,?\s+ngành)(?:,\s*(?:đoàn thể|địa phương))*",
    r"bộ,?\s+ngành",
    (
        r"(?:cơ quan(?:, (?:đơn vị|tổ chức))?\s+(?:hành chính nhà nước|hành chính|nhà nước|quản lý nhà nước|quản lý"
        r"|chuyên môn|ngành dọc|truyền thông|thông tấn, báo chí)"
        r"|(?:cơ quan|đơn vị)(?:, (?:đơn vị|cơ quan))?\s+(?:sự nghiệp công lập|sự nghiệp dịch vụ công|sự nghiệp))"
        r"(?! (?:công(?! lập)|giáo dục))"
    ),
    r"(?:phòng chuyên môn|phòng|ban)(?:,\s*(?:phòng|ban|đơn vị|trung tâm))+(?:\s+(?:chuyên môn|đơn vị(?=\s+trực)))?",
    r"phòng chuyên môn",
    r"tổ chức chính trị\s?-\s?xã hội",
    r"đảng bộ(?= các cấp)|chi bộ|chi ủy",
    r"bộ phận (?:một cửa|tiếp nhận và trả kết quả)",
    r"trung tâm (?:phục vụ )?hành chính công(?= cấp)",
)
# With an owner these are classes too: "các đơn vị trực thuộc Sở".
_OWNED = (
    r"(?:cơ quan|đơn vị)(?:,\s+(?:đơn vị|cơ quan))?\s+(?:trực )?thuộc"
    rf"(?:\s+(?:{_DEPARTMENT}|huyện|tỉnh|{_COMMITTEE}{_HERE}?))?(?![^\W\d_])"
)
# In a cell of responsibility everything that is given work is a unit.
_GIVEN_WORK = (
    r"(?:các\s+)?(?:cơ quan|đơn vị|địa phương|trung tâm|phòng)"
    r"(?:,\s*(?:đơn vị|địa phương|tổ chức|cơ quan|trung tâm|ban))*"
)


# Names that plans write in any case: "phòng Nội vụ", "Sở Nội Vụ".
_HEADED = re.compile(r"(?:Sở|Phòng|Ban|Trung tâm|Chi cục|Bộ|Văn phòng) ")


@cache
def groups() -> re.Pattern[str]:
    """Return the pattern of classes."""
    classes = "|".join(f"(?:{one})" for one in _CLASSES)
    return re.compile(
        rf"\b(?:(?:các|những)\s+)?(?:(?:{classes}){_OWNER}?|{_OWNED})(?![^\W\d_])"
        rf"|\b{_COMMITTEE}(?:{_RANKS}{_OWNER}?|(?=(?:,|\s+và)\s+{_COMMITTEE}(?P<ranks>{_RANKS})))",
        re.IGNORECASE,
    )


@cache
def given_work() -> re.Pattern[str]:
    """Return the pattern of classes that count only in cells of responsibility."""
    return re.compile(rf"\b{_GIVEN_WORK}{_OWNER}?(?![^\W\d_])", re.IGNORECASE)


@cache
def named() -> re.Pattern[str]:
    """Return the pattern of named organisations."""
    names = {body.name for body in bodies()} | {alias for body in bodies() for alias in body.aliases if len(alias) > 6}
    names -= {"Ủy ban nhân dân", "Hội đồng nhân dân", "Chính phủ"}
    headed = {name for name in names if _HEADED.match(name)}
    listed = f"(?i:{_alternatives(headed)})|{_alternatives(names - headed)}|Chính phủ(?! (?:điện tử|số))"
    heads = re.compile(r"Sở|Phòng|Ban|Bộ|VP|UBMT|Đài|Ủy ban")
    short = _alternatives(
        (one for body in bodies() for one in body.abbreviations if len(one) >= 3 and heads.match(one)), any_first=True
    )
    office = (
        r"(?:(?:Thường trực|Đảng ủy|UBKT Đảng ủy|Ủy ban [Kk]iểm tra Đảng ủy|Hội đồng [^\W\d_]+(?: [^\W\d_]+){1,4}"
        r"|tổ chức đoàn thể)\s+)?"
        rf"(?:Văn phòng|VP\.?)\s?{_COMMITTEE}{_HERE}?"
    )
    return re.compile(
        rf"(?<![^\W\d_])(?:{office}"
        rf"|(?:Thường trực\s+)?{_COMMITTEE}{_HERE}?"
        rf"|Văn phòng\s+Huyện ủy(?:, Chính quyền huyện)?"
        rf"|(?:(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Ủy ban [Kk]iểm tra|Văn phòng)\s+)?"
        rf"(?:{_PARTY}|Đảng ủy)(?:\s+{PLACE})?(?![^\W\d_])"
        rf"|Đảng bộ(?:\s+(?:tỉnh|huyện|thành phố)(?:\s+{PLACE})?)"
        rf"|Ban Chấp hành Trung ương(?: Đảng)?(?: [Kk]hóa\s+[IVX]+)?"
        rf"|(?:{listed}|{short})(?:{_HERE}|\s+{PLACE}(?=[\s,.;)]))?"
        rf"|(?:Văn phòng|Văn Phòng|Thanh tra|Ban Giám đốc)\s+Sở(?!\s+[{UPPER}])"
        rf")(?![^\W\d_])"
    )


def alternatives_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of the given names as whole words, longest first; None where there are none."""
    listed = _alternatives(names)
    return re.compile(rf"(?<![^\W\d_])(?:{listed})(?:{_HERE})?(?![^\W\d_])") if listed else None


def _alternatives(names: Iterable[str], *, any_first: bool = False) -> str:
    """Return the names as one pattern, longest first; with `any_first` the first letter in either case."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join((f"[{name[0]}{name[0].lower()}]" if any_first else name[0]) + _spelt(name[1:]) for name in ordered)


def _spelt(name: str) -> str:
    """A name with any white space, dashes with or without spaces, and both placements of the mark in "Ủy"."""
    escaped = re.escape(name).replace("ủy", "(?:ủy|uỷ)").replace(r"\ ", r"\s+").replace(r"\-", r"\s?-\s?")
    return escaped.replace(r"\s+\s?-\s?\s+", r"\s?-\s?")
