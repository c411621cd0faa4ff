import pytest

from eval.score import Mean, Score, Share


def test_score_by_hand() -> None:
    score = Score.of(paired=3, gold=4, found=6)
    assert (score.tp, score.fp, score.fn) == (3, 3, 1)
    assert score.precision == 0.5
    assert score.recall == 0.75
    assert score.f1 == pytest.approx(0.6)


def test_scores_add_their_counts_not_their_ratios() -> None:
    assert Score(1, 0, 0) + Score(0, 0, 3) == Score(1, 0, 3)
    assert (Score(1, 0, 0) + Score(0, 0, 3)).f1 == 0.4


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("score", [Score(fp=2), Score(fn=2), Score(fp=1, fn=1)])
def test_nothing_right_is_nothing(score: Score) -> None:
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)


def test_a_share_of_nothing_is_nothing() -> None:
    assert Share().rate == 0.0
    assert (Share(1, 2) + Share(2, 2)).rate == 0.75


def test_means_add() -> None:
    assert (Mean(0.5, 1) + Mean(1.0, 2)).mean == 0.5
    assert Mean().mean == 0.0


def test_unlike_figures_do_not_add() -> None:
    with pytest.raises(TypeError):
        Score() + Share()
    with pytest.raises(TypeError):
        Share() + Mean()
    with pytest.raises(TypeError):
        Mean() + Score()


def test_records_round_to_four_places_and_keep_the_counts() -> None:
    assert Score(2, 1, 0).record() == {"value": 0.8, "precision": 0.6667, "recall": 1.0, "tp": 2, "fp": 1, "fn": 0}
    assert Share(1, 3).record() == {"value": 0.3333, "right": 1, "total": 3}
    assert Mean(2.0, 3).record() == {"value": 0.6667, "queries": 3}
