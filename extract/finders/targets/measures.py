"""Units of measure (đơn vị tính) as plans write them right after a number: shares, money, counts, times, rates."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Kind(Enum):
    """What a value counts."""

    SHARE = "share"  # 80%, 7,5%/năm
    RANK = "rank"  # top 3, nhóm 10 tỉnh dẫn đầu
    RATE = "rate"  # 02 lần/năm, 15 phút/lượt, 10 bác sĩ/vạn dân
    COUNT = "count"  # 05 mô hình, 3.000 lao động
    MONEY = "money"  # 500 tỷ đồng
    TIME = "time"  # 30 phút, 15 ngày làm việc
    SCORE = "score"  # 85 điểm


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit after a number: what it counts, the unit without "01" ("phút/lượt"), and where it ends."""

    kind: Kind
    unit: str
    end: int


def _listed(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split("|"))


_DAYS = _listed("ngày làm việc|ngày|tháng")
_TIMES = ("phút", "giờ", *_DAYS)
# What plans count, by field; a longer noun wins over a shorter one. Levels, groups and kinds ("03 cấp", "02 nhóm",
# "06 lĩnh vực") describe and are no amounts. First what a plan makes, holds, sets up or brings to a standard.
_DELIVERED = _listed(
    # work and events
    "lượt|cuộc|đợt|buổi|lớp|lớp tập huấn|khóa|khoá|hội nghị|hội thảo|tọa đàm|lượt khách|phiên|chuyến|chiến dịch",
    "cuộc họp|cuộc kiểm tra|cuộc thi|cuộc thanh tra|cuộc đối thoại",
    # products
    "mô hình|sáng kiến|giải pháp|đề tài|dự án|công trình|đề án|sản phẩm|sản phẩm OCOP|tin|bài|tin bài|tin, bài",
    "bài viết|phóng sự|chuyên mục|chuyên trang|chuyên đề|nền tảng|ứng dụng|thủ tục|thủ tục hành chính|TTHC|dịch vụ",
    "dịch vụ công|dịch vụ công trực tuyến|DVC|cơ sở dữ liệu|bộ dữ liệu|sản phẩm du lịch|vùng trồng|chuỗi liên kết",
    # bodies and places
    "doanh nghiệp|hợp tác xã|HTX|tổ hợp tác|trang trại|đầu mối|tổ|tổ công nghệ số|câu lạc bộ|trường|xã|phường",
    "trường học|trường đạt chuẩn|thị trấn|huyện|thôn|bản|ấp|làng|khu dân cư|tổ dân phố|khu công nghiệp|cụm công nghiệp",
    "bệnh viện|trạm y tế|trạm|chợ|Bộ phận Một cửa|điểm phục vụ|di tích|làng nghề|điểm cầu|kênh",
)
_COUNTED = (
    *_DELIVERED,
    *_listed(
        "lần|lượt người|lượt khách du lịch|hồ sơ|văn bản|tiêu chí|quy định|tài khoản|tổ chức|đội|nhiệm vụ|đơn vị|cơ sở",
        "cơ quan|điều kiện kinh doanh",
        # people
        "người|lao động|việc làm|học sinh|sinh viên|học viên|cán bộ|công chức|viên chức|biên chế|đảng viên|đoàn viên",
        "hội viên|bác sĩ|bác sỹ|dược sĩ|điều dưỡng|giáo viên|thành viên|hộ|hộ gia đình|hộ nghèo|hộ dân|khẩu|khách",
        "du khách|chuyên gia|nhân lực",
        # amounts
        "km|km2|ha|héc ta|hecta|m|m2|m2 sàn|m3|tấn|tạ|kg|tạ/ha|MW|kWh|kW|căn|căn hộ|căn nhà|ngôi nhà|nhà|phòng|con",
        "phòng học|phòng ở|giường|giường bệnh|cây|cây xanh|chỗ|chỗ ngồi|thuê bao|máy|bộ|cái|tuổi|Mbps|Gbps|bậc|hạng",
    ),
)
_SCORES = ("điểm",)
_POINTS = ("điểm %", "điểm phần trăm")
_MONIES = _listed("đồng|tỷ|tỉ|triệu|nghìn|ngàn|trăm|vạn|USD|VNĐ|VND|EUR|đô la")

_PER_NOUN = (
    r"năm|quý|tháng|tuần|ngày|giờ|lượt giao dịch|lượt|hồ sơ|giao dịch|cuộc|lần|lớp|người|lao động|hộ|khẩu|đầu người|ha"
    r"|héc ta|đơn vị hành chính cấp xã|đơn vị|xã|phường|huyện|thôn|m2|km2|km|học sinh|giường|công việc"
)
_POPULATION = r"(?:1|10|100)?(?:\.000)?\s?(?:nghìn |ngàn |vạn )?(?:dân|người dân|người)"
_PER = re.compile(
    rf"(?:\s?/\s?|\s(?:trên|một|mỗi)\s)(?:0?1\s)?(?P<per>{_POPULATION}(?!\w)|(?:{_PER_NOUN})(?!\w))"
    rf"(?:\s?/\s?(?:0?1\s)?(?P<further>năm|tháng|quý)(?!\w))?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|phần trăm(?!\w))(?:\s?/\s?(?P<per>năm|tháng|quý)(?!\w))?")
_MONEY = re.compile(
    r"\s?(?:(?:nghìn|ngàn|trăm|vạn|triệu|tỷ|tỉ)\s){0,2}(?:đồng|VNĐ|VND|USD|đô la Mỹ|đô la|EUR|EURO)(?!\w)"
    r"|\s?(?:nghìn |ngàn )?(?:tỷ|tỉ)(?! lệ| trọng| số| giá|\w)|\s?triệu(?=/)",
    re.IGNORECASE,
)


def read_measure(text: str, at: int) -> Measure | None:
    """Read the unit that stands at `at`, right after a number; None where there is none.

    >>> read_measure("15 phút/01 lượt giao dịch", 2)
    Measure(kind=<Kind.RATE: 'rate'>, unit='phút/lượt', end=25)
    >>> read_measure("77,2 triệu đồng/người/năm", 4).unit
    'triệu đồng/người/năm'
    """
    # Most numbers have no unit, and looking at two letters is cheap.
    if text[at : at + 1] == "%" or text[at : at + 2] in _FIRST:
        return _share(text, at) or _money(text, at) or _counted(text, at)
    return None


def is_delivered(unit: str) -> bool:
    """Tell whether a plan makes, holds or sets up what a unit counts: courses and models, not people or metres.

    >>> is_delivered("mô hình"), is_delivered("thành viên")
    (True, False)
    """
    return unit.lower() in _DELIVERABLES


def _share(text: str, at: int) -> Measure | None:
    found = _SHARE.match(text, at)
    return Measure(Kind.SHARE, f"%/{found['per']}" if found["per"] else "%", found.end()) if found else None


def _money(text: str, at: int) -> Measure | None:
    found = _MONEY.match(text, at)
    if found is None:
        return None
    unit, end = _with_per(text, found.group().strip(), found.end())
    return Measure(Kind.MONEY, unit, end)


def _counted(text: str, at: int) -> Measure | None:
    found = _nouns().match(text, at)
    if found is None:
        return None
    noun = found["noun"]
    unit, end = _with_per(text, noun, found.end())
    lowered = noun.lower()
    if unit != noun:
        # "06 tháng một lần" says when, not how much.
        return None if lowered in _DAYS else Measure(Kind.RATE, unit, end)
    if lowered in _POINTS:
        return Measure(Kind.SHARE, "điểm %", end)
    kind = Kind.TIME if lowered in _TIMES else Kind.SCORE if lowered in _SCORES else Kind.COUNT
    return Measure(kind, noun, end)


def _with_per(text: str, unit: str, end: int) -> tuple[str, int]:
    """Add what an amount is counted for: "lần" with "/năm" gives "lần/năm"."""
    per = _PER.match(text, end)
    if per is None:
        return unit, end
    name = per["per"].lower().removesuffix(" giao dịch")
    return "/".join(part for part in (unit, name, per["further"]) if part), per.end()


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted({*_COUNTED, *_TIMES, *_SCORES, *_POINTS}, key=len, reverse=True)
    written = "|".join(map(re.escape, nouns))
    # "1,5 triệu lượt khách"
    return re.compile(rf"\s?(?P<noun>(?:(?:nghìn|ngàn|vạn|triệu) )?(?:{written}))(?![\w%])", re.IGNORECASE)


def _first_letters() -> frozenset[str]:
    """The two characters that a unit may begin with right after the number, a blank among them or not."""
    words = (*_COUNTED, *_TIMES, *_SCORES, *_MONIES, "phần trăm", "%")
    starts = {start for word in words for start in (f" {word[:1]}", word[:2], f"{word[:1]} ")}
    return frozenset({*starts, *map(str.upper, starts), *map(str.capitalize, starts)})


_FIRST = _first_letters()
_DELIVERABLES = frozenset(map(str.lower, _DELIVERED))
