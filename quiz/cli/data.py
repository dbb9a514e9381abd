"""`quiz data`: look after the log of answers."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quiz.cli.diagnostics import say


@click.group("data")
def command() -> None:
    """Look after the log of answers."""


@command.command("where")
@click.pass_obj
def where(data: str | None) -> None:
    """Print the folder that holds your log and packs."""
    from quiz.paths import data_folder

    click.echo(str(Path(data) if data else data_folder()))


@command.command("rebuild")
@click.pass_obj
def rebuild(data: str | None) -> None:
    """Compute all memory states anew from the log of answers."""
    from quiz.clock import Clock
    from quiz.paths import data_folder
    from quiz.study import Study

    with Study.open(Path(data) if data else data_folder(), Clock.from_environment()) as study:
        before = study.log.states()
        count = study.log.rebuild(study.model)
        changed = sum(before.get(key) != state for key, state in study.log.states().items())
    say(f"{count} states computed from the log; {changed} differed from what was cached.")


@command.command("log")
@click.pass_obj
def log(data: str | None) -> None:
    """Print every answer as JSON Lines, oldest first."""
    from quiz.clock import Clock
    from quiz.paths import data_folder
    from quiz.study import Study

    with Study.open(Path(data) if data else data_folder(), Clock.from_environment()) as study:
        for row in study.log.attempt_rows():
            click.echo(json.dumps(row, ensure_ascii=False))
