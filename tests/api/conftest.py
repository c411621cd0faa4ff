"""A small library of the sample plans and of one plan that wishes its readers ill, and the application over it."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from corpus.loader import samples
from index.library import Library

_SCRIPT = "<script>alert(1)</script>"
_HOSTILE = "ke-hoach-hiem"

_HOSTILE_PLAN = f"""ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC
SỞ NỘI VỤ

Số: 15/KH-SNV

Bình Phước, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Cải cách hành chính năm 2023 {_SCRIPT} "nháy' của Sở Nội vụ

Căn cứ Nghị quyết số 76/NQ-CP ngày 16/7/2021 của Chính phủ {_SCRIPT};

I. MỤC TIÊU {_SCRIPT}

- 90% hồ sơ {_SCRIPT} được giải quyết đúng hạn & "trọn vẹn".

II. NHIỆM VỤ

STT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian hoàn thành
1\tTrừ mã độc {_SCRIPT} khỏi hồ sơ\t"><img src=x onerror=alert(1)>\tVăn phòng Sở\tCác phòng {_SCRIPT}\tQuý II/2023
2\tRà soát từ dài {"ả" * 3000}\tBáo cáo\tVăn phòng Sở\tCác phòng\tTháng 6/2023
"""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a library with six plans."""
    folder = tmp_path_factory.mktemp("library")
    hostile = tmp_path_factory.mktemp("plans") / f"{_HOSTILE}.txt"
    hostile.write_text(_HOSTILE_PLAN, encoding="utf-8")
    with Library.open(folder) as library:
        outcomes = library.ingest([samples(), hostile])
    assert {one.outcome for one in outcomes} == {"added"}
    return folder


@pytest.fixture(scope="session")
def library(data: Path) -> Iterator[Library]:
    """Give the library itself, to compare answers with."""
    with Library.open(data) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(data: Path) -> Iterator[TestClient]:
    """Give a client of the application; faults of ours come back as answers, as they do to anyone."""
    with TestClient(create_app(data), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def pdf() -> Path:
    """Give a plan of two pages as PDF, made of the HTML beside it."""
    return Path(__file__).parent / "printed" / "plan.pdf"


@pytest.fixture(scope="session")
def paged_data(tmp_path_factory: pytest.TempPathFactory, pdf: Path) -> Path:
    """Give the folder of a library with that PDF, as `plan`, and with a plan without pages, as `chu`."""
    folder = tmp_path_factory.mktemp("paged")
    text = tmp_path_factory.mktemp("text") / "chu.txt"
    text.write_text(_HOSTILE_PLAN, encoding="utf-8")
    with Library.open(folder) as library:
        outcomes = library.ingest([pdf, text])
    assert [one.outcome for one in outcomes] == ["added", "added"]
    return folder


class Nesting(HTMLParser):
    """Reads HTML and tells its text; a tag that closes what is not innermost, or a link in a link, is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.identifiers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and "a" in self.open:
            raise ValueError("a link in a link")
        self.open.append(tag)
        self.identifiers += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(html: str) -> Nesting:
    parser = Nesting()
    parser.feed(str(html))
    parser.close()
    if parser.open:
        raise ValueError(f"left open: {parser.open}")
    return parser


@pytest.fixture(scope="session")
def stripped() -> Callable[[str], str]:
    """Give the function that strips the tags, and raises where they do not nest."""
    return lambda html: _read(html).text


@pytest.fixture(scope="session")
def identifiers() -> Callable[[str], list[str]]:
    """Give the function that lists the names of places in HTML."""
    return lambda html: _read(html).identifiers
