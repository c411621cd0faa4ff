"""Relations between documents of the registry: consistent in days, directions and ends; damaged rows say where."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus import loader
from corpus.data_files import GazetteerError
from corpus.records import RegisteredDocument, Relation
from corpus.registry_tables import check, document_row, read_relations, read_rows, relation_row

_DOCUMENTS = {(one.id, one.issued): one for one in loader.registry()}


def _relation(**values: object) -> Relation:
    given: dict[str, object] = {
        "id": "61/2018/NĐ-CP", "issued": date(2018, 4, 23), "type": "replaces", "other_id": "09/2015/QĐ-TTg",
        "other_issued": date(2015, 3, 25), "since": date(2018, 6, 21), "parts": (), "confirmed": True, "source": "x",
    }  # fmt: skip
    return Relation(**{**given, **values})  # type: ignore[arg-type]


def test_at_least_250_documents_are_confirmed() -> None:
    assert len(loader.registry()) >= 250
    assert [one.id for one in loader.registry() if one.source in ("-", "unconfirmed")] == []


def test_both_ends_stand_in_the_registry_and_nothing_replaces_itself() -> None:
    check(loader.registry(), loader.relations())


def test_a_document_acts_on_an_earlier_one_once_it_is_issued() -> None:
    for one in loader.relations():
        assert one.other_issued <= one.issued, one
        assert one.since is None or one.since >= one.issued, one
        begins = _DOCUMENTS[one.id, one.issued].in_force_from
        if one.since and begins and one.type != "suspends":
            assert one.since >= begins, one


def test_a_relation_stands_once() -> None:
    stands = Counter((one.id, one.issued, one.type, one.other_id, one.other_issued) for one in loader.relations())
    assert [key for key, times in stands.items() if times > 1] == []


def test_the_end_of_a_document_is_the_day_of_what_replaces_it() -> None:
    for one in loader.relations():
        if one.ends_other and one.confirmed and one.since:
            assert _DOCUMENTS[one.other_id, one.other_issued].in_force_to == one.since, one


def test_a_relation_of_each_kind_that_reform_plans_rest_on_is_there() -> None:
    types = Counter(one.type for one in loader.relations() if one.confirmed)
    assert types["amends"] >= 50
    assert types["replaces"] >= 25
    assert types["implements"] >= 35
    assert types["repeals"] >= 4


def test_articles_that_an_amendment_touches() -> None:
    (one,) = [
        one for one in loader.relations() if (one.id, one.other_id) == ("48/2023/NĐ-CP", "90/2020/NĐ-CP")
    ]  # fmt: skip
    assert (one.type, one.parts, one.since, one.confirmed) == ("amends", ("15",), date(2023, 9, 15), True)


def test_rows_give_back_what_was_written() -> None:
    documents, relations = loader.registry(), loader.relations()
    text = "".join([*map(document_row, documents), *map(relation_row, relations)])
    assert read_rows(text, name="all") == (documents, relations)


def test_a_ring_of_replacements_is_an_error() -> None:
    documents = [
        RegisteredDocument(identifier, "Nghị định", date(2020, 1, day), "Chính phủ", "về việc", None, None, "x")
        for identifier, day in (("1/2020/NĐ-CP", 1), ("2/2020/NĐ-CP", 2), ("3/2020/NĐ-CP", 3))
    ]
    ring = [
        _relation(id=one.id, issued=one.issued, other_id=other.id, other_issued=other.issued, since=None)
        for one, other in zip(documents, [*documents[1:], documents[0]], strict=True)
    ]
    with pytest.raises(GazetteerError, match="thay thế chính nó"):
        check(documents, ring)


def test_an_end_that_is_missing_is_an_error() -> None:
    with pytest.raises(GazetteerError, match="9999/QĐ-TTg ngày 2015-03-25 không có trong sổ đăng ký"):
        check(loader.registry(), [_relation(other_id="9999/QĐ-TTg")])


@pytest.fixture
def read_damaged(tmp_path: Path) -> Callable[[str], str]:
    def read(row: str) -> str:
        path = tmp_path / "relations.tsv"
        path.write_text(row, encoding="utf-8")
        with pytest.raises(GazetteerError) as error:
            list(read_relations(path))
        return str(error.value)

    return read


_ROW = relation_row(_relation())

DAMAGE = [
    pytest.param("replaces", "ersetzt", "'ersetzt' is no relation", id="type"),
    pytest.param("confirmed", "perhaps", "'perhaps' is neither of confirmed, unconfirmed", id="standing"),
    pytest.param("2018-06-21", "21/6/2018", "'21/6/2018' is no day", id="day"),
    pytest.param("2018-06-21", "2017-06-21", "replaces 09/2015/QĐ-TTg before it is issued", id="effect before issue"),
    pytest.param("2015-03-25", "2019-03-25", "replaces 09/2015/QĐ-TTg, which is later", id="acts on a later one"),
    pytest.param("\tx\n", "\n", "wanted are 9 cells", id="no source"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), DAMAGE)
def test_damaged_row_says_where(right: str, wrong: str, message: str, read_damaged: Callable[[str], str]) -> None:
    said = read_damaged(_ROW.replace(right, wrong, 1))
    assert said.startswith("relations.tsv, line 1: ")
    assert message in said
