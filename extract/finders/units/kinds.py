"""Patterns of classes of organisations, written against a line of folded words (`Words.line`)."""

import re
from collections.abc import Iterable
from typing import Final

from corpus.loader import organisation_words
from extract.finders.units.places import LEVEL
from extract.finders.units.text import Words


def _any_of(*kinds: str, words: Iterable[str] = ()) -> str:
    """A pattern of all words of the kinds, the longest first, each whole."""
    listed = {*words, *(word for kind in kinds for word in organisation_words(kind))}
    lines = sorted({Words.of(word).line.strip() for word in listed}, key=lambda line: (-len(line), line))
    return f"(?:{'|'.join(map(re.escape, lines))})(?= )"


_SEVERAL = r"(?:(?:các|những) )?"
_AND = r" (?:,|và|/|-|, và) "

# Departments and offices in a list: "các sở, ban, ngành, đoàn thể", "Bộ, cơ quan ngang Bộ", "phòng ban chuyên môn"
LIST: Final = re.compile(
    rf"{_SEVERAL}(?:sở|bộ|ban|phòng ban|phòng|cục|vụ|tổng cục|khoa)(?= )(?: chuyên môn(?= ))?"
    rf"(?:{_AND}(?!đơn vị sự nghiệp|tổ chức |cơ quan của )"
    rf"(?:{_any_of('listed with')}|(?:văn phòng|thanh tra)(?= (?:,|và|thuộc) ))"
    r"| (?:ban(?= (?:ngành|,|và|đơn) )|ngành|đơn vị)(?= )){1,8}"
    r"(?! (?:môn|phận|máy|trưởng|luật|đồng|nghị|thảo|viên) )(?: (?:chuyên môn|nghiệp vụ|ngang bộ|đảng)(?= ))?"
)

