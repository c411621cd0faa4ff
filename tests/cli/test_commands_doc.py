"""Help and docs: every command explains itself, `docs/commands.md` names all there is, and its examples parse."""

import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import Result

from corpus.loader import reform_fields
from index.filters import LEVELS

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
EXAMPLES = [
    line
    for block in re.findall(r"```sh\n(.*?)```", DOC, flags=re.DOTALL)
    for line in block.splitlines()
    if line.startswith("doisanh ")
]
ASKING = ("extract", "check", "plans", "show", "search", "similar", "cites", "export", "link")
VARIABLES = (
    "DOISANH_DATA", "DOISANH_SHARED",
    "DOISANH_MAX_FILE_BYTES", "DOISANH_MAX_LINE_CHARACTERS", "DOISANH_MAX_SECONDS", "DOISANH_MAX_MEMORY_BYTES",
)  # fmt: skip


def section(name: str) -> str:
    """The part of the docs on one command, with what is said of several commands."""
    own = re.search(rf"^## `doisanh {name}\b.*?(?=^## `doisanh |\Z)", DOC, flags=re.DOTALL | re.MULTILINE)
    assert own, f"docs/commands.md has no section on {name}"
    return DOC[: DOC.index("## `doisanh ")] + own.group()


def options(command: click.Command) -> list[str]:
    return [name for one in command.params if isinstance(one, click.Option) for name in one.opts]


def test_every_command_has_a_help_text(commands: Mapping[str, click.Command]) -> None:
    assert len(commands) > 9
    assert [name for name, command in commands.items() if not (command.help or "").strip()] == []


def test_every_command_and_option_is_in_the_docs(commands: Mapping[str, click.Command]) -> None:
    missing = [
        f"{name} {option}"
        for name, command in commands.items()
        if name
        for option in options(command)
        if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section(name))
    ]
    assert missing == []


def test_the_docs_name_no_command_that_is_none(commands: Mapping[str, click.Command]) -> None:
    assert set(re.findall(r"^## `doisanh (\S+?)[ `]", DOC, flags=re.MULTILINE)) == set(commands) - {""}


def test_the_docs_name_no_option_that_is_none(commands: Mapping[str, click.Command]) -> None:
    known = {"--help", "-h", "--version", *(option for command in commands.values() for option in options(command))}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", DOC)) <= known


def test_every_command_has_an_example(commands: Mapping[str, click.Command]) -> None:
    assert {shlex.split(line)[1] for line in EXAMPLES} == set(commands) - {""}


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_parse(line: str, commands: Mapping[str, click.Command]) -> None:
    _, name, *arguments = shlex.split(line)
    with commands[name].make_context(name, arguments) as context:
        assert context.params


@pytest.mark.parametrize("line", [one for one in EXAMPLES if shlex.split(one)[1] in ASKING])
def test_examples_that_only_ask_are_answered(
    line: str, sample_data: Path, tmp_path: Path, doisanh: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    result = doisanh(*shlex.split(line)[1:], DOISANH_DATA=str(sample_data))
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("variable", VARIABLES)
def test_environment_variables_are_in_the_docs(variable: str) -> None:
    assert f"| `{variable}` |" in DOC


def test_the_docs_list_the_values_of_filters() -> None:
    assert [field.id for field in reform_fields() if f"`{field.id}` ({field.name})" not in DOC] == []
    assert [level for level in LEVELS if f"`{level}`" not in DOC] == []
