"""Search in a big synthetic library beside what a user would set up instead, all in one run; nothing fails a check.

`python -m eval.bench_scale --size 1000000 --folder DIR` fills a library below DIR unless it is there, builds its index,
asks it and its peers the same questions, each in a process of its own, and prints Markdown tables; `--plots DIR` draws
them. Times are of a warm process; processor time stands beside wall time, as other work on the machine stretches that.
"""

import argparse
import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from eval.latency import Latency, latency
from eval.memory import highest_bytes, resident_bytes
from eval.scale_plots import draw
from eval.synthetic import Question, fill, questions
from index.embedded import EmbeddedEngine
from index.engine import VECTORS
from index.evidence import DEPTH
from index.filters import resolve
from index.library import Library
from index.parts import Part
from index.store import Store
from models.encoder import load

T = TypeVar("T")

_QUESTIONS = 300
_SLOW = 60  # questions to a peer: some take seconds
_RECALLED = 100
_AT_ONCE = 100_000
_EQUAL = 1e-4
_PEERS = {
    "bm25s + FAISS flat": ("eval.scale_peers", "Bm25AndFlat", 1_000_000),
    "SQLite FTS5 (words alone)": ("eval.scale_peers", "Fts5", 1_000_000),
    "milvus-lite": ("eval.milvus_peer", "Milvus", 100_000),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one engine: seconds to build, bytes of memory once asked, and how long answers take."""

    name: str
    size: int
    built: float
    memory: int
    latencies: tuple[Latency, ...]
    recall: float | None = None
    adding: float | None = None


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    with TemporaryDirectory(prefix="doisanh-scale-") as scratch:
        folder = arguments.folder or Path(scratch)
        figures = [_alone(_ours, folder, arguments.size)]
        for name, (module, kind, most) in _PEERS.items():
            if arguments.peers:
                figures.append(_alone(_peer, folder, min(arguments.size, most), name, module, kind))
            print(f"{figures[-1].name}: measured", flush=True)
    _print(figures)
    if arguments.plots:
        draw(figures, arguments.plots)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(one) for one in figures], ensure_ascii=False, indent=1) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="entries of the library")
    parser.add_argument("--folder", type=Path, help="keeps the library; by default it is made and removed")
    parser.add_argument("--plots", type=Path, help="a folder for PNG files")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="measure the peers too")
    return parser.parse_args()


def _alone(measure: Callable[..., T], *arguments: object) -> T:
    """Run in a fresh process, so that memory is that of one engine."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()


def _ours(folder: Path, size: int) -> Figures:
    data = folder / f"library-{size}"
    built = _alone(_build, data, size)
    with Library.open(data) as library:
        latencies = tuple(_latencies(lambda one: library.search(one.query, filters=one.filters), _QUESTIONS))
        memory = resident_bytes()
    return Figures("Đối Sánh", size, built, memory, latencies, _recall(data), _alone(_add_plan, data, size))


def _build(data: Path, size: int) -> float:
    """Fill the store where it is empty, and return the seconds that its index took, now or when it was built."""
    noted = data / "built"
    if noted.exists():
        return float(noted.read_text())
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    store = Store.open(data)
    fill(store, size)
    store.close()
    started = time.perf_counter()
    with Library.open(data) as library:
        library.search("chuẩn bị")
    seconds = time.perf_counter() - started
    noted.write_text(str(seconds))
    print(f"index of {size} built in {seconds:.0f} s, at most {highest_bytes() / 1e9:.2f} GB", flush=True)
    return seconds


def _add_plan(data: Path, size: int) -> float:
    """Return the seconds to read in a plan of forty tasks, from the file to the index; the plan is removed again."""
    del size
    with TemporaryDirectory(prefix="doisanh-scale-") as scratch, Library.open(data) as library:
        rows = "".join(
            f"| {number} | {one.query} | Báo cáo | Sở Nội vụ | Sở Tư pháp | Quý II/2026 |\n"
            for number, one in enumerate(questions(40, seed=7, filtered=False), start=1)
        )
        file = Path(scratch) / "plan.txt"
        file.write_text(
            "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n\nSố: 42/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\n"
            "| STT | Nhiệm vụ | Sản phẩm | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành |\n"
            f"|---|---|---|---|---|---|\n{rows}",
            encoding="utf-8",
        )
        started = time.perf_counter()
        (outcome,) = library.ingest([file])
        seconds = time.perf_counter() - started
        library.remove(outcome.plan or "")
    return seconds


def _peer(folder: Path, size: int, name: str, module: str, kind: str) -> Figures:
    data, encoder = folder / f"library-{size}", load()
    _build(data, size)
    store = Store.open(data)
    entries = [entry for _, entry in store.all_entries()]
    columns = _part(data, encoder.dimension).columns
    texts = [entry.text for entry in entries]
    vectors = np.concatenate([encoder.encode(texts[at : at + 10_000]) for at in range(0, size, 10_000)])
    with TemporaryDirectory(prefix="doisanh-peer-") as scratch:
        before, started = resident_bytes(), time.perf_counter()
        peer = getattr(import_module(module), kind)((entries, vectors, columns), encoder, Path(scratch))
        built = time.perf_counter() - started
        count = _SLOW if size > 100_000 else _QUESTIONS
        latencies = tuple(_latencies(lambda one: peer.ask(one, resolve(one.filters, store)), count))
        memory = resident_bytes() - before
    store.close()
    return Figures(name, size, built, memory, latencies)


def _part(data: Path, dimension: int) -> Part:
    """The rows of the index, all in its big part after the first build."""
    generation = data / "index" / (data / "index" / "CURRENT").read_text().strip()
    base, delta = Part(generation / "base", dimension), Part(generation / "delta", dimension)
    return base if len(base) else delta


def _recall(data: Path) -> float:
    """Return which share of the ten best by exact comparison the vector arm finds, filtered and not, equals allowed."""
    encoder, store = load(), Store.open(data)
    engine = EmbeddedEngine(data / "index", fingerprint=encoder.fingerprint, dimension=encoder.dimension)
    part, shares = _part(data, encoder.dimension), []
    for question in questions(_RECALLED, seed=3, filtered=False) + questions(_RECALLED, seed=4, filtered=True):
        wanted, vector = resolve(question.filters, store), encoder.encode([question.query])[0]
        mask = part.columns.mask(wanted)
        rows = np.arange(len(part)) if mask is None else np.flatnonzero(mask)
        chunks = (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE))
        best = sorted(score for chunk in chunks for score in _ten_best(part.vectors[chunk].astype(np.float32) @ vector))
        if best:
            found = engine.candidates(None, vector, wanted, DEPTH)[VECTORS]
            good = sum(one.score >= best[-10:][0] - _EQUAL for one in found[:10])
            shares.append(good / len(best[-10:]))
    store.close()
    return float(np.mean(shares))


