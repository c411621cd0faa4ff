"""Paragraphs of Word files: what their runs show, and what they leave out."""

import pytest

from extract.readers.docx.reader import READER
from tests.extract.docx_building import STRICT, lines_of, p, r, source_of


def _field(instruction: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{r(result)}{marks[2]}"


_DELETED = "<w:r><w:delText>cũ</w:delText></w:r>"
WORDS = [
    pytest.param(p("Kế ", "hoạch"), "Kế hoạch", id="runs side by side"),
    pytest.param(p(r("<w:t>Kế</w:t><w:tab/><w:t>hoạch</w:t>")), "Kế hoạch", id="a tab is a blank"),
    pytest.param(p(r("<w:t>Kế\n  hoạch</w:t>")), "Kế hoạch", id="line ends of the XML are blanks"),
    pytest.param(p(r("<w:t>Nghị định số 30/NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t>")), "Nghị định số 30/NĐ-CP",
                 id="a hyphen that does not break"),
    pytest.param(p(r("<w:t>cải</w:t><w:softHyphen/><w:t>cách\u00ad</w:t>")), "cảicách", id="soft hyphens"),
    pytest.param(p("Đạt ", r('<w:sym w:font="Symbol" w:char="F0B3"/>'), " 80%"), "Đạt ≥ 80%", id="a sign by its font"),
    pytest.param(p(r("\uf0a3 5 ngày ở xã", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')), "≤ 5 ngày ở xã",
                 id="a character of a symbol font"),
    pytest.param(p("Kế hoạch", r("<w:br w:type='page'/>"), "năm"), "Kế hoạch năm", id="a page break"),
    pytest.param(p("Kế ", "<w:hyperlink><w:r><w:t>hoạch</w:t></w:r></w:hyperlink>"), "Kế hoạch", id="a link"),
    pytest.param(p("Kế ", "<w:smartTag><w:smartTag><w:r><w:t>hoạch</w:t></w:r></w:smartTag></w:smartTag>"),
                 "Kế hoạch", id="smart tags in one another"),
    pytest.param(p("Kế ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('hoạch')}</w:sdtContent></w:sdt>"), "Kế hoạch",
                 id="a content control in a paragraph"),
    pytest.param(f"<w:sdt><w:sdtContent>{p('Kế hoạch')}</w:sdtContent></w:sdt>", "Kế hoạch",
                 id="a content control around a paragraph"),
    pytest.param(p("Kế ", f"<w:ins>{r('hoạch')}</w:ins><w:del>{_DELETED}</w:del>"), "Kế hoạch", id="tracked changes"),
    pytest.param(p("Kế ", f"<w:moveTo>{r('hoạch')}</w:moveTo><w:moveFrom>{r('hoạch')}</w:moveFrom>"), "Kế hoạch",
                 id="a tracked move"),
    pytest.param(p("Kế ", r("mật", "<w:vanish/>"), r("hoạch", '<w:vanish w:val="0"/>')), "Kế hoạch", id="hidden text"),
    pytest.param(p("Kế hoạch", r("<w:commentReference w:id='1'/>")), "Kế hoạch", id="a comment's mark"),
    pytest.param(p("Đến năm ", _field("DATE \\@ yyyy", "2025")), "Đến năm 2025", id="a field"),
    pytest.param(p("Đến năm ", _field("IF " + _field("PAGE", "7"), "2025")), "Đến năm 2025", id="a field in a field"),
    pytest.param(p("Đến năm ", f"<w:fldSimple w:instr='DATE'>{r('2025')}</w:fldSimple>"), "Đến năm 2025",
                 id="a simple field"),
    pytest.param(p(r("Kế hoạch", "<w:caps/>")), "KẾ HOẠCH", id="shown in capitals"),
    pytest.param(p("Đạt ", "<m:oMath><m:r><m:t>80%</m:t></m:r></m:oMath>"), "Đạt 80%", id="a formula"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "line"), WORDS)
def test_the_words_of_a_paragraph(body: str, line: str) -> None:
    assert lines_of(body) == [line]


def test_line_breaks_are_kept_in_one_block() -> None:
    source = source_of(p(r("<w:t>Kế hoạch</w:t><w:br/><w:t>cải cách</w:t><w:cr/><w:t>hành chính</w:t>")))
    assert source.text == "Kế hoạch\ncải cách\nhành chính\n"
    assert [(block.start, block.end) for block in source.blocks] == [(0, len(source.text) - 1)]


def test_each_paragraph_is_a_block() -> None:
    source = source_of(p("Kế hoạch"), p(""), p("Cải cách"))
    assert source.reader == READER
    assert [source.text[block.start : block.end] for block in source.blocks] == ["Kế hoạch", "Cải cách"]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>", "<w:specVanish/>"])
def test_a_paragraph_whose_mark_is_gone_goes_on_in_the_next(mark: str) -> None:
    assert lines_of(p("Kế ", mark=mark), p("hoạch "), p("năm 2025 của xã", mark=mark)) == [
        "Kế hoạch",
        "năm 2025 của xã",
    ]


def test_an_instruction_without_an_end_hides_no_other_paragraph() -> None:
    begin = r("<w:fldChar w:fldCharType='begin'/>")
    assert lines_of(p("Kế hoạch", begin, r("<w:instrText>TOC</w:instrText>")), p("Cải cách")) == [
        "Kế hoạch",
        "Cải cách",
    ]


def test_hidden_and_shown_by_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>'
    )
    shown = r(" hoạch", '<w:rStyle w:val="C"/>')
    assert lines_of(p("Kế", shown, style="B"), p("Được thấy"), styles=styles) == ["hoạch", "Được thấy"]


def test_styles_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    assert lines_of(p("Kế hoạch", style="A"), styles=styles) == ["Kế hoạch"]


def test_the_strict_namespace_reads_alike() -> None:
    assert source_of(p("Kế hoạch"), namespace=STRICT) == source_of(p("Kế hoạch"))
