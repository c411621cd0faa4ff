"""Entries and hits as JSONL and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

# Cells that begin so are formulas to a spreadsheet; an apostrophe makes them text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"
COLUMNS = (
    "entry", "kind", "plan", "source", "province", "issuer", "level", "year", "field", "trail", "text", "output",
    "lead", "coordinating", "deadline", "from", "to", "every", "start", "end", "page",
)  # fmt: skip


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a table for spreadsheets: UTF-8 with BOM, lists joined by "; ", no cell that could run as a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in rows:
        deadline = row.get("deadline") or {}
        values = {
            **row,
            "deadline": deadline.get("text"),
            **{key: deadline.get(key) for key in ("from", "to", "every")},
        }
        writer.writerow([_cell(values.get(column)) for column in COLUMNS])
    return _BOM + written.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
