"""The law of every plan, whatever the text: a mention is the text at its place; random texts and the real plans."""

import json
import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.hostile import hostile_texts
from extract.pipeline import extract, plan_of
from extract.plan import Deadline, Plan, Reference, ShortForm, Target, Task, Unit
from extract.plan_json import dumps, loads
from extract.readers.layout import lay_out
from extract.source import Source
from models.view import Span, cleaned

Mention = Reference | Deadline | Unit | Target | ShortForm

# Fragments that finders look for, in lines that layouts look for.
_FRAGMENTS = [
    *(
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH:",
        "Căn cứ ",
        "Nơi nhận:",
        "PHỤ LỤC ",
        "Điều 1. ",
        "I. ",
        "II. NHIỆM VỤ",
        "1.1 ",
        "a) ",
        "- ",
    ),
    *(
        "Số: ",
        "số ",
        "/",
        "42",
        "2022",
        "/KH-UBND",
        "Nghị định số 30/2020/NĐ-CP",
        "Luật ",
        "Luật sửa đổi, bổ sung của ",
    ),
    *("Nghị quyết 18-NQ/TW", "Đề án 06", ", 19-NQ/TW", " ngày 05/3/2020", " ngày 99/99/2022", " của Chính phủ", " về "),
    *(
        "UBND tỉnh",
        "Sở Nội vụ",
        "các sở, ban, ngành",
        "ỦY BAN NHÂN DÂN ",
        "TỈNH ĐỒNG NAI",
        "Đồng Nai, ",
        "Kế hoạch này",
    ),
    *("STT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn\n", "1\tHọp\tVăn phòng Sở\tQuý I\n", "\t1.1: Họp\n", "\t2.1: Thi\n"),
    *(
        "| TT | Việc |",
        "|---|---|",
        "\t",
        "\n",
        "\n\n",
        " ",
        "  ",
        "**",
        "<br>",
        "&nbsp;",
        "\u00a0",
        "–",
        "(",
        ")",
        ";",
        ".",
    ),
    *(
        "trước ngày 15/12",
        "Quý III/2022",
        "hằng năm",
        "thường xuyên ",
        "khi có ",
        "ít nhất 90%",
        "02 lần/năm",
        "5*80%",
        "giai đoạn 2021-2025",
    ),
]
_fragments = st.lists(st.sampled_from(_FRAGMENTS), max_size=25).map("".join)
texts = st.one_of(_fragments, _fragments.map(lambda text: unicodedata.normalize("NFD", text)), st.text(max_size=80))


def _source(text: str) -> Source:
    return Source(text, "text/1", *lay_out(text))


def _mentions(plan: Plan) -> Iterator[Mention]:
    yield from plan.references
    yield from plan.deadlines
    yield from plan.units
    yield from plan.targets
    yield from plan.short_forms


def _folded(text: str) -> str:
    return cleaned(text, [(0, len(text))])


def _require_law(plan: Plan) -> None:
    """A mention is the text at its place; of one that a page break cuts in a cell the place is the first piece."""
    cut_ends = {end for task in plan.tasks for pieces in _cells(task) for _, end in pieces[:-1]}
    for one in _mentions(plan):
        assert 0 <= one.start < one.end <= len(plan.text), one
        found, said = _folded(plan.text[one.start : one.end]), _folded(one.text)
        assert found, one
        assert found == said or (one.end in cut_ends and said.startswith(found)), one
        assert isinstance(one, ShortForm) or 0.0 <= one.confidence <= 1.0, one


def _cells(task: Task) -> Iterator[tuple[Span, ...]]:
    spans = task.spans
    yield from (spans.task, spans.output, spans.deadline, spans.budget, *spans.lead, *spans.coordinating)


def _require_values(plan: Plan) -> None:
    """The value of a cell is its pieces joined."""
    for task in plan.tasks:
        pairs = [(task.task, task.spans.task), (task.output, task.spans.output), (task.budget, task.spans.budget)]
        pairs += [(task.deadline, task.spans.deadline)]
        pairs += [*zip(task.lead, task.spans.lead, strict=True)]
        pairs += [*zip(task.coordinating, task.spans.coordinating, strict=True)]
        for value, pieces in pairs:
            assert (value or "") == cleaned(plan.text, pieces), (value, pieces)


def _require_order(plan: Plan) -> None:
    """All lists stand in text order; what has an extent lies inside the text."""
    for listed in (plan.references, plan.deadlines, plan.units, plan.targets, plan.paragraphs, plan.sections):
        starts = [one.start for one in listed]
        assert starts == sorted(starts)
    extents = [(one.start, one.end) for one in plan.sections]
    extents += [(one.start, one.end) for one in plan.attached]
    extents += [(one.start, one.end) for one in plan.paragraphs]
    extents += [(one.start, one.end) for one in plan.prose_tasks]
    assert all(0 <= start < end <= len(plan.text) for start, end in extents), extents
    assert all(one.row is None or 0 <= one.row < len(plan.tasks) for one in plan.prose_tasks)


def _require_all(plan: Plan) -> None:
    _require_law(plan)
    _require_values(plan)
    _require_order(plan)
    assert loads(dumps(plan)) == plan


@settings(max_examples=200, derandomize=True, deadline=None)
@given(texts)
def test_any_text_gives_a_plan_that_obeys_the_law(text: str) -> None:
    _require_all_of(text)


@pytest.mark.soak
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_ten_thousand_texts_give_plans_that_obey_the_law(text: str) -> None:
    _require_all_of(text)


@pytest.mark.parametrize("name", hostile_texts(0))
def test_a_hostile_text_gives_a_plan_that_obeys_the_law(name: str) -> None:
    _require_all_of(hostile_texts(3000)[name])


@pytest.mark.shared
@pytest.mark.parametrize(
    "step", [pytest.param(12, id="one in twelve"), pytest.param(1, id="all", marks=pytest.mark.soak)]
)
def test_official_documents_obey_the_law(step: int, real_plans: tuple[Path, ...]) -> None:
    path = real_plans[0].parent.parent / "data" / "official_documents.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line)["text"] for line in lines]
    assert len(documents) > 100
    for text in documents[::step]:
        _require_all_of(text)


def _require_all_of(text: str) -> None:
    source = _source(text)
    plan = plan_of("bất kỳ.txt", source)
    assert plan.text == text
    _require_all(plan)


@pytest.mark.shared
def test_the_real_plans_obey_the_law(real_plans: tuple[Path, ...]) -> None:
    for path in real_plans:
        plan = extract(path.name, path.read_bytes())
        assert plan.references, path.name
        assert plan.tasks, path.name
        _require_all(plan)
