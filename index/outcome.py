"""What became of a file that was to be read into the library."""

from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["added", "replaced", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a file; `plan` is its slug, `reason` says in Vietnamese why it failed or which plan it repeats.

    Of a file that came in: `kind` of document, `format` that it was read as, and counts; `pages` is None where the
    format has none. `seconds` is the time for reading and writing it.
    """

    path: str
    outcome: Outcome
    plan: str | None = None
    reason: str | None = None
    kind: str | None = None
    format: str | None = None
    pages: int | None = None
    tasks: int = 0
    references: int = 0
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as `doisanh ingest --json` prints it."""
        return {
            "path": self.path, "outcome": self.outcome, "plan": self.plan, "reason": self.reason, "kind": self.kind,
            "format": self.format, "pages": self.pages, "tasks": self.tasks, "references": self.references,
            "warnings": list(self.warnings), "seconds": round(self.seconds, 3),
        }  # fmt: skip
