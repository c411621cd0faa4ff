"""A review as text on a terminal: each finding with its place, its words marked in their line, and what to do."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.wording import FINDINGS, day

Json = Mapping[str, Any]

_REACH = 55  # characters of its line shown on each side of a finding
_LONGEST = 110
_INDENT = (0, 0, 0, 4)


def print_review(review: Json, text: str) -> None:
    """Print a review; on a terminal in colour, folded to its width."""
    # A pipe has no width to keep to.
    console = Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)
    said = f"{review['plan']}: {_counted(review)} (xét theo ngày {day(review['day'])})"
    console.print(Text(said, style="bold"))
    _print(console, review["findings"], text, style="bold red")
    if review["hints"]:
        console.print(Text("\nGợi ý", style="bold"))
        _print(console, review["hints"], text, style="yellow")


def _counted(review: Json) -> str:
    found = f"{len(review['findings'])} chỗ cần sửa" if review["findings"] else "không thấy gì phải sửa"
    return f"{found}, {len(review['hints'])} gợi ý" if review["hints"] else found


def _print(console: Console, found: Sequence[Json], text: str, *, style: str) -> None:
    """Print findings in the order of the text; those that say the same of the same words once, with all places."""
    alike: dict[tuple[str, str, str], list[Json]] = {}
    for one in sorted(found, key=lambda finding: int(finding["start"])):
        alike.setdefault((one["type"], one["message"], _folded(text, one["start"], one["end"])), []).append(one)
    for same in alike.values():
        _print_one(console, same[0], list(dict.fromkeys(map(_where, same))), text, style=style)


def _where(one: Json) -> str:
    return f"trang {one['page']}" if one["page"] else f"dòng {one['line']}"


def _print_one(console: Console, one: Json, where: Sequence[str], text: str, *, style: str) -> None:
    label = str(FINDINGS.get(one["type"]) or one["type"])
    console.print(Text.assemble("\n", (label, style), (f" · {', '.join(where)}", "dim")))
    _say(console, Text.assemble(*context(text, one)))
    _say(console, Text(one["message"]))
    if one["proposed"] is not None and one["replaces"]:
        change = ((_folded(text, *one["replaces"]), "strike"), " → ", (one["proposed"], "bold green"))
        _say(console, Text.assemble(*change))
    if one["evidence"]:
        _say(console, Text(one["evidence"], style="dim"))


def _say(console: Console, words: Text) -> None:
    console.print(Padding(words, _INDENT, expand=False))


def context(text: str, one: Json) -> tuple[str, tuple[str, str], str]:
    """Return the words before a finding in its line, the finding in brackets, and those behind it."""
    start, end = one["start"], one["end"]
    before = re.split(r"[\n\t|]", text[max(0, start - _REACH) : start])[-1]
    after = re.split(r"[\n\t|]", text[end : end + _REACH], maxsplit=1)[0]
    words = _folded(text, start, end)
    opening = "…" if len(before) == _REACH else ""
    closing = "…" if len(after) == _REACH else ""
    return f"{opening}{before.lstrip()}", (f"⟦{words}⟧", "bold"), f"{after.rstrip()}{closing}"


def _folded(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
