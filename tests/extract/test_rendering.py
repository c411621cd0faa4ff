"""Content to text: a paragraph a line, a row a line with tabs, and every span, page and place on its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import EmptyFileError, NotVietnameseError
from extract.readers.content import Grid, GridCell, GridRow, Node, PageSize, Paragraph, Piece
from extract.readers.rendering import render
from extract.source import Box, Source

HEADER = ("TT", "Nhiệm vụ", "Chủ trì")
SAID = Paragraph.of("Kế hoạch cải cách hành chính")


def box(page: int, top: float = 0.0) -> Box:
    return Box(page, 72, top, 500, top + 12)


def cell(*texts: str, rows: int = 1, columns: int = 1) -> GridCell:
    return GridCell(tuple(Paragraph.of(text) for text in texts), rows, columns)


def grid(*rows: tuple[str | GridCell, ...]) -> Grid:
    return Grid(tuple(GridRow(tuple(one if isinstance(one, GridCell) else cell(one) for one in row)) for row in rows))


def rendered(*nodes: Node) -> Source:
    return render([SAID, *nodes], "docx/1")


def text(*nodes: Node) -> str:
    return rendered(*nodes).text.removeprefix(f"{SAID.text}\n")


def pieces(source: Source) -> list[list[list[str]]]:
    return [
        [source.text[slice(*piece)] for piece in one.pieces]
        for table in source.tables
        for row in table.rows
        for one in [row.cells]
        for one in one
    ]  # fmt: skip


def test_paragraphs_and_rows_are_lines() -> None:
    assert text(grid(HEADER, ("1", "Rà soát", "Sở")), Paragraph.of("Hết.")) == "TT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở\nHết.\n"
