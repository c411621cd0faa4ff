"""Classes of organisations: "các sở, ban, ngành", "cơ quan chuyên môn về đất đai", "đơn vị sự nghiệp công lập thuộc Bộ".

    [các] kind [field] [level] [what it is a part of]

A generic word alone ("các cơ quan, đơn vị") is none; with a kind or an owner it is one.
"""

import re
from typing import Final

from extract.finders.known_bodies import headless
from extract.finders.unit_names import NameReader, may_own
from extract.finders.unit_places import LEVEL, class_tail, place_tail
from extract.finders.unit_terms import topic_end
from extract.finders.unit_text import Words, is_inside_word

_AND = r" (?:,|và|;|/|-|, và) "
# What departments and offices are listed with.
_ITEM = (
    r"(?:cơ quan ngang bộ|cơ quan thuộc chính phủ|cơ quan trung ương|hội , đoàn thể|hội đoàn thể|đoàn thể|"
    r"chi cục|tổng cục|trung tâm|địa phương|cơ quan , tổ chức|cơ quan|đơn vị(?! sự nghiệp)|phòng ban|phòng chuyên môn|sở|ban|bộ|ngành|phòng|cục|vụ|viện"
    r"|hội|khoa|trường|mặt trận)(?= )"
)
_LIST: Final = re.compile(
    r"(?:(?:các|những) )?(?:sở|bộ|ban|phòng ban|phòng|cục|vụ|tổng cục|khoa)(?= )"
    rf"(?: chuyên môn(?= ))?(?:{_AND}{_ITEM}| (?:ban(?= (?:ngành|,|và|đơn) )|ngành|đơn vị)(?= )){{1,8}}"
    r"(?: (?:chuyên môn|nghiệp vụ|ngang bộ|đảng)(?= ))?"
)
# Kinds of authorities (cơ quan), longest wording first where one begins another.
_KIND = (
    r"(?:hành chính nhà nước|hành chính|nhà nước có thẩm quyền(?: giải quyết (?:thủ tục hành chính|tthc))?|nhà nước"
    r"|quản lý nhà nước|quản lý chuyên ngành|quản lý thuế|quản lý thị trường|quản lý xuất nhập cảnh|quản lý đất đai|quản lý cán bộ"
    r"|quản lý(?= (?:[,.;:()/]|về|các cấp|cấp|có|và|để|được|phải|với|theo|trong|tại|của|hoặc|không|thì|khi|nhằm|đã|sẽ|cần) )|chuyên môn kỹ thuật|chuyên môn(?: , nghiệp vụ)?|chuyên trách|chuyên ngành|ngành dọc"
    r"|truyền thông(?: đại chúng)?|thông tấn|thông tin đại chúng|báo chí|phát thanh|truyền hình|tham mưu(?: , giúp việc| tổng hợp|(?= , quản lý nhà nước))|giúp việc|ngang bộ"
    r"|thuộc chính phủ|trung ương|của đảng|đảng|dân cử|tài chính|thuế|hải quan|công an|quân sự|quốc phòng|cảnh sát(?: điều tra| giao thông)?"
    r"|an ninh(?: điều tra)?|cảnh sát điều tra|điều tra|thanh tra|tiến hành tố tụng|tố tụng|thi hành án dân sự|thi hành án hình sự|thi hành án"
    r"|bảo hiểm xã hội|đăng ký kinh doanh|đăng ký đất đai|đăng ký hộ tịch|đăng ký cư trú|kiểm toán(?: nhà nước)?|kiểm lâm|thống kê|tư pháp|lao động|y tế|nội vụ|ngoại giao"
    r"|đại diện chủ sở hữu|đại diện ngoại giao|đại diện việt nam ở nước ngoài|chủ quản|kho bạc(?: nhà nước)?|giáo dục|văn hóa|nông nghiệp|biên phòng|kiểm dịch)(?= )"
)
_PUBLIC = r"(?:sự nghiệp công lập|sự nghiệp dịch vụ công|sự nghiệp công(?! lập)|sự nghiệp)(?= )"
_PAID: Final = (
    r"(?:(?:(?:tự (?:bảo đảm|đảm bảo|chủ)(?: toàn bộ| một phần)?|do nhà nước (?:bảo đảm|đảm bảo)(?: toàn bộ)?|do ngân sách nhà nước (?:bảo đảm|đảm bảo))"
    r" (?:kinh phí )?chi (?:thường xuyên|đầu tư)(?: và chi (?:thường xuyên|đầu tư))?)|nhóm (?:\d|[ivx]{1,4})(?: (?:,|và) (?:nhóm )?(?:\d|[ivx]{1,4})){0,5})(?= )"
)
_KINDS: Final = re.compile(
    r"(?:(?:các|những) )?(?:"
    rf"(?:cơ quan|đơn vị)(?: , (?:đơn vị|cơ quan|tổ chức)){{0,3}} {_PUBLIC}(?: (?:giáo dục|y tế|khoa học và công nghệ)(?= ))?"
    rf"|cơ quan(?: , (?:đơn vị|tổ chức)(?! quản lý)){{0,3}} {_KIND}(?:(?: , | và ){_KIND}){{0,4}}"
    r"|đơn vị (?:chủ rừng|quân đội|vũ trang|công an|bộ đội|chuyên môn|chuyên trách|nghiệp vụ)(?= )"
    r"|tổ chức chính trị - xã hội(?: - nghề nghiệp)?(?= )|tổ chức chính trị xã hội|tổ chức xã hội - nghề nghiệp|tổ chức chính trị(?= )"
    r"|tổ chức (?:đoàn thể|đảng|cơ sở đảng|tín dụng(?! xanh)|hành nghề (?:công chứng|luật sư|đấu giá tài sản|quản lý , thanh lý tài sản|thừa phát lại)|khoa học và công nghệ(?: công lập)?)(?= )"
    r"|đoàn thể chính trị - xã hội|đoàn thể(?= (?:tỉnh|huyện|xã|chính trị|các cấp|cấp))"
    r"|lực lượng (?:công an(?: nhân dân| xã| cơ sở)?|kiểm lâm|quân đội(?: nhân dân)?|quân sự|bộ đội biên phòng|biên phòng|quản lý thị trường|hải quan"
    r"|cảnh sát(?: giao thông| biển| cơ động| môi trường| phòng cháy ,? ?chữa cháy(?: và cứu nạn ,? ?cứu hộ)?)?|kiểm ngư|dân quân(?: tự vệ)?"
    r"|thanh tra(?: chuyên ngành| giao thông)?|bảo vệ an ninh trật tự ở cơ sở)(?= )"
    r"|ngân hàng thương mại(?: nhà nước| cổ phần)?(?= )"
    r"|phòng chuyên môn(?: , nghiệp vụ)?(?= )|phòng nghiệp vụ(?= )|phòng thuộc(?= sở)"
    r"|cấp ủy(?: đảng)?(?: , tổ chức đảng)?(?= (?:các cấp|cấp|trực thuộc))|chi bộ(?= )|chi ủy(?= )|đảng bộ(?= (?:các cấp|cấp|trực thuộc|cơ sở))"
    r"|bộ phận một cửa(?= )|trung tâm (?:phục vụ )?hành chính công(?= (?:cấp|các))|trạm y tế(?= (?:cấp|các|xã|phường))"
    r")"
)
# A generic word that only an owner makes a class.
_GENERIC: Final = re.compile(
    r"(?:(?:các|những) )?(?:cơ quan|đơn vị|tổ chức|phòng|ban|trung tâm)(?: (?:,|và) (?:cơ quan|đơn vị|tổ chức|phòng|ban|trung tâm|địa phương|doanh nghiệp)){0,5}(?= )"
)
_HEADS: Final = re.compile(
    r"(?:các|những) (sở|bộ|cục|vụ|tổng cục|chi cục|trung tâm|ủy ban|ban|viện|phòng|trường|hội|học viện|tập đoàn|tổng công ty)"
    r"( (?:quản lý nhà nước chuyên ngành|quản lý chuyên ngành|quản lý nhà nước|chuyên ngành|chuyên môn))?(?= )"
)
_PART: Final = re.compile(
    r"(?:trực thuộc(?: và thuộc| , thuộc)?|thuộc(?: , trực thuộc| và trực thuộc|/ trực thuộc)?)(?= )"
)
_SYSTEM: Final = re.compile(r"(?:trong|thuộc) hệ thống (?:hành chính nhà nước|chính trị)(?= )")
_CONCERNED: Final = re.compile(r"(?:có )?liên quan(?= )")
_CENTRAL: Final = re.compile(
    r"(?:ở |của )?trung ương(?! (?:đảng|đoàn))(?= )|(?:ở )?địa phương(?= )|khối (?:tỉnh|huyện|thành phố)(?: quản lý)?(?= )"
)
_MONEY: Final = re.compile(_PAID)
_LEVEL: Final = re.compile(LEVEL)
_OWN_LEVEL: Final = re.compile(rf"của (?={LEVEL}|bộ |sở |chính phủ |quốc hội |ủy ban |hội đồng )")


