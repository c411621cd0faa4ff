"""Filters as people ask them: provinces and units through their mergers, documents in any spelling."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from index.errors import BadQueryError
from index.filters import LEVELS, Filters, resolve, unit_key, unit_keys
from index.library import Library
from index.store import CitedId


@pytest.fixture(scope="module")
def filtered(
    tmp_path_factory: pytest.TempPathFactory, open_library: Callable[..., Library], new_plan: Callable[..., Path]
) -> Iterator[Library]:
    """Give plans of three provinces, years and issuers, each with one task."""
    folder = tmp_path_factory.mktemp("filters")
    files = [
        new_plan(folder, "dong-nai.md", lead="Sở Kế hoạch và Đầu tư"),
        new_plan(
            folder, "quang-nam.md", issuer="ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM", symbol="KH-UBND", place="Quảng Nam",
            year=2023, tasks=("Thi hành Nghị định số 107/2021/NĐ-CP về một cửa",), deadline="Trước ngày 15/3/2023",
        ),
        new_plan(
            folder, "da-nang.md", issuer="ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", symbol="KH-UBND", place="Đà Nẵng",
            year=2021, period="giai đoạn 2021 - 2025", lead="Sở Tài chính", deadline="Thường xuyên",
            tasks=("Thu phí trực tuyến",),
        ),
    ]  # fmt: skip
    with open_library(folder / "data") as opened:
        opened.ingest(files)
        yield opened


def plans(library: Library, **asked: Any) -> list[str]:
    return [entry.plan for entry in library.matching(Filters(**asked)) if entry.kind == "task"]


CASES = [
    pytest.param({}, ["dong-nai", "quang-nam", "da-nang"], id="nothing asked"),
    pytest.param({"province": "Đà Nẵng"}, ["quang-nam", "da-nang"], id="a province of today with its predecessors"),
    pytest.param({"province": "da nang"}, ["quang-nam", "da-nang"], id="without diacritics"),
    pytest.param({"province": "Thành phố Đà Nẵng"}, ["quang-nam", "da-nang"], id="with the kind"),
    pytest.param({"province": "TP. Đà Nẵng"}, ["quang-nam", "da-nang"], id="with the kind abbreviated"),
    pytest.param({"province": "Đà Nẵng", "as_signed": True}, ["da-nang"], id="as signed"),
    pytest.param({"province": "Quảng Nam"}, ["quang-nam"], id="a province merged away"),
    pytest.param({"province": "tỉnh Đồng Nai"}, ["dong-nai"], id="renamed from province to city"),
    pytest.param({"year": 2022}, ["dong-nai", "da-nang"], id="a year inside a longer period"),
    pytest.param({"year": 2025}, ["da-nang"], id="the last year of a period"),
    pytest.param({"year": 2020}, [], id="a year that no period covers"),
    pytest.param({"field": "procedures"}, ["dong-nai", "quang-nam", "da-nang"], id="field by id"),
    pytest.param({"field": "thủ tục hành chính"}, ["dong-nai", "quang-nam", "da-nang"], id="field by Vietnamese name"),
    pytest.param({"field": "THU TUC HANH CHINH"}, ["dong-nai", "quang-nam", "da-nang"], id="field without diacritics"),
    pytest.param({"field": "tài chính công"}, [], id="another field"),
    pytest.param({"unit": "Sở Tài chính"}, ["dong-nai", "da-nang"], id="a unit with one merged into it"),
    pytest.param({"unit": "so tai chinh"}, ["dong-nai", "da-nang"], id="a unit without diacritics"),
    pytest.param({"unit": "Sở KH&ĐT"}, ["dong-nai"], id="a unit by its abbreviation"),
    pytest.param({"unit": "Sở Kế hoạch và Đầu tư tỉnh Đồng Nai"}, ["dong-nai"], id="a unit with its place"),
    pytest.param({"level": "department"}, ["dong-nai"], id="level"),
    pytest.param({"level": "province"}, ["quang-nam", "da-nang"], id="another level"),
    pytest.param({"due_before": "2023-03-15"}, ["dong-nai", "quang-nam"], id="'before the 15th' is due on it"),
    pytest.param({"due_before": "2023-03-14"}, ["dong-nai"], id="and no day earlier"),
    pytest.param({"due_before": "2022-06-30"}, ["dong-nai"], id="the last day of a quarter"),
    pytest.param({"due_before": "2099-01-01"}, ["dong-nai", "quang-nam"], id="a standing task is never due"),
    pytest.param({"plan": "da-nang"}, ["da-nang"], id="plan"),
    pytest.param({"plan": "không có"}, [], id="a plan that is none"),
    pytest.param(
        {"province": "Đà Nẵng", "year": 2023, "level": "province"}, ["quang-nam", "da-nang"], id="several hold"
    ),
    pytest.param({"province": "Đà Nẵng", "cites": "NĐ 107"}, ["quang-nam"], id="several narrow"),
]


@pytest.mark.parametrize(("asked", "expected"), CASES)
def test_filters(asked: dict[str, Any], expected: list[str], filtered: Library) -> None:
    assert plans(filtered, **asked) == expected


@pytest.mark.parametrize(
    "spelling",
    ["107/2021/NĐ-CP", "Nghị định số 107/2021/NĐ-CP", "107/2021/nd-cp", "NĐ 107", "nghị định 107/2021", "107"],
)
def test_cites_in_any_spelling(spelling: str, filtered: Library) -> None:
    assert plans(filtered, cites=spelling) == ["quang-nam"]


def test_cites_means_the_entry_itself(filtered: Library) -> None:
    cited = filtered.matching(Filters(cites="76/NQ-CP"))
    assert {entry.kind for entry in cited} == {"passage"}
    assert {entry.plan for entry in cited} == {"dong-nai", "quang-nam", "da-nang"}


def test_who_cites_a_document(filtered: Library) -> None:
    answer = filtered.cites("nghị định 107")
    assert answer["documents"] == ["107/2021/NĐ-CP"]
    (cited,) = answer["citations"]
    assert (cited["plan"], cited["province"], cited["year"]) == ("quang-nam", "Quảng Nam", 2021)
    text = filtered.show("quang-nam")["text"]
    assert text[cited["start"] : cited["end"]] == cited["text"]
    assert filtered.cites("999/2021/NĐ-CP")["citations"] == []
    with pytest.raises(BadQueryError):
        filtered.cites(" ")


def test_a_hit_shows_the_province_as_signed(filtered: Library) -> None:
    hits = filtered.search("thi hành nghị định 107/2021/NĐ-CP về một cửa", filters=Filters(province="Đà Nẵng"))["hits"]
    assert hits[0]["province"] == "Quảng Nam"


class NothingCited:
    """A library in which no plan cites anything."""

    def cited_as(self, folded: str) -> Sequence[CitedId]:
        return [][: len(folded)]

    def cited_numbered(self, number: str) -> Sequence[CitedId]:
        return [][: len(number)]


WRONG = [
    pytest.param({"province": "Atlantis"}, "Atlantis", id="province"),
    pytest.param({"field": "thể thao"}, "procedures", id="field: the message lists what there is"),
    pytest.param({"level": "galaxy"}, "department", id="level: the message lists what there is"),
    pytest.param({"due_before": "31/13/2022"}, "không phải ngày", id="day"),
    pytest.param({"due_before": "2022-02-30"}, "2022-02-30", id="a day that is none"),
]


@pytest.mark.parametrize(("asked", "said"), WRONG)
def test_a_filter_that_cannot_be_read_is_said(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(BadQueryError, match=said):
        resolve(Filters(**asked), NothingCited())


def test_only_what_is_asked_is_repeated() -> None:
    assert Filters(year=2022, as_signed=True).asked() == {"as_signed": True, "year": 2022}
    assert Filters().asked() == {}
    assert all(resolve(Filters(level=level), NothingCited()).levels == frozenset({level}) for level in LEVELS)


def test_units_are_compared_written_out_and_without_diacritics() -> None:
    for name in ("Sở LĐ-TB&XH", "SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI"):
        assert unit_key(name) == "so lao dong thuong binh va xa hoi"
    assert unit_keys("Sở Nội vụ tỉnh Đồng Nai") == ("so noi vu tinh dong nai", "so noi vu")
