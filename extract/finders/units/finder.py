"""Units (cơ quan, đơn vị): mentions of organisations and classes of them, with canonical names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.loader import Body
from extract import confidence
from extract.finders.occupied import Occupied
from extract.finders.units.known_bodies import NameTree, content
from extract.finders.units.mention import Mention
from extract.finders.units.mentions import MentionReader
from extract.finders.units.names import Seat, expanded, full_name, province_kind, province_named, without_short_forms
from extract.finders.units.spelt_out import settled
from extract.finders.units.stretches import Stretch, stretches
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Task, Unit
from models.view import Span, View

_HEADED = re.compile(
    r"(?:Sở|Phòng|Ban|Trung tâm|Chi cục|Bộ|Văn phòng|Thanh tra|Công an|Cục|Vụ|Viện|Trường|Hội|Đoàn|Đài|Báo|Bộ phận) "
)
_WHOLE = re.compile(
    rf"{_HEADED.pattern}|Ủy ban|UBND|HĐND|Hội đồng|VP|Cổng|Viễn thông|Bưu điện|Mặt trận|Tỉnh|Thành|Huyện|Đảng|Liên"
    r"|Công ty|Kho bạc|Bảo hiểm"
)
_CUT_OFF = " ,;"
_CLASS = re.compile(
    r"(?i)(?:các|những)\s|(?:cơ quan|đơn vị|phòng chuyên môn|phòng, |sở,|bộ,? ngành|tổ chức)\b"
    r"|.*\b(?:các cấp|cấp (?:tỉnh|huyện|xã)|liên quan|của huyện, thị xã, thành phố)\b"
    r"|(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hđnd|hội đồng nhân dân) (?:các |(?:huyện|xã|thị xã),)"
    r"|bộ phận (?:một cửa|tiếp nhận)$"
)
# The committee of a commune or district in its letterhead.
_COMMITTEE_OF = re.compile(
    r"(?:Ủy ban|Hội đồng) nhân dân (?P<place>(?P<kind>huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) \S.*)"
)
_LONGEST_LOCAL = 80
_LETTERHEAD = 6  # paragraphs


def find_units(
    passages: Sequence[Passage], tasks: Sequence[Task], text: str, seat: Seat, taken: Sequence[Span]
) -> list[Unit]:
    """Find the units of a plan in text order.

    `taken` are the spans of references, whose names hold organisations too.
    """
    found: dict[Span, Unit] = {}
    for task in tasks:
        for cell in (task.spans.lead, task.spans.coordinating):
            head = ""
            for pieces in cell:
                for unit in _cell_units(text, pieces, seat, head):
                    found.setdefault((unit.start, unit.end), unit)
                    head = _head_word(unit.text) or head
    blocked = Occupied([*taken, *found])
    local = _local_names(tasks)
    read = list(stretches(passages, text))
    seat = _with_head(seat, read)
    reader = MentionReader(seat, local)
    for stretch in read:
        for mention in reader.mentions(stretch):
            start, end = stretch.span(mention.start, mention.end)
            if blocked.is_free(start, end):
                found.setdefault((start, end), _unit(mention, stretch, (start, end), seat))
    return sorted(found.values(), key=lambda unit: (unit.start, unit.end))


def _unit(mention: Mention, stretch: Stretch, span: Span, seat: Seat) -> Unit:
    written = mention.name or stretch.view.plain[mention.start : mention.end]
    written = f"{mention.left_out} {written}".strip()
    if mention.of_class:
        written += mention.ranks
        name = without_short_forms(expanded(written)) if mention.body else group_name(written)
        sure = confidence.UNIT_CLASS
    else:
        name, sure = full_name(f"{written}{mention.ranks}", seat), confidence.UNIT_NAMED
    return Unit(*span, stretch.view.source[slice(*span)], name, mention.of_class, sure)


def _with_head(seat: Seat, read: Sequence[Stretch]) -> Seat:
    """The seat with what the head says further: the province that it is about, the bodies of its letterhead."""
    head = [one for one in read if one.zone is Zone.HEAD]
    titles = [one.view.text for one in head if " ngày " not in one.view.text]
    reader = MentionReader(seat, NameTree())
    own = [
        full_name(one.view.plain[found.start : found.end], Seat())
        for one in head[:_LETTERHEAD]
        if one.view.text.isupper()
        for found in reader.mentions(one)
    ]
    for name in own:
        if seat.commune is None and (place := _COMMITTEE_OF.match(name)):
            if place["kind"] in ("huyện", "quận", "thị xã"):
                seat = replace(seat, district=place["place"])
            else:
                seat = replace(seat, commune=place["place"], level="commune")
    about = None
    if seat.level in ("central", "ministry") and (province := province_named(titles)):
        about = f"{province_kind(province, None)} {province}"
    return replace(seat, about=about, own=frozenset(own))


def _head_word(written: str) -> str | None:
    """The word that says what kind of unit it is ("Sở", "Phòng"), None where it is left out."""
    found = _HEADED.match(f"{written.replace(':', ' ')} ")
    return found.group().strip() if found else None


def _local_names(tasks: Sequence[Task]) -> NameTree:
    """Names that the plan's own tables give work to: the surest lexicon of its departments and offices."""
    tree = NameTree()
    for name in {name for task in tasks for name in (*task.lead, *task.coordinating)}:
        is_name = len(name) < _LONGEST_LOCAL and ":" not in name and ";" not in name
        if is_name and _HEADED.match(name) and not _CLASS.match(name):
            tree.add(content(name), Body(name, "own", (), (), None, None, None, None, ()))
    return tree


