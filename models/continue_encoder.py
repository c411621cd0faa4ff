"""Goes on training an encoder with questions of our own: `python -m models.continue_encoder FOLDER --out FOLDER`.

The encoder that `models.train_encoder` made learns everyday words beside the pairs it knows; its vectors are blended
then with those it began with, which keeps what it knew of laws (Wortsman et al. 2022, model soups).
"""

import argparse
import json
import os
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit

from corpus.loader import abbreviations, asked_tasks, everyday_words
from models.asked_pairs import AskedPairs, is_held_out
from models.encoder import SHIPPED, terms
from models.train_encoder import UNKNOWN, Recipe, save, train
from models.training_pairs import PairMaker, held_out, legal_articles, other_articles

NEW_TERMS = 2_800
KEPT = 0.35  # of the vectors that the training began with
RECIPE = Recipe(epochs=2, rate=0.008, seed=2)


def main() -> None:
    """Train on, blend and save."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("DOISANH_SHARED", "../shared")) / "data")
    options = parser.parse_args()
    torch.set_num_threads(2)
    articles = [one for one in legal_articles(options.data) if not held_out(one.code)] + other_articles(options.data)
    maker = PairMaker(abbreviations(), seed=RECIPE.seed)
    asked = AskedPairs([one for one in asked_tasks() if not is_held_out(one)], everyday_words(), seed=1)
    vocabulary, known = _loaded(options.start)
    for term in _new_terms(asked, vocabulary):
        vocabulary[term] = len(vocabulary)
    added = np.random.default_rng(1).normal(0, known.std() * 0.3, (len(vocabulary) - len(known), known.shape[1]))
    start = np.concatenate([known, added.astype(np.float32)])
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    trained = train(lambda: [*maker.draw(articles), *asked.draw()], tokenizer, RECIPE, start=start)
    trained[: len(known)] = KEPT * known + (1 - KEPT) * trained[: len(known)]
    save(trained, tokenizer, options.out)


def _loaded(folder: Path) -> tuple[dict[str, int], NDArray[np.float32]]:
    """Return the vocabulary and the vectors (terms, dimension) of a saved encoder."""
    weights = load_file(folder / "model.safetensors")
    tokenizer = json.loads((folder / "tokenizer.json").read_bytes())
    return tokenizer["model"]["vocab"], weights["embeddings"].astype(np.float32) * weights["weights"][:, None]


def _new_terms(asked: AskedPairs, known: dict[str, int]) -> list[str]:
    """Return the terms of more than one question that the encoder lacks, those of most questions first."""
    counts: Counter[str] = Counter()
    for query in {pair.query for pair in asked.draw()}:
        counts.update(set(terms(query).split()))
    several = (term for term, count in counts.items() if count > 1 and term not in known)
    return sorted(several, key=lambda term: (-counts[term], term))[:NEW_TERMS]


if __name__ == "__main__":
    main()
