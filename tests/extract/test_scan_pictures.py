"""Pictures of pages: how far they are tilted, the ruling lines in them, the words where they stand."""

import shutil

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.readers.pages.cells import tables_of
from extract.readers.pages.page import Rectangle
from extract.readers.scans import page
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import (
    POINT,
    Grey,
    RulingLine,
    inked,
    lies_on_side,
    ruling_lines,
    straightened,
    without_lines,
)

FONT = "DejaVuSerif.ttf"
SIZE = int(13 * POINT)
PAGE = (int(595 * POINT), int(420 * POINT))
INK = 30
TEXT = (
    "Các sở, ban, ngành rà soát thủ tục hành chính thuộc",
    "phạm vi quản lý và công bố kết quả đúng thời hạn,",
    "bảo đảm công khai, minh bạch trên cổng dịch vụ công.",
)
COLUMNS = (72.0, 152.0, 402.0, 522.0)
ROWS = (180.0, 210.0, 260.0, 320.0)
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def blank(size: tuple[int, int] = PAGE) -> Image.Image:
    return Image.new("L", size, 255)


def write(picture: Image.Image, lines: tuple[str, ...] = TEXT, *, x: float = 72, top: float = 60) -> Image.Image:
    """Write lines below each other; places in points."""
    font = ImageFont.truetype(FONT, SIZE)
    for i, line in enumerate(lines):
        ImageDraw.Draw(picture).text((x * POINT, (top + i * 20) * POINT), line, INK, font)
    return picture


def rule(picture: Image.Image, ink: int = INK, thick: float = 0.5) -> Image.Image:
    """Draw the lines of a table."""
    draw = ImageDraw.Draw(picture)
    wide = max(1, round(thick * POINT))
    for y in ROWS:
        draw.line((COLUMNS[0] * POINT, y * POINT, COLUMNS[-1] * POINT, y * POINT), ink, wide)
    for x in COLUMNS:
        draw.line((x * POINT, ROWS[0] * POINT, x * POINT, ROWS[-1] * POINT), ink, wide)
    return picture


