"""Spans on their pages: the bisected answers are those that a look at every line gives."""

from hypothesis import given
from hypothesis import strategies as st

from extract.page_places import boxes_of, page_of, spans_on
from extract.source import Box, Place


@st.composite
def lines(draw: st.DrawFn) -> list[Place]:
    """Lines one after the other with gaps, on any pages."""
    at = 0
    found: list[Place] = []
    for number in range(draw(st.integers(0, 8))):
        start = at + draw(st.integers(0, 3))
        at = start + draw(st.integers(1, 5))
        found.append(Place(start, at, Box(draw(st.integers(1, 3)), 0, number, 1, number + 1)))
    return found


OFFSETS = st.integers(-2, 70)


@given(lines(), OFFSETS, OFFSETS)
def test_boxes_are_those_of_the_lines_that_share_a_character(places: list[Place], start: int, end: int) -> None:
    shared = [one.box for one in places if set(range(one.start, one.end)) & set(range(start, end))]
    assert boxes_of(places, start, end) == shared


@given(lines(), OFFSETS)
def test_the_page_is_that_of_the_line_at_the_offset(places: list[Place], offset: int) -> None:
    number = page_of(places, offset)
    assert (number is None) == (not places)
    for one in places:
        if one.start <= offset < one.end:
            assert number == one.box.page


@given(lines())
def test_the_pages_share_the_text_out_among_them(places: list[Place]) -> None:
    length = places[-1].end + 2 if places else 0
    spans = sorted(span for page in (1, 2, 3) for span in spans_on(places, page, length))
    covered = [offset for start, end in spans for offset in range(start, end)]
    assert covered == list(range(places[0].start, length) if places else [])
    for one in places:
        assert any(start <= one.start < one.end <= end for start, end in spans_on(places, one.box.page, length))


def test_a_note_below_a_page_stands_on_it_though_it_comes_last_in_the_text() -> None:
    places = [Place(0, 9, Box(1, 0, 0, 1, 1)), Place(10, 19, Box(2, 0, 0, 1, 1)), Place(20, 29, Box(1, 0, 9, 1, 10))]
    assert page_of(places, 25) == 1
    assert spans_on(places, 1, 30) == [(0, 10), (20, 30)]
    assert spans_on(places, 2, 30) == [(10, 20)]
