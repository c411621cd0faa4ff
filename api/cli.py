"""The command line.

Exit status: 0 done, 1 findings or a file that failed, 2 usage, 3 could not read or open, 130 interrupted.
"""

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import click

from api.checking import check_command
from api.extraction import extract_command
from api.legal_commands import cites_command, link_command, registry_command
from api.options import data_option, json_option
from api.printing import print_json, write_or_print

# Heavy parts are imported by the commands that need them: `doisanh --help` answers at once.

Command = TypeVar("Command", bound=Callable[..., Any])

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Doisanh(click.Group):
    """A group whose commands turn the program's own errors into one message and the named exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        from corpus.data_files import GazetteerError
        from extract.errors import ReadError
        from index.errors import BadQueryError, LibraryError
        from models.encoder import EncoderError

        try:
            return super().invoke(ctx)
        except BadQueryError as error:
            raise click.UsageError(str(error), ctx) from error
        except (LibraryError, ReadError, GazetteerError, EncoderError) as error:
            click.echo(f"doisanh: {error}", err=True)
            ctx.exit(3)


def _filter_options(command: Command) -> Command:
    for option in reversed(
        (
            click.option("--province", help="Province of today with its predecessors, with or without diacritics."),
            click.option(
                "--as-signed", is_flag=True, help="Take --province as the name signed under, no predecessors."
            ),
            click.option("--year", type=int, help="Plans whose period covers the year."),
            click.option("--field", help="Field of reform: id or Vietnamese name."),
            click.option("--unit", help="Unit that leads or takes part, with those merged into it."),
            click.option("--level", help="central, ministry, province, department, district or commune."),
            click.option("--due-before", metavar="DAY", help="Deadline on or before the day (2022-12-31)."),
            click.option(
                "--cites", metavar="ID", help="Entries that cite the document, in any spelling of its number."
            ),
        )
    ):
        command = option(command)
    return command


@click.group(cls=_Doisanh, context_settings=_CONTEXT)
@click.version_option(version("doisanh"), prog_name="doisanh")
def main() -> None:
    """Read Vietnamese administrative-reform plans and set them side by side, task by task."""


for command in (extract_command, check_command, cites_command, registry_command, link_command):
    main.add_command(command)


@main.command("ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--samples", is_flag=True, help="Take in the sample plans that come with the program.")
@click.option("--workers", type=click.IntRange(1, 256), help="Files read at a time; by default one a usable core.")
@data_option
@json_option
def ingest_command(paths: tuple[Path, ...], samples: bool, workers: int | None, data: Path, as_json: bool) -> None:
    """Read files and folders into the library; unchanged files are skipped."""
    from api.tables import ingest_progress, print_ingested, said_when_stopped
    from corpus.loader import samples as sample_folder
    from index.library import Library
    from index.outcome import Ingested

    wanted = [*paths, *([sample_folder()] if samples else [])]
    if not wanted:
        raise click.UsageError("name at least one file or folder, or --samples")
    outcomes: list[Ingested] = []
    try:
        with Library.open(data) as library, ingest_progress(outcomes, shown=not as_json) as done:
            library.ingest(wanted, workers=workers, done=done)
    except KeyboardInterrupt:
        click.echo(said_when_stopped(outcomes), err=True)
        sys.exit(130)
    if as_json:
        print_json([outcome.to_json() for outcome in outcomes])
    else:
        print_ingested(outcomes)
    sys.exit(1 if any(outcome.outcome == "failed" for outcome in outcomes) else 0)


@main.command("plans")
@data_option
@json_option
def plans_command(data: Path, as_json: bool) -> None:
    """List the plans of the library."""
    from dataclasses import asdict

    from api.tables import print_plans
    from index.library import Library

    with Library.open(data) as library:
        found = library.plans()
    if as_json:
        print_json([asdict(plan) for plan in found])
    else:
        print_plans(found)


@main.command("show")
@click.argument("plan")
@data_option
@json_option
def show_command(plan: str, data: Path, as_json: bool) -> None:
    """Show what PLAN says: head, tasks, targets, references."""
    from api.tables import print_plan
    from index.library import Library

    with Library.open(data) as library:
        found = library.show(plan)
    if as_json:
        print_json(found)
    else:
        print_plan(found)


@main.command("remove")
@click.argument("plan")
@data_option
@json_option
def remove_command(plan: str, data: Path, as_json: bool) -> None:
    """Take PLAN out of the library."""
    from index.library import Library

    with Library.open(data) as library:
        library.remove(plan)
    if as_json:
        print_json({"removed": plan})
    else:
        click.echo(f"Đã xóa {plan}.")


@main.command("search")
@click.argument("query")
@click.option("-k", "limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Hits at most.")
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(["province", "year", "quarter", "level", "unit", "cites"]),
    help="Read no condition of this kind from QUERY; may be given again.",
)
@_filter_options
@data_option
@json_option
def search_command(query: str, limit: int, without: tuple[Any, ...], data: Path, as_json: bool, **filters: Any) -> None:
    """Find tasks, passages and targets of all plans for QUERY."""
    from index.filters import Filters
    from index.library import Library

    with Library.open(data) as library:
        found = library.search(query, limit=limit, filters=Filters(**filters), without=without)
    _print_found(found, as_json=as_json)


@main.command("similar")
@click.argument("entry")
@click.option("-k", "limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Hits at most.")
@_filter_options
@data_option
@json_option
def similar_command(entry: str, limit: int, data: Path, as_json: bool, **filters: Any) -> None:
    """Find the same task elsewhere; ENTRY is the name of an entry, or any text."""
    from index.filters import Filters
    from index.library import Library

    with Library.open(data) as library:
        _print_found(library.similar(entry, limit=limit, filters=Filters(**filters)), as_json=as_json)


def _print_found(found: dict[str, Any], *, as_json: bool) -> None:
    from api.tables import print_hits

    if as_json:
        print_json(found)
    else:
        print_hits(found)


@main.command("export")
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True, help="Form.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else printed.")
@click.option("--query", help="Export the hits of a search instead of the whole library.")
@click.option("-k", "limit", type=click.IntRange(1, 10_000), default=1_000, show_default=True, help="Hits at most.")
@_filter_options
@data_option
def export_command(form: str, output: Path | None, query: str | None, limit: int, data: Path, **filters: Any) -> None:
    """Export the library, or a search, as JSONL or CSV."""
    from index.export import as_csv, as_jsonl
    from index.filters import Filters
    from index.library import Library

    with Library.open(data) as library:
        asked = Filters(**filters)
        if query is not None:
            rows = library.search(query, limit=limit, filters=asked)["hits"]
        else:
            rows = [entry.to_json() for entry in library.matching(asked)]
    written = as_jsonl(rows) if form == "jsonl" else as_csv(rows)
    write_or_print(written, output, f"{len(rows)} mục")


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port.")
@data_option
def serve_command(host: str, port: int, data: Path) -> None:
    """Serve the pages and the HTTP API."""
    import uvicorn

    from api.app import create_app

    click.echo(f"Đối Sánh: http://{host}:{port}/  (API: /api/docs, dừng bằng Ctrl+C)")
    uvicorn.run(create_app(data), host=host, port=port, log_level="warning")
