"""Identifiers of documents as URN:LEX (RFC 9676; P. Spinosa, E. Francesconi, C. Lupo, draft-spinosa-urn-lex).

"urn:lex:" jurisdiction ":" authority ":" measure ":" details, all in lower-case ASCII with dots for spaces; details are
the date and the number, a semicolon between; a province or a district is a unit of the jurisdiction "vn". RFC 9676
leaves the vocabulary of authorities and measures to the jurisdiction, and Việt Nam has registered none: ours are the
names of the issuer and of the kind.
"""

import re

from corpus.loader import RegisteredDocument, issuers
from index.places import NATION, Place
from models.normal import unaccented

JURISDICTION = "vn"
_URN = re.compile(r"urn:lex:vn(?:;[a-z0-9.;]+)?:[a-z0-9.+;-]+:[a-z0-9.]+:[0-9-]+;[a-z0-9-]+", re.ASCII)


def urn_of(one: RegisteredDocument) -> str:
    """Return the URN of a document of the registry.

    >>> from corpus.loader import registry
    >>> next(urn_of(one) for one in registry() if one.id == "30/2020/NĐ-CP")
    'urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp'
    """
    return urn(one.kind, one.id, one.issued.isoformat(), one.issuer, NATION) or ""


def urn(kind: str, identifier: str, day: str | None, issuer: str | None, place: Place) -> str | None:
    """Return the URN of a document, None where its day or year, or its issuer, is not known.

    >>> urn("Kế hoạch", "31/KH-UBND", "2022-01-28", "Ủy ban nhân dân tỉnh Phú Yên", Place("Phú Yên"))
    'urn:lex:vn;phu.yen:uy.ban.nhan.dan:ke.hoach:2022-01-28;31-kh-ubnd'
    >>> urn("Kế hoạch", "31/KH-UBND", None, "Ủy ban nhân dân tỉnh Phú Yên", Place("Phú Yên"))
    """
    authority = issuer or _issuer_of(identifier)
    if day is None or authority is None:
        return None
    units = "".join(f";{_dotted(part)}" for part in (place.province, place.local) if part)
    who = "+".join(_dotted(_without_place(part, place)) for part in authority.split(", Bộ "))
    return f"urn:lex:{JURISDICTION}{units}:{who}:{_dotted(kind)}:{day};{_hyphened(identifier)}"


def is_urn(words: str) -> bool:
    """Tell whether words are a URN of this form.

    >>> is_urn("urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp"), is_urn("30/2020/NĐ-CP")
    (True, False)
    """
    return _URN.fullmatch(words.strip().lower()) is not None


def number_in(words: str) -> str:
    """Return the folded number of a URN.

    >>> number_in("urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp")
    '30-2020-nd-cp'
    """
    return words.strip().lower().rpartition(":")[2].partition(";")[2]


def _issuer_of(identifier: str) -> str | None:
    ending = re.split(r"[-/]", identifier)[-1]
    return next((one.name for one in issuers() if re.fullmatch(one.ending, ending)), None)


def _without_place(name: str, place: Place) -> str:
    """The place stands in the jurisdiction; the authority goes without it."""
    for part in (place.local, f"tỉnh {place.province}", f"thành phố {place.province}", place.province):
        name = name.removesuffix(part).rstrip() if part.strip() else name
    return name


def _dotted(words: str) -> str:
    return ".".join(re.findall(r"[a-z0-9]+", unaccented(words)))


def _hyphened(identifier: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(identifier)))
