"""`quiz data where | log | rebuild`."""

from __future__ import annotations

import json

import click

from quiz.cli.data.opening import folder
from quiz.cli.diagnostics import say
from quiz.cli.opening import opened


@click.command("where")
@click.pass_obj
def where(data: str | None) -> None:
    """Print the folder that holds your log and packs."""
    click.echo(str(folder(data)))


@click.command("rebuild")
@click.pass_obj
def rebuild(data: str | None) -> None:
    """Compute all memory states and sums anew from the log of answers."""
    with opened(data) as study:
        before = study.log.states()
        count = study.log.rebuild(study.model)
        after = study.log.states()
    changed = sum(before.get(key) != after.get(key) for key in {**before, **after})
    say(f"{count} states computed from the log; {changed} differed from what was cached.")


@click.command("log")
@click.pass_obj
def log(data: str | None) -> None:
    """Print every answer as JSON Lines, oldest first."""
    with opened(data) as study:
        for row in study.log.attempt_rows():
            click.echo(json.dumps(row, ensure_ascii=False))
