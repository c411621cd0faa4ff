"""Slips of tesseract in Vietnamese are mended by neighbours; what was read right stays."""

from difflib import SequenceMatcher
from itertools import pairwise

import pytest

from corpus.loader import samples
from extract.readers.scans.mending import mended
from extract.readers.scans.tesseract import SeenWord


def seen(text: str) -> list[SeenWord]:
    """Return the words of a text beside each other, ten pixels a letter."""
    found: list[SeenWord] = []
    at = 0
    for word in text.split():
        found.append(SeenWord(word, at, 0, 10 * len(word), 30, 0.9))
        at += 10 * len(word) + 5
    return found


def mend(*groups: str) -> str:
    return " ".join(word.text for word in mended([seen(group) for group in groups]))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        pytest.param("rà soát thủ túc hành chính", "rà soát thủ tục hành chính", id="marks"),
        pytest.param("đơn v] thuộc Sở", "đơn vị thuộc Sở", id="a bracket for a letter with a dot"),
        pytest.param("thủ tỤc hành chính", "thủ tục hành chính", id="a capital for a letter with marks"),
        pytest.param("kiến nghị vàUBND tỉnh", "kiến nghị và UBND tỉnh", id="a blank lost before capitals"),
        pytest.param("HĐNDvà UBND", "HĐND và UBND", id="a blank lost after capitals"),
        pytest.param("mức độ 3, 4và 5", "mức độ 3, 4 và 5", id="a blank lost after a number"),
        pytest.param("thủtục hành chính", "thủ tục hành chính", id="a blank lost between syllables"),
        pytest.param("trước nắm 2025", "trước năm 2025", id="a year says what stands before it"),
        pytest.param("NÂM 2025", "NĂM 2025", id="in capitals"),
        pytest.param("Nam 2025", "Năm 2025", id="with a capital"),
        pytest.param("Quý IH năm 2025", "Quý III năm 2025", id="a quarter in Roman numerals"),
        pytest.param("Quý HH/2025", "Quý III/2025", id="no more than three strokes"),
        pytest.param("Quý IV, Quý 1", "Quý IV, Quý I", id="quarters of a page are written alike"),
    ],
)
def test_slips(read: str, printed: str) -> None:
    assert mend(read) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Quý 2, Quý 1",
        "theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
        "UBND các xã, phường, thị trấn",
        "Sở Thông tin và Truyền thông",
        "https://dichvucong.gov.vn",
        "Tờ trình số 2872/TTr-SNV",
        "KẾ HOẠCH NĂM 2025. Năm 2024",
        "I II III IV",
        "",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert mend(text) == text


def test_the_quarters_of_all_groups_tell_how_a_page_counts() -> None:
    assert mend("Quý 2", "Quý 1") == "Quý 2 Quý 1"
    assert mend("Quý II", "Quý 1") == "Quý II Quý I"


def test_neighbours_are_those_of_the_group() -> None:
    assert mend("quyết", "đinh") == "quyết đinh"
    assert mend("quyết đinh") == "quyết định"


def test_the_parts_of_a_word_share_its_place() -> None:
    parts = mended([seen("thủtục")])
    assert [word.text for word in parts] == ["thủ", "tục"]
    assert (parts[0].left, parts[-1].left + parts[-1].width) == (0, 60)
    assert all(left.left + left.width == right.left for left, right in pairwise(parts))


def sample_texts() -> list[str]:
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(samples().glob("*.txt"))]
    assert texts
    return texts


def changes(line: str) -> list[str]:
    """Return what changes in a line that was read right: the words before and after."""
    before, after = line.split(), mend(line).split()
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [f"{' '.join(before[a:b])} → {' '.join(after[c:d])}" for tag, a, b, c, d in steps if tag != "equal"]


def test_hardly_a_right_word_of_the_samples_is_changed() -> None:
    """Each line stands for a group. Less than one word in two hundred may be changed."""
    lines = [line for text in sample_texts() for line in text.splitlines()]
    changed = [change for line in lines for change in changes(line)]
    assert len(changed) < 0.005 * sum(len(line.split()) for line in lines), changed
