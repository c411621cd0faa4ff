"""Mentions in words that a scan's reader may have misread are trusted half as much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.doubts import doubted
from extract.plan import Unit
from models.view import Span


def unit(start: int, end: int, confidence: float = 0.9) -> Unit:
    return Unit(start, end, "Sở Nội vụ", "Sở Nội vụ", group=False, confidence=confidence)


def test_without_doubtful_words_nothing_changes() -> None:
    assert doubted([unit(0, 9)], []) == (unit(0, 9),)


@pytest.mark.parametrize(
    ("span", "confidence"),
    [
        pytest.param((10, 19), 0.45, id="the mention itself"),
        pytest.param((12, 13), 0.45, id="a word in it"),
        pytest.param((0, 11), 0.45, id="a word that goes into it"),
        pytest.param((18, 30), 0.45, id="a word that begins in it"),
        pytest.param((0, 10), 0.9, id="a word that ends where it begins"),
        pytest.param((19, 22), 0.9, id="a word that begins where it ends"),
    ],
)
def test_a_mention_is_doubted_where_it_shares_letters_with_a_doubtful_word(span: Span, confidence: float) -> None:
    (one,) = doubted([unit(10, 19)], [span])
    assert one.confidence == confidence
    assert (one.start, one.end) == (10, 19)


def test_many_doubtful_words_count_once() -> None:
    (one,) = doubted([unit(0, 9)], [(0, 2), (3, 6), (7, 9)])
    assert one.confidence == 0.45


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
    st.lists(st.integers(0, 50), max_size=12, unique=True),
)
def test_the_bisected_answer_is_that_of_a_look_at_all_words(mentions: list[Span], edges: list[int]) -> None:
    ordered = sorted(edges[: len(edges) // 2 * 2])
    unsure = list(zip(ordered[::2], ordered[1::2], strict=True))
    units = [unit(start, start + length) for start, length in mentions]
    expected = [any(a < one.end and one.start < b for a, b in unsure) for one in units]
    assert [one.confidence < 0.9 for one in doubted(units, unsure)] == expected
