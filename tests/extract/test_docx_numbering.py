"""Automatic numbers of Word files: counted as Word counts them, and put before their paragraphs."""

import pytest

from tests.extract.docx_building import level, lines_of, numbering, p, tbl, tc, tr

_DECIMAL = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")
_ONE = numbering({0: _DECIMAL}, {1: (0, "")})


def _labels(items: list[tuple[int, int]], inside: str, **others: str) -> list[str]:
    """Return what stands before paragraphs of (list, level)."""
    lines = lines_of(*[p("mục này", numbered=one) for one in items], numbering=inside, **others)
    return [line.removesuffix("mục này").rstrip() for line in lines]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("decimalZero", "%1", ["01", "02"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)"]),
        ("upperLetter", "%1.", ["A.", "B."]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2."]),
        ("bullet", "\uf0b7", ["-", "-"]),
        ("bullet", "o", ["-", "-"]),
        ("decimal", "–", ["-", "-"]),  # a sign under a format of numbers
        ("none", "%1", ["", ""]),
        ("none", "Phần", ["Phần", "Phần"]),
        ("cardinalText", "%1.", ["1.", "2."]),  # a format that plans have no use for
    ],
)
def test_formats(form: str, text: str, expected: list[str]) -> None:
    inside = numbering({0: level(0, form, text)}, {1: (0, "")})
    assert _labels([(1, 0), (1, 0)], inside) == expected


def test_letters_are_those_of_word() -> None:
    inside = numbering({0: level(0, "lowerLetter", "%1)")}, {1: (0, "")})
    assert "".join(_labels([(1, 0)] * 28, inside)) == "".join(
        f"{one})" for one in [*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"]
    )


def test_deeper_levels_begin_anew_under_each_upper_one() -> None:
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert _labels(items, _ONE) == ["1.", "1.1.", "a)", "b)", "1.2.", "a)", "2.", "2.1."]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        pytest.param("0", ["1.", "1.1.", "a)", "1.2.", "b)", "2.", "2.1.", "c)"], id="never"),
        pytest.param("1", ["1.", "1.1.", "a)", "1.2.", "b)", "2.", "2.1.", "a)"], id="under the first level alone"),
    ],
)
def test_a_level_that_begins_anew_only_as_told(restart: str, expected: list[str]) -> None:
    third = level(2, "lowerLetter", "%3)", f'<w:lvlRestart w:val="{restart}"/>')
    upper = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
    items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert _labels(items, numbering({0: upper + third}, {1: (0, "")})) == expected


def test_an_upper_level_that_has_not_begun_shows_its_start() -> None:
    assert _labels([(1, 1), (1, 1)], _ONE) == ["1.1.", "1.2."]


def test_lists_of_one_abstract_list_count_on_and_begin_anew_where_told() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    lists = {1: (0, ""), 2: (0, ""), 3: (0, override.format(1)), 4: (0, override.format(7))}
    items = [(1, 0), (1, 0), (2, 0), (3, 0), (3, 0), (4, 0), (1, 0)]
    assert _labels(items, numbering({0: _DECIMAL}, lists)) == ["1.", "2.", "3.", "1.", "2.", "7.", "8."]


def test_two_lists_of_their_own_do_not_disturb_each_other() -> None:
    inside = numbering({0: _DECIMAL, 1: level(0, "upperRoman", "%1.")}, {1: (0, ""), 2: (1, "")})
    assert _labels([(1, 0), (2, 0), (1, 0), (2, 0)], inside) == ["1.", "I.", "2.", "II."]


def test_a_list_overrides_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1/", start=3)}</w:lvlOverride>'
    assert _labels([(1, 0), (1, 0)], numbering({0: _DECIMAL}, {1: (0, override)})) == ["III/", "IV/"]


def test_numbers_in_roman_shown_as_decimals_where_the_level_is_legal() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert _labels([(1, 0), (1, 1)], numbering({0: levels}, {1: (0, "")})) == ["I.", "1.1"]


def test_no_blank_where_the_list_has_none() -> None:
    inside = numbering({0: level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')}, {1: (0, "")})
    assert lines_of(p("Mục đích", numbered=(1, 0)), numbering=inside) == ["1.Mục đích"]


def _style(key: str, inside: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{key}">{base}<w:pPr>{inside}</w:pPr></w:style>'


def test_numbers_given_by_the_style_or_the_one_below_it() -> None:
    styles = _style("A", '<w:numPr><w:numId w:val="1"/></w:numPr>') + _style("B", "", "A")
    body = [p("một", style="A"), p("hai", style="B"), p("ba"), p("bốn", style="B", numbered=(0, 0))]
    assert lines_of(*body, numbering=_ONE, styles=styles) == ["1. một", "2. hai", "ba", "bốn"]


def test_a_level_names_the_style_that_it_numbers() -> None:
    levels = level(0, "upperRoman", "%1.", '<w:pStyle w:val="A"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="B"/>'
    )
    styles = "".join(_style(one, '<w:numPr><w:numId w:val="1"/></w:numPr>') for one in "AB")
    body = [p("một", style="A"), p("hai", style="B"), p("ba", style="B"), p("tư", style="A"), p("năm", style="B")]
    lines = lines_of(*body, numbering=numbering({0: levels}, {1: (0, "")}), styles=styles)
    assert lines == ["I. một", "1. hai", "2. ba", "II. tư", "1. năm"]


def test_a_list_that_names_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    inside = numbering({0: _DECIMAL, 1: '<w:numStyleLink w:val="L"/>'}, {1: (0, ""), 2: (1, "")})
    assert _labels([(2, 0), (2, 1)], inside, styles=styles) == ["1.", "1.1."]


def test_a_cell_with_nothing_but_its_number() -> None:
    rows = [tr(tc(p(numbered=(1, 0))), "Niêm yết thủ tục") for _ in range(2)]
    assert lines_of(tbl(*rows), numbering=_ONE) == ["1\tNiêm yết thủ tục".replace("1", f"{i}.") for i in (1, 2)]


def test_an_empty_bullet_shows_nothing_and_counts_nothing() -> None:
    inside = numbering({0: level(0, "bullet", "·")}, {1: (0, "")})
    assert lines_of(p(numbered=(1, 0)), p("việc", numbered=(1, 0)), numbering=inside) == ["- việc"]


def test_a_paragraph_that_goes_on_in_the_next_is_counted_once() -> None:
    body = [p("một ", numbered=(1, 0), mark="<w:del/>"), p("việc", numbered=(1, 0)), p("hai", numbered=(1, 0))]
    assert lines_of(*body, numbering=_ONE) == ["1. một việc", "2. hai"]


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("", id="no lists"),
        pytest.param(numbering({}, {1: (0, "")}), id="no abstract list"),
        pytest.param(numbering({0: ""}, {1: (0, "")}), id="no levels"),
        pytest.param('<w:num w:numId="1"/>', id="a list of nothing"),
        pytest.param(numbering({0: level(0, "decimal", "")}, {1: (0, "")}), id="a level that shows nothing"),
    ],
)
def test_a_paragraph_whose_list_says_nothing(inside: str) -> None:
    assert lines_of(p("một", numbered=(1, 0)), p("được", numbered=(1, 12)), numbering=inside) == ["một", "được"]
