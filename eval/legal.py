"""Retrieval on the citizens' questions of the Zalo AI 2021 challenge over the articles of the Bộ pháp điển.

`python -m eval.legal` prints nDCG@10 (an article that answers has gain 1) of each arm alone and of both with several
weights of the vector arm. The weight in `index.search` was chosen here, so that the plans' own queries only measure.
"""

import json
import lzma
import os
from collections.abc import Collection, Mapping, Sequence
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from eval.labels import shared_folder
from index.analysis import analyse, written_out
from index.embedded import EmbeddedEngine
from index.engine import VECTORS, WORDS, Candidate, Filter, Item
from index.evidence import DEPTH, Evidence, gather
from index.question import understood
from index.search import WEIGHTS, fuse
from models.encoder import load

_WEIGHTS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_LONGEST = 4_000
_BATCH = 5_000


def main() -> None:
    """Index the articles, ask the questions, print the table."""
    data = shared_folder(os.environ) / "data"
    with lzma.open(data / "legal_articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    lines_of_questions = (data / "legal_questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines_of_questions]
    keys = {article["code"]: key for key, article in enumerate(articles)}
    encoder = load()
    with TemporaryDirectory(prefix="doisanh-legal-") as folder:
        engine = EmbeddedEngine(Path(folder), fingerprint=encoder.fingerprint, dimension=encoder.dimension)
        for at in range(0, len(articles), _BATCH):
            texts = [f"{one['title']}. {one['text'][:_LONGEST]}" for one in articles[at : at + _BATCH]]
            vectors = encoder.encode([written_out(text) for text in texts])
            nothing = analyse("")
            engine.add(
                Item(at + i, analyse(text), nothing, vector)
                for i, (text, vector) in enumerate(zip(texts, vectors, strict=True))
            )
        engine.commit(1)
        found, fused = [], []
        for question in questions:
            asked = understood(question["question"], plainly=True)
            vector = encoder.encode([asked.words])[0]
            found.append(engine.candidates(asked.terms, vector, Filter(), DEPTH))
            fused.append(_best_first(gather(asked, vector, Filter(), engine)))
    wanted = [{keys[code] for code in question["articles"] if code in keys} for question in questions]
    print("| arm | nDCG@10 |\n| --- | --- |")
    for arm in (WORDS, VECTORS):
        print(f"| {arm} | {_mean([{arm: one[arm]} for one in found], wanted, 1.0):.4f} |")
    print(f"| all measures, as a search weighs them | {_mean_of(fused, wanted):.4f} |")
    for weight in _WEIGHTS:
        print(f"| both, vectors × {weight} | {_mean(found, wanted, weight):.4f} |")


def _mean(
    found: Sequence[Mapping[str, Sequence[Candidate]]], wanted: Sequence[Collection[int]], weight: float
) -> float:
    return _mean_of([[key for key, _ in fuse(one, weight)] for one in found], wanted)


def _mean_of(rankings: Sequence[Sequence[int]], wanted: Sequence[Collection[int]]) -> float:
    scores = [_ndcg(ranking[:10], right) for ranking, right in zip(rankings, wanted, strict=True)]
    return sum(scores) / len(scores)


def _best_first(evidence: Evidence) -> list[int]:
    """Return the keys by what the measures of a search come to."""
    scores = evidence.measures @ WEIGHTS
    return [evidence.keys[row] for row in np.argsort(-scores, kind="stable")]


def _ndcg(ranked: Sequence[int], right: Collection[int]) -> float:
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(len(right), 10) + 1))
    return sum(1 / log2(rank + 1) for rank, key in enumerate(ranked, start=1) if key in right) / ideal if ideal else 0.0


if __name__ == "__main__":
    main()
