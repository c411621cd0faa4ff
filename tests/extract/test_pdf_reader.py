"""PDF files of our own plans as wholes: every word has its place, nothing stands in the text that only the page has."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from eval.formats import FOLDER, Fixture, fixtures
from extract.limits import Limits
from extract.page_places import boxes_of
from extract.pipeline import extract
from extract.plan_json import to_json
from extract.readers.pdf import read_pdf
from extract.source import Source

PDFS = [one for one in fixtures() if one.format == "pdf"]


@cache
def named(plan: str) -> Source:
    return read_pdf((FOLDER / f"{plan}.pdf").read_bytes(), Limits())


def read(fixture: Fixture) -> Source:
    return named(fixture.path.stem)


def lines(source: Source) -> list[str]:
    return source.text.splitlines()


@pytest.fixture(params=PDFS, ids=lambda one: Path(one.path).stem)
def fixture(request: pytest.FixtureRequest) -> Fixture:
    found: Fixture = request.param
    return found


def test_places_lie_inside_their_pages(fixture: Fixture) -> None:
    source = read(fixture)
    pages = {page.number: page for page in source.pages}
    for place in source.places:
        box, page = place.box, pages[place.box.page]
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.y0 < box.y1 <= page.height


def test_places_cover_all_words_in_order(fixture: Fixture) -> None:
    source = read(fixture)
    assert [place.start for place in source.places] == sorted(place.start for place in source.places)
    bare = list(source.text)
    for place in source.places:
        bare[place.start : place.end] = " " * (place.end - place.start)
    assert not "".join(bare).strip()


def test_pages_share_out_the_text(fixture: Fixture) -> None:
    pages = read(fixture).pages
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].start == 0
    assert [page.end for page in pages[:-1]] == [page.start for page in pages[1:]]


def test_every_cell_of_a_task_has_its_place(fixture: Fixture) -> None:
    source = read(fixture)
    plan = to_json(extract(fixture.path.name, fixture.path.read_bytes()))
    assert plan["text"] == source.text
    spans = [span for task in plan["tasks"] for span in flat(task["spans"])]
    assert spans
    for start, end in spans:
        assert boxes_of(source.places, start, end), source.text[start:end]


def flat(spans: dict[str, Any]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for one in spans.values():
        for piece in one:
            found += [tuple(piece)] if isinstance(piece[0], int) else [tuple(inner) for inner in piece]
    return found


def test_page_numbers_are_no_text(fixture: Fixture) -> None:
    assert not [line for line in lines(read(fixture)) if re.fullmatch(r"\d{1,2}", line)]


def test_a_letterhead_is_read_column_by_column() -> None:
    assert lines(named("so-noi-vu-nam-dinh-2024"))[:6] == [
        "UBND TỈNH NAM ĐỊNH",
        "SỞ NỘI VỤ",
        "Số: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Nam Định, ngày 12 tháng 01 năm 2024",
    ]


def test_a_plan_under_a_decision_keeps_both_letterheads() -> None:
    found = lines(named("ubnd-tinh-quang-ninh-2025"))
    assert [line for line in found if line.startswith("CỘNG HÒA")] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"] * 2
    assert found.count("ỦY BAN NHÂN DÂN") == 2


def test_a_running_foot_is_no_text() -> None:
    source = named("so-tttt-bac-giang-2024")
    assert len(source.pages) > 1
    assert "Sở Thông tin và Truyền thông tỉnh Bắc Giang" not in lines(source)


def test_a_title_broken_by_its_line_is_one_line() -> None:
    assert "cải cách hành chính năm 2026" in named("van-phong-ubnd-tinh-ca-mau-2026").text


def test_recipients_stand_before_the_signature_beside_them() -> None:
    found = lines(named("so-noi-vu-nam-dinh-2024"))
    assert found.index("Nơi nhận:") < found.index("- Lưu: VT, VP.") < found.index("KT. GIÁM ĐỐC")


def test_a_header_of_two_lines_that_pages_repeat_stands_once() -> None:
    source = named("so-noi-vu-nam-dinh-2024")
    (table,) = source.tables
    assert any(row.after_break for row in table.rows)
    assert source.text.count("Nội dung nhiệm vụ") == 1


def test_a_table_without_lines_is_one_over_two_pages() -> None:
    tables = named("so-y-te-can-tho-2026").tables
    assert [len(table.rows) > 5 for table in tables] == [True]
    assert any(row.after_break for row in tables[0].rows)


def test_the_note_of_the_first_page_comes_last() -> None:
    source = named("ubnd-tinh-quang-ninh-2025")
    note = source.places[-1]
    assert note.box.page < len(source.pages)
    assert re.match(r"\d", lines(source)[-1])
