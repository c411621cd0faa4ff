"""What a user would set up instead for a big library: bm25s with FAISS flat, SQLite FTS5, milvus-lite.

Each takes the same entries, the same vectors and the same filters, and fuses as plainly as its makers show.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import bm25s
import faiss
import numpy as np
from numpy.typing import NDArray

from eval.synthetic import Question
from index.columns import Columns, day_number
from index.engine import Filter
from index.entry import Entry
from index.filters import unit_keys
from models.encoder import Encoder

_DEPTH = 200
_BATCH = 50_000
_SHOWN = 10
_TOKEN = re.compile(r"\w+")
_FAISS: Any = faiss  # its stubs lag behind

Rows = tuple[Callable[[], Iterator[Entry]], NDArray[np.float16], Columns]
"""Entries to be read, their vectors (entries, dimension) and what filters test of each."""


class Peer(Protocol):
    """Something that was built over entries and answers with their row numbers."""

    def ask(self, question: Question, wanted: Filter) -> Sequence[int]:
        """Return the rows of the best ten that pass the filter."""


def tokens(text: str) -> list[str]:
    """Return lower-cased syllables, and nothing else."""
    return _TOKEN.findall(text.lower())


class Bm25AndFlat:
    """bm25s and an exact FAISS index, both over the rows that a mask lets pass, scores added with equal shares."""

    def __init__(self, rows: Rows, encoder: Encoder, folder: Path) -> None:
        del folder
        entries, vectors, self._columns = rows
        self._encoder = encoder
        self._words = bm25s.BM25()
        self._words.index([tokens(entry.text) for entry in entries()], show_progress=False)
        self._vectors = _FAISS.IndexFlatIP(vectors.shape[1])
        for at in range(0, len(vectors), _BATCH):
            self._vectors.add(vectors[at : at + _BATCH].astype(np.float32))

    def ask(self, question: Question, wanted: Filter) -> Sequence[int]:
        """Return the rows of the best ten that pass the filter."""
        mask = self._columns.mask(wanted)
        words = self._words.get_scores(tokens(question.query))
        if mask is not None:
            words[~mask] = 0
        best = np.argpartition(-words, _DEPTH)[:_DEPTH]
        selected = None if mask is None else _FAISS.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
        vector = self._encoder.encode([question.query])
        near, rows = self._vectors.search(vector, _DEPTH, params=_FAISS.SearchParameters(sel=selected))
        shares = words[best] / max(float(words[best].max()), 1e-9)
        scores: dict[int, float] = dict(zip(best.tolist(), shares.tolist(), strict=True))
        for row, score in zip(rows[0].tolist(), near[0].tolist(), strict=True):
            scores[row] = scores.get(row, 0.0) + score
        scores.pop(-1, None)
        return sorted(scores, key=lambda row: -scores[row])[:_SHOWN]


class Fts5:
    """SQLite's full-text index with bm25(), filters as columns of a table beside it; words alone."""

    def __init__(self, rows: Rows, encoder: Encoder, folder: Path) -> None:
        del encoder
        self._database = sqlite3.connect(folder / "fts5.sqlite3", check_same_thread=False)
        self._database.executescript(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61');"
            "CREATE TABLE about (id INTEGER PRIMARY KEY, province, first, last, field, level, due, plan);"
            "CREATE TABLE held (name, value, id, PRIMARY KEY (name, value, id)) WITHOUT ROWID;"
        )
        entries = rows[0]
        self._database.executemany(
            "INSERT INTO words (rowid, text) VALUES (?, ?)", ((row, entry.text) for row, entry in enumerate(entries()))
        )
        about = "INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        self._database.executemany(about, (_about(row, entry) for row, entry in enumerate(entries())))
        self._database.executemany("INSERT OR IGNORE INTO held VALUES (?, ?, ?)", _held(entries()))
        self._database.commit()

    def ask(self, question: Question, wanted: Filter) -> Sequence[int]:
        """Return the rows of the best ten that pass the filter."""
        conditions, values = _conditions(wanted)
        asked = " OR ".join(f'"{one}"' for one in dict.fromkeys(tokens(question.query)))
        # CROSS JOIN asks the words first: left to itself, SQLite asks them once for each row that passes the filter.
        query = (
            "SELECT words.rowid FROM words CROSS JOIN about ON about.id = words.rowid WHERE words MATCH ? "
            f"{conditions} ORDER BY bm25(words) LIMIT {_SHOWN}"
        )
        return [row for (row,) in self._database.execute(query, (asked, *values))]


def _about(row: int, entry: Entry) -> tuple[object, ...]:
    first, last = entry.period or (None, None)
    due = day_number(entry.deadline.last if entry.deadline else None)
    return row, entry.province, first, last, entry.field, entry.level, due, entry.plan


def _held(entries: Iterator[Entry]) -> Iterator[tuple[str, str, int]]:
    for row, entry in enumerate(entries):
        yield from (("unit", key, row) for unit in entry.units for key in unit_keys(unit))
        yield from (("cites", document, row) for document in entry.cites)


def _conditions(wanted: Filter) -> tuple[str, list[object]]:
    """The filter as SQL beside MATCH, and its values."""
    parts: list[str] = []
    values: list[object] = []
    columns = {"province": wanted.provinces, "field": wanted.fields, "level": wanted.levels}
    for column, names in columns.items():
        if names is not None:
            parts.append(f"AND about.{column} IN ({', '.join('?' * len(names))})")
            values.extend(sorted(names))
    for year in wanted.years or ():
        parts.append("AND ? BETWEEN about.first AND about.last")
        values.append(year)
    if wanted.due_before is not None:
        parts.append("AND about.due <= ?")
        values.append(day_number(wanted.due_before))
    for name, held in (("unit", wanted.units), ("cites", wanted.cites)):
        if held is not None:
            marks = ", ".join("?" * len(held))
            parts.append(
                f"AND EXISTS (SELECT 1 FROM held WHERE name = '{name}' AND value IN ({marks}) AND id = about.id)"
            )
            values.extend(sorted(held))
    return " ".join(parts), values
