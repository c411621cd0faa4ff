"""Plans as spaCy documents and back: the text token by token, every mention a span, its details in the user data.

The only file that imports spaCy, which takes seconds to load; import it where it is needed.

`doc.spans` holds a group for each list of the plan that has places: `references`, `deadlines`, `units`, `targets`,
`tasks`, `prose_tasks` (the pieces of their cells) and `short_forms`. `doc.user_data["plan"]` is the plan as JSON values
(docs/schema.md) without its text. The `id_` of a span, such as `units/12`, says where in it the mention stands;
its `kb_id_` is the document or organisation that is meant.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.lang.vi import Vietnamese
from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab, create_vocab

from extract.plan import Plan, Task
from extract.plan_json import from_json, to_json
from extract.writing import write_whole

GROUPS = ("references", "deadlines", "units", "targets", "tasks", "prose_tasks", "short_forms")
_DETAILS = "plan"
# The space after a word, which spaCy keeps with it; other white space; a word with the marks that stand apart from its
# letters (NFD); a run of one sign ("……").
_PIECE = re.compile(r"(?<=\S) |\s+|\w[\w\u0300-\u036f]*|([^\w\s])\1*")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A span to be: places in characters, its group and label, its address in the details, who or what is meant."""

    start: int
    end: int
    group: str
    label: str
    address: str
    meant: str = ""


def doc_of(plan: Plan) -> Doc:
    """Return the plan as a document: `doc.text == plan.text`, a span for every mention, tokens cut at its edges."""
    mentions = [one for one in _mentions(plan) if 0 <= one.start < one.end <= len(plan.text)]
    words, spaces = _tokens(plan.text, {one.start for one in mentions}, {one.end for one in mentions})
    doc = Doc(_vocabulary(), words=words, spaces=spaces)
    firsts = {token.idx: token.i for token in doc}
    lasts = {token.idx + len(token): token.i + 1 for token in doc}
    for group in GROUPS:
        spans = [
            SpacySpan(doc, firsts[one.start], lasts[one.end], label=one.label, kb_id=one.meant, span_id=one.address)
            for one in mentions
            if one.group == group
        ]
        doc.spans[group] = SpanGroup(doc, name=group, spans=spans)
    details = to_json(plan)
    del details["text"]
    doc.user_data[_DETAILS] = details
    return doc


def plan_of_doc(doc: Doc) -> Plan:
    """Return the plan that `doc_of` made the document of.

    Raises ValueError where it is none of ours.
    """
    if _DETAILS not in doc.user_data:
        raise ValueError("the document holds no plan")
    return from_json({**doc.user_data[_DETAILS], "text": doc.text})


def write_docbin(plan: Plan, path: Path) -> None:
    """Write a DocBin with the plan as its one document, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    docbin = DocBin(store_user_data=True, docs=[doc_of(plan)])
    write_whole(path, docbin.to_bytes())


def read_docbin(path: Path) -> Plan:
    """Read the plan back that `write_docbin` wrote.

    Raises OSError where the file cannot be read, ValueError where it is no DocBin of one plan.
    """
    (doc,) = DocBin().from_disk(path).get_docs(_vocabulary())
    return plan_of_doc(doc)


def _vocabulary() -> Vocab:
    """Vietnamese stop words and the like, without spaCy's tokenizer, which needs another package."""
    return create_vocab("vi", Vietnamese.Defaults)


def _mentions(plan: Plan) -> Iterator[_Mention]:
    for at, reference in enumerate(plan.references):
        yield _Mention(reference.start, reference.end, "references", "LEGAL_REF", f"references/{at}", reference.id)
    for at, deadline in enumerate(plan.deadlines):
        yield _Mention(deadline.start, deadline.end, "deadlines", "DEADLINE", f"deadlines/{at}")
    for at, unit in enumerate(plan.units):
        yield _Mention(unit.start, unit.end, "units", "UNIT", f"units/{at}", unit.name)
    for at, target in enumerate(plan.targets):
        yield _Mention(target.start, target.end, "targets", "TARGET", f"targets/{at}")
    for at, short in enumerate(plan.short_forms):
        yield _Mention(short.start, short.end, "short_forms", "SHORT_FORM", f"short_forms/{at}", short.id or "")
    yield from _task_mentions("tasks", plan.tasks)
    yield from _task_mentions("prose_tasks", [one.task for one in plan.prose_tasks])


def _task_mentions(group: str, tasks: Iterable[Task]) -> Iterator[_Mention]:
    for at, task in enumerate(tasks):
        spans = task.spans
        labelled = {
            "TASK": spans.task,
            "OUTPUT": spans.output,
            "LEAD": [piece for unit in spans.lead for piece in unit],
            "COORDINATING": [piece for unit in spans.coordinating for piece in unit],
            "TASK_DEADLINE": spans.deadline,
            "BUDGET": spans.budget,
        }
        for label, pieces in labelled.items():
            for start, end in pieces:
                yield _Mention(start, end, group, label, f"{group}/{at}")


def _tokens(text: str, starts: Collection[int], ends: Collection[int]) -> tuple[list[str], list[bool]]:
    """Return the tokens, and for each whether a space belongs to it; a space at a mention's edge is a token itself.

    >>> _tokens("Sở  Nội vụ: 80%\\n", {12}, {15})
    (['Sở', ' ', 'Nội', 'vụ', ':', '80', '%', '\\n'], [True, False, True, False, True, False, False, False])
    """
    cuts = {len(text), *starts, *ends, *(piece.start() for piece in _PIECE.finditer(text))}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(cuts)):
        word = text[start:end]
        if word == " " and words and not spaces[-1] and start not in starts and end not in ends:
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces
