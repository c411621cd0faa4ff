"""The gazetteer's bodies as texts write them, and the cost of asking for them."""

import time

import pytest

from extract.finders.units.finder import find_units
from extract.finders.units.known_bodies import head_of, headless, known_bodies
from extract.finders.units.names import Seat
from extract.finders.units.spelt_out import expanded
from extract.finders.units.text import Words
from extract.outline import Zone
from extract.passages import Passage
from models.view import View


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("Sở KH&CN", "Sở Khoa học và Công nghệ", id="initials"),
        pytest.param("Sở KHCN", "Sở Khoa học và Công nghệ", id="initials, joined"),
        pytest.param("Sở LĐ, TB và XH", "Sở Lao động - Thương binh và Xã hội", id="initials part by part"),
        pytest.param("Sở Lao động - TBXH", "Sở Lao động - Thương binh và Xã hội", id="a term shortened"),
        pytest.param("Trung tâm GDNN - GDTX", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", id="two terms"),
        pytest.param("VP. UBND", "Văn phòng Ủy ban nhân dân", id="a point behind the short form"),
        pytest.param("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam", id="initials of the whole name"),
        pytest.param("sở y tế", "Sở Y tế", id="lower case"),
        pytest.param("Toà án nhân dân tối cao", "Tòa án nhân dân tối cao", id="tone set the other way"),
    ],
)
def test_a_way_to_write_a_body(written: str, name: str) -> None:
    words = Words.of(written)
    known = known_bodies().longest(words, 0)
    assert known is not None
    assert (known.body.name, known.end) == (name, len(words))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("TNMT", id="without its head word only lists mean the department"),
        pytest.param("Hội đồng và Bộ trưởng", id="no name is joined where it has no joint"),
        pytest.param("Sở khcn", id="initials have capitals"),
        pytest.param("TU", id="too short"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_body(written: str) -> None:
    assert known_bodies().longest(Words.of(written), 0) is None


def test_short_forms_without_their_head() -> None:
    assert headless()["tnmt"].name == "Sở Tài nguyên và Môi trường"


def test_the_head_of_a_name_is_the_longest() -> None:
    assert head_of("Ban Quản lý dự án") == (("ban", "quản", "lý"), "dự án")
    assert head_of("Quốc hội") == (None, "Quốc hội")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("VP.UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Phòng TCCB Sở GD&ĐT", "Phòng Tổ chức cán bộ Sở Giáo dục và Đào tạo"),
        ("ỦY BAN NHÂN DÂN HUYỆN TÂY HÒA", "Ủy ban nhân dân huyện Tây Hòa"),
        ("Vụ pháp chế, Bộ Tài chính", "Vụ Pháp chế - Bộ Tài chính"),
        ("Văn phòng HĐND-UBND huyện", "Văn phòng Hội đồng nhân dân - Ủy ban nhân dân huyện"),
    ],
)
def test_a_name_is_written_out(written: str, name: str) -> None:
    assert expanded(written) == name


_HOSTILE = [
    "Sở ",
    "UBND ",
    "UBND, ",
    "Hội đồng Quản Lý ",
    "Văn phòng ",
    "cơ quan, đơn vị, ",
    "Ban, ban, ngành, ",
    "SỞ ",
]


@pytest.mark.parametrize("word", _HOSTILE)
def test_cost_grows_with_the_text_and_no_faster(word: str) -> None:
    def seconds(length: int) -> float:
        text = (word * length)[:length]
        passages = [Passage(View.of(text, [(0, len(text))]), Zone.BODY)]
        start = time.process_time()
        find_units(passages, [], text, Seat("Sở Nội vụ tỉnh Đồng Nai", "department", "Đồng Nai"), [])
        return time.process_time() - start

    seconds(1_000)  # what is read once
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2
