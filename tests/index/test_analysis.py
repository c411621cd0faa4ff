"""Terms: one spelling, one set of terms, whichever way a text was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, written_out

# Small Vietnamese letters, digits and marks; any other text is asked less of.
VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ -/.,0123456789"
)
ANY_TEXT = st.one_of(VIETNAMESE, st.text(), st.sampled_from(["TTHC", "UBND", "107/2021/NĐ-CP", "98-QĐ/TW"]))

SAME_TERMS = [
    pytest.param("rà soát TTHC", "rà soát thủ tục hành chính", id="abbreviation in the query"),
    pytest.param("UBND cấp xã", "Ủy ban nhân dân cấp xã", id="abbreviation of an organisation"),
    pytest.param("CBCCVC", "cán bộ công chức viên chức", id="abbreviation of five words"),
    pytest.param("số hoá, thuỷ lợi, uỷ ban", "số hóa, thủy lợi, ủy ban", id="tone placement of both schools"),
    pytest.param("SỐ HÓA HỒ SƠ", "số hóa hồ sơ", id="capitals"),
    pytest.param("một  cửa\n– liên thông", "một cửa - liên thông", id="white space and dashes"),
]


@pytest.mark.parametrize(("one", "other"), SAME_TERMS)
def test_spellings_of_one_text_give_the_same_terms(one: str, other: str) -> None:
    assert analyse(one) == analyse(other)


@given(VIETNAMESE)
def test_composed_and_decomposed_text_give_the_same_terms(text: str) -> None:
    assert analyse(unicodedata.normalize("NFC", text)) == analyse(unicodedata.normalize("NFD", text))


@given(ANY_TEXT)
def test_terms_hold_no_space_and_come_in_pairs_of_neighbours(text: str) -> None:
    terms = analyse(text)
    assert all(term and not any(letter.isspace() for letter in term) for term in (*terms.exact, *terms.folded))
    assert len(terms.exact_pairs) == max(len(terms.exact) - 1, 0)


def test_a_text_without_diacritics_shares_the_folded_view_only() -> None:
    plain, marked = analyse("so hoa ho so"), analyse("số hóa hồ sơ")
    assert plain.folded == marked.folded == ("so", "hoa", "ho", "so")
    assert plain.folded_pairs == marked.folded_pairs == ("so_hoa", "hoa_ho", "ho_so")
    assert plain.exact != marked.exact
    assert (plain.has_diacritics, marked.has_diacritics) == (False, True)


def test_the_letter_d_with_stroke_is_a_diacritic() -> None:
    assert analyse("đất đai").folded == ("dat", "dai")
    assert analyse("đất đai").has_diacritics


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("Nghị định số 107/2021/NĐ-CP", "107/2021/nd-cp", id="decree"),
        pytest.param("Kế hoạch 42/KH-SNV", "42/kh-snv", id="without year"),
        pytest.param("Nghị quyết 107/2021", "107/2021", id="number and year alone"),
    ],
)
def test_the_number_of_a_document_is_one_term_beside_its_parts(text: str, term: str) -> None:
    folded = analyse(text).folded
    assert folded[-1] == term
    assert term.split("/")[0].split("-")[0] in folded[:-1]


def test_a_day_is_no_document() -> None:
    assert analyse("trước ngày 15/7/2021").folded == ("truoc", "ngay", "15", "7", "2021")


def test_only_lower_case_forms_that_are_no_syllable_are_written_out() -> None:
    assert written_out("tthc và TTHC") == "thủ tục hành chính và thủ tục hành chính"
    assert written_out("bn, ca, xa") == "bn, ca, xa"


def test_the_empty_text_has_no_terms() -> None:
    assert analyse(" \n").exact == ()
