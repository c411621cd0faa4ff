"""What the styles of a web page say of its text: the font, and whether it is shown; and how its lists are numbered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.readers.legacy import LegacyEncoding, font_encoding

Attributes = Mapping[str, str]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?")
_FAMILY = re.compile(r"(?:^|[;\s\"'])font-family\s*:\s*([^;]*)", re.IGNORECASE)
_SHORTHAND = re.compile(r"(?:^|[;\s])font\s*:\s*([^;]*)", re.IGNORECASE)
_LEGACY_FONT = re.compile(r"(?:^|[\s\"'])(\.vn[^\"',]*|vni[-_ ][^\"',]*)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_BLOCK = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|list-item|flex|grid|table)\b", re.IGNORECASE)
_LIST_STYLE = re.compile(r"(?:^|[;\s])list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_NO_FONT = ("inherit", "initial", "unset")

# The types of lists, as `type` and as styles name them, by the marker of the first item.
_TYPES = {
    "1": "1", "decimal": "1", "a": "a", "lower-alpha": "a", "lower-latin": "a", "A": "A", "upper-alpha": "A",
    "upper-latin": "A", "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I", "none": "",
    "disc": "-", "circle": "-", "square": "-",
}  # fmt: skip
_ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v",
    4: "iv", 1: "i",
}  # fmt: skip


@dataclass(slots=True)
class Fonts:
    """The fonts that the page's style sheets give to elements and classes."""

    _by_selector: dict[str, LegacyEncoding | None] = field(default_factory=dict)

    def add_sheet(self, css: str) -> None:
        """Take the fonts of simple selectors (`p`, `.a`, `p.a`) from a style sheet."""
        for rule in _COMMENT.sub(" ", css).split("}"):
            selectors, _, declarations = rule.partition("{")
            said, encoding = _font(declarations)
            if not said:
                continue
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if name and _SELECTOR.fullmatch(name):
                    self._by_selector[name] = encoding

    def encoding(self, tag: str, attributes: Attributes, inherited: LegacyEncoding | None) -> LegacyEncoding | None:
        """Return the encoding that an element's font stands for, `inherited` where nothing names its font."""
        said, encoding = _font(attributes.get("style", ""))
        if said:
            return encoding
        if tag == "font" and "face" in attributes:
            return font_encoding(attributes["face"].split(",")[0])
        if self._by_selector:
            classes = [f".{name}" for name in attributes.get("class", "").lower().split()]
            for selector in (*(tag + name for name in classes), *classes, tag):
                if selector in self._by_selector:
                    return self._by_selector[selector]
        return inherited


def _font(declarations: str) -> tuple[bool, LegacyEncoding | None]:
    """Return whether style declarations name a font, and its encoding."""
    if "font" not in declarations.lower():
        return False, None
    family = _FAMILY.search(declarations)
    if family is not None:
        first = family[1].split(",")[0].strip()
        return bool(first) and first.lower() not in _NO_FONT, font_encoding(first)
    shorthand = _SHORTHAND.search(declarations)
    if shorthand is None:
        return False, None
    legacy = _LEGACY_FONT.search(shorthand[1].split(",")[0])
    return True, font_encoding(legacy[1]) if legacy else None


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether an element says of itself that it is not shown."""
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None


def is_block(attributes: Attributes) -> bool:
    """Tell whether an inline element is set as a block."""
    return _BLOCK.search(attributes.get("style", "")) is not None


def list_type(attributes: Attributes, otherwise: str) -> str:
    """Return the type of a list or an item: `1`, `a`, `A`, `i`, `I`, `-` or nothing for one without markers."""
    style = _LIST_STYLE.search(attributes.get("style", ""))
    named = style[1].lower() if style else attributes.get("type", "").strip()
    return _TYPES.get(named, _TYPES.get(named.lower(), otherwise))


def list_marker(kind: str, number: int) -> str:
    """Return the marker of an item as Vietnamese documents write it.

    >>> [list_marker(*one) for one in (("1", 3), ("a", 2), ("A", 28), ("i", 4), ("I", 9), ("-", 1), ("a", 0))]
    ['3.', 'b)', 'AB.', 'iv.', 'IX.', '-', '0)']
    """
    if kind in ("", "-"):
        return kind
    if kind in "aA" and number > 0:
        return _letters(number) + ")" if kind == "a" else _letters(number).upper() + "."
    if kind in "iI" and 0 < number < 4000:
        return _roman(number) + "." if kind == "i" else _roman(number).upper() + "."
    return f"{number})" if kind == "a" else f"{number}."


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN.items():
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
