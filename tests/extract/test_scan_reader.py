"""A scan of our own plans as a whole: what its reader sees stands where it lies on the page."""

import pytest

from eval.formats import FOLDER
from extract.limits import Limits
from extract.pipeline import plan_of
from extract.readers.pdf import read_pdf
from extract.readers.scans.tesseract import is_installed
from extract.source import Source

pytestmark = pytest.mark.skipif(not is_installed(), reason="tesseract or its Vietnamese model is not installed")

# Black and white, merged cells, a landscape page that lies on its side.
PLAN = "ubnd-tinh-lam-dong-2021-2025"


@pytest.fixture(scope="module")
def scan() -> Source:
    return read_pdf((FOLDER / f"{PLAN}.scan.pdf").read_bytes(), Limits())


@pytest.fixture(scope="module")
def print_() -> Source:
    return read_pdf((FOLDER / f"{PLAN}.pdf").read_bytes(), Limits())


def words(source: Source) -> list[str]:
    return source.text.split()


def test_nearly_all_words_are_those_printed(scan: Source, print_: Source) -> None:
    seen = set(words(scan))
    printed = words(print_)
    assert sum(word in seen for word in printed) > 0.97 * len(printed)


def test_the_letterhead_is_read_column_by_column(scan: Source) -> None:
    found = scan.text.splitlines()
    left, right = found.index("ỦY BAN NHÂN DÂN"), found.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert found[left + 1] == "TỈNH LÂM ĐỒNG"
    assert right > left + 1


def test_the_head_is_that_of_the_plan(scan: Source) -> None:
    document = plan_of("scan.pdf", scan).document
    assert (document.kind, document.number, document.symbol) == ("Kế hoạch", "2186", "KH-UBND")


def test_places_lie_inside_their_pages_as_these_lie_in_the_file(scan: Source) -> None:
    pages = {page.number: page for page in scan.pages}
    assert {page.width < page.height for page in scan.pages} == {True}
    for place in scan.places:
        box, page = place.box, pages[place.box.page]
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.y0 < box.y1 <= page.height


def test_lines_of_the_page_on_its_side_run_up_the_page(scan: Source) -> None:
    """Lines of several words are longer than high; those of the turned page the other way round."""
    upright = {page.number: [0, 0] for page in scan.pages}
    for place in scan.places:
        if scan.text[place.start : place.end].count(" ") > 2:
            upright[place.box.page][place.box.y1 - place.box.y0 > place.box.x1 - place.box.x0] += 1
    sideways = [number for number, (level, up) in upright.items() if up > level]
    assert len(sideways) == 1
    assert all(not level or not up for level, up in upright.values())


def test_the_tables_are_those_printed(scan: Source, print_: Source) -> None:
    assert [len(table.rows) for table in scan.tables] == [len(table.rows) for table in print_.tables]


def test_unsure_words_are_words_and_are_told(scan: Source) -> None:
    for start, end in scan.unsure:
        assert scan.text[start:end].strip() == scan.text[start:end] != ""
    assert any("ảnh quét" in warning for warning in scan.warnings)
