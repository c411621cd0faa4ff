"""What stands beside the body of a Word file: notes, text boxes, and what is left out."""

from extract.limits import Limits
from extract.readers.docx.reader import read_docx
from tests.extract.docx_building import docx, level, lines_of, numbering, p, parts_of, r, source_of, tbl, tc, tr, zipped


def _cite(key: int, kind: str = "footnote", more: str = "") -> str:
    return r(f'<w:{kind}Reference w:id="{key}" {more}/>', '<w:rStyle w:val="FootnoteReference"/>')


def _note(key: int, *content: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{key}">{"".join(content)}</w:{kind}>'


_MARK = r("<w:footnoteRef/>")
_SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def test_footnotes_stand_at_the_end_in_the_order_they_are_cited() -> None:
    notes = _SEPARATOR + _note(1, p(_MARK, " Nghị quyết số 76/NQ-CP")) + _note(2, p(_MARK, " Kế hoạch số 5/KH-UBND"))
    body = [p("Theo chương trình", _cite(2), ", các sở"), p("báo cáo", _cite(1), ".")]
    assert lines_of(*body, footnotes=notes) == [
        "Theo chương trình, các sở",
        "báo cáo.",
        "[1] Kế hoạch số 5/KH-UBND",
        "[2] Nghị quyết số 76/NQ-CP",
    ]


def test_a_note_of_several_paragraphs_is_marked_once() -> None:
    notes = _note(1, p("Nghị quyết"), p("Kế hoạch"))
    assert lines_of(p("Việc", _cite(1)), footnotes=notes) == ["Việc", "[1] Nghị quyết", "Kế hoạch"]


def test_endnotes_follow_footnotes() -> None:
    body = [p("Việc", _cite(7, "endnote"), _cite(1))]
    lines = lines_of(*body, footnotes=_note(1, p("chân")), endnotes=_note(7, p("cuối"), kind="endnote"))
    assert lines == ["Việc", "[1] chân", "[i] cuối"]


def test_a_mark_of_its_own() -> None:
    cited = r('<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>(*)</w:t>')
    assert lines_of(p("Việc", cited, " này"), footnotes=_note(1, p("chân"))) == ["Việc này", "[(*)] chân"]


def test_a_note_cited_in_a_cell_and_one_never_shown() -> None:
    removed = f"<w:del>{_cite(2)}</w:del>"
    table = tbl(tr("STT", "Nhiệm vụ"), tr("1", tc(p("Việc", _cite(1), removed))))
    notes = _note(1, p("một")) + _note(2, p("hai"))
    assert lines_of(table, footnotes=notes) == ["STT\tNhiệm vụ", "1\tViệc", "[1] một"]


def test_a_note_that_is_missing() -> None:
    assert lines_of(p("Việc được giao", _cite(4))) == ["Việc được giao"]


def _box(*content: str) -> str:
    inside = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    return r(f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>")


def test_a_text_box_stands_once_after_the_paragraph_that_holds_it() -> None:
    assert lines_of(p("Số: 5", _box(p("DỰ THẢO"), p("lần 2")), "/KH-UBND"), p("Kế hoạch")) == [
        "Số: 5/KH-UBND",
        "DỰ THẢO",
        "lần 2",
        "Kế hoạch",
    ]


def test_a_text_box_of_older_files() -> None:
    box = r(
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('Khung chữ')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    assert lines_of(p(box)) == ["Khung chữ"]


def test_tables_and_boxes_in_a_text_box() -> None:
    inner = p("ngoài", _box(p("trong")))
    assert lines_of(p("Được", _box(tbl(tr("STT", "Nhiệm vụ"), tr("1", "Việc")), inner))) == [
        "Được",
        "STT\tNhiệm vụ",
        "1\tViệc",
        "ngoài",
        "trong",
    ]


def test_numbers_go_on_into_a_text_box() -> None:
    inside = numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")})
    body = [p("một", _box(p("hai", numbered=(1, 0))), numbered=(1, 0)), p("được", numbered=(1, 0))]
    assert lines_of(*body, numbering=inside) == ["1. một", "2. hai", "3. được"]


def test_headers_footers_and_comments_are_left_out() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kinds = {"header1": "hdr", "footer1": "ftr"}
    beside = {f"word/{file}.xml": f"<w:{root} {names}>{p('bỏ')}</w:{root}>" for file, root in kinds.items()}
    beside["word/comments.xml"] = f"<w:comments {names}><w:comment w:id='1'>{p('bỏ')}</w:comment></w:comments>"
    parts = parts_of(p("Kế hoạch", r("<w:commentReference w:id='1'/>")))
    rels = parts["word/_rels/document.xml.rels"]
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(
        f'<Relationship Id="r{at}" Type="{office}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(("header1", "footer1", "comments"))
    )
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", f"{more}</Relationships>")
    assert read_docx(zipped({**parts, **beside}), Limits()).text == "Kế hoạch\n"


def test_what_is_embedded_is_said() -> None:
    source = source_of(p("Kế hoạch"), "<w:altChunk/>", "<w:altChunk/>")
    assert source.warnings == ("tệp có phần nhúng từ tệp khác (altChunk), phần đó không được đọc",)
    assert read_docx(docx(p("Kế hoạch")), Limits()).warnings == ()
