"""What the finders of deadlines share: a line folded for them, the years it may mean, and what they read in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.finders.deadlines.time_words import NOTHING, Days, days_of, names_its_year
from extract.plan import DeadlineType, Document, Every, Period, Reference

_REACH = 160
# Documents that hold year after year: "trước ngày 15 tháng 12" in a circular is no day of the year it was signed in.
_STANDING_KINDS = frozenset(
    {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Quy định"}
)
_STANDING_TITLE = re.compile(r"quy chế|quy định|điều lệ|nội quy|quy trình|thủ tục|phân cấp|định mức", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """The folded text of a passage, in lower case for patterns and as written for names; both of one length."""

    text: str
    written: str

    @classmethod
    def of(cls, written: str) -> "Line":
        """Fold a text; the one letter that grows in lower case, İ, loses its dot first."""
        return cls(written.replace("İ", "I").lower(), written)

    def before(self, at: int, reach: int = _REACH) -> str:
        """The words right before a place: all that decides, and little enough to look at for each mention."""
        return self.text[max(0, at - reach) : at]

    def after(self, at: int, reach: int = _REACH) -> str:
        """The words right after a place."""
        return self.text[at : at + reach]


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression read: its place in the line and what it says."""

    start: int
    end: int
    type: DeadlineType
    days: Days = NOTHING
    every: Every | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """Which year a time without one means, and what was past when the document was signed.

    `period` is what the plan is for. A plan or a directive without one means the year of its date, but never a day
    gone by; rules that hold for good (`standing`), and plans for several years, mean none. `past` is the last day that
    surely lay behind: the document's own, else that of the newest document it cites.
    """

    period: Period | None = None
    signed: str | None = None
    past: str | None = None
    standing: bool = True

    @classmethod
    def of(cls, document: Document, cited: Iterable[Reference]) -> "Years":
        """Read the years of a document off its head and off what it cites."""
        standing = (
            document.kind is None
            or document.kind in _STANDING_KINDS
            or document.year is not None
            or bool(_STANDING_TITLE.search(document.title or ""))
        )
        past = document.date or max((one.date for one in cited if one.date), default=None)
        # "Luật … năm 2025" in the title of a decree is no year of the decree's own.
        period = None if document.kind in _STANDING_KINDS else document.period
        return cls(period, document.date, past, standing)

    @property
    def own(self) -> int | None:
        """The one year that the plan is for."""
        return self.period.start if self.period and self.period.start == self.period.end else None

    @property
    def this_year(self) -> int | None:
        """The year that "trong năm" means, where that is certain."""
        if self.own is not None or self.period or self.standing or not self.signed:
            return self.own
        return int(self.signed[:4])

    def days(self, found: re.Match[str]) -> Days:
        """Return the days of a match of `TIME`."""
        days = days_of(found, self.this_year)
        guessed = self.own is None and not names_its_year(found)
        return NOTHING if guessed and self.is_past(days) else days

    def is_past(self, days: Days) -> bool:
        """Tell whether days lay behind when the document was signed, and outside what it is for."""
        last = days.last or days.first
        if last is None or self.past is None or last >= self.past:
            return False
        return self.period is None or int(last[:4]) < self.period.start
