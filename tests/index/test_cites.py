"""Who cites a document: every spelling, majority and dissent, what the registry knows, what a change of it means."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.errors import RegistryError, UnknownDocumentError
from index.library import Library

NewPlan = Callable[..., Path]
REPEAL = (
    "500/2023/NĐ-CP\t2023-05-05\tNghị định\tChính phủ\t2023-07-01\t-\tcông báo\tvề công tác văn thư\n"
    "500/2023/NĐ-CP\t2023-05-05\trepeals\t30/2020/NĐ-CP\t2020-03-05\t2023-07-01\t-\tconfirmed\tcông báo\n"
)


@pytest.fixture
def library(tmp_path: Path, new_plan: NewPlan, open_library: Callable[..., Library]) -> Iterator[Library]:
    """Six plans that cite one decree: four with its day, two with another; and one that a department signed in 2024."""
    days = ["05/3/2020", "05/3/2020", "07/3/2020", "05/3/2020", "07/3/2020", "05/3/2020"]
    for number, (day, place) in enumerate(zip(days, ("Đồng Nai", "An Giang", "Phú Yên") * 2, strict=True)):
        new_plan(
            tmp_path / "in", f"plan{number}.txt", issuer=f"SỞ NỘI VỤ TỈNH {place.upper()}", place=place,
            year=2022 if number else 2024, tasks=("Thực hiện Nghị định số 30/2020/NĐ-CP về công tác văn thư",),
            prose=f"Thực hiện Nghị định số 30/2020/NĐ-CP ngày {day} của Chính phủ về công tác văn thư.",
        )  # fmt: skip
    with open_library(tmp_path / "data") as opened:
        opened.ingest([tmp_path / "in"])
        yield opened


def resolved(library: Library, words: str) -> dict[str, Any]:
    (found,) = library.cites(words)["resolved"]
    return dict(found)


SPELLINGS = ("30/2020/NĐ-CP", "nghị định 30/2020", "NĐ 30", "nd30/2020/nd-cp",
             "urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp")  # fmt: skip


@pytest.mark.parametrize("words", SPELLINGS)
def test_a_document_is_asked_for_in_any_spelling(library: Library, words: str) -> None:
    found = library.cites(words)
    assert found["documents"] == ["30/2020/NĐ-CP"]
    assert found["registry"]["document"] == "30/2020/NĐ-CP"
    assert len(found["citations"]) == 12


def test_majority_and_dissent_are_both_told(library: Library) -> None:
    found = resolved(library, "30/2020/NĐ-CP")
    assert found["date"] == "2020-03-05"
    assert found["dates"] == [
        {"value": "2020-03-05", "count": 4, "dissents": False},
        {"value": "2020-03-07", "count": 2, "dissents": True},
    ]
    assert (found["plans"], found["mentions"]) == (6, 12)
    assert found["provinces"] == {"Đồng Nai": 4, "An Giang": 4, "Phú Yên": 4}
    assert found["years"] == {"2022": 10, "2024": 2}


def test_what_nobody_registered_is_known_by_majority(
    tmp_path: Path, new_plan: NewPlan, open_library: Callable[..., Library]
) -> None:
    for number, day in enumerate(("28/01/2022", "28/01/2022", "29/01/2022")):
        prose = f"Thực hiện Kế hoạch số 31/KH-UBND ngày {day} của UBND tỉnh Đồng Nai về cải cách hành chính."
        new_plan(tmp_path / "in", f"plan{number}.txt", prose=prose, tasks=(f"Rà soát thủ tục {number}",))
    with open_library(tmp_path / "data") as library:
        library.ingest([tmp_path / "in"])
        found = resolved(library, "31/KH-UBND")
    assert (found["known"], found["document"]) == ("citations", "31/KH-UBND@2022@Đồng Nai")
    assert (found["date"], found["issuer"]) == ("2022-01-28", "Ủy ban nhân dân tỉnh Đồng Nai")
    assert [one["value"] for one in found["dates"] if one["dissents"]] == ["2022-01-29"]
    assert found["urn"] == "urn:lex:vn;dong.nai:uy.ban.nhan.dan:ke.hoach:2022-01-28;31-kh-ubnd"


def test_the_force_is_that_of_the_day_asked_for(library: Library) -> None:
    then = library.legal.show("61/2018/NĐ-CP", on=date(2022, 1, 1))
    now = library.legal.show("61/2018/NĐ-CP", on=date(2026, 1, 1))
    assert (then["status"]["state"], now["status"]["state"]) == ("in-force", "replaced")
    assert now["status"]["by"] == ["118/2025/NĐ-CP"]
    with pytest.raises(UnknownDocumentError, match="999/2099"):
        library.legal.show("999/2099/NĐ-CP")


def test_a_repeal_lists_the_plans_and_entries_and_blames_no_older_plan(library: Library, tmp_path: Path) -> None:
    rows = tmp_path / "bãi bỏ.tsv"
    rows.write_text(REPEAL, encoding="utf-8")
    changes = {one.document: one for one in library.legal.change(rows)}
    assert set(changes) == {"500/2023/NĐ-CP", "30/2020/NĐ-CP"}
    change = changes["30/2020/NĐ-CP"]
    assert (change.was, change.now) == (
        "còn hiệu lực",
        "đã bị bãi bỏ từ 01/07/2023 bởi Nghị định 500/2023/NĐ-CP",
    )
    verdicts = {one.plan.date[:4]: one.verdict for one in change.plans if one.plan.date}
    assert verdicts == {"2022": "ended-since", "2024": "dead-when-cited"}
    assert len(change.plans) == 6
    assert all({one.kind for one in plan.entries} == {"task", "passage"} for plan in change.plans)
    found = library.cites("30/2020/NĐ-CP")
    assert found["registry"]["status"]["state"] == "repealed"
    assert len(found["registry"]["affected"]) == 6
    assert {one["verdict"] for one in found["citations"] if one["plan_year"] == 2022} == {"ended-since"}


def test_looking_ahead_stores_nothing(library: Library, tmp_path: Path) -> None:
    rows = tmp_path / "bãi bỏ.tsv"
    rows.write_text(REPEAL, encoding="utf-8")
    assert len(library.legal.change(rows, stored=False)) == 2
    assert library.legal.show("30/2020/NĐ-CP")["status"]["state"] == "in-force"


WRONG = [
    pytest.param("không phải bảng\n", "line 1: wanted are 8 or 9 cells", id="no table"),
    pytest.param(REPEAL.splitlines()[1] + "\n", "500/2023/NĐ-CP ngày 2023-05-05 không có trong sổ", id="no such end"),
    pytest.param(REPEAL.replace("repeals", "kills"), "'kills' is no relation", id="relation"),
]


@pytest.mark.parametrize(("rows", "message"), WRONG)
def test_rows_that_do_not_fit_change_nothing(library: Library, tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "sai.tsv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(RegistryError, match=message):
        library.legal.change(path)
    assert library.legal.show("30/2020/NĐ-CP")["status"]["state"] == "in-force"


def test_only_new_documents_are_added(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "thêm.tsv"
    path.write_text(
        "30/2020/NĐ-CP\t2020-03-05\tNghị định\tChính phủ\t-\t-\tcông báo\tvề văn thư\n", encoding="utf-8"
    )  # fmt: skip
    with pytest.raises(RegistryError, match="đã có Nghị định 30/2020/NĐ-CP"):
        library.legal.change(path, new_only=True)
    (change,) = library.legal.change(path)
    assert library.legal.show("30/2020/NĐ-CP")["title"] == "về văn thư"
    assert len(change.plans) == 6


def test_references_of_a_plan_lead_to_documents(library: Library) -> None:
    plan = library.show(library.plans()[0].plan)
    links = library.legal.links(plan)
    assert len(links) == len(plan["references"])
    by_id = {one["id"]: link for one, link in zip(plan["references"], links, strict=True)}
    assert by_id["30/2020/NĐ-CP"]["link"]["document"] == "30/2020/NĐ-CP"
    assert by_id["30/2020/NĐ-CP"]["verdict"] == "in-force"


def test_a_relation_is_told_at_both_ends(library: Library) -> None:
    old, new = (library.legal.show(identifier)["relations"] for identifier in ("61/2018/NĐ-CP", "118/2025/NĐ-CP"))
    assert ("được thay thế bởi", "118/2025/NĐ-CP") in {(one["label"], one["document"]) for one in old}
    assert ("thay thế", "61/2018/NĐ-CP") in {(one["label"], one["document"]) for one in new}
