"""Write the samples that are defined here: `python -m corpus.formats.make_samples [NAME…]`.

Each definition in `samples/` names one format (docx, pdf or portal); the file goes to `corpus/plans`, its labels (head
and task rows, read off the definition) to `corpus/labels`. Needs what `corpus.formats.make` needs.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace

from corpus.formats.definition import FOLDER, Definition, read_definition
from corpus.formats.docx import write_docx
from corpus.formats.labels import labels
from corpus.formats.make import PRINTED, converted
from corpus.formats.portal_html import write_portal_html
from corpus.loader import samples

DEFINITIONS = FOLDER / "samples"
SUFFIXES = {"docx": ".docx", "pdf": ".pdf", "portal": ".html"}


def main(names: Sequence[str]) -> int:
    """Write the samples; exit status 0."""
    for path in sorted(DEFINITIONS.glob("*.xml")):
        if not names or path.stem in names:
            make(read_definition(path))
            print(path.stem)
    return 0


def make(plan: Definition) -> None:
    """Write a sample and its labels."""
    (samples() / file_name(plan)).write_bytes(written(plan))
    said = json.dumps(sample_labels(plan), ensure_ascii=False, indent=1)
    (samples().parent / "labels" / f"{plan.name}.json").write_text(said + "\n", encoding="utf-8")


def file_name(plan: Definition) -> str:
    """Return the name of the sample's file."""
    return plan.name + SUFFIXES[plan.options["formats"]]


def written(plan: Definition) -> bytes:
    """Return the bytes of the sample's file."""
    match plan.options["formats"]:
        case "portal":
            return write_portal_html(plan).encode()
        case "pdf":
            font = plan.options["font"]
            printed = replace(plan, options={**plan.options, "font": PRINTED.get(font, font)})
            return converted(write_docx(printed, accepted=True), "pdf")
        case _:
            return write_docx(plan, accepted=True)


def sample_labels(plan: Definition) -> dict[str, object]:
    """Return the labels of a sample: its head (what the source leaves blank is null) and its task rows."""
    found = labels(plan)
    head = {key: value or None for key, value in found["document"].items()}
    return {"plan": file_name(plan), "document": head, "tasks": found["tasks"]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
