"""The plain peer of our search: what a user would set up with bm25s, on lower-cased syllables and nothing else."""

import re
from collections.abc import Iterable
from typing import Any

import bm25s
import numpy as np

Entry = tuple[str, int, int, str]
"""Source (a plan's file name), start, end, text."""

_SYLLABLE = re.compile(r"\w+")


class Bm25:
    """Ranks entries by bm25s with its own defaults: no folding, no abbreviations, no cut-off but a score above 0."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Index the entries. Raises ValueError where there are none."""
        self._entries = list(entries)
        if not self._entries:
            raise ValueError("no entries to index")
        self._ranker = bm25s.BM25()
        self._ranker.index([_syllables(text) for *_, text in self._entries], show_progress=False)

    def search(self, query: str, limit: int) -> list[dict[str, Any]]:
        """Answer with at most `limit` hits (`source`, `start`, `end`, `score`), equals in the order of the entries."""
        syllables = _syllables(query)
        if not syllables:
            return []
        scores = self._ranker.get_scores(syllables)
        ranked = [int(i) for i in np.argsort(-scores, kind="stable")[:limit] if scores[i] > 0]
        return [
            {"source": source, "start": start, "end": end, "score": float(scores[i])}
            for i in ranked
            for source, start, end, _ in (self._entries[i],)
        ]


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(text.lower())
