"""Marks of any kind over any text: the tags nest, and without them the text is what it was."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from api.documents import sentence
from api.highlighting import QueryWords
from api.marking import Mark, clipped, marked
from api.plan_marks import plan_text

Stripped = Callable[[str], str]
Identifiers = Callable[[str], list[str]]

TEXT = st.text(alphabet=st.sampled_from("aáđ<>&\"'\n\t|* 1.;"), max_size=40)


@st.composite
def marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    places = st.integers(-1, len(text) + 1)
    found = [
        Mark(
            draw(places),
            draw(places),
            draw(st.sampled_from(["a", "span", "div"])),
            rank=draw(st.integers(0, 3)),
            identifier=f"m{number}",
            attributes=(("title", draw(TEXT)), ("href", "/x")),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    return text, found


@given(case=marks())
def test_stripping_the_tags_gives_the_text_back(stripped: Stripped, case: tuple[str, list[Mark]]) -> None:
    text, found = case
    assert stripped(marked(text, found)) == text


@given(case=marks())
def test_every_mark_inside_the_text_is_named_once(identifiers: Identifiers, case: tuple[str, list[Mark]]) -> None:
    text, found = case
    inside = {one.identifier for one in found if 0 <= one.start < one.end <= len(text)}
    named = identifiers(marked(text, found))
    assert set(named) == inside
    assert len(named) == len(inside)


NESTED = [
    pytest.param([Mark(0, 6, "b"), Mark(2, 4, "i")], "<b>ab<i>cd</i>ef</b>", id="one inside the other"),
    pytest.param([Mark(0, 4, "b"), Mark(2, 6, "i")], "<b>ab<i>cd</i></b><i>ef</i>", id="crossing"),
    pytest.param(
        [Mark(0, 4, "b", rank=1), Mark(2, 6, "i")], "<b>ab</b><i><b>cd</b>ef</i>", id="the lower rank outside"
    ),
    pytest.param([Mark(0, 6, "a"), Mark(0, 3, "a")], "<a><span>abc</span>def</a>", id="no link in a link"),
    pytest.param([Mark(0, 9, "b"), Mark(3, 3, "i")], "abcdef", id="outside the text, and empty"),
]


@pytest.mark.parametrize(("found", "expected"), NESTED)
def test_nesting(found: list[Mark], expected: str) -> None:
    assert marked("abcdef", found) == expected


@given(case=marks(), drawn=st.data())
def test_a_part_of_a_text_is_marked_as_in_the_whole(
    stripped: Stripped, case: tuple[str, list[Mark]], drawn: st.DataObject
) -> None:
    text, found = case
    start = drawn.draw(st.integers(0, len(text)))
    end = drawn.draw(st.integers(start, len(text)))
    assert stripped(marked(text[start:end], clipped(found, start, end))) == text[start:end]


def test_what_follows_a_mark_stands_behind_its_last_piece() -> None:
    link = Markup("<u></u>")
    found = [Mark(1, 5, "i", rank=1, identifier="x", after=link), Mark(0, 3, "b"), Mark(3, 6, "b")]
    assert marked("abcdef", found) == '<b>a<i id="x">bc</i></b><b><i>de</i><u></u>f</b>'
    assert marked("bc", clipped(found, 1, 3)) == '<b><i id="x">bc</i></b>'
    assert marked("de", clipped(found, 3, 5)) == "<b><i>de</i><u></u></b>"


def empty_plan(text: str) -> dict[str, object]:
    parts = ("sections", "tasks", "paragraphs", "targets", "references", "short_forms", "deadlines", "units", "places")
    return {"plan": "ke-hoach", "text": text, "unsure": [], **{part: [] for part in parts}}


@given(text=TEXT)
def test_lines_and_tables_of_any_text_keep_it(stripped: Stripped, text: str) -> None:
    assert stripped(plan_text(empty_plan(text))) == text


def test_rows_become_cells() -> None:
    html = plan_text(empty_plan("TT\tNhiệm vụ\n1\tRà soát\n\n| a | b |\n| --- | --- |\n| c | d |"))
    assert html.count('class="cell"') == 8
    assert html.count('class="table"') == 2
    assert html.count('class="row rule"') == 1


def test_an_indented_line_is_no_table() -> None:
    assert 'class="table"' not in plan_text(empty_plan(" \tmột ô\t\n\thụt vào\n"))


@given(query=TEXT, text=TEXT)
def test_query_words_keep_the_text(stripped: Stripped, query: str, text: str) -> None:
    assert stripped(QueryWords(query).highlighted(text)) == text


HIGHLIGHTED = [
    pytest.param("so hoa", "Số hoá hồ sơ", "<mark>Số hoá</mark> hồ <mark>sơ</mark>", id="without diacritics"),
    pytest.param("thời gian", "đơn giản", "đơn giản", id="with diacritics only the same syllable"),
    pytest.param("uỷ ban", "Ủy ban", "<mark>Ủy ban</mark>", id="tone placement"),
    pytest.param("TTHC", "thủ tục hành chính", "<mark>thủ tục hành chính</mark>", id="abbreviation in the query"),
    pytest.param("thủ tục hành chính", "TTHC", "<mark>TTHC</mark>", id="abbreviation in the text"),
    pytest.param(
        "cắt giảm thời gian giải quyết", "giải thích thời gian", "giải thích <mark>thời gian</mark>", id="words"
    ),
    pytest.param("thủ", "thu\u0309 tục", "<mark>thu\u0309</mark> tục", id="marks apart from letters"),
]


@pytest.mark.parametrize(("query", "text", "expected"), HIGHLIGHTED)
def test_highlighting(query: str, text: str, expected: str) -> None:
    assert QueryWords(query).highlighted(text) == expected


@given(drawn=st.data())
def test_sentence_holds_the_mention(stripped: Stripped, drawn: st.DataObject) -> None:
    text = drawn.draw(TEXT.filter(lambda one: bool(one.strip())))
    start = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(start + 1, len(text)))
    assert text[start:end].strip() in stripped(sentence(text, start, end))
