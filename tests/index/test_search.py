"""Candidates to hits: fusion, folding of what overlaps, the cut-off, ranks, and queries that cannot be answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from index.analysis import analyse
from index.engine import VECTORS, WORDS, Candidate, Engine, Filter
from index.entry import Entry
from index.errors import BadQueryError, UnknownEntryError
from index.evidence import DEPTH, NAMES, gather
from index.filters import Filters
from index.library import Library
from index.question import understood
from index.search import DEFAULT_CUT_OFF, VECTOR_WEIGHT, CutOff, fuse, ranked

NewEntry = Callable[..., Entry]
QUERY = "số hóa hồ sơ thủ tục hành chính"
HIT_KEYS = {
    "entry", "kind", "plan", "source", "text", "trail", "start", "end", "page", "province", "issuer", "level", "period",
    "year", "field", "lead", "coordinating", "deadline", "output", "score", "why",
}  # fmt: skip


class Held:
    """An engine of a few entries that knows their terms and answers nothing by itself."""

    def __init__(self, entries: Mapping[int, Entry], found: Mapping[str, Sequence[Candidate]]) -> None:
        self._terms = {key: analyse(f"{' '.join(one.trail)} {one.text} {one.around}") for key, one in entries.items()}
        self._found = found
        self.size = 100

    def frequency(self, term: str) -> int:
        return 50 if term == "va" else 1

    def candidates(self, *_: object) -> Mapping[str, Sequence[Candidate]]:
        return self._found

    def held(self, keys: Sequence[int], terms: Sequence[str]) -> NDArray[np.uint8]:
        having = [{*self._terms[key].folded, *self._terms[key].folded_pairs} for key in keys]
        return np.array([[term in one for term in terms] for one in having], dtype=np.uint8).reshape(len(keys), -1)


def candidates(*scores: tuple[int, float]) -> list[Candidate]:
    return [Candidate(key, rank, score) for rank, (key, score) in enumerate(scores, start=1)]


def hits_of(
    query: str,
    found: Mapping[str, Sequence[Candidate]],
    entries: Mapping[int, Entry],
    limit: int = 10,
    cut_off: CutOff = DEFAULT_CUT_OFF,
) -> list[int]:
    known = {one.key for some in found.values() for one in some}
    engine = cast(Engine, Held({key: one for key, one in entries.items() if key in known}, found))
    evidence = gather(understood(query, plainly=True), np.ones(1, dtype=np.float32), Filter(), engine)
    return [hit.key for hit in ranked(evidence, lambda _: entries, (), limit=limit, cut_off=cut_off)]


def test_both_arms_count_in_the_fused_score() -> None:
    fused = fuse({WORDS: candidates((1, 10.0), (2, 5.0)), VECTORS: candidates((2, 0.9), (3, 0.8))})
    scores = dict(fused)
    assert [scores[2], scores[1], scores[3]] == pytest.approx([0.5 + 0.9 * VECTOR_WEIGHT, 1.0, 0.8 * VECTOR_WEIGHT])


def test_equal_scores_stand_in_the_order_of_keys() -> None:
    assert [key for key, _ in fuse({WORDS: candidates((5, 2.0), (3, 2.0), (4, 2.0))})] == [3, 4, 5]


def test_vectors_count_above_the_last_of_a_full_list() -> None:
    full = candidates(*((key, 1.0 - key / 1000) for key in range(DEPTH)))
    scores = dict(fuse({VECTORS: full}))
    assert scores[DEPTH - 1] == 0.0
    assert scores[0] == pytest.approx(VECTOR_WEIGHT * (DEPTH - 1) / 1000)


def test_nothing_found_fuses_to_nothing() -> None:
    assert fuse({}) == fuse({WORDS: [], VECTORS: []}) == []


def test_of_entries_that_overlap_in_a_plan_only_the_best_is_a_hit(new_entry: NewEntry) -> None:
    entries = {
        1: new_entry("a#passage-0-100", text="số hóa hồ sơ"),
        2: new_entry("a#target-10-40", text="số hóa hồ sơ"),
        3: new_entry("b#target-10-40", text="số hóa hồ sơ"),
        4: new_entry("a#task-100-120", text="số hóa hồ sơ"),
    }
    found = {WORDS: candidates((1, 4.0), (2, 3.0), (3, 2.0), (4, 1.0))}
    assert hits_of("số hóa hồ sơ", found, entries) == [1, 3, 4]


def test_what_hardly_answers_is_no_hit(new_entry: NewEntry) -> None:
    entries = {
        1: new_entry("a#task-0-1", text="số hóa hồ sơ và"),
        2: new_entry("a#task-1-2", text="đào tạo và"),
        3: new_entry("a#task-2-3", text="việc khác", trail=("Số hóa hồ sơ",)),
        4: new_entry("a#task-3-4", text="việc khác", around="số hóa hồ sơ"),
        5: new_entry("a#task-4-5", text="rất gần về nghĩa"),
    }
    found = {WORDS: candidates((1, 5.0), (2, 4.0), (3, 3.0), (4, 2.0)), VECTORS: candidates((5, 0.95), (2, 0.1))}
    assert sorted(hits_of("số hóa hồ sơ và", found, entries)) == [1, 3, 4, 5]


def test_an_entry_that_left_the_store_is_no_hit(new_entry: NewEntry) -> None:
    entries = {key: new_entry(f"a#task-{key}-{key + 1}", text="số hóa") for key in (1, 2)}
    question = understood("số hóa", plainly=True)
    engine = cast(Engine, Held(entries, {WORDS: candidates((1, 2.0), (2, 1.0))}))
    evidence = gather(question, None, Filter(), engine)
    assert [hit.key for hit in ranked(evidence, lambda _: {2: entries[2]}, (), limit=10)] == [2]


def test_no_more_hits_than_asked_for(new_entry: NewEntry) -> None:
    entries = {key: new_entry(f"a#task-{key}-{key + 1}", text="số hóa") for key in range(5)}
    assert hits_of("số hóa", {WORDS: candidates(*((key, 1.0) for key in range(5)))}, entries, limit=3) == [0, 1, 2]


def test_a_hit_has_the_keys_of_the_contract(sample_library: Library) -> None:
    answer = sample_library.search(QUERY)
    assert set(answer) == {"query", "took_ms", "stale", "filters", "hits", "read"}
    assert answer["query"] == QUERY
    assert answer["stale"] is False
    assert answer["hits"]
    assert all(set(hit) == HIT_KEYS for hit in answer["hits"])


def test_hits_come_best_first_and_say_why(sample_library: Library) -> None:
    hits = sample_library.search(QUERY, limit=20)["hits"]
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)
    for hit in hits:
        assert set(hit["why"]) == {"terms", "vectors", *NAMES}
        ranks = [rank for rank in (hit["why"]["terms"], hit["why"]["vectors"]) if rank is not None]
        assert ranks
        assert min(ranks) >= 1


def test_one_arm_alone_can_be_asked(sample_library: Library) -> None:
    hits = sample_library.search(QUERY, arms=frozenset({WORDS}))["hits"]
    assert hits
    assert all(hit["why"]["vectors"] is None for hit in hits)


@pytest.mark.parametrize("query", ["", "  \n", "a" * 5001])
def test_an_empty_or_endless_query_is_refused(query: str, sample_library: Library) -> None:
    with pytest.raises(BadQueryError):
        sample_library.search(query)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("bóng đá ngoại hạng Anh", id="football"),
        pytest.param("quantum chromodynamics", id="another language"),
        pytest.param("!?", id="no word at all"),
    ],
)
def test_a_question_that_no_plan_answers_gets_nothing(query: str, sample_library: Library) -> None:
    # Of the words alone: the stand-in encoder of these tests knows no meaning.
    assert sample_library.search(query, arms=frozenset({WORDS}))["hits"] == []


def test_the_answer_repeats_the_filters_asked(sample_library: Library) -> None:
    assert sample_library.search(QUERY, filters=Filters(year=2022, as_signed=False))["filters"] == {"year": 2022}


def similar(library: Library, entry: str, **filters: Any) -> list[dict[str, Any]]:
    hits: list[dict[str, Any]] = library.similar(entry, filters=Filters(**filters))["hits"]
    return hits


def test_similar_entries_stand_in_other_plans(sample_library: Library) -> None:
    own = sample_library.search("tỷ lệ hồ sơ giải quyết đúng hạn")["hits"][0]
    hits = similar(sample_library, own["entry"])
    assert hits
    assert own["plan"] not in {hit["plan"] for hit in hits}
    other = hits[0]["plan"]
    assert {hit["plan"] for hit in similar(sample_library, own["entry"], plan=other)} == {other}


def test_similar_takes_any_text(sample_library: Library) -> None:
    assert similar(sample_library, "tỷ lệ hồ sơ giải quyết đúng hạn")


def test_the_name_of_an_entry_that_is_none_is_said(sample_library: Library) -> None:
    with pytest.raises(UnknownEntryError, match="a#task-1-2"):
        sample_library.similar("a#task-1-2")
    with pytest.raises(BadQueryError):
        sample_library.similar(" ")
