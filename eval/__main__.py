"""The judge's command: scores the program against the labels, shows the figures beside the baseline, fails on a fall.

Exit status: 0 no figure fell, 1 one did, 2 usage, 3 labels, baseline or README missing or not as they must be.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from eval.baseline import BASELINE, Records, compare, read_baseline, write_baseline
from eval.bm25 import Bm25
from eval.errors import JudgeError
from eval.extraction import score_plan, total
from eval.labels import ROOT, Labels, load_labels, shared_folder
from eval.report import PEER, extraction_table, retrieval_table, with_scores
from eval.retrieval import Search, evaluate
from eval.score import Figure, Record

if TYPE_CHECKING:
    from index.library import Library

README = ROOT / "README.md"
ARMS = {"fused": frozenset({"words", "vectors"}), "words": frozenset({"words"}), "vectors": frozenset({"vectors"})}


def score_extraction(labels: Labels) -> dict[str, Figure]:
    """Score what the program finds in the real plans, summed over them."""
    found = (_extract(path) for path in labels.plans)
    return total(score_plan(gold, plan) for gold, plan in zip(labels.gold, found, strict=True))


def score_retrieval(labels: Labels) -> dict[str, Figure]:
    """Score every arm of the program's search, and the peer, on a library of the real plans."""
    with _library(labels.plans) as library:
        entries = [(entry.source, entry.start, entry.end, entry.text) for entry in library.entries()]
        if lost := {path.name for path in labels.plans} - {source for source, *_ in entries}:
            raise JudgeError(f"not in the library after ingest: {', '.join(sorted(lost))}")
        searches = {arm: _search(library, arms) for arm, arms in ARMS.items()}
        searches[PEER] = Bm25(entries).search
        return {
            f"{arm}/{kind}": figure
            for arm, search in searches.items()
            for kind, figure in evaluate(search, labels.items, labels.queries).items()
        }


def _extract(path: Path) -> dict[str, Any]:
    from extract.pipeline import extract
    from extract.plan_json import to_json

    return to_json(extract(path.name, path.read_bytes()))


@contextmanager
def _library(plans: Sequence[Path]) -> "Iterator[Library]":
    from index.library import Library

    with TemporaryDirectory(prefix="doisanh-eval-") as folder, Library.open(Path(folder)) as library:
        library.ingest(plans)
        yield library


def _search(library: "Library", arms: frozenset[str]) -> Search:
    return lambda query, limit: library.search(query, limit=limit, arms=arms)["hits"]


PARTS: dict[str, tuple[Callable[[Labels], dict[str, Figure]], Callable[[Records, Records], str]]] = {
    "extraction": (score_extraction, extraction_table),
    "retrieval": (score_retrieval, retrieval_table),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _judge(options)
    except JudgeError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Score the program against the labels.")
    parser.add_argument("--only", choices=tuple(PARTS), help="judge this part and leave the other as it is")
    parser.add_argument("--write-baseline", action="store_true", help="make these figures the baseline")
    parser.add_argument("--readme", action="store_true", help="put the figures of the baseline into README.md")
    return parser


def _judge(options: argparse.Namespace) -> int:
    labels = load_labels(shared_folder(os.environ))
    first = options.write_baseline and not BASELINE.is_file()
    committed = {} if first else read_baseline(BASELINE)
    parts = [options.only] if options.only else list(PARTS)
    before = {name: record for name, record in committed.items() if name.split("/")[0] in parts}
    current: dict[str, Record] = {}
    for part in parts:
        score, table = PARTS[part]
        scored = {f"{part}/{name}": figure.record() for name, figure in score(labels).items()}
        print(f"## {part.capitalize()}\n\n{table(scored, before)}\n", flush=True)
        current |= scored
    status = _verdict(current, before)
    if options.write_baseline:
        committed = {name: record for name, record in committed.items() if name not in before} | current
        write_baseline(BASELINE, committed)
        status = 0
    if options.readme:
        _rewrite_readme(committed)
    return status


def _verdict(current: Records, before: Records) -> int:
    """Print the falls and the verdict. The peer is shown but not guarded: its fall is none of ours."""
    falls = compare(current, {name: record for name, record in before.items() if f"/{PEER}/" not in name})
    for fall in falls:
        print(f"- {fall}")
    print("FAIL" if falls else "PASS")
    return 1 if falls else 0


def _rewrite_readme(records: Records) -> None:
    if not README.is_file():
        raise JudgeError(f"no {README.name} to put the figures in")
    README.write_text(with_scores(README.read_text(encoding="utf-8"), records), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
