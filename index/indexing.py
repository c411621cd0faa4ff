"""The store's log of changes into the engine: what came is added, what went removed."""

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from extract.limits import Limits
from extract.workers import Workers, usable_cores
from index.analysis import analyse, written_out
from index.engine import Engine, Item
from index.entry import Entry, loads
from index.filters import unit_keys
from index.store import Store
from models.encoder import Encoder

ANALYSED = "index.indexing:analysed"
_BATCH = 1_000
_REBUILT_WHOLE = 20_000
# With more entries than that workers are worth their start.
_ALONE_UP_TO = 10_000
_AHEAD = 2  # batches a worker
_NO_VECTOR = np.empty(0, dtype=np.float32)

Analysed = list[tuple[Item, str]]
"""Items without their vectors, each with the text that its vector stands for."""


def is_behind(store: Store, engine: Engine) -> bool:
    """Tell whether the store has changes that the engine has not taken in."""
    return store.last_change() != engine.applied


def catch_up(store: Store, engine: Engine, encoder: Encoder) -> None:
    """Bring the engine up to the store's last change; the caller holds the writer's lock."""
    last = store.last_change()
    if engine.applied == last:
        return
    changes = store.changes_since(engine.applied) if 0 < engine.applied < last else []
    came = {change.key for change in changes if change.op == "add"}
    gone = {change.key for change in changes if change.op == "remove"} - came
    if not changes or (gone and engine.size <= _REBUILT_WHOLE):
        # What was removed still counts in the frequencies of an index until its segments are merged: while the library
        # is small it is built anew. So is one whose log is younger than the index (a store put back from a copy).
        engine.clear()
        keys = store.keys()
    else:
        went = {change.key for change in changes if change.op == "remove"}
        engine.remove(sorted(gone))
        keys = sorted(came - went)
    for batch in _batches(store, keys):
        engine.add(_with_vectors(batch, encoder))
    engine.commit(last)


def embedded_text(entry: Entry) -> str:
    """Return the text that an entry's vector stands for: its own words and who leads, abbreviations written out."""
    return written_out("; ".join((entry.text, *entry.lead)))


def analysed(stored: Sequence[tuple[int, str]]) -> Analysed:
    """Analyse entries as the store holds them; it takes longer than all else, so workers do it."""
    return [_analysed(key, loads(text)) for key, text in stored]


def _analysed(key: int, entry: Entry) -> tuple[Item, str]:
    item = Item(
        key=key,
        terms=analyse(entry.text),
        around=analyse(f"{' '.join(entry.trail)} {entry.around}"),
        vector=_NO_VECTOR,
        province=entry.province,
        years=tuple(range(entry.period[0], entry.period[1] + 1)) if entry.period else (),
        field=entry.field,
        level=entry.level,
        units=tuple(dict.fromkeys(key for unit in entry.units for key in unit_keys(unit))),
        due=entry.deadline.last if entry.deadline else None,
        cites=entry.cites,
        plan=entry.plan,
    )
    return item, embedded_text(entry)


def _with_vectors(batch: Analysed, encoder: Encoder) -> list[Item]:
    vectors = encoder.encode([text for _, text in batch])
    return [
        replace(item, vector=np.asarray(vector, dtype=np.float32))
        for (item, _), vector in zip(batch, vectors, strict=True)
    ]


def _batches(store: Store, keys: Sequence[int]) -> Iterator[Analysed]:
    """Yield the entries of the keys analysed, in their order; many by workers, which run ahead a little."""
    parts = [keys[at : at + _BATCH] for at in range(0, len(keys), _BATCH)]
    if len(keys) <= _ALONE_UP_TO:
        yield from (analysed(store.stored_entries(part)) for part in parts)
        return
    count = usable_cores()
    with ThreadPoolExecutor(count) as threads, Workers(count, Limits(), target=ANALYSED) as pool:
        waiting: deque[Future[Analysed]] = deque()
        coming = iter(parts)
        while True:
            for part in itertools.islice(coming, _AHEAD * count - len(waiting)):
                waiting.append(threads.submit(pool.run, store.stored_entries(part)))
            if not waiting:
                return
            yield waiting.popleft().result()
