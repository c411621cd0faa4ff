"""Number and date lines drawn with digits of hands that the network was not trained on."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.pipeline import extract
from extract.readers.pages.page import Word
from extract.readers.scans.capitals import with_marks
from extract.readers.scans.handwriting import Reread, with_handwriting
from extract.readers.scans.picture import POINT, RulingLine
from extract.readers.scans.stamps import without_stamps
from extract.readers.scans.tesseract import is_installed
from models.digit_data import Digits, split
from models.digit_variants import crisp

_SIZE = 13  # points of the printed letters
_WIDE = 20  # pixels between two words
_DARK = 40

Written = tuple[int, ...]  # digits written by hand
Part = str | Written


@dataclass
class Sheet:
    """A first page: a picture with printed words and digits by hand, and the words as tesseract would tell them."""

    digits: Digits
    words: list[Word] = field(default_factory=list)
    used: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.picture = Image.new("L", (2480, 3508), 255)
        self.pen = ImageDraw.Draw(self.picture)
        self.font = _font()

    def line(self, parts: Sequence[Part], seen: dict[Part, tuple[str, float] | None], *, x: int, y: int) -> None:
        """Set parts side by side; `seen` is what tesseract makes of those that it does not read surely."""
        for part in parts:
            start = x
            if isinstance(part, str):
                self.pen.text((x, y), part, fill=_DARK, font=self.font)
                x += round(self.pen.textlength(part, font=self.font))
            else:
                for digit in part:
                    x = self._digit(digit, x, y)
            told = seen.get(part, (part, 0.96) if isinstance(part, str) else None)
            if told is not None:
                top, bottom = (y + 12) / POINT, (y + 54) / POINT
                self.words.append(Word(told[0], start / POINT, top, x / POINT, bottom, 12.0, told[1]))
            x += 4 if part == "Số:" else _WIDE

    def _digit(self, digit: int, x: int, y: int) -> int:
        at = [i for i, label in enumerate(self.digits.labels) if label == digit]
        nth = self.used[digit] = self.used.get(digit, -1) + 1
        ink = crisp(self.digits.images[at[nth % len(at)]])[12:52]
        glyph = Image.fromarray((255 - 215 * ink).astype(np.uint8)).resize((70, 46))
        columns = np.flatnonzero((np.asarray(glyph) < 140).any(axis=0))
        cut = glyph.crop((int(columns[0]), 0, int(columns[-1]) + 1, 46))
        self.picture.paste(cut, (x, y + 8))
        return x + cut.width + 5

    def read(self) -> Reread:
        return with_handwriting(np.asarray(self.picture), self.words)


def _font() -> ImageFont.FreeTypeFont:
    size = round(_SIZE * POINT)
    for name in ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf"):
        for folder in ("liberation", "dejavu"):
            path = Path("/usr/share/fonts/truetype") / folder / name
            if path.exists():
                return ImageFont.truetype(path, size)
    pytest.skip("no Liberation or DejaVu font")


@pytest.fixture(scope="module")
def held_out() -> Digits:
    return split()[2]


@pytest.fixture
def sheet(held_out: Digits) -> Sheet:
    return Sheet(held_out)


def _letterhead(sheet: Sheet, number: Part, day: Part, seen: dict[Part, tuple[str, float] | None]) -> Reread:
    sheet.line(["Số:", number, "/CT-UBND"], seen, x=500, y=400)
    sheet.line(["Quảng", "Ngãi,", "ngày", day, "tháng", "12", "năm", "2021"], seen, x=1200, y=400)
    return sheet.read()


def _text(read: Reread) -> str:
    return " ".join(word.text for word in sorted(read.words, key=lambda word: word.x0))


def test_a_number_and_a_day_by_hand_are_read_in_place(sheet: Sheet) -> None:
    read = _letterhead(sheet, (1, 6), (2, 7), {(1, 6): ("⁄4‡", 0.1), (2, 7): ("A", 0.7)})
    assert _text(read) == "Số: 16 /CT-UBND Quảng Ngãi, ngày 27 tháng 12 năm 2021"
    assert read.warnings == ()


def test_the_opening_read_as_one_word_with_the_handwriting_is_cut_from_it(sheet: Sheet) -> None:
    sheet.line(["Số:", (1, 6), "/CT-UBND"], {"Số:": None}, x=500, y=400)
    sheet.line(["Quảng", "Ngãi,", "ngày", "9", "tháng", "12"], {}, x=1200, y=400)
    first = sheet.words[0]
    sheet.words.append(Word("Sô:⁄46", 500 / POINT, first.top, first.x0 - 3, first.bottom, 12.0, 0.07))
    assert _text(sheet.read()).startswith("Số: 16 /CT-UBND")


@pytest.mark.parametrize("number", ["16", "12345", "30c"])
def test_printed_lines_stay_as_they_are(sheet: Sheet, number: str) -> None:
    read = _letterhead(sheet, number, "27", {})
    assert read == Reread(tuple(sheet.words))


def test_a_printed_number_that_is_doubted_is_no_loss(sheet: Sheet) -> None:
    read = _letterhead(sheet, "3581", "27", {"3581": ("3581", 0.5)})
    assert "3581" in _text(read)
    assert read.warnings == ()


def test_what_is_no_number_is_left_out_with_a_warning(sheet: Sheet) -> None:
    sheet.line(["Số:", "&§", "/CT-UBND"], {"&§": ("8ậ", 0.2)}, x=500, y=400)
    sheet.line(["Quảng", "Ngãi,", "ngày", "27", "tháng", "12"], {}, x=1200, y=400)
    read = sheet.read()
    assert _text(read).startswith("Số: /CT-UBND Quảng")
    assert read.warnings == ("số viết tay không đọc chắc được; hãy xem bản quét",)


def test_a_day_that_there_is_not_is_not_read(sheet: Sheet) -> None:
    read = _letterhead(sheet, "16", (7, 2), {(7, 2): ("?2", 0.1)})
    assert "ngày tháng" in _text(read)
    assert read.warnings == ("ngày viết tay không đọc chắc được; hãy xem bản quét",)


def test_a_place_left_blank_stays_blank(sheet: Sheet) -> None:
    read = _letterhead(sheet, (), (), {})
    assert read == Reread(tuple(sheet.words))


def test_most_numbers_are_read_and_few_wrongly(held_out: Digits) -> None:
    chance = np.random.default_rng(3)
    right = wrong = 0
    used: dict[int, int] = {}
    for _ in range(60):
        number = tuple(int(digit) for digit in chance.integers(0, 10, 2))
        sheet = Sheet(held_out, used=used)
        sheet.line(["Số:", number, "/KH-UBND"], {number: ("⁄4‡", 0.1)}, x=500, y=400)
        sheet.line(["Quảng", "Ngãi,"], {}, x=1200, y=400)
        read = sheet.read()
        expected = "".join(str(digit) for digit in number)
        right += expected in _text(read)
        wrong += expected not in _text(read) and not read.warnings
    assert right >= 45
    assert wrong <= 3


@pytest.mark.parametrize(
    ("seen", "spelt"),
    [
        pytest.param("CHÍ THỊ", "CHỈ THỊ", id="kind of document"),
        pytest.param("TĨNH QUANG NGAI", "TỈNH QUẢNG NGÃI", id="province"),
        pytest.param("SO NỘI VỤ", "SỞ NỘI VỤ", id="body"),
        pytest.param("UỶ BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", id="the other school's tone placement is no slip"),
        pytest.param("VE VIEC BAU CU", "VE VIEC BAU CU", id="unknown words"),
        pytest.param("Chí thị", "Chí thị", id="no capitals"),
    ],
)
def test_known_lines_in_capitals_are_spelt_right(seen: str, spelt: str) -> None:
    words = [Word(text, 100 + 40 * i, 100, 135 + 40 * i, 112, 12) for i, text in enumerate(seen.split())]
    below = Word("THĨ", 100, 700, 130, 712, 12)
    assert [word.text for word in with_marks([*words, below], 842)] == [*spelt.split(), "THĨ"]


def _stamped() -> list[Word]:
    return [
        Word("CV", 20, 157, 37, 170, 12),
        Word("Ngày:", 54, 170, 77, 181, 12),
        Word("ĐẾN", 14, 178, 43, 191, 12),
        Word("Trong", 129, 186, 161, 199, 12),
        Word("thời", 167, 186, 190, 199, 12),
        *(Word("chữ", 94, 250 + 15 * i, 120, 262 + 15 * i, 12) for i in range(60)),
    ]


def test_a_received_stamp_is_left_out_and_the_line_that_it_covers_is_kept() -> None:
    sides = [RulingLine(False, at * POINT, 150 * POINT, 200 * POINT) for at in (8, 48, 166)]
    kept = without_stamps(_stamped(), sides, 842)
    assert [word.text for word in kept[:3]] == ["Trong", "thời", "chữ"]


def test_a_box_inside_the_text_is_no_stamp() -> None:
    sides = [RulingLine(False, at * POINT, 150 * POINT, 200 * POINT) for at in (95, 166)]
    words = [*_stamped(), Word("CV", 100, 160, 120, 172, 12)]
    assert without_stamps(words, sides, 842) == words


@pytest.mark.shared
@pytest.mark.skipif(not is_installed(), reason="no tesseract here")
@pytest.mark.parametrize(("number", "day"), [("07", "2018-03-20"), ("11", "2021-05-11"), ("16", "2021-12-27")])
def test_real_scans(number: str, day: str, scans: Callable[[str], Path]) -> None:
    path = scans(f"chi-thi-{number}-ct-ubnd-quang-ngai.pdf")
    plan = extract(path.name, path.read_bytes())
    document = plan.document
    assert (document.number, document.symbol, document.kind) == (number, "CT-UBND", "Chỉ thị")
    assert document.issuer == "Ủy ban nhân dân tỉnh Quảng Ngãi"
    assert document.date == day
    assert len(plan.warnings) == 1  # that the pages are scanned


@pytest.fixture(scope="module")
def scans() -> Callable[[str], Path]:
    named = os.environ.get("DOISANH_SHARED")
    folder = Path(named or Path(__file__).resolve().parents[3] / "shared") / "data" / "scans"
    if not named and not folder.exists():
        pytest.skip("no folder of scans and no DOISANH_SHARED")
    return lambda name: folder / name
