"""Mentions of organisations in a stretch of text, one walk over its words.

At each word that may open one the longest of a class and a name is taken; what a list leaves out, a bare "Sở" for the
issuer and "Hội đồng" for the council named before are read where they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from corpus.loader import organisation_words
from extract.finders.units.classes import ClassReader
from extract.finders.units.known_bodies import NameTree, known_bodies
from extract.finders.units.lists import Item, items_after, places_after
from extract.finders.units.mention import Mention, with_ranks
from extract.finders.units.name_grammar import Named, NameReader
from extract.finders.units.names import Seat
from extract.finders.units.stretches import Stretch
from extract.finders.units.terms import term_at
from extract.finders.units.text import Words
from extract.outline import Zone
from extract.tables.columns import Role
from models.normal import canonical

_PLURAL: Final = frozenset({"các", "những"})
_UNIT_COLUMNS: Final = frozenset({Role.LEAD, Role.COORDINATING})
_COUNCILS: Final = frozenset({"hội đồng", "ban chỉ đạo", "ban chỉ huy", "tổ công tác"})
# Heads that alone stand for the one body of theirs that a text has named: "Giám đốc Trung tâm".
_REMEMBERED: Final = frozenset(
    {"trung tâm", "ban quản lý", "học viện", "viện", "đoàn", "chi cục", "trường", "tổng công ty"}
)
_BARE_HEADS: Final = frozenset({"sở", "bộ", "cục", "tổng cục", "chi cục"})
# Organisations in the name of a system or an index are none.
_SYSTEM: Final = re.compile(
    r" (?:hệ thống (?:thông tin|quản lý|báo cáo|phần mềm|điều hành)|cơ sở dữ liệu|phần mềm|nền tảng|trục liên thông)"
    r"(?: (?!của|tại|do|cho|với|và|giữa|ở|trong|thuộc|từ|đến)[^\W\d_]+){0,8} $"
)
_INDEX: Final = re.compile(r" chỉ số [^.;:()]{0,120}(?:đối với )?sự phục vụ của (?:các )?$")
_LOOK_BACK = 140  # characters
# "tổ chức phi chính phủ", "trái phiếu Chính phủ", "Chính phủ điện tử", "Chính phủ số"
_NOT_BEHIND: Final = frozenset({"phi", "phiếu", "lãnh"})
# A fund as money: "nộp vào Quỹ …"
_MONEY_OF: Final = frozenset({"vào", "từ", "trích", "nguồn", "bằng"})
_NOT_BEFORE: Final = frozenset({"điện", "số", "kiến"})
_OFFICE_TITLE: Final = frozenset({"cvp", "pcvp"})  # chánh, phó chánh văn phòng
# One in each of many organisations: alone a class.
_ANYBODYS: Final = frozenset({"Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận Một cửa"})


class MentionReader:
    """Reads the stretches of a plan in order; it remembers the councils that the plan has named."""

    def __init__(self, seat: Seat, own: NameTree) -> None:
        self._seat = seat
        self._openers = _openers() | own.first_words()
        self._names = NameReader(own, seat)
        self._classes = ClassReader(self._names)
        self._council: dict[str, str] = {}
        self._only: dict[str, str | None] = {}  # None where several have been named

    def mentions(self, stretch: Stretch) -> Iterator[Mention]:
        """Yield the mentions of a stretch in text order."""
        found = list(self._walk(stretch))
        for i in range(len(found) - 2, -1, -1):
            found[i] = with_ranks(found[i], found[i + 1], stretch)
        yield from found

    def _walk(self, stretch: Stretch) -> Iterator[Mention]:
        words = stretch.words
        openers = self._openers
        following = 0
        for i in [i for i, word in enumerate(words.low) if word in openers]:
            if i < following:
                continue
            if words.low[i] == "lưu":
                if words.word(i + 1) == ":" and stretch.zone in (Zone.CLOSING, Zone.BODY):
                    following = min((line for line in words.line_starts if line > i), default=len(words))
                continue
            for mention, end in self._at(words, i, stretch):
                yield mention
                following = end

    def _at(self, words: Words, i: int, stretch: Stretch) -> Iterator[tuple[Mention, int]]:
        """The mention that begins at word `i` and those of the list that it opens, each with the word after it."""
        if words.low[i] in _OFFICE_TITLE:
            yield from self._office(words, i)
            return
        is_plural = words.low[i] in _PLURAL
        class_end = (
            self._classes.at(words, i, is_work=stretch.column in _UNIT_COLUMNS)
            if words.low[i] in organisation_words("class opener")
            else i
        )
        start = i + 1 if is_plural else i
        named = self._names.at(words, start)
        if named is not None and not self._is_one(words, start, named, is_plural=is_plural):
            named = None
        if class_end > i and (named is None or class_end >= named.end):
            if _is_in_a_name(words, i):
                return
            yield _mention(words, i, class_end, of_class=True), class_end
            yield from self._list(words, class_end, _class_head(words, i), of_class=True)
        elif named is not None:
            yield from self._named(words, i, start, named)
        else:
            yield from self._bare(words, i, stretch)

    def _named(self, words: Words, i: int, start: int, named: Named) -> Iterator[tuple[Mention, int]]:
        listed = list(self._list(words, named.end, named.head, of_class=named.of_class))
        begin = i if start > i and not listed and not named.placed else start
        if named.head in _COUNCILS:
            self._council[named.head] = words.between(start, named.name_end if named.of_class else named.end)
        elif named.head in _REMEMBERED and not named.of_class and words.is_capital(start):
            self._remember(named.head, words.between(start, named.name_end))
        of_class = named.of_class or begin < start or (named.body in _ANYBODYS and not named.placed)
        mention = _mention(words, begin, named.end, of_class=of_class)
        yield replace(mention, body=named.body, placed=named.placed), named.end
        if named.of_class:
            levels = " ".join(words.low[named.name_end : named.end])
            listed += [_item(words, item) for item in places_after(words, named.end, levels)]
        yield from listed

    def _remember(self, head: str, name: str) -> None:
        before = self._only.setdefault(head, name)
        if before is not None and canonical(before) != canonical(name):
            self._only[head] = None

    def _list(self, words: Words, i: int, head: str, *, of_class: bool) -> Iterator[tuple[Mention, int]]:
        for item in items_after(words, i, head, of_class=of_class):
            yield _item(words, item)

    def _is_one(self, words: Words, i: int, named: Named, *, is_plural: bool) -> bool:
        """Tell whether a name is a mention here: not the adjective, not in the name of a system or a number."""
        after_head = i + named.head.count(" ") + 1
        is_named = words.is_capital(after_head) or named.head in _COUNCILS or named.name_end == after_head
        if is_plural and not (words.is_capital(i) and (is_named or named.body is not None)):
            return False
        if named.name_end == i + 1 and words.is_short_form(i) and words.is_glued(i):
            return False
        if named.body == "Chính phủ" and (words.word(i - 1) in _NOT_BEHIND or words.word(named.end) in _NOT_BEFORE):
            return False
        # A person: the organisation is read next, "Phó Thủ tướng Chính phủ", "Phó Chủ tịch Thường trực UBND tỉnh".
        if named.body in ("Thủ tướng Chính phủ", "Chủ tịch nước") and words.word(i - 1) == "phó":
            return False
        if named.head == "quỹ" and words.word(i - 1) in _MONEY_OF:
            return False
        if words.low[i] == "thường" and words.word(i - 1) in ("tịch", "trưởng", "đốc", "thư"):
            return False
        return not _is_in_a_name(words, i)

    def _office(self, words: Words, i: int) -> Iterator[tuple[Mention, int]]:
        """ "CVP, các PCVP UBND TP": the office is the end of the short form."""
        named = self._names.at(words, i + 1)
        if named is not None and named.body == "Ủy ban nhân dân":
            start = words.ends[i] - 2
            yield Mention(start, words.ends[named.end - 1], of_class=False, body="Văn phòng Ủy ban nhân dân"), named.end

    def _bare(self, words: Words, i: int, stretch: Stretch) -> Iterator[tuple[Mention, int]]:
        """Bare words: "Đảng", "Sở" for the issuer, "Hội đồng" for the council named before."""
        if not words.is_capital(i) or words.is_set_in_capitals(i):
            yield from self._signature(words, i, stretch)
            return
        two = " ".join(words.low[i : i + 2])
        for head in (" ".join(words.low[i : i + 3]), two, words.low[i]):
            end = i + head.count(" ") + 1
            if not _ends_there(words, end):
                continue
            if head == "đảng" and words.word(i - 1) == "lệ":
                return  # "Điều lệ Đảng"
            if head == "đảng":
                yield replace(_mention(words, i, end, of_class=False), name="Đảng Cộng sản Việt Nam"), end
            elif head in self._council:
                yield replace(_mention(words, i, end, of_class=False), name=self._council[head]), end
            elif (only := self._only.get(head)) and _stands_for_one(words, i, end):
                yield replace(_mention(words, i, end, of_class=False), name=only), end
            elif head == "bộ" and end == len(words):
                return  # cut off from its other syllable, as likely as not: "Bộ" / "trưởng"
            elif (
                head in _BARE_HEADS
                and self._is_issuer(head)
                and words.word(i - 1) not in ("các", "những", "mỗi", "cấp")
            ):
                yield _mention(words, i, end, of_class=False), end
            else:
                continue
            return

    def _is_issuer(self, head: str) -> bool:
        return bool(self._seat.issuer) and str(self._seat.issuer).lower().startswith(f"{head} ")

    def _signature(self, words: Words, i: int, stretch: Stretch) -> Iterator[tuple[Mention, int]]:
        """ "CHÁNH VĂN PHÒNG" signs for the office that issues the plan, "VĂN PHÒNG" heads it."""
        issuer = self._seat.issuer or ""
        is_office = words.low[i : i + 2] == ["văn", "phòng"] and i + 2 == len(words)
        signs = is_office and (words.word(i - 1) == "chánh" or (stretch.zone is Zone.HEAD and _begins_line(words, i)))
        if signs and issuer.startswith("Văn phòng"):
            yield replace(_mention(words, i, i + 2, of_class=False), name=issuer), i + 2


@cache
def _openers() -> frozenset[str]:
    """Folded words at which an organisation may begin."""
    heads = {head.split()[0] for head in organisation_words("head")}
    return frozenset(
        heads | organisation_words("class opener") | _OFFICE_TITLE | known_bodies().first_words() | {"đảng", "lưu"}
    )


def _mention(words: Words, i: int, j: int, *, of_class: bool) -> Mention:
    return Mention(words.starts[i], words.ends[j - 1], of_class)


def _begins_line(words: Words, i: int) -> bool:
    return i == 0 or i in words.line_starts


def _item(words: Words, item: Item) -> tuple[Mention, int]:
    mention = replace(_mention(words, item.start, item.end, of_class=False), left_out=item.left_out, placed=True)
    return mention, item.end


def _class_head(words: Words, i: int) -> str:
    start = i + 1 if words.low[i] in _PLURAL else i
    two = " ".join(words.low[start : start + 2])
    return two if two in organisation_words("head") else words.word(start)


def _ends_there(words: Words, i: int) -> bool:
    """Tell whether a bare head word ends at word `i`: no name follows, nor the rest of a longer word."""
    is_other = words.word(i) in organisation_words("longer word") and (
        words.word(i) != "chỉ" or words.word(i + 1) == "huy"
    )
    is_headed = words.word(i) == ":" and (words.is_capital(i + 1) or i + 1 in words.line_starts)
    if is_other or is_headed or words.is_capital(i):
        return False
    term = term_at(words, i)
    return term is None or term.is_verb


def _stands_for_one(words: Words, i: int, end: int) -> bool:
    """Tell whether a bare head is one, and none of a list of kinds: "Trường, Trung tâm hoặc Học viện"."""
    is_kind = words.word(i - 1) in (",", "hoặc", "và") or words.word(end) == "hoặc"
    return not is_kind and words.word(i - 1) not in ("các", "những", "mỗi", "trưởng")


def _is_in_a_name(words: Words, i: int) -> bool:
    before = words.line[max(0, words.at[i] - _LOOK_BACK) : words.at[i]]
    return bool(_SYSTEM.search(before) or _INDEX.search(before))
