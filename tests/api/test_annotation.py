"""The text marked up for people: marks nest, and without them the text is what it was."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.annotation import annotated, marked_up
from extract.pipeline import extract
from extract.plan import Plan
from extract.plan_json import to_json

Mention = tuple[int, int, str]
InBody = Callable[[str], tuple[Plan, tuple[tuple[int, int], ...], int]]

DOC = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
TEXT = st.text(alphabet=st.sampled_from("aở[]{}\\…;: \n"), max_size=30)
# A mark opens with [ and ends with ]{…}; of the text's own, \[ \] \\ stand for [ ] \.
TOKEN = re.compile(r"\\(?P<own>[\[\]\\])|(?P<open>\[)|\]\{(?P<label>[^{}]*)\}|(?P<plain>[^\[\]\\])", re.DOTALL)


def read(marked: str) -> tuple[str, list[Mention]]:
    """Read a marked text back: the text, and the pieces under each mark in the order in which they end."""
    text, open_now, found, at = "", [], [], 0
    while at < len(marked):
        token = TOKEN.match(marked, at)
        assert token, marked[at:]
        at = token.end()
        if token["open"]:
            open_now.append(len(text))
        elif token["label"] is not None:
            found.append((open_now.pop(), len(text), token["label"]))
        else:
            text += token["own"] or token["plain"]
    assert not open_now
    return text, found


def without_marks(marked: str) -> str:
    """What the docs tell to do to get the text back."""
    (pattern, replacement) = re.findall(r"replace `(\S+)` by `(\S+)`", DOC)[0]
    return re.sub(pattern, replacement, marked)


@st.composite
def mentions(draw: st.DrawFn) -> tuple[str, list[Mention]]:
    text = draw(TEXT)
    places = st.integers(-1, len(text) + 1)
    return text, [(draw(places), draw(places), draw(TEXT)) for _ in range(draw(st.integers(0, 6)))]


@given(case=mentions())
def test_without_its_marks_any_text_is_what_it_was(case: tuple[str, list[Mention]]) -> None:
    text, found = case
    marked = marked_up(text, found)
    assert read(marked)[0] == text
    assert without_marks(marked) == text


@given(case=mentions())
def test_every_mention_inside_the_text_is_read_back(case: tuple[str, list[Mention]]) -> None:
    text, found = case
    inside = sorted({(start, end) for start, end, _ in found if 0 <= start < end <= len(text)})
    named = [(start, end, f"m{start}-{end}") for start, end in inside]
    pieces: dict[str, list[Mention]] = {}
    for piece in read(marked_up(text, named))[1]:
        pieces.setdefault(piece[2].strip("…"), []).append(piece)
    assert sorted((parts[0][0], parts[-1][1], label) for label, parts in pieces.items()) == named
    for label, parts in pieces.items():
        assert all(one[1] == other[0] for one, other in pairwise(parts))
        expected = [f"…{label}…"] * len(parts)
        expected[0], expected[-1] = expected[0][1:], expected[-1][:-1]
        assert [part[2] for part in parts] == (expected if len(parts) > 1 else [label])


MARKED = [
    pytest.param("abcdef", [(0, 6, "x"), (2, 4, "y")], "[ab[cd]{y}ef]{x}", id="one inside the other"),
    pytest.param("abcdef", [(0, 4, "x"), (2, 6, "y")], "[ab[cd]{y…}]{x}[ef]{…y}", id="crossing"),
    pytest.param("abcdef", [(0, 3, "x"), (3, 6, "y")], "[abc]{x}[def]{y}", id="side by side"),
    pytest.param("abcdef", [(0, 3, "x"), (0, 3, "y"), (0, 3, "x")], "[abc]{x; y}def", id="on one span"),
    pytest.param("abcdef", [(0, 9, "x"), (3, 3, "y")], "abcdef", id="outside the text, and empty"),
    pytest.param(r"a[b]{c}\[", [(0, 9, "x")], r"[a\[b\]{c}\\\[]{x}", id="the text's own brackets"),
    pytest.param("ab", [(0, 2, "{x}\n  y")], "[ab]{(x) y}", id="a label's own braces and lines"),
    pytest.param("", [], "", id="no text"),
]


@pytest.mark.parametrize(("text", "found", "expected"), MARKED)
def test_marks(text: str, found: list[Mention], expected: str) -> None:
    assert marked_up(text, found) == expected


PLANS = [
    pytest.param(
        "Căn cứ [Nghị quyết số 76/NQ-CP]{viện dẫn: 76/NQ-CP; ngày 15/07/2021; Chính phủ} ngày 15/7/2021"
        " của [Chính phủ]{cơ quan}.",
        id="reference and issuer",
    ),
    pytest.param(
        "[Nghị quyết số 39/NQ/TW]{viện dẫn: 39-NQ/TW; sai thể thức: NOTE} được phổ biến.", id="a flaw with its reason"
    ),
    pytest.param(
        "[Sở Y tế]{cơ quan: Sở Y tế tỉnh Đồng Nai} báo cáo [trước ngày 15/3]{thời hạn: chậm nhất 15/03/2022}.",
        id="unit and deadline",
    ),
    pytest.param("[Ít nhất 90% hồ sơ được số hóa]{chỉ tiêu: ≥ 90 %}.", id="target"),
    pytest.param("Theo [Kế hoạch này]{gọi tắt}.", id="short form of a document without a number"),
]


@pytest.mark.parametrize("expected", PLANS)
def test_a_plan_marked_up(expected: str, read_in_body: InBody) -> None:
    plan, *_ = read_in_body(without_marks(expected))
    notes = [one.flaw.note for one in plan.references if one.flaw]
    expected = expected.replace("NOTE", notes[0] if notes else "")
    assert annotated({**to_json(plan), "prose_tasks": []}).endswith(expected)


def test_real_plans_marked_up_hold_their_text_and_all_their_mentions(real_plans: tuple[Path, ...]) -> None:
    for file in real_plans:
        plan = to_json(extract(file.name, file.read_bytes()))
        text, found = read(annotated(plan))
        assert text == plan["text"]
        marked = {(start, end) for start, end, _ in found}
        for kind in ("references", "deadlines", "units", "targets", "short_forms"):
            assert {(one["start"], one["end"]) for one in plan[kind]} <= marked
        assert {tuple(piece) for task in plan["tasks"] for piece in task["spans"]["task"]} <= marked


def test_the_example_of_the_docs_is_what_is_printed(read_in_body: InBody) -> None:
    (example,) = re.findall(r"```text\n(.*?)\n```", DOC, flags=re.DOTALL)
    plan, *_ = read_in_body(without_marks(example))
    assert annotated(to_json(plan)).endswith(example)


def test_the_docs_name_every_label(real_plans: tuple[Path, ...]) -> None:
    table = DOC[DOC.index("| label | marks |") : DOC.index("Marks nest.")].strip()
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])}
    plans = [to_json(extract(file.name, file.read_bytes())) for file in real_plans]
    labels = [label for plan in plans for _, _, label in read(annotated(plan))[1]]
    assert {re.split(r"[:;\d]", label)[0].strip() for label in labels} <= named
