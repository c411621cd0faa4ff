"""Flaws against the registry of legal documents: a number, a day or a title that is not the document's.

An accusation needs evidence: the registry holds sure documents only, one of them is the document meant only where
number and year tell it, and a title is another document's only to the word. What may be a paraphrase, another year's
document, or words that a list shares says nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.finders.references.dates import is_day
from extract.finders.references.evidence import evidence_of, written_day
from extract.finders.references.meant import document_meant
from extract.finders.references.registered import LAWS, Entry, law_name, registered
from extract.finders.references.titles import is_foreign_to, is_part_of, is_title_of, read_title
from extract.plan import Flaw, Reference
from models.normal import canonical

_LISTED = 150  # Letters between references of one list, at most.
_ROOM_FOR_A_DAY = 12  # Letters between two references that leave no room for the day of the first.


def flag_against_registry(references: list[Reference]) -> frozenset[int]:
    """Set the flaws that the registry proves on references that have none; return the indices of those it confirms."""
    confirmed: set[int] = set()
    wrong_numbers: dict[tuple[str, str], Entry] = {}
    for i, reference in enumerate(references):
        if reference.flaw and reference.flaw.type == "year":
            references[i] = replace(reference, flaw=_with_day(reference, reference.flaw))
        if not _comparable(reference):
            continue
        said = _own_words(references, i)
        meant = document_meant(said)
        other = _other_number(said, meant)
        if other is not None:
            wrong_numbers[reference.kind, reference.id] = other
            references[i] = replace(reference, flaw=_number_flaw(reference, other))
        elif flaw := _flaw(said, meant):
            references[i] = replace(reference, flaw=flaw)
        elif meant is not None and reference.date in (None, meant.day):
            confirmed.add(i)
    _flag_repeats(references, wrong_numbers)
    return frozenset(confirmed)


def _with_day(reference: Reference, flaw: Flaw) -> Flaw:
    """A year of the day that is not the number's: where the number is a document's, its day is proposed."""
    meant = document_meant(reference)
    title = read_title(reference.title or "")
    if meant is None or (reference.title is not None and is_foreign_to(title, meant.title)):
        return flaw
    return replace(flaw, proposed=written_day(meant.day), evidence=evidence_of(meant))


def _comparable(reference: Reference) -> bool:
    """A reference with a number or a law's name, and with something beside it that could disagree."""
    if reference.flaw or reference.role == "self":
        return False
    if not (reference.number and reference.symbol) and reference.kind not in LAWS:
        return False
    return bool(reference.date or reference.title or reference.year)


def _own_words(references: Sequence[Reference], i: int) -> Reference:
    """The reference without a day or a title that it only shares with its neighbours in a list."""
    one = references[i]
    for at in (i - 1, i + 1):
        if not 0 <= at < len(references) or references[at].id == one.id:
            continue
        first, second = (references[at], one) if at < i else (one, references[at])
        apart = second.start - first.end
        if one.title and references[at].title == one.title and apart < _LISTED:
            one = replace(one, title=None)
        if one.date and references[at].date == one.date and at > i and apart < _ROOM_FOR_A_DAY:
            one = replace(one, date=None)
        # "Nghị định số … quy định chi tiết một số điều của Luật Viên chức ngày …": the day is the decree's.
        if one.kind in LAWS and at < i and references[at].number and not references[at].date and apart < _LISTED:
            one = replace(one, date=None)
    return one


def _other_number(reference: Reference, meant: Entry | None) -> Entry | None:
    """The document of another number that kind, issuer, day and title point to."""
    if reference.kind in LAWS:
        return _other_law(reference, meant)
    same_day = registered().of_its_day(reference)
    if reference.title is None or not same_day:
        return None
    title = read_title(reference.title)
    if meant in same_day and not is_foreign_to(title, meant.title):
        return None
    return next((one for one in same_day if one is not meant and is_title_of(title, one.title)), None)


def _other_law(reference: Reference, meant: Entry | None) -> Entry | None:
    """The law whose name stands beside the number of another."""
    named = registered().laws_named(law_name(reference)[0])
    if meant is None or not reference.number or not named or meant in named:
        return None
    names = [canonical(one.document.title) for one in (meant, named[0])]
    if names[0] in names[1] or names[1] in names[0]:
        return None
    return next((one for one in named if one.day == reference.date), named[-1])


def _flaw(reference: Reference, meant: Entry | None) -> Flaw | None:
    """A wrong day or a wrong title of the document meant."""
    if meant is None:
        return _flaw_of_another_year(reference)
    title = read_title(reference.title or "")
    foreign = reference.title is not None and is_foreign_to(title, meant.title)
    if reference.date is not None and is_day(reference.date) and reference.date != meant.day:
        return None if foreign and reference.year is None else _date_flaw(reference.date, meant)
    others = [one for one in registered().by_title(title) if one.is_told_by_title] if foreign else []
    # A document that amends another, and names it in its title, is often cited by the title of that.
    amended = any(one.document.id in meant.document.title for one in others)
    return _title_flaw(meant, others[-1]) if others and not amended else None


def _flaw_of_another_year(reference: Reference) -> Flaw | None:
    """A wrong day beside a number without a year: the title tells that the document of another year is meant."""
    found = registered().by_number(reference)
    if not found or reference.year is not None or not is_day(reference.date) or reference.title is None:
        return None
    title = read_title(reference.title)
    of_title = [one for one in found if is_part_of(title, one.title)]
    return _date_flaw(reference.date or "", of_title[0]) if len(of_title) == 1 else None


def _flag_repeats(references: list[Reference], wrong_numbers: dict[tuple[str, str], Entry]) -> None:
    """Flag further mentions of a wrong number, unless it is a document's or other words stand beside it."""
    for i, reference in enumerate(references):
        other = wrong_numbers.get((reference.kind, reference.id))
        if other is None or reference.flaw or reference.date not in (None, other.day):
            continue
        if reference.kind in LAWS or registered().by_number(reference):
            continue
        if reference.title is None or not is_foreign_to(read_title(reference.title), other.title):
            references[i] = replace(reference, flaw=_number_flaw(reference, other))


def _number_flaw(reference: Reference, other: Entry) -> Flaw:
    if other.document.kind in LAWS:
        note = f"{other.name} mang số {other.document.id}"
        given = f"{reference.number}/{reference.year}/{reference.symbol}"
    else:
        note = f"{other.document.kind} ngày {written_day(other.day)} có tên này mang số {other.document.id}"
        given = reference.id
    return Flaw("number", f"{note}, không phải {given}", other.document.id, evidence_of(other))


def _date_flaw(day: str, meant: Entry) -> Flaw:
    issued = "được thông qua" if meant.document.kind in LAWS else "ban hành"
    note = f"{meant.name} {issued} ngày {written_day(meant.day)}"
    begins = meant.document.in_force_from
    in_force = begins is not None and begins.isoformat() == day
    said = f"; {written_day(day)} là ngày có hiệu lực" if in_force else f", không phải {written_day(day)}"
    return Flaw("date", note + said, written_day(meant.day), evidence_of(meant))


def _title_flaw(meant: Entry, other: Entry) -> Flaw:
    note = f"tên này là của {other.name}; {meant.name} có tên “{meant.document.title}”"
    return Flaw("title", note, meant.document.title, f"{evidence_of(meant)}. {evidence_of(other)}")
