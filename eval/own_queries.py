"""Search on queries of our own over the sample plans (`corpus/queries.jsonl`): what weights and cut-off are learned on.

An entry is named by its plan, its kind and the words that it begins with. Entries that overlap are one item, with the
best of their grades: a search shows only one of them.
"""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.loader import samples
from eval.errors import JudgeError
from eval.labels import ROOT
from eval.retrieval import ALL, Search, evaluate
from eval.score import Figure, Share
from index.engine import VECTORS, WORDS
from index.entry import Entry
from index.library import Library
from index.search import DEFAULT_CUT_OFF, NO_CUT_OFF, CutOff
from models.normal import late_tones, unaccented

Json = dict[str, Any]

QUERIES = ROOT / "corpus" / "queries.jsonl"
ARMS = {"fused": frozenset({WORDS, VECTORS}), WORDS: frozenset({WORDS}), VECTORS: frozenset({VECTORS})}
# Other ways to write each query: none may cost more than two points.
VIEWS: Mapping[str, Callable[[str], str]] = {
    "without diacritics": unaccented,
    "tone marks placed late": late_tones,
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
}


def score_own_queries() -> dict[str, Figure]:
    """Score each arm, the views of the queries, and where the search falls silent."""
    with sample_library() as library:
        items, queries = judged(list(library.entries()), read_queries())
        figures = {
            f"{arm}/{kind}": figure
            for arm, arms in ARMS.items()
            for kind, figure in evaluate(_search(library, arms, _cut_off(arm)), items, queries).items()
        }
        answered = [query for query in queries if query["judgements"]]
        for name, view in VIEWS.items():
            seen = [{**query, "query": view(query["query"])} for query in answered]
            figures[f"{name}/{ALL}"] = evaluate(_search(library, ARMS["fused"]), items, seen)[ALL]
        figures["best hit kept"] = _kept(library, items, answered)
    return figures


@contextmanager
def sample_library() -> Iterator[Library]:
    """Open a library of the sample plans, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="doisanh-queries-") as folder, Library.open(Path(folder)) as library:
        library.ingest([samples()])
        yield library


def read_queries() -> list[Json]:
    """Read the queries with their judgements as written."""
    return [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]


def judged(entries: Sequence[Entry], queries: Iterable[Json]) -> tuple[list[Json], list[Json]]:
    """Return items, each a stretch of a plan, and the queries with the items that they judge.

    Raises JudgeError where a judgement names no entry.
    """
    items = list(_items(entries))
    by_source: dict[str, list[Json]] = defaultdict(list)
    for item in items:
        by_source[item["plan"]].append(item)
    by_plan: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_plan[entry.plan, entry.kind].append(entry)
    asked = []
    for query in queries:
        grades: dict[str, int] = {}
        for one in query["judgements"]:
            meant = [entry for entry in by_plan[one["plan"], one["kind"]] if entry.text.startswith(one["text"])]
            if not meant:
                raise JudgeError(f"query {query['id']}: {one['plan']} has no {one['kind']} {one['text']!r}")
            for entry in meant:
                item = next(item for item in by_source[entry.source] if item["start"] <= entry.start < item["end"])
                grades[item["id"]] = max(grades.get(item["id"], 0), one["grade"])
        asked.append({**query, "judgements": [{"item": item, "grade": grade} for item, grade in grades.items()]})
    return items, asked


def _items(entries: Iterable[Entry]) -> Iterator[Json]:
    """Yield the stretches of each plan that entries cover, those that overlap as one."""
    by_source: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_source[entry.source].append(entry)
    for source, found in by_source.items():
        start = end = -1
        for entry in sorted(found, key=lambda one: one.start):
            if entry.start >= end:
                if end >= 0:
                    yield {"id": f"{source}:{start}", "plan": source, "start": start, "end": end}
                start, end = entry.start, entry.end
            end = max(end, entry.end)
        yield {"id": f"{source}:{start}", "plan": source, "start": start, "end": end}


def _cut_off(arm: str) -> CutOff:
    """An arm alone only ranks: when to fall silent takes both."""
    return DEFAULT_CUT_OFF if arm == "fused" else NO_CUT_OFF


def _search(library: Library, arms: frozenset[str], cut_off: CutOff = DEFAULT_CUT_OFF) -> Search:
    return lambda query, limit: library.search(query, limit=limit, arms=arms, cut_off=cut_off)["hits"]


def _kept(library: Library, items: Sequence[Json], queries: Sequence[Json]) -> Share:
    """Return how many queries keep their best hit when the search may fall silent, of those that have a right one."""
    kept, whole = 0, 0
    for query in queries:
        best = _best(_search(library, ARMS["fused"], NO_CUT_OFF), items, query)
        if best:
            whole += 1
            kept += _best(_search(library, ARMS["fused"]), items, query) >= best
    return Share(kept, whole)


def _best(search: Search, items: Sequence[Json], query: Json) -> int:
    """Return the best grade among the first ten hits."""
    by_id = {item["id"]: item for item in items}
    grades = [0]
    for hit in search(query["query"], 10):
        for one in query["judgements"]:
            item = by_id[one["item"]]
            if item["plan"] == hit["source"] and item["start"] <= hit["start"] < item["end"]:
                grades.append(one["grade"])
    return max(grades)
