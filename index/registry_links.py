"""Mentions of national documents linked to the registry: by number and day, by title, by the name of a law.

What the registry holds is sure, but it does not hold everything: a number that begins anew each year tells a document
only with its year, and a mention that fits none is left to what is known from citations.
"""

from collections.abc import Sequence

from extract.finders.references.registered import Entry, law_name
from extract.finders.references.titles import is_part_of, is_title_of, read_title
from extract.law.registry import LegalRegistry, key_of, name_of
from index.links import Link, ambiguous
from index.mentions import Mention

# Kinds of what a decision or a resolution approves: a number alone behind them is the decision's ("Đề án 06").
_APPROVED = {"Đề án": "Đề án", "Chương trình": "Chương trình", "Kế hoạch": "Kế hoạch"}


def link_to_registry(registry: LegalRegistry, mention: Mention) -> Link | None:
    """Link a mention to the registry; None where it holds nothing that fits."""
    if mention.is_law and mention.reference.number is None:
        return _named_law(registry, mention)
    if mention.is_bare:
        return _bare(registry, mention)
    found = registry.found.by_number(mention.reference)
    if mention.reference.year is not None or mention.is_law:
        return _with_year(found, mention) or _by_day_and_title(registry, mention)
    return _without_year(found, mention) or _by_day_and_title(registry, mention)


def _with_year(found: Sequence[Entry], mention: Mention) -> Link | None:
    if len(found) != 1:
        return None
    if mention.reference.date == found[0].day:
        return _linked(found[0], 0.99, "đúng số, ký hiệu và ngày")
    if mention.reference.date is None:
        return _linked(found[0], 0.95, "đúng số, ký hiệu")
    return _linked(found[0], 0.9, f"đúng số, ký hiệu; chỗ này ghi ngày {_day(mention.reference.date)}")


def _without_year(found: Sequence[Entry], mention: Mention) -> Link | None:
    """A number that comes again each year is told by its date, else by its title, else by being the only one."""
    written = mention.reference.date
    if written is not None and (of_year := [one for one in found if one.day[:4] == written[:4]]):
        if of_year[0].day == written:
            return _linked(of_year[0], 0.99, "đúng số, ký hiệu và ngày")
        return _linked(of_year[0], 0.9, f"đúng số, ký hiệu và năm; chỗ này ghi ngày {_day(written)}")
    possible = [one for one in found if _may_be_cited(one, mention)]
    if titled := _of_title(possible, mention):
        reason = "đúng số, ký hiệu và trích yếu" + (f"; chỗ này ghi ngày {_day(written)}" if written else "")
        return _linked(titled[0], 0.7 if written else 0.9, reason)
    if written is not None or not possible:
        return None
    if len(possible) == 1:
        return _linked(possible[0], 0.75, "không ghi ngày; chỉ một văn bản trong sổ đăng ký mang số này")
    return ambiguous(
        tuple(key_of(one.document) for one in possible), "không ghi ngày; số này lặp lại qua các năm trong sổ đăng ký"
    )


def _by_day_and_title(registry: LegalRegistry, mention: Mention) -> Link | None:
    """A wrong number: kind, issuer, day and title, to the word, are those of another document."""
    if mention.reference.title is None:
        return None
    title = read_title(mention.reference.title)
    meant = [one for one in registry.found.of_its_day(mention.reference) if is_title_of(title, one.title)]
    if len(meant) != 1:
        return None
    return _linked(meant[0], 0.7, f"ngày và trích yếu là của {name_of(meant[0].document)}, dù số ghi khác")


def _named_law(registry: LegalRegistry, mention: Mention) -> Link | None:
    """A law by its name: the issue of the year or day given, else the one in force when the plan was written."""
    name, year = law_name(mention.reference)
    issues = registry.found.laws_named(name)
    if same_day := [one for one in issues if one.day == mention.reference.date]:
        return _linked(same_day[0], 0.99, "đúng tên luật và ngày")
    if year is not None:
        of_year = [one for one in issues if one.document.issued.year == year]
        if len(of_year) > 1:
            return ambiguous(tuple(key_of(one.document) for one in of_year), "luật này được ban hành hai lần trong năm")
        return _linked(of_year[0], 0.95, "đúng tên luật và năm") if of_year else None
    possible = [one for one in issues if _may_be_cited(one, mention)]
    if not possible:
        return None
    last = max(possible, key=lambda one: one.day)
    if len(issues) == 1:
        return _linked(last, 0.9, "đúng tên luật; chỉ có một luật mang tên này trong sổ đăng ký")
    if mention.home.last_day is None:
        return ambiguous(tuple(key_of(one.document) for one in possible), "nhiều luật mang tên này, không rõ ngày viết")
    return _in_force_when_written(possible, mention)


def _in_force_when_written(possible: Sequence[Entry], mention: Mention) -> Link:
    """Of several issues of a law, the last that had come into force by the plan's day."""
    day = mention.home.last_day
    begun = [one for one in possible if day and (one.document.in_force_from or one.document.issued) <= day]
    chosen = max(begun or possible, key=lambda one: one.day)
    return _linked(chosen, 0.8, "đúng tên luật; là luật có hiệu lực vào ngày của kế hoạch")


def _bare(registry: LegalRegistry, mention: Mention) -> Link | None:
    """A number alone: of its kind, or of the decision that approves a scheme; several that fit stay several."""
    if mention.number is None or mention.places:
        return None
    possible = [one for one in registry.found.by_bare_number(mention.number) if _may_be_cited(one, mention)]
    kind = mention.reference.kind
    fitting = [one for one in possible if one.document.kind == kind] or [
        one for one in possible if kind in _APPROVED and f" {_APPROVED[kind]} " in f" {one.document.title} "
    ]
    if len(fitting) == 1:
        return _linked(fitting[0], 0.6, "chỉ ghi số; chỉ một văn bản trong sổ đăng ký hợp với số và loại này")
    if fitting:
        return ambiguous(tuple(key_of(one.document) for one in fitting), "chỉ ghi số; nhiều văn bản hợp với số ấy")
    return None


def _of_title(found: Sequence[Entry], mention: Mention) -> list[Entry]:
    if mention.reference.title is None:
        return []
    title = read_title(mention.reference.title)
    titled = [one for one in found if is_title_of(title, one.title) or is_part_of(title, one.title)]
    return titled if len(titled) == 1 else []


def _may_be_cited(one: Entry, mention: Mention) -> bool:
    """What is issued after the plan was signed is not what it cites."""
    return mention.home.last_day is None or one.document.issued <= mention.home.last_day


def _linked(one: Entry, confidence: float, reason: str) -> Link:
    return Link("registry", key_of(one.document), confidence, reason)


def _day(written: str) -> str:
    return "/".join(reversed(written.split("-")))
