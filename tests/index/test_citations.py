"""Which document is meant: spellings that people type, folded to one id or matched by what they give."""

import pytest

from index.citations import WantedDocument, folded_id, matches, wanted_document

FOLDED = [
    pytest.param("107/2021/NĐ-CP", "107-2021-nd-cp", id="decree"),
    pytest.param("05/NQ-CP", "5-nq-cp", id="leading zero"),
    pytest.param("5/nq-cp", "5-nq-cp", id="lower case"),
    pytest.param("39-NQ/TW", "39-nq-tw", id="joints of the Party"),
    pytest.param("39/NQ-TW", "39-nq-tw", id="joints of the state"),
    pytest.param("/KH-SNV", "kh-snv", id="number left blank"),
    pytest.param("53", "53", id="bare number"),
    pytest.param("08a/QĐ-UBND", "8a-qd-ubnd", id="number with a letter"),
    pytest.param("Luật Tổ chức chính quyền địa phương 2015", "luat-to-chuc-chinh-quyen-dia-phuong-2015", id="law"),
    pytest.param("Luật Công chứng", "luat-cong-chung", id="law without year"),
]


@pytest.mark.parametrize(("identifier", "folded"), FOLDED)
def test_folded_id(identifier: str, folded: str) -> None:
    assert folded_id(identifier) == folded
    assert folded_id(folded) == folded


WHOLE = [
    pytest.param("107/2021/NĐ-CP", "107-2021-nd-cp", id="as printed"),
    pytest.param("107/2021/ND-CP", "107-2021-nd-cp", id="without diacritics"),
    pytest.param("nghị định 107/2021/nđ-cp", "107-2021-nd-cp", id="lower case with kind"),
    pytest.param("Nghị định số: 107/2021/NĐ-CP", "107-2021-nd-cp", id="with 'số:'"),
    pytest.param("nd107/2021/nd-cp", "107-2021-nd-cp", id="kind glued to the number"),
    pytest.param("107 / 2021 / NĐ-CP", "107-2021-nd-cp", id="spaces at the strokes"),
    pytest.param("39-NQ/TW", "39-nq-tw", id="of the Party"),
    pytest.param("76/nq-cp", "76-nq-cp", id="lower case"),
    pytest.param("05/NQ-CP", "5-nq-cp", id="leading zero"),
]


@pytest.mark.parametrize(("words", "folded"), WHOLE)
def test_words_that_give_a_number_whole(words: str, folded: str) -> None:
    assert wanted_document(words).folded == folded


LOOSE = [
    pytest.param("NĐ 107", WantedDocument(None, "107", None, "nd"), id="short kind"),
    pytest.param("nghị định 107", WantedDocument(None, "107", None, "nd"), id="kind in full"),
    pytest.param("nghi dinh so 107", WantedDocument(None, "107", None, "nd"), id="kind without diacritics"),
    pytest.param("NĐ107", WantedDocument(None, "107", None, "nd"), id="kind glued to the number"),
    pytest.param("107/2021", WantedDocument(None, "107", 2021, None), id="number and year"),
    pytest.param("Nghị định 107/2021", WantedDocument(None, "107", 2021, "nd"), id="kind, number and year"),
    pytest.param("107", WantedDocument(None, "107"), id="number alone"),
    pytest.param("QĐ 0045", WantedDocument(None, "45", None, "qd"), id="leading zeros"),
    pytest.param("kế hoạch số 42", WantedDocument(None, "42", None, "kh"), id="of a plan"),
]


@pytest.mark.parametrize(("words", "wanted"), LOOSE)
def test_words_that_give_a_part_of_a_number(words: str, wanted: WantedDocument) -> None:
    assert wanted_document(words) == wanted


def test_a_law_is_asked_for_by_its_title() -> None:
    assert wanted_document("luật công chứng").folded == folded_id("Luật Công chứng")


MATCHES = [
    pytest.param("NĐ 107", "107/2021/NĐ-CP", "107", 2021, True, id="kind and number"),
    pytest.param("QĐ 107", "107/2021/NĐ-CP", "107", 2021, False, id="another kind"),
    pytest.param("NĐ 107", "1107/2021/NĐ-CP", "1107", 2021, False, id="a longer number"),
    pytest.param("107/2021", "107/2021/NĐ-CP", "107", 2021, True, id="number and year"),
    pytest.param("107/2020", "107/2021/NĐ-CP", "107", 2021, False, id="another year"),
    pytest.param("NQ 5", "05/NQ-CP", "05", None, True, id="leading zero in the plan"),
    pytest.param("NQ 39", "39-NQ/TW", "39", None, True, id="of the Party"),
    pytest.param("107/2021/NĐ-CP", "107/2021/NĐ-CP", "107", 2021, True, id="whole"),
    pytest.param("107", "/KH-SNV", None, None, False, id="number left blank in the plan"),
    pytest.param("QĐ 45", "45/QĐĐC-UBND", "45", None, False, id="kind is a whole part of the symbol"),
]


@pytest.mark.parametrize(("words", "identifier", "number", "year", "expected"), MATCHES)
def test_matches(words: str, identifier: str, number: str | None, year: int | None, expected: bool) -> None:
    assert matches(wanted_document(words), folded_id(identifier), number, year) is expected
