"""What a query is understood as: typing errors, conditions, everyday words, and what is left to look for."""

import pytest

from index.conditions import conditions_in
from index.everyday import meant_by
from index.question import Question, understood
from models.normal import canonical, unaccented

FOUR = [("unit", "Sở Nội vụ"), ("province", "Đồng Nai"), ("quarter", "III"), ("year", "2022")]


def read(query: str, *known: str) -> Question:
    """Read a query for a library that has no other words than these."""
    return understood(query, lambda word: word in known)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Sở Nội vụ Đồng Nai quý III 2022", FOUR),
        ("so noi vu dong nai quy 3/2022", FOUR),
        ("số hóa Cần Thơ giai đoạn 2021-2025", [("province", "Cần Thơ"), ("year", "2021-2025")]),
        ("cấp xã chuyển đổi số 2026", [("level", "commune"), ("year", "2026")]),
        ("thành phố Huế", [("province", "Huế")]),
        ("nghị định 61/2018/NĐ-CP về một cửa", [("cites", "nghị định 61/2018/NĐ-CP")]),
        ("468/QĐ-TTg", [("cites", "468/QĐ-TTg")]),
        ("NĐ 107 tổ chức bộ máy", [("cites", "NĐ 107")]),
        ("UBND tỉnh chủ trì", [("unit", "Ủy ban nhân dân tỉnh")]),
        ("Sở TTTT làm gì", [("unit", "Sở Thông tin và Truyền thông")]),
    ],
)  # fmt: skip
def test_conditions_are_read_from_the_words(query: str, expected: list[tuple[str, str]]) -> None:
    found = conditions_in(query)
    assert [(one.kind, one.value) for one in found] == expected
    assert all(query[one.start : one.end].strip() for one in found)


@pytest.mark.parametrize(
    "query", ["chính phủ điện tử", "90% hồ sơ trực tuyến", "hiệu quả công việc", "quý khách hàng", "thông tin hue hồng"]
)
def test_what_only_looks_like_a_condition_is_none(query: str) -> None:
    assert conditions_in(query) == []


def test_a_kind_that_is_not_wanted_stays_a_word() -> None:
    question = understood("số hóa Đồng Nai 2022", without=["year"])
    assert [one.kind for one in question.conditions] == ["province"]
    assert "2022" in question.telling.exact


def test_the_province_is_no_word_any_more_and_the_rest_is() -> None:
    question = understood("số hóa của Sở Nội vụ Đồng Nai")
    assert canonical(question.words) == "số hóa của sở nội vụ"
    assert question.telling.exact == ("số", "hóa", "của")
    assert not question.asks_for_list


@pytest.mark.parametrize("query", ["Sở Nội vụ phải làm gì", "quý III năm 2022", "nhiệm vụ của Thanh tra Sở"])
def test_conditions_alone_ask_for_a_list(query: str) -> None:
    assert understood(query).asks_for_list


def test_typing_errors_are_mended_and_said() -> None:
    question = read("thur tujc hnàh chính", "chinh")
    assert question.words == "thủ tục hành chính"
    assert question.to_json()["mended"] == [
        {"from": "thur", "to": "thủ"}, {"from": "tujc", "to": "tục"}, {"from": "hnàh", "to": "hành"}
    ]  # fmt: skip


def test_a_word_of_the_library_is_no_error() -> None:
    assert read("phần mềm eoffice", "eoffice").mended == ()


def test_everyday_words_are_taken_for_official_terms() -> None:
    (meant,) = understood("cán bộ hạch sách dân").meant
    assert meant.plain == "hạch sách"
    assert "nhũng nhiễu, gây phiền hà" in meant.official


def test_everyday_words_are_known_without_diacritics_and_with_a_word_between() -> None:
    words = canonical("cắt bớt người ăn lương").split()
    with_marks = {one.plain for one in meant_by(words)}
    assert with_marks
    assert with_marks <= {one.plain for one in meant_by([unaccented(word) for word in words])} | {"bớt người ăn lương"}


def test_a_phrase_hides_those_inside_it() -> None:
    found = [one.plain for one in meant_by(canonical("cắt bớt người").split())]
    assert found == ["cắt bớt người"]


def test_a_plain_reading_reads_nothing_into_the_words() -> None:
    question = understood("Sở Nội vụ Đồng Nai hạch sách", plainly=True)
    assert question.conditions == ()
    assert question.meant == ()
