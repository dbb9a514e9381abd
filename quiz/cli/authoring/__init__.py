"""`quiz pack new | add KIND | fmt | watch | table | merge | reports`: an author's commands."""

from __future__ import annotations

import click

from quiz.cli.authoring.starting import fmt, new

COMMANDS: tuple[click.Command, ...] = (fmt, new)
