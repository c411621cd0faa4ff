"""Scores of an encoder: `python -m models.train_scores [FOLDER]`; variants are chosen on the development set alone.

The questions of citizens (Zalo AI 2021, legal text retrieval) are never trained on and no variant is chosen by them.
"""

import argparse
import json
import math
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.loader import abbreviations
from models.encoder import Encoder, load
from models.normal import unaccented
from models.training_pairs import LEAST_WORDS, Article, PairMaker, held_out, legal_articles

DEPTH = 10
_QUERIES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Query:
    """A text and the numbers of the articles that answer it; `itself` is left out of the ranking."""

    text: str
    relevant: frozenset[int]
    itself: int | None = None


def main() -> None:
    """Print nDCG@10 of each kind of query over all legal articles, and the speed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DOISANH_SHARED", "../shared")) / "data")
    parser.add_argument("--questions", action="store_true", help="score the questions of citizens too")
    options = parser.parse_args()
    encoder = load(options.folder)
    articles = legal_articles(options.data)
    texts = [f"{article.title}. {article.text}" for article in articles]
    started = time.process_time()
    encoder.encode([" ".join(article.sentences[:3]) for article in articles[:10_000]])
    speed = 10_000 / (time.process_time() - started)
    kinds = development_queries(articles)
    bare = [article.text for article in articles]
    for kind, queries in kinds.items():
        # A title is looked for in texts without titles, else it would find itself.
        passages = bare if kind.startswith("title") else texts
        print(f"{kind:<20} {len(queries):>5}  {score(encoder, queries, passages):.4f}")
    if options.questions:
        queries = citizens_questions(options.data, articles)
        print(f"{'question':<20} {len(queries):>5}  {score(encoder, queries, texts):.4f}")
    print(f"{speed:.0f} passages of three sentences a second of processor time; fingerprint {encoder.fingerprint}")


def development_queries(articles: Sequence[Article]) -> dict[str, list[Query]]:
    """Return queries of the held-out articles by kind: titles that one article bears and their views, texts, cuts."""
    maker = PairMaker(abbreviations(), seed=0)
    numbers = {article.code: number for number, article in enumerate(articles)}
    count = Counter(article.title for article in articles)
    kinds: dict[str, list[Query]] = {
        kind: [] for kind in ("title", "title abbreviated", "title unaccented", "cut", "related")
    }
    for number, article in enumerate(articles):
        if not held_out(article.code) or not article.sentences:
            continue
        itself = frozenset({number})
        kinds["cut"].append(Query(maker.cut(article.sentences), itself))
        if count[article.title] == 1 and len(article.title.split()) > LEAST_WORDS:
            kinds["title"].append(Query(article.title, itself))
            kinds["title unaccented"].append(Query(unaccented(article.title), itself))
            short = maker.shortened(article.title)
            if short != article.title:
                kinds["title abbreviated"].append(Query(short, itself))
        related = frozenset(numbers[code] for code in article.related if code in numbers)
        if related:
            kinds["related"].append(Query(f"{article.title}. {article.text}", related, number))
    return kinds


def citizens_questions(data: Path, articles: Sequence[Article]) -> list[Query]:
    """Return the questions of citizens with the articles that answer them."""
    numbers = {article.code: number for number, article in enumerate(articles)}
    with (data / "legal_questions.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Query(record["question"], frozenset(numbers[code] for code in record["articles"] if code in numbers))
        for record in records
    ]


def score(encoder: Encoder, queries: Sequence[Query], passages: Sequence[str]) -> float:
    """Return the mean nDCG@10 (binary gains) of the queries over the passages, ranked by cosine."""
    vectors = encoder.encode(passages)
    total = 0.0
    for start in range(0, len(queries), _QUERIES_AT_ONCE):
        some = queries[start : start + _QUERIES_AT_ONCE]
        near = encoder.encode([query.text for query in some]) @ vectors.T
        for row, query in zip(near, some, strict=True):
            if query.itself is not None:
                row[query.itself] = -1
            best = np.argpartition(-row, DEPTH)[:DEPTH]
            total += _ndcg(best[np.argsort(-row[best], kind="stable")].tolist(), query.relevant)
    return total / len(queries)


def _ndcg(ranked: Sequence[int], relevant: frozenset[int]) -> float:
    gain = sum(1 / math.log2(rank + 2) for rank, number in enumerate(ranked) if number in relevant)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(DEPTH, len(relevant))))


if __name__ == "__main__":
    main()
