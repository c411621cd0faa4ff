"""milvus-lite as a peer: dense vectors and its own BM25 in one hybrid search with the filter as an expression."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pymilvus import AnnSearchRequest, DataType, Function, FunctionType, MilvusClient, RRFRanker

from eval.scale_peers import Rows
from eval.synthetic import Question
from index.columns import day_number
from index.engine import Filter
from index.entry import Entry
from index.filters import unit_keys
from models.encoder import Encoder

_NAME = "entries"
_DEPTH = 200
_SHOWN = 10
_BATCH = 2_000
_LONGEST = 4_096


class Milvus:
    """A collection in a file."""

    def __init__(self, rows: Rows, encoder: Encoder, folder: Path) -> None:
        entries, vectors, _ = rows
        self._encoder = encoder
        self._client = MilvusClient(uri=str(folder / "milvus.db"))
        indexes = self._client.prepare_index_params()
        indexes.add_index(field_name="vector", index_type="FLAT", metric_type="IP")
        indexes.add_index(field_name="sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        schema = _schema(self._client, vectors.shape[1])
        self._client.create_collection(_NAME, schema=schema, index_params=indexes)
        for at in range(0, len(entries), _BATCH):
            some = zip(range(at, len(entries)), entries[at : at + _BATCH], vectors[at : at + _BATCH], strict=False)
            self._client.insert(_NAME, [_row(row, entry, vector.tolist()) for row, entry, vector in some])
        self._client.load_collection(_NAME)

    def ask(self, question: Question, wanted: Filter) -> Sequence[int]:
        """Return the rows of the best ten that pass the filter."""
        expression = _expression(wanted)
        vector = np.asarray(self._encoder.encode([question.query])[0]).tolist()
        asked = [
            AnnSearchRequest([vector], "vector", {"metric_type": "IP"}, _DEPTH, expr=expression),
            AnnSearchRequest([question.query], "sparse", {"metric_type": "BM25"}, _DEPTH, expr=expression),
        ]
        found: Any = self._client.hybrid_search(_NAME, asked, RRFRanker(), limit=_SHOWN)
        return [int(hit["id"]) for hit in found[0]]


def _schema(client: MilvusClient, dimension: int) -> Any:
    schema = client.create_schema()
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_field("text", DataType.VARCHAR, max_length=_LONGEST, enable_analyzer=True)
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    for name in ("province", "field", "level"):
        schema.add_field(name, DataType.VARCHAR, max_length=_LONGEST)
    for name in ("first", "last", "due"):
        schema.add_field(name, DataType.INT64)
    for name in ("units", "cites"):
        schema.add_field(name, DataType.ARRAY, element_type=DataType.VARCHAR, max_capacity=32, max_length=_LONGEST)
    schema.add_function(Function("bm25", FunctionType.BM25, input_field_names=["text"], output_field_names=["sparse"]))
    return schema


def _row(row: int, entry: Entry, vector: list[float]) -> dict[str, Any]:
    first, last = entry.period or (0, 0)
    return {
        "id": row, "vector": vector, "text": entry.text, "province": entry.province or "", "field": entry.field or "",
        "level": entry.level or "", "first": first, "last": last,
        "due": day_number(entry.deadline.last if entry.deadline else None),
        "units": [key for unit in entry.units for key in unit_keys(unit)], "cites": list(entry.cites),
    }  # fmt: skip


def _expression(wanted: Filter) -> str:
    columns = {"province": wanted.provinces, "field": wanted.fields, "level": wanted.levels}
    parts = [f"{name} in {_listed(names)}" for name, names in columns.items() if names is not None]
    parts += [f"first <= {year} and last >= {year}" for year in wanted.years or ()]
    if wanted.due_before is not None:
        parts.append(f"due <= {day_number(wanted.due_before)}")
    held = {"units": wanted.units, "cites": wanted.cites}
    parts += [f"array_contains_any({name}, {_listed(names)})" for name, names in held.items() if names is not None]
    return " and ".join(parts)


def _listed(names: frozenset[str]) -> str:
    return json.dumps(sorted(names), ensure_ascii=False)
