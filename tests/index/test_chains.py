"""The chain of plans from the centre down, and a plan among its drafts and amendments."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import UnknownPlanError
from index.library import Library
from index.plan_heads import PlanHeads
from index.versions import Versions, versions_of
from tests.index.citing_plans import stored

NewPlan = Callable[..., Path]
TO_CENTRE = (
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà"
    " nước giai đoạn 2021 - 2030;\n\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ;"
)
TO_PROVINCE = "Căn cứ Kế hoạch số 42/KH-UBND ngày 07/01/2022 của UBND tỉnh Phú Yên về cải cách hành chính năm 2022;"
HEAD = """{issuer}

Số: {number}/{symbol}

{place}, ngày {day} tháng 02 năm 2022

KẾ HOẠCH
Cải cách hành chính năm 2022

{basis}

Ủy ban nhân dân xây dựng Kế hoạch cải cách hành chính năm 2022 như sau:

I. MỤC TIÊU

Nâng cao chất lượng phục vụ.
"""


@pytest.fixture
def library(tmp_path: Path, open_library: Callable[..., Library]) -> Iterator[Library]:
    """A province's plan that cites the centre's, a department's that cites the province's, and a district's, too."""
    folder = tmp_path / "in"
    folder.mkdir()
    plans = {
        "tinh": ("ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN", "42", "KH-UBND", "Phú Yên", "07", TO_CENTRE),
        "so": ("SỞ NỘI VỤ TỈNH PHÚ YÊN", "15", "KH-SNV", "Phú Yên", "11", TO_PROVINCE.replace("/01/", "/02/")),
        "huyen": (
            "ỦY BAN NHÂN DÂN HUYỆN TÂY HÒA",
            "9",
            "KH-UBND",
            "Tây Hòa",
            "14",
            TO_PROVINCE.replace("/01/", "/02/"),
        ),
    }
    for name, (issuer, number, symbol, place, day, basis) in plans.items():
        text = HEAD.format(issuer=issuer, number=number, symbol=symbol, place=place, day=day, basis=basis)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_library(tmp_path / "data") as opened:
        opened.ingest([folder])
        yield opened


def steps(chain: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(one["level"], one["document"], one["plan"]) for one in chain["above"]]


def test_a_district_plan_rests_on_its_province_and_through_it_on_the_centre(library: Library) -> None:
    chain = library.legal.chain("huyen")
    assert steps(chain) == [
        ("central", "76/NQ-CP@2021", None),
        ("province", "42/KH-UBND@2022@Phú Yên", "tinh"),
    ]
    assert [one["through"] for one in chain["above"]] == ["tinh", "huyen"]
    assert chain["below"] == []


def test_a_province_plan_names_what_rests_on_it(library: Library) -> None:
    chain = library.legal.chain("tinh")
    assert steps(chain) == [("central", "76/NQ-CP@2021", None)]
    assert [one["plan"] for one in chain["below"]] == ["so", "huyen"]
    with pytest.raises(UnknownPlanError):
        library.legal.chain("khong-co")


def test_a_plan_with_a_blank_number_is_rested_on_by_its_day(
    tmp_path: Path, open_library: Callable[..., Library]
) -> None:
    blank = HEAD.format(
        issuer="ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN", number="     ", symbol="KH-UBND", place="Phú Yên", day="07", basis=""
    )
    basis = TO_PROVINCE.replace("/01/", "/02/")
    citing = HEAD.format(
        issuer="SỞ NỘI VỤ TỈNH PHÚ YÊN", number="15", symbol="KH-SNV", place="Phú Yên", day="11", basis=basis
    )
    for name, text in (("tinh", blank), ("so", citing)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with open_library(tmp_path / "data") as library:
        library.ingest([tmp_path])
        assert [one["plan"] for one in library.legal.chain("tinh")["below"]] == ["so"]
        assert steps(library.legal.chain("so")) == [("province", "plan:tinh", "tinh")]
        assert {one["plan"] for one in library.cites("plan:tinh")["citations"]} == {"so", "tinh"}


SIGNED = stored("ky", number="42", symbol="KH-SNV", date="2022-01-07", title="Cải cách hành chính năm 2022")


def versions(plan: Any, *others: Any) -> Versions:
    return versions_of(plan, (plan, *others), PlanHeads((plan, *others)))


def test_a_plan_that_amends_another_is_chained_to_it() -> None:
    title = "Sửa đổi, bổ sung Kế hoạch số 42/KH-SNV ngày 07/01/2022 của Sở Nội vụ"
    amending = stored("sua", number="77", symbol="KH-SNV", date="2022-06-10", title=title)
    found = versions(amending, SIGNED)
    assert (found.state, found.amends, found.amends_plan) == ("signed", "42/KH-SNV@2022@Phú Yên", "ky")
    assert versions(SIGNED, amending).amended_by == ("sua",)
    other_place = stored("khac", number="42", symbol="KH-SNV", date="2022-01-07", province="Đồng Nai")
    assert versions(other_place, amending).amended_by == ()
    alone = versions(amending)
    assert (alone.amends, alone.amends_plan) == ("42/KH-SNV", None)


def test_a_draft_is_told_from_what_was_signed() -> None:
    draft = stored("du-thao", symbol="KH-SNV", date="2022", title=SIGNED.title)
    assert versions(draft, SIGNED).state == "draft"
    assert versions(draft, SIGNED).signed_as == ("ky",)
    assert versions(SIGNED, draft).drafts == ("du-thao",)
    assert versions(SIGNED, draft).state == "signed"
    other_year = stored("nam-khac", symbol="KH-SNV", date="2023", title=SIGNED.title)
    assert versions(SIGNED, other_year).drafts == ()


def test_a_file_called_a_draft_is_one() -> None:
    assert versions(stored("du-thao-lan-2", number="42", symbol="KH-SNV", date="2022-01-07")).state == "draft"
    assert versions(stored("ke-hoach", number="42", symbol="KH-SNV", date="2022-01-07")).state == "signed"