class ClassReader:
    """Reads classes; names of owners are read by the reader of names."""

    def __init__(self, names: NameReader) -> None:
        self._names = names

    def at(self, words: Words, i: int, *, is_work: bool = False) -> int:
        """Return the number of the word after the class that begins at word `i`, `i` where there is none.

        In a cell of responsibility (`is_work`) generic words count too.
        """
        if is_inside_word(words, i):
            return i
        found = words.match(_LIST, i)
        kind = words.match(_KINDS, i)
        if found is None and kind is None:
            return self._generic(words, i, is_work=is_work)
        end = max(words.after(one) for one in (found, kind) if one)
        if words.word(end) == "mình":  # "lĩnh vực của phòng, đơn vị mình quản lý"
            return i
        is_counted = words.word(i - 1) == "%" or words.word(i - 1).isdigit()
        return self._tail(words, end, is_list=found is not None, is_kind=kind is not None, is_counted=is_counted)

    def _generic(self, words: Words, i: int, *, is_work: bool) -> int:
        heads = words.match(_HEADS, i)
        if heads is not None and heads[2]:
            return self._tail(words, words.after(heads), is_list=True)
        if heads is not None and (stop := self._heads(words, words.after(heads), heads[1])):
            return stop
        found = words.match(_GENERIC, i)
        if found is None:
            return i
        end = words.after(found)
        system = words.match(_SYSTEM, end)
        if system:
            return words.after(system)
        stop = self._part(words, end)
        if stop > end:
            return self._tail(words, stop, is_list=False)
        if is_work:
            return self._tail(words, end, is_list=True)
        level = place_tail(words, end)
        is_whole = words.word(level) in ("", ";", ".") or level in words.line_starts
        return level if level > end and "," in found.group() and is_whole else i

    def _heads(self, words: Words, i: int, head: str) -> int:
        """ "các Cục", "các Ban của Hội đồng nhân dân tỉnh": a head word in the plural, with capital or owner."""
        end = self._owned(words, i)
        if end > i:
            return end
        following = words.word(i)
        names_one = words.is_capital(i) and not words.is_set_in_capitals(i)
        if names_one or following in ("cấp", "hành", "quản", "chỉ", "thường", "trưởng", "thường", "đảng", "khoa", "nhân"):
            return 0
        single = head.split()[0]
        if head == "sở" or (words.is_capital(i - len(head.split())) and single not in ("hội", "ban", "phòng", "trường")):
            return self._tail(words, i, is_list=True)
        return 0

    def _tail(
        self, words: Words, i: int, *, is_list: bool, is_kind: bool = False, is_counted: bool = False
    ) -> int:
        """The word after a class's field, levels, owner and money, in any order that officials use.

        Of a class that is counted ("50% đơn vị sự nghiệp tự bảo đảm chi thường xuyên") the money is what is said.
        """
        end = i
        for _ in range(3):
            start = end
            if words.word(end) == "về" and (stop := topic_end(words, end + 1)) > end + 1:
                end = stop
            for pattern in (_SYSTEM, _CENTRAL) if is_counted else (_SYSTEM, _MONEY, _CENTRAL):
                if found := words.match(pattern, end):
                    end = words.after(found)
            end = class_tail(words, end)
            if is_list and (found := words.match(_LEVEL, end)):
                end = place_tail(words, end)
            end = self._part(words, end, is_kind=is_kind)
            if (is_kind or is_list) and words.is_capital(end) and not words.is_set_in_capitals(end):
                end = self._direct(words, end)
            if found := words.match(_OWN_LEVEL, end):
                end = max(end, self._owned(words, end))
            if found := words.match(_CONCERNED, end):
                end = words.after(found)
            if end == start:
                break
        return end

    def _direct(self, words: Words, i: int) -> int:
        """ "tổ chức đoàn thể Văn phòng UBND tỉnh": the owner without a word between."""
        named = self._names.at(words, i, 1)
        return named.end if named is not None and may_own(named) and not named.of_class else i

    def _part(self, words: Words, i: int, *, is_kind: bool = False) -> int:
        """ "thuộc Sở", "trực thuộc": what a class is a part of; "thuộc" alone says nothing."""
        found = words.match(_PART, i)
        if found is None:
            return i
        end = words.after(found)
        owner = self._owner(words, end, is_kind=is_kind)
        if owner > end:
            return owner
        is_alone = found.group().startswith("trực thuộc") and words.word(i - 1) not in ("chức", "nghiệp")
        return end if is_alone else i

    def _owned(self, words: Words, i: int) -> int:
        """The word after an owner with or without "của" or "thuộc" before it, `i` where there is none."""
        start = i + 1 if words.word(i) in ("của", "thuộc") else i
        if words.word(i) == "trực":
            start = i + 2
        if start == i and not words.is_capital(i):
            return i
        end = self._owner(words, start)
        return end if end > start else i

    def _owner(self, words: Words, i: int, *, is_kind: bool = False) -> int:
        named = self._names.at(words, i, 1)
        if named is not None:
            end = named.end
            more = is_kind and words.word(end) == "," and self._names.at(words, end + 1, 1)
            # "thuộc Ủy ban nhân dân tỉnh, Ủy ban nhân dân cấp huyện": two of a kind
            return more.end if more and more.of_class and more.body == named.body else end
        if words.is_short_form(i) and words.word(i) in headless():
            return i + 1
        if words.word(i) in ("bộ", "sở", "cục", "ban", "viện", "ngành", "tỉnh", "huyện", "xã", "thành", "thị", "phường", "đặc", "tổng", "vp", "văn"):
            if words.word(i) == "văn":
                return i + 2 if words.is_capital(i) and words.word(i + 1) == "phòng" else i
            if words.word(i) in ("bộ", "sở", "cục", "ban", "viện", "ngành", "vp"):
                return i + 1 if words.is_capital(i) or words.word(i) in ("bộ", "sở") else i
            if words.word(i) == "tổng":
                return i + 2 if words.word(i + 1) == "cục" else i
            return place_tail(words, i)
        return i
