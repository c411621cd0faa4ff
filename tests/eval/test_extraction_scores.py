from typing import Any

import pytest

from eval.extraction import HEAD, score_plan, similar_texts, total
from eval.score import Figure, Score, Share

Json = dict[str, Any]

HEADED: Json = {
    "kind": "Kế hoạch",
    "number": "12",
    "symbol": "KH-UBND",
    "date": "2023-02-01",
    "issuer": "Ủy ban nhân dân huyện Mẫu",
    "level": "district",
    "province": "Mẫu",
    "title": "Cải cách hành chính năm 2023",
    "period": {"start": 2023, "end": 2023},
}


def plan(document: Json = HEADED, /, **lists: list[Json]) -> Json:
    empty: Json = {"references": [], "deadlines": [], "units": [], "targets": [], "tasks": []}
    return {**empty, "document": document, **lists}


def reference(start: int, end: int, **keys: Any) -> Json:
    rest = {"id": "1/QĐ-UBND", "date": None, "issuer": None, "role": "cited", "flaw": None}
    return {"start": start, "end": end, **rest, **keys}


def deadline(start: int, end: int, **keys: Any) -> Json:
    return {"start": start, "end": end, "type": "by", "from": None, "to": "2023-06-30", "every": None, **keys}


def unit(start: int, end: int, name: str = "Sở Nội vụ") -> Json:
    return {"start": start, "end": end, "name": name}


def target(start: int, end: int, value: float, **keys: Any) -> Json:
    return {"start": start, "end": end, "value": value, **keys}


def task(text: str, **keys: Any) -> Json:
    rest = {"section": "I", "output": "Báo cáo", "lead": ["Phòng Nội vụ"], "coordinating": [], "deadline": "Quý I"}
    return {"task": text, **rest, **keys}


def score(key: str, gold: list[Json], found: list[Json]) -> dict[str, Figure]:
    return score_plan(plan(**{key: gold}), plan(**{key: found}))


# references


def test_references_exact_needs_both_ends() -> None:
    figures = score("references", [reference(0, 10), reference(20, 30)], [reference(0, 10), reference(20, 31)])
    assert figures["references exact"] == Score(1, 1, 1)
    assert figures["references id"] == Score(2, 0, 0)


def test_references_id_is_folded_and_needs_half_of_the_span() -> None:
    gold = [reference(0, 10, id="Luật Tổ chức chính quyền 2015"), reference(20, 30, id="5/NQ-CP"), reference(40, 50)]
    found = [
        reference(0, 10, id="LUẬT Tô\u0309 chức  chính quyền 2015"),
        reference(20, 24, id="5/NQ-CP"),
        reference(40, 50, id="2/QĐ-UBND"),
    ]
    assert score("references", gold, found)["references id"] == Score(1, 2, 2)


def test_two_readings_of_one_span_count_once_right_and_once_wrong() -> None:
    found = [reference(0, 10, id="9/QĐ-UBND"), reference(0, 10)]
    figures = score("references", [reference(0, 10)], found)
    assert figures["references id"] == figures["references exact"] == Score(1, 1, 0)


def test_a_repeated_mention_is_found_only_once() -> None:
    assert score("references", [reference(0, 10)], [reference(0, 10)] * 3)["references exact"] == Score(1, 2, 0)


def test_date_issuer_and_role_are_shares_of_the_paired() -> None:
    gold = [reference(0, 10, date="2021-12-06", issuer="Chính phủ", role="basis"), reference(20, 30), reference(40, 50)]
    found = [reference(0, 10, date="2021-12-06", issuer="chính phủ", role="cited"), reference(21, 30)]
    figures = score("references", gold, found)
    assert figures["references date"] == Share(2, 2)
    assert figures["references issuer"] == Share(1, 2), "equal, not equal when folded"
    assert figures["references role"] == Share(1, 2)


def test_no_reference_found_shows_no_accuracy() -> None:
    figures = score("references", [reference(0, 10)], [])
    assert figures["references date"] == Share(0, 0)
    assert figures["references exact"] == Score(0, 0, 1)


