"""Entries: what a plan is cut into, under names that a rebuild gives again, and how the store writes them down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.loader import samples
from extract.fields import field_of
from extract.pipeline import extract
from index.building import entries_of
from index.entry import Entry, EntryDeadline, dumps, loads
from index.library import Library

NewPlan = Callable[..., Path]


def read(path: Path, slug: str = "mẫu") -> list[Entry]:
    return entries_of(extract(path.name, path.read_bytes()), slug)


def test_a_plan_gives_tasks_passages_and_targets(tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md", prose="Phấn đấu 95% hồ sơ được giải quyết đúng hạn, 60% hồ sơ nộp trực tuyến.")
    kinds = {entry.kind: entry.text for entry in read(path)}
    assert set(kinds) == {"task", "passage", "target"}
    assert kinds["task"] == "Công bố danh mục thủ tục hành chính đã rà soát"
    assert kinds["target"] in kinds["passage"]


def test_the_name_of_an_entry_says_plan_kind_and_place(tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md")
    text = path.read_text(encoding="utf-8")
    found = read(path)
    assert found
    for entry in found:
        assert entry.entry == f"mẫu#{entry.kind}-{entry.start}-{entry.end}"
        assert text[entry.start : entry.end] == entry.text


def test_a_task_row_carries_its_cells_and_headings(tmp_path: Path, new_plan: NewPlan) -> None:
    task = next(entry for entry in read(new_plan(tmp_path, "a.md")) if entry.kind == "task")
    assert task.trail == ("II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",)
    assert task.field == "procedures"
    assert (task.lead, task.coordinating, task.output) == (("Văn phòng Sở",), ("Phòng Tài chính",), "Báo cáo")
    assert task.deadline == EntryDeadline("Quý II/2022", "during", "2022-04-01", "2022-06-30", None)
    assert (task.province, task.issuer, task.level) == ("Đồng Nai", "Sở Nội vụ tỉnh Đồng Nai", "department")
    assert task.period == (2022, 2022)


def test_an_entry_cites_what_stands_in_it_and_no_more(tmp_path: Path, new_plan: NewPlan) -> None:
    path = new_plan(tmp_path, "a.md", tasks=("Thi hành Nghị định số 107/2021/NĐ-CP", "Số hóa hồ sơ"))
    assert {entry.text: entry.cites for entry in read(path) if entry.kind == "task"} == {
        "Thi hành Nghị định số 107/2021/NĐ-CP": ("107-2021-nd-cp",),
        "Số hóa hồ sơ": (),
    }


@pytest.mark.parametrize(
    ("trail", "field"),
    [
        pytest.param(("I. CẢI CÁCH THỂ CHẾ",), "institutions", id="institutions"),
        pytest.param(("II. Cải cách thủ tục hành chính",), "procedures", id="procedures"),
        pytest.param(("IV. CẢI CÁCH TÀI CHÍNH CÔNG",), "public-finance", id="public finance"),
        pytest.param(
            ("III. XÂY DỰNG CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ",), "digital-government", id="digital government"
        ),
        pytest.param(
            ("I. CẢI CÁCH THỂ CHẾ", "1. Cải cách thủ tục hành chính"), "procedures", id="the innermost says it"
        ),
        pytest.param(("I. CẢI CÁCH THỂ CHẾ", "1. Nhiệm vụ"), "institutions", id="an outer one where the inner is mute"),
        pytest.param(("I. CĂN CỨ",), None, id="no telling heading"),
        pytest.param((), None, id="no heading"),
    ],
)
def test_the_field_comes_from_the_headings(trail: tuple[str, ...], field: str | None) -> None:
    assert field_of(trail) == field


def test_a_second_library_of_the_same_bytes_holds_equal_entries(
    sample_library: Library, tmp_path: Path, open_library: Callable[..., Library]
) -> None:
    with open_library(tmp_path / "second") as second:
        second.ingest([samples()])
        assert list(second.entries()) == list(sample_library.entries())


def test_names_are_unique_in_the_sample_library(sample_library: Library) -> None:
    names = [entry.entry for entry in sample_library.entries()]
    assert len(names) > 100
    assert len(set(names)) == len(names)


NAMES = st.lists(st.text(), max_size=3).map(tuple)
MAYBE = st.none() | st.text()
ENTRIES = st.builds(
    Entry,
    kind=st.sampled_from(["task", "passage", "target"]),
    trail=NAMES,
    period=st.none() | st.tuples(st.integers(2000, 2100), st.integers(2000, 2100)),
    lead=NAMES,
    coordinating=NAMES,
    units=NAMES,
    cites=NAMES,
    deadline=st.none() | st.builds(EntryDeadline, st.text(), st.text(), MAYBE, MAYBE, MAYBE),
)


@given(ENTRIES)
def test_what_is_dumped_loads_equal(entry: Entry) -> None:
    assert loads(dumps(entry)) == entry


def test_the_deadline_is_printed_in_the_words_of_the_contract() -> None:
    printed = EntryDeadline("Quý II", "during", "2022-04-01", "2022-06-30", None).to_json()
    assert printed == {"text": "Quý II", "type": "during", "from": "2022-04-01", "to": "2022-06-30", "every": None}
