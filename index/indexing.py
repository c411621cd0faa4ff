"""The store's log of changes into the engine: what came is added, what went removed."""

import numpy as np

from index.analysis import analyse, written_out
from index.engine import Engine, Item
from index.entry import Entry
from index.filters import unit_keys
from index.store import Store
from models.encoder import Encoder

_BATCH = 20_000
_REBUILT_WHOLE = 20_000


def is_behind(store: Store, engine: Engine) -> bool:
    """Tell whether the store has changes that the engine has not taken in."""
    return store.last_change() != engine.applied


def catch_up(store: Store, engine: Engine, encoder: Encoder) -> None:
    """Bring the engine up to the store's last change; the caller holds the writer's lock."""
    changes = store.changes_since(engine.applied)
    last = store.last_change()
    if engine.applied == last:
        return
    came = {change.key for change in changes if change.op == "add"}
    went = {change.key for change in changes if change.op == "remove"}
    gone = went - came
    if engine.applied > last or (gone and engine.size <= _REBUILT_WHOLE):
        # What was removed still counts in the frequencies of an index until its segments are merged: while the library
        # is small it is built anew. So is one whose log is younger than the index (a store put back from a copy).
        engine.clear()
        keys = store.keys()
    else:
        engine.remove(sorted(gone))
        keys = sorted(came - went)
    for at in range(0, len(keys), _BATCH):
        engine.add(items_of(store.entries(keys[at : at + _BATCH]), encoder))
    engine.commit(last)


def items_of(entries: dict[int, Entry], encoder: Encoder) -> list[Item]:
    """Return the items of entries; the vector is of its words and who leads which tells its subject."""
    vectors = encoder.encode([embedded_text(entry) for entry in entries.values()])
    return [
        Item(
            key=key,
            terms=analyse(entry.text),
            around=analyse(f"{' '.join(entry.trail)} {entry.around}"),
            vector=np.asarray(vector, dtype=np.float32),
            province=entry.province,
            years=tuple(range(entry.period[0], entry.period[1] + 1)) if entry.period else (),
            field=entry.field,
            level=entry.level,
            units=tuple(dict.fromkeys(key for unit in entry.units for key in unit_keys(unit))),
            due=entry.deadline.last if entry.deadline else None,
            cites=entry.cites,
            plan=entry.plan,
        )
        for (key, entry), vector in zip(entries.items(), vectors, strict=True)
    ]


def embedded_text(entry: Entry) -> str:
    """Return the text that an entry's vector stands for: its own words and who leads, abbreviations written out."""
    return written_out("; ".join((entry.text, *entry.lead)))
