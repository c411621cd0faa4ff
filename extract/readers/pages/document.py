"""Pages to a source, whether they come of a PDF file or of pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.readers.content import Grid, PageSize
from extract.readers.pages.assembly import nodes_of
from extract.readers.pages.page import PageContent
from extract.readers.rendering import render
from extract.readers.scans.numerals import renumbered
from extract.source import Source


def source_of(pages: Sequence[PageContent], reader: str) -> Source:
    """Render pages, their lines placed as the pages lie in the file.

    Raises EmptyFileError or NotVietnameseError as `render` does.
    """
    nodes = nodes_of(pages)
    if scanned := {page.number for page in pages if page.scanned}:
        nodes = [renumbered(node, scanned) if isinstance(node, Grid) else node for node in nodes]
    warnings = [warning for page in pages for warning in page.warnings]
    source = render(nodes, reader, pages=[_size(page) for page in pages], warnings=warnings)
    upright = {page.number: page for page in pages}
    places = (replace(place, box=upright[place.box.page].lying(place.box)) for place in source.places)
    return replace(source, places=tuple(places), warnings=(*_scan_warnings(pages, source), *source.warnings))


def _scan_warnings(pages: Sequence[PageContent], source: Source) -> Iterator[str]:
    scanned = sum(page.scanned for page in pages)
    if scanned:
        yield f"{scanned} trang là ảnh quét, do máy đọc; {len(source.unsure)} từ chưa chắc (được đánh dấu)"


def _size(page: PageContent) -> PageSize:
    width, height = (page.height, page.width) if page.turned in (90, 270) else (page.width, page.height)
    return PageSize(page.number, width, height)
