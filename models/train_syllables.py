"""Count which syllables stand beside each other in legal prose, for mending what a scan's reader misread.

`python -m models.train_syllables` writes `models/syllable_pairs.txt.xz` from the articles of the Bộ pháp điển and the
Vietnamese Wikipedia of the shared folder: a line for each pair, its count and the two syllables, most frequent first.
"""

import json
import lzma
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from models.syllables import PAIRS

_FILES = ("legal_articles.jsonl.xz", "wiki_vi.jsonl.xz")
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_LEAST = 60
_LONGEST = 7  # letters of a Vietnamese syllable ("nghiêng")


def _runs(shared: Path) -> Iterator[list[str]]:
    for name in _FILES:
        with lzma.open(shared / "data" / name, "rt", encoding="utf-8") as file:
            for line in file:
                text = unicodedata.normalize("NFC", json.loads(line)["text"]).lower()
                for run in _RUN.finditer(text):
                    yield run.group().split(" ")


def main() -> None:
    """Count and write."""
    shared = Path(os.environ.get("DOISANH_SHARED", "../shared"))
    counts: Counter[tuple[str, str]] = Counter()
    for run in _runs(shared):
        counts.update(pairwise(run))
    kept = [(n, a, b) for (a, b), n in counts.items() if n >= _LEAST and max(len(a), len(b)) <= _LONGEST]
    kept.sort(key=lambda one: (-one[0], one[1:]))
    with lzma.open(PAIRS, "wt", encoding="utf-8") as file:
        file.writelines(f"{n} {a} {b}\n" for n, a, b in kept)
    print(f"{len(kept)} pairs of {len(counts)}, {PAIRS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
