"""Flaws of references: what is wrong with a mention on its face, against the registry and against other mentions."""

import itertools
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace

from extract.finders.references.dates import is_day
from extract.finders.references.registry_flaws import flag_against_registry
from extract.plan import Document, Flaw, Reference
from models.normal import canonical

# Titles shorter than this say too little to tell one document from another.
_TELLING_TITLE = 40


def with_flaws(references: Sequence[Reference], slips: Sequence[Sequence[str]], document: Document) -> list[Reference]:
    """Return the references with what is wrong with them; `slips` are the slips of form of each number.

    Of two flaws the slip of form is named. In a conflict both mentions are flagged, against the plan's own head and
    against one that the registry confirms only the other.
    """
    flawed = list(references)
    for i, (reference, slip) in enumerate(zip(references, slips, strict=True)):
        if (flaw := _own_flaw(reference, slip)) is not None:
            flawed[i] = replace(reference, flaw=flaw)
    _flag_own_number(flawed, document)
    _complete(flawed)
    confirmed = flag_against_registry(flawed)
    _flag_two_dates(flawed, confirmed)
    _flag_two_numbers(flawed, confirmed)
    return flawed


def _own_flaw(reference: Reference, slips: Sequence[str]) -> Flaw | None:
    """What is wrong with a reference on its face."""
    if (
        reference.symbol
        and not reference.number
        and reference.kind not in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
    ):
        return Flaw("blank", "số của văn bản còn để trống")
    if reference.number and not reference.symbol:
        return Flaw("incomplete", "chỉ có số trơn, không có ký hiệu và ngày")
    if slips:
        return Flaw("form", f"số, ký hiệu viết sai thể thức: {'; '.join(slips)}", reference.id)
    if reference.year and is_day(reference.date) and reference.date and int(reference.date[:4]) != reference.year:
        return Flaw("year", f"số của năm {reference.year} nhưng ngày thuộc năm {reference.date[:4]}")
    return None


def _complete(references: list[Reference]) -> None:
    """Propose the whole number for a bare one where the plan cites but one document of its kind and number."""
    whole: dict[tuple[str, str | None], dict[str, Reference]] = defaultdict(dict)
    for one in references:
        if one.symbol:
            whole[one.kind, one.number].setdefault(one.id, one)
    for i, one in enumerate(references):
        same = list(whole.get((one.kind, one.number), {}).values())
        if one.flaw is not None and one.flaw.type == "incomplete" and len(same) == 1:
            evidence = f"Chỗ khác viết “{' '.join(same[0].text.split())}”"
            references[i] = replace(one, flaw=replace(one.flaw, proposed=same[0].id, evidence=evidence))


def _flag_own_number(references: list[Reference], document: Document) -> None:
    for i, reference in enumerate(references):
        own = reference.role == "self" and reference.symbol == document.symbol and reference.number and document.number
        if own and not reference.flaw and reference.number != document.number:
            note = f"văn bản này mang số {document.number} ở phần đầu"
            references[i] = replace(reference, flaw=Flaw("conflict", note, document.identifier))


def _flag_two_dates(references: list[Reference], confirmed: Container[int]) -> None:
    """The same document under two dates."""
    by_id: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for i, reference in enumerate(references):
        # A day whose year is not that of the number is the wrong one by itself.
        is_of_another_year = reference.flaw is not None and reference.flaw.type == "year"
        if reference.number and reference.symbol and is_day(reference.date) and not is_of_another_year:
            by_id[reference.kind, canonical(reference.id), _yearly(reference)].append(i)
    for places in by_id.values():
        dates = {references[i].date for i in places}
        if len(dates) > 1:
            _flag(
                references,
                [i for i in places if i not in confirmed],
                f"cùng một văn bản có các ngày khác nhau: {', '.join(sorted(d for d in dates if d))}",
            )


def _yearly(reference: Reference) -> str | None:
    """Numbers without a year begin anew each year and at each issuer: they tell one document only with both."""
    if reference.year:
        return None
    return f"{reference.issuer} {reference.date[:4] if reference.date else ''}"


def _flag_two_numbers(references: list[Reference], confirmed: Container[int]) -> None:
    """The same title of the same issuer and kind under two numbers."""
    by_title: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for i, reference in enumerate(references):
        if reference.title and len(reference.title) >= _TELLING_TITLE and reference.number and reference.symbol:
            by_title[reference.kind, _title_key(reference.title), reference.issuer].append(i)
    for places in by_title.values():
        apart = {canonical(references[i].id) for i in places}
        years = {_year_of(references[i]) for i in places}
        # One that took the place of another has its title: "Nghị định số 96/2022/NĐ-CP", "Nghị định số 40/2025/NĐ-CP".
        if len(apart) > 1 and len(years) < len(apart) and not _in_one_list(references, places):
            ids = ", ".join(sorted({references[i].id for i in places}))
            wrong = [i for i in places if i not in confirmed]
            _flag(references, wrong, f"cùng tên, cùng cơ quan ban hành nhưng khác số: {ids}")


def _year_of(reference: Reference) -> int | None:
    """The year that tells an issue of a document that is issued again: of its number, else of its day."""
    return reference.year or (int(reference.date[:4]) if reference.date else None)


def _in_one_list(references: Sequence[Reference], places: Sequence[int]) -> bool:
    """A title that closes a list is shared by its items, which are different documents."""
    return any(references[b].start - references[a].end < 150 for a, b in itertools.pairwise(places))


def _title_key(title: str) -> str:
    words = canonical(title).replace(" - ", "-")
    for owner in (" của ubnd", " của ủy ban", " của huyện", " của tỉnh"):
        words = words.split(owner)[0]
    return words.rstrip(" ,.;")


def _flag(references: list[Reference], places: Sequence[int], note: str) -> None:
    for i in places:
        if references[i].flaw is None:
            references[i] = replace(references[i], flaw=Flaw("conflict", note))
