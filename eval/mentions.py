"""Mentions gained and lost against the committed ones, as a change of a finder shows them.

`eval/mentions.tsv` has a line for each mention found in the judged texts: set, source, kind, start, end, what it was
read as, and whether the labels agree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.cases import MENTIONS, Case
from eval.errors import JudgeError
from eval.extraction import right_mentions

FOUND = Path(__file__).resolve().parent / "mentions.tsv"
_SHOWN = 12
_READ_AS: Mapping[str, Sequence[str]] = {
    "references": ("id",),
    "deadlines": ("type", "from", "to", "every"),
    "units": ("name",),
    "targets": ("comparator", "value", "unit"),
}


class Found(NamedTuple):
    """A mention found: where, as what, and whether the labels have it so."""

    part: str
    source: str
    kind: str
    start: int
    end: int
    read_as: str
    right: bool


def found_in(part: str, cases: Iterable[Case]) -> list[Found]:
    """List the mentions found in the cases of one set."""
    return [one for case in cases if "references" in case.gold for one in _of_case(part, case)]


def _of_case(part: str, case: Case) -> Iterator[Found]:
    for kind in MENTIONS:
        right = right_mentions(kind, case.gold[kind], case.found[kind])
        for i, mention in enumerate(case.found[kind]):
            yield Found(part, case.source, kind, mention["start"], mention["end"], _read_as(kind, mention), i in right)


def _read_as(kind: str, mention: Mapping[str, Any]) -> str:
    said = ("-" if mention[key] is None else str(mention[key]) for key in _READ_AS[kind])
    return " ".join(" ".join(said).split())


def read_found(path: Path) -> list[Found]:
    """Read the committed mentions. Raises JudgeError where there are none or a line is damaged."""
    if not path.is_file():
        raise JudgeError(f"no mentions at {path}; --write-baseline makes them")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != len(Found._fields):
            raise JudgeError(f"{path.name}, line {number}: wanted are {len(Found._fields)} cells")
        part, source, kind, start, end, read_as, right = cells
        found.append(Found(part, source, kind, int(start), int(end), read_as, right == "right"))
    return found


def write_found(path: Path, found: Iterable[Found]) -> None:
    """Write mentions, one a line, in the order of sets, sources and places."""
    lines = ["\t".join([*map(str, one[:-1]), "right" if one.right else "wrong"]) for one in sorted(found)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def gained_and_lost(now: Iterable[Found], before: Iterable[Found], *, hidden: str) -> Iterator[str]:
    """Yield lines that tell what came and what went; of the set `hidden` only how many, so that nobody tunes on it."""
    new, old = set(now), set(before)
    for word, ones in (("gained", sorted(new - old)), ("lost", sorted(old - new))):
        for part in sorted({one.part for one in ones}):
            of_part = [one for one in ones if one.part == part]
            right = sum(one.right for one in of_part)
            yield f"{part}: {word} {right} right, {len(of_part) - right} wrong"
            if part == hidden:
                continue
            for one in of_part[:_SHOWN]:
                sign = "right" if one.right else "wrong"
                yield f"  {word} {sign}: {one.kind} {one.source} {one.start}-{one.end} {one.read_as}"
            if len(of_part) > _SHOWN:
                yield f"  … and {len(of_part) - _SHOWN} more"
