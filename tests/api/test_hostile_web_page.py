"""A web page that wishes its readers ill, read into a library and shown: what it says stays text."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from index.library import Library

_TEXT = "&lt;script&gt;alert(1)&lt;/script&gt;"
_IMAGE = "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"
_NAME = '"><img src=x onerror=alert(1)>.html'
_PAGE = f"""<html lang="vi" onload="alert(1)"><head><title>Kế hoạch {_TEXT}</title><script>alert(1)</script></head>
<body><table><tr><td>ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC<p>SỞ NỘI VỤ<p>Số: 15/KH-SNV</td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<p>Bình Phước, ngày 10 tháng 01 năm 2023</td></tr></table>
<h1>KẾ HOẠCH<br>Cải cách hành chính năm 2023 {_TEXT} của Sở Nội vụ</h1>
<p title="{_IMAGE}">Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ {_TEXT};</p>
<ol type=I><li>MỤC TIÊU {_TEXT}<p>- 90% hồ sơ {_IMAGE} được giải quyết đúng hạn.<li>NHIỆM VỤ</ol>
<table><tr><th>STT<th>Nhiệm vụ<th>Sản phẩm<th>Chủ trì<th>Phối hợp<th>Thời gian hoàn thành
<tr><td>1<td>Trừ mã độc {_IMAGE} khỏi hồ sơ<script>alert(1)</script><td>{_IMAGE}
<td onclick="alert(1)">Văn phòng Sở {_TEXT}<td>Các phòng<td>Quý II/2023</table></body></html>"""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    folder = tmp_path_factory.mktemp("library")
    page = tmp_path_factory.mktemp("pages") / _NAME
    page.write_text(_PAGE, encoding="utf-8")
    with Library.open(folder) as library:
        (outcome,) = library.ingest([page])
    assert (outcome.outcome, outcome.tasks) == ("added", 1), outcome.reason
    with TestClient(create_app(folder)) as client:
        yield lambda path: client.get(path.format(plan=outcome.plan)).text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/plans",
        "/plans/{plan}",
        "/?q=trừ mã độc",
        "/?q=hồ sơ đúng hạn",
        "/similar?text=trừ mã độc khỏi hồ sơ",
        "/documents?id=76/NQ-CP",
    ],
)
def test_what_the_page_says_stays_text(shown: Callable[[str], str], path: str) -> None:
    html = shown(path)
    assert "<script>alert" not in html
    assert "<img" not in html
    assert 'onclick="alert' not in html


def test_what_the_page_says_is_shown(shown: Callable[[str], str]) -> None:
    text = unescape(re.sub(r"<[^>]*>", "", shown("/plans/{plan}")))
    assert "Cải cách hành chính năm 2023 <script>alert(1)</script> của Sở Nội vụ" in text
    assert 'Trừ mã độc "><img src=x onerror=alert(1)> khỏi hồ sơ' in text
    assert "khỏi hồ sơalert" not in text
    assert "trừ mã độc" in unescape(re.sub(r"<[^>]*>", "", shown("/?q=trừ mã độc"))).lower()
