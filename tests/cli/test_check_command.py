"""`doisanh check`: exit statuses, what it prints, and that it leaves nothing behind."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from api.wording import FINDINGS
from eval.extraction import total
from eval.labels import ROOT
from eval.review import DRAFTS, flaws_found
from eval.score import Score

Doisanh = Callable[..., Result]

DOC = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
CLEAN, FAULTY = DRAFTS / "clean.txt", DRAFTS / "faulty.txt"
KEYS = {
    section.partition("\n")[0]: set(
        re.findall(r"`([a-z]+)`", " ".join(re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)))
    )
    for section in re.split(r"^## ", (ROOT / "docs" / "review.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
}


def checked(doisanh: Doisanh, file: Path, *options: str) -> Any:
    return json.loads(doisanh("check", file, "--json", *options, DOISANH_DATA="no-such-folder").stdout)


def test_the_exit_status_tells_whether_there_are_findings(doisanh: Doisanh, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert doisanh("check", CLEAN, "--data", data).exit_code == 0
    assert doisanh("check", FAULTY, "--data", data).exit_code == 1
    assert doisanh("check", tmp_path / "none.txt", "--data", data).exit_code == 3
    assert doisanh("check", CLEAN, "--as-of", "31/12/2022").exit_code == 2
    assert not data.exists()


def test_json_has_the_shape_of_the_contract(doisanh: Doisanh) -> None:
    found = checked(doisanh, FAULTY)
    text = FAULTY.read_text(encoding="utf-8")
    assert set(found) == KEYS["The whole"]
    for one in found["findings"]:
        assert set(one) == KEYS["A finding, a hint"]
        assert text[one["start"] : one["end"]] == one["text"]
        assert one["text"].split("\n")[0] in text.split("\n")[one["line"] - 1]
        assert one["proposed"] is None or one["replaces"] is not None
        assert one["message"].endswith(".")


def test_text_shows_the_words_in_their_line_and_the_correction(doisanh: Doisanh) -> None:
    said = doisanh("check", FAULTY, DOISANH_DATA="no-such-folder").stdout
    assert said.startswith("faulty.txt: 17 chỗ cần sửa (xét theo ngày 20/01/2026)\n")
    assert "sai số · dòng 18\n    Căn cứ ⟦Nghị quyết số 67/NQ-CP⟧ ngày 15/7/2021 của Chính phủ" in said
    assert "\n    67/NQ-CP → 76/NQ-CP\n    Sổ đăng ký văn bản: " in said
    clean = doisanh("check", CLEAN, DOISANH_DATA="no-such-folder").stdout
    assert clean == "clean.txt: không thấy gì phải sửa (xét theo ngày 20/01/2026)\n"


def test_the_example_of_the_docs_is_what_is_printed(doisanh: Doisanh) -> None:
    (example,) = re.findall(r"```txt\n(.*?)```", DOC, flags=re.DOTALL)
    said = doisanh("check", FAULTY, DOISANH_DATA="no-such-folder").stdout
    assert [one for one in example.strip().split("\n\n") if one not in said] == []


def test_every_type_of_finding_has_a_name_and_stands_in_the_docs() -> None:
    missing = [kind for kind in FINDINGS if not re.search(rf"^\| .*`{kind}`.* \|", DOC, flags=re.MULTILINE)]
    assert missing == []


def test_a_library_stands_witness_and_stays_as_it_is(doisanh: Doisanh, sample_data: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    words = CLEAN.read_text(encoding="utf-8").replace("76/NQ-CP ngày 15/7/2021", "76/NQ-CP ngày 17/5/2021")
    draft.write_text(words, encoding="utf-8")
    before = doisanh("plans", "--json", "--data", sample_data).stdout
    (finding,) = checked(doisanh, draft, "--data", str(sample_data))["findings"]
    assert "Thư viện, 76/NQ-CP: " in finding["evidence"]
    assert doisanh("plans", "--json", "--data", sample_data).stdout == before


def test_as_of_asks_for_another_day(doisanh: Doisanh) -> None:
    assert "not-in-force" in {one["type"] for one in checked(doisanh, FAULTY)["findings"]}
    earlier = checked(doisanh, FAULTY, "--as-of", "2025-01-20")
    assert earlier["day"] == "2025-01-20"
    assert "not-in-force" not in {one["type"] for one in earlier["findings"]}


NAMED = [
    ("000", "73/NQ-CP", "76/NQ-CP", "Nghị quyết ngày 15/7/2021 có tên này mang số 76/NQ-CP"),
    ("000", "30/2020/NĐ-CP", "05/3/2020", "Nghị định 30/2020/NĐ-CP ban hành ngày 05/3/2020"),
    ("003", "62/2020/NĐ-CP", "01/6/2020", "Nghị định 62/2020/NĐ-CP ban hành ngày 01/6/2020"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("plan", "cited", "proposed", "reason"), NAMED)
def test_real_plans_get_corrections_with_reasons(
    plan: str, cited: str, proposed: str, reason: str, doisanh: Doisanh, real_plans: tuple[Path, ...]
) -> None:
    (path,) = (one for one in real_plans if one.name.startswith(plan))
    found = [one for one in checked(doisanh, path)["findings"] if one["text"].endswith(cited)]
    assert found
    for one in found:
        assert one["proposed"] == proposed
        assert reason in one["message"]
        assert "Sổ đăng ký văn bản" in one["evidence"]


@pytest.mark.shared
def test_most_labelled_flaws_are_found_and_little_else(real_plans: tuple[Path, ...]) -> None:
    gold = real_plans[0].parents[1] / "gold"
    score = total(
        flaws_found(json.loads((gold / f"{one.stem}.json").read_text(encoding="utf-8")), one) for one in real_plans
    )["flaws"]
    assert isinstance(score, Score)
    assert score.tp + score.fn == 24
    assert score.recall >= 0.85
    assert score.precision >= 0.85
