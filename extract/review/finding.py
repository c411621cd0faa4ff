"""What a review finds, and the draft that its checks look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from extract.page_places import page_of
from extract.plan import Plan, Reference
from extract.review.places import Cover, line_of, line_starts
from models.view import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at `[start, end)` of the text; messages are Vietnamese.

    `message` says what is wrong and what to do, `evidence` what proves it. `proposed` is the text to put in the place
    `replaces`, which lies in the finding or beside it (the day behind a number); both are None where only the drafter
    can know.
    """

    type: str
    start: int
    end: int
    message: str
    evidence: str | None = None
    proposed: str | None = None
    replaces: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan under review, and the day as of which its documents and organisations are judged.

    `lines` tells where each line begins, `titles` covers the titles of the documents cited. Made by `Draft.of`.
    """

    plan: Plan
    day: date
    lines: tuple[int, ...]
    titles: Cover

    @classmethod
    def of(cls, plan: Plan, day: date) -> "Draft":
        """Look a plan over for what several checks ask: where its lines begin, and the titles of what it cites."""
        titles = Cover(one.spans.title for one in plan.references if one.spans.title)
        return cls(plan, day, tuple(line_starts(plan.text)), titles)

    @property
    def is_plan(self) -> bool:
        """Tell whether the document, or one attached to it, gives tasks: what a review of rules must not ask for."""
        head = self.plan.document
        named = [head.kind or "", (head.title or "").lower(), *(one.kind for one in self.plan.attached)]
        return any(kind in name.lower() for kind in _GIVING_TASKS for name in named)

    def place(self, start: int) -> str:
        """Return where an offset stands, as a person looks it up: the page, or the line where there are no pages."""
        page = page_of(self.plan.places, start)
        return f"trang {page}" if page is not None else f"dòng {self.line(start)}"

    def places(self, starts: Iterable[int]) -> str:
        """Return where some offsets stand, each place once, the first few of many."""
        said = list(dict.fromkeys(self.place(start) for start in starts))
        return ", ".join(said[:_MOST_PLACES]) + ("…" if len(said) > _MOST_PLACES else "")

    def line(self, start: int) -> int:
        """Return the number of the line, from 1, that an offset stands in."""
        return line_of(self.lines, start)

    def is_named_in_a_title(self, one: Reference) -> bool:
        """Tell whether a mention stands in the title of another, as the decree does that another amends."""
        return self.titles.covers(one.start, one.end)

    def quoted(self, start: int, end: int, most: int = 90) -> str:
        """Return a part of the text in quotation marks, white space folded, cut where it is long."""
        words = " ".join(self.plan.text[start:end].split())
        return f"“{words if len(words) <= most else words[: most - 1].rstrip() + '…'}”"


_MOST_PLACES = 5
_GIVING_TASKS = ("kế hoạch", "chương trình", "đề án", "phương án")

Check = Callable[[Draft], Iterable[Finding]]


def review_day(plan: Plan, *, today: date) -> date:
    """Return the first day that a plan's own date leaves open; without one the start of its years, never after today.

    >>> from extract.plan import Document, Period, Plan
    >>> review_day(Plan("a", "", Document(date="2022-01"), "text/1"), today=date(2026, 5, 4))
    datetime.date(2022, 1, 1)
    >>> review_day(Plan("a", "", Document(period=Period(2027, 2027)), "text/1"), today=date(2026, 5, 4))
    datetime.date(2026, 5, 4)
    """
    written = plan.document.date
    if written is not None:
        year, month, day = (*map(int, written.split("-")), 1, 1)[:3]
        return date(year, month, day)
    period = plan.document.period
    return min(today, date(period.start, 1, 1)) if period is not None else today
