import pytest

from eval.errors import JudgeError
from eval.report import BEGIN, END, extraction_table, retrieval_table, with_scores
from eval.score import Mean, Record, Score, Share

RECORDS: dict[str, Record] = {
    "extraction/targets": Score(2, 1, 2).record(),
    "extraction/head": Share(7, 8).record(),
    "retrieval/fused/all": Mean(1.5, 2).record(),
    "retrieval/fused/negative": Share(1, 4).record(),
    "retrieval/words/all": Mean(1.0, 2).record(),
    "retrieval/words/negative": Share(4, 4).record(),
}


def test_extraction_alone() -> None:
    assert extraction_table("extraction", RECORDS).splitlines() == [
        "| figure | right | precision | recall | F1 or share |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| targets | 2/4 | 0.6667 | 0.5000 | 0.5714 |",
        "| head | 7/8 | – | – | 0.8750 |",
    ]


def test_extraction_beside_the_baseline() -> None:
    lines = extraction_table("extraction", RECORDS, {"extraction/targets": {"value": 0.6}}).splitlines()
    assert lines[0].endswith("| F1 or share | baseline | difference |")
    assert lines[2].endswith("| 0.5714 | 0.6000 | -0.0286 |")
    assert lines[3].endswith("| 0.8750 | – | – |"), "a new figure has none"


def test_retrieval_alone_shows_an_arm_that_was_not_run_as_absent() -> None:
    assert retrieval_table(RECORDS).splitlines() == [
        "| queries | number | fused | words | vectors | bm25s |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| all | 2 | 0.7500 | 0.5000 | – | – |",
        "| negative | 4 | 0.2500 | 1.0000 | – | – |",
    ]


def test_retrieval_beside_the_baseline() -> None:
    line = retrieval_table(RECORDS, {"retrieval/words/all": {"value": 0.25}}).splitlines()[2]
    assert line == "| all | 2 | 0.7500 | – | – | 0.5000 | 0.2500 | +0.2500 | – | – | – | – | – | – |"


def test_the_readme_keeps_all_but_what_stands_between_the_marks() -> None:
    once = with_scores(f"before\n{BEGIN}\nold\n{END}\nafter\n", RECORDS)
    assert once.startswith(f"before\n{BEGIN}\n\nExtraction on the five real plans")
    assert once.endswith(f"|\n\n{END}\nafter\n")
    assert "old" not in once
    assert with_scores(once, RECORDS) == once, "a second time changes nothing"


@pytest.mark.parametrize("readme", ["", BEGIN, f"{END}{BEGIN}", f"{BEGIN}{BEGIN}{END}"])
def test_a_readme_without_both_marks_is_an_error(readme: str) -> None:
    with pytest.raises(JudgeError, match=r"README\.md needs"):
        with_scores(readme, RECORDS)