def tilted(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def cells_of(picture: Image.Image) -> list[Rectangle]:
    """Return the cells of all tables: letters may seem to be lines as long as they enclose nothing."""
    edges = [page._edge(line) for line in ruling_lines(np.asarray(picture))]
    return [cell for cells in page._kept(tables_of(edges, page._TOLERANCE) or ()) for cell in cells]


def found(picture: Image.Image) -> tuple[list[float], list[float]]:
    """Return where level and upright edges of cells stand, in points."""
    cells = cells_of(picture)
    across = {round(edge) for cell in cells for edge in (cell.top, cell.bottom)}
    return sorted(across), sorted({round(edge) for cell in cells for edge in (cell.x0, cell.x1)})


@pytest.mark.parametrize("degrees", [-3.0, -1.0, -0.3, 0.3, 0.7, 1.0, 3.0])
def test_the_tilt_is_found_within_a_tenth_of_a_degree(degrees: float) -> None:
    _, tilt = straightened(tilted(write(blank()), degrees))
    assert tilt == pytest.approx(-degrees, abs=0.1)


def test_a_level_page_is_left_as_it_is() -> None:
    drawn = rule(write(blank()))
    assert straightened(drawn) == (drawn, 0.0)


def test_a_page_with_hardly_any_ink_is_left_as_it_is() -> None:
    drawn = tilted(write(blank(), ("-",)), 2)
    assert straightened(drawn) == (drawn, 0.0)


@pytest.mark.parametrize("degrees", [0.0, 1.0, -1.0])
def test_the_lines_of_a_table_are_found(degrees: float) -> None:
    level, _ = straightened(tilted(rule(write(blank())), degrees))
    across, down = found(level)
    assert across == pytest.approx(list(ROWS), abs=2)
    assert down == pytest.approx(list(COLUMNS), abs=2)


@pytest.mark.parametrize(("turned", "on_side"), [(0, False), (90, True), (180, False), (270, True)])
def test_a_page_looks_as_if_it_lay_on_its_side(turned: int, on_side: bool) -> None:
    assert lies_on_side(rule(write(blank(), TEXT * 6)).rotate(turned, expand=True)) is on_side


def test_an_empty_page_lies_on_no_side() -> None:
    assert not lies_on_side(blank())


def test_faint_lines_are_found() -> None:
    across, down = found(rule(write(blank()), ink=215, thick=0.25))
    assert (len(across), len(down)) == (len(ROWS), len(COLUMNS))


def test_lines_on_grey_paper_are_found() -> None:
    paper = Image.new("L", PAGE, 200)
    across, down = found(rule(write(paper), ink=120))
    assert (len(across), len(down)) == (len(ROWS), len(COLUMNS))


def test_a_line_with_small_breaks_is_one_line() -> None:
    drawn = rule(blank())
    for x in range(int(90 * POINT), int(500 * POINT), int(20 * POINT)):
        ImageDraw.Draw(drawn).rectangle((x, 0, x + 3, PAGE[1]), fill=255)
    assert found(drawn)[0] == pytest.approx(list(ROWS), abs=1)


def test_letters_are_no_table() -> None:
    assert found(write(blank(), TEXT * 4)) == ([], [])


def test_large_capitals_are_no_table() -> None:
    drawn = blank()
    font = ImageFont.truetype(FONT, SIZE * 2)
    ImageDraw.Draw(drawn).text((72 * POINT, 60 * POINT), "KẾ HOẠCH TTHC HTTT EEE", INK, font)
    assert found(drawn) == ([], [])


def test_a_black_edge_is_no_table() -> None:
    drawn = write(blank())
    ImageDraw.Draw(drawn).rectangle((0, 0, PAGE[0], int(12 * POINT)), fill=0)
    assert cells_of(drawn) == []


def test_an_empty_page_has_no_table() -> None:
    assert found(blank()) == ([], [])


def test_lines_are_whitened_and_words_stay() -> None:
    lines = ruling_lines(np.asarray(rule(blank())))
    assert (without_lines(np.asarray(rule(blank())), lines) == 255).all()
    ruled: Grey = np.asarray(rule(write(blank())))
    assert (without_lines(ruled, lines)[: int(150 * POINT)] == ruled[: int(150 * POINT)]).all()


def test_a_line_beyond_the_edge_whitens_what_there_is() -> None:
    drawn = np.zeros((40, 40), np.uint8)
    assert (without_lines(drawn, [RulingLine(True, 0, -5, 60)])[0] == 255).all()
    assert (without_lines(drawn, [RulingLine(False, 39, -5, 60)])[:, 39] == 255).all()


def test_ink_is_found_by_its_rows() -> None:
    drawn = np.full((200, 200), 255, np.uint8)
    drawn[80:120, 50:60] = 0
    assert inked(drawn) == (80 - 12, 119 + 12)


@pytest.mark.parametrize("rows", [slice(0, 0), slice(80, 82)])
def test_nothing_and_specks_are_no_ink(rows: slice) -> None:
    drawn = np.full((200, 200), 255, np.uint8)
    drawn[rows, 50:60] = 0
    assert inked(drawn) is None


def test_a_cell_without_extent_holds_no_ink() -> None:
    assert inked(np.zeros((0, 20), np.uint8)) is None


@needs_tesseract
@pytest.mark.parametrize("degrees", [0.0, 1.0])
def test_words_and_cells_of_a_page(degrees: float) -> None:
    drawn = rule(write(blank()))
    write(drawn, ("Nhiệm vụ",), x=170, top=188)
    write(drawn, ("Rà soát",), x=170, top=220)
    write(drawn, ("1",), x=100, top=220)
    content = scanned_page(tilted(drawn, degrees), 1, 595, 420)
    assert [word.text for word in content.words][:4] == ["Các", "sở,", "ban,", "ngành"]
    (cells,) = content.tables
    assert len(cells) == 9
    number = next(word for word in content.words if word.text == "1")
    assert [cell.holds(number) for cell in cells].index(True) == 3


@needs_tesseract
def test_a_page_on_its_side_is_turned_and_its_places_are_led_back() -> None:
    upright = write(blank((PAGE[0], PAGE[0])), TEXT * 6)
    content = scanned_page(upright.rotate(90, expand=True), 1, 595, 595)
    assert content.turned == 270
    first = content.words[0]
    assert (first.text, content.words[1].text) == ("Các", "sở,")
    assert (first.x0, first.top) == pytest.approx((72, 62), abs=6)
