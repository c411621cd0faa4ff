"""Answers as text on a terminal: Vietnamese, tables by rich."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from api.wording import KINDS, number, read_as
from index.outcome import Ingested
from index.store import StoredPlan

OUTCOMES = {
    "added": "đã thêm",
    "replaced": "đã thay",
    "unchanged": "không đổi",
    "duplicate": "trùng nội dung",
    "failed": "lỗi",
}


def console() -> Console:
    """Return the terminal that answers are printed on."""
    # A pipe has no width to keep to.
    return Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)


@contextmanager
def ingest_progress(outcomes: list[Ingested], *, shown: bool) -> Iterator[Callable[[Ingested, int], None]]:
    """Note the outcomes while files are read, and show a bar on standard error where it is a terminal."""
    columns = (TextColumn("Đọc kế hoạch"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not shown or not sys.stderr.isatty()) as progress:
        bar = progress.add_task("ingest", total=None)

        def done(outcome: Ingested, total: int) -> None:
            outcomes.append(outcome)
            progress.update(bar, total=total, advance=1)

        yield done


def said_when_stopped(outcomes: Sequence[Ingested]) -> str:
    """Return what to say of an ingest that was interrupted after these outcomes."""
    held = sum(one.outcome != "failed" for one in outcomes)
    return f"Đã dừng: {held} tệp đã nằm trong thư viện. Chạy lại lệnh này để đọc tiếp; những tệp ấy sẽ được bỏ qua."


def print_ingested(outcomes: Sequence[Ingested]) -> None:
    """Print what came in and what failed and why, and below it what readers warn of."""
    out = console()
    heads = ("Tệp", "Kết quả", "Kế hoạch", "Loại", "Trang", "Nhiệm vụ", "Viện dẫn", "Cảnh báo", "Giây", "Lý do")
    table = Table(*heads, box=None, pad_edge=False)
    for one in outcomes:
        read = one.outcome in ("added", "replaced")
        table.add_row(
            escape(one.path),
            OUTCOMES[one.outcome],
            one.plan or "",
            " / ".join(part for part in (one.kind, one.format) if part),
            str(one.pages or ""),
            *(str(count) if read else "" for count in (one.tasks, one.references, len(one.warnings))),
            f"{one.seconds:.1f}".replace(".", ","),
            escape(one.reason or ""),
        )
    out.print(table if outcomes else "Không có tệp nào đọc được ở đó.")
    for one in outcomes:
        for warning in one.warnings:
            out.print(f"! {escape(one.path)}: {escape(warning)}")


def print_plans(plans: Sequence[StoredPlan]) -> None:
    """Print the plans of a library."""
    table = Table("Kế hoạch", "Cơ quan ban hành", "Số, ký hiệu", "Ngày", "Thời kỳ", "Tệp", box=None, pad_edge=False)
    for plan in plans:
        written = number(plan.number, plan.symbol, plan.number_year)
        years = f"{plan.year_from}" if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"
        table.add_row(
            plan.plan,
            escape(plan.issuer or ""),
            written,
            _day(plan.date),
            years if plan.year_from else "",
            escape(plan.source),
        )
    console().print(table if plans else "Thư viện chưa có kế hoạch nào. Thêm bằng: doisanh ingest THƯ_MỤC")


def print_plan(plan: Mapping[str, Any]) -> None:
    """Print the head of a plan, its tasks and how much was found."""
    out = console()
    head = plan["document"]
    out.print(f"[bold]{escape(head['title'] or plan['source'])}[/bold]")
    out.print(escape(", ".join(str(part) for part in (head["kind"], head["issuer"], head["date"]) if part)))
    counts = (("viện dẫn", "references"), ("thời hạn", "deadlines"), ("đơn vị", "units"), ("chỉ tiêu", "targets"))
    out.print("; ".join(f"{len(plan[key])} {name}" for name, key in counts))
    for reference in plan["references"]:
        if reference["flaw"]:
            out.print(f"! {escape(reference['text'])}: {escape(reference['flaw']['note'])}")
    table = Table("Mục", "Số", "Nhiệm vụ", "Chủ trì", "Thời hạn", box=None, pad_edge=False)
    for task in plan["tasks"]:
        table.add_row(
            task["section"] or "", task["number"] or "", escape(task["task"]), escape("; ".join(task["lead"])),
            escape(task["deadline"] or ""),
        )  # fmt: skip
    out.print(table)


def print_hits(answer: Mapping[str, Any]) -> None:
    """Print hits, best first."""
    out = console()
    if answer["stale"]:
        out.print("Chỉ mục chưa kịp thay đổi mới nhất: thư viện đang được ghi.")
    if understood := read_as(answer.get("read")):
        out.print(escape("; ".join(understood)), style="dim")
    for rank, hit in enumerate(answer["hits"], start=1):
        where = " · ".join(str(part) for part in (hit["province"], hit["issuer"], _years(hit["period"])) if part)
        out.print(f"{rank:2}. [bold]{escape(hit['text'])}[/bold]")
        out.print(f"    {KINDS[hit['kind']]} · {escape(where)}")
        if hit["trail"]:
            out.print(f"    {escape(' › '.join(hit['trail']))}")
        who = [*(f"chủ trì: {name}" for name in hit["lead"]), *(f"phối hợp: {name}" for name in hit["coordinating"])]
        when = [f"thời hạn: {hit['deadline']['text']}"] if hit["deadline"] else []
        if who or when:
            out.print(f"    {escape('; '.join([*who, *when]))}")
        out.print(f"    {hit['entry']}")
    if not answer["hits"] and not answer["stale"]:
        out.print("Không tìm thấy.")


def _years(period: Mapping[str, int] | None) -> str:
    if period is None:
        return ""
    return str(period["start"]) if period["start"] == period["end"] else f"{period['start']}-{period['end']}"


def _day(day: str | None) -> str:
    """Return an ISO day as Vietnamese writes it."""
    return "/".join(reversed(day.split("-"))) if day else ""
