"""How commands print JSON, and how they end where something cannot be read or written."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click


def print_json(value: object) -> None:
    """Print a value as JSON with Vietnamese letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def write_or_print(written: str, output: Path | None, what: str) -> None:
    """Print a text, or write it to a file and say on standard error `what` it holds."""
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        output.write_text(written, encoding="utf-8", newline="")
    except OSError as error:
        fail(f"{output}: không ghi được tệp ({error.strerror})")
    click.echo(f"Đã ghi {what} vào {output}.", err=True)


def fail(said: str) -> NoReturn:
    """End with exit status 3 and one message on standard error."""
    click.echo(f"doisanh: {said}", err=True)
    sys.exit(3)
