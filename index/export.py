"""Entries and hits as JSONL and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
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
    """Return entries or hits as a table for spreadsheets: see `as_table`."""
    return as_table((_with_days(row) for row in rows), COLUMNS)


def _with_days(row: Mapping[str, Any]) -> dict[str, Any]:
    deadline = row.get("deadline") or {}
    return {**row, "deadline": deadline.get("text"), **{key: deadline.get(key) for key in ("from", "to", "every")}}


def as_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return a table for spreadsheets: UTF-8 with BOM, lists joined by "; ", no cell that could run as a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return _BOM + written.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
