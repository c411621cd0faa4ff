"""A definition as DOCX, part by part as a word processor writes it.

Runs are cut where the writer paused; merged cells, numbers by the word processor, footnotes, tracked changes, text
boxes and sections are written as they are.
"""

import io
from random import Random
from unicodedata import combining
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpus.formats import docx_parts as parts
from corpus.formats.definition import Definition, Run, cell_paragraphs, classes, final, runs
from corpus.formats.grid import Placed, columns_of, placed, rows_of
from corpus.formats.vntime import in_vn3

# A4 and the margins of Nghị định 30/2020/NĐ-CP, in twentieths of a point.
_SHORT, _LONG = 11906, 16838
_LEFT, _RIGHT, _TOP, _BOTTOM = 1701, 1134, 1134, 1134
PORTRAIT, LANDSCAPE = _SHORT - _LEFT - _RIGHT, _LONG - _TOP - _BOTTOM
_JUSTIFY = {"c": "center", "l": "left", "r": "right"}
_AUTO = {
    "roman": (parts.OUTLINE, 0),
    "decimal": (parts.OUTLINE, 1),
    "alpha": (parts.OUTLINE, 2),
    "dash": (parts.DASH, 0),
}
_CHANGED = 'w:author="Chuyên viên" w:date="2024-01-05T09:00:00Z"'


