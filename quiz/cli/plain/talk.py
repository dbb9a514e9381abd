"""Saying and asking, a line at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

WANTED = "quiz.plain"


def plain_wanted() -> bool:
    """Whether the command line asked for line mode."""
    context = click.get_current_context(silent=True)
    return bool(context is not None and context.meta.get(WANTED))


def _want(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[WANTED] = True


plain_option = click.option(
    "--plain",
    is_flag=True,
    expose_value=False,
    callback=_want,
    help="Line by line, in words, without colours: for screen readers, dumb terminals and pipes.",
)


class InputEndedError(Exception):
    """The person's input has ended."""


class Talk:
    """A conversation: lines out, lines in."""

    def __init__(self, out: TextIO | None = None, lines: Iterable[str] | None = None) -> None:
        self._out = out or sys.stdout
        self._lines: Iterator[str] = iter(sys.stdin if lines is None else lines)

    def say(self, *texts: str) -> None:
        """Write paragraphs, a line each; empty ones are left out."""
        for text in texts:
            if text:
                self._out.write(f"{text}\n")

    def ask(self, prompt: str) -> str:
        """Ask, and return the line that comes back, without spaces around it.

        Raises:
            InputEndedError: If there is no more input.
        """
        self._out.write(f"{prompt} ")
        self._out.flush()
        line = next(self._lines, None)
        if line is None:
            self._out.write("\n")
            raise InputEndedError
        return line.strip()
