"""How much of a plan was found: the figures of extraction.

Each is defined in the section Scoring of the labels' README. Both sides are plans as JSON in the labels' schema; keys
beyond it are not looked at. Where that table says "equal" without "folded", strings must be equal as they are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from eval.matching import Pair, Span, first_free, fold, pair
from eval.score import Figure, Score, Share

Json = Mapping[str, Any]

SAME_SPAN = 1.0
HALF = 0.5
ANY = 0.0
SIMILAR = 0.95
HEAD = ("kind", "number", "symbol", "date", "issuer", "level", "province", "period")


def score_plan(gold: Json, plan: Json) -> dict[str, Figure]:
    """Score one plan; the figures in the order in which they are reported.

    Raises KeyError where a key of the schema is missing on either side.
    """
    return {
        **_references(gold["references"], plan["references"]),
        **_deadlines(gold["deadlines"], plan["deadlines"]),
        **_units(gold["units"], plan["units"]),
        "targets": _targets(gold["targets"], plan["targets"]),
        **_tasks(gold["tasks"], plan["tasks"]),
        **_head(gold["document"], plan["document"]),
    }


def score_labelled(gold: Json, found: Json) -> dict[str, Figure]:
    """Score what the labels speak of: passages have mentions without flaws, some plans tasks and a head alone."""
    figures: dict[str, Figure] = {}
    if "references" in gold:
        figures |= _references(gold["references"], found["references"])
        del figures["flaws"]
        figures |= _deadlines(gold["deadlines"], found["deadlines"])
        figures |= _units(gold["units"], found["units"])
        figures["targets"] = _targets(gold["targets"], found["targets"])
    if "tasks" in gold:
        figures |= _tasks(gold["tasks"], found["tasks"])
        figures["head"] = _head(gold["document"], found["document"])["head"]
    return figures


def total(plans: Iterable[Mapping[str, Figure]]) -> dict[str, Figure]:
    """Sum the counts of every figure over plans (micro average)."""
    sums: dict[str, Figure] = {}
    for figures in plans:
        for name, figure in figures.items():
            sums[name] = sums[name] + figure if name in sums else figure
    return sums


def right_mentions(key: str, gold: Sequence[Json], found: Sequence[Json]) -> set[int]:
    """Return the indices of the mentions found that are right in the strictest figure of their kind.

    References: the id; deadlines: the normal form; units: the span; targets: the value.
    """
    rules: dict[str, tuple[float, Callable[[Json, Json], bool] | None]] = {
        "references": (HALF, lambda a, b: fold(a["id"]) == fold(b["id"])),
        "deadlines": (HALF, _same_days),
        "units": (SAME_SPAN, None),
        "targets": (ANY, lambda a, b: bool(a["value"] == b["value"])),
    }
    least, same = rules[key]
    return {j for _, j in _pair(gold, found, least=least, same=same)}


def _same_days(gold: Json, found: Json) -> bool:
    return all(gold[key] == found[key] for key in ("type", "from", "to", "every"))


def _references(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, Figure]:
    pairs = _pair(gold, found, least=HALF)
    flawed = [[reference for reference in side if reference.get("flaw")] for side in (gold, found)]
    return {
        "references exact": _score(gold, found, least=SAME_SPAN),
        "references id": _score(gold, found, least=HALF, same=lambda a, b: fold(a["id"]) == fold(b["id"])),
        **{f"references {key}": _agreeing(gold, found, pairs, key) for key in ("date", "issuer", "role")},
        "flaws": _score(*flawed, least=ANY),
    }


def _deadlines(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, Figure]:
    return {
        "deadlines span": _score(gold, found, least=HALF),
        "deadlines normalised": _score(gold, found, least=HALF, same=_same_days),
    }


def _units(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, Figure]:
    pairs = _pair(gold, found, least=ANY)
    named = sum(fold(gold[i]["name"]) == fold(found[j]["name"]) for i, j in pairs)
    return {"units exact": _score(gold, found, least=SAME_SPAN), "units name": Share(named, len(pairs))}


def _targets(gold: Sequence[Json], found: Sequence[Json]) -> Score:
    scored = [[target for target in side if not target.get("allocation")] for side in (gold, found)]
    return _score(*scored, least=ANY, same=lambda a, b: bool(a["value"] == b["value"]))


def whole_rows(gold: Sequence[Json], found: Sequence[Json]) -> set[int]:
    """Return the indices of the rows found that are right as a whole."""
    similar = similar_texts([task["task"] for task in gold], [task["task"] for task in found])
    return {j for _, j in first_free((i, j) for i, j in similar if _cells(gold[i]) == _cells(found[j]))}


def _tasks(gold: Sequence[Json], found: Sequence[Json]) -> dict[str, Figure]:
    similar = similar_texts([task["task"] for task in gold], [task["task"] for task in found])
    whole = [(i, j) for i, j in similar if _cells(gold[i]) == _cells(found[j])]
    return {
        name: Score.of(paired=len(first_free(pairs)), gold=len(gold), found=len(found))
        for name, pairs in (("tasks found", similar), ("tasks whole", whole))
    }


def _head(gold: Json, found: Json) -> dict[str, Figure]:
    right = {key: _part(gold, key) == _part(found, key) for key in HEAD}
    parts = {f"head {key}": Share(int(equal), 1) for key, equal in right.items()}
    return {"head": Share(sum(right.values()), len(right)), **parts}


def similar_texts(gold: Sequence[str], found: Sequence[str]) -> list[Pair]:
    """List the pairs of texts whose folded similarity is at least `SIMILAR`, best first, equals in text order.

    The similarity is difflib's ratio, 2 · matching characters / all characters, without its short cut for frequent
    ones. Its two upper bounds spare the full comparison of texts that cannot reach the mark.
    """
    folded = [fold(text) for text in gold]
    candidates = []
    matcher = SequenceMatcher(autojunk=False)
    for j, text in enumerate(found):
        matcher.set_seq2(fold(text))
        for i, label in enumerate(folded):
            matcher.set_seq1(label)
            if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
                continue
            ratio = matcher.ratio()
            if ratio >= SIMILAR:
                candidates.append((-ratio, i, j))
    return [(i, j) for _, i, j in sorted(candidates)]


def _score(
    gold: Sequence[Json], found: Sequence[Json], *, least: float, same: Callable[[Json, Json], bool] | None = None
) -> Score:
    pairs = _pair(gold, found, least=least, same=same)
    return Score.of(paired=len(pairs), gold=len(gold), found=len(found))


def _pair(
    gold: Sequence[Json], found: Sequence[Json], *, least: float, same: Callable[[Json, Json], bool] | None = None
) -> list[Pair]:
    agree = None if same is None else lambda i, j: same(gold[i], found[j])
    return pair(_spans(gold), _spans(found), least=least, agree=agree)


def _agreeing(gold: Sequence[Json], found: Sequence[Json], pairs: Sequence[Pair], key: str) -> Share:
    return Share(sum(gold[i][key] == found[j][key] for i, j in pairs), len(pairs))


def _spans(mentions: Sequence[Json]) -> list[Span]:
    return [(mention["start"], mention["end"]) for mention in mentions]


def _cells(task: Json) -> tuple[object, ...]:
    texts = [None if task[key] is None else fold(task[key]) for key in ("section", "output", "deadline")]
    lists = [[fold(unit) for unit in task[key]] for key in ("lead", "coordinating")]
    return (*texts, *lists)


def _part(document: Json, key: str) -> object:
    value = document[key]
    if key == "period" and value is not None:
        return value["start"], value["end"]
    return value
