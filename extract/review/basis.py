"""The basis (căn cứ) against the text: only hints, since a basis may rightly be named once and no more.

Most documents of a basis never come again: programmes and superior plans, which the plan as a whole carries out, laws
on who may issue what. What a decree or circular rules is another matter: where the text comes back neither to it nor to
its subject, it may be left over from last year's plan.
"""

from collections import defaultdict
from collections.abc import Iterator

from extract.finders.references.meant import document_meant
from extract.finders.references.titles import read_title
from extract.plan import Plan, Reference
from extract.review.finding import Draft, Finding
from models.normal import canonical

_A_BASIS = 2  # documents of the preamble at least
_RESTED_ON = 3  # mentions of a document at least, in lines of their own
_RULES = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
_LIGHT = frozenset({"và", "của", "các", "những", "về", "việc", "trong", "tại"})
_PHRASE = 3  # syllables of a title that tell its subject


def missing_basis(draft: Draft) -> Iterator[Finding]:
    """Yield a hint for each document of the registry that the text cites several times and the basis does not."""
    basis = {_key(one) for one in draft.plan.references if one.role == "basis"}
    if len(basis) < _A_BASIS:
        return
    for key, mentions in _cited(draft).items():
        first = mentions[0]
        entry = document_meant(first)
        lines = {draft.line(one.start) for one in mentions}
        if key not in basis and entry is not None and len(lines) >= _RESTED_ON:
            yield Finding(
                "missing-basis",
                first.start,
                first.end,
                f"{entry.name} được viện dẫn {len(mentions)} lần nhưng không nêu trong phần căn cứ. "
                "Cân nhắc bổ sung vào căn cứ.",
                draft.places(one.start for one in mentions).capitalize(),
            )


def unused_basis(draft: Draft) -> Iterator[Finding]:
    """Yield a hint for each decree and circular of the basis to which and to whose subject the text never comes."""
    cited = _cited(draft)
    bases = [one for one in draft.plan.references if one.role == "basis"]
    if not bases or not draft.plan.paragraphs:
        return
    text = " ".join(_words(part) for part in _parts_behind(draft.plan, max(one.end for one in bases)))
    for one in bases:
        if one.kind not in _RULES or _key(one) in cited or draft.is_named_in_a_title(one):
            continue
        phrases = _phrases(one)
        if phrases and not any(phrase in text for phrase in phrases):
            yield Finding(
                "unused-basis",
                one.start,
                one.end,
                f"Kế hoạch căn cứ {one.kind} {one.id} nhưng không nhắc lại văn bản này hay nội dung của nó. "
                "Xem có cần giữ trong căn cứ không.",
            )


def _parts_behind(plan: Plan, at: int) -> Iterator[str]:
    """The paragraphs behind an offset, and what the tables say."""
    yield from (plan.text[one.start : one.end] for one in plan.paragraphs if one.start >= at)
    for task in plan.tasks:
        yield from (*task.parents, task.task, task.output or "")


def _phrases(one: Reference) -> list[str]:
    """What the text would say of a document's subject: each few words of its title that follow each other."""
    entry = document_meant(one)
    words = _words(entry.document.title if entry else one.title or "").split()
    return [f" {' '.join(words[i : i + _PHRASE])} " for i in range(len(words) - _PHRASE + 1)]


def _words(text: str) -> str:
    """The telling words of a part of the text, folded and written out, a space about each."""
    return f" {' '.join(word for word in read_title(text).words if word not in _LIGHT)} "


def _cited(draft: Draft) -> dict[str, list[Reference]]:
    """The documents that the text cites, without those that only the title of another names."""
    found: dict[str, list[Reference]] = defaultdict(list)
    for one in draft.plan.references:
        if one.role == "cited" and not draft.is_named_in_a_title(one):
            found[_key(one)].append(one)
    return found


def _key(one: Reference) -> str:
    return canonical(f"{one.kind} {one.id}")
