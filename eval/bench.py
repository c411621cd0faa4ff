"""Speed beside the peers that a user would pick instead, both in one run, as ratios. Nothing here fails a check.

Reading: the whole extraction beside `underthesea.ner` with a plain pattern for numbers. Search: a query with both arms,
filters and folding beside bm25s over the same entries.
"""

import itertools
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.loader import samples
from eval.bm25 import Bm25
from extract.pipeline import extract
from extract.readers import READERS
from index.library import Library

_PLAIN = re.compile(r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ]{2,}(?:-[A-ZĐa-z]+)*")
_QUERIES = (
    "số hóa kết quả TTHC",
    "so hoa ket qua giai quyet thu tuc hanh chinh",
    "đào tạo, bồi dưỡng cán bộ, công chức",
    "tỷ lệ hồ sơ trực tuyến mức độ 3, 4",
    "khảo sát mức độ hài lòng của người dân",
    "tinh giản biên chế",
    "thực hiện Nghị định 107/2020/NĐ-CP",
    "nâng cấp phần mềm một cửa",
)
_ROUNDS = 5
_PEER_LINES = 150


@dataclass(frozen=True, slots=True)
class Timing:
    """A figure of ours and of the peer in the same unit; `ratio` above 1 says how many times ours is better."""

    name: str
    ours: float
    peer: float
    unit: str
    ratio: float


def main() -> None:
    """Measure and print a Markdown table."""
    files = sorted(file for file in samples().iterdir() if file.suffix in READERS and file.stem != "README")
    print("| what | Đối Sánh | peer | ratio |\n| --- | --- | --- | --- |")
    for timing in (_reading(files), _asking(files)):
        ours, peer = (f"{value:,.3g} {timing.unit}" for value in (timing.ours, timing.peer))
        print(f"| {timing.name} | {ours} | {peer} | {timing.ratio:.3g} |")


def _reading(files: Sequence[Path]) -> Timing:
    """Characters a second of the whole extraction, one core."""
    from underthesea import ner

    data = [(file.name, file.read_bytes()) for file in files]
    characters = sum(len(content.decode()) for _, content in data)
    ours = characters / _fastest(lambda: [extract(name, content) for name, content in data])
    lines = [line for _, content in data for line in content.decode().splitlines() if line.strip()]
    lines = list(itertools.islice(lines, _PEER_LINES))
    ner("Sở Nội vụ")  # the model loads at the first call
    peer = sum(map(len, lines)) / _fastest(lambda: [(ner(line), _PLAIN.findall(line)) for line in lines], rounds=1)
    return Timing(
        "reading a plan whole; peer: underthesea.ner and a pattern",
        ours / 1e3,
        peer / 1e3,
        "thousand characters/s",
        ours / peer,
    )


def _asking(files: Sequence[Path]) -> Timing:
    """Median milliseconds of a query, warm, one client."""
    with TemporaryDirectory(prefix="doisanh-bench-") as folder, Library.open(Path(folder)) as library:
        library.ingest(files)
        peer = Bm25([(entry.source, entry.start, entry.end, entry.text) for entry in library.entries()])
        ours = _median(lambda query: library.search(query))
        others = _median(lambda query: peer.search(query, 10))
        size = sum(1 for _ in library.entries())
    return Timing(f"a query, median, {size} entries; peer: bm25s, words alone", ours, others, "ms", others / ours)


def _fastest(work: Callable[[], object], *, rounds: int = _ROUNDS) -> float:
    """Return the seconds of the fastest of some rounds, the least disturbed one."""
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _median(ask: Callable[[str], object]) -> float:
    times = []
    for query in _QUERIES * _ROUNDS:
        started = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times)


if __name__ == "__main__":
    main()
