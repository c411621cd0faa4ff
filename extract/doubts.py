"""What stands in words that a scan's reader may have misread is trusted less."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extract.plan import Deadline, Reference, Target, Unit
from models.view import Span

Mention = TypeVar("Mention", Reference, Deadline, Unit, Target)

_DOUBT = 0.5


def doubted(mentions: Sequence[Mention], unsure: Sequence[Span]) -> tuple[Mention, ...]:
    """Return the mentions, with half the confidence where one of its words is among the `unsure` ones (in order)."""
    if not unsure:
        return tuple(mentions)
    ends = [end for _, end in unsure]
    return tuple(_doubted(one) if _touches(one, unsure, ends) else one for one in mentions)


def _doubted(one: Mention) -> Mention:
    doubted = replace(one, confidence=round(one.confidence * _DOUBT, 3))
    if isinstance(doubted, Reference) and doubted.flaw is not None:
        # A wrong number or day may be the scan's reader's, not the drafter's.
        flaw = replace(doubted.flaw, note=f"{doubted.flaw.note} (chữ trên bản quét không rõ, hãy đối chiếu bản gốc)")
        return replace(doubted, flaw=flaw)
    return doubted


def _touches(one: Reference | Deadline | Unit | Target, unsure: Sequence[Span], ends: Sequence[int]) -> bool:
    at = bisect_left(ends, one.start + 1)
    return at < len(unsure) and unsure[at][0] < one.end
