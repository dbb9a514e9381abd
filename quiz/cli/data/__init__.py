"""`quiz data`: look after the log of answers."""

from __future__ import annotations

import click

from quiz.cli.data.backups import backup, backups, restore, verify
from quiz.cli.data.devices import export, import_, merge, sync
from quiz.cli.data.looking import log, rebuild, where
from quiz.cli.data.notes import aside, reports


@click.group("data")
def command() -> None:
    """Look after the log of answers."""


for each in (aside, backup, backups, export, import_, log, merge, rebuild, reports, restore, sync, verify, where):
    command.add_command(each)
