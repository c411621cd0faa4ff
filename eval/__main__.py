"""The judge's command: scores the program against the labels, shows the figures beside the baseline, fails on a fall.

Exit status: 0 no figure fell, 1 one did, 2 usage, 3 labels, baseline or README missing or not as they must be.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from eval.baseline import BASELINE, Records, compare, read_baseline, write_baseline
from eval.bm25 import Bm25
from eval.calibration import ENOUGH, count, reliability, table
from eval.cases import Case, agreement, calibration, development, real_plans, score_cases, score_whole, scoring
from eval.errors import JudgeError
from eval.formats import score_formats
from eval.gazette import score_gazette
from eval.labels import ROOT, Labels, load_labels, shared_folder
from eval.mentions import FOUND, Found, found_in, gained_and_lost, read_found, write_found
from eval.report import PEER, extraction_table, formats_table, queries_table, retrieval_table, with_scores
from eval.retrieval import Search, evaluate
from eval.review import score_review
from eval.score import Figure, Record

if TYPE_CHECKING:
    from index.library import Library

SCORING = "scoring"
CONFIDENCE = ROOT / "corpus" / "confidence.tsv"
README = ROOT / "README.md"
ARMS = {"fused": frozenset({"words", "vectors"}), "words": frozenset({"words"}), "vectors": frozenset({"vectors"})}


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


@contextmanager
def _library(plans: Sequence[Path]) -> "Iterator[Library]":
    from index.library import Library

    with TemporaryDirectory(prefix="doisanh-eval-") as folder, Library.open(Path(folder)) as library:
        library.ingest(plans)
        yield library


def _search(library: "Library", arms: frozenset[str]) -> Search:
    from index.search import DEFAULT_CUT_OFF, NO_CUT_OFF

    # An arm alone only ranks: when to fall silent takes both.
    cut_off = DEFAULT_CUT_OFF if arms == ARMS["fused"] else NO_CUT_OFF
    return lambda query, limit: library.search(query, limit=limit, arms=arms, cut_off=cut_off)["hits"]


def _score_queries(_labels: Labels) -> dict[str, Figure]:
    from eval.own_queries import score_own_queries

    return score_own_queries()


CASES: dict[str, Callable[[Labels], list[Case]]] = {
    "extraction": real_plans,
    "development": development,
    SCORING: scoring,
}
PARTS: dict[str, tuple[Callable[[Labels], dict[str, Figure]], Callable[[Records, Records], str]]] = {
    "extraction": (lambda labels: score_whole(real_plans(labels)), partial(extraction_table, "extraction")),
    "development": (lambda labels: score_cases(development(labels)), partial(extraction_table, "development")),
    SCORING: (lambda labels: score_cases(scoring(labels)), partial(extraction_table, SCORING)),
    "formats": (lambda _labels: score_formats(), formats_table),
    "gazette": (score_gazette, partial(extraction_table, "gazette")),
    "review": (score_review, partial(extraction_table, "review")),
    "retrieval": (score_retrieval, retrieval_table),
    "queries": (_score_queries, queries_table),
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
    parser.add_argument("--agreement", action="store_true", help="show how far two readers of the labels agree")
    parser.add_argument(
        "--calibrate", action="store_true", help="count how often each rule is right, for its confidence"
    )
    parser.add_argument("--readme", action="store_true", help="put the figures of the baseline into README.md")
    return parser


def _judge(options: argparse.Namespace) -> int:
    if options.agreement:
        print(extraction_table("agreement", {f"agreement/{name}": one.record() for name, one in agreement().items()}))
        return 0
    labels = load_labels(shared_folder(os.environ))
    if options.calibrate:
        return _calibrate(labels)
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
    found = [one for part in parts if part in CASES for one in found_in(part, CASES[part](labels))]
    known = [] if options.write_baseline and not FOUND.is_file() else read_found(FOUND)
    _show_changes(found, [one for one in known if one.part in parts])
    status = _verdict(current, before)
    if options.write_baseline:
        write_found(FOUND, [*(one for one in known if one.part not in parts), *found])
        committed = {name: record for name, record in committed.items() if name not in before} | current
        write_baseline(BASELINE, committed)
        status = 0
    if options.readme:
        _rewrite_readme(committed)
    return status


def _calibrate(labels: Labels) -> int:
    """Write the counts that confidence rests on, and show what it promises beside what it keeps."""
    unread = count(lambda: calibration(labels))
    read = count(lambda: [*real_plans(labels), *development(labels)])
    comments = "".join(line for line in CONFIDENCE.open(encoding="utf-8") if line.startswith("#"))
    CONFIDENCE.write_text(comments + table(unread, read), encoding="utf-8")
    promised = {rule: (one if one.found >= ENOUGH else read[rule]).confidence for rule, one in unread.items()}
    shown, error = reliability(promised, count(lambda: scoring(labels)))
    print(f"{shown}\n\nexpected calibration error {error:.3f}")
    return 0


def _show_changes(now: Sequence[Found], before: Sequence[Found]) -> None:
    changes = list(gained_and_lost(now, before, hidden=SCORING))
    print("\n## Mentions gained and lost\n" if changes else "no mention gained, none lost")
    print("\n".join(changes), end="\n" if changes else "")


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