# "cơ quan quản lý", but not of anything at hand: "cơ quan quản lý trạm"
_MANAGES = (
    r"quản lý , sử dụng(?: (?:cán bộ|công chức|viên chức|người lao động)(?= )| ,(?= (?:công|viên) chức )){0,5}(?= )"
    r"|quản lý quỹ(?= )"
    r"|quản lý(?= (?:[,.;:()/]|về|các cấp|cấp|có|và|để|được|phải|với|theo|trong|tại|của|hoặc|không|thì|khi|nhằm|đã"
    r"|sẽ|cần) )"
)
# "cơ quan của Đảng, Nhà nước" says only whose they are
_STATE = r"của (?:đảng(?: cộng sản việt nam)?(?= (?!cộng|ủy|bộ|,))|quốc hội(?= )|chính phủ(?= ))"
_AUTHORITY = rf"(?:{_STATE}|{_any_of('authority')}|{_MANAGES})(?! viên)"
# "cấp ủy cấp trên trực tiếp", "tổ chức đảng có thẩm quyền"
_RANKS = r"(?:quân khu|cấp (?:trên|dưới|trực)(?: trực tiếp)?|(?:cấp )?có thẩm quyền|(?:các|cùng) cấp)"
PARTY_RANKS: Final = re.compile(rf"(?:{_RANKS}|cơ sở)$")
PARTY_CLASS: Final = re.compile(
    r"(?:các )?(?:cấp ủy|tổ chức đảng|ủy ban kiểm tra|chi ủy|đảng ủy|ban thường vụ|chi bộ|đảng bộ)"
    rf"(?: (?:{_RANKS}|cơ sở))?$"
)
_PARTY = rf"(?! viên)(?: (?:cơ sở|bộ phận|trực thuộc|{_RANKS})(?= )){{0,2}}"
_COMMITTEE = r"(?:tỉnh|thành|huyện|quận|thị) ủy"
_PUBLIC = r"(?:sự nghiệp công lập|sự nghiệp dịch vụ công|sự nghiệp công(?! lập)|sự nghiệp)(?= )"
# What is listed behind an authority has its own name: "cơ quan thuế, Kho bạc Nhà nước"
_OTHERS = r"(?!kho bạc|bảo hiểm xã hội|công an|thanh tra|tư pháp)"
KINDS: Final = re.compile(
    rf"{_SEVERAL}(?:"
    # "đơn vị sự nghiệp công lập", "cơ quan, đơn vị sự nghiệp"
    rf"(?:cơ quan|đơn vị)(?: , (?:đơn vị|cơ quan|tổ chức)){{0,3}} {_PUBLIC}"
    r"(?: (?:ngoài công lập|giáo dục|y tế|khoa học và công nghệ)(?= ))?"
    # "cơ quan hành chính nhà nước", "cơ quan tham mưu, giúp việc", "cơ quan thông tấn, báo chí"
    rf"|cơ quan(?: , (?:đơn vị|tổ chức)(?! quản lý)){{0,3}} {_AUTHORITY}(?:(?: , | và ){_OTHERS}{_AUTHORITY}){{0,4}}"
    # "Bộ quản lý ngành, lĩnh vực", "Công an các đơn vị, địa phương"
    r"|bộ(?: , ngành)? quản lý (?:chuyên )?ngành(?: , lĩnh vực)?(?= )"
    r"|công an (?:các )?đơn vị(?: (?:,|và) (?:công an )?(?:các )?địa phương)?(?= )"
    r"|công đoàn(?= (?:các|cấp) )|công đoàn cơ sở(?= )"
    r"|bộ máy (?:tham mưu(?: ,|,| và) )?giúp việc(?= )"
    rf"|đơn vị {_any_of('establishment')}"
    rf"|(?:cấp ủy(?: đảng)?(?: , tổ chức đảng)?|tổ chức đảng|chi bộ|chi ủy|đảng bộ(?! {LEVEL})"
    rf"|đảng ủy(?= (?:cơ sở|{_RANKS}) )|(?:ủy ban kiểm tra|ban thường vụ)(?: cấp ủy)?(?= {_RANKS} ))(?= ){_PARTY}"
    rf"|tổ chức {_any_of('society')}"
    rf"|cơ sở {_any_of('facility')}(?! bắt buộc )(?: trong hệ thống giáo dục quốc dân(?= ))?"
    rf"|lực lượng {_any_of('force')}"
    r"|đoàn thể chính trị - xã hội|đoàn thể(?= (?:tỉnh|huyện|chính trị|các cấp|cấp) )"
    r"|phòng chuyên môn(?: , nghiệp vụ)?(?= )|phòng nghiệp vụ(?= )|phòng thuộc(?= sở )"
    # "Ban Thường vụ các tỉnh ủy, thành ủy"
    rf"|(?:ban thường vụ |thường trực |văn phòng )?(?:các )?{_COMMITTEE}(?: (?:,|và) {_COMMITTEE}){{1,4}}"
    r"(?: trực thuộc (?:trung ương|tw|tỉnh)| thuộc tỉnh)?(?= )"
    r"|bộ phận một cửa(?= )|trung tâm (?:phục vụ )?hành chính công(?= (?:cấp|các) )"
    r"|trạm y tế(?= (?:cấp|các|xã|phường) )"
    r")"
)

