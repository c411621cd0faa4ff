"""Cells of units: who leads and who takes part, split as written."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extract.tables.rows import MeantCell
from models.view import Span, View

# What begins a unit after a comma or "và": a head word with its name, or a class ("các đơn vị …").
_HEAD = (
    r"(?:(?:các |Các |một số )?(?:Sở|Bộ|Ban|Hội đồng|Cục|Vụ|Tổng cục|Chi cục|Đoàn|Hội|Viện|Trường|Quỹ)(?= [^\W\d_])"
    r"|(?:các |Các )?(?:Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Văn phòng|VP|Phòng|phòng|Trung tâm|Công an|Thanh tra"
    r"|Báo|Đài|Viễn thông|Bưu điện|Tòa án|Toà án|Viện kiểm sát|Liên đoàn|Bệnh viện|Bảo hiểm|Kho bạc|Thuế"
    r"|Mặt trận|Cổng|Bộ phận|Tỉnh|Thành|Huyện|Đảng|Thường trực)\b"
    r"|(?:các|Các) (?:Sở|Ban|Bộ)\b"
    r"|các (?:đơn vị|cơ quan|địa phương|phòng|sở|ban|ngành|tổ chức|xã|huyện|trung tâm|doanh nghiệp|bộ)\b)"
)
# "Văn phòng HĐND và UBND huyện" is one office.
_ONE_OFFICE = r"(?<!Văn phòng HĐND)(?<!VP HĐND)(?<!Văn phòng Hội đồng nhân dân)"
_SEPARATOR = re.compile(
    rf"\s*;\s*|{_ONE_OFFICE}\s*,?\s+và\s+(?={_HEAD})|\s*,\s*(?={_HEAD})|\s*/\s*(?={_HEAD})|\s*\+\s*(?={_HEAD})|\s+[-•]\s*(?={_HEAD})"
)
_FIRST = re.compile(_HEAD)
_LEADS_ON = re.compile(r"(?:,|\b(?:thuộc|của|và|với|cùng|các|tại|do|hợp))\s*$")
_LISTED = re.compile(r"\s*[,;]\s*|\s+và\s+(?=(?:Sở|Cổng|Ủy ban|UBND|Văn phòng|Đài|Báo|Ban)\b)")
_CAPITAL = re.compile(r"\s*,\s*(?=[A-ZĐÂĂÊÔƠƯ])")
_COLON_HEAD = re.compile(r"(?:Các )?(?:Sở|Phòng|Ban|Bộ)\s?:")
_EDGE = " ,;.-+"

# Where the units of a mixed cell end and what they do begins; only in lower case, since "Sở Xây dựng" is a name.
_VERB = re.compile(
    r",?\s+(?:là (?:cơ quan|đơn vị) )?(?:chịu trách nhiệm |có trách nhiệm |chủ động )?"
    r"(?:chủ trì|phối hợp|tham mưu|trình|tổng hợp|triển khai|xây dựng|rà soát|thực hiện|hướng dẫn|gửi|ban hành|theo dõi"
    r"|báo cáo|đôn đốc|soạn thảo|lập|tiếp nhận|giúp|cử|đăng ký|kiểm tra|tổ chức (?:thực hiện|triển khai)|cung cấp"
    r"|đề xuất|nghiên cứu|xem xét|thẩm định|quyết định)\b"
)
_LABEL = re.compile(
    r"(?:[-+•*]\s*)?(?:(?:cơ quan|đơn vị)\s+)?(?:(?P<leads>chủ trì)|phối hợp)(?:\s+(?:thực hiện|chính))?\s*:\s*",
    re.IGNORECASE,
)
_WITH = re.compile(r"phối hợp(?: cùng| với| chặt chẽ với)?\s*:?\s*")
_LEADS = re.compile(r"chủ trì\s*[,;:]?\s*")


@dataclass(frozen=True, slots=True)
class UnitPart:
    """A unit as written in a cell, and its pieces of the text."""

    text: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who leads and who takes part."""

    lead: tuple[UnitPart, ...]
    coordinating: tuple[UnitPart, ...]


