"""Sentences to vectors: texts that mean the same lie near each other. Runs on numpy alone.

The shipped encoder is a static model: each known word and pair of neighbouring words has a vector, a text is their
mean. `MODEL_CARD.md` says how it was trained and what it is good for. Its folder is one that model2vec reads too;
reading it here spares a search half a second of imports.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from models import normal

SHIPPED = Path(__file__).parent / "encoder"

_FILES = ("config.json", "model.safetensors", "tokenizer.json")
_TERMS_VERSION = 1  # Raise it whenever `terms` answers differently.
_WORD = re.compile(r"\w+")


class EncoderError(Exception):
    """The encoder's folder is missing, incomplete or damaged."""


class Encoder(Protocol):
    """Anything that turns texts into vectors of unit length."""

    @property
    def fingerprint(self) -> str:
        """What the vectors depend on; vectors of different fingerprints must not be compared."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array (texts, dimension) of unit rows; an empty or unknown text gives a zero row."""


class StaticEncoder:
    """A static model over words and pairs of words; safe to share between threads.

    `vocabulary` gives the row of a term in `vectors`, int8 of shape (terms, dimension), and in `scales`, float32.
    """

    def __init__(
        self,
        vocabulary: dict[str, int],
        vectors: NDArray[np.int8],
        scales: NDArray[np.float32],
        *,
        fingerprint: str,
    ) -> None:
        self._vocabulary = vocabulary
        self._vectors = vectors
        self._scales = scales
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        """A hash of the weights, the tokenizer and the version of the normalisation, 16 hexadecimal digits."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._vectors.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array (texts, dimension) of unit rows; an empty or unknown text gives a zero row."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        row_of = self._vocabulary.get
        for row, text in zip(rows, texts, strict=True):
            words = _WORD.findall(normal.canonical(text))
            known = [found for term in (*words, *map("_".join, pairwise(words))) if (found := row_of(term)) is not None]
            if known:
                at = np.array(known, dtype=np.intp)
                total = self._scales.take(at) @ self._vectors.take(at, axis=0).astype(np.float32)
                length = np.sqrt(total @ total)
                row[:] = total / length if length > 0 else total
        return rows


def load(folder: Path | None = None) -> Encoder:
    """Return the encoder saved in `folder`, by default the shipped one.

    Raises `EncoderError` where a file is missing or cannot be read.
    """
    folder = folder or SHIPPED
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise EncoderError(f"encoder folder {folder} lacks {', '.join(missing)}")
    try:
        json.loads((folder / "config.json").read_bytes())
        tokenizer = json.loads((folder / "tokenizer.json").read_bytes())
        vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
        unknown: str = tokenizer["model"]["unk_token"]
        weights = load_file(folder / "model.safetensors")
        vectors, scales = weights["embeddings"], weights["weights"]
    # The reader of weights raises bare exceptions of its own.
    except Exception as error:
        raise EncoderError(f"encoder folder {folder} is damaged: {error}") from error
    known = {term: row for term, row in vocabulary.items() if term != unknown}
    return StaticEncoder(known, vectors, scales, fingerprint=_fingerprint(folder))


def terms(text: str) -> str:
    """Return what the tokenizer reads: the words of the canonical text, then each pair of neighbours.

    A Vietnamese word is often two syllables, and which two belong together is left to the training.

    >>> terms("Số hoá kết quả")
    'số hóa kết quả số_hóa hóa_kết kết_quả'
    """
    words = _WORD.findall(normal.canonical(text))
    return " ".join([*words, *map("_".join, pairwise(words))])


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256(f"{normal.VERSION}.{_TERMS_VERSION}".encode())
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