def write_docx(plan: Definition, *, accepted: bool) -> bytes:
    """Return the bytes of the DOCX; with `accepted` all tracked changes are accepted. The same bytes each time."""
    body = _Body(plan, accepted=accepted)
    document = f"{parts.HEADER}<w:document {parts.NAMESPACES}><w:body>{body.write()}</w:body></w:document>"
    size = int(float(plan.options.get("size", "13")) * 2)
    files = {
        "[Content_Types].xml": parts.content_types(),
        "_rels/.rels": parts.package_relations(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": parts.document_relations(),
        "word/styles.xml": parts.styles(plan.options.get("font", "Times New Roman"), size),
        "word/numbering.xml": parts.numbering(body.tables),
        "word/settings.xml": parts.settings(),
        "word/footnotes.xml": body.footnotes_part(),
        "word/header1.xml": parts.page_header(numbered=plan.options.get("pages") == "top"),
        "word/footer1.xml": parts.page_footer(plan.options.get("footer", "")),
        "docProps/core.xml": parts.core_properties(plan.document["title"], "2024-01-05"),
    }
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(ZipInfo(name, (2024, 1, 5, 8, 0, 0)), text.encode(), ZIP_DEFLATED)
    return packed.getvalue()


class _Body:
    """Writes the body; `tables` counts the tables with numbers of their own."""

    def __init__(self, plan: Definition, *, accepted: bool) -> None:
        self.plan = plan
        self.accepted = accepted
        self.tables = 0
        self._footnotes: list[str] = []
        self._changes = 0
        self._cuts = Random(plan.name)
        self._form = plan.options.get("form", "NFC")
        self._vntime = plan.options.get("font") == ".VnTime"

    def write(self) -> str:
        """Return the body: blocks, each run of landscape pages a section of its own."""
        written, lying = [], False
        for block in self.plan.blocks:
            if (block.tag == "landscape") != lying:
                written.append(
                    f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{_section(lying=lying)}</w:pPr></w:p>'
                )
                lying = not lying
            inner = list(block) if block.tag == "landscape" else [block]
            written += [self._block(one, LANDSCAPE if lying else PORTRAIT) for one in inner]
        return "".join(written) + _section(lying=lying)

    def footnotes_part(self) -> str:
        """Return word/footnotes.xml, to be asked for after `write`."""
        rules = "".join(
            f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return f"{parts.HEADER}<w:footnotes {parts.NAMESPACES}>{rules}{''.join(self._footnotes)}</w:footnotes>"

    def _block(self, block: Element, width: int) -> str:
        match block.tag:
            case "p":
                return self._paragraph(block, body=True)
            case "table" | "layout":
                return self._table(block, width)
            case "box":
                return self._box(block)
            case "pagebreak":
                return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        raise ValueError(f"unknown block {block.tag!r}")

    def _paragraph(
        self, element: Element, *, body: bool, worn: frozenset[str] = frozenset(), size: str = "", change: str = ""
    ) -> str:
        dress = classes(element) | worn
        aligned = next((_JUSTIFY[one] for one in _JUSTIFY if one in dress), "both" if body else "left")
        indent = '<w:ind w:firstLine="567"/>' if body and aligned == "both" else ""
        before, line = (element.get("before", "60"), "276") if body else ("20", "252")
        number = self._number(element.get("auto", ""))
        keep = "<w:keepNext/>" if "k" in dress else ""
        size = element.get("size", size)
        mark = f"<w:rPr>{'<w:b/>' if 'b' in dress else ''}{_half_points(size)}</w:rPr>"  # the number's dress
        properties = (
            f'<w:pPr>{keep}{number}<w:spacing w:before="{before}" w:after="{60 if body else 20}" w:line="{line}" '
            f'w:lineRule="auto"/>{indent}<w:jc w:val="{aligned}"/>{mark}</w:pPr>'
        )
        pieces = runs(element, form=self._form, worn=worn)
        shown = final(pieces) if self.accepted else pieces
        return f"<w:p>{properties}{''.join(self._run(run, size, change) for run in shown)}</w:p>"

    def _number(self, auto: str) -> str:
        if not auto:
            return ""
        kind, level = _AUTO[auto] if auto in _AUTO else (parts.ROWS + self.tables - 1, 0)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{kind}"/></w:numPr>'

    def _run(self, run: Run, size: str, change: str) -> str:
        if run.footnote:
            return self._footnote(run.footnote)
        change = "" if self.accepted else (run.change or change)
        tag = "delText" if change == "del" else "t"
        dress = "".join(f"<w:{name}/>" for name, worn in (("b", run.bold), ("i", run.italic)) if worn)
        dress += _half_points(size) + ('<w:u w:val="single"/>' if run.underlined else "")
        written = ""
        for font, piece in self._pieces(run.text):
            fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
            said = "<w:br/>".join(
                f'<w:{tag} xml:space="preserve">{escape(line)}</w:{tag}>' if line else "" for line in piece.split("\n")
            )
            written += f"<w:r><w:rPr>{fonts}{dress}</w:rPr>{said}</w:r>"
        if not change or not written:
            return written
        self._changes += 1
        return f'<w:{change} w:id="{self._changes}" {_CHANGED}>{written}</w:{change}>'

    def _pieces(self, text: str) -> list[tuple[str, str]]:
        """Cut a text where the writer paused, and by font."""
        cut, at = [], 0
        while at < len(text):
            size = self._cuts.choice((9, 23, 41, 60, 120))
            while combining(text[at + size : at + size + 1] or " "):
                size += 1
            cut.append(text[at : at + size])
            at += size
        if not self._vntime:
            return [("", piece) for piece in cut]
        return list(in_vn3(text))

    def _footnote(self, note: tuple[Run, ...]) -> str:
        at = len(self._footnotes) + 1
        said = "".join(self._run(run, "10", "") for run in note)
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        self._footnotes.append(
            f'<w:footnote w:id="{at}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r>{raised}<w:footnoteRef/>'
            f'</w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{said}</w:p></w:footnote>'
        )
        return f'<w:r>{raised}<w:footnoteReference w:id="{at}"/></w:r>'

    def _table(self, table: Element, width: int) -> str:
        ruled = table.tag == "table" and table.get("borders") != "none"
        kind = "single" if ruled else "none"
        borders = "".join(
            f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        columns = [int(share * width) for share in columns_of(table)]
        self.tables += "auto" in table.attrib
        rows = rows_of(table, final=self.accepted)
        lines = "".join(
            self._row(table, row, line, columns) for row, line in zip(rows, placed(table, rows), strict=True)
        )
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}'
            f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
            + (self._space() if table.tag == "table" else "")
        )

    @staticmethod
    def _space() -> str:
        return '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

    def _row(self, table: Element, row: Element, line: list[Placed], columns: list[int]) -> str:
        change = "" if self.accepted else row.get("change", "")
        whole = table.tag == "layout" and table.find(".//table") is None  # letterheads and signatures stay together
        marks = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if "head" in row.attrib else "")
        if change:
            self._changes += 1
            marks += f'<w:{change} w:id="{self._changes}" {_CHANGED}/>'
        cells = "".join(self._cell(table, row, one, columns, change) for one in line)
        return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{cells}</w:tr>"

    def _cell(self, table: Element, row: Element, one: Placed, columns: list[int], change: str) -> str:
        width = sum(columns[one.column : one.column + one.span])
        merged = f'<w:gridSpan w:val="{one.span}"/>' if one.span > 1 else ""
        if one.rows > 1:
            merged += "<w:vMerge/>" if one.covered else '<w:vMerge w:val="restart"/>'
        middle = '<w:vAlign w:val="center"/>' if "head" in row.attrib else ""
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{middle}</w:tcPr>'
        if one.covered:
            return f"<w:tc>{properties}<w:p/></w:tc>"
        blocks = [child for child in one.cell if child.tag in ("table", "layout", "box")]
        if blocks:
            inner = "".join(
                self._block(child, width - 140) if child in blocks else self._paragraph(child, body=False)
                for child in one.cell
            )
            return f"<w:tc>{properties}{inner}<w:p/></w:tc>"
        worn = frozenset(
            {"c", "b"} if "head" in row.attrib else {"b"} if {"section", "under"} & set(row.attrib) else ()
        )
        worn |= classes(table) | classes(one.cell)
        said = "".join(
            self._paragraph(part, body=False, worn=worn, size=table.get("size", ""), change=change)
            for part in cell_paragraphs(one.cell)
        )
        return f"<w:tc>{properties}{said}</w:tc>"

    def _box(self, box: Element) -> str:
        said = "".join(self._paragraph(part, body=False) for part in box.findall("p"))
        points = (float(box.get("width", "150")), float(box.get("height", "40")))
        wide, high = (int(size * 12700) for size in points)
        inner = f"<w:txbxContent>{said}</w:txbxContent>"
        drawing = (
            '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:align>{box.get("at", "left")}</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Text Box 1"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
            f"</a:solidFill></a:ln></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
            "</a:graphic></wp:anchor></w:drawing>"
        )
        old = (
            f'<w:pict><v:shape type="#_x0000_t202" style="position:absolute;width:{points[0]}pt;height:{points[1]}pt">'
            f"<v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        )
        return (
            f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}'
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )


def _half_points(size: str) -> str:
    return f'<w:sz w:val="{int(float(size) * 2)}"/>' if size else ""


def _section(*, lying: bool) -> str:
    size = f'w:w="{_LONG}" w:h="{_SHORT}" w:orient="landscape"' if lying else f'w:w="{_SHORT}" w:h="{_LONG}"'
    edges = (_TOP, _RIGHT, _TOP, _BOTTOM) if lying else (_LEFT, _RIGHT, _TOP, _BOTTOM)
    left, right, top, bottom = edges
    first = "" if lying else "<w:titlePg/>"
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" '
        f'r:id="footer1"/><w:pgSz {size}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="567" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )
