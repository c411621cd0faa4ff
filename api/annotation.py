"""The text of a plan with everything found in it marked: `[words]{what they are: what they come to}`.

    Căn cứ [Nghị định số 107/2021/NĐ-CP]{căn cứ: 107/2021/NĐ-CP; Chính phủ} của [Chính phủ]{cơ quan}

Marks nest. Of two that cross, the second is cut: all its parts but the last end in `…}`, all but the first in `]{…`.
A bracket or backslash of the text itself stands behind a backslash, and no label holds a brace: without `[`, `]{…}` and
these backslashes it is the text again, to the last character.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.layers import stretches
from api.wording import ROLES, attached, deadline, measure
from models.normal import canonical

Json = Mapping[str, Any]

_OWN = re.compile(r"[\[\]\\]")
_NO_BRACES = str.maketrans("{}", "()")
_CUT = "…"
_CELLS = {
    "task": "nhiệm vụ",
    "output": "sản phẩm",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "deadline": "thời hạn",
    "budget": "kinh phí",
}


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A `[start, end)` and what is said of it."""

    start: int
    end: int
    label: str

    @property
    def order(self) -> tuple[int, int]:
        return (self.start, -self.end)


def annotated(plan: Json) -> str:
    """Return the text of a plan, given as JSON values (docs/schema.md), with its mentions marked."""
    return marked_up(plan["text"], _mentions(plan))


def marked_up(text: str, mentions: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each `(start, end, label)` as a mark; several on the same characters are one.

    >>> marked_up("Sở [A] và B", [(0, 6, "cơ quan"), (3, 11, "nhóm"), (0, 6, "chủ trì")])
    '[Sở [\\\\[A\\\\]]{nhóm…}]{cơ quan; chủ trì}[ và B]{…nhóm}'
    """
    labels: dict[tuple[int, int], dict[str, None]] = {}
    for start, end, label in mentions:
        labels.setdefault((start, end), {})[" ".join(label.translate(_NO_BRACES).split())] = None
    laid = [_Labelled(start, end, "; ".join(said)) for (start, end), said in labels.items()]
    return "".join(_pieces(text, laid))


def _pieces(text: str, laid: list[_Labelled]) -> Iterator[str]:
    begun: set[_Labelled] = set()
    for stretch in stretches(text, laid):
        for one in stretch.closing:
            again = _CUT if one in begun else ""
            begun.add(one)
            yield f"]{{{again}{one.label}{_CUT if one.end > stretch.start else ''}}}"
        yield "[" * len(stretch.opening)
        yield _OWN.sub(r"\\\g<0>", text[stretch.start : stretch.end])


def _mentions(plan: Json) -> Iterator[tuple[int, int, str]]:
    # The cell of a deadline that was understood is said once, by what it comes to.
    understood = {(one["start"], one["end"], _CELLS["deadline"]) for one in plan["deadlines"]}
    for task in (*plan["tasks"], *plan["prose_tasks"]):
        yield from (cell for cell in _cells(task) if cell not in understood)
    for kind, label in _LABELS.items():
        for one in plan[kind]:
            yield one["start"], one["end"], label(one)


def _cells(task: Json) -> Iterator[tuple[int, int, str]]:
    for name, label in _CELLS.items():
        if name == "task" and task["number"]:
            label = f"{label} {task['number']}"
        spans = task["spans"][name]
        pieces = [piece for unit in spans for piece in unit] if name in ("lead", "coordinating") else spans
        for start, end in pieces:
            yield start, end, label


def _unit(one: Json) -> str:
    kind = "nhóm cơ quan" if one["group"] else "cơ quan"
    return kind if canonical(one["name"]) == canonical(one["text"]) else f"{kind}: {one['name']}"


def _short_form(one: Json) -> str:
    return f"gọi tắt: {one['id']}" if one["id"] else "gọi tắt"


def _deadline(one: Json) -> str:
    meant = deadline(one)
    return f"thời hạn: {meant}" if meant else "thời hạn"


_LABELS = {
    "references": lambda one: f"{ROLES[one['role']]}: {'; '.join([one['id'], *attached(one)])}",
    "deadlines": _deadline,
    "units": _unit,
    "targets": lambda one: f"chỉ tiêu: {measure(one)}",
    "short_forms": _short_form,
}
