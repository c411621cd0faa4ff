"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(command: Command) -> Command:
    """Add `--data`, the folder of the library."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="DOISANH_DATA",
        default=Path("data"),
        show_default=True,
        help="Data folder of the library.",
    )(command)


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def day_option(command: Command) -> Command:
    """Add `--on`, the day whose law is asked for."""
    return click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DAY",
        help="Tell what is in force on the day (2024-12-31) instead of today.",
    )(command)
