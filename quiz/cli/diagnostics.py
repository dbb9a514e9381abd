"""Talk to the person: standard error and exit codes. Data goes to standard output and never through here."""

from __future__ import annotations

import os
import sys

FINDINGS = 1
USAGE = 2


def say(text: str) -> None:
    """Write one line to standard error."""
    print(text, file=sys.stderr)


def fail(error: Exception | str, status: int = USAGE) -> int:
    """Write an error to standard error and return its exit status."""
    say(f"quiz: {error}")
    return status


def has_terminal() -> bool:
    """Whether a person can be shown a screen and can type."""
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser shows the screen (`quiz web`)
        return True
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def need_terminal(command: str) -> int:
    """Say that a command needs a terminal; return the exit status for it."""
    say(f"quiz {command}".strip() + ": this opens a screen and needs a terminal; standard input or output is not one.")
    say(f"Line by line it works without one: quiz {command} --plain".replace("  ", " "))
    say("To get questions without one, print them: quiz items kosovo-nato --seed 1")
    return USAGE
