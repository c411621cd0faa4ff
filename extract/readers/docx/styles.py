"""What styles say of a run (font, hidden, capitals) and of a paragraph (its numbering), a style over its base."""

from dataclasses import dataclass

from extract.readers.docx.names import Element, attribute, child, is_on, name, number


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is shown, as far as it changes its words; None where nothing is said."""

    font: str | None = None
    hidden: bool | None = None
    capitals: bool | None = None

    def over(self, below: "RunLook") -> "RunLook":
        """Return what holds where this look is laid over another."""
        return RunLook(
            below.font if self.font is None else self.font,
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
        )


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list (`w:num`) and its level (from 0) that a paragraph belongs to.

    `style` is the style that says so: without a level of its own, the list's level that names the style holds.
    """

    list_id: int
    level: int | None
    style: str | None = None


_PLAIN = RunLook()
_LONGEST_CHAIN = 50  # of styles based on one another


class Styles:
    """The styles of a file; without any, everything is plain."""

    def __init__(self, root: Element | None) -> None:
        listed = [one for one in (() if root is None else root) if name(one) == "w:style"]
        self._styles = {attribute(one, "styleId") or "": one for one in listed}
        self._default = next((key for key, one in self._styles.items() if _is_default(one)), None)
        self._document = run_look(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._looks: dict[str | None, RunLook] = {}
        self._numbered: dict[str | None, Numbered | None] = {}

    def paragraph_look(self, style: str | None) -> RunLook:
        """Return how the runs of a paragraph are shown that say nothing themselves."""
        return self.look(style or self._default).over(self._document)

    def look(self, style: str | None) -> RunLook:
        """Return what a style and those it is based on say of runs."""
        if style not in self._looks:
            look = _PLAIN
            for _, one in self._chain(style):
                look = look.over(run_look(child(one, "w:rPr")))
            self._looks[style] = look
        return self._looks[style]

    def numbered(self, properties: Element | None) -> Numbered | None:
        """Return the numbering of a paragraph with the properties `w:pPr`, its own or that of its style."""
        own = child(properties, "w:numPr")
        list_id, level = number(child(own, "w:numId")), number(child(own, "w:ilvl"))
        if list_id is not None:
            return Numbered(list_id, level or 0) if list_id else None
        styled = self.numbered_by_style(attribute(child(properties, "w:pStyle"), "val") or self._default)
        if styled is None or level is None:
            return styled
        return Numbered(styled.list_id, level)

    def numbered_by_style(self, style: str | None) -> Numbered | None:
        """Return the numbering that a style, or one that it is based on, gives."""
        if style not in self._numbered:
            self._numbered[style] = self._first_numbered(style)
        return self._numbered[style]

    def _first_numbered(self, style: str | None) -> Numbered | None:
        level: int | None = None
        for key, one in self._chain(style):
            own = child(one, "w:pPr", "w:numPr")
            level = number(child(own, "w:ilvl")) if level is None else level
            list_id = number(child(own, "w:numId"))
            if list_id is not None:
                return Numbered(list_id, level, key) if list_id else None
        return None

    def _chain(self, style: str | None) -> list[tuple[str, Element]]:
        chain: dict[str, Element] = {}
        while style is not None and style not in chain and style in self._styles and len(chain) < _LONGEST_CHAIN:
            chain[style] = self._styles[style]
            style = attribute(child(chain[style], "w:basedOn"), "val")
        return list(chain.items())


def run_look(properties: Element | None) -> RunLook:
    """Return what the properties `w:rPr` say themselves."""
    if properties is None:
        return _PLAIN
    fonts = child(properties, "w:rFonts")
    # The letters that a legacy encoding puts its own in are those above ASCII, which take the font for "high ANSI".
    font = attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
    return RunLook(font, is_on(child(properties, "w:vanish")), is_on(child(properties, "w:caps")))


def _is_default(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and (attribute(style, "default") or "0") in ("1", "true", "on")
