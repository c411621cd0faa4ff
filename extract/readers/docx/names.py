"""Elements of a Word file by short names: `w:p`, whichever of the two namespaces of OOXML the file is written in.

Wrappers that only mark what stands in them (content controls, links, insertions) are seen through, and what a tracked
change has removed is left out, so that no reader above needs to know of either.
"""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

Element = etree._Element  # noqa: SLF001 -- the class has no public name

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # "strict", ISO/IEC 29500-1
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
_WORD = [f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "w"]
_WRAPPERS = frozenset(
    {"w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:hyperlink", "w:fldSimple", "w:ins", "w:moveTo", "w:dir",
     "w:bdo", "mc:Choice", "mc:Fallback"}
)  # fmt: skip
_REMOVED = frozenset({"w:del", "w:moveFrom"})
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=1024)
def _short(tag: str) -> str:
    uri, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else local


def name(element: Element) -> str:
    """Return the short name of an element, without a prefix where its namespace is none of those read."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element | None, local: str) -> str | None:
    """Return an attribute of Word's namespace, None where it or the element is absent."""
    if element is None:
        return None
    return next((value for uri in _WORD if (value := element.get(uri + local)) is not None), None)


def number(element: Element | None, local: str = "val") -> int | None:
    """Return an attribute that is a whole number, None where it is absent or no such number."""
    text = attribute(element, local) or ""
    return int(text) if text.lstrip("-").isdecimal() and text.count("-") < 2 and len(text) < 10 else None


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child by its short name, and so on down the path."""
    for step in path:
        element = next((one for one in element if name(one) == step), None) if element is not None else None
    return element


def is_on(element: Element | None) -> bool | None:
    """Return what a switch such as `w:vanish` says, None where it is absent."""
    return None if element is None else (attribute(element, "val") or "") not in _OFF


def children(element: Element) -> Iterator[Element]:
    """Yield the children that count, wrappers seen through, in order.

    Of alternatives (`mc:AlternateContent`) the first is taken: the others say the same to older programs.
    """
    stack: list[Iterator[Element]] = [iter(element)]
    while stack:
        one = next(stack[-1], None)
        if one is None:
            stack.pop()
            continue
        kind = name(one)
        if kind in _WRAPPERS:
            stack.append(iter(one))
        elif kind == "mc:AlternateContent":
            stack.append(iter(list(one)[:1]))
        elif kind not in _REMOVED:
            yield one
