"""References by number: marked texts, each with what is cited in it and the reason why the case exists."""

import pytest

from tests.extract.citing import PROVINCE, Cited, InBody, check, decision, decree, resolution

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
        "Bãi bỏ các ⟦Quyết định số 12⟧, ⟦13⟧ và ⟦14/QĐ-UBND⟧ ngày 05/3/2021 của UBND tỉnh.",
        [
            decision("12/QĐ-UBND", issuer=PROVINCE),
            decision("13/QĐ-UBND", issuer=PROVINCE),
            decision("14/QĐ-UBND", "2021-03-05", issuer=PROVINCE),
        ],
        id="bare numbers of a list take the symbol that closes it",
    ),
    pytest.param(
        "Theo các ⟦Thông báo số 101⟧, ⟦102-TB/TU⟧ và ⟦Quyết định số 14/QĐ-TTg⟧.",
        [Cited("101-TB/TU", "Thông báo"), Cited("102-TB/TU", "Thông báo"), decision("14/QĐ-TTg")],
        id="Party numbers of a list; another kind gives its symbol to none before it",
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
        [decision("88/QĐ-CTUBND", issuer=f"Chủ tịch {PROVINCE}")],
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
        [Cited("52/KH-UBND", "Kế hoạch", issuer=PROVINCE, flaw="form")],
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
        [decision("/QĐ-UBND", issuer=PROVINCE, flaw="blank")],
        id="blank number, blank day",
    ),
    pytest.param(
        "Theo ⟦Quyết định số …/2022/QĐ-UBND⟧ của UBND tỉnh.",
        [decision("/2022/QĐ-UBND", issuer=PROVINCE, flaw="blank")],
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
            decision("15/QĐ-UBND", "2022-01-04", issuer=PROVINCE),
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

NOTHING = [
    pytest.param("Gọi đường dây nóng 0251.3822505 hoặc 1022.", id="telephone numbers"),
    pytest.param("Họp ngày 15/3/2022 và ngày 20-4-2022 tại trụ sở.", id="dates"),
    pytest.param("Theo Mẫu số 01/TTHC-UBND và Biểu số 05/BC-UBND, Phụ lục số 02/PL-UBND.", id="codes of forms"),
    pytest.param("Phối hợp với Trường Đại học Luật Hà Nội mở lớp.", id="a school of law"),
    pytest.param("Sửa Km 12/QL-UBND, thửa 12/BC-UBND.", id="roads and plots"),
    pytest.param("Duy trì hệ thống theo TCVN ISO 9001:2015 tại cơ quan.", id="standard"),
    pytest.param("Trụ sở đặt tại số 02 đường Nguyễn Văn Trị, ngõ 12/4.", id="road and house numbers"),
    pytest.param("Đã xong 102/127 thủ tục, tức 4/5 số phải làm.", id="fractions"),
    pytest.param("Trách nhiệm theo pháp luật, luật sư được mời góp ý.", id="the word law in other words"),
    pytest.param("Kế hoạch năm 2022 và kế hoạch 5 năm được giao.", id="a plan of a year, of five years"),
]


@pytest.mark.parametrize(("marked", "expected"), NUMBERS + FORMS + LISTS)
def test_a_numbered_document(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    check(marked, expected, read_in_body)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_reference(text: str, read_in_body: InBody) -> None:
    check(text, [], read_in_body)


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
