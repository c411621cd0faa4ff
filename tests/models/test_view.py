"""A view leads back: whatever the text, a slice of the view is the fold of the slice of the source it comes from."""

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.view import Span, View, cleaned

# What a view edits, so that random texts reach its edges: markup, white space, dashes, letters of two alphabets, marks.
_PIECES = [
    *("<br>", "</b>", "<b>", "<span class='x'>", "**", "*", "&nbsp;", "  ", "\t", "\n\n", "\u00a0", "\u200b"),
    *("–", "—", "Số", "hoá", "e\u0302\u0323", "u\u031b", "đ", "СО", "2*3", "0", "<", ">", ".", "ờ", "\u0301"),
]
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Draw a text and ordered pieces of it that do not touch."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@st.composite
def _slices(draw: st.DrawFn, text: str) -> Span:
    """Draw a slice that parts no mark from its letter."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    while start and unicodedata.combining(text[start]):
        start -= 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


def _bare(text: str) -> str:
    """A text without anything a view may drop, add or move: letters and digits alone, composed."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@settings(max_examples=200, derandomize=True, deadline=None)
@given(cut())
def test_the_text_and_its_plain_form_align(drawn: tuple[str, list[Span]]) -> None:
    view = View.of(*drawn)
    assert len(view.text) == len(view.plain)
    assert not set(view.text) & set("\t\n\u00a0\u200b–—")
    assert all(0 < at <= len(view.text) and view.text[at - 1] == " " for at in view.breaks)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(cut(), st.data())
def test_a_slice_of_the_view_comes_from_the_slice_of_the_source(
    drawn: tuple[str, list[Span]], data: st.DataObject
) -> None:
    source, pieces = drawn
    view = View.of(source, pieces)
    if not view.text:
        return
    start, end = data.draw(_slices(view.text))
    for from_, to in view.spans(start, end):
        assert 0 <= from_ < to <= len(source)
        assert any(a <= from_ and to <= b for a, b in pieces)
    found = " ".join(cleaned(source, [span]) for span in view.spans(start, end))
    assert _bare(view.plain[start:end]) == _bare(found)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(cut(), st.data())
def test_pieces_come_in_order(drawn: tuple[str, list[Span]], data: st.DataObject) -> None:
    view = View.of(*drawn)
    if not view.text:
        return
    spans = view.spans(*data.draw(_slices(view.text)))
    assert all(one[1] <= following[0] for one, following in pairwise(spans))


@settings(max_examples=200, derandomize=True, deadline=None)
@given(texts)
def test_a_value_is_composed_and_folded_once_for_all(text: str) -> None:
    plain = "".join(c for c in text if c not in "<>*&")  # folding may bring markup together that was apart
    once = cleaned(plain, [(0, len(plain))])
    assert cleaned(once, [(0, len(once))]) == once


def test_a_span_across_a_break_is_its_first_piece_and_spans_are_all() -> None:
    source = "Công khai tại\n12\nnơi tiếp dân"
    view = View.of(source, [(0, 13), (17, 29)])
    assert view.text == "Công khai tại nơi tiếp dân"
    assert view.span(10, 17) == (10, 13)
    assert [source[a:b] for a, b in view.spans(10, 17)] == ["tại", "nơi"]


def test_markup_inside_a_mention_is_inside_its_span() -> None:
    source = "theo **Nghị định** <b>số</b> 1"
    view = View.of(source, [(0, len(source))])
    assert view.text == "theo Nghị định số 1"
    start, end = view.span(5, len(view.text))
    assert source[start:end] == "Nghị định** <b>số</b> 1"
