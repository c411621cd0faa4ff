"""Legal documents as text on a terminal: what the registry says, who cites one, what a change of it concerns."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.markup import escape

from api.tables import console
from api.wording import day
from index.registry_changes import Change

Json = Mapping[str, Any]


def print_citations(answer: Json) -> None:
    """Print who cites a document, below what is known of it."""
    out = console()
    if answer["registry"]:
        print_registered(answer["registry"])
    if not answer["citations"]:
        out.print("Không có kế hoạch nào viện dẫn.")
        return
    out.print(f"{', '.join(answer['documents'])}: {len(answer['citations'])} viện dẫn")
    for document in answer["resolved"]:
        told = [f"{day(one['value'])} ({one['count']} chỗ)" for one in document["dates"] if one["dissents"]]
        if told:
            out.print(f"! {escape(document['name'])} ngày {day(document['date'])}; ghi khác: {', '.join(told)}")
    for one in answer["citations"]:
        who = escape(one["plan_issuer"] or one["source"])
        out.print(f"- {who} ({one['plan']}): {escape(one['text'])}, ngày {day(one['date']) or 'không ghi'}")
        if one["flaw"]:
            out.print(f"  ! {escape(one['flaw']['note'])}")
        if one["verdict"] in ("dead-when-cited", "not-issued-when-cited"):
            out.print(f"  ! {one['verdict_text']}")
        if one["link"]["kind"] == "ambiguous":
            out.print(f"  ? {escape(', '.join(one['link']['candidates']))}: {escape(one['link']['reason'])}")


def print_registered(found: Json) -> None:
    """Print what the registry says of a document."""
    out = console()
    out.print(f"[bold]{escape(found['name'])}[/bold] ngày {day(found['date'])}, {escape(found['issuer'])}")
    out.print(f"  {escape(found['title'])}")
    out.print(f"  Ngày {day(found['status']['on'])}: {escape(found['status']['text'])}")
    for one in found["relations"]:
        since = f" từ {day(one['since'])}" if one["since"] else ""
        parts = f" (Điều {', '.join(one['parts'])})" if one["parts"] else ""
        doubt = "" if one["confirmed"] else " – chưa xác nhận"
        out.print(f"  {one['label']} {escape(one['name'])}{since}{escape(parts)}{doubt}")
    out.print(f"  Nguồn: {escape(found['source'])}; {found['urn']}")
    if found["others"]:
        out.print(f"  Cùng số: {escape(', '.join(found['others']))}")


def print_changes(changes: Sequence[Change], *, stored: bool) -> None:
    """Print the documents that changed, and the plans and entries that cite them."""
    out = console()
    for change in changes:
        out.print(
            f"[bold]{escape(change.name)}[/bold]: {escape(change.was or 'chưa có trong sổ')} → {escape(change.now)}"
        )
        for plan in change.plans:
            verdict = plan.to_json()["verdict_text"]
            out.print(
                f"- {escape(plan.plan.issuer or plan.plan.source)} ({plan.plan.plan}), {day(plan.plan.date)}: {verdict}"
            )
            for entry in plan.entries:
                out.print(f"    {entry.entry}  {escape(entry.text[:100])}")
        if not change.plans:
            out.print("  Không có kế hoạch nào trong thư viện viện dẫn.")
    if not stored:
        out.print("Chưa lưu gì (--dry-run).")