def split_units(source: str, cell: MeantCell, known: Collection[str] = ()) -> tuple[UnitPart, ...]:
    """Split a cell of units into one part each.

    `known` are names of units found elsewhere in the plan: they tell that a name after a comma is a unit of its own
    whose head word is left out ("Phòng Kiểm soát TTHC, Hành chính - Tổ chức").
    """
    view = View.of(source, cell.pieces)
    return _split(view, 0, len(view.text), known)


def split_responsibility(source: str, cell: MeantCell, known: Collection[str] = ()) -> Responsibility:
    """Split a cell that says in words who leads and who takes part.

    Real cells: "Phòng HC-TC chủ trì, các phòng chuyên môn phối hợp",
    "Phòng Kinh tế phối hợp các cơ quan, đơn vị tham mưu triển khai",
    "Phòng Hành chính – Tổ chức xây dựng Đề án gửi Sở Nội vụ thẩm định", "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính".
    """
    view = View.of(source, cell.pieces)
    text = view.text
    if labels := list(_LABEL.finditer(text)):
        return _labelled(view, labels, known)
    verb = _VERB.search(text)
    lead = _split(view, 0, verb.start() if verb else len(text), known)
    together = _WITH.search(text, verb.start()) if verb else None
    if together is None:
        return Responsibility(lead, ())
    start, end = together.end(), len(text)
    if not text[start:].strip(_EDGE) and (leading := _LEADS.search(text)):
        start, end = leading.end(), together.start()
    elif following := _VERB.search(text, start):
        end = following.start()
    return Responsibility(lead, _split(view, start, end, known))


def _labelled(view: View, labels: Sequence[re.Match[str]], known: Collection[str]) -> Responsibility:
    """Read "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính"; what stands before the first label leads."""
    lead = list(_split(view, 0, labels[0].start(), known))
    coordinating: list[UnitPart] = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        parts = _split(view, label.end(), following.start() if following else len(view.text), known)
        (lead if label["leads"] else coordinating).extend(parts)
    return Responsibility(tuple(lead), tuple(coordinating))


def _split(view: View, start: int, end: int, known: Collection[str]) -> tuple[UnitPart, ...]:
    text = view.text[start:end]
    separator = _LISTED if _COLON_HEAD.match(text) else _SEPARATOR
    cuts = [found.span() for found in separator.finditer(text)]
    cuts += [(at - start, at - start) for at in view.breaks if start < at < end and _begins_line(view.text, at)]
    parts: list[UnitPart] = []
    at = 0
    for stop, following in [*sorted(cuts), (len(text), len(text))]:
        parts.extend(_elided(view, start + at, start + stop, known))
        at = following
    return tuple(parts)


def _begins_line(text: str, at: int) -> bool:
    """Tell whether a line of a cell begins a unit of its own: nothing above leads on to it."""
    return _FIRST.match(text, at) is not None and _LEADS_ON.search(text, 0, at) is None


def _elided(view: View, start: int, end: int, known: Collection[str]) -> list[UnitPart]:
    text = view.text[start:end]
    head = text.split(" ", 1)[0]
    parts: list[UnitPart] = []
    at = 0
    for cut in _CAPITAL.finditer(text):
        if f"{head} {text[cut.end() :].split(',')[0].strip()}" in known and text[: cut.start()] in known:
            parts += _part(view, start + at, start + cut.start())
            at = cut.end()
    return parts + _part(view, start + at, end)


def _part(view: View, start: int, end: int) -> list[UnitPart]:
    while start < end and view.text[start] in _EDGE:
        start += 1
    while end > start and view.text[end - 1] in _EDGE:
        end -= 1
    if start >= end:
        return []
    return [UnitPart(" ".join(view.plain[start:end].split()), view.spans(start, end))]
