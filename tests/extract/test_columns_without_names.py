"""Columns of units that the header does not name, and cells that give each unit a line."""

from extract.tables.columns import Role, with_units
from extract.tables.rows import MeantCell
from extract.tables.unit_cells import split_units

N, T, L, C, X, D = Role.NUMBER, Role.TASK, Role.LEAD, Role.COORDINATING, Role.OTHER, Role.DEADLINE
ROWS = [
    ["1", "Rà soát", "Văn phòng Sở", "Các phòng chuyên môn", "Quý I"],
    ["2", "Tập huấn", "Thanh tra Sở", "", "Quý II"],
    ["3", "Báo cáo", "Phòng Nội vụ", "UBND các xã", "Quý IV"],
]


def test_units_right_of_those_that_lead_take_part() -> None:
    assert with_units((N, T, L, X, D), ROWS) == (N, T, L, C, D)


def test_the_first_unnamed_column_of_units_leads() -> None:
    assert with_units((N, T, X, X, D), ROWS) == (N, T, L, C, D)


def test_a_column_of_other_things_stays_unnamed() -> None:
    rows = [[*row[:3], note, row[4]] for row, note in zip(ROWS, ("Ghi chú", "Kinh phí", "Văn bản"), strict=True)]
    assert with_units((N, T, L, X, D), rows) == (N, T, L, X, D)


def test_units_apart_from_those_that_lead_are_no_partners() -> None:
    rows = [[row[0], row[1], row[2], row[4], row[3]] for row in ROWS]
    assert with_units((N, T, L, D, X), rows) == (N, T, L, D, X)


def cell(*lines: str) -> tuple[str, MeantCell]:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    pieces = tuple((start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    return text, MeantCell(pieces, " ".join(lines))


def test_each_line_of_a_cell_may_be_a_unit() -> None:
    text, units = cell("Sở Nội vụ", "Sở Tư pháp")
    found = split_units(text, units)
    assert [part.text for part in found] == ["Sở Nội vụ", "Sở Tư pháp"]
    assert [text[start:end] for part in found for start, end in part.pieces] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_a_name_goes_on_in_the_next_line() -> None:
    text, units = cell("Các đơn vị trực thuộc", "Sở Nội vụ", "và", "Sở Tư pháp")
    assert [part.text for part in split_units(text, units)] == ["Các đơn vị trực thuộc Sở Nội vụ", "Sở Tư pháp"]
