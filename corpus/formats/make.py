"""Write the fixtures of all plans, or of those named: `python -m corpus.formats.make [NAME…]`.

Needs LibreOffice (`soffice`), poppler (`pdftoppm`), Pillow, pypdfium2 and the font Tinos (Debian: fonts-croscore).
The same definition gives the same bytes each time, as far as LibreOffice is the same.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from corpus.formats.definition import FOLDER, LABELS, PLANS, Definition, read_definition
from corpus.formats.docx import write_docx
from corpus.formats.labels import labels
from corpus.formats.portal_html import write_portal_html
from corpus.formats.scan import scan
from corpus.formats.turned import turned

# Fonts that print in place of those that are not free; they have the same widths.
PRINTED = {"Times New Roman": "Tinos"}
# What writers of PDF write anew each time: the day, and two sums of it. Replaced in place, since offsets count.
_DATED = re.compile(
    rb"(?<=/CreationDate\(D:)[\d+-]+|(?:(?<=/ID \[)|(?<=/ID\[)).*?(?=\])|(?<=/DocChecksum /)[0-9A-F]+", re.DOTALL
)
_DIGIT = re.compile(rb"[0-9A-F]")


def main(names: Sequence[str]) -> int:
    """Write the fixtures; exit status 0."""
    for path in sorted(PLANS.glob("*.xml")):
        if not names or path.stem in names:
            make(read_definition(path))
            print(path.stem)
    return 0


def make(plan: Definition) -> None:
    """Write all files of a plan."""
    formats = plan.options["formats"].split()
    (LABELS / f"{plan.name}.json").write_text(
        json.dumps(labels(plan), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (FOLDER / f"{plan.name}.docx").write_bytes(write_docx(plan, accepted=False))
    clean = write_docx(plan, accepted=True)
    if "portal" in formats:
        (FOLDER / f"{plan.name}.html").write_text(write_portal_html(plan), encoding="utf-8")
    if "libreoffice" in formats:
        (FOLDER / f"{plan.name}.html").write_bytes(converted(clean, "html"))
    if "pdf" in formats:
        font = plan.options["font"]
        printed = replace(plan, options={**plan.options, "font": PRINTED.get(font, font)})
        pdf = converted(write_docx(printed, accepted=True), "pdf")
        (FOLDER / f"{plan.name}.pdf").write_bytes(_undated(turned(pdf)) if "turned" in formats else pdf)
        if "grey" in formats or "bilevel" in formats:
            (FOLDER / f"{plan.name}.scan.pdf").write_bytes(_scanned(plan, pdf, formats))


def _scanned(plan: Definition, pdf: bytes, formats: Sequence[str]) -> bytes:
    stamp = plan.options["stamp"].split()
    return scan(
        pdf,
        bilevel="bilevel" in formats,
        sideways="sideways" in formats,
        stamp=(int(stamp[0]), float(stamp[1]), float(stamp[2])),
        words=plan.options["seal"],
        seed=crc32(plan.name.encode()),
    )


def converted(docx: bytes, to: str) -> bytes:
    """Return a DOCX file as LibreOffice converts it to HTML or PDF, without what changes from run to run."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        filters = {"html": "html:HTML (StarWriter):EmbedImages", "pdf": "pdf"}
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", filters[to], "--outdir", folder, source],
            check=True,
            capture_output=True,
        )
        return _undated(source.with_suffix(f".{to}").read_bytes())


def _undated(written: bytes) -> bytes:
    return _DATED.sub(lambda dated: _DIGIT.sub(b"1", dated[0]), written)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