def _ten_best(scores: NDArray[np.float32]) -> list[float]:
    return np.sort(np.partition(scores, -10)[-10:] if len(scores) > 10 else scores).tolist()  # type: ignore[no-any-return]


def _latencies(ask: Callable[[Question], object], count: int) -> Iterator[Latency]:
    filtered, plain = questions(count + 30, filtered=True), questions(count + 30, filtered=False)
    yield latency("filtered", ask, filtered)
    yield latency("unfiltered", ask, plain)
    yield latency("filtered", ask, filtered, clients=8)
    yield latency("unfiltered", ask, plain, clients=8)


def _print(figures: Sequence[Figures]) -> None:
    print(
        "\n| engine | entries | built, s | memory, GB | recall@10 | a plan added, s |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    for one in figures:
        recall = "–" if one.recall is None else f"{one.recall:.4f}"
        adding = "–" if one.adding is None else f"{one.adding:.2f}"
        print(f"| {one.name} | {one.size:,} | {one.built:.0f} | {one.memory / 1e9:.2f} | {recall} | {adding} |")
    print("\n| engine | entries | queries | clients | p50, ms | p95, ms | p99, ms | processor, ms | a second |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for one in figures:
        for of in one.latencies:
            times = " | ".join(f"{value:.1f}" for value in (of.p50, of.p95, of.p99, of.processor, of.a_second))
            print(f"| {one.name} | {one.size:,} | {of.what} | {of.clients} | {times} |")


if __name__ == "__main__":
    main()
