"""Pictures of pages: bounded whatever the page says of its size, and of all that places are given in."""

import io

import pypdfium2
import pytest
from PIL import Image

from extract.errors import DamagedFileError
from extract.page_picture import page_picture, page_png


def empty_pdf(*sizes: tuple[float, float], crop: tuple[float, float, float, float] | None = None) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        page = document.new_page(width, height)
        if crop:
            page.set_cropbox(*crop)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def size(png: bytes | None) -> tuple[int, int]:
    assert png is not None
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        return picture.size


def picture_file(size: tuple[int, int], kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("L", size, 255).save(written, kind, **options)
    return written.getvalue()


PICTURE_FILES = [
    pytest.param(picture_file((2480, 3508), "JPEG"), id="jpeg"),
    pytest.param(picture_file((2480, 3508), "PNG"), id="png"),
    pytest.param(picture_file((2480, 3508), "TIFF"), id="tiff"),
    pytest.param(picture_file((2480, 3508), "TIFF", big_tiff=True), id="big tiff"),
]


@pytest.mark.parametrize("data", PICTURE_FILES)
def test_a_frame_is_drawn_as_the_a4_page_that_it_is_taken_for(data: bytes) -> None:
    assert size(page_png(data, 1)) == (909, 1286)


def test_a_small_frame_stays_as_it_is() -> None:
    assert size(page_png(picture_file((300, 200), "PNG"), 1)) == (300, 200)


@pytest.mark.parametrize("data", PICTURE_FILES)
@pytest.mark.parametrize("number", [-1, 0, 2, 10**30])
def test_a_frame_that_is_not_there_is_none(data: bytes, number: int) -> None:
    assert page_png(data, number) is None


def test_an_a4_page_is_drawn_at_110_dpi() -> None:
    assert size(page_png(empty_pdf((595, 842)), 1)) == (910, 1287)


@pytest.mark.parametrize("page", [(14_400, 14_400), (14_400, 1), (3, 14_400)])
def test_an_absurd_page_is_scaled_down(page: tuple[float, float]) -> None:
    width, height = size(page_png(empty_pdf(page), 1))
    assert 1 <= min(width, height) <= max(width, height) <= 2001


@pytest.mark.parametrize("number", [-1, 0, 3, 10**30])
def test_a_page_that_is_not_there_is_none(number: int) -> None:
    assert page_png(empty_pdf((595, 842), (842, 595)), number) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"ke hoach"])
def test_what_is_no_pdf_is_said(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        page_png(data, 1)


def test_a_cropped_page_is_drawn_whole() -> None:
    """Places are given in the media box, so the picture must be of it."""
    picture = page_picture(empty_pdf((600, 800), crop=(100, 100, 300, 500)), 1, dpi=72)
    assert picture is not None
    assert picture.size == (600, 800)


def test_a_grey_picture_has_one_channel() -> None:
    picture = page_picture(empty_pdf((72, 144)), 1, dpi=300, grey=True)
    assert picture is not None
    assert (picture.mode, picture.size) == ("L", (300, 600))
