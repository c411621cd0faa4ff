"""The words of a paragraph: what its runs show, and what is anchored in it (text boxes) or cited (notes)."""

from dataclasses import dataclass, field

from extract.readers.docx.glyphs import shown, symbol
from extract.readers.docx.names import Element, attribute, child, children, is_on, name
from extract.readers.docx.styles import RunLook, Styles, run_look

_BLANK = frozenset({"w:tab", "w:ptab"})
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_FRAMES = frozenset({"w:drawing", "w:pict", "w:object"})
_IN_PAGE = frozenset({None, "textWrapping"})  # kinds of `w:br` that break a line and no page or column


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its text (line breaks meant), text boxes, cited notes as (kind, id, mark of its own)."""

    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)

    def extend(self, more: "Words") -> None:
        """Add what the next paragraph holds: the mark between the two is gone."""
        self.text += more.text
        self.boxes += more.boxes
        self.notes += more.notes


def words_of(paragraph: Element, styles: Styles) -> Words:
    """Read the runs of a paragraph `w:p`."""
    reading = _Reading(styles, attribute(child(paragraph, "w:pPr", "w:pStyle"), "val"))
    for one in children(paragraph):
        kind = name(one)
        if kind == "w:r":
            reading.run(one)
        elif kind in ("m:oMath", "m:oMathPara"):
            reading.add("".join(part.text or "" for part in one.iter() if name(part) == "m:t"), None)
    return reading.words


class _Reading:
    """Runs as they come; a field is open from its `begin` on and shows nothing up to its `separate`.

    Fields go on over paragraphs (a table of contents is one), instructions do not.
    """

    def __init__(self, styles: Styles, style: str | None) -> None:
        self.words = Words()
        self._styles = styles
        self._below = styles.paragraph_look(style)
        self._instructions: list[bool] = []  # of the open fields: whether what comes is an instruction

    def run(self, run: Element) -> None:
        look = self._look(run)
        if look.hidden:
            self._fields(run)
            return
        parts = children(run)
        for one in parts:
            kind = name(one)
            if kind == "w:fldChar":
                self._field(attribute(one, "fldCharType"))
            elif any(self._instructions):
                continue
            elif kind in _NOTES:
                self._note(_NOTES[kind], one, run)
                if is_on_attribute(one, "customMarkFollows"):
                    return
            elif kind in _FRAMES:
                self.words.boxes += boxes_in(one)
            else:
                self.add(_piece(one, kind, look), look)

    def add(self, text: str, look: RunLook | None) -> None:
        if text:
            self.words.text.append(text.upper() if look and look.capitals else text)

    def _look(self, run: Element) -> RunLook:
        properties = child(run, "w:rPr")
        look = run_look(properties)
        style = attribute(child(properties, "w:rStyle"), "val")
        return look.over(self._styles.look(style)).over(self._below) if style else look.over(self._below)

    def _fields(self, run: Element) -> None:
        for one in children(run):
            if name(one) == "w:fldChar":
                self._field(attribute(one, "fldCharType"))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._instructions.append(True)
        elif self._instructions and kind == "separate":
            self._instructions[-1] = False
        elif self._instructions and kind == "end":
            self._instructions.pop()

    def _note(self, kind: str, reference: Element, run: Element) -> None:
        own = ""
        if is_on_attribute(reference, "customMarkFollows"):
            own = "".join(one.text or "" for one in run if name(one) == "w:t").strip()
        self.words.notes.append((kind, attribute(reference, "id") or "", own))


def is_on_attribute(element: Element, local: str) -> bool:
    """Tell whether a switch that is an attribute is on."""
    return attribute(element, local) in ("1", "true", "on")


def boxes_in(drawing: Element) -> list[Element]:
    """Return the contents of the text boxes of a drawing, those of boxes inside them left to their own reading."""
    found: list[Element] = []
    stack = [drawing]
    while stack:
        one = stack.pop()
        if name(one) == "w:txbxContent":
            found.append(one)
        else:
            stack.extend(reversed(list(children(one))))
    return found


def is_gone(properties: Element | None) -> bool:
    """Tell whether the mark that ends a paragraph is deleted, moved away or hidden, so that the next one goes on."""
    mark = child(properties, "w:rPr")
    if mark is None:
        return False
    removed = any(child(mark, kind) is not None for kind in ("w:del", "w:moveFrom"))
    return removed or bool(is_on(child(mark, "w:vanish")) or is_on(child(mark, "w:specVanish")))


def _piece(element: Element, kind: str, look: RunLook) -> str:
    if kind == "w:t":
        return shown(element.text or "", look.font)
    if kind in _BLANK:
        return " "
    if kind == "w:cr":
        return "\n"
    if kind == "w:br":
        return "\n" if attribute(element, "type") in _IN_PAGE else " "
    if kind == "w:noBreakHyphen":
        return "-"
    if kind == "w:sym":
        return symbol(attribute(element, "char"), attribute(element, "font"))
    return ""