def _cell_units(text: str, pieces: Sequence[Span], seat: Seat, head: str) -> Iterator[Unit]:
    """The unit of a part of a cell; `head` is the head word of the unit before, which a list may leave out."""
    view = View.of(text, pieces)
    if not view.text:
        return
    start, end = view.span(0, len(view.text))
    end = start + len(text[start:end].rstrip(_CUT_OFF))
    written = " ".join(view.plain.split())
    headless = head and not is_group(written) and not _WHOLE.match(written)
    name = _name(f"{head} {written}" if headless else written, seat)
    yield Unit(start, end, text[start:end], name, is_group(written), confidence.UNIT_IN_ITS_COLUMN)


def is_group(written: str) -> bool:
    """Tell whether the words name a class of organisations."""
    return bool(_CLASS.match(written))


def _name(written: str, seat: Seat) -> str:
    if is_group(written):
        return group_name(written)
    return full_name(re.sub(r"^(?:Các )?(Sở|Phòng|Bộ)\s*:\s*", r"\1 ", written), seat)


def group_name(written: str) -> str:
    """Return the name of a class: only expanded, in lower case where it begins a cell or sentence."""
    name = without_short_forms(settled(" ".join(written.split())))
    if name.isupper() and " " in name:
        name = expanded(name)
    if re.match(r"Trung tâm ", written):
        name = expanded(name)
    classes, owner, rest = name.partition("thuộc ")
    if not re.match(r"Ủy ban|Hội đồng|Trung tâm|Bộ phận", classes):
        classes = re.sub(
            r"\b(?:Các|Những|Sở|Ban(?! Thường)|Bộ|Phòng|Ngành|Trung tâm|Cơ quan|Đơn vị|Chi ủy|Chi bộ|Cấp ủy|Tổ chức)\b"
            r"|^Đảng (?=bộ|ủy)",
            lambda word: word.group().lower(),
            classes,
        )
    classes = re.sub(r"\b(sở|ban|bộ) (?=ngành)|\b(ban) (?=đơn vị)", lambda word: f"{word.group().strip()}, ", classes)
    return f"{classes}{owner}{rest}".replace("trung ương", "Trung ương")
