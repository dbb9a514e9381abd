"""Every command's `--help`, as one reads a manual page."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from quiz.cli.commands import COMMANDS, group
from quiz.cli.manual import EXAMPLES


def commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield a command and all below it, with their words after `quiz`."""
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, (*words, name))


ALL = dict(commands(group))


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_tells_purpose_arguments_options_and_examples(words: tuple[str, ...]) -> None:
    command = ALL[words]
    text = command.get_help(click.Context(command, info_name=" ".join(("quiz", *words))))
    assert command.help and command.help.strip().split("\n\n")[0].endswith(".")
    assert "Examples:" in text and f"quiz {' '.join(words)}".strip() in text.split("Examples:")[1]
    assert "Exit codes" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help and parameter.help[0].isupper(), parameter.name
        elif not isinstance(parameter.type, click.Choice):
            assert parameter.make_metavar(click.Context(command)).strip("[].") in text


def test_no_example_is_of_a_command_that_is_not_there() -> None:
    assert set(EXAMPLES) <= {" ".join(words) for words in ALL}
    assert {words[0] for words in ALL if words} == set(COMMANDS)
