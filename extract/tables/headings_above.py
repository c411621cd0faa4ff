"""The headings that hold for a row of a task table: its section, and those between the section and the row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.tables.headings import Heading, heading, number_sections
from extract.tables.rows import MeantTable

_LETTER, _ITEM = 0, 100  # "A." stands over "1.", "1." over "1.1.", "a)" below them all


@dataclass(slots=True)
class HeadingsAbove:
    """What has been read so far: the section, and the titles below it with their ranks."""

    section: Heading | None = None
    _titles: list[tuple[int, str]] = field(default_factory=list)
    _held: bool = False  # tasks below a heading are numbered from one again, so that their numbers end nothing

    @property
    def parents(self) -> tuple[str, ...]:
        """The titles between the section and the row, outermost first."""
        return tuple(title for _, title in self._titles)

    def enter(self, one: Heading, following: str) -> None:
        """Go on below a heading; `following` is the number of the row after it."""
        if one.section:
            self.section, self._titles, self._held = one, [], False
            return
        rank = _rank(one.number or "")
        self._titles = [*(above for above in self._titles if above[0] < rank), (rank, one.title)]
        self._held = (bool(following) and _rank(following) <= rank) or rank == _LETTER

    def pass_task(self, number: str | None) -> None:
        """Leave the headings that the number of a task shows to be over."""
        if number and not self._held:
            self._titles = [above for above in self._titles if above[0] < _rank(number)]


def headings_of(table: MeantTable) -> list[Heading | None]:
    """Return the heading that each row of a table is; numbered titles over nothing are none."""
    found = [heading(row) for row in table.rows]
    at_sections = [i for i, one in enumerate(found) if one is not None and one.section]
    numbered = dict(zip(at_sections, number_sections([one for one in found if one and one.section]), strict=True))
    return [numbered.get(i, one if _heads(table, found, i) else None) for i, one in enumerate(found)]


def number_below(table: MeantTable, i: int) -> str:
    """Return the number of the row after row `i`, empty where there is none."""
    return table.rows[i + 1].cells[0].text.rstrip(".) ") if i + 1 < len(table.rows) else ""


def _heads(table: MeantTable, found: Sequence[Heading | None], i: int) -> bool:
    """A numbered title alone in its row heads what follows only where something stands under it."""
    if i + 1 >= len(table.rows):
        return False
    one, below, following = found[i], found[i + 1], number_below(table, i)
    if one is None or (below is not None and below.section):
        return False
    return one.merged or not following or _rank(following) > _rank(one.number or "")


def _rank(number: str) -> int:
    if len(number) == 1 and number.isalpha():
        return _LETTER if number.isupper() else _ITEM
    return number.count(".") + 1
