"""`doisanh extract`: one file, its plan printed, marked up or written for spaCy; needs no library."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.printing import fail, print_json

if TYPE_CHECKING:
    from extract.plan import Plan


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as it does where no other form is asked for.")
@click.option("--annotate", is_flag=True, help="Print the text with everything found in it marked.")
@click.option(
    "--spacy",
    "docbin",
    metavar="OUT.spacy",
    type=click.Path(path_type=Path),
    help="Write a spaCy DocBin, print nothing.",
)
def extract_command(file: Path, as_json: bool, annotate: bool, docbin: Path | None) -> None:
    """Print the plan in FILE as JSON, or its text marked up, or write it for spaCy."""
    if as_json + annotate + (docbin is not None) > 1:
        raise click.UsageError("give only one of --json, --annotate and --spacy")
    plan = read_plan(file)
    if docbin is not None:
        _write(plan, docbin, file)
        return
    from extract.plan_json import to_json

    printed = to_json(plan)
    if annotate:
        from api.annotation import annotated

        click.echo(annotated(printed), nl=False)
    else:
        print_json(printed)


def read_plan(file: Path) -> "Plan":
    """Read one file in a worker; a file that cannot be read ends the command with exit status 3."""
    from extract.errors import ReadError
    from extract.readers import read_bytes
    from extract.workers import extract_file

    try:
        return extract_file(file.name, read_bytes(file))
    except FileNotFoundError:
        fail(f"{file}: không có tệp này")
    except OSError as error:
        fail(f"{file}: không đọc được tệp ({error.strerror})")
    except ReadError as error:
        fail(f"{file}: {error}")


def _write(plan: "Plan", docbin: Path, file: Path) -> None:
    # spaCy takes seconds to load: here, and only where it is asked for.
    from extract.spacy_doc import write_docbin

    try:
        if docbin.exists() and docbin.samefile(file):
            raise click.UsageError(f"--spacy would overwrite {file}")
        write_docbin(plan, docbin)
    except OSError as error:
        fail(f"{docbin}: không ghi được tệp ({error.strerror})")
    click.echo(f"Đã ghi {docbin}.", err=True)