def test_flaws_count_by_any_overlap_whatever_the_type() -> None:
    gold = [reference(0, 10, flaw={"type": "date"}), reference(20, 30), reference(40, 50, flaw={"type": "form"})]
    found = [reference(9, 15, flaw={"type": "number"}), reference(20, 30, flaw={"type": "form"}), reference(40, 50)]
    assert score("references", gold, found)["flaws"] == Score(1, 1, 1)


def test_one_flaw_said_twice_is_right_once() -> None:
    found = [reference(0, 5, flaw={"type": "date"}), reference(5, 10, flaw={"type": "date"})]
    assert score("references", [reference(0, 10, flaw={"type": "date"})], found)["flaws"] == Score(1, 1, 0)


# deadlines


@pytest.mark.parametrize("change", [{"type": "during"}, {"from": "2023-01-01"}, {"to": None}, {"every": "month"}])
def test_a_deadline_is_normalised_only_where_all_its_parts_are_equal(change: Json) -> None:
    figures = score("deadlines", [deadline(0, 10)], [deadline(0, 9, **change)])
    assert figures["deadlines span"] == Score(1, 0, 0)
    assert figures["deadlines normalised"] == Score(0, 1, 1)


def test_the_condition_of_a_deadline_is_not_scored() -> None:
    figures = score("deadlines", [deadline(0, 10, condition="sau khi có hướng dẫn")], [deadline(0, 10, condition=None)])
    assert figures["deadlines normalised"] == Score(1, 0, 0)


def test_a_deadline_that_overlaps_less_than_half_is_not_found() -> None:
    figures = score("deadlines", [deadline(0, 10)], [deadline(6, 16)])
    assert figures["deadlines span"] == figures["deadlines normalised"] == Score(0, 1, 1)


# units


def test_units_are_named_among_overlapping_pairs() -> None:
    gold = [unit(0, 9, "Sở Nội vụ tỉnh Mẫu"), unit(20, 30), unit(40, 50)]
    found = [unit(0, 4, "SỞ NỘI VỤ  tỉnh Mẫu"), unit(20, 30, "Sở Tài chính"), unit(60, 70)]
    figures = score("units", gold, found)
    assert figures["units exact"] == Score(1, 2, 2)
    assert figures["units name"] == Share(1, 2)


def test_a_unit_that_covers_two_pairs_with_one() -> None:
    figures = score("units", [unit(0, 10), unit(12, 30, "Văn phòng")], [unit(0, 30, "Văn phòng")])
    assert figures["units name"] == Share(1, 1)
    assert figures["units exact"] == Score(0, 1, 2)


# targets


def test_two_targets_on_one_span_match_by_value_in_any_order() -> None:
    gold, found = [target(0, 9, 102), target(0, 9, 80.3)], [target(0, 9, 80.3), target(0, 9, 102.0)]
    assert score("targets", gold, found)["targets"] == Score(2, 0, 0)


def test_targets_match_by_one_character_but_not_by_none() -> None:
    assert score("targets", [target(0, 10, 5)], [target(9, 40, 5)])["targets"] == Score(1, 0, 0)
    assert score("targets", [target(0, 10, 5)], [target(10, 40, 5)])["targets"] == Score(0, 1, 1)


def test_allocations_are_left_out_on_both_sides() -> None:
    gold = [target(0, 9, 3, allocation=True), target(20, 29, 60)]
    found = [target(0, 9, 3, allocation=True), target(20, 29, 60, allocation=False), target(50, 59, 4, allocation=True)]
    assert score("targets", gold, found)["targets"] == Score(1, 0, 0)


# tasks


def test_a_task_is_found_by_its_text_and_whole_by_its_cells() -> None:
    gold = [task("Rà soát thủ tục hành chính"), task("Công bố danh mục dịch vụ công")]
    found = [task("RÀ SOÁT thủ tục  hành chính", lead=["phòng nội vụ"]), task(gold[1]["task"], lead=["Sở Tư pháp"])]
    figures = score("tasks", gold, found)
    assert figures["tasks found"] == Score(2, 0, 0)
    assert figures["tasks whole"] == Score(1, 1, 1)


CELLS: list[Json] = [
    {"section": "II"},
    {"output": None},
    {"lead": []},
    {"coordinating": ["Văn phòng"]},
    {"deadline": "Quý II"},
]


