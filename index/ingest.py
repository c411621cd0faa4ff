"""Files and folders into the store: unchanged ones skipped, duplicates said, a broken one never stops the rest."""

import hashlib
import itertools
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from extract.errors import ReadError
from extract.limits import Limits
from extract.pipeline import extract
from extract.plan import Plan
from extract.readers import READERS, read_bytes
from index.building import entries_of
from index.store import Store, StoredPlan
from models.normal import unaccented

_UNREAD = (".mht", ".mhtml")
Outcome = Literal["added", "replaced", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a file; `plan` is its slug, `reason` says in Vietnamese why it failed or which plan it repeats."""

    path: str
    outcome: Outcome
    plan: str | None = None
    reason: str | None = None
    tasks: int = 0
    references: int = 0
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as `doisanh ingest --json` prints it."""
        return {
            "path": self.path, "outcome": self.outcome, "plan": self.plan, "reason": self.reason,
            "tasks": self.tasks, "references": self.references, "seconds": round(self.seconds, 3),
        }  # fmt: skip


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and in folders (all the way down) the documents, in name order.

    Documents of formats that no reader knows are among them: that they are left out must be said.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.suffix.lower() in (*READERS, *_UNREAD))
            found.extend(sorted(file for file in inside if not file.is_dir() and not _is_about(file)))
        else:
            found.append(path)
    return list(dict.fromkeys(file.resolve() for file in found))


def _is_about(file: Path) -> bool:
    """A README beside the plans tells of them and is none; nor are the parts of a page that browsers and Word save."""
    if file.parent.name.endswith(("_files", ".files")):
        return file.suffix.lower() in (".htm", ".html", ".xhtml")
    return file.stem.upper() == "README" or file.name.startswith(".")


def ingest(store: Store, files: Iterable[Path], limits: Limits) -> Iterator[Ingested]:
    """Read files into the store one by one; each outcome is yielded after its commit."""
    for path in files:
        started = time.monotonic()
        outcome = _one(store, path, limits)
        yield Ingested(**{**_values(outcome), "seconds": time.monotonic() - started})


def _values(outcome: Ingested) -> dict[str, Any]:
    return {name: getattr(outcome, name) for name in Ingested.__slots__}


def _one(store: Store, path: Path, limits: Limits) -> Ingested:
    where = str(path)
    try:
        data = read_bytes(path, limits)
    except FileNotFoundError:
        return Ingested(where, "failed", reason="không có tệp này")
    except OSError as error:
        return Ingested(where, "failed", reason=f"không mở được: {error.strerror}")
    digest = hashlib.sha256(data).hexdigest()
    at_path, same = store.find(path=where, sha256=digest)
    if same is not None and same == at_path:
        return Ingested(where, "unchanged", same.plan)
    if same is not None:
        if at_path is not None:
            store.remove(at_path.plan)  # its bytes are gone, and what stands there now is known
        return Ingested(where, "duplicate", same.plan, reason=f"trùng nội dung với {same.path}")
    try:
        plan = extract(path.name, data, limits=limits)
    except ReadError as error:
        return Ingested(where, "failed", reason=str(error))
    except Exception as error:
        # A fault of ours in one file must not stop the others; its name is what a report of it needs.
        return Ingested(where, "failed", reason=f"lỗi của chương trình khi đọc tệp ({type(error).__name__}: {error})")
    slug = at_path.plan if at_path else _slug(path, store)
    store.add(_stored(plan, slug, where, digest), plan, entries_of(plan, slug))
    outcome: Outcome = "replaced" if at_path else "added"
    return Ingested(where, outcome, slug, tasks=len(plan.tasks), references=len(plan.references))


def _slug(path: Path, store: Store) -> str:
    """Return an opaque name, fixed at first ingest: the file's in plain letters, with a number where it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", unaccented(path.stem)).strip("-")[:60] or "ke-hoach"
    numbered = (f"{plain}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([plain], numbered) if not store.has_plan(slug))


def _stored(plan: Plan, slug: str, path: str, digest: str) -> StoredPlan:
    document = plan.document
    return StoredPlan(
        plan=slug,
        path=path,
        source=plan.plan,
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
