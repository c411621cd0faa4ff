"""The force of a document on a day, and the verdict on who cites it: as of the plan's own date, never of today."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.loader import RegisteredDocument, Relation
from extract.law.registry import LegalRegistry, shipped
from extract.law.standing import Verdict, days_of, standing_on, verdict_on
from extract.law.words import amended_text, standing_text

TODAY = date(2026, 11, 21)


def document(identifier: str) -> RegisteredDocument:
    return next(one for one in shipped().documents if one.id == identifier)


ONE_STOP = document("61/2018/NĐ-CP")

STATES = [
    pytest.param(date(2018, 5, 1), "not-yet", "chưa có hiệu lực trước 21/06/2018", id="issued, not yet in force"),
    pytest.param(date(2018, 6, 21), "in-force", "còn hiệu lực", id="first day in force"),
    pytest.param(date(2025, 6, 30), "in-force", "còn hiệu lực", id="last day in force"),
    pytest.param(
        date(2025, 7, 1), "replaced", "đã bị thay thế từ 01/07/2025 bởi Nghị định 118/2025/NĐ-CP", id="first without"
    ),
]


@pytest.mark.parametrize(("day", "state", "words"), STATES)
def test_force_on_a_day(day: date, state: str, words: str) -> None:
    standing = standing_on(shipped(), ONE_STOP, day)
    assert standing.state == state
    assert standing_text(shipped(), standing) == words


VERDICTS = [
    pytest.param("2022-01-07", "ended-since", id="older plan is not blamed for what came later"),
    pytest.param("2025-07-01", "dead-when-cited", id="on the first day without force"),
    pytest.param("2025-07", "dead-when-cited", id="dead all month"),
    pytest.param("2025", "ended-since", id="the year alone: in force on its first day"),
    pytest.param("2018-04-01", "not-issued-when-cited", id="cited before it was issued"),
    pytest.param("2018-04", "ended-since", id="perhaps issued when cited"),
    pytest.param(None, "unknown-day", id="plan without a date"),
]


@pytest.mark.parametrize(("day", "verdict"), VERDICTS)
def test_a_plan_is_judged_by_its_own_day(day: str | None, verdict: Verdict) -> None:
    assert verdict_on(shipped(), ONE_STOP, days_of(day), TODAY) == verdict


def test_what_still_holds_is_in_force() -> None:
    assert verdict_on(shipped(), document("30/2020/NĐ-CP"), days_of("2022-01-07"), TODAY) == "in-force"


def test_an_unconfirmed_replacement_ends_nothing_and_is_told() -> None:
    standing = standing_on(shipped(), document("34/2016/NĐ-CP"), date(2025, 3, 31))
    assert standing.state == "in-force"
    doubted = standing_on(shipped(), document("76/2015/QH13"), TODAY)
    assert doubted.state == "in-force"
    assert "63/2025/QH15" in {one.id for one in doubted.doubtful}
    assert "chưa xác nhận" in standing_text(shipped(), doubted)


def with_act(act: Relation) -> LegalRegistry:
    return LegalRegistry(shipped().documents, [*shipped().relations, act])


SUSPENDED = Relation(
    "107/2021/NĐ-CP", date(2021, 12, 6), "suspends", "30/2020/NĐ-CP", date(2020, 3, 5), date(2022, 1, 1), (), True, "x"
)


def test_a_suspended_document_is_so_from_the_day_said() -> None:
    registry = with_act(SUSPENDED)
    assert standing_on(registry, document("30/2020/NĐ-CP"), date(2021, 12, 31)).state == "in-force"
    assert standing_on(registry, document("30/2020/NĐ-CP"), date(2022, 1, 1)).state == "suspended"
    partly = with_act(replace(SUSPENDED, parts=("5",)))
    assert standing_on(partly, document("30/2020/NĐ-CP"), TODAY).state == "in-force"


def test_a_repeal_of_articles_leaves_the_rest_in_force() -> None:
    standing = standing_on(shipped(), document("63/2010/NĐ-CP"), TODAY)
    assert standing.state == "in-force"
    assert {one.id for one in standing.amended} == {"48/2013/NĐ-CP", "92/2017/NĐ-CP"}


def test_an_amendment_is_told_article_by_article_and_by_day() -> None:
    decree = document("63/2010/NĐ-CP")
    then, now = (standing_on(shipped(), decree, day) for day in (date(2015, 1, 1), TODAY))
    assert amended_text(shipped(), now, "khoản 2 Điều 4") == (
        "Điều 4 được sửa đổi bởi Nghị định 92/2017/NĐ-CP từ 25/09/2017"
    )
    assert amended_text(shipped(), then, "khoản 2 Điều 4") is None
    assert amended_text(shipped(), now, "Điều 6") is None
    assert amended_text(shipped(), now, None) is None


def test_a_relation_is_told_at_both_ends() -> None:
    for act in shipped().relations:
        actor, acted_on = shipped().actor(act), shipped().acted_on(act)
        assert act in shipped().acts_of(actor)
        assert act in shipped().acts_on(acted_on)
