"""The sample plans: their labels stand in the text, they name their source, and they are written in our own words."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.formats.definition import Definition, read_definition, tidy
from corpus.formats.make_samples import DEFINITIONS, file_name, sample_labels, written
from corpus.loader import samples
from eval.labels import VARIABLE, shared_folder

LABELS = samples().parent / "labels"
SAMPLES = sorted(path for path in samples().iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README")
LABELLED = sorted(LABELS.glob("*.json"))
DEFINED = [read_definition(path) for path in sorted(DEFINITIONS.glob("*.xml"))]
TYPED = [path for path in LABELLED if path.stem in {one.stem for one in SAMPLES}]
SCORED = LABELS / "samples"
LARGEST = 150_000
"""Bytes of a sample; more would weigh on every copy of the repository."""
MENTIONS = ("references", "deadlines", "units", "targets")

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLES} | {
    plan.name: "\n".join(tidy(one) for block in plan.blocks for one in block.iter() if one.tag in {"p", "c"})
    for plan in DEFINED
}

LONGEST_RUN = 25
"""Syllables that a sample may share in one run with a real plan.

Titles of cited documents and names of offices stay as they are; the longest, with number, date and issuer, take 24.
A sentence taken over would be longer, or would show beside them.
"""


def words(text: str) -> list[str]:
    """Return the syllables of a text in lower case, without the marks at their edges."""
    return [bare for piece in text.casefold().split() if (bare := piece.strip(".,;:()[]*|“”\"'/+-–>"))]


def longest_run(one: list[str], other: list[str]) -> list[str]:
    """Return the longest run of syllables that stands in both lists."""
    run: list[str] = []
    while True:
        size = len(run) + 1
        known = {tuple(other[i : i + size]) for i in range(len(other) - size + 1)}
        longer = (one[i : i + size] for i in range(len(one) - size + 1))
        found = next((piece for piece in longer if tuple(piece) in known), None)
        if found is None:
            return run
        run = found


def plain(text: str) -> str:
    """Return a text with white space folded."""
    return " ".join(text.split())


def wrong_spans(label: dict[str, Any], text: str) -> Iterator[str]:
    for part in MENTIONS:
        for mention in label.get(part, ()):
            if text[mention["start"] : mention["end"]] != mention["text"]:
                yield f"{part}: {mention['text']!r} is not at {mention['start']}"


def names(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


def test_every_sample_has_labels() -> None:
    files = {path.name for path in samples().iterdir()} - {"README.md"}
    assert len(files) == 14
    assert {json.loads(path.read_text(encoding="utf-8"))["plan"] for path in LABELLED} == files
    assert sum("units" in json.loads(path.read_text(encoding="utf-8")) for path in LABELLED) == 2


def test_no_sample_is_large() -> None:
    assert max(path.stat().st_size for path in samples().iterdir()) <= LARGEST


@pytest.mark.parametrize("plan", DEFINED, ids=lambda plan: plan.name)
def test_a_defined_sample_is_what_its_definition_says(plan: Definition) -> None:
    label = json.loads((LABELS / f"{plan.name}.json").read_text(encoding="utf-8"))
    assert label == sample_labels(plan)
    assert label["tasks"]
    if plan.options["formats"] != "pdf":  # LibreOffice writes it
        assert (samples() / file_name(plan)).read_bytes() == written(plan)


@pytest.mark.parametrize(
    ("path", "folder"),
    [(path, samples()) for path in TYPED] + [(path, SCORED) for path in sorted(SCORED.glob("*.json"))],
    ids=lambda one: one.stem,
)
def test_labels_stand_in_the_text(path: Path, folder: Path) -> None:
    label = json.loads(path.read_text(encoding="utf-8"))
    text = (folder / label["plan"]).read_text(encoding="utf-8")
    assert not list(wrong_spans(label, text))
    for part in MENTIONS:
        starts = [mention["start"] for mention in label.get(part, ())]
        assert starts == sorted(starts), part
    assert label["tasks"]
    whole = plain(text.replace("<br>", " "))
    for task in label["tasks"]:
        assert task.get("joined") or plain(task["task"]) in whole
        for cell in [task["output"], task["deadline"], *task["lead"], *task["coordinating"]]:
            assert cell is None or plain(cell) in whole, task["task"]


def test_a_label_off_by_one_is_noticed() -> None:
    label = json.loads((LABELS / "dong-nai-so-noi-vu-2022.json").read_text(encoding="utf-8"))
    text = (samples() / label["plan"]).read_text(encoding="utf-8")
    label["units"][0]["start"] += 1
    assert len(list(wrong_spans(label, text))) == 1


STATED = re.compile(
    r"Văn bản minh họa, biên soạn lại từ kế hoạch .+ \(nguồn công khai\), không có giá trị pháp lý\. Bản gốc"
)


@pytest.mark.parametrize("path", SAMPLES, ids=names(SAMPLES))
def test_every_sample_states_its_origin(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    lines = [line for line in data.decode("utf-8").splitlines() if line.strip()]
    assert any(STATED.search(line) for line in (lines[0], lines[-1]))


@pytest.mark.parametrize("plan", DEFINED, ids=lambda plan: plan.name)
def test_every_defined_sample_states_its_origin(plan: Definition) -> None:
    assert STATED.search(tidy(plan.blocks[-1]))


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [
        pytest.param("a b c d", "x b C, d y", "b c d", id="marks and case do not hide a run"),
        pytest.param("a b c", "x y", "", id="nothing shared"),
        pytest.param("a\n\tb", "a b", "a b", id="white space does not hide a run"),
    ],
)
def test_the_longest_run_is_found(one: str, other: str, run: str) -> None:
    assert " ".join(longest_run(words(one), words(other))) == run


@pytest.mark.shared
@pytest.mark.skipif(
    not os.environ.get(VARIABLE) and not shared_folder({}).is_dir(), reason=f"no folder of real plans and no {VARIABLE}"
)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_samples_are_in_our_own_words(text: str) -> None:
    real = sorted((shared_folder(os.environ) / "plans").glob("*.txt"))
    assert real
    sample = words(text)
    for plan in real:
        run = longest_run(sample, words(plan.read_text(encoding="utf-8")))
        assert len(run) <= LONGEST_RUN, (plan.name, " ".join(run))
