"""Words of a page to lines: what stands on one line, its segments, its place and its doubtful words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.pages.page import PageContent, Rectangle, TextLine, Word, median, segments, text_lines
from extract.source import Box
from tests.extract.page_building import line, words


def test_words_in_any_order_become_lines_from_top_to_bottom() -> None:
    put = words("thủ tục hành chính", 72, 120) + words("Rà soát các", 72, 100)
    assert [one.text for one in text_lines(reversed(put), 1)] == ["Rà soát các", "thủ tục hành chính"]


def test_a_word_set_a_little_higher_stands_on_the_line() -> None:
    put = [*words("Nghị định", 72, 100), *words("số", 160, 97), *words("30/2020/NĐ-CP", 190, 102)]
    assert [one.text for one in text_lines(put, 1)] == ["Nghị định số 30/2020/NĐ-CP"]


def test_lines_set_close_stay_apart() -> None:
    put = words("Sở Nội vụ", 72, 100) + words("Sở Tư pháp", 72, 112.5)
    assert len(text_lines(put, 1)) == 2


def test_a_small_mark_before_a_line_does_not_draw_the_next_line_in() -> None:
    put = [*words("1", 72, 96, size=7), *words("Theo quy định", 80, 98), *words("của pháp luật", 72, 114)]
    assert [one.text for one in text_lines(put, 1)] == ["1 Theo quy định", "của pháp luật"]


def test_a_line_knows_its_edges_and_most_of_its_letters() -> None:
    one = TextLine((*words("1", 72, 96, size=7), *words("Theo quy định", 80, 98)), 3)
    assert (one.x0, one.top, one.bottom, one.size) == (72, 96, 110, 12)
    assert one.piece.box == Box(3, one.x0, one.top, one.x1, one.bottom)


def test_doubtful_words_are_spans_of_the_piece() -> None:
    put = [*words("theo", 72, 100), *words("30/2O20", 120, 100, sure=0.4), *words("của", 190, 100)]
    piece = text_lines(put, 1)[0].piece
    assert [piece.text[a:b] for a, b in piece.unsure] == ["30/2O20"]


def test_a_line_is_cut_at_wide_blanks_only() -> None:
    assert [one.text for one in segments(line("TT Nội  dung    Thời hạn"), 12)] == ["TT Nội", "dung", "Thời hạn"]
    assert [one.text for one in segments(line("TT Nội dung"), 12)] == ["TT Nội dung"]


def test_a_cell_holds_the_words_whose_middle_is_inside() -> None:
    cell = Rectangle(100, 100, 200, 120)
    assert cell.holds(Word("dài", 80, 105, 140, 117, 12))
    assert not cell.holds(Word("dài", 60, 105, 110, 117, 12))


@pytest.mark.parametrize(("values", "middle"), [([], 0.0), ([3.0], 3.0), ([3.0, 1.0, 2.0], 2.0)])
def test_the_middle_value(values: list[float], middle: float) -> None:
    assert median(values) == middle


def test_a_page_that_stands_upright_needs_no_turning() -> None:
    box = Box(1, 10, 20, 30, 40)
    assert PageContent(1, 595, 842, ()).lying(box) is box


@pytest.mark.parametrize(
    ("turned", "corner"),
    [
        pytest.param(90, (595, 0), id="turned a quarter to the left: the upper left was the upper right"),
        pytest.param(180, (595, 842), id="on its head: the upper left was the lower right"),
        pytest.param(270, (0, 842), id="turned a quarter to the right: the upper left was the lower left"),
    ],
)
def test_the_upper_left_corner_goes_back_to_where_it_was(turned: int, corner: tuple[float, float]) -> None:
    upright = (842.0, 595.0) if turned in (90, 270) else (595.0, 842.0)
    box = PageContent(1, *upright, (), turned=turned).lying(Box(1, 0, 0, 0, 0))
    assert (box.x0, box.y0) == pytest.approx(corner)


@given(st.sampled_from([0, 90, 180, 270]), st.floats(-4, 4), st.floats(0, 500), st.floats(0, 700))
def test_a_box_is_led_back_by_the_opposite_turn(turned: int, tilt: float, x: float, y: float) -> None:
    """Turning the file's place forward again, about the middle of the page, gives the upright place."""
    upright = (842.0, 595.0) if turned in (90, 270) else (595.0, 842.0)
    file = (595.0, 842.0)
    box = PageContent(1, *upright, (), turned=turned, tilt=tilt).lying(Box(1, x, y, x + 40, y + 10))
    dx, dy = (box.x0 + box.x1 - file[0]) / 2, (box.y0 + box.y1 - file[1]) / 2
    angle = math.radians(turned + tilt)
    back = (dx * math.cos(angle) + dy * math.sin(angle), dy * math.cos(angle) - dx * math.sin(angle))
    assert back == pytest.approx((x + 20 - upright[0] / 2, y + 5 - upright[1] / 2), abs=1e-6)
    sides = (10, 40) if turned in (90, 270) else (40, 10)
    assert (box.x1 - box.x0, box.y1 - box.y0) == pytest.approx(sides)
