"""From the text to finished references: windows → mentions → head and seat → context, issuer, role, flaws."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract import confidence
from extract.finders.references.citation_context import Context, allows, contexts, day_or_none
from extract.finders.references.dates import is_day
from extract.finders.references.flaws import with_flaws
from extract.finders.references.issuing import OFFICE
from extract.finders.references.mentions import Mention, find_mentions
from extract.finders.references.windows import citing_passages
from extract.finders.units.names import Seat, full_name
from extract.head import Head, read_head
from extract.outline import Outline, Zone, outline
from extract.plan import Document, Reference, ReferenceSpans, Role
from extract.readers.layout import lay_out
from models.view import Span

_FRONT = 12_000  # characters within which the longest preambles end


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """The references of a plan, and the spans of the text that they take up with their dates, issuers and titles.

    `head` is what the plan says of itself, which tells what "của UBND tỉnh" means in it.
    """

    references: tuple[Reference, ...]
    taken: tuple[Span, ...]
    head: Head


def find_references(text: str, front: Outline | None = None) -> ReadReferences:
    """Find all references of a text; `front` is its outline, or that of its beginning, where it is known already."""
    if front is None:
        blocks, tables = lay_out(text[:_FRONT])
        front = outline(text[:_FRONT], blocks, tables)
    read_from = list(citing_passages(text, front))
    mentions = [mention for passage in read_from for mention in find_mentions(passage)]
    captions = [passage.text for passage in read_from if passage.zone is Zone.CAPTION]
    head = read_head(text, front, captions, mentions)
    return read_references(mentions, head)


def read_references(mentions: Sequence[Mention], head: Head) -> ReadReferences:
    """Finish the mentions of a plan (in text order): context, canonical issuer, role, flaws."""
    by_passage: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_passage[id(one.passage)].append(one)
    pairs: list[tuple[Reference, tuple[str, ...]]] = []
    taken: list[Span] = []
    for listed in by_passage.values():
        for one, context in zip(listed, contexts(listed), strict=True):
            pairs.append((_reference(one, context, head.document, head.seat), one.number.slips if one.number else ()))
            taken.append(one.passage.view.span(one.start, max(context.end, one.end)))
    pairs.sort(key=lambda pair: pair[0].start)
    references = with_flaws([pair[0] for pair in pairs], [pair[1] for pair in pairs], head.document)
    return ReadReferences(tuple(references), tuple(sorted(taken)), head)


def _reference(one: Mention, context: Context, document: Document, seat: Seat) -> Reference:
    start, end = one.passage.view.span(one.start, one.end)
    symbol = one.number.symbol if one.number else (one.law.symbol if one.law else None)
    issuer = context.issuer
    if issuer is not None and not allows(symbol, issuer):
        issuer = None
    role = _role(one, document)
    return Reference(
        start=start,
        end=end,
        text=one.passage.view.written(one.start, one.end),
        kind=one.kind,
        id=_identifier(one, context),
        number=one.number.number if one.number else (one.law.number if one.law else one.bare),
        year=one.number.year if one.number else (one.law.year if one.law else None),
        symbol=symbol,
        date=document.date if _is_head_number(one) and is_day(document.date) else day_or_none(context),
        issuer=_placed(issuer, seat) if issuer else None,
        title=context.title if role != "self" else None,
        provision=context.provision,
        role=role,
        spans=_spans(one, context, role),
        confidence=_confidence(one),
    )


def _spans(one: Mention, context: Context, role: Role) -> ReferenceSpans:
    view = one.passage.view
    places = {key: view.span(*place) for key, place in context.places.items()}
    if role == "self":
        places.pop("title", None)
    return ReferenceSpans(**places)


@lru_cache(maxsize=1024)
def _placed(issuer: str, seat: Seat) -> str:
    """The canonical name of an issuer; a person's office keeps its word before the organisation's name."""
    office = OFFICE.match(issuer)
    at = office.end() if office else 0
    return f"{issuer[:at]}{full_name(issuer[at:], seat)}"


def _confidence(one: Mention) -> float:
    if one.number is not None:
        return confidence.REFERENCE_WITH_NUMBER
    return confidence.REFERENCE_BARE if one.law is None else confidence.REFERENCE_TO_LAW


def _identifier(one: Mention, context: Context) -> str:
    if one.number is not None:
        return one.number.id
    if one.law is None:
        return one.bare or ""
    law = one.law
    if law.title == law.kind and law.number:
        return f"{law.number}/{law.year}/{law.symbol}"
    year = law.year or law.named_year or (int(context.date[:4]) if context.date else None)
    return f"{law.title} {year}" if year else law.title


def _is_head_number(one: Mention) -> bool:
    return one.own and one.passage.zone is Zone.HEAD


def _role(one: Mention, document: Document) -> Role:
    """The role by place: preamble, own number line or caption that names the plan's own kind of number, else cited."""
    if _is_head_number(one):
        return "self"
    if one.passage.zone is Zone.CAPTION:
        own = one.number is not None and one.number.symbol == document.symbol
        return "self" if own else "cited"
    return "basis" if one.passage.zone is Zone.PREAMBLE else "cited"
