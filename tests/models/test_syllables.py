"""Syllables: known ones, marks by neighbours, blanks that were lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.normal import unaccented
from models.syllables import is_known_syllable, parted, remarked


@pytest.mark.parametrize("word", ["thủ", "tục", "hành", "chính", "nghiệp", "quyết", "ủy", "xã"])
def test_syllables_are_known(word: str) -> None:
    assert is_known_syllable(word)


@pytest.mark.parametrize("word", ["", "nộib", "xfqz", "123", "hànhchính"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_known_syllable(word)


@pytest.mark.parametrize(
    ("before", "syllable", "after", "meant"),
    [
        ("thủ", "túc", "hành", "tục"),
        ("cai", "cách", "hành", "cách"),
        ("", "kiếm", "tra", "kiểm"),
        ("quyết", "đinh", "", "định"),
        ("ủy", "bàn", "nhân", "ban"),
    ],
)
def test_marks_that_the_neighbours_call_for(before: str, syllable: str, after: str, meant: str) -> None:
    assert remarked(before, syllable, after) == meant


@pytest.mark.parametrize(
    ("before", "syllable", "after"),
    [
        pytest.param("chủ", "trì", "phối", id="seen beside its neighbour"),
        pytest.param("", "trì", "", id="no neighbours"),
        pytest.param("xfqz", "trì", "xfqz", id="neighbours that are no syllables"),
        pytest.param("thủ", "xfqz", "hành", id="no syllable, and none like it"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_a_syllable_that_its_neighbours_do_not_contradict_stays(before: str, syllable: str, after: str) -> None:
    assert remarked(before, syllable, after) == syllable


@pytest.mark.parametrize(
    ("glued", "syllables"),
    [
        ("thủtục", ("thủ", "tục")),
        ("hànhchính", ("hành", "chính")),
        ("nộibộgiải", ("nội", "bộ", "giải")),
        ("nghiệp", ("nghiệp",)),
        ("xfqzxfqz", ("xfqzxfqz",)),
        ("ab", ("ab",)),
    ],
)
def test_lost_blanks(glued: str, syllables: tuple[str, ...]) -> None:
    assert tuple(parted(glued)) == syllables


LETTERS = st.text(st.sampled_from("aàảãáạăâđeêghiklmnoôơprstuưvxyộệ"), max_size=14)


@given(LETTERS)
def test_parts_are_the_word(word: str) -> None:
    assert "".join(parted(word)) == word


@given(LETTERS, LETTERS, LETTERS)
def test_only_marks_are_changed(before: str, syllable: str, after: str) -> None:
    assert unaccented(remarked(before, syllable, after)) == unaccented(syllable)


def test_a_long_word_does_not_take_long() -> None:
    """All ways to part a word into three are as many as the square of its length; syllables are short."""
    word = "a" * 20_000
    assert tuple(parted(word)) == (word,)
