"""Links from mentions to documents: which document, how sure, and why, in Vietnamese."""

from dataclasses import dataclass
from typing import Any, Literal

# Where the document stands: in the registry, in the library as a plan of its own, or known from citations alone.
# An ambiguous mention has several candidates, an unknown one names no document ("/KH-SNV").
LinkKind = Literal["registry", "plan", "citations", "ambiguous", "unknown"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention is linked to: the document's key, or the keys of all that it may be."""

    kind: LinkKind
    key: str | None
    confidence: float
    reason: str
    candidates: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the link as answers print it."""
        return {
            "kind": self.kind, "document": self.key, "confidence": self.confidence, "reason": self.reason,
            "candidates": list(self.candidates),
        }  # fmt: skip


UNKNOWN = Link("unknown", None, 0.0, "chỗ viện dẫn để trống số")
ONLY_A_NUMBER = Link("unknown", None, 0.0, "chỉ ghi số, không có ký hiệu và năm để biết văn bản nào")


def ambiguous(keys: tuple[str, ...], reason: str) -> Link:
    """Return the link of a mention that several documents fit; it stays open."""
    return Link("ambiguous", None, 0.0, reason, keys)