# Classes that are named in the plural alone, or in small letters alone
PLURAL_KINDS: Final = re.compile(r"(?:các|những) ngân hàng thương mại(?: nhà nước| cổ phần)?(?= )")
LOW_KINDS: Final = re.compile(r"(?:ban thường vụ|ban chấp hành|đảng ủy|đoàn đại biểu quốc hội)(?= [;,.) ])")
# "cơ quan chuyên môn tham mưu quản lý nhà nước về lĩnh vực tổ chức bộ máy": the field is next
FIELD: Final = re.compile(
    r"(?:(?:tham mưu|giúp việc)(?: ,)? )?(?:thực hiện chức năng )?(?:quản lý (?:nhà nước )?)?"
    r"về(?: lĩnh vực| ngành)?(?= )"
    r"|(?:ngành|lĩnh vực)(?= )"
)
# A generic word that only an owner makes a class: "các đơn vị trực thuộc Sở"
GENERIC: Final = re.compile(
    rf"{_SEVERAL}(?:cơ quan|đơn vị|tổ chức|phòng|ban|trung tâm|cục|vụ|chi cục|tổng cục|viện)"
    r"(?: (?:,|và) (?:cơ quan|đơn vị|tổ chức|phòng|ban|trung tâm|địa phương|doanh nghiệp)(?= )){0,5}(?= )"
)
# An organ of an assembly: "Ủy ban của Quốc hội", "Thường trực Ủy ban của Quốc hội", "Ban của Hội đồng nhân dân"
ORGAN: Final = re.compile(r"(?:thường trực )?(?:ủy ban|ban)(?= của (?:quốc hội|hội đồng nhân dân|hđnd) )")
# A head word in the plural: "các Cục", "các Cục quản lý chuyên ngành"
HEADS: Final = re.compile(
    r"(?:các|những) (?P<head>sở|bộ|cục|vụ|tổng cục|chi cục|trung tâm|ủy ban|ban|viện|phòng|trường|hội|học viện"
    r"|tập đoàn|tổng công ty)"
    r"(?P<kind> (?:xây dựng đảng|đảng(?! (?:ủy|bộ|đoàn|viên))|quản lý nhà nước chuyên ngành|quản lý chuyên ngành"
    r"|quản lý nhà nước|chuyên ngành|chuyên môn))?(?= )"
)
# Words with which a head word in the plural is none: "các bộ phận", "các ban quản lý"
NO_HEADS: Final = frozenset(
    {"cấp", "hành", "quản", "chỉ", "thường", "trưởng", "đảng", "khoa", "nhân", "phận", "luật", "máy", "tiêu"}
)

PART: Final = re.compile(
    r"(?:trực thuộc(?: và thuộc| , thuộc)?|thuộc(?: , trực thuộc| và trực thuộc| / trực thuộc)?)(?= )"
)
SYSTEM: Final = re.compile(r"(?:khác )?(?:trong|thuộc) hệ thống (?:hành chính nhà nước|chính trị)(?= )")
# "… có thẩm quyền cấp phép" says what it may do
COMPETENT: Final = re.compile(
    r"có thẩm quyền(?= (?:[,.;:()]|và|hoặc|về|theo|trong|của|để|tại|đã|không|thì|khi|bằng) |\s*$)"
)
CONCERNED: Final = re.compile(r"(?:có )?liên quan(?= )")
# "thuộc phạm vi quản lý của tỉnh"
MANAGED: Final = re.compile(r"(?:thuộc|trong) phạm vi quản lý(?: nhà nước)? của(?= )")
CENTRAL: Final = re.compile(
    r"(?:ở |của )?trung ương(?! (?:đảng|đoàn) )(?= )|(?:ở )?địa phương(?= )|ở nước ngoài(?= )"
    r"|khối (?:tỉnh|huyện|thành phố)(?: quản lý)?(?= )"
)
_BEARS = r"(?:bảo đảm|đảm bảo)"
_SPENDING = r"chi (?:thường xuyên|đầu tư)"
# "tự bảo đảm một phần chi thường xuyên", "do Nhà nước bảo đảm chi thường xuyên", "nhóm 3, nhóm 4"
MONEY: Final = re.compile(
    rf"(?:(?:tự (?:{_BEARS}|chủ)(?: toàn bộ| một phần)?|do (?:ngân sách )?nhà nước {_BEARS}(?: toàn bộ)?)"
    rf" (?:kinh phí )?{_SPENDING}(?: và {_SPENDING})?"
    r"|nhóm (?:\d|[ivx]{1,4})(?: (?:,|và) (?:nhóm )?(?:\d|[ivx]{1,4})){0,5})(?= )"
)
OF: Final = re.compile(
    rf"của (?={LEVEL}|bộ |sở |chính phủ |quốc hội |ủy ban |hội đồng |đảng |các (?:đoàn thể|tổ chức chính trị) )"
)
