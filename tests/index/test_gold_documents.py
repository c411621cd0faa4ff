"""What the labelled plans cite: each central document and named law leads to its row of the registry."""

import json
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from extract.finders.references.titles import is_foreign_to, read_title
from extract.law.registry import shipped
from index.mentions import Mention, home_of_head, mention_from
from index.plan_heads import PlanHeads
from index.resolution import Resolver

pytestmark = pytest.mark.shared
_VARIABLE = "DOISANH_SHARED"
_ROOT = Path(__file__).resolve().parents[2]
_CENTRAL = re.compile(r"NĐ-CP|QĐ-TTg|NQ-CP|CT-TTg|.*/TW|QH\d+|TT(?:LT)?-.*")


@pytest.fixture(scope="module")
def cited() -> list[tuple[Mention, dict[str, Any]]]:
    """Give every labelled mention with its label; where the folder is named and has no labels, that is an error."""
    folder = Path(os.environ.get(_VARIABLE) or _ROOT.parent / "shared") / "gold"
    plans = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("0*.json"))]
    if not plans and not os.environ.get(_VARIABLE):
        pytest.skip(f"no folder of labels and no {_VARIABLE}")
    assert len(plans) == 5, f"{_VARIABLE} names a folder without the five labelled plans"
    return [
        (mention_from(label, home_of_head(plan["plan"], plan["document"])), label)
        for plan in plans
        for label in plan["references"]
    ]


def is_central(label: dict[str, Any]) -> bool:
    return label["kind"] in ("Luật", "Bộ luật") or bool(label["symbol"] and _CENTRAL.fullmatch(label["symbol"]))


def test_every_central_document_leads_to_its_row(cited: list[tuple[Mention, dict[str, Any]]]) -> None:
    resolver = Resolver(shipped(), PlanHeads(()), [mention for mention, _ in cited])
    central = [(mention, label) for mention, label in cited if is_central(label)]
    assert len({label["id"] for _, label in central}) >= 37
    # A title that closes a list is said of each of its items.
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, label in cited:
        bearers[mention.home.plan, label["title"] or ""].add(label["id"])
    for mention, label in central:
        link = resolver.link(mention)
        assert link.kind == "registry", (label["id"], label["date"], link)
        document = shipped().of_key(link.key or "")
        assert document is not None
        flaw = label["flaw"]["type"] if label["flaw"] else None
        if label["date"] and flaw != "date":
            assert document.issued.isoformat() == label["date"], (label["id"], link)
        own = len(bearers[mention.home.plan, label["title"] or ""]) == 1
        if label["title"] and flaw != "title" and own:
            assert not is_foreign_to(read_title(label["title"]), read_title(document.title)), (label["id"], link)


def test_a_wrong_number_leads_to_the_document_meant(cited: list[tuple[Mention, dict[str, Any]]]) -> None:
    resolver = Resolver(shipped(), PlanHeads(()), [mention for mention, _ in cited])
    (wrong,) = [mention for mention, label in cited if label["id"] == "73/NQ-CP"]
    assert resolver.link(wrong).key == "76/NQ-CP@2021"


def test_documents_of_provinces_are_told_by_their_province(cited: list[tuple[Mention, dict[str, Any]]]) -> None:
    resolver = Resolver(shipped(), PlanHeads(()), [mention for mention, _ in cited])
    local = [
        (mention, label) for mention, label in cited if label["symbol"] in ("KH-UBND", "QĐ-UBND") and label["number"]
    ]
    assert len(local) > 20
    for mention, label in local:
        link = resolver.link(mention)
        assert link.kind == "citations", (label["id"], link)
        assert (link.key or "").endswith(mention.home.place.province), link
