"""Whole plans as pages: as Word saves them, and as a portal shows them."""

import pytest

from extract.pipeline import extract
from extract.plan import Plan

_LETTERHEAD = """<table class=MsoTableGrid><tr><td><p align=center>ỦY BAN NHÂN DÂN<br><b>TỈNH PHÚ YÊN</b></p>
<p>Số: 15/KH-UBND<o:p></o:p></p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p>Độc lập - Tự do - Hạnh phúc</p><p><i>Phú Yên, ngày 10 tháng 01 năm 2024</i></p></td></tr></table>"""
_TITLE = "<h1 align=center>KẾ HOẠCH<br>Cải cách hành chính tỉnh Phú Yên năm 2024</h1>"
_PROSE = """<p>Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ,
Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:</p>
<ol type=I><li><b>MỤC ĐÍCH</b><p>Nâng cao chất lượng phục vụ người dân.</p></li>
<li><b>NHIỆM VỤ</b><p>Các nhiệm vụ cụ thể nêu tại bảng dưới đây.</p></li></ol>"""
_TASKS = """<table border=1><thead><tr><th rowspan=2>STT</th><th rowspan=2>Nhiệm vụ</th><th rowspan=2>Sản phẩm</th>
<th colspan=2>Đơn vị thực hiện</th><th rowspan=2>Thời gian hoàn thành</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tbody>
<tr><td>1</td><td>Rà soát, đơn giản hóa thủ tục hành chính</td><td>Báo cáo</td><td rowspan=2>Sở Nội vụ</td>
<td>Các sở, ban, ngành</td><td>Quý II/2024</td></tr>
<tr><td>2</td><td>Xác định chỉ số cải cách hành chính cấp huyện</td><td>Quyết định</td><td>UBND các huyện</td>
<td>Tháng 12/2024</td></tr>
<tr><td>3</td><td>Nâng cấp cổng dịch vụ công</td><td>Hệ thống</td><td>Sở Thông tin và Truyền thông</td><td></td>
<td>Trước ngày 30/9/2024</td></tr></tbody></table>"""
_SIGNATURE = """<table><tr><td><p>Nơi nhận:</p><p>- Như trên;</p></td><td><p>TM. ỦY BAN NHÂN DÂN</p>
<p>CHỦ TỊCH</p></td></tr></table>"""
_PLAN = _LETTERHEAD + _TITLE + _PROSE + _TASKS + _SIGNATURE

_PORTAL = f"""<!DOCTYPE html><html><head><title>Cổng thông tin</title>
<script>var bao = "Kế hoạch số 99/KH-UBND";</script></head>
<body><header><a href="/">Trang chủ</a><img src=a.png></header><nav><a href=/1>Tin tức</a></nav>
<form action=x><table><tr><td><ul><li><a href=/2>Liên hệ</a></ul></td><td>{_PLAN}</td></tr></table></form>
<footer>Bản quyền của cổng thông tin</footer></body></html>"""


@pytest.fixture(params=["as saved", "on a portal"])
def plan(request: pytest.FixtureRequest) -> Plan:
    page = _PORTAL if request.param == "on a portal" else f"<html><body>{_PLAN}</body></html>"
    return extract("kế hoạch.html", page.encode())


def test_the_head_is_read(plan: Plan) -> None:
    document = plan.document
    assert (document.number, document.symbol, document.province) == ("15", "KH-UBND", "Phú Yên")
    assert document.date == "2024-01-10"
    assert "Cải cách hành chính" in (document.title or "")


def test_tasks_have_the_units_of_merged_cells(plan: Plan) -> None:
    assert [task.task for task in plan.tasks] == [
        "Rà soát, đơn giản hóa thủ tục hành chính",
        "Xác định chỉ số cải cách hành chính cấp huyện",
        "Nâng cấp cổng dịch vụ công",
    ]
    assert [task.lead for task in plan.tasks] == [("Sở Nội vụ",), ("Sở Nội vụ",), ("Sở Thông tin và Truyền thông",)]


def test_sections_and_references_are_found(plan: Plan) -> None:
    assert [section.number for section in plan.sections if section.level == 1][:2] == ["I", "II"]
    assert "76/NQ-CP" in {
        plan.text[one.start : one.end].removeprefix("Nghị quyết số ").split()[0] for one in plan.references
    }
    assert "99/KH-UBND" not in plan.text
    assert plan.reader == "html/1"
