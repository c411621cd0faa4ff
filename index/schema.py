"""The tables of the store and their version.

`plans` and `entries` are the truth, `changes` the log from which every derived index catches up: one row for each entry
that came or went, in order. Keys of entries are never used again.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

SCHEMA_VERSION = 2

metadata = MetaData()

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("kind", Text),
    Column("number", Text),
    Column("number_year", Integer),
    Column("symbol", Text),
    Column("date", Text),
    Column("issuer", Text),
    Column("level", Text),
    Column("province", Text),
    Column("title", Text),
    Column("year_from", Integer),
    Column("year_to", Integer),
    Column("json", Text, nullable=False),
    Column("ingested", Text, nullable=False),
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("entry", Text, nullable=False, unique=True),
    Column("plan_id", Integer, ForeignKey("plans.id", ondelete="CASCADE"), nullable=False),
    Column("json", Text, nullable=False),
    Index("entries_of_plan", "plan_id"),
    sqlite_autoincrement=True,
)

citations = Table(
    "citations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan_id", Integer, ForeignKey("plans.id", ondelete="CASCADE"), nullable=False),
    Column("document", Text, nullable=False),  # the folded id, `index.citations.folded_id`
    Column("number", Text),
    Column("year", Integer),
    Column("json", Text, nullable=False),
    Index("citations_of_document", "document"),
    Index("citations_of_number", "number"),
    Index("citations_of_plan", "plan_id"),
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("op", Text, nullable=False),  # "add" or "remove"
    Column("key", Integer, nullable=False),
    Column("at", Float, nullable=False),
    sqlite_autoincrement=True,
)
