"""Statements of the store that are asked for each file or query, built once."""

import sqlalchemy as sa

from index.schema import changes, citations, entries, plans

PLAN_COLUMNS = tuple(column for column in plans.columns if column.name not in ("id", "json"))
FIND = sa.select(*PLAN_COLUMNS).where(
    sa.or_(plans.c.path == sa.bindparam("path"), plans.c.sha256 == sa.bindparam("sha256"))
)
HAS_PLAN = sa.select(plans.c.id).where(plans.c.plan == sa.bindparam("slug"))
ENTRIES = sa.select(entries.c.key, entries.c.json).where(entries.c.key.in_(sa.bindparam("keys", expanding=True)))
LAST_CHANGE = sa.select(sa.func.max(changes.c.seq))
ADD_PLAN, ADD_ENTRIES, ADD_CITATIONS = plans.insert(), entries.insert(), citations.insert()
# A line of the log for each entry of a plan, in the order of their keys.
LOG = changes.insert().from_select(
    ["op", "key", "at"],
    sa.select(sa.bindparam("op", type_=sa.Text), entries.c.key, sa.bindparam("at", type_=sa.Float))
    .where(entries.c.plan_id == sa.bindparam("plan_id"))
    .order_by(entries.c.key),
)
