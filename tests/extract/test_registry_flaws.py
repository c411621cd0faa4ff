"""Flaws against the registry: marked texts, one for each rule and one for each trap that must stay silent."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.loader import RegisteredDocument, registry
from extract.finders.references.registered import LAWS, registered
from extract.finders.references.registry_flaws import flag_against_registry
from extract.plan import Plan, Reference
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]
ReadPlan = Callable[[str], Plan]

_PROGRAMME = "về việc ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030"
_COMPLAINTS = "về tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính"
_OFFICIALS = "quy định về tuyển dụng, sử dụng và quản lý công chức trong các cơ quan của Nhà nước"

# Marked are the mentions with a flaw, in text order, and their types; every other mention has none.
DAYS = [
    pytest.param("Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.", [], id="the day is right"),
    pytest.param("Theo ⟦Nghị định số 61/2018/NĐ-CP⟧ ngày 24/3/2018 của Chính phủ.", ["date"], id="the day is wrong"),
    pytest.param(
        "Theo ⟦Nghị định số 61/2018/NĐ -CP⟧ ngày 24/3/2018.", ["form"], id="of two flaws the slip of form is named"
    ),
    pytest.param(
        "Theo ⟦Nghị định số 61/2018/NĐ-CP⟧ ngày 24/3/2019.", ["year"], id="the plan itself shows that the year is wrong"
    ),
    pytest.param(
        "Theo ⟦Nghị quyết số 76/2025/NQ-UBTVQH15⟧ ngày 15/4/2025.",
        ["date"],
        id="a number with its kind is the same one",
    ),
    pytest.param("Theo ⟦Quyết định số 6/QĐ-TTg⟧ ngày 07/01/2022.", ["date"], id="without its leading zero"),
    pytest.param("Theo ⟦Quyết định số 06/QĐ-TTg⟧ ngày 06/7/2022.", ["date"], id="no year in the number, same year"),
    pytest.param("Theo Quyết định số 06/QĐ-TTg ngày 02/01/2025.", [], id="no year in the number, another year"),
    pytest.param(
        "Theo ⟦Quyết định số 468/QĐ-TTg⟧ ngày 27/3/2020 phê duyệt đề án đổi mới cơ chế một cửa, một cửa liên thông.",
        ["date"],
        id="another year, but the title tells the document",
    ),
    pytest.param(
        "Theo Quyết định số 468/QĐ-TTg ngày 27/3/2020 phê duyệt đề án đổi mới công tác đào tạo, bồi dưỡng công chức.",
        [],
        id="another year and a title that begins alike",
    ),
    pytest.param(
        "Theo Nghị quyết số 76/NQ-CP ngày 20/6/2026 ban hành Chương trình tổng thể cải cách hành chính nhà nước "
        "giai đoạn 2031-2040.",
        [],
        id="another year, the title of other years",
    ),
    pytest.param(
        "Theo Quyết định số 1085/QĐ-TTg ngày 20/10/2022 về chế độ bồi dưỡng giám định tư pháp trong hoạt động tố tụng.",
        [],
        id="same year, but a title that has nothing of the document",
    ),
    pytest.param("Theo Nghị định số 9999/2018/NĐ-CP ngày 24/3/2018.", [], id="a number that the registry lacks"),
    pytest.param("Theo Quyết định số 61/2018/QĐ-UBND ngày 24/3/2018.", [], id="the number of another issuer"),
    pytest.param("Theo Nghị quyết số 20/2023/QH15 ngày 24/3/2023.", [], id="the number of another kind"),
]

LAWS_BY_NAME = [
    pytest.param("Theo Luật Viên chức ngày 15/11/2010.", [], id="the day of a law is right"),
    pytest.param("Theo ⟦Luật Viên chức⟧ ngày 25/11/2010.", ["date"], id="the day of a law is wrong"),
    pytest.param(
        "Theo ⟦Luật Viên chức năm 2010⟧ ngày 15/11/2011.", ["date"], id="the year of the day is not the law's"
    ),
    pytest.param("Theo Luật Viên chức ngày 15/11/2011.", [], id="a year without such a law"),
    pytest.param(
        "Theo Luật Tổ chức chính quyền địa phương ngày 19/02/2025.", [], id="two laws of one name in one year"
    ),
    pytest.param(
        "Theo Luật Ban hành văn bản quy phạm pháp luật ngày 25/6/2025.", [], id="the day of the law that amends it"
    ),
    pytest.param(
        "Theo Nghị định số 151/2017/NĐ-CP Quy định chi tiết một số điều của Luật Quản lý, sử dụng tài sản công "
        "ngày 26/12/2017 của Chính phủ.",
        [],
        id="the day of the decree that details the law",
    ),
    pytest.param("Theo ⟦Luật Viên chức số 22/2008/QH12⟧.", ["number"], id="the number of another law"),
    pytest.param("Theo Luật Cán bộ, công chức số 22/2008/QH12 ngày 13/11/2008.", [], id="name, number and day agree"),
]

NUMBERS = [
    pytest.param(
        f"Theo ⟦Nghị quyết số 73/NQ-CP⟧ ngày 15/7/2021 của Chính phủ {_PROGRAMME}, Sở Nội vụ ban hành kế hoạch.",
        ["number"],
        id="issuer, day and title are those of another number",
    ),
    pytest.param(
        f"Theo ⟦Nghị quyết số 73/NQ-CP⟧ ngày 15/7/2021 {_PROGRAMME}.\nRồi theo ⟦Nghị quyết số 73/NQ-CP⟧ của Chính phủ.",
        ["number", "number"],
        id="a wrong number said again",
    ),
    pytest.param(
        f"Theo ⟦Nghị quyết số 73/NQ-CP⟧ ngày 15/7/2021 {_PROGRAMME}.\nRồi theo Nghị quyết số 73/NQ-CP ngày 06/5/2023.",
        ["number"],
        id="the same number of another day",
    ),
    pytest.param("Theo Nghị quyết số 73/NQ-CP ngày 15/7/2021 của Chính phủ.", [], id="a day alone tells no document"),
    pytest.param(f"Theo Nghị quyết số 73/NQ-CP {_PROGRAMME}.", [], id="a title alone tells no document"),
    pytest.param(
        f"Theo Kế hoạch số 73/KH-UBND ngày 15/7/2021 của UBND tỉnh {_PROGRAMME}.", [], id="the title of another issuer"
    ),
    pytest.param(
        "Theo ⟦Nghị định số 47/2020/NĐ-CP⟧ ngày 08/4/2020 về thực hiện TTHC trên môi trường điện tử.",
        ["number"],
        id="the number is a document's, too, and the title is abbreviated",
    ),
    pytest.param(
        "Theo Nghị định số 31/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư, lưu trữ.", [], id="the title goes on"
    ),
    pytest.param(
        "Theo Nghị định số 109/2020/NĐ-CP ngày 14/9/2020 sửa đổi, bổ sung một số điều của Nghị định số 37/2014/NĐ-CP.",
        [],
        id="a title that is cut short",
    ),
    pytest.param(
        "Nghị định số 31/2020/NĐ-CP ngày 05/3/2020, Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư.",
        [],
        id="the title closes a list",
    ),
]

TITLES = [
    pytest.param(
        f"Theo ⟦Nghị định số 92/2017/NĐ-CP⟧ ngày 07/8/2017 của Chính phủ {_COMPLAINTS}.",
        ["title"],
        id="the title of another document",
    ),
    pytest.param(f"Theo ⟦Nghị định số 92/2017/NĐ-CP⟧ {_COMPLAINTS}.", ["title"], id="number and year are enough"),
    pytest.param(f"Theo Nghị định số 20/2008/NĐ-CP {_COMPLAINTS}.", [], id="the title is the document's"),
    pytest.param(
        f"Theo Nghị định số 92/2017/NĐ-CP, Nghị định số 20/2008/NĐ-CP {_COMPLAINTS}.", [], id="the title closes a list"
    ),
    pytest.param(f"Theo Quyết định số 468/QĐ-TTg {_COMPLAINTS}.", [], id="neither a year nor a day tells the document"),
    pytest.param(
        "Theo Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 về thực hiện cơ chế một cửa, một cửa liên thông trong giải "
        "quyết thủ tục hành chính.",
        [],
        id="who amends is cited by the title of what it amends",
    ),
    pytest.param(
        "Theo Nghị định số 116/2024/NĐ-CP ngày 17/9/2024 quy định về tuyển dụng, sử dụng và quản lý công chức.",
        [],
        id="who amends names it by number only",
    ),
    pytest.param(
        "Theo Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 về tiếp nhận, giải quyết kiến nghị của người dân.",
        [],
        id="a paraphrase is nobody's title",
    ),
    pytest.param(
        "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 về công tác văn thư.", [], id="a short title is nobody's"
    ),
    pytest.param(
        f"Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 {_OFFICIALS}.", [], id="the title goes on without a stop"
    ),
]

MENTIONS = [
    pytest.param(
        "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018.\nRồi theo ⟦Nghị định số 61/2018/NĐ-CP⟧ ngày 24/4/2018.",
        ["date"],
        id="of two days the registry knows the wrong one",
    ),
    pytest.param(
        f"Theo ⟦Nghị quyết số 73/NQ-CP⟧ ngày 15/7/2021 của Chính phủ {_PROGRAMME}.\n"
        "- Công khai lịch tiếp dân hằng tuần trên trang thông tin của đơn vị cho người dân được biết.\n"
        "- Bố trí cán bộ có kinh nghiệm làm việc tại nơi tiếp dân.\n"
        f"Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ {_PROGRAMME}.",
        ["number"],
        id="of two numbers the registry knows the wrong one",
    ),
]


@pytest.mark.parametrize(("marked", "types"), [*DAYS, *LAWS_BY_NAME, *NUMBERS, *TITLES, *MENTIONS])
def test_a_flaw_against_the_registry(marked: str, types: list[str], read_in_body: InBody) -> None:
    plan, marks, _ = read_in_body(marked)
    flawed = [one for one in plan.references if one.flaw]
    assert [(one.start, one.end) for one in flawed] == list(marks)
    assert [one.flaw.type for one in flawed if one.flaw] == types


NOTES = [
    (
        "Theo Nghị định số 61/2018/NĐ-CP ngày 24/3/2018.",
        "Nghị định 61/2018/NĐ-CP ban hành ngày 23/4/2018, không phải 24/3/2018",
    ),
    (
        "Theo Quyết định số 45/2016/QĐ-TTg ngày 16/12/2016.",
        "Quyết định 45/2016/QĐ-TTg ban hành ngày 19/10/2016; 16/12/2016 là ngày có hiệu lực",
    ),
    (
        "Theo Luật Viên chức ngày 05/11/2010.",
        "Luật Viên chức 2010 được thông qua ngày 15/11/2010, không phải 05/11/2010",
    ),
    (
        f"Theo Nghị quyết số 73/NQ-CP ngày 15/7/2021 {_PROGRAMME}.",
        "Nghị quyết ngày 15/7/2021 có tên này mang số 76/NQ-CP, không phải 73/NQ-CP",
    ),
    (
        "Theo Luật Viên chức số 22/2008/QH12.",
        "Luật Viên chức 2010 mang số 58/2010/QH12, không phải 22/2008/QH12",
    ),
    (
        f"Theo Nghị định số 92/2017/NĐ-CP {_COMPLAINTS}.",
        "tên này là của Nghị định 20/2008/NĐ-CP; Nghị định 92/2017/NĐ-CP có tên “sửa đổi, bổ sung một số điều của các "
        "Nghị định liên quan đến kiểm soát thủ tục hành chính”",
    ),
]


@pytest.mark.parametrize(("text", "note"), NOTES)
def test_the_note_gives_reason_and_value(text: str, note: str, read_in_body: InBody) -> None:
    flaws = [one.flaw for one in read_in_body(text)[0].references]
    assert [flaw.note for flaw in flaws if flaw] == [note]


def _cited(document: RegisteredDocument, *, numbered: bool) -> str:
    day = f"{document.issued:%d/%m/%Y}"
    if document.kind not in LAWS:
        return f"{document.kind} số {document.id} ngày {day} của {document.issuer} {document.title}"
    return f"{document.title} số {document.id} ngày {day}" if numbered else f"{document.title} ngày {day}"


@pytest.mark.parametrize("numbered", [True, False])
def test_documents_as_the_registry_has_them_are_without_flaw(numbered: bool, read_in_body: InBody) -> None:
    lines = [f"{i}. Thực hiện {_cited(one, numbered=numbered)}." for i, one in enumerate(registry(), start=1)]
    plan, _, _ = read_in_body("\n\n".join(lines))
    assert len(plan.references) >= len(lines)
    assert [(one.id, one.flaw) for one in plan.references if one.flaw] == []


# What stands nowhere in a text is tried on references.

_DECREE = Reference(0, 26, "Nghị định số 61/2018/NĐ-CP", "Nghị định", "61/2018/NĐ-CP", "61", 2018, "NĐ-CP")


def test_a_day_that_a_list_shares_is_not_the_first_ones() -> None:
    day = "2018-07-12"
    following = replace(_DECREE, id="62/2018/NĐ-CP", number="62", date=day)
    references = [replace(_DECREE, date=day), replace(following, start=29, end=42)]
    assert flag_against_registry(references) == frozenset()
    assert references[0].flaw is None
    references = [replace(_DECREE, date=day), replace(following, start=45, end=71)]
    flag_against_registry(references)
    assert references[0].flaw is not None


def test_the_plans_own_number_is_not_compared() -> None:
    references = [replace(_DECREE, date="2018-07-12", role="self")]
    flag_against_registry(references)
    assert references[0].flaw is None


def test_what_the_registry_confirms() -> None:
    references = [
        replace(_DECREE, date="2018-04-23"),
        replace(_DECREE, date="2018-04-24"),
        _DECREE,
        replace(_DECREE, id="62/2018/NĐ-CP", number="62"),
    ]
    assert flag_against_registry(references) == {0, 2}


def test_the_registry_is_read_only_where_a_reference_needs_it(read_plan: ReadPlan) -> None:
    registered.cache_clear()
    read_plan("UBND TỈNH\n\nKẾ HOẠCH\nCải cách hành chính\n\nTheo Quyết định số /QĐ-UBND và Đề án 06.\n")
    assert registered.cache_info().currsize == 0
