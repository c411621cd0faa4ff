"""A PDF as an office's scanner gives it: pictures of pages, a little tilted, noisy and blurred, with a red stamp."""

import io
import math
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_DPI = 200
_QUALITY = 55
_STAMP = (205, 40, 50)
_FONT = "DejaVuSans-Bold.ttf"


def scan(
    pdf: bytes, *, bilevel: bool, sideways: bool, stamp: tuple[int, float, float] | None, words: str, seed: int
) -> bytes:
    """Return a PDF of pictures only: grey, the stamped page in colour, or with `bilevel` black and white.

    `sideways`: landscape pages are fed by their short edge, so that their text runs up the page. `stamp` names the
    page (from 1) and the stamp's centre as shares of width and height, `words` stand on its ring.
    """
    chance = np.random.default_rng(seed)
    pages = []
    for number, page in enumerate(_pages(pdf), start=1):
        picture = page.convert("RGB")
        if stamp and stamp[0] == number:
            picture = _stamped(picture, (stamp[1], stamp[2]), words)
        coloured = bool(stamp and stamp[0] == number and not bilevel)
        worn = _worn(picture if coloured else picture.convert("L"), chance)
        if sideways and worn.width > worn.height:
            worn = worn.transpose(Image.Transpose.ROTATE_90)
        pages.append(worn.point(lambda light: 255 if light > 150 else 0).convert("1") if bilevel else worn)
    written = io.BytesIO()
    dates: dict[str, object] = {"creationDate": None, "modDate": None}
    lossy = {} if bilevel else {"quality": _QUALITY, "optimize": True}
    pages[0].save(
        written, "PDF", resolution=_DPI, save_all=True, append_images=pages[1:], producer="Scanner", **dates, **lossy
    )
    return written.getvalue()


def _pages(pdf: bytes) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.pdf"
        source.write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", str(_DPI), "-png", source, Path(folder) / "page"], check=True)
        return [Image.open(path).copy() for path in sorted(Path(folder).glob("page*.png"))]


def _worn(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    """Tilt by 0.3 to 1.2 degrees, blur, and add light noise."""
    angle = float(chance.uniform(0.3, 1.2)) * (1 if chance.random() < 0.5 else -1)
    white: int | tuple[int, int, int] = 250 if page.mode == "L" else (250, 250, 248)
    tilted = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=white)
    blurred = tilted.filter(ImageFilter.GaussianBlur(0.75))
    light = np.asarray(blurred, dtype=np.float32)
    shape = light.shape[:2]
    noise = chance.normal(0, 2.0, shape)
    noise = noise if light.ndim == 2 else noise[:, :, None]
    # A scanner's white is not quite white, its black not quite black.
    return Image.fromarray(np.clip(light * 0.93 + 14 + noise, 0, 255).astype(np.uint8), page.mode)


def _stamped(page: Image.Image, centre: tuple[float, float], words: str) -> Image.Image:
    """Put a round stamp of 36 mm over the page, as ink that lets the print below show through."""
    radius = int(18 / 25.4 * _DPI)
    side = 2 * radius + 8
    stamp = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(stamp)
    for inset, wide in ((4, 6), (16, 2), (int(radius * 0.42), 2)):
        draw.ellipse((inset, inset, side - inset, side - inset), outline=255, width=wide)
    font = ImageFont.truetype(_FONT, int(radius * 0.16))
    for at, letter in enumerate(words):
        angle = math.pi * (0.65 + 1.7 * at / max(len(words) - 1, 1))
        middle = radius * 0.78
        glyph = Image.new("L", (40, 40), 0)
        ImageDraw.Draw(glyph).text((20, 20), letter, fill=255, font=font, anchor="mm")
        turned = glyph.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        place = (int(side / 2 + middle * math.cos(angle) - 20), int(side / 2 + middle * math.sin(angle) - 20))
        stamp.paste(255, place, turned)
    ink = stamp.point(lambda worn: worn * 3 // 4)
    over = page.copy()
    place = (int(page.width * centre[0]) - side // 2, int(page.height * centre[1]) - side // 2)
    over.paste(_STAMP, place, ink)
    return over
