"""`quiz pack new | draft | add KIND | fmt | watch | table | merge | reports`: an author's commands."""

from __future__ import annotations

import click

from quiz.cli.authoring.draft import command as draft
from quiz.cli.authoring.merging import merge
from quiz.cli.authoring.reports import reports
from quiz.cli.authoring.starting import fmt, new
from quiz.cli.authoring.table import table
from quiz.cli.authoring.watch import watch

COMMANDS: tuple[click.Command, ...] = (draft, fmt, merge, new, reports, table, watch)
