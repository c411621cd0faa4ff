"""Which document a mention means: the registry's, a plan of the library, one known from citations; or it stays open."""

import time

import pytest

from extract.law.registry import shipped
from index.links import Link
from index.mentions import Mention
from index.plan_heads import PlanHeads
from index.resolution import Resolver
from index.store import StoredPlan
from tests.index.citing_plans import mention, stored


def link(one: Mention, *others: Mention, plans: tuple[StoredPlan, ...] = ()) -> Link:
    return Resolver(shipped(), PlanHeads(plans), [one, *others]).link(one)


DECREE, RESOLUTION, DECISION = "Nghị định", "Nghị quyết", "Quyết định"
ONE_STOP = (
    "phê duyệt Đề án đổi mới việc thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính"
)

REGISTERED = [
    pytest.param(mention("30/2020/NĐ-CP", DECREE, date="2020-03-05"), "30/2020/NĐ-CP", id="number and day"),
    pytest.param(mention("30/2020/NĐ-CP", DECREE, date="2020-03-07"), "30/2020/NĐ-CP", id="wrong day, right year"),
    pytest.param(mention("30/2020/NĐ-CP", DECREE), "30/2020/NĐ-CP", id="year in the number"),
    pytest.param(mention("6/QĐ-TTg", DECISION, date="2022-01-06"), "06/QĐ-TTg@2022", id="leading zero left out"),
    pytest.param(mention("76/NQ-CP", RESOLUTION, date="2013-06-13"), "76/NQ-CP@2013", id="comes again: by its day"),
    pytest.param(mention("76/NQ-CP", RESOLUTION, date="2021-07-05"), "76/NQ-CP@2021", id="comes again: by its year"),
    pytest.param(mention("468/QĐ-TTg", DECISION, title=ONE_STOP), "468/QĐ-TTg@2021", id="by its title"),
    pytest.param(
        mention("486/QĐ-TTg", DECISION, date="2021-03-27", title=ONE_STOP), "468/QĐ-TTg@2021", id="number mistyped"
    ),
    pytest.param(mention("Luật Viên chức 2010", "Luật"), "58/2010/QH12", id="law with year"),
    pytest.param(mention("Luật Viên chức", "Luật"), "58/2010/QH12", id="law issued once"),
    pytest.param(mention("Luật Cán bộ, công chức", "Luật"), "22/2008/QH12", id="law in force when written"),
    pytest.param(
        mention("Luật Cán bộ, công chức", "Luật", plan=stored(date="2025-08-01")), "80/2025/QH15", id="its successor"
    ),
    pytest.param(mention("80/2015/QH13", "Luật", date="2015-06-22"), "80/2015/QH13", id="law by number"),
    pytest.param(mention("06", "Đề án"), "06/QĐ-TTg@2022", id="scheme by the number of its decision"),
]


@pytest.mark.parametrize(("one", "key"), REGISTERED)
def test_a_document_of_the_registry(one: Mention, key: str) -> None:
    found = link(one)
    assert (found.kind, found.key) == ("registry", key), found
    assert 0.5 < found.confidence <= 1
    assert found.reason


def test_a_number_that_comes_again_and_has_no_day_stays_open() -> None:
    found = link(mention("76/NQ-CP", RESOLUTION))
    assert (found.kind, found.key) == ("ambiguous", None)
    assert found.candidates == ("76/NQ-CP@2013", "76/NQ-CP@2021")


def test_nothing_issued_later_is_meant() -> None:
    found = link(mention("76/NQ-CP", RESOLUTION, plan=stored(date="2015-02-01")))
    assert found.key == "76/NQ-CP@2013"


def test_a_mention_without_a_day_takes_that_of_the_same_plan() -> None:
    found = link(mention("76/NQ-CP", RESOLUTION), mention("76/NQ-CP", RESOLUTION, date="2021-07-15"))
    assert found.key == "76/NQ-CP@2021"
    assert "15/07/2021" in found.reason


def test_a_mention_without_a_day_means_what_nearly_all_others_mean() -> None:
    others = [
        mention("76/NQ-CP", RESOLUTION, date="2021-07-15", plan=stored(f"khac-{number}")) for number in range(4)
    ]  # fmt: skip
    found = link(mention("76/NQ-CP", RESOLUTION), *others)
    assert (found.key, found.reason) == (
        "76/NQ-CP@2021", "không ghi ngày; 4 trong 4 chỗ có ghi ngày nói văn bản này"
    )  # fmt: skip
    split = [*others[:2], mention("76/NQ-CP", RESOLUTION, date="2013-06-13", plan=stored("khac"))]
    assert link(mention("76/NQ-CP", RESOLUTION), *split).kind == "ambiguous"


def test_a_bare_number_is_the_one_given_in_full() -> None:
    full = mention("61/2018/NĐ-CP", DECREE, date="2018-04-23")
    found = link(mention("61", DECREE), full)
    assert (found.kind, found.key) == ("registry", "61/2018/NĐ-CP")
    assert link(mention("61", "Thông tư"), full).key is None


# Documents of provinces: the number alone is borne by thousands.

PROVINCE = "Ủy ban nhân dân tỉnh Phú Yên"


