"""References and the words beside them: issuers, days, titles, provisions; laws by name."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from extract.finders.references.finder import find_references
from extract.plan import Plan
from tests.conftest import read_source
from tests.extract.citing import Cited, InBody, check, decision, decree, resolution

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


@pytest.mark.parametrize(("marked", "expected"), WORDS)
def test_the_words_beside_a_number(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    check(marked, expected, read_in_body)


@pytest.mark.parametrize(("marked", "expected"), LAWS)
def test_a_law_by_name(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    check(marked, expected, read_in_body)


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
