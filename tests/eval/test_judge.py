"""The command, on labels made here and with scores put in place of the program's."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval import __main__ as judge
from eval.cases import Case
from eval.labels import ROOT, VARIABLE, Labels, load_labels, shared_folder
from eval.report import BEGIN, END
from eval.score import Figure, Mean, Score

MENTION = {"start": 0, "end": 8, "id": "1/NQ-CP"}
PLAN: dict[str, Any] = {"references": [MENTION], "deadlines": [], "units": [], "targets": []}
CASE = Case("a.txt", PLAN, PLAN)

Values = dict[str, dict[str, Figure]]


@pytest.fixture
def values() -> Values:
    return {
        "extraction": {"targets": Score(9, 0, 1)},
        "retrieval": {"fused/all": Mean(0.8, 1), "bm25s/all": Mean(0.5, 1)},
    }


@pytest.fixture
def folder(tmp_path: Path, values: Values, monkeypatch: pytest.MonkeyPatch) -> Path:
    shared = tmp_path / "shared"
    for name in ("gold", "plans"):
        (shared / name).mkdir(parents=True)
    (shared / "plans" / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    (shared / "gold" / "a.json").write_text(json.dumps({"plan": "a.txt"}), encoding="utf-8")
    (shared / "gold" / "items.jsonl").write_text('{"id": "a1"}\n', encoding="utf-8")
    (shared / "gold" / "queries.jsonl").write_text('{"id": "q1"}\n', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(shared))
    monkeypatch.setattr(judge, "BASELINE", tmp_path / "baseline.json")
    monkeypatch.setattr(judge, "README", tmp_path / "README.md")
    monkeypatch.setattr(judge, "FOUND", tmp_path / "mentions.tsv")
    parts: dict[str, Any] = {part: (_reader(values, part), judge.PARTS[part][1]) for part in values}
    monkeypatch.setattr(judge, "PARTS", parts)
    monkeypatch.setattr(judge, "CASES", {"extraction": lambda _labels: [CASE]})
    return tmp_path


def _reader(values: Values, part: str) -> Any:
    return lambda _labels: values[part]


def test_a_missing_folder_of_plans_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    assert judge.main([]) == 3


def test_a_missing_plan_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "shared" / "plans" / "a.txt").unlink()
    assert judge.main(["--write-baseline"]) == 3
    assert "a.txt" in capsys.readouterr().err


def test_labels_and_plans_come_in_one_order(folder: Path) -> None:
    labels = load_labels(folder / "shared")
    assert labels == Labels(
        gold=({"plan": "a.txt"},),
        plans=(folder / "shared" / "plans" / "a.txt",),
        items=({"id": "a1"},),
        queries=({"id": "q1"},),
        shared=folder / "shared",
    )


def test_the_folder_stands_beside_the_repository_where_the_variable_says_nothing() -> None:
    assert shared_folder({}) == shared_folder({VARIABLE: ""}) == ROOT.parent / "shared"
    assert shared_folder({VARIABLE: "elsewhere"}) == Path("elsewhere")


def test_no_baseline_is_an_error(folder: Path) -> None:
    assert judge.main([]) == 3
    assert not (folder / "baseline.json").exists()


def test_equal_figures_pass_and_a_fall_fails(folder: Path, values: Values, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge.main(["--write-baseline"]) == 0
    assert (folder / "baseline.json").exists()
    capsys.readouterr()
    assert judge.main([]) == 0
    assert capsys.readouterr().out.endswith("PASS\n")
    values["extraction"]["targets"] = Score(8, 0, 2)
    assert judge.main([]) == 1
    assert capsys.readouterr().out.endswith("- extraction/targets: 0.9474 → 0.8889\nFAIL\n")


def test_a_figure_that_is_gone_fails(folder: Path, values: Values) -> None:
    assert folder.is_dir()
    assert judge.main(["--write-baseline"]) == 0
    del values["retrieval"]["fused/all"]
    assert judge.main([]) == 1


def test_the_peer_is_not_guarded(folder: Path, values: Values) -> None:
    assert folder.is_dir()
    assert judge.main(["--write-baseline"]) == 0
    values["retrieval"]["bm25s/all"] = Mean(0.1, 1)
    assert judge.main([]) == 0


def test_one_part_alone_leaves_the_other_as_it_is(folder: Path, values: Values) -> None:
    assert judge.main(["--write-baseline"]) == 0
    values["extraction"]["targets"] = Score(10, 0, 0)
    values["retrieval"]["fused/all"] = Mean(0.1, 1)
    assert judge.main(["--only", "extraction"]) == 0
    assert judge.main(["--only", "extraction", "--write-baseline"]) == 0
    baseline = json.loads((folder / "baseline.json").read_text(encoding="utf-8"))
    assert baseline["extraction/targets"]["value"] == 1.0
    assert baseline["retrieval/fused/all"]["value"] == 0.8


def test_the_readme_shows_the_baseline(folder: Path) -> None:
    (folder / "README.md").write_text(f"{BEGIN}{END}", encoding="utf-8")
    assert judge.main(["--write-baseline", "--readme"]) == 0
    assert "| targets | 9/10 | 1.0000 | 0.9000 | 0.9474 |" in (folder / "README.md").read_text(encoding="utf-8")


def test_a_missing_readme_is_an_error(folder: Path) -> None:
    assert folder.is_dir()
    assert judge.main(["--write-baseline", "--readme"]) == 3


def test_an_unknown_option_is_a_matter_of_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        judge.main(["--nothing"])
