"""Our own plans in each format: files and labels are what the definitions say, and no file is large."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from corpus.formats.definition import FOLDER, LABELS, PLANS, Definition, plain, read_definition
from corpus.formats.docx import write_docx
from corpus.formats.labels import labels
from corpus.formats.portal_html import write_portal_html
from corpus.loader import registry

DEFINITIONS = [read_definition(path) for path in sorted(PLANS.glob("*.xml"))]
ENDINGS = (".docx", ".html", ".pdf", ".scan.pdf")
LARGEST = 400 * 1024
ALL = 6 * 1024 * 1024
# Numbers of the centre, of which the registry is meant to know all that plans cite.
_CENTRAL = re.compile(r".*(?:/NĐ-CP|/QĐ-TTg|/CT-TTg|/NQ-CP|[/-](?:NQ|KL)/TW|/TT-[A-Z]+)")

each_plan = pytest.mark.parametrize("plan", DEFINITIONS, ids=lambda plan: plan.name)


def files(plan: Definition) -> list[Path]:
    return [path for ending in ENDINGS if (path := FOLDER / f"{plan.name}{ending}").is_file()]


def test_there_are_at_least_eight_plans_and_no_file_without_one() -> None:
    assert len(DEFINITIONS) >= 8
    made = {path for plan in DEFINITIONS for path in files(plan)}
    assert {path for path in FOLDER.iterdir() if path.name.endswith(ENDINGS)} == made
    assert {path.stem for path in LABELS.iterdir()} == {plan.name for plan in DEFINITIONS}


def test_the_files_are_small() -> None:
    sizes = {path.name: path.stat().st_size for plan in DEFINITIONS for path in files(plan)}
    assert not [name for name, size in sizes.items() if size > LARGEST]
    assert sum(sizes.values()) < ALL


@each_plan
def test_labels_are_what_the_definition_says(plan: Definition) -> None:
    assert json.loads((LABELS / f"{plan.name}.json").read_text(encoding="utf-8")) == labels(plan)


@each_plan
def test_the_document_is_what_the_definition_says(plan: Definition, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.docx"
    fresh.write_bytes(write_docx(plan, accepted=False))
    with ZipFile(fresh) as made, ZipFile(FOLDER / f"{plan.name}.docx") as committed:
        assert made.namelist() == committed.namelist()
        assert all(made.read(name) == committed.read(name) for name in made.namelist())


@pytest.mark.parametrize(
    "plan", [plan for plan in DEFINITIONS if "portal" in plan.options["formats"]], ids=lambda plan: plan.name
)
def test_the_page_is_what_the_definition_says(plan: Definition) -> None:
    assert (FOLDER / f"{plan.name}.html").read_text(encoding="utf-8") == write_portal_html(plan)


@each_plan
def test_every_plan_says_that_it_is_an_illustration(plan: Definition) -> None:
    said = [plain(one) for block in plan.blocks for one in block.iter("p")]
    assert any(line.startswith("Văn bản minh") and line.endswith("không có giá trị pháp lý.") for line in said)


@each_plan
def test_every_plan_cites_documents_that_there_are(plan: Definition) -> None:
    cited = labels(plan)["references"]
    assert 6 <= len(cited) <= 18
    known = {one.id for one in registry()}
    assert not [one for one in cited if _CENTRAL.fullmatch(one) and one not in known]


@each_plan
def test_every_task_has_a_unit_and_a_term(plan: Definition) -> None:
    tasks = labels(plan)["tasks"]
    assert len(tasks) >= 5
    assert all(task["section"] and task["task"] and task["lead"] and task["deadline"] for task in tasks)
