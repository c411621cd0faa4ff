"""The document of the registry that a reference means, by its number or name and by nothing else."""

from extract.finders.references.dates import is_day
from extract.finders.references.registered import LAWS, Entry, law_name, registered
from extract.plan import Reference
from models.normal import canonical

_LAWMAKERS = ("Quốc hội", "Ủy ban Thường vụ Quốc hội")


def document_meant(reference: Reference) -> Entry | None:
    """Return the document that kind, number and year tell, or a law's name and year; None where they tell no one."""
    return _law_meant(reference) if reference.kind in LAWS else _by_number(reference)


def _by_number(reference: Reference) -> Entry | None:
    """The document of the reference's number and year; a number without a year is of the year of its day."""
    found = registered().by_number(reference)
    if reference.year is None:
        day = reference.date
        found = [one for one in found if day and is_day(day) and one.day[:4] == day[:4]]
    return found[0] if len(found) == 1 else None


def _law_meant(reference: Reference) -> Entry | None:
    """The law of the reference's number, or of its name and its day or year, where there is but one of that year."""
    if reference.number:
        return _by_number(reference)
    if reference.issuer not in (None, *_LAWMAKERS):
        return None
    name, year = law_name(reference)
    issues = registered().laws_named(name)
    if same_day := [one for one in issues if one.day == reference.date]:
        return same_day[0]
    if year is None or not registered().has_one_issue(name, year):
        return None
    # A law that amends it bears its name, and the words before the name may have been read past.
    if any(canonical(name) in canonical(one.document.title) for one in registered().laws_of_day(reference.date or "")):
        return None
    of_year = [one for one in issues if one.document.issued.year == year]
    return of_year[0] if len(of_year) == 1 else None
