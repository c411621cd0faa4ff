"""A query understood: its words, typing errors mended, the conditions in it, and what its everyday words may mean."""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from index.analysis import Terms, analyse, written_out
from index.conditions import Condition, ConditionKind, conditions_in
from index.everyday import Meant, meant_by
from models.normal import canonical, unaccented
from models.typing_errors import mended

_WORD = re.compile(r"[^\W\d_]+")
# Words of questions and of the genre that say nothing of a task; a query of these and conditions asks for a list.
_FILLERS = """
nhiem vu cong viec gi nao ai cua do duoc giao chu tri phoi hop thuc hien phai lam nhung cac trong nam quy thang ke hoach
co la tai o ve cho va theo han thoi danh sach liet ke tinh thanh pho huyen xa giai doan hoan so phan
"""
_SAYS_NOTHING = frozenset(_FILLERS.split())


@dataclass(frozen=True, slots=True)
class Question:
    """A query understood.

    `words` are what is looked for: the query less the province in it, typing errors mended. `telling` are the terms of
    `words` less all conditions: what an answer should hold. `mended` pairs each mended word with what it was read as.
    """

    text: str
    words: str
    terms: Terms
    telling: Terms
    conditions: tuple[Condition, ...]
    meant: tuple[Meant, ...]
    mended: tuple[tuple[str, str], ...]

    @property
    def asks_for_list(self) -> bool:
        """Tell whether nothing is asked but the conditions: "Sở Nội vụ quý III"."""
        return bool(self.conditions) and all(unaccented(word) in _SAYS_NOTHING for word in self.telling.exact)

    def values(self, kind: ConditionKind) -> list[str]:
        """Return the values of the conditions of a kind."""
        return [one.value for one in self.conditions if one.kind == kind]

    def to_json(self) -> dict[str, Any]:
        """Return what an answer says of how the query was understood; offsets are into the query in NFC."""
        return {
            "conditions": [
                {"kind": one.kind, "value": one.value, "start": one.start, "end": one.end} for one in self.conditions
            ],
            "mended": [{"from": before, "to": after} for before, after in self.mended],
            "meant": [{"plain": one.plain, "official": list(one.official)} for one in self.meant],
        }


def understood(
    query: str,
    is_used: Callable[[str], bool] = lambda _: True,
    *,
    without: Collection[ConditionKind] = (),
    plainly: bool = False,
) -> Question:
    """Read a query; `is_used` tells whether the library has a word without marks: no typing error then.

    Conditions of the kinds in `without` are words like others; `plainly` reads neither conditions nor everyday words.
    """
    text = unicodedata.normalize("NFC", query)
    conditions = () if plainly else tuple(one for one in conditions_in(text) if one.kind not in without)
    places = [one for one in conditions if one.kind == "province"]
    rest, changes = _mended(written_out(_less(text, places)), is_used)
    bare_rest, _ = _mended(written_out(_less(text, conditions)), is_used)
    return Question(
        text=text,
        words=rest,
        terms=analyse(rest),
        telling=analyse(bare_rest),
        conditions=conditions,
        meant=() if plainly else tuple(meant_by(_WORD.findall(canonical(bare_rest)))),
        mended=tuple(changes),
    )


def _less(text: str, conditions: Sequence[Condition]) -> str:
    """Return the text with blanks in place of conditions."""
    for one in conditions:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _mended(text: str, is_used: Callable[[str], bool]) -> tuple[str, list[tuple[str, str]]]:
    """Return the text with typing errors mended, and what was mended into what."""
    words = list(_WORD.finditer(text))
    plain = [canonical(word.group()) for word in words]
    changes, pieces, at = [], [], 0
    for word, before, after in zip(words, plain, mended(plain, is_used), strict=True):
        if before != after:
            changes.append((word.group(), after))
            pieces += [text[at : word.start()], after]
            at = word.end()
    return "".join([*pieces, text[at:]]), changes
