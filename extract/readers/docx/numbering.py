"""Automatic numbers: Word stores only which list a paragraph belongs to and counts when it shows the page.

ISO/IEC 29500-1, 17.9. A list (`w:num`) takes its levels from an abstract one, on which all lists that share it count
together; a list may override levels of it, and where to begin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.readers.docx.formats import written
from extract.readers.docx.names import Element, attribute, child, children, is_on, name, number
from extract.readers.docx.styles import Numbered, Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_BULLET = "- "
_LONGEST_LABEL = 200  # characters of a level's text
_MOST = 999_999_999


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list; `restarted_by` is the level (from 1) from which up a number makes this one begin anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    suffix: str = "tab"
    legal: bool = False  # all numbers of the label as decimals (`w:isLgl`)
    restarted_by: int | None = None


@dataclass(frozen=True, slots=True)
class _List:
    abstract: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the lists of a document, paragraph by paragraph in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        parts = [] if root is None else list(root)
        self._styles = styles
        abstracts = [one for one in parts if name(one) == "w:abstractNum"]
        self._abstracts = {key: one for one in abstracts if (key := number(one, "abstractNumId")) is not None}
        lists = [one for one in parts if name(one) == "w:num"]
        self._elements = {key: one for one in lists if (key := number(one, "numId")) is not None}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, numbered: Numbered) -> str:
        """Count a paragraph and return what Word shows before it, with the blank after it; every bullet is `- `."""
        if numbered.list_id not in self._lists:
            self._lists[numbered.list_id] = self._list(numbered.list_id)
        listed = self._lists[numbered.list_id]
        if listed is None:
            return ""
        at = _level(listed, numbered)
        level = listed.levels.get(at)
        if level is None:
            return ""
        counts = self._count(numbered.list_id, listed, at)
        if level.form == "bullet":
            return _BULLET
        return _label(listed, counts, level)

    def _count(self, list_id: int, listed: _List, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(listed.abstract, {})
        if at in listed.starts and (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            counts.pop(at, None)
        counts[at] = min(counts.get(at, listed.levels[at].start - 1) + 1, _MOST)
        for deeper in [one for one in counts if one > at]:
            restarted_by = listed.levels.get(deeper, Level()).restarted_by
            if restarted_by is None or at < restarted_by:
                del counts[deeper]
        return counts

    def _list(self, list_id: int) -> _List | None:
        element = self._elements.get(list_id)
        abstract = number(child(element, "w:abstractNumId"))
        if element is None or abstract is None:
            return None
        abstract = self._meant(abstract)
        levels = dict(_levels(self._abstracts[abstract])) if abstract in self._abstracts else {}
        starts: dict[int, int] = {}
        for override in (one for one in element if name(one) == "w:lvlOverride"):
            at = number(override, "ilvl") or 0
            levels.update(_levels(override))
            start = number(child(override, "w:startOverride"))
            if start is not None:
                starts[at] = start
                levels[at] = replace(levels.get(at, Level()), start=start)
        return _List(abstract, levels, starts)

    def _meant(self, abstract: int) -> int:
        """Follow a list that only names a list style to the one that the style names."""
        style = attribute(child(self._abstracts.get(abstract), "w:numStyleLink"), "val")
        styled = self._styles.numbered_by_style(style) if style else None
        if styled is None:
            return abstract
        linked = number(child(self._elements.get(styled.list_id), "w:abstractNumId"))
        return abstract if linked is None else linked


def _level(listed: _List, numbered: Numbered) -> int:
    if numbered.level is not None:
        return max(0, min(numbered.level, _LEVELS - 1))
    return next((at for at, level in listed.levels.items() if level.style and level.style == numbered.style), 0)


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for one in element:
        if name(one) == "w:lvl":
            yield number(one, "ilvl") or 0, _read_level(one)


def _read_level(element: Element) -> Level:
    parts = {name(one): one for one in children(element)}
    form = attribute(parts.get("w:numFmt"), "val") or "decimal"
    return Level(
        start=number(parts.get("w:start")) or 0,
        form=(attribute(parts.get("w:numFmt"), "format") or "decimal") if form == "custom" else form,
        text=(attribute(parts.get("w:lvlText"), "val") or "")[:_LONGEST_LABEL],
        style=attribute(parts.get("w:pStyle"), "val"),
        suffix=attribute(parts.get("w:suff"), "val") or "tab",
        legal=is_on(parts.get("w:isLgl")) or False,
        restarted_by=number(parts.get("w:lvlRestart")),
    )


def _label(listed: _List, counts: dict[int, int], level: Level) -> str:
    def number_of(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        other = listed.levels.get(at, Level())
        form = "decimal" if level.legal and other.form != "none" else other.form
        return written(counts.get(at, other.start), form)

    text = _PLACE.sub(number_of, level.text).strip()
    if not text:
        return ""
    if not any(map(str.isalnum, text)):  # a sign, though no format of bullets
        return _BULLET
    return text if level.suffix == "nothing" else f"{text} "
