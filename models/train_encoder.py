"""Trains the shipped encoder: `python -m models.train_encoder`, data from the folder DOISANH_SHARED.

Each epoch draws new pairs; within a batch the other passages are the negatives, many of them from the same topic, so
that what tells neighbours apart is learned. Weights are stored as one byte a number with one scale a term.
"""

import argparse
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from model2vec import StaticModel
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from corpus.loader import abbreviations
from models.encoder import SHIPPED, terms
from models.normal import unaccented
from models.training_pairs import Pair, PairMaker, held_out, legal_articles, other_articles

UNKNOWN = "[UNK]"
_PASSAGE_WORDS = 300  # Longer passages are cut: their mean no longer moves and they cost the most time.


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What the training depends on beside its data. `topic_run`: how many pairs of one topic stand together."""

    vocabulary: int = 48_000
    dimension: int = 256
    epochs: int = 3
    batch: int = 1024
    topic_run: int = 64
    rate: float = 0.02
    scale: float = 20.0
    seed: int = 1


def main() -> None:
    """Train on all articles that are not held out and save the encoder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DOISANH_SHARED", "../shared")) / "data")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    options = parser.parse_args()
    torch.set_num_threads(2)
    recipe = Recipe(epochs=options.epochs, seed=options.seed)
    started = time.monotonic()
    legal = [article for article in legal_articles(options.data) if not held_out(article.code)]
    articles = legal + other_articles(options.data)
    maker = PairMaker(abbreviations(), seed=recipe.seed)
    tokenizer = word_tokenizer(maker.draw(legal), size=recipe.vocabulary)
    vectors = train(lambda: maker.draw(articles), tokenizer, recipe)
    save(vectors, tokenizer, options.out)
    print(f"trained in {time.monotonic() - started:.0f} s: {options.out}")


def word_tokenizer(pairs: Iterable[Pair], *, size: int) -> Tokenizer:
    """Return a tokenizer of the `size` terms that most texts of the pairs have, some of them without diacritics."""
    counts: Counter[str] = Counter()
    for number, pair in enumerate(pairs):
        texts = [pair.query, pair.passage]
        # Passages have diacritics, queries often none: every fourth passage stands for those queries.
        if number % 4 == 0:
            texts.append(unaccented(pair.passage))
        for text in texts:
            counts.update(set(terms(text).split()))
    # Ties are broken by the term itself, so that the vocabulary does not depend on the order of a set.
    common = sorted(counts, key=lambda term: (-counts[term], term))[: size - 1]
    vocabulary = {term: index for index, term in enumerate([UNKNOWN, *common])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return tokenizer


def train(
    draw: Callable[[], Iterable[Pair]],
    tokenizer: Tokenizer,
    recipe: Recipe,
    *,
    start: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Return vectors (terms, dimension) trained on `recipe.epochs` draws of pairs; prints the loss as it goes.

    They start from random ones, or from `start` of the same shape.
    """
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    static = StaticEmbedding(tokenizer, embedding_dim=recipe.dimension)
    torch.nn.init.normal_(static.embedding.weight, std=0.1)
    if start is not None:
        static.embedding.weight.data[:] = torch.from_numpy(start)
    loss = MultipleNegativesRankingLoss(
        SentenceTransformer(modules=[static], device="cpu"),
        scale=recipe.scale,
        directions=("query_to_doc", "doc_to_query"),
        partition_mode="per_direction",
    )
    optimizer = torch.optim.Adam(static.parameters())
    vocabulary = tokenizer.get_vocab()
    for epoch in range(recipe.epochs):
        pairs = list(draw())
        batches = list(batched([pair.topic for pair in pairs], recipe, rng))
        total = 0.0
        for number, batch in enumerate(batches):
            queries = _features((pairs[at].query for at in batch), vocabulary)
            passages = _features((pairs[at].passage for at in batch), vocabulary)
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * _schedule((epoch + number / len(batches)) / recipe.epochs)
            optimizer.zero_grad()
            value = loss([queries, passages], labels=None)
            value.backward()
            optimizer.step()
            total += value.item()
        print(f"epoch {epoch + 1}: {len(pairs)} pairs, mean loss {total / len(batches):.3f}", flush=True)
    vectors: NDArray[np.float32] = static.embedding.weight.detach().numpy()
    return vectors


def batched(topics: Sequence[str], recipe: Recipe, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Yield shuffled batches of indices, made of runs of one topic; what does not fill the last batch is left out."""
    _, codes = np.unique(np.asarray(topics), return_inverse=True)
    order = rng.permutation(len(topics))
    order = order[np.argsort(codes[order], kind="stable")]
    runs = [order[start : start + recipe.topic_run] for start in range(0, len(order), recipe.topic_run)]
    mixed = np.concatenate([runs[at] for at in rng.permutation(len(runs))])
    for start in range(0, len(mixed) - recipe.batch + 1, recipe.batch):
        yield mixed[start : start + recipe.batch]


def save(vectors: NDArray[np.float32], tokenizer: Tokenizer, folder: Path) -> None:
    """Write a model2vec folder; each vector as int8 with its own scale, which keeps the short ones apart from zero."""
    scales = np.abs(vectors).max(axis=1) / 127
    scales[scales == 0] = 1
    rounded = np.rint(vectors / scales[:, None]).astype(np.int8)
    model = StaticModel(rounded, tokenizer, weights=scales.astype(np.float32), normalize=False, max_length=None)
    model.save_pretrained(folder)
    # The generic card that model2vec adds says nothing of this model: MODEL_CARD.md does.
    (folder / "README.md").unlink(missing_ok=True)


def _features(texts: Iterable[str], vocabulary: dict[str, int]) -> dict[str, torch.Tensor]:
    """Return the known terms of the texts, end to end, and where each text begins, as EmbeddingBag takes them."""
    cut = (" ".join(text.split()[:_PASSAGE_WORDS]) for text in texts)
    known = [[vocabulary[term] for term in terms(text).split() if term in vocabulary] for text in cut]
    starts = np.cumsum([0, *map(len, known[:-1])])
    flat = np.concatenate([np.asarray(ids, dtype=np.int64) for ids in known])
    return {"input_ids": torch.from_numpy(flat), "offsets": torch.from_numpy(starts)}


def _schedule(progress: float) -> float:
    """Rise over the first twentieth of the training, then fall to nothing."""
    return min(progress * 20, 1.0) * (1 - progress)


if __name__ == "__main__":
    main()
