"""The knowledge files: what they must hold."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from corpus import loader
from models.normal import canonical

# The standard list of kinds that the labels use, in its order.
KINDS = (
    "Hiến pháp, Bộ luật, Luật, Pháp lệnh, Nghị quyết, Nghị định, Quyết định, Thông tư, Thông tư liên tịch, Chỉ thị, "
    "Kế hoạch, Chương trình, Đề án, Kết luận, Công văn, Tờ trình, Báo cáo, Thông báo, Hướng dẫn, Quy định, Văn bản"
)
FIELDS = {
    "institutions": "thể chế",
    "procedures": "thủ tục hành chính",
    "organisation": "tổ chức bộ máy",
    "civil-service": "chế độ công vụ",
    "public-finance": "tài chính công",
    "digital-government": "chính quyền điện tử, số",
    "direction": "chỉ đạo, điều hành",
}
LEVELS = "central, ministry, province, department, district, commune, party, mass, enterprise, international, temporary"


def repeated(values: Iterable[Hashable]) -> list[Hashable]:
    return [value for value, times in Counter(values).items() if times > 1]


def names_on(day: date) -> set[str]:
    return {one.name for one in loader.provinces_on(day)}


# Provinces.


@pytest.mark.parametrize(
    ("day", "count"),
    [
        pytest.param("2011-01-01", 63, id="the first year of plans"),
        pytest.param("2024-12-31", 63, id="last day of Thừa Thiên Huế"),
        pytest.param("2025-01-01", 63, id="first day of the city of Huế"),
        pytest.param("2025-06-30", 63, id="last day before the mergers"),
        pytest.param("2025-07-01", 34, id="first day after the mergers"),
        pytest.param("2026-04-29", 34, id="last day of Đồng Nai as a province"),
        pytest.param("2026-04-30", 34, id="first day of the city of Đồng Nai"),
        pytest.param("2026-12-31", 34, id="after the new cities of 2026"),
    ],
)
def test_number_of_provinces_on_a_day(day: str, count: int) -> None:
    found = loader.provinces_on(date.fromisoformat(day))
    assert len(found) == count
    assert not repeated(one.name for one in found)
    assert not repeated(one.code for one in found)


def test_name_and_kind_change_on_the_day() -> None:
    kinds = {day: {one.name: one.kind for one in loader.provinces_on(date.fromisoformat(day))} for day in (
        "2024-12-31", "2025-01-01", "2026-04-29", "2026-04-30")}  # fmt: skip
    assert kinds["2024-12-31"]["Thừa Thiên Huế"] == "tỉnh"
    assert "Huế" not in kinds["2024-12-31"]
    assert kinds["2025-01-01"]["Huế"] == "thành phố"
    assert kinds["2026-04-29"]["Đồng Nai"] == "tỉnh"
    assert kinds["2026-04-30"]["Đồng Nai"] == "thành phố"


def test_records_of_one_name_follow_each_other_without_gap() -> None:
    for name in repeated(one.name for one in loader.provinces()):
        records = [one for one in loader.provinces() if one.name == name]
        records.sort(key=lambda one: one.since or date.min)
        for earlier, later in pairwise(records):
            assert earlier.until is not None
            assert later.since == earlier.until + timedelta(days=1), name


def test_every_province_of_the_63_went_into_one_of_the_34() -> None:
    today = names_on(date(2026, 12, 31))
    old = names_on(date(2025, 6, 30))
    assert {loader.successor(name) for name in old} == today
    assert set().union(*map(loader.predecessors, today)) == old | today | {"Thừa Thiên Huế"}
    assert not repeated(name for new in today for name in loader.predecessors(new))


def test_merged_provinces_existed_the_day_before() -> None:
    for one in loader.provinces():
        if one.merges:
            assert one.since is not None
            assert set(one.merges) <= names_on(one.since - timedelta(days=1)), one.name


def test_code_of_a_merged_province_is_that_of_one_it_was_made_of() -> None:
    for one in loader.provinces():
        former = {old.code for old in loader.provinces() if old.name in one.merges and old.until is not None}
        assert not one.merges or one.code in former, one.name


@pytest.mark.parametrize(
    ("old", "new"),
    [("Quảng Nam", "Đà Nẵng"), ("Kiên Giang", "An Giang"), ("Bình Phước", "Đồng Nai"), ("Thừa Thiên Huế", "Huế")],
)
def test_successor_and_predecessors_are_inverse(old: str, new: str) -> None:
    assert loader.successor(old) == new
    assert {old, new} <= loader.predecessors(new)
    assert loader.predecessors(old) == {old}


def test_an_unknown_name_stands_for_itself() -> None:
    assert loader.successor("Atlantis") == "Atlantis"
    assert loader.predecessors("Atlantis") == {"Atlantis"}


# Organisations, kinds, issuers, fields.


def test_bodies_are_well_formed() -> None:
    names = [body.name for body in loader.bodies()]
    assert not repeated(names)
    assert {body.level for body in loader.bodies()} == set(LEVELS.split(", "))
    assert {body.successor for body in loader.bodies() if body.successor} <= set(names)
    for body in loader.bodies():
        assert body.since is None or body.until is None or body.since < body.until, body.name
        assert body.successor != body.name


def test_other_wordings_belong_to_one_body() -> None:
    owners: dict[str, set[str]] = {}
    for body in loader.bodies():
        assert not repeated((body.name, *body.abbreviations, *body.aliases)), body.name
        for wording in (body.name, *body.aliases):
            owners.setdefault(canonical(wording), set()).add(body.name)
    assert [names for names in owners.values() if len(names) > 1] == []


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("SNV", "Sở Nội vụ"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("NNMT", "Sở Nông nghiệp và Môi trường"),
        ("Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch"),
    ],
)
def test_first_body_of_an_abbreviation(short: str, name: str) -> None:
    assert next(body.name for body in loader.bodies() if short in body.abbreviations) == name


def test_ministries_of_the_government_since_2025() -> None:
    day = date(2025, 3, 1)
    ministries = [
        body.name
        for body in loader.bodies()
        if body.name.startswith("Bộ ")
        and body.level == "ministry"
        and (body.since is None or body.since <= day)
        and (body.until is None or day <= body.until)
    ]
    assert len(ministries) == 14


def test_parents_of_bodies_are_bodies() -> None:
    names = {body.name for body in loader.bodies()}
    assert {parent for body in loader.bodies() for parent in body.parents} <= names


@pytest.mark.parametrize("kind", ["head", "noun", "verb", "after name", "authority", "second syllable"])
def test_words_of_organisations_are_folded(kind: str) -> None:
    words = loader.organisation_words(kind)
    assert words
    assert {canonical(word) for word in words} == words


def test_every_second_syllable_has_its_first_ones() -> None:
    assert all(loader.organisation_words(f"before {word}") for word in loader.organisation_words("second syllable"))


def test_a_kind_of_words_that_there_is_not() -> None:
    with pytest.raises(KeyError):
        loader.organisation_words("adjective")


def test_merged_bodies_end_before_their_successors_take_over() -> None:
    by_name = {body.name: body for body in loader.bodies()}
    for body in loader.bodies():
        successor = by_name.get(body.successor or "")
        if successor and successor.since and body.until:
            assert successor.since <= body.until + timedelta(days=1), body.name


def test_kinds_are_the_standard_list() -> None:
    assert ", ".join(kind.name for kind in loader.document_kinds()) == KINDS
    assert not repeated(symbol for kind in loader.document_kinds() for symbol in kind.symbols)
    assert not repeated(canonical(word) for kind in loader.document_kinds() for word in kind.words)
    assert all(kind.name in kind.words for kind in loader.document_kinds())


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("CP", "Chính phủ"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("QH15", "Quốc hội"),
        ("UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
        ("BNN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("NHNN", "Ngân hàng Nhà nước Việt Nam"),
        ("TU", "Tỉnh ủy"),
        pytest.param("TW", None, id="TW has several issuers"),
        pytest.param("BTC-BTP", None, id="a joint circular has several issuers"),
    ],
)
def test_issuer_of_an_ending(ending: str, name: str | None) -> None:
    found = [issuer.name for issuer in loader.issuers() if re.fullmatch(issuer.ending, ending)]
    assert found == ([name] if name else [])


def test_symbols_of_bodies_agree_with_issuers() -> None:
    for body in loader.bodies():
        issuers = {one.name for one in loader.issuers() if body.symbol and re.fullmatch(one.ending, body.symbol)}
        shared = {other.name for other in loader.bodies() if other.symbol == body.symbol}
        assert len(issuers) <= 1, body.name
        assert issuers <= shared, body.name


def test_fields_are_the_seven() -> None:
    assert {field.id: field.name for field in loader.reform_fields()} == FIELDS
    headings = [heading for field in loader.reform_fields() for heading in field.headings]
    assert not repeated(headings)
    assert headings == [canonical(heading) for heading in headings], "headings are compared with canonical text"


# Laws and abbreviations.


def test_laws_are_well_formed() -> None:
    assert not repeated(loader.laws())
    assert not repeated(law.number for law in loader.laws() if law.number)
    spellings: dict[str, set[str]] = {}
    for law in loader.laws():
        assert re.match(r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)\b", law.title)
        spellings.setdefault(canonical(law.title), set()).add(law.title)
        if law.number:
            assert law.number.split("/")[1] == str(law.year), law.title
    assert [titles for titles in spellings.values() if len(titles) > 1] == []


@pytest.mark.parametrize(
    ("title", "year", "number"),
    [
        ("Luật Ban hành văn bản quy phạm pháp luật", 2015, "80/2015/QH13"),
        ("Luật Ban hành văn bản quy phạm pháp luật", 2025, "64/2025/QH15"),
        ("Hiến pháp", 2013, None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
            2019,
            "47/2019/QH14",
        ),
    ],
)
def test_law_by_title_and_year(title: str, year: int, number: str | None) -> None:
    assert loader.Law(title, year, number) in loader.laws()


def test_abbreviations_are_enough_and_none_is_repeated() -> None:
    assert len({short for short, _ in loader.abbreviations()}) >= 150
    assert not repeated(loader.abbreviations())
    assert all(short.strip() and full.strip() and short != full for short, full in loader.abbreviations())


@pytest.mark.parametrize(("short", "full"), [("TTHC", "thủ tục hành chính"), ("TTCP", "Thủ tướng Chính phủ")])
def test_likeliest_full_form_stands_first(short: str, full: str) -> None:
    assert dict(reversed(loader.abbreviations()))[short] == full


# The files themselves.


def test_every_public_name_exists() -> None:
    assert all(hasattr(loader, name) for name in loader.__all__)


def test_samples_is_the_folder_of_plans() -> None:
    assert loader.samples().name == "plans"
    assert loader.samples().is_dir()
