"""Spellings that mean one word must fold to one string, whatever the keyboard, the converter and the school."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.normal import canonical, unaccented

_LETTERS = "aàảãáạăằâầeẹêếiìoòôồơớuùúưừyỳýđqghnmt"
# Random syllables reach the tone rules far more often than random text does.
vietnamese = st.text(alphabet=_LETTERS + _LETTERS.upper() + "–— \t\u0301\u0323\u0302", max_size=30)
anything = st.one_of(st.text(max_size=60), vietnamese)


@pytest.mark.parametrize(
    ("new_school", "old_school"),
    [
        pytest.param("hoà", "hòa", id="oa"),
        pytest.param("khoẻ", "khỏe", id="oe"),
        pytest.param("uỷ", "ủy", id="uy without a first consonant"),
        pytest.param("THUỶ LỢI", "thủy lợi", id="capitals"),
        pytest.param("luỹ kế hoá đơn", "lũy kế hóa đơn", id="in a phrase"),
        pytest.param("xã hội hoá;", "xã hội hóa;", id="before punctuation"),
        pytest.param("qúy", "quý", id="mark typed on the consonant qu"),
        pytest.param("gía", "giá", id="mark typed on the consonant gi"),
        pytest.param("khỏan", "khoản", id="mark typed early in a closed syllable"),
    ],
)
def test_both_schools_of_tone_placement_fold_to_one(new_school: str, old_school: str) -> None:
    assert canonical(new_school) == canonical(old_school) == old_school


@pytest.mark.parametrize("word", ["hoàn", "toán", "quý", "quỳnh", "quả", "giá", "gìn", "gì", "của", "huỳnh", "ngoại"])
def test_words_spelled_alike_by_both_schools_stay(word: str) -> None:
    assert canonical(word) == word


def test_dashes_and_white_space_fold() -> None:
    assert canonical(" 2021–2025 \n Sở\u00a0Nội vụ — UBND\u200b ") == "2021-2025 sở nội vụ - ubnd"


def test_unaccented_takes_every_mark_and_the_barred_d() -> None:
    assert unaccented("Đẩy mạnh ứng dụng CNTT, chuyển đổi số") == "day manh ung dung cntt, chuyen doi so"


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
    assert unaccented(unaccented(text)) == unaccented(text)


@given(anything)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert canonical(decomposed) == canonical(unicodedata.normalize("NFC", text))
    assert unaccented(decomposed) == unaccented(text)


@given(anything)
def test_nothing_is_left_to_fold(text: str) -> None:
    folded = canonical(text)
    assert folded == folded.strip()
    assert "  " not in folded
    assert unicodedata.is_normalized("NFC", folded)
    bare = unaccented(text)
    assert not any(unicodedata.combining(part) for part in unicodedata.normalize("NFD", bare))
    assert "đ" not in bare
