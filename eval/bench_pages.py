"""Reading pages beside what it is built on, page by page or file by file in turn, so that both meet the same machine.

Digital files: the whole reader, to text, tables and places, beside pdfplumber's words and tables alone. Scans: a page
straightened, its lines found, its cells and prose read, beside one run of tesseract on the same picture, which is
turned for it where it lies on its side.
"""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pdfplumber
from PIL import Image

from eval.formats import FOLDER
from eval.labels import shared_folder
from eval.timing import Timing, processor_seconds
from extract.limits import Limits
from extract.page_picture import page_picture
from extract.readers.pdf import read_pdf
from extract.readers.scans.page import scanned_page
from extract.readers.scans.picture import DPI, lies_on_side
from extract.readers.scans.tesseract import is_installed, seen_words, upright_after


def page_timings(environment: dict[str, str]) -> Iterator[Timing]:
    """Yield the pages a second of processor time; scans only where tesseract is installed."""
    yield _digital(environment)
    if is_installed():
        yield _scans()
    else:
        print("scans: tesseract is not installed, left out")


def _digital(environment: dict[str, str]) -> Timing:
    """Our own plans and the gazette files of the shared folder, where it is there."""
    gazette = shared_folder(environment) / "data" / "pdf"
    files = [*_files(".pdf"), *sorted(gazette.glob("*.pdf"))]
    ours = peer = 0.0
    pages = 0
    for file in files:
        data = file.read_bytes()
        ours += processor_seconds(partial(read_pdf, data, Limits()))
        peer += processor_seconds(partial(_plain, data))
        pages += _count(data)
    name = f"{pages} pages of {len(files)} PDF files; peer: pdfplumber, words and tables"
    return Timing(name, pages / ours, pages / peer, "pages/s", peer / ours)


def _scans() -> Timing:
    ours = peer = 0.0
    pages = 0
    for file in _files(".scan.pdf"):
        data = file.read_bytes()
        for number in range(1, _count(data) + 1):
            picture = page_picture(data, number, dpi=DPI, grey=True)
            if picture is None:
                raise RuntimeError(f"{file.name}: page {number} cannot be drawn")
            ours += processor_seconds(partial(scanned_page, picture, number, *_points(picture)))
            upright = picture.rotate(upright_after(picture), expand=True) if lies_on_side(picture) else picture
            peer += processor_seconds(partial(seen_words, upright))
            pages += 1
    return Timing(f"{pages} scanned pages; peer: tesseract", pages / ours, pages / peer, "pages/s", peer / ours)


def _files(ending: str) -> list[Path]:
    """Return the files of our own plans that end so, and not in `.scan.pdf` but where that is asked for."""
    return [file for file in sorted(FOLDER.glob(f"*{ending}")) if (".scan." in file.name) == (".scan." in ending)]


def _plain(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.extract_text()
            page.close()


def _count(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _points(picture: Image.Image) -> tuple[float, float]:
    return picture.width * 72 / DPI, picture.height * 72 / DPI
