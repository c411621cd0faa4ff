"""What the commands print: the contract's shapes with `--json`, Vietnamese text without."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from corpus.loader import samples
from extract.plan_json import dumps
from extract.spacy_doc import read_docbin
from index.evidence import NAMES

Doisanh = Callable[..., Result]
Answer = Callable[..., Any]

QUERY = "số hóa hồ sơ thủ tục hành chính"
ANSWER_KEYS = {"query", "took_ms", "stale", "filters", "read", "hits"}
HIT_KEYS = {
    "entry", "kind", "plan", "source", "text", "trail", "start", "end", "page", "province", "issuer", "level", "period",
    "year", "field", "lead", "coordinating", "deadline", "score", "why", "output",
}  # fmt: skip
# The schema of a labelled plan, and what DESIGN.md adds beside it.
PLAN_KEYS = {
    "plan", "document", "references", "deadlines", "units", "targets", "tasks",
    "text", "pages", "sections", "attached", "prose_tasks", "short_forms",
}  # fmt: skip
SAMPLE = "dong-nai-so-noi-vu-2022"


@pytest.mark.parametrize("command", ["search", "similar"])
def test_hits_have_the_shape_of_the_contract(command: str, sample_data: Path, answer: Answer) -> None:
    found = answer(command, QUERY, "--data", sample_data)
    assert set(found) == ANSWER_KEYS
    assert found["query"] == QUERY
    assert found["hits"]
    for hit in found["hits"]:
        assert set(hit) == HIT_KEYS
        assert set(hit["why"]) == {"terms", "vectors", *NAMES}
        assert hit["period"] is None or set(hit["period"]) == {"start", "end"}
        assert hit["deadline"] is None or set(hit["deadline"]) == {"text", "type", "from", "to", "every"}


def test_search_takes_filters_and_a_number_of_hits(sample_data: Path, answer: Answer) -> None:
    found = answer("search", QUERY, "-k", "2", "--province", "dong nai", "--year", "2022", "--data", sample_data)
    assert found["filters"] == {"province": "dong nai", "year": 2022}
    assert 0 < len(found["hits"]) <= 2
    assert {hit["province"] for hit in found["hits"]} == {"Đồng Nai"}


def test_search_without_hits_is_done_and_says_so(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    assert answer("search", "quantum chromodynamics", "--data", sample_data)["hits"] == []
    assert "Không tìm thấy" in doisanh("search", "quantum chromodynamics", "--data", sample_data).stdout


def test_search_prints_hits_with_their_place(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    best = answer("search", QUERY, "--data", sample_data)["hits"][0]
    printed = doisanh("search", QUERY, "--data", sample_data).stdout
    assert best["entry"] in printed
    assert best["text"][:40] in printed


def test_similar_by_name_leaves_the_own_plan_out(sample_data: Path, answer: Answer) -> None:
    own = answer("search", QUERY, "--data", sample_data)["hits"][0]
    hits = answer("similar", own["entry"], "--data", sample_data)["hits"]
    assert own["plan"] not in {hit["plan"] for hit in hits}


def test_extract_prints_the_plan(doisanh: Doisanh) -> None:
    file = samples() / f"{SAMPLE}.txt"
    result = doisanh("extract", file)
    assert result.exit_code == 0
    plan = json.loads(result.stdout)
    assert set(plan) >= PLAN_KEYS
    assert plan["plan"] == file.name
    assert plan["text"] == file.read_text(encoding="utf-8")
    for kind in ("references", "deadlines", "units", "targets"):
        assert plan[kind]
        assert all(plan["text"][one["start"] : one["end"]] == one["text"] for one in plan[kind])


def test_extract_marks_the_text_up(doisanh: Doisanh) -> None:
    file = samples() / f"{SAMPLE}.txt"
    result = doisanh("extract", "--annotate", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.sub(r"\\([\[\]\\])|\[|\]\{[^{}]*\}", r"\1", result.stdout) == file.read_text(encoding="utf-8")
    assert "]{nhiệm vụ 1" in result.stdout


def test_extract_writes_a_docbin(tmp_path: Path, doisanh: Doisanh) -> None:
    file, written = samples() / f"{SAMPLE}.txt", tmp_path / "kế hoạch.spacy"
    for _ in range(2):
        result = doisanh("extract", "--spacy", written, file)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Đã ghi {written}.\n")
    assert list(tmp_path.iterdir()) == [written]
    assert dumps(read_docbin(written)) == json.dumps(json.loads(doisanh("extract", file).stdout), ensure_ascii=False)


def test_show_gives_what_extract_gives_under_the_slug(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    shown = answer("show", SAMPLE, "--data", sample_data)
    plan = json.loads(doisanh("extract", samples() / f"{SAMPLE}.txt").stdout)
    assert shown == {**plan, "plan": SAMPLE, "source": f"{SAMPLE}.txt"}
    printed = doisanh("show", SAMPLE, "--data", sample_data).stdout
    assert plan["document"]["title"] in printed


def test_plans_lists_what_the_library_holds(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    plans = answer("plans", "--data", sample_data)
    assert len(plans) == sum(file.stem != "README" for file in samples().iterdir())
    assert SAMPLE in {plan["plan"] for plan in plans}
    assert {plan["source"] for plan in plans} >= {f"{SAMPLE}.txt"}
    printed = doisanh("plans", "--data", sample_data).stdout
    assert all(plan["plan"] in printed for plan in plans)


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path, answer: Answer, doisanh: Doisanh) -> None:
    assert answer("plans", "--data", tmp_path) == []
    assert "doisanh ingest" in doisanh("plans", "--data", tmp_path).stdout


def test_cites_says_who_and_where(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    found = answer("cites", "NQ 76", "--data", sample_data)
    assert set(found) == {"query", "on", "documents", "registry", "resolved", "citations"}
    assert "76/NQ-CP" in found["documents"]
    assert {"plan", "source", "province", "issuer", "start", "end", "text", "id"} <= set(found["citations"][0])
    printed = doisanh("cites", "NQ 76", "--data", sample_data).stdout
    assert found["citations"][0]["plan"] in printed
    assert "Không có kế hoạch nào" in doisanh("cites", "999/1999/NĐ-CP", "--data", sample_data).stdout


def test_export_writes_the_library_and_a_search(sample_data: Path, tmp_path: Path, doisanh: Doisanh) -> None:
    whole = doisanh("export", "--data", sample_data).stdout.splitlines()
    assert len(whole) > 100
    assert all(set(json.loads(line)) == HIT_KEYS - {"score", "why"} for line in whole)
    file = tmp_path / "kết quả.csv"
    result = doisanh("export", "--format", "csv", "--query", QUERY, "-k", "5", "-o", file, "--data", sample_data)
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    assert 0 < len(rows) <= 5
    assert str(len(rows)) in result.stderr


def test_export_filters_the_library(sample_data: Path, doisanh: Doisanh) -> None:
    lines = doisanh("export", "--unit", "Sở Nội vụ", "--data", sample_data).stdout.splitlines()
    assert lines
    assert all(json.loads(line)["kind"] == "task" for line in lines)
