"""Plans and mentions as tests of links make them: only what a case is about is said, the rest is empty."""

from typing import Any

from extract.plan import Reference
from index.mentions import Mention, home_of
from index.store import StoredPlan

_ISSUERS = {
    "province": "Ủy ban nhân dân tỉnh {province}",
    "department": "Sở Nội vụ tỉnh {province}",
    "district": "Ủy ban nhân dân huyện Tây Hòa",
}


def stored(
    slug: str = "ke-hoach",
    *,
    level: str = "department",
    province: str = "Phú Yên",
    issuer: str | None = None,
    number: str | None = None,
    symbol: str | None = None,
    date: str | None = "2022-02-10",
    title: str | None = None,
) -> StoredPlan:
    """A plan of a level of a province."""
    year = int(date[:4]) if date else None
    return StoredPlan(
        plan=slug, path=f"/{slug}.txt", source=f"{slug}.txt", sha256=slug, kind="Kế hoạch", number=number,
        symbol=symbol, date=date, issuer=issuer or _ISSUERS[level].format(province=province), level=level,
        province=province, title=title, year_from=year, year_to=year, ingested="2026-01-01T00:00:00+00:00",
    )  # fmt: skip


def mention(identifier: str, kind: str = "Kế hoạch", *, plan: StoredPlan | None = None, **given: Any) -> Mention:
    """A mention of a document by its id as references give it: "31/KH-UBND", "53", "Luật Viên chức"."""
    parts = identifier.replace("-", "/", 1).split("/") if identifier[:1].isdigit() else []
    number = parts[0] if parts else None
    year = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
    symbol = identifier[len(number) + 1 + (5 if year else 0) :] if number and len(parts) > 1 else None
    values = {"number": number, "year": year, "symbol": symbol, **given}
    return Mention(Reference(0, len(identifier), identifier, kind, identifier, **values), home_of(plan or stored()))
