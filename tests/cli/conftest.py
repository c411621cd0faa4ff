"""What tests of the command line share: a data folder with the sample plans, and the click tree."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from api.cli import main

Doisanh = Callable[..., Result]


@pytest.fixture(scope="session")
def doisanh() -> Doisanh:
    """Give the function that runs a command in this process: `doisanh("search", "số hóa", "--json")`."""

    def run(*arguments: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env=environment)

    return run


@pytest.fixture(scope="session")
def answer(doisanh: Doisanh) -> Callable[..., Any]:
    """Give the function that runs a command with `--json` and reads what it prints."""

    def run(*arguments: str | Path) -> Any:
        result = doisanh(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return run


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, doisanh: Doisanh) -> Path:
    """Give a data folder with the sample plans; tests only ask it."""
    folder = tmp_path_factory.mktemp("data")
    result = doisanh("ingest", "--samples", "--data", folder)
    assert result.exit_code == 0, result.output
    return folder


def _walk(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(path), command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _walk(inner, (*path, name))


@pytest.fixture(scope="session")
def commands() -> dict[str, click.Command]:
    """Give all commands of the click tree by name, the group itself under the empty one."""
    return dict(_walk(main))
