"""Targets in tables: a row for each indicator (chỉ tiêu), a column for each year or level, a value in each cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import confidence
from extract.finders.targets.allocations import quota_target, quotas
from extract.finders.targets.details import levels_of, written_out
from extract.finders.targets.values import Value, read_values
from extract.plan import Target
from extract.source import Cell, Row, Table
from models.view import View, cleaned

# "Chỉ tiêu", "Mục tiêu", "Tên chỉ tiêu", "Chỉ số"
_NAMES_TARGETS = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu(?! quốc gia))(?!\w)", re.IGNORECASE)
_INDICATOR = re.compile(
    r"\W*(?:(?:tên|các|nội dung|danh mục) )*(?:chỉ tiêu|mục tiêu|chỉ số|nội dung|nhiệm vụ|hoạt động|công việc|tên"
    r"|lĩnh vực|tiêu chí|đơn vị|địa phương|xã|phường|huyện|cơ quan|ngành)(?!\w)(?! tính)",
    re.IGNORECASE,
)
# Rows of units share a quota out.
_OWNER = re.compile(r"\W*(?:tên )?(?:đơn vị|địa phương|xã|phường|huyện|cơ quan)(?!\w)(?! tính)", re.IGNORECASE)
_SHARED_OUT = re.compile(r"(?<!\w)(?:phân bổ|phân khai)(?!\w)", re.IGNORECASE)
_UNIT = re.compile(r"\W*(?:đơn vị tính|đơn vị|đvt|đv tính|đơn vị đo)\W*$", re.IGNORECASE)
# "Năm 2025", "Kế hoạch năm 2026", "Mục tiêu đến năm 2030", "Chỉ tiêu giao", "2027", "Cấp tỉnh", "Giai đoạn 2026-2030"
_HOLDS_VALUES = re.compile(
    r"(?<!\w)(?:năm|kế hoạch|KH|mục tiêu|chỉ tiêu|phấn đấu|giai đoạn|cấp (?:tỉnh|huyện|xã)|toàn (?:tỉnh|huyện|ngành)"
    r"|20\d\d)(?!\w)",
    re.IGNORECASE,
)
# What was, what is no value, and what is said about one: "Thực hiện 2020", "Ước TH 2025", "So sánh", "Cơ quan theo dõi"
_HOLDS_OTHERS = re.compile(
    r"(?<!\w)(?:thực hiện|TH|ước|kết quả|hiện trạng|hiện có|đã đạt|so sánh|so với|chênh lệch|điểm|ghi chú|kinh phí|vốn"
    r"|thời gian|thời hạn|hoàn thành|cơ quan|chủ trì|phối hợp|trách nhiệm|theo dõi|mức chi|đơn giá|căn cứ|STT"
    r"|TT)(?!\w)",
    re.IGNORECASE,
)
_HEADER_ROWS = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BARE = re.compile(r"(?:>=|<=|>|<|≥|≤)? ?\d[\d.,]{0,14}(?: ?- ?\d[\d.,]{0,14})?")
# The unit that an indicator or a header gives in brackets: "Tỷ lệ hộ nghèo (%)", "Thu ngân sách (tỷ đồng)"
_IN_BRACKETS = re.compile(r"\((?:ĐVT:? ?|đơn vị(?: tính)?:? ?)?(?P<unit>%|[^\W\d][^()\d]{0,30})\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what, and the text of the header above each."""

    indicator: int
    unit: int | None
    values: tuple[int, ...]
    headers: tuple[str, ...]
    shared: bool
    header_rows: int


def targets_in_table(source: str, table: Table, *, announced: bool, year: int | None) -> Iterator[Target]:
    """Yield the targets of a table that its header, or with `announced` its caption, says to hold some.

    The outcome of a sum ("44*80% = 35") is a quota in every table. `year` is the caption's.
    """
    columns = None if table.ragged else _columns(source, table, announced=announced)
    label = ""
    for at, row in enumerate(table.rows):
        yield from _sums(source, row)
        if columns is None or at < columns.header_rows or columns.indicator >= len(row.cells):
            continue
        label = _text(source, row.cells[columns.indicator]) or label
        yield from _row(source, row, columns, label, year)


