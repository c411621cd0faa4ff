"""Pictures of pages: frames, light, and what is no picture."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.errors import DamagedFileError, ReadError, TooLargeError
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


@pytest.mark.parametrize("cut", [0.1, 0.5])
def test_a_picture_that_is_cut_off_is_refused(cut: float) -> None:
    data = saved([drawn("one")], "PNG")
    with pytest.raises(DamagedFileError):
        extract("a.png", data[: int(len(data) * cut)])


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ReadError):
        extract("a.jpg", b"KE HOACH")


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
