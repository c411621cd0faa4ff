"""Word files built by hand for tests: what a test is about stands in its XML, the rest is the least that Word opens."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from extract.limits import Limits
from extract.readers.docx.reader import read_docx
from extract.source import Source

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = (
    'xmlns:w="{}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def p(*content: str, style: str = "", numbered: tuple[int, int] | None = None, mark: str = "") -> str:
    """Return a paragraph of runs or, where it begins with no `<`, of a text; `numbered` is (list, level)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr>{mark}</w:rPr>"
    inside = "".join(one if one.startswith("<") else r(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run; a `<` in the text begins elements of its own."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def tc(content: str, *, span: int = 1, merge: str = "", more: str = "") -> str:
    """Return a cell of paragraphs, tables or a text; `merge` is `restart` or `continue` (down)."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}{more}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row of cells or texts."""
    inside = "".join(one if one.startswith(("<w:tc", "<w:sdt")) else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Return a table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list; `more` are elements after its format."""
    first = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{first}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(abstracts: Mapping[int, str], lists: Mapping[int, tuple[int, str]]) -> str:
    """Return the inside of `numbering.xml`: abstract lists with their levels, lists with (abstract, overrides)."""
    return "".join(
        [f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>' for key, inside in abstracts.items()]
        + [f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>' for key, (of, more) in lists.items()]
    )


def parts_of(body: str, *, namespace: str = MAIN, **others: str) -> dict[str, str]:
    """Return the parts of a Word file by path; `others` are the insides of `styles`, `numbering`, `footnotes` …"""
    names = _NAMESPACES.format(namespace)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{one}.xml" ContentType="{_WORD_TYPE}.{one}+xml"/>' for one in others)
        + "</Types>",
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations([(one, f"{one}.xml") for one in others]),
    }
    for one, inside in others.items():
        parts[f"word/{one}.xml"] = f"<w:{_ROOTS[one]} {names}>{inside}</w:{_ROOTS[one]}>"
    return parts


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{listed}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the parts; the one that tells an .odt its type is not packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for path, inside in parts.items():
            opened.writestr(path, inside, zipfile.ZIP_STORED if path == "mimetype" else None)
    return made.getvalue()


def docx(*body: str, namespace: str = MAIN, **others: str) -> bytes:
    """Return a Word file with this body."""
    return zipped(parts_of("".join(body), namespace=namespace, **others))


def source_of(*body: str, **others: str) -> Source:
    """Return what the reader makes of a body."""
    return read_docx(docx(*body, **others), Limits())


def lines_of(*body: str, **others: str) -> list[str]:
    """Return the lines of text that the reader makes of a body."""
    return source_of(*body, **others).text.rstrip("\n").split("\n")
