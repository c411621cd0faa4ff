"""The labelled sets: they stand in their texts, their halves share no document, and a fifth is read twice."""

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from eval.cases import LABELS, MENTIONS, agreement

OFFICIAL = LABELS / "official"


def passages(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (OFFICIAL / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["development", "scoring", "second-reading"])
def test_mentions_stand_inside_their_passages_in_order(name: str) -> None:
    for passage in passages(name):
        for kind in MENTIONS:
            places = [(one["start"], one["end"]) for one in passage[kind]]
            assert all(passage["start"] <= start < end <= passage["end"] for start, end in places)
            assert [start for start, _ in places] == sorted(start for start, _ in places)


def test_no_document_stands_in_both_halves() -> None:
    halves = [{one["document"] for one in passages(name)} for name in ("development", "scoring")]
    assert not halves[0] & halves[1]
    assert sum(len(passages(name)) for name in ("development", "scoring")) >= 60


def test_a_fifth_of_the_scoring_half_is_read_twice() -> None:
    tables = [path for path in (LABELS / "samples").glob("*.json") if ".second-reading" not in path.name]
    again = len(passages("second-reading")) + len(list((LABELS / "samples").glob("*.second-reading.json")))
    assert again >= (len(passages("scoring")) + len(tables)) / 5
    assert agreement()["references id"].record()["value"] >= 0.95


@pytest.mark.shared
def test_labels_name_documents_that_there_are(real_plans: tuple[Path, ...]) -> None:
    path = real_plans[0].parent.parent / "data" / "official_documents.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = {document["id"]: document["text"] for document in map(json.loads, lines)}
    for name in ("development", "scoring", "second-reading"):
        for passage in passages(name):
            text = texts[passage["document"]]
            for kind in MENTIONS:
                # A mention begins and ends with a letter, a digit or a mark of its own, never with white space.
                assert all(
                    text[one["start"] : one["end"]] == text[one["start"] : one["end"]].strip() for one in passage[kind]
                )
