"""The sample plans: their labels stand in the text, they name their source, and they are written in our own words."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.loader import samples
from eval.labels import VARIABLE, shared_folder

LABELS = samples().parent / "labels"
SAMPLES = sorted(path for path in samples().iterdir() if path.suffix in {".txt", ".md"} and path.stem != "README")
LABELLED = sorted(LABELS.glob("*.json"))
SCORED = LABELS / "samples"
MENTIONS = ("references", "deadlines", "units", "targets")

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


def test_there_are_five_samples_and_all_have_labels() -> None:
    assert len(SAMPLES) == 5
    assert set(names(LABELLED)) == set(names(SAMPLES))
    assert sum("units" in json.loads(path.read_text(encoding="utf-8")) for path in LABELLED) == 2


@pytest.mark.parametrize(
    ("path", "folder"),
    [(path, samples()) for path in LABELLED] + [(path, SCORED) for path in sorted(SCORED.glob("*.json"))],
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


@pytest.mark.parametrize("path", SAMPLES, ids=names(SAMPLES))
def test_every_sample_states_its_origin(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    lines = [line for line in data.decode("utf-8").splitlines() if line.strip()]
    stated = re.compile(
        r"Văn bản minh họa, biên soạn lại từ kế hoạch .+ \(nguồn công khai\), không có giá trị pháp lý\. Bản gốc"
    )
    assert any(stated.search(line) for line in (lines[0], lines[-1]))


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
@pytest.mark.parametrize("path", SAMPLES, ids=names(SAMPLES))
def test_samples_are_in_our_own_words(path: Path) -> None:
    real = sorted((shared_folder(os.environ) / "plans").glob("*.txt"))
    assert real
    sample = words(path.read_text(encoding="utf-8"))
    for plan in real:
        run = longest_run(sample, words(plan.read_text(encoding="utf-8")))
        assert len(run) <= LONGEST_RUN, (plan.name, " ".join(run))
