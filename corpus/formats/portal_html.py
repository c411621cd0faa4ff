"""A definition as HTML, as a portal of legal documents has it: a text filtered by a word processor in the site's frame.

Numbers that the word processor gave are text here, as its filter leaves them; lines are wrapped inside sentences.
"""

from html import escape
from textwrap import wrap
from xml.etree.ElementTree import Element

from corpus.formats.definition import Definition, Run, cell_paragraphs, classes, final, runs
from corpus.formats.grid import Placed, columns_of, placed, rows_of

_WRAP = 92
_ALIGN = {"c": "center", "l": "left", "r": "right"}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FRAME = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{title} | Văn bản chỉ đạo điều hành</title>
<style>
p.MsoNormal {{ margin: 0; text-align: justify; font: {size}pt "Times New Roman", serif }}
td {{ vertical-align: top; padding: 0 5.4pt }}
</style>
<script>var page = {{"type": "document", "tags": ["<b>CCHC</b>"]}};</script>
</head>
<body>
<header><a href="/">Cổng thông tin điện tử</a></header>
<nav><ul><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/tin-tuc">Tin tức</a></li>\
<li><a href="/van-ban">Văn bản</a></li></ul></nav>
<main>
<div class="document-content">
{body}
</div>
{notes}</main>
<footer><p>Trang minh họa, không phải cổng thông tin của cơ quan nào. Điện thoại: 1900 0000</p></footer>
</body>
</html>
"""


def write_portal_html(plan: Definition) -> str:
    """Return the page; all tracked changes are accepted."""
    page = _Page()
    body = "\n".join(page.block(block) for block in plan.blocks)
    notes = "\n".join(page.notes)
    return _FRAME.format(
        title=escape(plan.document["title"]),
        size=plan.options.get("size", "13"),
        body=body,
        notes=f'<hr align="left" width="33%">\n{notes}\n' if notes else "",
    )


class _Page:
    """Writes blocks; counts numbers and footnotes on the way."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._outline = [0, 0, 0]
        self._row = 0

    def block(self, block: Element) -> str:
        """Return a block as HTML. Raises ValueError for an element that is none."""
        match block.tag:
            case "p":
                return self._paragraph(block)
            case "table" | "layout":
                return self._table(block)
            case "box" | "landscape":
                dress = ' style="border:1px solid windowtext;padding:3pt;width:50%"' if block.tag == "box" else ""
                inner = "\n".join(self.block(child) for child in block)
                return f'<div class="{"TextBox" if block.tag == "box" else "WordSection2"}"{dress}>\n{inner}\n</div>'
            case "pagebreak":
                return '<br clear="all" style="page-break-before:always">'
        raise ValueError(f"unknown block {block.tag!r}")

    def _paragraph(self, element: Element, worn: frozenset[str] = frozenset()) -> str:
        dress = classes(element) | worn
        align = next((_ALIGN[one] for one in _ALIGN if one in dress), "")
        style = f' style="text-align:{align}"' if align else ""
        number = self._number(element.get("auto", ""))
        pieces = final(runs(element, worn=worn))
        said = number + "".join(self._run(run) for run in pieces)
        return f'<p class="MsoNormal"{style}>{_wrapped(said) or "&nbsp;"}</p>'

    def _number(self, auto: str) -> str:
        if auto == "dash":
            return "-&nbsp;"
        if auto == "row":
            self._row += 1
            return str(self._row)
        if not auto:
            return ""
        level = ("roman", "decimal", "alpha").index(auto)
        self._outline[level:] = [self._outline[level] + 1, *[0] * (2 - level)]
        at = self._outline[level]
        shown = (f"{_ROMAN[at]}.", f"{at}.", f"{'abcdefghik'[at - 1]})")[level]
        return f"<b>{shown}</b> " if level == 0 else f"{shown} "

    def _run(self, run: Run) -> str:
        if run.footnote:
            at = len(self.notes) + 1
            said = _wrapped("".join(self._run(one) for one in run.footnote))
            self.notes.append(
                f'<div id="ftn{at}"><p class="MsoFootnoteText"><a href="#_ftnref{at}">[{at}]</a> {said}</p></div>'
            )
            return f'<a href="#_ftn{at}" name="_ftnref{at}"><sup>[{at}]</sup></a>'
        said = escape(run.text, quote=False).replace("\n", "<br>\n")
        for tag, worn in (("u", run.underlined), ("i", run.italic), ("b", run.bold)):
            said = f"<{tag}>{said}</{tag}>" if worn and said else said
        return said

    def _table(self, table: Element) -> str:
        ruled = table.tag == "table" and table.get("borders") != "none"
        self._row = 0
        rows = rows_of(table, final=True)
        lines = [self._line(table, row, line) for row, line in zip(rows, placed(table, rows), strict=True)]
        columns = "".join(f'<col width="{share:.0%}">' for share in columns_of(table))
        heads = sum("head" in row.attrib for row in rows)
        head = f"<thead>\n{chr(10).join(lines[:heads])}\n</thead>\n" if heads else ""
        body = "\n".join(lines[heads:])
        return (
            f'<table class="MsoNormalTable" border="{int(ruled)}" cellspacing="0" cellpadding="0" width="100%">\n'
            f"<colgroup>{columns}</colgroup>\n{head}<tbody>\n{body}\n</tbody>\n</table>"
        )

    def _line(self, table: Element, row: Element, line: list[Placed]) -> str:
        worn = frozenset(
            {"c", "b"} if "head" in row.attrib else {"b"} if {"section", "under"} & set(row.attrib) else ()
        )
        cells = [self._cell(one, worn | classes(table)) for one in line if not one.covered]
        return f"<tr>\n{chr(10).join(cells)}\n</tr>"

    def _cell(self, one: Placed, worn: frozenset[str]) -> str:
        merged = (f' colspan="{one.span}"' if one.span > 1 else "") + (f' rowspan="{one.rows}"' if one.rows > 1 else "")
        if any(child.tag in ("table", "layout", "box") for child in one.cell):
            said = "\n".join(self.block(child) for child in one.cell)
        else:
            dress = worn | classes(one.cell)
            said = "\n".join(self._paragraph(part, dress) for part in cell_paragraphs(one.cell))
        return f"<td{merged}>{said}</td>"


def _wrapped(said: str) -> str:
    return "\n".join(
        "\n".join(wrap(line, _WRAP, break_long_words=False, break_on_hyphens=False)) for line in said.split("\n")
    )
