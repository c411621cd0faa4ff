"""Commands on legal documents: `cites`, `registry`, `link`."""

from datetime import datetime
from pathlib import Path

import click

from api.extraction import read_plan
from api.options import data_option, day_option, json_option
from api.printing import print_json, write_or_print

_FORMS = ("csv", "jsonld", "graphml")
_MARKUP = (".html", ".htm", ".xhtml")


@click.command("cites")
@click.argument("document", metavar="ID")
@click.option("--format", "form", type=click.Choice(_FORMS), help="Write the citations as a table or a graph.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else printed.")
@day_option
@data_option
@json_option
def cites_command(
    document: str, form: str | None, output: Path | None, on: datetime | None, data: Path, as_json: bool
) -> None:
    """Tell who cites a document, by its number in any spelling or a law's name, and what is known of it."""
    from api.legal_tables import print_citations
    from index.citation_export import exported
    from index.library import Library

    if form is not None and as_json:
        raise click.UsageError("give only one of --json and --format")
    if output is not None and form is None:
        raise click.UsageError("--output needs --format")
    with Library.open(data) as library:
        found = library.cites(document, on=on.date() if on else None)
    if form is not None:
        write_or_print(exported(found, form), output, f"{len(found['citations'])} chỗ viện dẫn")
    elif as_json:
        print_json(found)
    else:
        print_citations(found)


@click.command("registry")
@click.argument("action", type=click.Choice(["show", "add", "update"]))
@click.argument("given", metavar="ID|FILE")
@click.option("--dry-run", is_flag=True, help="With add and update: tell what would change, store nothing.")
@day_option
@data_option
@json_option
def registry_command(action: str, given: str, dry_run: bool, on: datetime | None, data: Path, as_json: bool) -> None:
    """Show what the registry of legal documents says of ID, or lay the rows of FILE over it."""
    from api.legal_tables import print_changes, print_registered
    from index.library import Library

    if action == "show" and dry_run:
        raise click.UsageError("--dry-run goes with add and update")
    if action != "show" and on is not None:
        raise click.UsageError("--on goes with show")
    with Library.open(data) as library:
        if action == "show":
            found = library.legal.show(given, on=on.date() if on else None)
            print_json(found) if as_json else print_registered(found)
            return
        changes = library.legal.change(Path(given), new_only=action == "add", stored=not dry_run)
    if as_json:
        print_json({"stored": not dry_run, "changes": [one.to_json() for one in changes]})
    else:
        print_changes(changes, stored=not dry_run)


@click.command("link")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--base", default="http://127.0.0.1:8000", show_default=True, help="Address that the pages stand at.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else printed.")
@day_option
@data_option
@json_option
def link_command(file: Path, base: str, output: Path | None, on: datetime | None, data: Path, as_json: bool) -> None:
    """Give the text of the plan in FILE back with its references linked; markup stays markup, text becomes Markdown."""
    from api.linking import as_html, as_markdown, targets
    from extract.plan_json import to_json
    from extract.readers import read_bytes
    from extract.readers.encodings import decode_markup
    from index.library import Library

    if as_json and output is not None:
        raise click.UsageError("give only one of --json and --output")
    plan = to_json(read_plan(file))
    with Library.open(data) as library:
        links = library.legal.links(plan, on=on.date() if on else None)
    if as_json:
        print_json([{**one, **link} for one, link in zip(plan["references"], links, strict=True)])
        return
    if output is not None and output.exists() and output.samefile(file):
        raise click.UsageError(f"--output would overwrite {file}")
    found = targets(plan, links, base)
    if file.suffix.lower() in _MARKUP:
        linked = as_html(decode_markup(read_bytes(file)).text, plan["text"], found)
    else:
        linked = as_markdown(plan["text"], found)
    write_or_print(linked.text, output, f"{linked.linked}/{linked.mentions} chỗ viện dẫn có liên kết")
