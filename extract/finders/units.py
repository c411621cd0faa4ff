"""Units (cơ quan, đơn vị): mentions of organisations and classes of them, with canonical names."""

import re
from collections.abc import Iterator, Sequence

from extract import confidence
from extract.finders.names import Seat, full_name, without_short_forms
from extract.finders.occupied import Occupied
from extract.finders.unit_patterns import alternatives_of, given_work, groups, named
from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Task, Unit
from extract.tables.columns import Role
from models.view import Span, View

_UNIT_COLUMNS = frozenset({Role.LEAD, Role.COORDINATING})
_HEADED = re.compile(
    r"(?:Sở|Phòng|Ban|Trung tâm|Chi cục|Bộ|Văn phòng|Thanh tra|Công an|Cục|Vụ|Viện|Trường|Hội|Đoàn|Đài|Báo|Bộ phận) "
)
_CUT_OFF = " ,;"
_CLASS = re.compile(
    r"(?i)(?:các|những)\s|(?:cơ quan|đơn vị|phòng chuyên môn|phòng, |sở,|bộ,? ngành|tổ chức)\b"
    r"|.*\b(?:các cấp|cấp (?:tỉnh|huyện|xã)|liên quan)\b"
    r"|(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hđnd|hội đồng nhân dân) (?:các |(?:huyện|xã|thị xã),)"
    r"|bộ phận (?:một cửa|tiếp nhận)$"
)
_RECIPIENTS_NOTE = re.compile(r"[-\s]*Lưu\b")
_BARE_DEPARTMENT = re.compile(
    r"(?<![^\W\d_])Sở(?=[\s,.;:)]|$)(?!\s*(?:Nội|Tài|Y|Tư|Xây|Giáo|Văn|Thông|Khoa|Công|Nông|Lao|Giao|Kế|Du|Ngoại|Dân|Quy)\b|:)"
)
_PARTY = re.compile(r"(?<![^\W\d_])Đảng(?=[\s,.;)]|$)(?! (?:ủy|bộ|viên|Cộng))")


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
    local = alternatives_of(_local_names(tasks))
    blocked = Occupied([*taken, *found])
    for passage in passages:
        if not _may_name_units(passage):
            continue
        for unit in _in_passage(passage, seat, local):
            if blocked.is_free(unit.start, unit.end):
                found.setdefault((unit.start, unit.end), unit)
    return sorted(found.values(), key=lambda unit: (unit.start, unit.end))


def _may_name_units(passage: Passage) -> bool:
    """Cells of units are read as such; of the head only the letterhead names units, and "Lưu:" names files."""
    if passage.zone is Zone.HEAD:
        return passage.text.isupper()
    return passage.column not in _UNIT_COLUMNS and not _RECIPIENTS_NOTE.match(passage.text)


def _head_word(written: str) -> str | None:
    """The word that says what kind of unit it is ("Sở", "Phòng"), None where it is left out."""
    found = _HEADED.match(f"{written.replace(':', ' ')} ")
    return found.group().strip() if found else None


def _local_names(tasks: Sequence[Task]) -> set[str]:
    """Names that the plan's own tables give work to: the surest lexicon of its departments and offices."""
    names = {name.replace("–", "-") for task in tasks for name in (*task.lead, *task.coordinating)}
    return {name for name in names if _HEADED.match(name) and not _CLASS.match(name) and len(name) < 80}


def _cell_units(text: str, pieces: Sequence[Span], seat: Seat, head: str) -> Iterator[Unit]:
    """The unit of a part of a cell; `head` is the head word of the unit before, which a list may leave out."""
    view = View.of(text, pieces)
    if not view.text:
        return
    start, end = view.span(0, len(view.text))
    end = start + len(text[start:end].rstrip(_CUT_OFF))
    written = " ".join(view.plain.split())
    headless = (
        head
        and not is_group(written)
        and not re.match(
            rf"{_HEADED.pattern}|Ủy ban|UBND|HĐND|Hội đồng|VP|Cổng|Viễn thông|Bưu điện|Mặt trận|Tỉnh|Thành", written
        )
    )
    name = _name(f"{head} {written}" if headless else written, seat)
    yield Unit(start, end, text[start:end], name, is_group(written), confidence.UNIT_IN_ITS_COLUMN)


def is_group(written: str) -> bool:
    """Tell whether the words name a class of organisations."""
    return bool(_CLASS.match(written))


def _name(written: str, seat: Seat) -> str:
    if is_group(written):
        return group_name(written)
    return full_name(
        re.sub(r"^(?:Các )?(?:Sở|Phòng)\s*:\s*", lambda m: m.group().replace(":", "").strip() + " ", written), seat
    )


def group_name(written: str) -> str:
    """Return the name of a class: only expanded, in lower case where it begins a cell or sentence."""
    name = without_short_forms(" ".join(written.replace("Uỷ", "Ủy").split()))
    classes, owner, rest = name.partition("thuộc ")
    if not re.match(r"Ủy ban|Hội đồng|Trung tâm|Bộ phận", classes):
        classes = re.sub(
            r"\b(?:Các|Những|Sở|Ban|Bộ|Phòng|Ngành|Trung tâm|Cơ quan|Đơn vị|Chi ủy|Tổ chức)\b",
            lambda word: word.group().lower(),
            classes,
        )
    classes = re.sub(r"\b(sở|ban|bộ) (?=ngành)|\b(ban) (?=đơn vị)", lambda word: f"{word.group().strip()}, ", classes)
    return f"{classes}{owner}{rest}".replace("trung ương", "Trung ương")


def _in_passage(passage: Passage, seat: Seat, local: re.Pattern[str] | None) -> Iterator[Unit]:
    text = passage.text
    done = Occupied()
    for pattern, group in _patterns(passage, seat, local):
        for found in pattern.finditer(text):
            span = (found.start(), found.start() + len(found.group().rstrip()))
            if not done.take(*span):
                continue
            start, end = passage.view.span(*span)
            written = passage.view.plain[span[0] : span[1]]
            is_class = group or is_group(written)
            ranks = found.groupdict().get("ranks")
            name = group_name(f"{written}{ranks or ''}") if is_class else full_name(written, seat)
            name = "Đảng Cộng sản Việt Nam" if written == "Đảng" else name
            sure = confidence.UNIT_CLASS if is_class else confidence.UNIT_NAMED
            yield Unit(start, end, passage.view.written(*span), name, is_class, sure)


def _patterns(passage: Passage, seat: Seat, local: re.Pattern[str] | None) -> Iterator[tuple[re.Pattern[str], bool]]:
    yield groups(), True
    if local is not None:
        yield local, False
    yield named(), False
    if seat.issuer and seat.issuer.startswith("Sở"):
        yield _BARE_DEPARTMENT, False
    yield _PARTY, False
    if passage.column in _UNIT_COLUMNS:
        yield given_work(), True
