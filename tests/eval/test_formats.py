"""The judge's part on our own plans in each format, with findings put in place of the program's."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval import formats
from eval.errors import JudgeError
from eval.formats import FIGURES, FORMATS, Fixture, fixtures, found_in, score_fixture, score_formats
from eval.report import formats_table
from extract import readers

TASK: dict[str, Any] = {"section": "I", "task": "Rà soát", "output": None, "lead": ["Sở Nội vụ"], "coordinating": []}
TASK["deadline"] = "Quý I/2024"
DOCUMENT: dict[str, Any] = dict.fromkeys(("kind", "number", "symbol", "date", "issuer", "level", "province"), "x")
DOCUMENT["period"] = {"start": 2024, "end": 2024}
GOLD = {"document": DOCUMENT, "references": ["76/NQ-CP", "76/NQ-CP", "30/2020/NĐ-CP"], "tasks": [TASK, TASK]}


def values(found: dict[str, Any]) -> dict[str, float]:
    return {name: figure.record()["value"] for name, figure in score_fixture(GOLD, found).items()}


def test_what_is_found_as_labelled_is_right() -> None:
    assert values(GOLD) == dict.fromkeys(FIGURES, 1.0)


def test_each_mention_counts_once() -> None:
    assert values({**GOLD, "references": ["30/2020/nđ-cp", "76/NQ-CP", "9/NQ-CP"]})["references id"] == 0.6667


def test_a_row_with_a_wrong_cell_is_found_but_not_whole() -> None:
    got = values({**GOLD, "tasks": [TASK, {**TASK, "deadline": "Quý II/2024"}]})
    assert (got["tasks found"], got["tasks whole"]) == (1.0, 0.5)


def test_nothing_found_is_nothing_right() -> None:
    nothing = {"document": dict.fromkeys(DOCUMENT), "references": [], "tasks": []}
    assert values(nothing) == dict.fromkeys(FIGURES, 0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_a_plan_need_not_be_there_in_every_format(folder: Path) -> None:
    (folder / "a.docx").write_bytes(b"x")
    (folder / "a.scan.pdf").write_bytes(b"x")
    assert [one.format for one in fixtures(folder)] == ["docx", "scan"]


def test_a_plan_without_files_and_a_folder_without_labels_are_errors(folder: Path) -> None:
    with pytest.raises(JudgeError, match="no file of a"):
        fixtures(folder)
    with pytest.raises(JudgeError, match="no labelled plans"):
        fixtures(folder / "labels")


def test_a_refused_file_counts_as_one_with_nothing_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(b"x")
    found = found_in(Fixture(folder / "a.docx", "docx", GOLD))
    assert values(found) == dict.fromkeys(FIGURES, 0.0)
    assert capsys.readouterr().out.startswith("a.docx: ")


def test_formats_that_no_reader_is_registered_for_are_absent(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for ending in FORMATS.values():
        (folder / f"a{ending}").write_text("KẾ HOẠCH\n\nCăn cứ Nghị quyết số 76/NQ-CP của Chính phủ về cải cách.")
    monkeypatch.setattr(formats, "FOLDER", folder)
    monkeypatch.setattr(readers, "READERS", {".html": ("text", "read_text")})
    figures = score_formats()
    assert {name.split("/")[0] for name in figures} == {"html"}
    assert figures["html/references id"].record()["tp"] == 1
    table = formats_table({f"formats/{name}": figure.record() for name, figure in figures.items()})
    assert table.splitlines()[2].startswith("| docx (no reader) | – |")
    assert table.splitlines()[3].startswith("| html | 0.5000 |")
