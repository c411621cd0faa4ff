"""The committed figures, and whether any of them fell."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import JudgeError
from eval.score import PLACES, Record

Records = Mapping[str, Record]
"""Figures by name: `extraction/references id`, `retrieval/fused/topic`."""

BASELINE = Path(__file__).resolve().parent / "baseline.json"
TOLERANCE = 0.0005
SCAN_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is lower than it was, or (`now` is None) that is no longer there."""

    name: str
    before: float
    now: float | None

    def __str__(self) -> str:
        return f"{self.name}: {self.before:.4f} → {'missing' if self.now is None else f'{self.now:.4f}'}"


def read_baseline(path: Path) -> dict[str, Record]:
    """Read a baseline. Raises JudgeError where there is none or one of its figures has no value."""
    if not path.is_file():
        raise JudgeError(f"no baseline at {path}; --write-baseline makes one")
    records: dict[str, Record] = json.loads(path.read_text(encoding="utf-8"))
    if wrong := [name for name, record in records.items() if "value" not in record]:
        raise JudgeError(f"no value in the baseline: {', '.join(wrong)}")
    return records


def write_baseline(path: Path, records: Records) -> None:
    """Write a baseline, one figure a line, so that a change of it reads well."""
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(record)}" for name, record in records.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def compare(current: Records, baseline: Records) -> list[Fall]:
    """List the figures of the baseline that are missing now or fell by more than `TOLERANCE`; new figures are fine.

    Of a figure its `value` counts: F1, rate or mean.
    """
    falls = []
    for name, before in baseline.items():
        now = current.get(name)
        if now is None and _is_scan(name) and not any(map(_is_scan, current)):
            continue  # no program for scans on this machine
        if now is None:
            falls.append(Fall(name, before["value"], None))
        elif round(before["value"] - now["value"], PLACES + 2) > _tolerance(name):
            falls.append(Fall(name, before["value"], now["value"]))
    return falls


def _is_scan(name: str) -> bool:
    return "/scan/" in name or "/scans " in name


def _tolerance(name: str) -> float:
    """Figures of scans hang on the version of tesseract, too."""
    return SCAN_TOLERANCE if _is_scan(name) else TOLERANCE
