"""What the library adds to a review: how other plans cite the same documents; nothing of the draft is kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extract.pipeline import extract
from extract.review.finding import Finding
from index.library import Library
from index.review import review_beside

NewPlan = Callable[..., Path]
Check = Callable[[Sequence[str], str], tuple[Finding, ...]]

PLACES = ("Đồng Nai", "An Giang", "Cà Mau", "Lâm Đồng")
# A decision that the registry lacks, one without a year in its number, and one that it has.
UNKNOWN = "Thực hiện Quyết định số 4321/2022/QĐ-TTg ngày {} của Thủ tướng Chính phủ."
YEARLESS = "Thực hiện Quyết định số 9876/QĐ-TTg ngày {} của Thủ tướng Chính phủ."
CLERKS = "Thực hiện Nghị định số 30/2020/NĐ-CP ngày {} của Chính phủ về công tác văn thư."


@pytest.fixture
def check(library: Library, new_plan: NewPlan, tmp_path: Path) -> Check:
    """Give the function that fills the library with plans of some prose and reviews a draft of another."""

    def written(place: str, prose: str) -> Path:
        issuer = f"SỞ NỘI VỤ TỈNH {place.upper()}"
        return new_plan(tmp_path / "plans", f"{place}.txt", issuer=issuer, place=place, prose=prose, year=2023)

    def run(others: Sequence[str], own: str) -> tuple[Finding, ...]:
        library.ingest([written(place, prose) for place, prose in zip(PLACES, others, strict=False)])
        path = written("Hà Giang", own)
        found = library.review(extract(path.name, path.read_bytes())).findings
        assert len(library.plans()) == len(others)
        return found

    return run


def test_three_plans_outvote_a_day(check: Check) -> None:
    (finding,) = check([UNKNOWN.format("05/9/2022")] * 3, UNKNOWN.format("09/5/2022"))
    assert (finding.type, finding.proposed) == ("date", "05/9/2022")
    assert finding.evidence == "Thư viện, 4321/2022/QĐ-TTg: 3 kế hoạch ghi ngày 05/9/2022"


SILENT = [
    pytest.param([UNKNOWN.format("05/9/2022")] * 2, UNKNOWN.format("09/5/2022"), id="two plans are too few"),
    pytest.param(
        [*[UNKNOWN.format("05/9/2022")] * 3, UNKNOWN.format("09/5/2022")], UNKNOWN.format("09/5/2022"), id="one agrees"
    ),
    pytest.param([YEARLESS.format("05/9/2022")] * 3, YEARLESS.format("05/9/2021"), id="another year's document"),
    pytest.param([CLERKS.format("07/3/2020")] * 3, CLERKS.format("05/3/2020"), id="the registry knows better"),
    pytest.param([UNKNOWN.format("05/9/2022")] * 3, UNKNOWN.format("05/9/2022"), id="all agree"),
]


@pytest.mark.parametrize(("others", "own"), SILENT)
def test_what_is_no_majority_says_nothing(others: Sequence[str], own: str, check: Check) -> None:
    assert check(others, own) == ()


def test_a_flaw_names_who_else_gives_which_day(check: Check) -> None:
    others = [*[CLERKS.format("05/3/2020")] * 3, CLERKS.format("07/3/2020")]
    (finding,) = check(others, CLERKS.format("07/3/2020"))
    assert finding.proposed == "05/3/2020"
    said = "Thư viện, 30/2020/NĐ-CP: 3 kế hoạch ghi ngày 05/3/2020; 1 kế hoạch ghi ngày 07/3/2020"
    assert (finding.evidence or "").endswith(said)


def test_without_a_library_no_folder_is_made(new_plan: NewPlan, tmp_path: Path) -> None:
    path = new_plan(tmp_path, "plan.txt", prose=CLERKS.format("07/3/2020"))
    found = review_beside(tmp_path / "none", extract(path.name, path.read_bytes())).findings
    assert [one.type for one in found] == ["date"]
    assert not (tmp_path / "none").exists()