def test_one_number_in_two_provinces_is_two_documents() -> None:
    here = mention("31/KH-UBND", date="2022-01-28", issuer=PROVINCE)
    there = mention("31/KH-UBND", date="2022-01-28", plan=stored("khac", province="Đồng Nai"))
    resolver = Resolver(shipped(), PlanHeads(()), [here, there])
    assert resolver.link(here).key == "31/KH-UBND@2022@Phú Yên"
    assert resolver.link(there).key == "31/KH-UBND@2022@Đồng Nai"


def test_one_number_in_two_years_is_two_documents() -> None:
    first = mention("31/KH-UBND", date="2021-01-28", issuer=PROVINCE)
    second = mention("31/KH-UBND", date="2022-01-29", issuer=PROVINCE)
    resolver = Resolver(shipped(), PlanHeads(()), [first, second])
    assert resolver.link(first).key == "31/KH-UBND@2021@Phú Yên"
    assert resolver.link(second).key == "31/KH-UBND@2022@Phú Yên"
    undated = mention("31/KH-UBND", issuer=PROVINCE, plan=stored("khac"))
    found = Resolver(shipped(), PlanHeads(()), [first, second, undated]).link(undated)
    assert set(found.candidates) == {"31/KH-UBND@2021@Phú Yên", "31/KH-UBND@2022@Phú Yên"}


def test_days_of_one_year_are_one_document_and_a_slip_of_the_year_too() -> None:
    days = ("2022-01-28", "2022-01-28", "2022-02-28", "2021-01-28")
    mentions = [mention("31/KH-UBND", date=day, issuer=PROVINCE, plan=stored(f"p{n}")) for n, day in enumerate(days)]
    resolver = Resolver(shipped(), PlanHeads(()), mentions)
    assert {resolver.link(one).key for one in mentions} == {"31/KH-UBND@2022@Phú Yên"}


def test_in_a_district_a_number_without_issuer_may_be_of_two() -> None:
    district = stored("huyen", level="district")
    found = link(mention("99/KH-UBND", date="2022-01-28", plan=district))
    assert (found.kind, found.candidates) == (
        "ambiguous",
        ("99/KH-UBND@2022@huyện Tây Hòa, Phú Yên", "99/KH-UBND@2022@Phú Yên"),
    )
    dated = mention("99/KH-UBND", date="2022-01-28", issuer=PROVINCE, plan=stored("khac"))
    assert link(mention("99/KH-UBND", date="2022-01-28", plan=district), dated).key == "99/KH-UBND@2022@Phú Yên"


# Plans of the library.


def test_a_district_plan_cites_the_plan_of_its_province() -> None:
    held = stored("tinh", level="province", number="31", symbol="KH-UBND", date="2022-01-28")
    district = stored("huyen", level="district")
    found = link(mention("31/KH-UBND", date="2022-01-28", issuer=PROVINCE, plan=district), plans=(held, district))
    assert (found.kind, found.key, found.confidence) == ("plan", "31/KH-UBND@2022@Phú Yên", 0.98)
    without_day = link(mention("31/KH-UBND", issuer=PROVINCE, plan=district), plans=(held, district))
    assert (without_day.key, without_day.confidence) == ("31/KH-UBND@2022@Phú Yên", 0.8)
    other_year = link(mention("31/KH-UBND", date="2019-01-28", issuer=PROVINCE, plan=district), plans=(held, district))
    assert other_year.kind == "citations"


def test_a_plan_whose_number_was_left_blank_is_told_by_its_day() -> None:
    held = stored("tinh", level="province", symbol="KH-UBND", date="2022-01-28")
    found = link(mention("31/KH-UBND", date="2022-01-28", issuer=PROVINCE), plans=(held,))
    assert (found.kind, found.key) == ("plan", "plan:tinh")


def test_the_own_number_is_the_plan_itself() -> None:
    own = stored("so", number="42", symbol="KH-SNV", date="2022-01-07")
    found = link(mention("42/KH-SNV", role="self", plan=own), plans=(own,))
    assert (found.kind, found.key, found.confidence) == ("plan", "42/KH-SNV@2022@Phú Yên", 1.0)


def test_what_names_no_document_says_so() -> None:
    blank = link(mention("/KH-SNV", symbol="KH-SNV"))
    assert (blank.kind, blank.key) == ("unknown", None)
    assert "để trống số" in blank.reason
    assert "chỉ ghi số" in link(mention("53", issuer="Tỉnh ủy Phú Yên")).reason


def test_a_hundred_thousand_mentions_are_linked_in_ten_seconds() -> None:
    plans = [stored(f"p{n}", number=str(n % 300), symbol="KH-SNV", date=f"{2015 + n % 11}-02-10") for n in range(2000)]
    mentions = [
        mention(identifier, kind, date=day, plan=plan)
        for n, plan in enumerate(plans)
        for identifier, kind, day in (
            ("30/2020/NĐ-CP", DECREE, "2020-03-05"),
            ("76/NQ-CP", RESOLUTION, None),
            (f"{n % 200}/KH-UBND", "Kế hoạch", f"{2014 + n % 11}-01-28"),
            (f"{n % 300}/KH-SNV", "Kế hoạch", None),
            ("Luật Cán bộ, công chức", "Luật", None),
        )
    ]  # fmt: skip
    assert len(mentions) == 10_000
    started = time.process_time()
    resolver = Resolver(shipped(), PlanHeads(plans), mentions)
    kinds = {resolver.link(one).kind for one in mentions}
    # A tenth of the mentions in a tenth of the time; `python -m eval.bench_links` measures the whole.
    assert time.process_time() - started < 1
    assert kinds >= {"registry", "plan", "citations"}
