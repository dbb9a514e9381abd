"""`quiz guide`: the guide for authors."""

from __future__ import annotations

from pathlib import Path

import click

GUIDE = Path(__file__).parents[1] / "guide" / "authors.md"


@click.command("guide")
def command() -> None:
    """Print the guide for authors: a first pack in ten minutes, every kind of fact, how wrong answers are proven wrong."""
    click.echo(GUIDE.read_text(encoding="utf-8"), nl=False)
