from pathlib import Path

import pytest

from eval.baseline import Fall, compare, read_baseline, write_baseline
from eval.errors import JudgeError
from eval.score import Record, Score, Share

BEFORE: dict[str, Record] = {"extraction/targets": {"value": 0.9}, "extraction/head": {"value": 1.0}}


def test_a_fall_is_found() -> None:
    now = {**BEFORE, "extraction/targets": {"value": 0.8994}}
    assert compare(now, BEFORE) == [Fall("extraction/targets", 0.9, 0.8994)]
    assert str(compare(now, BEFORE)[0]) == "extraction/targets: 0.9000 → 0.8994"


@pytest.mark.parametrize("value", [0.8995, 0.9, 0.95])
def test_a_fall_within_the_tolerance_and_a_rise_are_none(value: float) -> None:
    assert compare({**BEFORE, "extraction/targets": {"value": value}}, BEFORE) == []


def test_a_missing_figure_is_a_fall_and_a_new_one_is_none() -> None:
    now: dict[str, Record] = {"extraction/head": {"value": 1.0}, "extraction/new": {"value": 0.0}}
    falls = compare(now, BEFORE)
    assert falls == [Fall("extraction/targets", 0.9, None)]
    assert str(falls[0]) == "extraction/targets: 0.9000 → missing"


def test_only_the_value_is_guarded() -> None:
    before, now = Score(tp=8, fp=0, fn=4).record(), Score(tp=9, fp=3, fn=3).record()
    assert now["value"] < before["value"]
    assert compare({"x": {**now, "value": before["value"]}}, {"x": before}) == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    records = {"extraction/targets": Score(2, 1, 0).record(), "retrieval/fused/tên": Share(1, 3).record()}
    path = tmp_path / "baseline.json"
    write_baseline(path, records)
    assert read_baseline(path) == records
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4, "one figure a line"


def test_no_baseline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match="--write-baseline"):
        read_baseline(tmp_path / "baseline.json")


def test_a_figure_without_a_value_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"extraction/targets": {"tp": 1}}', encoding="utf-8")
    with pytest.raises(JudgeError, match="extraction/targets"):
        read_baseline(path)
