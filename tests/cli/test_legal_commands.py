"""Commands on legal documents: what they print, write and store, and how they end."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import Result

from corpus.loader import samples

Answer = Callable[..., Any]
Doisanh = Callable[..., Result]
FORMATS = Path(__file__).resolve().parents[2] / "corpus" / "formats"
REPEAL = (
    "500/2023/NĐ-CP\t2023-05-05\tNghị định\tChính phủ\t2023-07-01\t-\tcông báo\tvề công tác văn thư\n"
    "500/2023/NĐ-CP\t2023-05-05\trepeals\t30/2020/NĐ-CP\t2020-03-05\t2023-07-01\t-\tconfirmed\tcông báo\n"
)


def test_cites_tells_what_the_registry_knows(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    found = answer("cites", "NĐ 61/2018", "--data", sample_data)["registry"]
    assert found["status"]["state"] == "replaced"
    assert "118/2025/NĐ-CP" in found["status"]["by"]
    assert {one["verdict"] for one in found["affected"]} <= {"ended-since", "unknown-day"}
    printed = doisanh("cites", "NĐ 61/2018", "--data", sample_data).stdout
    assert "đã bị thay thế từ 01/07/2025 bởi Nghị định 118/2025/NĐ-CP" in printed
    then = answer("cites", "NĐ 61/2018", "--on", "2022-01-01", "--data", sample_data)
    assert (then["on"], then["registry"]["status"]["state"]) == ("2022-01-01", "in-force")


def test_citations_are_exported(sample_data: Path, tmp_path: Path, doisanh: Doisanh) -> None:
    def written(form: str) -> str:
        result = doisanh("cites", "468/QĐ-TTg", "--format", form, "--data", sample_data)
        assert result.exit_code == 0, result.output
        return result.stdout

    rows = list(csv.DictReader(io.StringIO(written("csv").lstrip("\ufeff"), newline="")))
    assert rows
    assert {row["document"] for row in rows} == {"468/QĐ-TTg@2021"}
    linked = json.loads(written("jsonld"))
    urn = "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2021-03-27;468-qd-ttg"
    plans = {row["plan"] for row in rows}
    citing = [one for one in linked["@graph"] if one["@type"] == "DigitalDocument"]
    assert {one["@id"] for one in linked["@graph"]} == {urn, *(f"doisanh:plan/{plan}" for plan in plans)}
    assert all(one["citation"] == [{"@id": urn}] for one in citing)
    graph = ElementTree.fromstring(written("graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {one.get("id") for one in graph.iter(f"{space}node")}
    edges = [(one.get("source"), one.get("target")) for one in graph.iter(f"{space}edge")]
    assert urn in nodes
    assert len([edge for edge in edges if edge[1] == urn]) >= len(plans)
    assert {end for edge in edges for end in edge} <= nodes
    file = tmp_path / "viện dẫn.csv"
    assert doisanh("cites", "468/QĐ-TTg", "--format", "csv", "-o", file, "--data", sample_data).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith("\ufeffplan,")


def test_registry_shows_a_document(sample_data: Path, answer: Answer, doisanh: Doisanh) -> None:
    found = answer("registry", "show", "đề án 06", "--data", sample_data)
    assert (found["id"], found["date"]) == ("06/QĐ-TTg", "2022-01-06")
    missing = doisanh("registry", "show", "999/2099/NĐ-CP", "--data", sample_data)
    assert missing.exit_code == 3
    assert "sổ đăng ký không có văn bản" in missing.stderr


@pytest.fixture
def data(tmp_path: Path, doisanh: Doisanh) -> Path:
    """Give a library of one sample plan, to be changed."""
    folder = tmp_path / "data"
    plan = samples() / "dong-nai-so-noi-vu-2022.txt"
    assert doisanh("ingest", plan, "--data", folder).exit_code == 0
    return folder


def test_cites_tells_majority_and_dissent(data: Path, tmp_path: Path, doisanh: Doisanh) -> None:
    plan = tmp_path / "khác ngày.txt"
    plan.write_text(
        "SỞ Y TẾ TỈNH ĐỒNG NAI\n\nSố: 7/KH-SYT\n\nĐồng Nai, ngày 09 tháng 02 năm 2022\n\nKẾ HOẠCH\n"
        "Cải cách hành chính năm 2022\n\nThực hiện Nghị định số 30/2020/NĐ-CP ngày 07/3/2020 của Chính phủ.\n",
        encoding="utf-8",
    )
    assert doisanh("ingest", plan, "--data", data).exit_code == 0
    printed = doisanh("cites", "30/2020/NĐ-CP", "--data", data).stdout
    assert "! Nghị định 30/2020/NĐ-CP ngày 05/03/2020; ghi khác: 07/03/2020 (1 chỗ)" in printed


def test_registry_update_lists_what_it_affects(data: Path, tmp_path: Path, answer: Answer, doisanh: Doisanh) -> None:
    rows = tmp_path / "rows.tsv"
    rows.write_text(REPEAL, encoding="utf-8")
    tried = answer("registry", "update", rows, "--dry-run", "--data", data)
    assert not tried["stored"]
    assert answer("registry", "show", "NĐ 30/2020", "--data", data)["status"]["state"] == "in-force"
    stored = answer("registry", "update", rows, "--data", data)
    assert stored["changes"] == tried["changes"]
    (plan,) = stored["changes"][1]["plans"]
    assert (plan["plan"], plan["verdict"]) == ("dong-nai-so-noi-vu-2022", "ended-since")
    assert plan["entries"]
    assert answer("registry", "show", "NĐ 30/2020", "--data", data)["status"]["state"] == "repealed"
    again = doisanh("registry", "add", rows, "--data", data)
    assert again.exit_code == 3
    assert "đã có Nghị định 500/2023/NĐ-CP" in again.stderr


def test_damaged_rows_end_with_a_reason(data: Path, tmp_path: Path, doisanh: Doisanh) -> None:
    rows = tmp_path / "sai.tsv"
    rows.write_text("30/2020/NĐ-CP\tchỉ hai ô\n", encoding="utf-8")
    result = doisanh("registry", "update", rows, "--data", data)
    assert result.exit_code == 3
    assert "sai.tsv, line 1" in result.stderr
    assert not (data / "registry.tsv").exists()


USAGE = [
    pytest.param(("registry", "show", "30/2020/NĐ-CP", "--dry-run"), id="dry run of a question"),
    pytest.param(("registry", "update", "rows.tsv", "--on", "2022-01-01"), id="day of an update"),
    pytest.param(("cites", "30/2020/NĐ-CP", "--format", "csv", "--json"), id="two forms"),
    pytest.param(("cites", "30/2020/NĐ-CP", "-o", "out.csv"), id="file without form"),
    pytest.param(("cites", "30/2020/NĐ-CP", "--on", "hôm qua"), id="no day"),
    pytest.param(("registry", "remove", "30/2020/NĐ-CP"), id="no action"),
]


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_usage(arguments: tuple[str, ...], sample_data: Path, doisanh: Doisanh) -> None:
    assert doisanh(*arguments, "--data", sample_data).exit_code == 2


def test_link_gives_the_text_back_with_links(sample_data: Path, doisanh: Doisanh) -> None:
    file = samples() / "dong-nai-so-noi-vu-2022.txt"
    result = doisanh("link", file, "--base", "https://doisanh.example/", "--data", sample_data)
    assert result.exit_code == 0, result.output
    assert "](https://doisanh.example/documents?id=30%2F2020%2FN%C4%90-CP " in result.stdout
    assert "vbpl.vn" in result.stdout


def test_link_keeps_markup_as_it_is(sample_data: Path, tmp_path: Path, answer: Answer, doisanh: Doisanh) -> None:
    file = FORMATS / "quan-hong-bang-2024.html"
    out = tmp_path / "linked.html"
    result = doisanh("link", file, "-o", out, "--data", sample_data)
    assert result.exit_code == 0, result.output
    linked = out.read_text(encoding="utf-8")
    anchors = re.compile(r'<a class="doisanh-portal".*?</a>|<a class="doisanh"[^>]*>')
    assert anchors.sub("", linked).replace("</a>", "") == file.read_text(encoding="utf-8").replace("</a>", "")
    references = answer("link", file, "--data", sample_data)
    leading = [one for one in references if one["link"]["kind"] != "unknown" and one["role"] != "self"]
    assert f"{len(leading)}/{len(leading)} chỗ viện dẫn có liên kết" in result.stderr
