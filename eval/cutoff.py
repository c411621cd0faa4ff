"""Where search falls silent: the cut-off's two thresholds over queries of our own on the sample plans.

`corpus/queries.jsonl` holds queries with a phrase that a right answer contains, and queries that no sample plan
answers (`answer` null). `python -m eval.cutoff` prints for each pair of thresholds how many negatives are answered with
nothing, and how many of the others lose every right answer that they had without a cut-off.
"""

import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.loader import samples
from eval.labels import ROOT
from index.library import Library
from index.search import CutOff

QUERIES = ROOT / "corpus" / "queries.jsonl"
_COVERAGES = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_NEARNESSES = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def main() -> None:
    """Print the table."""
    queries = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    negatives = [one["query"] for one in queries if one["answer"] is None]
    others = [(one["query"], one["answer"]) for one in queries if one["answer"] is not None]
    with TemporaryDirectory(prefix="doisanh-cutoff-") as folder, Library.open(Path(folder)) as library:
        library.ingest([samples()])
        answered = [pair for pair in others if _answered(library, *pair, coverage=0.0, nearness=0.0)]
        print(f"{len(negatives)} negatives, {len(others)} others, {len(answered)} of them answered without a cut-off\n")
        print("| coverage | nearness | negatives silent | others that lose their answer |\n| --- | --- | --- | --- |")
        for coverage, nearness in product(_COVERAGES, _NEARNESSES):
            silent = sum(not _hits(library, query, coverage, nearness) for query in negatives)
            lost = sum(not _answered(library, *pair, coverage=coverage, nearness=nearness) for pair in answered)
            print(f"| {coverage} | {nearness} | {silent / len(negatives):.2f} | {lost / len(answered):.2f} |")


def _hits(library: Library, query: str, coverage: float, nearness: float) -> Sequence[str]:
    return [hit["text"] for hit in library.search(query, cut_off=CutOff(coverage, nearness))["hits"]]


def _answered(library: Library, query: str, answer: str, *, coverage: float, nearness: float) -> bool:
    return any(answer.lower() in text.lower() for text in _hits(library, query, coverage, nearness))


if __name__ == "__main__":
    main()
