"""Files and folders into the store: unchanged ones skipped, duplicates said, a broken one never stops the rest.

Workers read, on all cores; this process alone writes.
"""

import hashlib
import itertools
import re
import time
from collections import deque
from collections.abc import Callable, Container, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import ReadError
from extract.limits import Limits
from extract.readers import PICTURES, READERS, read_bytes
from extract.workers import Workers, usable_cores
from index.outcome import Ingested
from index.reading import READ_FILE, ReadFile, renamed
from index.store import Store, StoredPlan
from models.normal import unaccented

_UNREAD = (".mht", ".mhtml")
# How far files are read ahead of one that takes long: in files a worker, and in bytes of all.
_AHEAD = 8
_AHEAD_BYTES = 200_000_000


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and in folders (all the way down) the documents, in name order.

    Documents of formats that no reader knows are among them: that they are left out must be said. Pictures are read
    where they are named: in folders most are seals, signatures and pages of something else.
    """
    found: list[Path] = []
    known = {*READERS, *_UNREAD} - set(PICTURES)
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.suffix.lower() in known)
            found.extend(sorted(file for file in inside if not file.is_dir() and not _is_about(file)))
        else:
            found.append(path)
    return list(dict.fromkeys(file.resolve() for file in found))


def _is_about(file: Path) -> bool:
    """A README beside the plans tells of them and is none; nor are the parts of a page that browsers and Word save."""
    if file.parent.name.endswith(("_files", ".files")):
        return file.suffix.lower() in (".htm", ".html", ".xhtml")
    return file.stem.upper() == "README" or file.name.startswith((".", "~$"))


def ingest(
    store: Store, files: Iterable[Path], limits: Limits, *, workers: int | None = None, target: str = READ_FILE
) -> Generator[Ingested, None, None]:
    """Read files into the store, `workers` at a time (one a usable core); each outcome is yielded after its commit.

    What comes of it is what reading one after the other would give, in their order, whatever the number of workers:
    files are read ahead, but decided on and written in turn. `target` is what a worker does with a file.
    """
    count = workers or usable_cores()
    with ThreadPoolExecutor(count) as threads, Workers(count, limits, target=target) as pool:
        reader = _Reader(store, limits, threads, pool)
        ahead: deque[_Ahead] = deque()
        for path in files:
            ahead.append(reader.begin(path, {one.digest for one in ahead}, {one.slug for one in ahead}))
            while len(ahead) > _AHEAD * count or sum(one.size for one in ahead) > _AHEAD_BYTES:
                yield reader.finish(ahead.popleft())
        while ahead:
            yield reader.finish(ahead.popleft())


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as its worker left it: what it holds or why there is nothing, and how long that took."""

    seconds: float
    file: ReadFile | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A file that was opened, and is being read where the store did not seem to hold it."""

    path: Path
    digest: str = ""
    slug: str = ""
    size: int = 0
    reason: str | None = None
    reading: "Future[_Read] | None" = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Begins files in threads, each of which waits for a worker, and finishes them in turn."""

    store: Store
    limits: Limits
    threads: ThreadPoolExecutor
    workers: Workers

    def begin(self, path: Path, digests: Container[str], slugs: Container[str]) -> _Ahead:
        """Open a file and begin to read it, unless the store or a file ahead of it holds its bytes already."""
        try:
            data = read_bytes(path, self.limits)
        except FileNotFoundError:
            return _Ahead(path, reason="không có tệp này")
        except OSError as error:
            return _Ahead(path, reason=f"không mở được: {error.strerror}")
        digest = hashlib.sha256(data).hexdigest()
        at_path, same = self.store.find(path=str(path), sha256=digest)
        if same is not None or digest in digests:
            return _Ahead(path, digest)
        # What it will be called if all ahead of it come in; `finish` knows.
        slug = at_path.plan if at_path else _slug(path, lambda name: name in slugs or self.store.has_plan(name))
        return _Ahead(path, digest, slug, len(data), reading=self.threads.submit(self._read, path.name, data, slug))

    def finish(self, one: _Ahead) -> Ingested:
        """Decide on a file as the store is now, and write what was read of it."""
        where = str(one.path)
        if one.reason is not None:
            return Ingested(where, "failed", reason=one.reason)
        at_path, same = self.store.find(path=where, sha256=one.digest)
        if same is not None and same == at_path:
            return Ingested(where, "unchanged", same.plan)
        if same is not None:
            if at_path is not None:
                self.store.remove(at_path.plan)  # its bytes are gone, and what stands there now is known
            return Ingested(where, "duplicate", same.plan, reason=f"trùng nội dung với {same.path}")
        if one.reading is None:  # the plan that held the same bytes is gone, or did not come in
            return self.finish(self.begin(one.path, (), ()))
        read = one.reading.result()
        if read.file is None:
            return Ingested(where, "failed", reason=read.reason, seconds=read.seconds)
        started = time.monotonic()
        slug = at_path.plan if at_path else _slug(one.path, self.store.has_plan)
        self.store.add(_stored(read.file, slug, where, one.digest), renamed(read.file, slug).rows)
        return Ingested(
            where,
            "replaced" if at_path else "added",
            slug,
            kind=read.file.document.kind,
            format=read.file.format,
            pages=read.file.pages,
            tasks=read.file.tasks,
            references=read.file.references,
            warnings=read.file.warnings,
            seconds=read.seconds + time.monotonic() - started,
        )

    def _read(self, name: str, data: bytes, slug: str) -> _Read:
        started = time.monotonic()
        try:
            file: ReadFile = self.workers.run(name, data, slug, self.limits)
        except ReadError as error:
            return _Read(time.monotonic() - started, reason=str(error))
        return _Read(time.monotonic() - started, file)


def _slug(path: Path, is_taken: Callable[[str], bool]) -> str:
    """Return an opaque name, fixed at first ingest: the file's in plain letters, with a number where it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", unaccented(path.stem)).strip("-")[:60] or "ke-hoach"
    numbered = (f"{plain}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([plain], numbered) if not is_taken(slug))


def _stored(read: ReadFile, slug: str, path: str, digest: str) -> StoredPlan:
    document = read.document
    return StoredPlan(
        plan=slug,
        path=path,
        source=read.source,
        sha256=digest,
        kind=document.kind,
        number=document.number,
        number_year=document.year,
        symbol=document.symbol,
        date=document.date,
        issuer=document.issuer,
        level=document.level,
        province=document.province,
        title=document.title,
        year_from=document.period.start if document.period else None,
        year_to=document.period.end if document.period else None,
        ingested=datetime.now(UTC).isoformat(timespec="seconds"),
    )
