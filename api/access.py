"""The library as the threads of a server share it."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Annotated, Any

from fastapi import Depends, Request

from extract.plan import Plan
from extract.review.review import Review
from index.conditions import ConditionKind
from index.filters import Filters
from index.library import Library
from index.registry_changes import Change
from index.store import StoredPlan


class SharedLibrary:
    """A library open for reading by several threads.

    The store gives each thread a connection of its own. The index is brought up to date and built on first use within
    a search, without a lock of its own, so searches run one at a time.
    """

    def __init__(self, folder: Path) -> None:
        """Open the library in `folder`; raises NotALibraryError where it cannot be."""
        self._library = Library.open(folder)
        self._searching = Lock()

    def __enter__(self) -> "SharedLibrary":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._library.close()

    def search(
        self, query: str, *, limit: int, filters: Filters, without: Collection[ConditionKind] = ()
    ) -> dict[str, Any]:
        """Return the hits for a query; raises BadQueryError."""
        with self._searching:
            return self._library.search(query, limit=limit, filters=filters, without=without)

    def similar(self, entry: str, *, limit: int, filters: Filters) -> dict[str, Any]:
        """Return the same task elsewhere, of an entry or a text; raises UnknownEntryError, BadQueryError."""
        with self._searching:
            return self._library.similar(entry, limit=limit, filters=filters)

    def cites(self, words: str, *, on: date | None = None) -> dict[str, Any]:
        """Return who cites a document and what is known of it; raises BadQueryError."""
        return self._library.cites(words, on=on)

    def links(self, plan: Mapping[str, Any], *, on: date | None = None) -> list[dict[str, Any]]:
        """Return where each reference of a plan (JSON values) leads."""
        return self._library.legal.links(plan, on=on)

    def chain(self, plan: str) -> dict[str, Any]:
        """Return what a plan rests on, what rests on it, and its versions; raises UnknownPlanError."""
        return self._library.legal.chain(plan)

    def registered(self, words: str, *, on: date | None = None) -> dict[str, Any]:
        """Return what the registry says of a document; raises UnknownDocumentError."""
        return self._library.legal.show(words, on=on)

    def try_registry(self, rows: str) -> list[Change]:
        """Return what rows would change in the registry, and store nothing; raises RegistryError."""
        return self._library.legal.change(rows, stored=False)

    def review(self, plan: Plan, *, as_of: date | None) -> Review:
        """Review a draft beside the plans of the library; nothing is stored."""
        return self._library.review(plan, as_of=as_of)

    def show(self, plan: str) -> dict[str, Any]:
        """Return a plan as JSON values; raises UnknownPlanError."""
        return self._library.show(plan)

    def page_png(self, plan: str, number: int) -> tuple[bytes, str]:
        """Return a page of a plan as PNG, and its tag; raises UnknownPlanError, NoPictureError."""
        return self._library.page_png(plan, number)

    def plans(self) -> list[StoredPlan]:
        """Return what the library holds, by slug."""
        return self._library.plans()


def _library(request: Request) -> SharedLibrary:
    """Give the library that the application opened when it started."""
    library: SharedLibrary = request.app.state.library
    return library


LibraryDep = Annotated[SharedLibrary, Depends(_library)]
