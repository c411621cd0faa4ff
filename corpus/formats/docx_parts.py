"""The parts of a DOCX beside its text: styles, numbering, headers, what names them."""

from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "footnotes", "header1", "footer1")
# The levels of headings, the dash of lists, and numbers of rows; each with its format and text by level.
OUTLINE, DASH, ROWS = 1, 2, 3
_LEVELS = {
    OUTLINE: (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
    DASH: (("bullet", "-"),),
    ROWS: (("decimal", "%1"),),
}


def content_types() -> str:
    """Return [Content_Types].xml."""
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{part.rstrip("1")}+xml"/>' for part in _PARTS
    )
    return (
        f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties'
        '+xml"/></Types>'
    )


def package_relations() -> str:
    """Return _rels/.rels."""
    return (
        f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>'
    )


def document_relations() -> str:
    """Return word/_rels/document.xml.rels; the identifiers are the names of the parts."""
    listed = "".join(
        f'<Relationship Id="{part}" Type="{_OFFICE}/{part.rstrip("1")}" Target="{part}.xml"/>' for part in _PARTS
    )
    return f'{HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def core_properties(title: str, day: str) -> str:
    """Return docProps/core.xml with a fixed day, so that the file is the same each time."""
    stamp = f'xsi:type="dcterms:W3CDTF">{day}T08:00:00Z'
    return (
        f"{HEADER}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Văn thư</dc:creator>"
        f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified></cp:coreProperties>"
    )


def styles(font: str, half_points: int) -> str:
    """Return word/styles.xml: a plain document in one font, as offices have it."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
    return (
        f"{HEADER}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:rPr>'
        '<w:sz w:val="20"/></w:rPr></w:style></w:styles>'
    )


def numbering(tables: int) -> str:
    """Return word/numbering.xml; each of `tables` tables has numbers of rows of its own, from `ROWS` up."""
    kinds = []
    for kind, levels in _LEVELS.items():
        listed = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="'
            f'{"nothing" if kind == ROWS else "space"}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        kinds.append(
            f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{listed}</w:abstractNum>'
        )
    numbers = [f'<w:num w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>' for kind in (OUTLINE, DASH)]
    numbers += [
        f'<w:num w:numId="{ROWS + table}"><w:abstractNumId w:val="{ROWS}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for table in range(tables)
    ]
    return f"{HEADER}<w:numbering {NAMESPACES}>{''.join(kinds)}{''.join(numbers)}</w:numbering>"


def settings() -> str:
    """Return word/settings.xml."""
    return f'{HEADER}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/></w:settings>'


def page_header(*, numbered: bool) -> str:
    """Return word/header1.xml: the page number, top centre, or nothing."""
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>'
        "</w:r>"
    )
    shown = number if numbered else ""
    return f'{HEADER}<w:hdr {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{shown}</w:p></w:hdr>'


def page_footer(text: str) -> str:
    """Return word/footer1.xml: a running line in small italics, or nothing."""
    run = f'<w:r><w:rPr><w:i/><w:sz w:val="18"/></w:rPr><w:t>{escape(text)}</w:t></w:r>' if text else ""
    return f'{HEADER}<w:ftr {NAMESPACES}><w:p><w:pPr><w:jc w:val="left"/></w:pPr>{run}</w:p></w:ftr>'
