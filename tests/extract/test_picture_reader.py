"""Pictures of pages: frames, light, and what is no picture."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, TiffImagePlugin

from extract.errors import BinaryFileError, DamagedFileError, ReadError, TooLargeError
from extract.frames import frames
from extract.limits import Limits
from extract.page_picture import page_picture, page_png
from extract.pipeline import extract
from extract.readers.scans.tesseract import is_installed
from index.ingest import files_in

FIXTURE = Path(__file__).resolve().parents[2] / "corpus" / "formats" / "ubnd-xa-tam-nong-2026.pdf"


def saved(pictures: list[Image.Image], kind: str) -> bytes:
    written = io.BytesIO()
    first, *more = pictures
    first.save(written, kind, **({"save_all": True, "append_images": more} if more else {}))
    return written.getvalue()


def drawn(words: str) -> Image.Image:
    picture = Image.new("L", (400, 200), 255)
    ImageDraw.Draw(picture).text((20, 80), words, fill=0)
    return picture


def test_each_frame_is_a_page() -> None:
    data = saved([drawn("one"), drawn("two")], "TIFF")
    assert len(list(frames(data, 5))) == 2
    assert page_png(data, 2) is not None
    assert page_png(data, 3) is None


def test_too_many_frames_are_refused() -> None:
    with pytest.raises(TooLargeError, match="DOISANH_MAX_PAGES"):
        list(frames(saved([drawn("a")] * 3, "TIFF"), 2))


def test_the_frames_before_the_first_asked_for_are_passed_over() -> None:
    pictures = [Image.new("L", (100 + at, 100)) for at in range(4)]
    assert [one.width for one in frames(saved(pictures, "TIFF"), 5, first=3)] == [102, 103]


@pytest.mark.parametrize("kind", ["MPO", "PNG"])
def test_only_frames_of_tiff_are_pages(kind: str) -> None:
    assert len(list(frames(saved([drawn("photograph"), drawn("depth")], kind), 5))) == 1


@pytest.mark.parametrize("kind", ["GIF", "EPS", "BMP", "PPM", "ICO"])
def test_what_is_no_page_is_not_opened_under_the_name_of_one(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # nor is a program for it started
    with pytest.raises(BinaryFileError):
        extract("a.png", saved([drawn("one")], kind))


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("side", [9_000, 10_000, 15_000])
def test_a_frame_of_too_many_pixels_is_not_unpacked(at: int, side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [Image.new("1", (side, side) if one == at else (40, 40)) for one in range(2)]
    written = io.BytesIO()
    pictures[0].save(written, "TIFF", compression="group4", save_all=True, append_images=pictures[1:])
    unpacked: list[tuple[int, int]] = []
    real = TiffImagePlugin.TiffImageFile.load

    def noted(picture: TiffImagePlugin.TiffImageFile) -> object:
        unpacked.append(picture.size)
        return real(picture)

    monkeypatch.setattr(TiffImagePlugin.TiffImageFile, "load", noted)
    with pytest.raises(TooLargeError, match="ảnh quá lớn"):
        list(frames(written.getvalue(), 5))
    assert (side, side) not in unpacked


@pytest.mark.parametrize("cut", [0.3, 0.7])
def test_a_picture_that_is_cut_off_is_refused(cut: float) -> None:
    data = saved([drawn("one")], "PNG")
    with pytest.raises(DamagedFileError):
        extract("a.png", data[: int(len(data) * cut)])


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ReadError):
        extract("a.jpg", b"KE HOACH")


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (40, 60_000), (29, 40)])
def test_a_picture_too_narrow_for_a_page_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(DamagedFileError, match="quá hẹp"):
        extract("a.png", saved([Image.new("L", size, 255)], "PNG"))


@pytest.mark.skipif(not is_installed(), reason="no tesseract here")
def test_a_photograph_with_a_shadow_gives_the_tasks_of_the_page() -> None:
    page = page_picture(FIXTURE.read_bytes(), 1, dpi=200, grey=True)
    assert page is not None
    tilted = np.asarray(page.rotate(1.0, expand=True, fillcolor=235)).astype(float)
    shadow = np.linspace(0.6, 1.0, tilted.shape[1])[None, :]
    plan = extract("a.jpg", saved([Image.fromarray((tilted * shadow).astype("uint8"))], "JPEG"), limits=Limits())
    assert plan.document.identifier == "31/KH-UBND"
    assert len(plan.tasks) == 5
    assert all("Chủ trì" not in unit for task in plan.tasks for unit in task.lead)
    assert plan.warnings[0].startswith("1 trang là ảnh quét")


def test_pictures_in_folders_are_read_only_where_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in files_in([tmp_path])] == ["a.txt"]
    assert [file.name for file in files_in([tmp_path / "b.png"])] == ["b.png"]
