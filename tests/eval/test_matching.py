from hypothesis import given
from hypothesis import strategies as st

from eval.matching import first_free, fold, iou, overlapping, pair

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12
)


def test_fold_forgets_composition_case_and_white_space() -> None:
    decomposed = "Sơ\u0309  NÔ\u0323I\u00a0vụ\n"
    assert decomposed != "sở nội vụ"
    assert fold(decomposed) == "sở nội vụ"


def test_fold_keeps_diacritics_and_tone_placement() -> None:
    assert fold("hòa") != fold("hoà")
    assert fold("Sở") != fold("So")


def test_iou_by_hand() -> None:
    assert iou((0, 10), (5, 15)) == 5 / 15
    assert iou((0, 10), (0, 5)) == 0.5
    assert iou((3, 9), (3, 9)) == 1.0


def test_iou_of_spans_that_only_touch_or_are_empty_is_nothing() -> None:
    assert iou((0, 5), (5, 9)) == 0.0
    assert iou((4, 4), (0, 9)) == 0.0
    assert iou((4, 4), (4, 4)) == 0.0


def test_the_best_pair_goes_first_even_where_it_comes_later() -> None:
    assert pair([(0, 10), (10, 20)], [(5, 20)], least=0.0) == [(1, 0)]


def test_equals_are_taken_in_text_order_whatever_the_order_of_the_list() -> None:
    assert pair([(0, 10)], [(5, 10), (0, 5)], least=0.0) == [(0, 1)]


def test_pairs_are_one_to_one() -> None:
    assert pair([(0, 4)], [(0, 4), (0, 4)], least=0.0) == [(0, 0)]
    assert pair([(0, 4), (0, 4)], [(0, 4)], least=0.0) == [(0, 0)]


def test_half_is_enough_where_half_is_asked() -> None:
    assert pair([(0, 10)], [(0, 5)], least=0.5) == [(0, 0)]
    assert pair([(0, 11)], [(0, 5)], least=0.5) == []


def test_two_mentions_on_one_span_each_find_their_own() -> None:
    gold, found = ["102", "80.3"], ["80.3", "102"]
    one = [(0, 9), (0, 9)]
    assert pair(one, one, least=0.0, agree=lambda i, j: gold[i] == found[j]) == [(0, 1), (1, 0)]


def test_what_does_not_agree_takes_no_place() -> None:
    assert pair([(0, 10)], [(0, 10), (0, 7)], least=0.5, agree=lambda _, j: j == 1) == [(0, 1)]


def test_nothing_pairs_with_nothing() -> None:
    assert pair([], [(0, 3)], least=0.0) == []
    assert pair([(0, 3)], [], least=0.0) == []


def test_first_free_passes_over_a_side_that_is_taken() -> None:
    assert first_free([(0, 0), (0, 1), (1, 0), (1, 1)]) == [(0, 0), (1, 1)]


@given(spans, spans)
def test_the_sweep_finds_exactly_the_pairs_that_overlap(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    expected = [(i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if iou(a, b) > 0]
    assert sorted(overlapping(gold, found)) == expected


@given(spans, spans)
def test_no_span_is_paired_twice_and_no_free_pair_is_left(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = pair(gold, found, least=0.0)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(left) == len(right) == len(pairs)
    assert all(i in left or j in right for i, j in overlapping(gold, found))
