"""Speed beside the peers that a user would pick instead, both in one run, as ratios. Nothing here fails a check.

Reading: the reference finder, from `str` to finished references, and the whole extraction, beside `underthesea.ner`
with a plain pattern for numbers, on one core over the real plans (the samples where there are none), repeated to a
million characters. Hostile texts of that size beside the plans. Search: a query with both arms, filters and folding
beside bm25s over the same entries. Pages of PDF files and scans, in eval.bench_pages. Reading in: the samples, many
times over, into a store on two workers beside one. Links of mentions to documents, in eval.bench_links.
"""

import itertools
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.loader import samples
from eval.bench_links import link_timing
from eval.bench_pages import page_timings
from eval.bm25 import Bm25
from eval.hostile import SIZE, hostile_texts
from eval.labels import shared_folder
from eval.timing import Timing
from extract.finders.references.finder import find_references
from extract.limits import Limits
from extract.pipeline import plan_of
from extract.readers import READERS
from extract.readers.layout import lay_out
from extract.source import Source
from extract.workers import extract_file
from index.ingest import files_in, ingest
from index.library import Library
from index.store import Store

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
_COPIES = 60


def main() -> None:
    """Measure and print Markdown tables."""
    text = _plans()
    print("| what | Đối Sánh | peer | ratio |\n| --- | --- | --- | --- |")
    for timing in itertools.chain(
        _reading(text), page_timings(dict(os.environ)), (_asking(), _reading_in(), link_timing())
    ):
        ours, peer = (f"{value:,.3g} {timing.unit}" for value in (timing.ours, timing.peer))
        print(f"| {timing.name} | {ours} | {peer} | {timing.ratio:.3g} |", flush=True)
    print("\n| a million characters of | times as long as plans |\n| --- | ---: |")
    plans = _fastest(lambda: _extract(text), rounds=1)
    for name, hostile in hostile_texts().items():
        print(f"| {name} | {_fastest(partial(_extract, hostile), rounds=1) / plans:.2f} |", flush=True)


def _plans() -> str:
    """The real plans, else the samples, repeated to a million characters."""
    paths = sorted((shared_folder(os.environ) / "plans").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8-sig") for path in paths or samples().glob("*.txt")]
    return ("\n".join(texts) * (SIZE // sum(map(len, texts)) + 1))[:SIZE]


def _extract(text: str) -> object:
    """The whole extraction, without the limits that keep such texts out."""
    return plan_of("bench.txt", Source(text, "text/1", *lay_out(text)))


def _reading(text: str) -> Iterator[Timing]:
    """Million characters a second of the reference finder and of the whole extraction, one core."""
    from underthesea import ner

    lines = list(itertools.islice((line for line in text.splitlines() if line.strip()), _PEER_LINES))
    ner("Sở Nội vụ")  # the model loads at the first call
    peer = (
        sum(map(len, lines)) / _fastest(lambda: [(ner(line), _PLAIN.findall(line)) for line in lines], rounds=1) / 1e6
    )
    find_references(text[: SIZE // 100])  # the gazetteers load at the first call
    references = SIZE / _fastest(lambda: find_references(text)) / 1e6
    whole = SIZE / _fastest(lambda: _extract(text), rounds=2) / 1e6
    against = "peer: underthesea.ner and a pattern"
    yield Timing(
        f"references, from text to finished; {against}", references, peer, "million characters/s", references / peer
    )
    yield Timing(f"the whole extraction; {against}", whole, peer, "million characters/s", whole / peer)


def _asking() -> Timing:
    """Median milliseconds of a query on the samples, warm, one client."""
    with TemporaryDirectory(prefix="doisanh-bench-") as folder, Library.open(Path(folder)) as library:
        library.ingest(_sample_files())
        peer = Bm25([(entry.source, entry.start, entry.end, entry.text) for entry in library.entries()])
        ours = _median(lambda query: library.search(query))
        others = _median(lambda query: peer.search(query, 10))
        size = sum(1 for _ in library.entries())
    return Timing(f"a query, median, {size} entries; peer: bm25s, words alone", ours, others, "ms", others / ours)


def _reading_in() -> Timing:
    """Seconds for reading copies of the samples into a store, no two of the same bytes, without the index."""
    with TemporaryDirectory(prefix="doisanh-bench-") as folder:
        for file, number in itertools.product(_sample_files(), range(_COPIES)):
            (Path(folder) / f"{file.stem}-{number}{file.suffix}").write_bytes(file.read_bytes() + b"\n" * number)
        extract_file("bench.txt", _sample_files()[-1].read_bytes())  # what workers are forked from loads once
        two, one = (_ingest_seconds(Path(folder), workers=workers) for workers in (2, 1))
    return Timing(f"reading {_COPIES} times the samples in, two workers; peer: one", two, one, "s", one / two)


def _ingest_seconds(folder: Path, *, workers: int) -> float:
    with TemporaryDirectory(prefix="doisanh-bench-") as data:
        store = Store.open(Path(data))
        started = time.perf_counter()
        read = list(ingest(store, files_in([folder]), Limits(), workers=workers))
        seconds = time.perf_counter() - started
        store.close()
    if any(outcome.outcome != "added" for outcome in read):
        raise RuntimeError("a copy of a sample did not come in")
    return seconds


def _sample_files() -> list[Path]:
    return sorted(file for file in samples().iterdir() if file.suffix in READERS and file.stem != "README")


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