@pytest.mark.parametrize("change", CELLS)
def test_every_scored_cell_makes_a_row_less_than_whole(change: Json) -> None:
    assert score("tasks", [task("Rà soát")], [task("Rà soát", **change)])["tasks whole"] == Score(0, 1, 1)


def test_cells_that_are_not_scored_do_not() -> None:
    gold, found = task("Rà soát", number="1", budget="5 triệu"), task("Rà soát", number="2", budget=None)
    assert score("tasks", [gold], [found])["tasks whole"] == Score(1, 0, 0)


def test_rows_with_the_same_text_find_the_row_with_their_cells() -> None:
    gold = [task("Báo cáo", section="I"), task("Báo cáo", section="II")]
    assert score("tasks", gold, gold[::-1])["tasks whole"] == Score(2, 0, 0)
    assert score("tasks", gold, gold[1:])["tasks whole"] == Score(1, 0, 1)


def test_units_of_a_row_keep_their_order_and_number() -> None:
    gold = task("Rà soát", coordinating=["Sở A", "Sở B"])
    for units in (["Sở B", "Sở A"], ["Sở A, Sở B"]):
        assert score("tasks", [gold], [task("Rà soát", coordinating=units)])["tasks whole"] == Score(0, 1, 1)


def test_texts_are_similar_from_nineteen_in_twenty() -> None:
    text = "abcdefghijklmnopqrst"
    assert similar_texts([text], [text[:-1] + "!"]) == [(0, 0)], "2 · 19 / 40 = .95"
    assert similar_texts([text], [text[:-2] + "!!"]) == []


def test_long_texts_are_compared_letter_by_letter() -> None:
    text = "thực hiện rà soát, đơn giản hóa thủ tục hành chính nội bộ " * 8
    assert similar_texts([text], [text + "năm"]) == [(0, 0)]


def test_the_most_similar_text_comes_first() -> None:
    text = "Rà soát, đánh giá thủ tục hành chính năm 2023"
    assert similar_texts([text], [text + ".", text]) == [(0, 1), (0, 0)]


def test_one_text_is_similar_to_its_decomposed_form() -> None:
    assert similar_texts(["Rà soát thủ tục"], ["Ra\u0300 soa\u0301t thu\u0309 tu\u0323c"]) == [(0, 0)]


# head


def test_the_head_counts_each_of_its_eight_parts() -> None:
    figures = score_plan(plan(), plan({**HEADED, "number": None, "period": {"start": 2023, "end": 2025}}))
    assert figures["head"] == Share(6, 8)
    assert {key for key in HEAD if figures[f"head {key}"] == Share(0, 1)} == {"number", "period"}


def test_the_title_is_not_scored_and_an_added_key_is_not_looked_at() -> None:
    found = {**HEADED, "title": None, "confidence": 0.5, "period": {"start": 2023, "end": 2023, "text": "năm 2023"}}
    assert score_plan(plan(), plan(found))["head"] == Share(8, 8)


def test_an_absent_period_is_equal_only_to_an_absent_one() -> None:
    without = plan({**HEADED, "period": None})
    assert score_plan(plan(), without)["head period"] == Share(0, 1)
    assert score_plan(without, without)["head period"] == Share(1, 1)


# the whole


def test_nothing_labelled_and_nothing_found() -> None:
    figures = score_plan(plan(), plan())
    assert figures["targets"] == figures["tasks whole"] == figures["flaws"] == Score(0, 0, 0)
    assert figures["units name"] == Share(0, 0)


def test_all_that_is_found_in_an_empty_plan_is_wrong() -> None:
    found = plan(references=[reference(0, 4)], units=[unit(0, 4)], tasks=[task("Rà soát")])
    figures = score_plan(plan(), found)
    for name in ("references exact", "references id", "units exact", "tasks found", "tasks whole"):
        assert figures[name] == Score(0, 1, 0)


def test_a_missing_key_of_the_schema_is_an_error() -> None:
    found = plan()
    del found["targets"]
    with pytest.raises(KeyError, match="targets"):
        score_plan(plan(), found)


def test_plans_sum_their_counts() -> None:
    one = score("units", [unit(0, 4)], [unit(0, 4)])
    two = score("units", [unit(0, 4)] * 3, [])
    assert total([one, two])["units exact"] == Score(1, 0, 3)
    assert total([one, two])["head"] == Share(16, 16)
