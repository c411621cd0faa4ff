"""Short forms: "Kế hoạch này", "Nghị định này"; they stand for a document and have no number of their own."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.outline import Zone
from extract.passages import Passage
from extract.plan import Attached, Document, Reference, ShortForm

_SHORT = re.compile(
    r"(?i:kế hoạch|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|chương trình|đề án|luật|quy chế|quy định|hướng dẫn)"
    r"\s+(?:này|nêu trên|nói trên)(?![^\W\d_])"
)


def find_short_forms(
    passages: Sequence[Passage], references: Sequence[Reference], document: Document, attached: Sequence[Attached]
) -> list[ShortForm]:
    """Find short forms: "này" of the plan's own kind is the plan, else the last document of the kind before it."""
    own = document.identifier
    own_kinds = {kind.lower() for kind in (document.kind, *(one.kind for one in attached)) if kind}
    by_kind: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        by_kind[reference.kind.lower()].append(reference)
    found: list[ShortForm] = []
    for passage in passages:
        if passage.zone is Zone.HEAD:
            continue
        for short in _SHORT.finditer(passage.text):
            start, end = passage.view.span(short.start(), short.end())
            kind = " ".join(short.group().split()[:-1]).lower().removesuffix(" nêu").removesuffix(" nói")
            identifier = own if kind in own_kinds else _last_of(kind, start, by_kind)
            found.append(ShortForm(start, end, passage.view.written(short.start(), short.end()), identifier))
    return sorted(found, key=lambda one: (one.start, one.end))


def _last_of(kind: str, before: int, by_kind: Mapping[str, Sequence[Reference]]) -> str | None:
    known = by_kind.get(kind, ())
    at = bisect_right(known, before, key=lambda one: one.end)
    return known[at - 1].id if at else None
