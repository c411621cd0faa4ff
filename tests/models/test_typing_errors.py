"""Typing errors: what is mended, and what is left alone."""

import pytest

from models.normal import canonical
from models.typing_errors import mended


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("thur tujc hanhf chinhs", "thủ tục hành chính", id="Telex keys"),
        pytest.param("ddieeuf hanhf", "điều hành", id="Telex roofs"),
        pytest.param("ứng dụgn công nghệ", "ứng dụng công nghệ", id="swapped"),
        pytest.param("cải cách hành chinhh", "cải cách hành chính", id="doubled"),
        pytest.param("dich vu cong truc tuyenn", "dich vu cong truc tuyen", id="without marks"),
        pytest.param("đơn vị sự nghiêp", "đơn vị sự nghiệp", id="a mark forgotten"),
        pytest.param("cảicách hành chính", "cải cách hành chính", id="no blank"),
    ],
)
def test_an_error_is_mended_where_its_neighbours_tell_what_was_meant(typed: str, meant: str) -> None:
    assert " ".join(mended(canonical(typed).split(), never)) == meant


@pytest.mark.parametrize("typed", ["thủ tục hành chính", "thu tuc hanh chinh", "blockchain", "x", "2022 5g", ""])
def test_what_is_no_error_or_beyond_guessing_stays(typed: str) -> None:
    assert " ".join(mended(typed.split(), never)) == typed


def test_a_word_in_use_is_no_error() -> None:
    assert mended(["chinhh"], lambda word: word == "chinhh") == ["chinhh"]
