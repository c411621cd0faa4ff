"""How commands print JSON, and how they end where something cannot be read or written."""

import json
import sys
from typing import NoReturn

import click


def print_json(value: object) -> None:
    """Print a value as JSON with Vietnamese letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def fail(said: str) -> NoReturn:
    """End with exit status 3 and one message on standard error."""
    click.echo(f"doisanh: {said}", err=True)
    sys.exit(3)
