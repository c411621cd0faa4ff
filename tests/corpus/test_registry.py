"""The registry of legal documents: what it must hold, and what it says of a damaged file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus import loader
from corpus.loader import GazetteerError, RegisteredDocument

_FILES = sorted(loader._REGISTRY.iterdir())
_LAWS = {"Luật", "Bộ luật", "Pháp lệnh"}


def _documents(identifier: str) -> list[RegisteredDocument]:
    return [one for one in loader.registry() if one.id == identifier]


# The central documents that the labelled plans cite, and others that reform plans of these years rest on.
CENTRAL = """
18-NQ/TW 19-NQ/TW 27-NQ/TW 39-NQ/TW 57-NQ/TW 66-NQ/TW 05-CT/TW
30c/NQ-CP 76/NQ-CP 04/NQ-CP 131/NQ-CP 17/NQ-CP 55/2022/QH15
20/2008/NĐ-CP 63/2010/NĐ-CP 48/2013/NĐ-CP 92/2017/NĐ-CP 61/2018/NĐ-CP 107/2021/NĐ-CP 118/2025/NĐ-CP
107/2020/NĐ-CP 108/2020/NĐ-CP 108/2014/NĐ-CP 113/2018/NĐ-CP 115/2020/NĐ-CP 138/2020/NĐ-CP 62/2020/NĐ-CP
106/2020/NĐ-CP 120/2020/NĐ-CP 30/2020/NĐ-CP 45/2020/NĐ-CP 42/2022/NĐ-CP 60/2021/NĐ-CP 16/2015/NĐ-CP
130/2005/NĐ-CP 117/2013/NĐ-CP 45/2016/QĐ-TTg 468/QĐ-TTg 06/QĐ-TTg 749/QĐ-TTg 942/QĐ-TTg 1015/QĐ-TTg 1085/QĐ-TTg
876/QĐ-BNV 26/2019/TT-BTC 33/2022/TT-BTC 02/2017/TT-VPCP 01/2018/TT-VPCP 80/2015/QH13 63/2020/QH14 77/2015/QH13
47/2019/QH14 22/2008/QH12 58/2010/QH12 52/2019/QH14 83/2015/QH13 72/2025/QH15 64/2025/QH15
"""


@pytest.mark.parametrize("identifier", CENTRAL.split())
def test_what_reform_plans_rest_on_is_there(identifier: str) -> None:
    assert _documents(identifier)


def test_a_document_with_all_that_is_known_of_it() -> None:
    assert _documents("45/2016/QĐ-TTg") == [
        RegisteredDocument(
            id="45/2016/QĐ-TTg",
            kind="Quyết định",
            issued=date(2016, 10, 19),
            issuer="Thủ tướng Chính phủ",
            title="về việc tiếp nhận hồ sơ, trả kết quả giải quyết thủ tục hành chính qua dịch vụ bưu chính công ích",
            in_force_from=date(2016, 12, 16),
            in_force_to=None,
            source="Bộ pháp điển; citations 2/2",
        )
    ]


def test_a_number_without_a_year_comes_again() -> None:
    assert [one.issued.year for one in _documents("76/NQ-CP")] == [2013, 2021]
    assert [one.issued.year for one in _documents("27-NQ/TW")] == [2018, 2022]


def test_a_number_comes_once_a_year() -> None:
    numbers = Counter((one.kind, one.id.lstrip("0"), one.issued.year) for one in loader.registry())
    assert [number for number, times in numbers.items() if times > 1] == []


def test_kinds_are_standard_and_issuers_those_of_the_endings() -> None:
    kinds = {kind.name for kind in loader.document_kinds()}
    for one in loader.registry():
        assert one.kind in kinds, one.id
        ending = re.split(r"[-/]", one.id)[-1]
        issuers = {issuer.name for issuer in loader.issuers() if re.fullmatch(issuer.ending, ending)}
        assert not issuers or one.issuer in issuers or "TTLT" in one.id, one.id


def test_laws_agree_with_the_gazetteer() -> None:
    laws = {law.number: law for law in loader.laws()}
    for one in loader.registry():
        if one.kind in _LAWS:
            assert laws[one.id] == loader.Law(one.title, one.issued.year, one.id)


def test_nothing_begins_before_it_is_issued() -> None:
    assert [one.id for one in loader.registry() if one.in_force_from and one.in_force_from < one.issued] == []


# The files themselves.


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_file_is_composed_and_says_where_it_comes_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = text[: re.search(r"^[^#\n]", text, re.MULTILINE).start()]  # type: ignore[union-attr]
    assert path.suffix == ".tsv"
    assert unicodedata.is_normalized("NFC", text)
    assert "Source" in head
    assert all(len(line) <= 120 for line in text.splitlines() if line.startswith("#"))


@pytest.fixture
def read_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    def read(text: str) -> str:
        (tmp_path / "decrees.tsv").write_text(text, encoding="utf-8")
        monkeypatch.setattr(loader, "_REGISTRY", tmp_path)
        with pytest.raises(GazetteerError) as error:
            loader.registry.__wrapped__()
        return str(error.value)

    return read


_ROW = "{id}\t{day}\tNghị định\tChính phủ\t{begins}\t{ends}\tcông báo\tvề công tác văn thư\n"
_RIGHT = {"id": "30/2020/NĐ-CP", "day": "2020-03-05", "begins": "2020-03-05", "ends": "-"}

DAMAGE = [
    pytest.param({"id": "30.2020.NĐ-CP"}, "line 2: '30.2020.NĐ-CP' is no number", id="number"),
    pytest.param({"day": "05/3/2020"}, "line 2: '05/3/2020' is no day", id="day as documents write it"),
    pytest.param({"day": "2020-02-30"}, "line 2: '2020-02-30' is no day", id="day that there is not"),
    pytest.param({"day": "-"}, "line 2: '-' is no day", id="no day"),
    pytest.param({"day": "2021-03-05"}, "line 2: 30/2020/NĐ-CP is of another year than 2021-03-05", id="year"),
    pytest.param({"ends": "2020-03-05"}, "line 2: 30/2020/NĐ-CP ends before it begins", id="end"),
    pytest.param({"begins": ""}, "line 2: wanted are 8 cells", id="empty cell"),
]


@pytest.mark.parametrize(("change", "message"), DAMAGE)
def test_damaged_row_says_where(change: dict[str, str], message: str, read_damaged: Callable[[str], str]) -> None:
    assert read_damaged("# Source\n" + _ROW.format(**{**_RIGHT, **change})).startswith(f"decrees.tsv, {message}")


def test_a_document_that_stands_twice_is_an_error(read_damaged: Callable[[str], str]) -> None:
    row = _ROW.format(**_RIGHT)
    assert read_damaged(row + row) == "decrees.tsv, line 2: 30/2020/NĐ-CP of 2020-03-05 stands twice"


def test_an_empty_registry_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "_REGISTRY", tmp_path)
    with pytest.raises(GazetteerError, match="no files"):
        loader.registry.__wrapped__()
