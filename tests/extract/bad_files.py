"""Files that break or burden a reader, by what is wrong with them, each with the one error that it gives."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from corpus.formats.definition import FOLDER
from extract.errors import (
    BinaryFileError,
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    ReadError,
    TooLargeError,
)
from extract.readers import READERS
from tests.extract.docx_building import docx, p, parts_of, tbl, tc, tr, zipped
from tests.extract.pdf_building import assembled, locked_pdf, many_pages, pdf, stream, words
from tests.extract.zip_bombs import bomb

LINE = "Kế hoạch cải cách hành chính của tỉnh"
_DEEP = 200_000
PRINTED = FOLDER / "so-tttt-bac-giang-2024.pdf"


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file: what makes its bytes, the error that it gives and words of the message."""

    suffix: str
    build: Callable[[], bytes]
    error: type[ReadError]
    said: str


def _cut(percent: int) -> bytes:
    data = PRINTED.read_bytes()
    return data[: len(data) * percent // 100]


def picture(kind: str) -> bytes:
    """Return a white picture as a file."""
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(written, kind)
    return written.getvalue()


def huge_picture() -> bytes:
    """Return a page of five metres that holds only a picture."""
    image = "/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8"
    drawn = "q 14400 0 0 14400 0 0 cm /I Do Q"
    return pdf(drawn, size=(14_400, 14_400), objects={"I": stream(b"\xff" * 10_000, image)})


def _forms_in_forms() -> bytes:
    """Return a page whose picture holds ten pictures, each of which holds ten, six times."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /G {} 0 R >> >>"
    forms = {f"X{i}": stream("/G Do " * 10, form.format(5 + i)) for i in range(6)}
    last = stream("0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf("/X0 Do", objects={**forms, "X6": last})


def _page_tree_in_a_loop() -> bytes:
    kids = "<< /Type /Pages /Kids [{}] /Count 2 >>"
    return assembled({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: kids.format("2 0 R 3 0 R"), 3: kids.format("2 0 R")})


def _page_in_itself() -> bytes:
    tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assembled({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: tree, 3: "<< /Type /Page /Parent 3 0 R >>"})


def _blank_paragraphs() -> bytes:
    """Return a million paragraphs as Word writes them, each with a number of its own."""
    numbers = random.Random(0)
    return docx("".join(f'<w:p w:rsidR="{numbers.getrandbits(32):08X}"/>' for _ in range(1_000_000)))


def _tables_in_tables(depth: int) -> bytes:
    table = tbl(tr(LINE))
    for _ in range(depth):
        table = tbl(tr(tc(table)))
    return docx(table)


def _ends_without_starts() -> bytes:
    return ("<div>" * _DEEP + "</b>" * _DEEP + LINE).encode()


_WORD = {"word/document.xml": 3_900, "word/styles.xml": 3_900, "word/numbering.xml": 3_900}
_MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"

BAD_FILES = {
    "a PDF cut to a third": BadFile(".pdf", lambda: _cut(30), DamagedFileError, "hỏng hoặc bị cắt"),
    "a PDF cut in the middle": BadFile(".pdf", lambda: _cut(60), DamagedFileError, "hỏng hoặc bị cắt"),
    "a PDF without its end": BadFile(".pdf", lambda: _cut(95), DamagedFileError, "hỏng hoặc bị cắt"),
    "a PDF with a password": BadFile(".pdf", lambda: locked_pdf(b"x"), EncryptedFileError, "mật khẩu"),
    "a photograph named PDF": BadFile(".pdf", lambda: picture("JPEG"), BinaryFileError, "không phải tệp PDF"),
    "a picture named PDF": BadFile(".pdf", lambda: picture("PNG"), BinaryFileError, "không phải tệp PDF"),
    "five thousand pages": BadFile(".pdf", lambda: many_pages(5_000), TooLargeError, "DOISANH_MAX_PAGES"),
    "a page of 200 000 letters": BadFile(".pdf", lambda: pdf(words([LINE * 5] * 1_100)), TooLargeError, "trang 1 "),
    "a million pictures": BadFile(".pdf", _forms_in_forms, TooLargeError, "trang 1 có hơn 10000 hình"),
    "sixty megabytes of operators": BadFile(".pdf", lambda: pdf("q Q " * 15_000_000), TooLargeError, "trang 1 vẽ"),
    "a picture of five metres": BadFile(".pdf", huge_picture, EmptyFileError, "không có chữ"),
    "a page tree in a loop": BadFile(".pdf", _page_tree_in_a_loop, EmptyFileError, "không có chữ"),
    "a page above itself": BadFile(".pdf", _page_in_itself, DamagedFileError, "hỏng"),
    "a zip bomb": BadFile(".docx", lambda: bomb(_WORD), TooLargeError, "DOISANH_MAX_UNPACKED_BYTES"),
    "a zip bomb of ODT": BadFile(".odt", lambda: bomb({"content.xml": 3_900}), TooLargeError, "DOISANH_MAX"),
    "zip bombs in a zip": BadFile(
        ".docx", lambda: zipped({f"{i}.zip": bomb(_WORD) for i in range(2)}), TooLargeError, "nén bất thường"
    ),
    "a million paragraphs": BadFile(".docx", _blank_paragraphs, TooLargeError, "DOISANH_MAX_UNPACKED_BYTES"),
    "a million bare paragraphs": BadFile(".docx", lambda: docx("<w:p/>" * 1_000_000), EmptyFileError, "chữ nào"),
    "tables too deep in Word": BadFile(".docx", lambda: _tables_in_tables(60), DamagedFileError, "tầng"),
    "elements too deep in Word": BadFile(".docx", lambda: docx("<w:sdt>" * _DEEP), DamagedFileError, "hỏng"),
    "braces too deep in RTF": BadFile(
        ".rtf", lambda: b"{\\rtf1 " + b"{" * _DEEP + b"}" * _DEEP, DamagedFileError, "LibreOffice"
    ),
    "ends without starts": BadFile(".html", _ends_without_starts, TooLargeError, "thẻ lồng nhau"),
    "a web archive": BadFile(".mht", lambda: _MHT, BinaryFileError, ".mht"),
    "a web archive named HTML": BadFile(".html", lambda: _MHT, BinaryFileError, "MHTML"),
    "a web archive named DOC": BadFile(".doc", lambda: _MHT, BinaryFileError, "MHTML"),
    **{f"empty {suffix}": BadFile(suffix, bytes, EmptyFileError, "rỗng") for suffix in READERS},
    **{
        f"random {suffix}": BadFile(suffix, lambda: random.Random(3).randbytes(100_000), BinaryFileError, "tệp")
        for suffix in READERS
    },
}


def _strokes(count: int) -> str:
    some = random.Random(1)
    return "".join(
        f"{some.randint(0, 595)} {(y := some.randint(0, 842))} m {some.randint(0, 595)} {y} l S "
        f"{(x := some.randint(0, 595))} {some.randint(0, 842)} m {x} {some.randint(0, 842)} l S\n"
        for _ in range(count // 2)
    )


def _crossing_lines() -> str:
    return "".join(f"0 {i * 8} m 595 {i * 8} l S {i * 6} 0 m {i * 6} 842 l S\n" for i in range(100))


# Pages with twenty lines of words amid ruling lines.
LADEN_PAGES: dict[str, Callable[[], bytes]] = {
    "a hundred thousand lines": lambda: pdf(_strokes(100_000) + words([LINE] * 20)),
    "a drawing of thirty thousand strokes": lambda: pdf(_strokes(30_000).replace(" S", "") + "S " + words([LINE] * 20)),
    "a hundred lines each way": lambda: pdf(_crossing_lines() + words([LINE] * 20)),
}


def nested_in_word() -> bytes:
    """Return a Word file that carries, as a file in it, one that unpacks to three gigabytes."""
    return zipped({**parts_of(p(LINE)), "word/embeddings/a.docx": bomb({"word/document.xml": 3_000})})
