"""What tests of references expect of one: a document, in as many words as the case needs."""

from collections.abc import Callable
from dataclasses import dataclass

from extract.plan import Plan, Reference
from models.view import Span

InBody = Callable[[str], tuple[Plan, tuple[Span, ...], int]]


@dataclass(frozen=True, slots=True)
class Cited:
    """What is expected of a reference."""

    id: str
    kind: str
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    flaw: str | None = None


def cited(found: Reference) -> Cited:
    """Tell of a reference what the cases speak of."""
    return Cited(found.id, found.kind, found.date, found.issuer, found.title, found.flaw.type if found.flaw else None)


def decree(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Nghị định of the Government."""
    return Cited(identifier, "Nghị định", date, **{"issuer": "Chính phủ", **more})


def decision(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Quyết định."""
    return Cited(identifier, "Quyết định", date, **more)


def resolution(identifier: str, date: str | None = None, **more: str | None) -> Cited:
    """Expect a Nghị quyết."""
    return Cited(identifier, "Nghị quyết", date, **more)


PROVINCE = "Ủy ban nhân dân tỉnh Đồng Nai"


def check(marked: str, expected: list[Cited], read_in_body: InBody) -> None:
    """Require that the marked spans are found, as what is expected."""
    plan, marks, _ = read_in_body(marked)
    assert [(one.start, one.end) for one in plan.references] == list(marks)
    assert [cited(one) for one in plan.references] == expected
