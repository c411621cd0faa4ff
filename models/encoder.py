"""Sentences to vectors: texts that mean the same lie near each other. Runs on numpy and a tokenizer alone.

The shipped encoder is a static model (model2vec): each known word and pair of neighbouring words has a vector, a text
is their mean. `MODEL_CARD.md` says how it was trained and what it is good for.
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
from model2vec import StaticModel
from numpy.typing import NDArray

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
    """A static model over words and pairs of words; safe to share between threads."""

    def __init__(self, model: StaticModel, *, fingerprint: str) -> None:
        self._model = model
        self._fingerprint = fingerprint
        # model2vec sets the tokenizer's truncation on each call, which fails while another thread tokenises.
        self._lock = Lock()

    @property
    def fingerprint(self) -> str:
        """A hash of the weights, the tokenizer and the version of the normalisation, 16 hexadecimal digits."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._model.dim)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an array (texts, dimension) of unit rows; an empty or unknown text gives a zero row."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        prepared = [terms(text) for text in texts]
        with self._lock:
            means = self._model.encode(prepared, max_length=None, use_multiprocessing=False)
        rows: NDArray[np.float32] = np.asarray(means, dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.where(lengths > 0, lengths, 1)
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
        model = StaticModel.from_pretrained(folder)
    # The readers of weights and tokenizers raise bare exceptions of their own.
    except Exception as error:
        raise EncoderError(f"encoder folder {folder} is damaged: {error}") from error
    return StaticEncoder(model, fingerprint=_fingerprint(folder))


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
