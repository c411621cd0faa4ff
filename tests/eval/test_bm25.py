from math import log

import pytest

from eval.bm25 import Bm25

ENTRIES = [
    ("a.txt", 0, 20, "Sở Nội vụ chủ trì"),
    ("a.txt", 20, 60, "ý kiến của Sở Tư pháp"),
    ("b.txt", 0, 14, "rà soát thủ tục"),
    ("b.txt", 14, 28, "rà soát thủ tục"),
]


def test_ranks_by_the_formula_of_bm25() -> None:
    # lucene's form, k1 = 1.5, b = .75; "sở" is in 2 of 4 entries of 5, 6, 4 and 4 syllables
    idf, average = log(1 + (4 - 2 + 0.5) / (2 + 0.5)), (5 + 6 + 4 + 4) / 4
    expected = [idf / (1 + 1.5 * (0.25 + 0.75 * length / average)) for length in (5, 6)]
    hits = Bm25(ENTRIES).search("SỞ", 10)
    assert [hit["score"] for hit in hits] == pytest.approx(expected, rel=1e-5)
    assert hits[0] == {"source": "a.txt", "start": 0, "end": 20, "score": hits[0]["score"]}


def test_one_letter_syllables_are_words() -> None:
    assert [hit["start"] for hit in Bm25(ENTRIES).search("ý", 10)] == [20]


def test_equals_stay_in_the_order_of_the_entries_and_are_cut() -> None:
    assert [hit["start"] for hit in Bm25(ENTRIES).search("thủ tục", 10)] == [0, 14]
    assert [hit["start"] for hit in Bm25(ENTRIES).search("thủ tục", 1)] == [0]


@pytest.mark.parametrize("query", ["", "…", "chính quyền số", "thu tuc"])
def test_what_shares_no_syllable_has_no_hit(query: str) -> None:
    assert Bm25(ENTRIES).search(query, 10) == []


def test_an_empty_library_is_an_error() -> None:
    with pytest.raises(ValueError, match="no entries"):
        Bm25([])
