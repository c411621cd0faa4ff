"""The outline of a document: headings, the zones between them, and documents attached to the outermost one.

Markers and their order follow Nghị định 30/2020/NĐ-CP (phần, chương, mục, điều, khoản, điểm) and the habits of plans
(I., 1., 1.1., a), Phụ lục).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from extract.notes import notes_above_head
from extract.plan import Attached, Section
from extract.source import Block, Table
from extract.tables.headings import Heading
from models.view import View


class Zone(Enum):
    """The part of a document that a paragraph stands in."""

    NOTE = "note"  # lines above the head
    HEAD = "head"  # letterhead, number, place and day, kind and title
    PREAMBLE = "preamble"  # Căn cứ …, Thực hiện …, Theo đề nghị …
    BODY = "body"
    CAPTION = "caption"  # titles of appendices and attached documents: (Kèm theo Kế hoạch số …)
    CLOSING = "closing"  # Nơi nhận, signature


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its place in the outline; `trail` holds the headings above it, outermost first."""

    block: Block
    view: View
    zone: Zone
    trail: tuple[str, ...]
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections in text order (ends filled), paragraphs with their zones, attached documents."""

    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    attached: tuple[Attached, ...]


# Markers of headings with their rank, outermost first, and the longest title that a heading of the kind has.
_RANKS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(r"(?:Phần|Chương)\s+(?:[IVX]+|\d+|thứ \w+)\b", re.IGNORECASE), 0, 200),
    (re.compile(r"Mục\s+(?:[IVX]+|\d+)\b", re.IGNORECASE), 1, 200),
    (re.compile(r"Điều\s+\d+[a-z]?(?=[.:])"), 2, 160),
    (re.compile(r"[IVX]{1,5}(?=[.)]|/(?![a-z]))"), 3, 220),
    (re.compile(r"\d{1,2}(?=[.)/](?:\s|[^\W\d]))"), 4, 160),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}(?=[.\s])"), 6, 160),
    (re.compile(r"\d{1,2}\.\d{1,2}(?=[.\s])"), 5, 160),
    (re.compile(r"[a-zđ](?=\))"), 7, 160),
)
_APPENDIX = re.compile(
    r"phụ lục(?:\s+(?:số\s+)?(?P<number>[IVX]+|\d{1,2}|[A-ZĐ])(?!\w))?\s*[.:]?\s*(?P<title>.*)", re.IGNORECASE
)
_APPENDIX_RANK = 0
_ARTICLE_RANK = 2
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Triển khai|Để|Thi hành|Quán triệt|Tiếp tục thực hiện"
    r"|Chấp hành|Xét|Trên cơ sở|Theo (?:Công văn|Tờ trình|Quyết định|chỉ đạo|ý kiến))\b"
)
_DECIDES = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT)\s*:$")
_CLOSING = re.compile(r"Nơi nhận\b")
_KINDS = re.compile(
    r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|DANH MỤC)$"
)
_ISSUES = re.compile(
    r"[Bb]an hành kèm theo (?:Quyết định|Nghị quyết) này (?P<kind>Kế hoạch|Chương trình|Đề án|Quy chế|Quy định)"
    r" (?P<title>[^.;:]*?)(?=,? với| gồm|[.;:]|$)"
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_ENDS_SENTENCE = re.compile(r"[.;,]$")
_NUMBERED_RANK = 6
_LONGEST_IN_CLOSING = 200
_SHORT = 80
_SHORTEST = 3  # characters: less says nothing
_LONGEST_IN_HEAD = 100


@dataclass(slots=True)
class _Reading:
    """What is known while paragraphs are read in order."""

    zone: Zone = Zone.HEAD
    sections: list[Section] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    awaits_title: bool = False
    titled: bool = False  # the paragraph before was the document's kind: this one is its title, whatever it begins with


def outline(text: str, blocks: Sequence[Block], tables: Sequence[Table]) -> Outline:
    """Read the outline of a document from its paragraphs."""
    reading = _Reading()
    parts: list[Part] = []
    table_starts = [table.start for table in tables]
    views = [
        (block, View.of(text, [(block.start, block.end)])) for block in blocks if block.end - block.start >= _SHORTEST
    ]
    said = [(block, view) for block, view in views if view.text.strip()]
    notes = notes_above_head([view.text.strip() for _, view in said])
    parts += (Part(block, view, Zone.NOTE, (), is_heading=False) for block, view in said[:notes])
    for block, view in said[notes:]:
        passed_table = bool(table_starts) and table_starts[0] < block.start
        while table_starts and table_starts[0] < block.start:
            table_starts.pop(0)
        if passed_table and reading.zone in (Zone.CAPTION, Zone.PREAMBLE):
            reading.zone, reading.awaits_title = Zone.BODY, False
        is_heading = _read(reading, block, view)
        above = [reading.sections[i] for _, i in reading.open]
        trail = tuple(_label(section) for section in (above[:-1] if is_heading and above else above))
        parts.append(Part(block, view, reading.zone, trail, is_heading))
    sections = _ended(reading.sections, [one.start for one in reading.attached], len(text))
    attached = tuple(_ended_attached(reading.attached, len(text))) or tuple(_inside_articles(text, sections))
    return Outline(sections, tuple(_with_body(parts)), attached)


def _label(section: Section) -> str:
    return (
        f"{section.number}. {section.title}"
        if section.number[:1].isalnum() and section.title
        else section.title or section.number
    )


def _read(reading: _Reading, block: Block, view: View) -> bool:
    """Take in one paragraph; return whether it is a heading."""
    text = view.text.strip()
    if _appendix(reading, block, text) or _attached(reading, block, text):
        return True
    if reading.awaits_title and _takes_title(reading, block, text):
        return True
    if reading.zone is Zone.CLOSING and not _follows_closing(text):
        return False
    if _CLOSING.match(text) and reading.zone is not Zone.HEAD:
        reading.zone = Zone.CLOSING
        return False
    if _DECIDES.match(text):
        reading.zone = Zone.BODY
        return False
    if (section := heading_of(text)) is not None:
        rank, number, title = section
        reading.zone = Zone.BODY
        reading.awaits_title = False
        _open(reading, rank, number, title, block)
        # An article is a heading and says something of its own.
        return rank != _ARTICLE_RANK
    titled, reading.titled = reading.titled, reading.zone is Zone.HEAD and text.isupper() and bool(_KINDS.match(text))
    if reading.zone is Zone.HEAD and not titled and _PREAMBLE.match(text.lstrip("-+• ")) and len(text) > 30:
        reading.zone = Zone.PREAMBLE
    elif reading.zone is Zone.PREAMBLE and block.marker[:1].isdigit():
        reading.zone = Zone.BODY  # the items of a letter
    elif reading.zone is Zone.CLOSING or (
        reading.zone is Zone.CAPTION and not text.startswith("(") and len(text) > 200
    ):
        reading.zone = Zone.BODY
    return False


def _follows_closing(text: str) -> bool:
    """Tell whether a paragraph after the signature belongs to what is attached without a caption of its own.

    A list of recipients and a signature have no headings and no long paragraphs.
    """
    section = heading_of(text)
    if section is not None and section[0] <= _NUMBERED_RANK:
        return not text.endswith((";", ","))
    return len(text) > _LONGEST_IN_CLOSING and not text.startswith(("-", "+"))


def heading_of(text: str) -> tuple[int, str, str] | None:
    """Return rank, number and title where a paragraph is a heading.

    >>> heading_of("II. MỤC TIÊU CHỦ YẾU ĐẾN NĂM 2025")
    (3, 'II', 'MỤC TIÊU CHỦ YẾU ĐẾN NĂM 2025')
    >>> heading_of(
    ...     "1. Tăng cường công tác chỉ đạo, điều hành trong thực hiện các nhiệm vụ "
    ...     "cải cách hành chính từ tỉnh đến xã."
    ... )
    """
    for pattern, rank, longest in _RANKS:
        found = pattern.match(text)
        if found is None:
            continue
        title = text[found.end() :].lstrip(".)/:- ").strip()
        if rank == _ARTICLE_RANK:
            return rank, found.group(), title if len(title) <= longest else ""
        if len(title) > longest or not title:
            return None
        if _ENDS_SENTENCE.search(title) and (len(title) > _SHORT or rank == 7 or ". " in title):
            return None
        return rank, found.group(), title.rstrip(".:; ")
    return None


def _appendix(reading: _Reading, block: Block, text: str) -> bool:
    found = _APPENDIX.match(text)
    if found is None or not (text.isupper() or len(text) < 15) or len(text) > 250 or reading.zone is Zone.HEAD:
        return False
    number = f"Phụ lục {found['number']}" if found["number"] else "Phụ lục"
    _open(reading, _APPENDIX_RANK, number, found["title"].strip(), block)
    reading.zone = Zone.CAPTION
    reading.awaits_title = not found["title"]
    return True


def _attached(reading: _Reading, block: Block, text: str) -> bool:
    """A kind in capitals alone on its line, after the outermost document has begun, heads an attached one."""
    if reading.zone is Zone.HEAD or _KINDS.match(text) is None:
        return False
    reading.open.clear()
    reading.attached.append(Attached(text.capitalize(), "", block.start, 0))
    reading.zone = Zone.CAPTION
    reading.awaits_title = True
    return True


def _takes_title(reading: _Reading, block: Block, text: str) -> bool:
    if text.startswith("(") or block.marker or len(text) > 250:
        return False
    reading.awaits_title = False
    if reading.open:
        at = reading.open[-1][1]
        reading.sections[at] = replace(reading.sections[at], title=text)
    elif reading.attached:
        reading.attached[-1] = replace(reading.attached[-1], title=text)
    return True


def _open(reading: _Reading, rank: int, number: str, title: str, block: Block) -> None:
    while reading.open and reading.open[-1][0] >= rank:
        reading.open.pop()
    reading.open.append((rank, len(reading.sections)))
    reading.sections.append(Section(number, title, len(reading.open), block.start, 0))


def _ended(sections: Sequence[Section], cuts: Sequence[int], end: int) -> tuple[Section, ...]:
    """Fill in the ends: a section ends where one of its level or a higher one begins, or an attached document."""
    ended: list[Section] = []
    following: dict[int, int] = {}
    for section in reversed(sections):
        later = [start for level, start in following.items() if level <= section.level]
        stop = min([end, *later, *(cut for cut in cuts if cut > section.start)])
        ended.append(replace(section, end=stop))
        following = {level: start for level, start in following.items() if level < section.level}
        following[section.level] = section.start
    return tuple(reversed(ended))


def _ended_attached(attached: Sequence[Attached], end: int) -> Iterator[Attached]:
    starts = [one.start for one in attached[1:]]
    for one, stop in zip(attached, [*starts, end], strict=False):
        yield replace(one, end=stop)


def _inside_articles(text: str, sections: Sequence[Section]) -> Iterator[Attached]:
    """A plan may stand in the article that issues it: "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch …: I. …"."""
    for above, below in pairwise(sections):
        if not above.number.startswith("Điều") or below.level <= above.level:
            continue
        issued = _ISSUES.search(View.of(text, [(above.start, below.start)]).text)
        if issued:
            yield Attached(issued["kind"], issued["title"].strip(), below.start, above.end)


def _with_body(parts: Sequence[Part]) -> Iterator[Part]:
    """A text without any basis, a letter, a directive or an article, has a body from its first sentence on."""
    zones = {part.zone for part in parts} - {Zone.NOTE}
    begun = False
    for part in parts:
        if part.zone is Zone.HEAD and Zone.PREAMBLE not in zones:
            text = part.view.text.strip()
            sentence = len(text) > _LONGEST_IN_HEAD and not text.isupper() and not text.startswith("(")
            begun = begun or (sentence and text.endswith((".", ";", ":")))
            if begun or (sentence and len(zones) == 1):
                yield replace(part, zone=Zone.BODY)
                continue
        yield part


def heading_over(sections: Sequence[Section], at: int) -> Heading | None:
    """Return the heading that a table at offset `at` stands under: the nearest Roman one, else the appendix itself."""
    over = [section for section in sections if section.start <= at < section.end]
    for section in reversed(over):
        if _ROMAN.fullmatch(section.number):
            return Heading(section.number, section.title, section=True)
    return Heading(over[-1].number, over[-1].title, section=True) if over else None
