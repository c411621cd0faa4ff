"""The library: plans of a data folder, and all that is asked of them. The one way in for commands, API and judge."""

import dataclasses
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from extract.limits import Limits
from extract.plan_json import to_json
from index.analysis import analyse, written_out
from index.embedded import EmbeddedEngine
from index.engine import VECTORS, WORDS, Filter
from index.entry import ENTRY_NAME, Entry
from index.errors import BadQueryError, LockedError, NotALibraryError, UnknownEntryError, UnknownPlanError
from index.filters import Filters, resolve
from index.indexing import catch_up, embedded_text, is_behind
from index.ingest import files_in, ingest
from index.legal_answers import LegalAnswers
from index.lock import writing
from index.outcome import Ingested
from index.page_pictures import PagePictures
from index.registry_changes import Change
from index.registry_overlay import read as read_rows
from index.search import DEFAULT_CUT_OFF, DEPTH, CutOff, Ranked, ranked
from index.store import Store, StoredPlan
from models.encoder import Encoder, load

BOTH_ARMS = frozenset({WORDS, VECTORS})
_LONGEST_QUERY = 5_000


class Library:
    """A data folder: the store, and an index derived from it. Open it with `Library.open`, best in a `with`."""

    def __init__(self, folder: Path, store: Store, encoder: Encoder) -> None:
        self._folder = folder
        self._store = store
        self._encoder = encoder
        self._engine = self._open_engine()
        self._pictures = PagePictures()
        self._legal = LegalAnswers(folder, store)

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open the library in `folder`, made where there is none.

        Raises NotALibraryError where the folder cannot hold one.
        """
        try:
            (folder / "index").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotALibraryError(f"không tạo được thư mục dữ liệu {folder}: {error.strerror}") from error
        return cls(folder, Store.open(folder), load())

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store, and end the worker that draws pages."""
        self._pictures.close()
        self._store.close()

    def _open_engine(self) -> EmbeddedEngine:
        return EmbeddedEngine(
            self._folder / "index", fingerprint=self._encoder.fingerprint, dimension=self._encoder.dimension
        )

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        workers: int | None = None,
        done: Callable[[Ingested, int], None] | None = None,
    ) -> list[Ingested]:
        """Read files and folders in with some workers, by default one a usable core.

        `done` is told each outcome, in the order of the files, and how many there are in all. Raises LockedError where
        another process writes.
        """
        outcomes: list[Ingested] = []
        with self._writing():
            files = files_in(paths)
            with closing(ingest(self._store, files, Limits.from_environment(), workers=workers)) as coming:
                for outcome in coming:
                    outcomes.append(outcome)
                    if done is not None:
                        done(outcome, len(files))
            catch_up(self._store, self._engine, self._encoder)
        return outcomes

    def plans(self) -> list[StoredPlan]:
        """Return what the library holds, by slug."""
        return self._store.plans()

    def show(self, plan: str) -> dict[str, Any]:
        """Return a plan as JSON, with its slug as `plan` and the file's name as `source`.

        Raises UnknownPlanError.
        """
        found = self._store.plan(plan)
        if found is None:
            raise UnknownPlanError(f"thư viện không có kế hoạch {plan!r}")
        return {**to_json(found), "plan": plan, "source": found.plan}

    def page_png(self, plan: str, number: int) -> tuple[bytes, str]:
        """Return a page of the file that a plan was read from as PNG, and a tag that changes with the picture.

        Raises UnknownPlanError, and NoPictureError where the file has no such page, is gone or has changed.
        """
        found = self._store.row(plan)
        if found is None:
            raise UnknownPlanError(f"thư viện không có kế hoạch {plan!r}")
        return self._pictures.png(found, number), f"{found.sha256[:20]}-{number}"

    def remove(self, plan: str) -> None:
        """Take a plan out.

        Raises UnknownPlanError, LockedError.
        """
        with self._writing():
            if not self._store.remove(plan):
                raise UnknownPlanError(f"thư viện không có kế hoạch {plan!r}")
            catch_up(self._store, self._engine, self._encoder)

    def entries(self) -> Iterator[Entry]:
        """Yield all entries."""
        for _, entry in self._store.all_entries():
            yield entry

    def matching(self, filters: Filters) -> list[Entry]:
        """Return all entries that pass the filters, in the order of their keys."""
        wanted = resolve(filters, self._store.cited)
        if wanted == Filter():
            return list(self.entries())
        self._freshen()
        return list(self._store.entries(self._engine.passing(wanted)).values())

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        filters: Filters | None = None,
        arms: frozenset[str] = BOTH_ARMS,
        cut_off: CutOff = DEFAULT_CUT_OFF,
    ) -> dict[str, Any]:
        """Return the hits for a query, as the contract prints them.

        Raises BadQueryError where the query is empty or too long, or a filter cannot be understood.
        """
        started = time.monotonic()
        asked = filters or Filters()
        _check(query)
        stale = self._freshen()
        hits = self._ranked(query, resolve(asked, self._store.cited), limit, arms, cut_off)
        return _answer(query, hits, asked, stale=stale, started=started)

    def similar(self, entry: str, *, limit: int = 10, filters: Filters | None = None) -> dict[str, Any]:
        """Return the same task in other plans; `entry` is an entry's name, or any text.

        Raises UnknownEntryError where the words have the form of an entry's name and there is none of it.
        """
        started = time.monotonic()
        asked = filters or Filters()
        stale = self._freshen()
        key = self._store.key_of(entry)
        if key is None and ENTRY_NAME.fullmatch(entry.strip()):
            raise UnknownEntryError(f"thư viện không có mục {entry!r}")
        own = self._store.entries([key])[key] if key is not None else None
        text = embedded_text(own) if own else entry
        text = text[:_LONGEST_QUERY]
        _check(text)
        wanted = resolve(asked, self._store.cited)
        if own is not None:
            others = frozenset(stored.plan for stored in self._store.plans()) - {own.plan}
            wanted = dataclasses.replace(wanted, plans=others if wanted.plans is None else wanted.plans & others)
        hits = self._ranked(text, wanted, limit, BOTH_ARMS)
        return _answer(entry, hits, asked, stale=stale, started=started)

    def cites(self, words: str, *, on: date | None = None) -> dict[str, Any]:
        """Return who cites a document and what is known of it on a day, by default today.

        It is asked for in any spelling of its number, by a law's name, by its key or its URN:LEX. Raises BadQueryError.
        """
        _check(words)
        return self._legal.cites(words, on=on)

    def links(self, plan: Mapping[str, Any], *, on: date | None = None) -> list[dict[str, Any]]:
        """Return where each reference of a plan (JSON values) leads; the library need not hold the plan."""
        return self._legal.links(plan, on=on)

    def chain(self, plan: str) -> dict[str, Any]:
        """Return what a plan rests on from the centre down, what rests on it, and its versions; see `index.chains`.

        Raises UnknownPlanError.
        """
        return self._legal.chain(plan)

    def registered(self, words: str, *, on: date | None = None) -> dict[str, Any]:
        """Return what the registry says of a document; raises UnknownDocumentError, BadQueryError."""
        _check(words)
        return self._legal.show(words, on=on)

    def change_registry(self, rows: Path | str, *, new_only: bool = False, stored: bool = True) -> list[Change]:
        """Lay the rows of a file, or of a text, over the registry; return the plans and entries that this concerns.

        Raises RegistryError where they are damaged or do not fit, LockedError where another process writes.
        """
        found = read_rows(rows)
        if not stored:
            return self._legal.change(found, new_only=new_only, stored=False)
        with writing(self._folder):
            return self._legal.change(found, new_only=new_only, stored=True)

    def _ranked(
        self, query: str, wanted: Filter, limit: int, arms: frozenset[str], cut_off: CutOff = DEFAULT_CUT_OFF
    ) -> list[Ranked]:
        terms = analyse(query)
        vector = self._encoder.encode([written_out(query)])[0] if VECTORS in arms else None
        depth = max(DEPTH, 2 * limit)
        found = self._engine.candidates(terms if WORDS in arms else None, vector, wanted, depth)
        keys = {one.key for candidates in found.values() for one in candidates}
        return ranked(terms, found, self._store.entries(keys), self._engine, limit=limit, cut_off=cut_off)

    def _freshen(self) -> bool:
        """Bring the index up where it is behind and nobody writes; return whether it stays behind."""
        if not is_behind(self._store, self._engine):
            return False
        # Another process may have brought it up already: look at the files anew before asking for the lock.
        self._take_newer()
        if not is_behind(self._store, self._engine):
            return False
        try:
            with self._writing():
                catch_up(self._store, self._engine, self._encoder)
        except LockedError:
            return True
        return False

    def _take_newer(self) -> None:
        """Open the generation that another process made; one that vanished meanwhile is no reason to drop ours."""
        if not self._engine.is_current():
            newer = self._open_engine()
            if newer.applied > self._engine.applied:
                self._engine = newer

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the writer's lock with the engine as the last writer left it."""
        with writing(self._folder):
            if not self._engine.is_current():
                self._engine = self._open_engine()
            yield


def _check(query: str) -> None:
    if not query.strip():
        raise BadQueryError("chưa nhập nội dung cần tìm")
    if len(query) > _LONGEST_QUERY:
        raise BadQueryError(f"nội dung cần tìm dài quá {_LONGEST_QUERY} ký tự")
    if any("\ud800" <= letter <= "\udfff" for letter in query):
        raise BadQueryError("nội dung cần tìm không phải UTF-8")


def _answer(query: str, hits: Sequence[Ranked], asked: Filters, *, stale: bool, started: float) -> dict[str, Any]:
    return {
        "query": query,
        "took_ms": round((time.monotonic() - started) * 1000, 1),
        "stale": stale,
        "filters": asked.asked(),
        "hits": [
            {
                **hit.entry.to_json(),
                "score": round(hit.score, 4),
                "why": {"terms": hit.ranks.get(WORDS), "vectors": hit.ranks.get(VECTORS)},
            }
            for hit in hits
        ],
    }
