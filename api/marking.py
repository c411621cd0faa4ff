"""Spans to HTML: marks that may overlap in any way become elements that nest, and the text itself is never changed.

Stripping the tags gives the text back; everything that comes from the text or from a value is escaped here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from api.layers import stretches

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Mark:
    """An element over the `[start, end)` of a text; of two that cross, the one of the lower `rank` stays whole outside.

    Where a mark must be cut into several, an `identifier` stands on the first piece only, and `after`, HTML that holds
    no text, behind the last.
    """

    start: int
    end: int
    tag: str
    classes: str = ""
    rank: int = 0
    identifier: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    after: Markup = _NOTHING

    @property
    def order(self) -> tuple[int, int, int]:
        """Where the mark stands among those open at one place, outermost first."""
        return (self.rank, self.start, -self.end)


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """Return the text as HTML with the marks as elements.

    >>> print(marked("a < b", [Mark(0, 3, "b"), Mark(2, 5, "i")]))
    <b>a <i>&lt;</i></b><i> b</i>
    """
    return Markup("").join(_pieces(text, marks))


def clipped(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """Yield the marks that share a character with `[start, end)`, as they stand in that part of the text alone."""
    for mark in marks:
        if mark.start < end and start < mark.end:
            yield replace(
                mark,
                start=max(mark.start, start) - start,
                end=min(mark.end, end) - start,
                identifier=mark.identifier if mark.start >= start else None,
                after=mark.after if mark.end <= end else _NOTHING,
            )


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[Markup]:
    begun: set[int] = set()
    for stretch in stretches(text, marks):
        for mark in stretch.closing:
            yield Markup(f"</{_tag(mark, stretch.before)}>")
            if mark.end == stretch.start:
                yield mark.after
        for mark in stretch.opening:
            yield _opening(mark, _tag(mark, stretch.over), first=id(mark) not in begun)
            begun.add(id(mark))
        yield escape(text[stretch.start : stretch.end])


def _tag(mark: Mark, open_now: Sequence[Mark]) -> str:
    """Return the element of a mark; a link inside a link is none in HTML, so it becomes a span."""
    if mark.tag != "a":
        return mark.tag
    outer = next(one for one in open_now if one.tag == "a")
    return "a" if outer is mark else "span"


def _opening(mark: Mark, tag: str, *, first: bool) -> Markup:
    attributes = [("class", mark.classes)] if mark.classes else []
    if mark.identifier is not None and first:
        attributes.append(("id", mark.identifier))
    attributes.extend((name, value) for name, value in mark.attributes if tag == "a" or name != "href")
    return Markup(f"<{tag}") + Markup("").join(Markup(' {}="{}"').format(*one) for one in attributes) + Markup(">")
