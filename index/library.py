"""The library: plans of a data folder, and all that is asked of them. The one way in for commands, API and judge."""

import dataclasses
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from extract.limits import Limits
from extract.plan import Plan
from extract.plan_json import to_json
from index.conditions import ConditionKind
from index.embedded import EmbeddedEngine
from index.engine import VECTORS, WORDS, Filter
from index.entry import ENTRY_NAME, Entry
from index.errors import BadQueryError, LockedError, NotALibraryError, UnknownEntryError, UnknownPlanError
from index.evidence import DEPTH, Evidence, gather
from index.filters import Filters, resolve
from index.indexing import catch_up, embedded_text, is_behind
from index.ingest import files_in, ingest
from index.legal_answers import LegalAnswers
from index.lock import writing
from index.meeting import filtered, tests_of
from index.outcome import Ingested
from index.page_pictures import PagePictures
from index.question import Question, understood
from index.search import DEFAULT_CUT_OFF, NO_CUT_OFF, SIMILAR_CUT_OFF, CutOff, Ranked, ranked
from index.store import Store, StoredPlan
from models.encoder import Encoder, load

if TYPE_CHECKING:
    from extract.review.review import Review

BOTH_ARMS = frozenset({WORDS, VECTORS})
_LONGEST_QUERY = 5_000


class Library:
    """A data folder: the store, and an index derived from it. Open it with `Library.open`, best in a `with`.

    `legal` answers on legal documents beyond `cites`: links, chains, the registry and changes of it.
    """

    def __init__(self, folder: Path, store: Store, encoder: Encoder) -> None:
        self._folder = folder
        self._store = store
        self._encoder = encoder
        self._engine = self._open_engine()
        self._pictures = PagePictures()
        self.legal = LegalAnswers(folder, store)

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
        # The finders behind it compile a thousand patterns: a process that only asks does without.

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
        wanted = resolve(filters, self._store)
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
        without: Collection[ConditionKind] = (),
    ) -> dict[str, Any]:
        """Return the hits for a query, as the contract prints them.

        Conditions in the query (a province, a year, a unit) are read from its words but for the kinds in `without`.
        Raises BadQueryError where the query is empty or too long, or a filter cannot be understood.
        """
        started = time.monotonic()
        asked = filters or Filters()
        _check(query)
        stale = self._freshen()
        question = understood(query, self._is_used, without=without)
        hits = self._answers(question, asked, resolve(asked, self._store), limit, arms, cut_off)
        return _answer(query, hits, asked, stale=stale, started=started, read=question.to_json())

    def evidence(self, query: str) -> Evidence:
        """Return the candidates for a query with their measures, which the judge learns the weights on."""
        self._freshen()
        return self._gathered(understood(query, self._is_used), Filters(), Filter(), BOTH_ARMS, DEPTH)

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
        wanted = resolve(asked, self._store)
        if own is not None:
            wanted = dataclasses.replace(wanted, not_plan=own.plan)
        question = understood(text, plainly=True)
        hits = self._answers(question, asked, wanted, limit, cut_off=SIMILAR_CUT_OFF)
        return _answer(entry, hits, asked, stale=stale, started=started)

    def cites(self, words: str, *, on: date | None = None) -> dict[str, Any]:
        """Return who cites a document and what is known of it on a day, by default today.

        It is asked for in any spelling of its number, by a law's name, by its key or its URN:LEX. Raises BadQueryError.
        """
        _check(words)
        return self.legal.cites(words, on=on)

    def review(self, plan: Plan, *, as_of: date | None = None) -> "Review":
        """Review a draft, beside what the plans of the library say; the draft is not stored."""
        from extract.review.review import review
        from index.review import with_library

        return with_library(review(plan, as_of=as_of), plan, self._store)

    def _answers(
        self,
        question: Question,
        asked: Filters,
        wanted: Filter,
        limit: int,
        arms: frozenset[str] = BOTH_ARMS,
        cut_off: CutOff = DEFAULT_CUT_OFF,
    ) -> list[Ranked]:
        evidence = self._gathered(question, asked, wanted, arms, max(DEPTH, 2 * limit))
        tests = tests_of(question, self._store)
        if question.asks_for_list:
            return ranked(evidence, self._store.entries, tests, limit=limit, cut_off=NO_CUT_OFF, conditions_first=True)
        return ranked(evidence, self._store.entries, tests, limit=limit, cut_off=cut_off)

    def _gathered(
        self, question: Question, asked: Filters, wanted: Filter, arms: frozenset[str], depth: int
    ) -> Evidence:
        vector = self._encoder.encode([question.words])[0] if VECTORS in arms else None
        ask = partial(gather, question, vector, words=WORDS in arms, depth=depth)
        narrowed = filtered(question, asked, wanted)
        evidence = ask(narrowed, self._engine)
        if not evidence.keys and narrowed != wanted:  # what the query says is no reason to answer with nothing
            evidence = ask(wanted, self._engine)
        return evidence

    def _is_used(self, word: str) -> bool:
        return self._engine.frequency(word) > 0

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


def _answer(
    query: str,
    hits: Sequence[Ranked],
    asked: Filters,
    *,
    stale: bool,
    started: float,
    read: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {
        "query": query,
        "took_ms": round((time.monotonic() - started) * 1000, 1),
        "stale": stale,
        "filters": asked.asked(),
        "read": read,
        "hits": [
            {
                **hit.entry.to_json(),
                "score": round(hit.score, 4),
                "why": {"terms": hit.ranks.get(WORDS), "vectors": hit.ranks.get(VECTORS), **hit.measures},
            }
            for hit in hits
        ],
    }
