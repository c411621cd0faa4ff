"""Plans as spaCy documents: the same text, a span for every mention cut to the character, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extract.pipeline import extract
from extract.plan import Deadline, Document, Flaw, Plan, ProseTask, Reference, ShortForm, Target, Task, TaskSpans, Unit
from extract.spacy_doc import GROUPS, doc_of, plan_of_doc, read_docbin, write_docbin
from models.view import Span

ReadPlan = Callable[[str], Plan]

NAUGHTY = [
    pytest.param("", id="empty"),
    pytest.param(" ", id="a blank"),
    pytest.param("   Sở", id="begins with blanks"),
    pytest.param("Sở  Nội \n\n vụ\t \u00a0\u200b.  ", id="runs of white space of all kinds"),
    pytest.param("\ufeffSở\r\n\x0b\x85\u2028vụ", id="byte order mark and odd line ends"),
    pytest.param("Thu\u0309 tu\u0323c ha\u0300nh chi\u0301nh", id="NFD"),
    pytest.param("\u0301\u0301 \u0323", id="marks without letters"),
    pytest.param("🏳️‍🌈👩‍👩‍👧 số hóa 👍🏽", id="emoji joined from several"),
    pytest.param("…………… ----- ##** <b>&nbsp;</b> |a|", id="runs of signs and markup"),
    pytest.param("LOWER ORTH 0 IS_ALPHA", id="names that spaCy keeps for itself"),
    pytest.param("a\x00b", id="NUL"),
    pytest.param("ﷺ 𝔘𝔅𝔑𝔇 ١٢٣ 中文", id="other scripts"),
]
TEXT = st.text(st.one_of(st.sampled_from(" \n\tSởộ\u0309.…-👍\ufe0f_9"), st.characters(codec="utf-8")), max_size=60)


def plan_with(text: str, spans: list[Span]) -> Plan:
    """A plan with a mention of every kind at each span."""
    task = Task(
        section="I", section_title=None, parents=("một",), number="1", task="a", output=None, lead=("x", "y"),
        coordinating=(), deadline="d", budget=None,
        spans=TaskSpans(tuple(spans), lead=(tuple(spans[:1]), tuple(spans[1:])), deadline=tuple(spans)),
    )  # fmt: skip
    at = [(start, end, text[start:end]) for start, end in spans]
    return Plan(
        plan="thử.txt",
        text=text,
        document=Document(kind="Kế hoạch"),
        reader="text/1",
        references=tuple(Reference(*one, kind="Luật", id="{1}", flaw=Flaw("form", "…")) for one in at),
        deadlines=tuple(Deadline(*one, type="by", end_day="2022-12-31") for one in at),
        units=tuple(Unit(*one, name=one[2], group=True) for one in at),
        targets=tuple(Target(*one, subject="", comparator=">", value=0.1, unit="%") for one in at),
        tasks=(task,),
        prose_tasks=(ProseTask(0, len(text), task, row=0),),
        short_forms=tuple(ShortForm(*one, id=None) for one in at),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    text = draw(TEXT)
    if not text:
        return plan_with(text, [])
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=5))
    return plan_with(text, [(start, draw(st.integers(start + 1, len(text)))) for start in starts])


def back(doc: Doc) -> Doc:
    """The document as another program gets it, which knows none of its words yet."""
    (read,) = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(Vocab())
    return read


def spans_of(doc: Doc) -> dict[str, list[tuple[int, int, str, str, str, str]]]:
    return {
        name: [(one.start_char, one.end_char, one.text, one.label_, one.kb_id_, one.id_) for one in group]
        for name, group in doc.spans.items()
    }


def check(plan: Plan) -> None:
    doc = doc_of(plan)
    assert doc.text == plan.text
    for name in ("references", "deadlines", "units", "targets", "short_forms"):
        found = [(one.start_char, one.end_char) for one in doc.spans[name]]
        assert found == [(one.start, one.end) for one in getattr(plan, name)]
    read = back(doc)
    assert read.text == plan.text
    assert spans_of(read) == spans_of(doc)
    assert plan_of_doc(read) == plan


@given(plan=plans())
def test_any_text_with_any_mentions_comes_back(plan: Plan) -> None:
    check(plan)


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_texts_come_back_with_a_mention_at_every_character(text: str) -> None:
    check(plan_with(text, [(at, at + 1) for at in range(len(text))]))
    check(plan_with(text, []))


def test_real_plans_come_back_from_their_files(real_plans: tuple[Path, ...], tmp_path: Path) -> None:
    for file in real_plans:
        plan = extract(file.name, file.read_bytes())
        check(plan)
        write_docbin(plan, tmp_path / "plan.spacy")
        assert read_docbin(tmp_path / "plan.spacy") == plan


TOKENS = [
    pytest.param("Số: 107/2021/NĐ-CP", "Số|:|107|/|2021|/|NĐ|-|CP", id="numbers of documents"),
    pytest.param("Thu\u0309 tu\u0323c", "Thu\u0309|tu\u0323c", id="marks stay with their letters"),
    pytest.param("đạt 80,5%……… ", "đạt|80|,|5|%|………", id="a run of one sign is a token"),
    pytest.param("a  b\n\n c", "a| |b|\n\n |c", id="white space beyond one blank"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: str) -> None:
    assert [token.text for token in doc_of(plan_with(text, []))] == expected.split("|")


def test_tokens_are_cut_where_a_mention_begins_or_ends() -> None:
    tokens = [token.text_with_ws for token in doc_of(plan_with("UBND tỉnh và", [(2, 10)]))]
    assert tokens == ["UB", "ND ", "tỉnh", " ", "và"]


def test_spans_say_what_they_are_and_where_their_details_stand(read_plan: ReadPlan) -> None:
    plan = read_plan(
        "SỞ NỘI VỤ TỈNH ĐỒNG NAI\n\nKẾ HOẠCH\nCải cách hành chính năm 2022\n\n"
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\n\nI. NHIỆM VỤ\n\n"
        "STT\tNhiệm vụ\tSản phẩm\tĐơn vị chủ trì\tThời hạn\n1\tMở chuyên mục\tTin bài\tVăn phòng Sở\tQuý I\n"
    )
    doc = back(doc_of(plan))
    (cited,) = doc.spans["references"]
    assert (cited.label_, cited.kb_id_, cited.id_) == ("LEGAL_REF", "76/NQ-CP", "references/0")
    assert doc.user_data["plan"]["references"][0]["date"] == "2021-07-15"
    assert [(one.text, one.label_, one.id_) for one in doc.spans["tasks"]] == [
        ("Mở chuyên mục", "TASK", "tasks/0"),
        ("Tin bài", "OUTPUT", "tasks/0"),
        ("Văn phòng Sở", "LEAD", "tasks/0"),
        ("Quý I", "TASK_DEADLINE", "tasks/0"),
    ]
    assert "Văn phòng Sở Nội vụ tỉnh Đồng Nai" in {one.kb_id_ for one in doc.spans["units"]}
    assert set(doc.spans) == set(GROUPS)


def test_the_same_plan_gives_the_same_bytes(read_plan: ReadPlan, tmp_path: Path) -> None:
    plan = read_plan("KẾ HOẠCH\nSở Nội vụ báo cáo trước ngày 15/3/2022.")
    for name in ("a.spacy", "b.spacy"):
        write_docbin(plan, tmp_path / name)
    assert (tmp_path / "a.spacy").read_bytes() == (tmp_path / "b.spacy").read_bytes()


def test_places_outside_the_text_are_passed_over(read_plan: ReadPlan) -> None:
    plan = replace(read_plan("Sở"), units=tuple(Unit(*at, "", "x", group=False) for at in ((0, 9), (1, 1), (-1, 1))))
    assert len(doc_of(plan).spans["units"]) == 0
    assert plan_of_doc(doc_of(plan)) == plan


def test_a_document_of_another_program_is_refused() -> None:
    with pytest.raises(ValueError, match="no plan"):
        plan_of_doc(Doc(Vocab(), words=["Sở"]))