def _columns(source: str, table: Table, *, announced: bool) -> _Columns | None:
    header: tuple[str, ...] = ()
    for count, row in enumerate(table.rows[:_HEADER_ROWS], 1):
        texts = [_text(source, cell) for cell in row.cells]
        if header and (len(texts) != len(header) or any(_is_value(text) for text in texts[1:])):
            break
        header = tuple(" ".join(filter(None, pair)) for pair in zip(header or [""] * len(texts), texts, strict=True))
        if (found := _read_header(header, count, announced=announced)) and not _goes_on(source, table, count):
            return found
    return None


def _is_value(text: str) -> bool:
    return bool(read_values(text)) or (_BARE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None)


def _goes_on(source: str, table: Table, count: int) -> bool:
    """A second row of the header has words or years where values would stand."""
    if count >= len(table.rows):
        return False
    texts = [_text(source, cell) for cell in table.rows[count].cells]
    return not texts[0] and any(_YEAR.search(text) for text in texts) and not any(read_values(text) for text in texts)


def _read_header(header: Sequence[str], rows: int, *, announced: bool) -> _Columns | None:
    if not announced and not any(_NAMES_TARGETS.search(text) for text in header):
        return None
    indicator = next((i for i, text in enumerate(header) if _INDICATOR.match(text) and not _UNIT.match(text)), None)
    if indicator is None:
        return None
    unit = next((i for i, text in enumerate(header) if i > indicator and _UNIT.match(text)), None)
    values = tuple(
        i
        for i, text in enumerate(header)
        if i > indicator and i != unit and _HOLDS_VALUES.search(text) and not _HOLDS_OTHERS.search(text)
    )
    shared = bool(_OWNER.match(header[indicator])) or any(_SHARED_OUT.search(header[i]) for i in values)
    return _Columns(indicator, unit, values, tuple(header), shared, rows) if values else None


def _row(source: str, row: Row, columns: _Columns, label: str, year: int | None) -> Iterator[Target]:
    unit = _text(source, row.cells[columns.unit]) if columns.unit is not None and columns.unit < len(row.cells) else ""
    for at in columns.values:
        if at >= len(row.cells) or not row.cells[at].pieces:
            continue
        header = columns.headers[at]
        view = View.of(source, row.cells[at].pieces)
        value = _value(view.text.strip(), unit or _bracketed(label) or _bracketed(header))
        if value is None:
            continue
        years = _YEAR.findall(header)
        start, end = view.span(0, len(view.text))
        for comparator, number in value.bounds:
            yield Target(
                start,
                end,
                source[start:end],
                written_out(f"{header}, {label}" if columns.shared else label),
                comparator,
                number,
                value.unit,
                year=int(years[-1]) if years else year,
                level=levels_of(header, 1)[0] or levels_of(label, 1)[0],
                allocation=columns.shared,
                confidence=confidence.TARGET_OTHER,
            )


def _value(text: str, unit: str) -> Value | None:
    """Read a cell that holds a value and nothing else: "≥ 90%", "6,5 - 7", "trên 95", "5 mô hình"."""
    own = read_values(text)
    found = own or read_values(f"{text}%")
    if len(found) != 1 or text[: found[0].start].strip(" *") or text[found[0].end :].strip(" .;*"):
        return None
    if own:
        return own[0]
    return None if _YEAR.fullmatch(text) and not unit else replace(found[0], unit=unit)


def _bracketed(text: str) -> str:
    """The unit in brackets; a share says by its name that it is one."""
    if found := _IN_BRACKETS.search(text):
        return found["unit"].strip()
    return "%" if re.match(r"\W*(?:tỷ lệ|tỉ lệ|tỷ trọng)(?!\w)", text, re.IGNORECASE) else ""


def _sums(source: str, row: Row) -> Iterator[Target]:
    """The outcomes of sums in the cells of a row: quotas, of what its first words say."""
    for cell in row.cells:
        if not any("=" in source[slice(*piece)] for piece in cell.pieces):
            continue
        view = View.of(source, cell.pieces)
        label = next((text for other in row.cells if (text := _text(source, other)) and text[0].isalpha()), "")
        for quota in quotas(view.text):
            start, end = view.span(quota.start, quota.end)
            yield quota_target(source, start, end, quota, label)


def _text(source: str, cell: Cell) -> str:
    return cleaned(source, cell.pieces)
