"""The figures as Markdown tables, alone or beside the baseline."""

from collections.abc import Sequence

from eval.baseline import Records
from eval.errors import JudgeError
from eval.formats import FIGURES, FORMATS
from eval.score import Record

PEER = "bm25s"
ARMS = ("fused", "words", "vectors", PEER)
BEGIN = "<!-- scores:begin -->"
END = "<!-- scores:end -->"
ABSENT = "–"
READERS_SEE = {
    "extraction": "Extraction on the five real plans, which the rules were written with:",
    "scoring": "Extraction on texts that no rule was written with (passages of official documents, tables of our own):",
    "gazette": "Sixteen PDF files of the official gazette (five pages of each), and the heads of three scans:",
    "review": "Reviews (`doisanh check`): labelled flaws of the five real plans against findings on references; faults "
    "of every kind in drafts of our own, the sample plans and formats; plans without a fault on which it is silent:",
}


def extraction_table(part: str, records: Records, baseline: Records | None = None) -> str:
    """Table of the figures of one part: what was right, precision, recall, and the figure itself (F1 or share)."""
    head = ["figure", "right", "precision", "recall", "F1 or share"]
    rows = []
    for name, record in _under(f"{part}/", records).items():
        row = [name, _counts(record), _number(record, "precision"), _number(record, "recall"), _number(record, "value")]
        rows.append(row if baseline is None else row + _beside(record, baseline.get(f"{part}/{name}")))
    return _table(head if baseline is None else [*head, "baseline", "difference"], rows)


QUERIES_SEE = (
    "Search on 357 queries of our own over the sample plans, which its weights and cut-off were learned on "
    "(cross-validated figures: docs/search.md), nDCG@10:"
)


def retrieval_table(records: Records, baseline: Records | None = None, *, part: str = "retrieval") -> str:
    """Table of nDCG@10 by kind of query and arm; for negative queries the share without a hit."""
    kinds = list(dict.fromkeys(name.split("/", 1)[1] for name in _under(f"{part}/", records) if "/" in name))
    head = ["queries", "number"]
    for arm in ARMS:
        head += [arm] if baseline is None else [arm, "baseline", "difference"]
    rows = []
    for kind in kinds:
        of_arm = [records.get(f"{part}/{arm}/{kind}") for arm in ARMS]
        row = [kind, next(_queries(record) for record in of_arm if record)]
        for arm, record in zip(ARMS, of_arm, strict=True):
            row.append(_number(record, "value"))
            row += [] if baseline is None else _beside(record, baseline.get(f"{part}/{arm}/{kind}"))
        rows.append(row)
    return _table(head, rows)


def queries_table(records: Records, baseline: Records | None = None) -> str:
    """Table of the queries of our own, and of what their other spellings and the cut-off cost."""
    of_queries = {name: record for name, record in records.items() if name.startswith("queries/")}
    arms = {name: one for name, one in of_queries.items() if name.split("/")[1] in ARMS}
    rows = [
        [name.removeprefix("queries/"), _number(one, "value")]
        + ([] if baseline is None else _beside(one, baseline.get(name)))
        for name, one in of_queries.items()
        if name not in arms
    ]
    head = ["figure", "value"] + ([] if baseline is None else ["baseline", "difference"])
    return f"{retrieval_table(arms, baseline, part='queries')}\n\n{_table(head, rows)}"


def formats_table(records: Records, baseline: Records | None = None) -> str:
    """Table of the figures of our own plans by format; a format that no reader is registered for has none."""
    scored = _under("formats/", records)
    head = ["format"]
    for name in FIGURES:
        head += [name] if baseline is None else [name, "baseline", "difference"]
    rows = []
    for kind in FORMATS:
        row = [kind if _under(f"{kind}/", scored) else f"{kind} (no reader)"]
        for name in FIGURES:
            record = records.get(f"formats/{kind}/{name}")
            row.append(_number(record, "value"))
            row += [] if baseline is None else _beside(record, baseline.get(f"formats/{kind}/{name}"))
        rows.append(row)
    return _table(head, rows)


def with_scores(readme: str, records: Records) -> str:
    """Put the tables between the marks of a README. Raises JudgeError where each mark is not there once, in order."""
    if readme.count(BEGIN) != 1 or readme.count(END) != 1 or readme.index(BEGIN) > readme.index(END):
        raise JudgeError(f"README.md needs {BEGIN} and, after it, {END}, once each")
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    tables = [
        f"{said}\n\n{extraction_table(part, records)}"
        for part, said in READERS_SEE.items()
        if any(name.startswith(f"{part}/") for name in records)
    ]
    if any(name.startswith("formats/") for name in records):
        tables.append(f"The same plans of our own in each format, F1 (head: share):\n\n{formats_table(records)}")
    tables.append(f"Search on the five real plans, nDCG@10:\n\n{retrieval_table(records)}")
    if any(name.startswith("queries/") for name in records):
        tables.append(f"{QUERIES_SEE}\n\n{queries_table(records)}")
    shown = "\n\n".join(tables)
    return f"{before}{BEGIN}\n\n{shown}\n\n{END}{after}"


def _under(prefix: str, records: Records) -> Records:
    return {name.removeprefix(prefix): record for name, record in records.items() if name.startswith(prefix)}


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _number(record: Record | None, key: str) -> str:
    return ABSENT if record is None or key not in record else f"{record[key]:.4f}"


def _beside(record: Record | None, before: Record | None) -> list[str]:
    if record is None or before is None:
        return [_number(before, "value"), ABSENT]
    return [_number(before, "value"), f"{record['value'] - before['value']:+.4f}"]


def _counts(record: Record) -> str:
    right, whole = (record["tp"], record["tp"] + record["fn"]) if "tp" in record else (record["right"], record["total"])
    return f"{right:.0f}/{whole:.0f}"


def _queries(record: Record) -> str:
    return f"{record.get('queries', record.get('total', 0)):.0f}"
