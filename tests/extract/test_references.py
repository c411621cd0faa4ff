"""References: one flat list of marked texts, each with what is cited in it and the reason why the case exists."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from extract.finders.reading_references import find_references
from extract.plan import Plan, Reference
from models.view import Span
from tests.conftest import read_source

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]


@dataclass(frozen=True, slots=True)
class Cited:
    """What is expected of a reference."""

    id: str
    kind: str
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    flaw: str | None = None


def _cited(found: Reference) -> Cited:
    return Cited(found.id, found.kind, found.date, found.issuer, found.title, found.flaw.type if found.flaw else None)


def decree(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Nghị định of the Government."""
    return Cited(identifier, "Nghị định", date, **{"issuer": "Chính phủ", **more})


def decision(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Quyết định."""
    return Cited(identifier, "Quyết định", date, **more)


def resolution(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Nghị quyết."""
    return Cited(identifier, "Nghị quyết", date, **more)


_PROVINCE = "Ủy ban nhân dân tỉnh Đồng Nai"

NUMBERS = [
    pytest.param(
        "Thực hiện ⟦Nghị định số 30/2020/NĐ-CP⟧ ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        [decree("30/2020/NĐ-CP", "2020-03-05", title="về công tác văn thư")],
        id="decree with year, date, issuer and title",
    ),
    pytest.param(
        "Bám sát ⟦Quyết định số 06/QĐ-TTg⟧ ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ.",
        [decision("06/QĐ-TTg", "2022-01-06", issuer="Thủ tướng Chính phủ")],
        id="decision of the Prime Minister, leading zero kept, long date",
    ),
    pytest.param(
        "Quán triệt ⟦Nghị quyết số 18-NQ/TW⟧ ngày 25/10/2017 của Ban Chấp hành Trung ương.",
        [resolution("18-NQ/TW", "2017-10-25", issuer="Ban Chấp hành Trung ương Đảng")],
        id="Party number",
    ),
    pytest.param(
        "Triển khai ⟦Chương trình hành động số 12-CTr/TU⟧ của Tỉnh ủy trong toàn ngành.",
        [Cited("12-CTr/TU", "Chương trình", issuer="Tỉnh ủy Đồng Nai")],
        id="action programme of the provincial Party committee",
    ),
    pytest.param(
        "Áp dụng ⟦Nghị quyết số 27/2021/QH15⟧ của Quốc hội.",
        [resolution("27/2021/QH15", issuer="Quốc hội")],
        id="resolution of the National Assembly",
    ),
    pytest.param(
        "Áp dụng ⟦Nghị quyết số 595/2022/UBTVQH15⟧ của Ủy ban Thường vụ Quốc hội.",
        [resolution("595/2022/UBTVQH15", issuer="Ủy ban Thường vụ Quốc hội")],
        id="resolution of the standing committee",
    ),
    pytest.param(
        "Theo ⟦Thông tư liên tịch số 21/2015/TTLT-BTC-BNV⟧ đã có.",
        [Cited("21/2015/TTLT-BTC-BNV", "Thông tư liên tịch")],
        id="joint circular of two ministries",
    ),
    pytest.param("Theo ⟦Nghị định 61-CP⟧ cũ.", [Cited("61-CP", "Nghị định")], id="old number without a year"),
    pytest.param("Theo ⟦Quyết định 299/TTg⟧ cũ.", [decision("299/TTg")], id="old number of the Prime Minister"),
    pytest.param(
        "Theo ⟦Quyết định số 88/QĐ-CTUBND⟧ của Chủ tịch UBND tỉnh.",
        [decision("88/QĐ-CTUBND", issuer=f"Chủ tịch {_PROVINCE}")],
        id="decision of a chairman keeps the office",
    ),
    pytest.param(
        "Duy trì ⟦Chương trình phối hợp số 1249a/CTPH-UBDT-BTP⟧ giữa hai cơ quan.",
        [Cited("1249a/CTPH-UBDT-BTP", "Chương trình")],
        id="letter after the number, three-part symbol",
    ),
    pytest.param(
        "Gửi ⟦Công văn số 77/VP.UBND-NC⟧ đến từng phòng.",
        [Cited("77/VPUBND-NC", "Công văn", flaw="form")],
        id="stop inside a symbol",
    ),
]

FORMS = [
    pytest.param(
        "Theo ⟦Kế hoạch số 52/KH- UBND⟧ của UBND tỉnh.",
        [Cited("52/KH-UBND", "Kế hoạch", issuer=_PROVINCE, flaw="form")],
        id="space inside the symbol",
    ),
    pytest.param(
        "Theo ⟦Nghị định số 45/2019/N/Đ-CP⟧ của Chính phủ.",
        [decree("45/2019/NĐ-CP", flaw="form")],
        id="slash inside the kind's letters",
    ),
    pytest.param(
        "Theo ⟦Nghị quyết số 39/NQ/TW⟧ của Bộ Chính trị.",
        [resolution("39-NQ/TW", issuer="Bộ Chính trị", flaw="form")],
        id="Party number joined by a slash",
    ),
    pytest.param(
        "Theo ⟦Kế hoạch số 90/KH-UBND⟧ tỉnh ngày 02/02/2022 đã giao.",
        [Cited("90/KH-UBND", "Kế hoạch", "2022-02-02")],
        id="a stray word after the number is no flaw",
    ),
    pytest.param(
        "Theo ⟦Quyết định số     /QĐ-UBND⟧ ngày tháng 3 năm 2022 của UBND tỉnh.",
        [decision("/QĐ-UBND", issuer=_PROVINCE, flaw="blank")],
        id="blank number, blank day",
    ),
    pytest.param(
        "Theo ⟦Quyết định số …/2022/QĐ-UBND⟧ của UBND tỉnh.",
        [decision("/2022/QĐ-UBND", issuer=_PROVINCE, flaw="blank")],
        id="dots in place of the number, year given",
    ),
    pytest.param("Theo ⟦quyết định so 15/QĐ-SNV⟧ đã ký.", [decision("15/QĐ-SNV")], id="number word as a scan reads it"),
    pytest.param(
        "Theo **⟦Nghị định số** 30/2020/NĐ-CP⟧ của Chính phủ.",
        [decree("30/2020/NĐ-CP")],
        id="markup inside the mention",
    ),
    pytest.param(
        "Theo ⟦Nghị định\nsố 30/2020/NĐ-CP⟧ của Chính phủ.",
        [decree("30/2020/NĐ-CP")],
        id="line break inside the mention",
    ),
    pytest.param(
        "Theo ⟦Nghị định số 30/2020/NĐ-\nCP⟧ của Chính phủ.",
        [decree("30/2020/NĐ-CP")],
        id="line break inside the symbol is no slip",
    ),
    pytest.param(
        "Theo Nghị định số 30/2020/NĐ-CP ngày *05/3/2020* của **Chính phủ**.".replace("Nghị", "⟦Nghị").replace(
            "CP ", "CP⟧ "
        ),
        [decree("30/2020/NĐ-CP", "2020-03-05")],
        id="markup about the date and the issuer",
    ),
    pytest.param(
        "Theo ⟦Nghị định số 92/2017/NĐCP⟧ cũ.", [Cited("92/2017/NĐ-CP", "Nghị định", flaw="form")], id="no dash"
    ),
    pytest.param(
        "Theo ⟦Nghị định số 30/2020/NĐ–CP⟧ của Chính phủ.", [decree("30/2020/NĐ-CP")], id="long dash in the symbol"
    ),
]


LISTS = [
    pytest.param(
        "Theo các ⟦Nghị định số 61/2018/NĐ-CP⟧, ⟦107/2021/NĐ-CP⟧ của Chính phủ về một cửa.",
        [
            decree("61/2018/NĐ-CP", title="về một cửa"),
            decree("107/2021/NĐ-CP", title="về một cửa"),
        ],
        id="kind inherited, issuer and title shared",
    ),
    pytest.param(
        "Theo ⟦Nghị quyết số 18-NQ/TW⟧, số ⟦19-NQ/TW⟧ và ⟦26-NQ/TW⟧ của Bộ Chính trị.",
        [resolution(f"{number}-NQ/TW", issuer="Bộ Chính trị") for number in (18, 19, 26)],
        id="number word repeated in the list",
    ),
    pytest.param(
        "Theo ⟦Nghị định số 61/2018/NĐ-CP⟧ ngày 23/4/2018, ⟦Quyết định số 15/QĐ-UBND⟧ ngày 04/01/2022 của UBND tỉnh.",
        [
            Cited("61/2018/NĐ-CP", "Nghị định", "2018-04-23"),
            decision("15/QĐ-UBND", "2022-01-04", issuer=_PROVINCE),
        ],
        id="a closing issuer goes only where the symbol allows it",
    ),
    pytest.param(
        "Các nghị định về giao dịch: số ⟦130/2018/NĐ-CP⟧; số ⟦165/2018/NĐ-CP⟧.",
        [Cited("130/2018/NĐ-CP", "Nghị định"), Cited("165/2018/NĐ-CP", "Nghị định")],
        id="kind read from the symbol after a colon",
    ),
    pytest.param(
        "Tiếp tục ⟦Đề án 06⟧, bám lộ trình đã duyệt.",
        [Cited("06", "Đề án", flaw="incomplete")],
        id="bare number of a scheme",
    ),
    pytest.param(
        "Theo ⟦Kế hoạch 53⟧ và ⟦54⟧ của Sở Tài chính.",
        [
            Cited("53", "Kế hoạch", issuer="Sở Tài chính tỉnh Đồng Nai", flaw="incomplete"),
            Cited("54", "Kế hoạch", issuer="Sở Tài chính tỉnh Đồng Nai", flaw="incomplete"),
        ],
        id="bare numbers in a list",
    ),
]

WORDS = [
    pytest.param(
        "Ngày 15/7/2021, Chính phủ ban hành ⟦Nghị quyết số 76/NQ-CP⟧ về cải cách hành chính.",
        [resolution("76/NQ-CP", "2021-07-15", issuer="Chính phủ", title="về cải cách hành chính")],
        id="day and issuer before the mention",
    ),
    pytest.param(
        "Theo ⟦Thông tư số 5/2025/TT-BDTTG⟧ của Bộ trưởng Bộ Dân tộc và Tôn giáo về việc sắp xếp.",
        [
            Cited(
                "5/2025/TT-BDTTG",
                "Thông tư",
                issuer="Bộ trưởng Bộ Dân tộc và Tôn giáo",
                title="về việc sắp xếp",
            )
        ],
        id="a name with và in it",
    ),
    pytest.param(
        "Theo đề nghị của Giám đốc Sở Công Thương tại ⟦Tờ trình số 12/TTr-SCT⟧ ngày 06/01/2022.",
        [Cited("12/TTr-SCT", "Tờ trình", "2022-01-06", issuer="Sở Công Thương tỉnh Đồng Nai")],
        id="the unit that submits is the issuer",
    ),
    pytest.param(
        "Theo ⟦Hướng dẫn số 02-HD/BTCTW⟧; ⟦Quy định số 96-QĐ/TW⟧ của Bộ Chính trị.",
        [
            Cited("02-HD/BTCTW", "Hướng dẫn"),
            Cited("96-QĐ/TW", "Quy định", issuer="Bộ Chính trị"),
        ],
        id="an issuer is not shared with a number whose ending names another",
    ),
    pytest.param(
        "Theo ⟦Báo cáo giải trình, tiếp thu số 468/BC-UBND⟧ đã gửi.",
        [Cited("468/BC-UBND", "Báo cáo")],
        id="what a report is about stands before its number",
    ),
    pytest.param(
        "Theo ⟦Nghị định số 187/2025/NĐ-CP⟧ ngày ngày 01/7/2025 sửa đổi, bổ sung một số điều của "
        "⟦Nghị định số 78/2025/NĐ-CP⟧; ⟦Nghị định số 79/2025/NĐ-CP⟧ ngày 01/4/2025 của Chính phủ.",
        [
            Cited(
                "187/2025/NĐ-CP",
                "Nghị định",
                "2025-07-01",
                title="sửa đổi, bổ sung một số điều của Nghị định số 78/2025/NĐ-CP",
            ),
            Cited("78/2025/NĐ-CP", "Nghị định"),
            decree("79/2025/NĐ-CP", "2025-04-01"),
        ],
        id="a word said twice; what is amended shares nothing with the list",
    ),
    pytest.param(
        "Theo KÈM THEO ⟦NGHỊ QUYẾT\nSỐ 09/2022/NQ-HĐND⟧ NGÀY 14 THÁNG 7 NĂM 2022.",
        [resolution("09/2022/NQ-HĐND", "2022-07-14")],
        id="capitals, broken over a line",
    ),
    pytest.param("Theo ⟦Nghị định số 45/2019/N\u00d0-CP⟧ cũ.", [Cited("45/2019/NĐ-CP", "Nghị định")], id="Icelandic Đ"),
    pytest.param(
        "Theo ⟦quyết định số 1085/qđ-ttg⟧ và ⟦Quyết định số 468/QĐ-TTG⟧ cũ.",
        [decision("1085/QĐ-TTg"), decision("468/QĐ-TTg")],
        id="letters in the wrong case",
    ),
    pytest.param(
        "Theo ⟦QĐ số 339⟧, ⟦NQ 18⟧ và ⟦NĐ 61/2018⟧ đã nêu.",
        [
            Cited("339", "Quyết định", flaw="incomplete"),
            Cited("18", "Nghị quyết", flaw="incomplete"),
            Cited("61/2018", "Nghị định", flaw="incomplete"),
        ],
        id="kinds by their letters, no symbol",
    ),
    pytest.param(
        "Theo ⟦Kế hoạch CCHC số 15/KH-UBND⟧; ⟦Công văn hướng dẫn số 12/SNV-CCHC⟧.",
        [Cited("15/KH-UBND", "Kế hoạch"), Cited("12/SNV-CCHC", "Công văn")],
        id="what a plan and a letter are about stands before the number",
    ),
    pytest.param(
        "Theo ⟦Công văn số 12/BNV-CCHC⟧; ⟦Công điện số 968/CĐ-TTg⟧ ngày 16/10/2023 của Thủ tướng Chính phủ.",
        [
            Cited("12/BNV-CCHC", "Công văn"),
            Cited("968/CĐ-TTg", "Văn bản", "2023-10-16", issuer="Thủ tướng Chính phủ"),
        ],
        id="a letter's symbol names who sends it",
    ),
    pytest.param(
        "Theo ⟦Nghị định số107/2021/NĐ-CP⟧ và ⟦Nghị quyết 76/NQ/CP⟧.",
        [Cited("107/2021/NĐ-CP", "Nghị định"), resolution("76/NQ-CP", flaw="form")],
        id="no space after số; a slash for the dash",
    ),
    pytest.param(
        "Theo ⟦Nghị quyết số 02/NQ-HĐND⟧, số ⟦03/NQ-HĐND⟧ cùng ngày 10/12/2021 của HĐND tỉnh.",
        [resolution(f"{n}/NQ-HĐND", "2021-12-10", issuer="Hội đồng nhân dân tỉnh Đồng Nai") for n in ("02", "03")],
        id="one day for the whole list",
    ),
    pytest.param(
        "Theo ⟦Nghị định 30/2020⟧ và ⟦Nghị định 61⟧.",
        [Cited("30/2020", "Nghị định", flaw="incomplete"), Cited("61", "Nghị định", flaw="incomplete")],
        id="no symbol",
    ),
]

LAWS = [
    pytest.param(
        "Theo ⟦Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15⟧ đã ban hành.",
        [Cited("Luật Ban hành văn bản quy phạm pháp luật 2025", "Luật")],
        id="the word luật at the end of a title opens no mention",
    ),
    pytest.param(
        "Theo ⟦Luật sửa đổi bổ sung một số điều của Luật Viên chức năm 2019⟧.",
        [Cited("Luật sửa đổi, bổ sung một số điều của Luật Viên chức 2019", "Luật")],
        id="an amending law without its comma",
    ),
    pytest.param(
        "Theo ⟦Luật Tổ chức chính quyền địa phương (sửa đổi) năm 2025⟧.",
        [Cited("Luật Tổ chức chính quyền địa phương 2025", "Luật")],
        id="a word in brackets before the year",
    ),
    pytest.param(
        "Theo ⟦Luật Tổ chức chính quyền địa phương năm 2015⟧ đã nêu.",
        [Cited("Luật Tổ chức chính quyền địa phương 2015", "Luật")],
        id="law by name and year",
    ),
    pytest.param(
        "Theo ⟦Luật Cán bộ, công chức⟧ ngày 13/11/2008.",
        [Cited("Luật Cán bộ, công chức 2008", "Luật", "2008-11-13")],
        id="comma inside a known title, year from the date",
    ),
    pytest.param(
        "Theo ⟦Luật Lưu trữ số 33/2024/QH15⟧ của Quốc hội.",
        [Cited("Luật Lưu trữ 2024", "Luật", issuer="Quốc hội")],
        id="law by name and number",
    ),
    pytest.param(
        "Theo ⟦Luật số 80/2015/QH13⟧ của Quốc hội.",
        [Cited("80/2015/QH13", "Luật", issuer="Quốc hội")],
        id="law by number alone",
    ),
    pytest.param("Sống theo ⟦Hiến pháp năm 2013⟧.", [Cited("Hiến pháp 2013", "Hiến pháp")], id="the constitution"),
    pytest.param("Theo ⟦Bộ luật Lao động⟧.", [Cited("Bộ luật Lao động", "Bộ luật")], id="code without a year"),
    pytest.param(
        "Theo ⟦Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019⟧ đã ban hành.",
        [Cited("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức 2019", "Luật")],
        id="an amending law is one mention",
    ),
]

NOTHING = [
    pytest.param("Gọi đường dây nóng 0251.3822505 hoặc 1022.", id="telephone numbers"),
    pytest.param("Họp ngày 15/3/2022 và ngày 20-4-2022 tại trụ sở.", id="dates"),
    pytest.param("Theo Mẫu số 01/TTHC-UBND và Biểu số 05/BC-UBND, Phụ lục số 02/PL-UBND.", id="codes of forms"),
    pytest.param("Sửa Km 12/QL-UBND, thửa 12/BC-UBND.", id="roads and plots"),
    pytest.param("Duy trì hệ thống theo TCVN ISO 9001:2015 tại cơ quan.", id="standard"),
    pytest.param("Trụ sở đặt tại số 02 đường Nguyễn Văn Trị, ngõ 12/4.", id="road and house numbers"),
    pytest.param("Đã xong 102/127 thủ tục, tức 4/5 số phải làm.", id="fractions"),
    pytest.param("Trách nhiệm theo pháp luật, luật sư được mời góp ý.", id="the word law in other words"),
    pytest.param("Kế hoạch năm 2022 và kế hoạch 5 năm được giao.", id="a plan of a year, of five years"),
]


def _check(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    assert [(one.start, one.end) for one in plan.references] == list(marks)
    assert [_cited(one) for one in plan.references] == expected


@pytest.mark.parametrize(("marked", "expected"), NUMBERS + FORMS + LISTS + WORDS)
def test_a_numbered_document(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    _check(marked, expected, read_in_body)


@pytest.mark.parametrize(("marked", "expected"), LAWS)
def test_a_law_by_name(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    _check(marked, expected, read_in_body)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_reference(text: str, read_in_body: InBody) -> None:
    _check(text, [], read_in_body)


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        pytest.param("Theo ⟦Nghị định số 30/2020/NĐ-CP⟧.", ("30", 2020, "NĐ-CP"), id="number, year, symbol"),
        pytest.param("Theo ⟦Quyết định số 06/QĐ-TTg⟧.", ("06", None, "QĐ-TTg"), id="no year in the number"),
        pytest.param("Theo ⟦Luật Lưu trữ số 33/2024/QH15⟧.", ("33", 2024, "QH15"), id="law with a number"),
        pytest.param(
            "Theo ⟦Luật Đấu thầu năm 2013⟧.", (None, None, None), id="the year of a name is no part of a number"
        ),
        pytest.param("Tiếp tục ⟦Đề án 06⟧.", ("06", None, None), id="bare number"),
    ],
)
def test_the_parts_of_a_number(
    marked: str, parts: tuple[str | None, int | None, str | None], read_in_body: InBody
) -> None:
    (found,) = read_in_body(marked)[0].references
    assert (found.number, found.year, found.symbol) == parts


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_forms_of_composed_letters_are_read(form: Literal["NFC", "NFD"], read_plan: Callable[[str], Plan]) -> None:
    text = normalize(
        form, "KẾ HOẠCH\n\nI. VIỆC\n\nTheo Nghị định số 30/2020/NĐ-CP, Đề án 06 và Luật Đất đai năm 2024 đã ban hành."
    )
    references = read_plan(text).references
    assert [one.id for one in references] == ["30/2020/NĐ-CP", "06", "Luật Đất đai 2024"]
    assert all(text[one.start : one.end] == one.text for one in references)


def test_references_are_the_same_with_and_without_the_whole_outline(real_plans: tuple[Path, ...]) -> None:
    for path in real_plans:
        text = path.read_text(encoding="utf-8-sig")
        assert find_references(text).references == read_source(text).references


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        pytest.param("Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.", "khoản 2 Điều 5", id="clause and article"),
        pytest.param("Theo điểm a, b khoản 1, Điều 9 của Luật Viên chức.", "điểm a, b khoản 1, Điều 9", id="points"),
        pytest.param("Theo Chương II Luật số 80/2015/QH13.", "Chương II", id="chapter"),
        pytest.param("Theo quy định tại Nghị định số 30/2020/NĐ-CP.", None, id="none"),
        pytest.param("Có 5 điều của Nghị định số 30/2020/NĐ-CP.", None, id="a count of articles"),
    ],
)
def test_the_provision_that_is_meant(text: str, provision: str | None, read_in_body: InBody) -> None:
    plan, _, _ = read_in_body(text)
    (found,) = plan.references
    assert found.provision == provision
    if found.spans.provision:
        assert plan.text[slice(*found.spans.provision)] == provision


def test_date_issuer_and_title_have_their_places(read_in_body: InBody) -> None:
    plan, _, _ = read_in_body("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.")
    spans = plan.references[0].spans
    places = (spans.date, spans.issuer, spans.title)
    assert [plan.text[slice(*place)] for place in places if place] == [
        "ngày 05/3/2020",
        "Chính phủ",
        "về công tác văn thư",
    ]
