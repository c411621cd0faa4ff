"""Export: what is written reads back, and no cell runs as a formula."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.entry import Entry, EntryDeadline
from index.export import COLUMNS, as_csv, as_jsonl
from index.library import Library

NewEntry = Callable[..., Entry]


def read_csv(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.encode("utf-8").decode("utf-8-sig"), newline="")))


def test_jsonl_is_one_object_a_line(sample_library: Library) -> None:
    rows = [entry.to_json() for entry in sample_library.entries()]
    lines = as_jsonl(rows).splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert len(lines) > 100


def test_jsonl_keeps_vietnamese_letters_and_line_breaks_inside(new_entry: NewEntry) -> None:
    rows = [new_entry(text="Số hóa\nhồ sơ\u2028").to_json()]
    written = as_jsonl(rows)
    assert "Số hóa" in written
    assert written.count("\n") == 1
    assert json.loads(written) == rows[0]


def test_csv_begins_with_a_bom_and_has_a_row_an_entry(sample_library: Library) -> None:
    rows = [entry.to_json() for entry in sample_library.entries()]
    written = as_csv(rows)
    assert written.encode().startswith(b"\xef\xbb\xbf")
    read = read_csv(written)
    assert [row["entry"] for row in read] == [row["entry"] for row in rows]
    assert tuple(read[0]) == COLUMNS


def test_csv_spreads_deadlines_and_joins_lists(new_entry: NewEntry) -> None:
    deadline = EntryDeadline("Quý II/2022", "during", "2022-04-01", "2022-06-30", None)
    entry = new_entry(lead=("Sở Nội vụ", "Sở Tài chính"), trail=("I. A", "1. B"), deadline=deadline)
    (row,) = read_csv(as_csv([entry.to_json()]))
    assert (row["lead"], row["trail"]) == ("Sở Nội vụ; Sở Tài chính", "I. A; 1. B")
    assert (row["deadline"], row["from"], row["to"], row["every"]) == ("Quý II/2022", "2022-04-01", "2022-06-30", "")
    assert (row["province"], row["start"]) == ("", "0")


@pytest.mark.parametrize("text", ["=1+1", "+84 251", "-100% hồ sơ", "@SUM(A1)", "\tnhiệm vụ", "\rnhiệm vụ"])
def test_a_cell_that_could_run_as_a_formula_is_text(text: str, new_entry: NewEntry) -> None:
    (row,) = read_csv(as_csv([new_entry(text=text, lead=(text,)).to_json()]))
    assert (row["text"], row["lead"]) == (f"'{text}", f"'{text}")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_text_reads_back_from_csv(text: str) -> None:
    (row,) = read_csv(as_csv([{"text": text}]))
    assert row["text"].removeprefix("'") == text.removeprefix("'")
    assert not row["text"].startswith(("=", "+", "-", "@"))
