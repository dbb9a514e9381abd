"""Commands that work on every screen, and those of the settings."""

from __future__ import annotations

from quiz.tui.commands import Command


class Settings(Command):
    """See and change what can be set: how much a day, how sure you want to be, colours."""

    key = "comma"
    label = "settings"
    shown = ","


# Settings


class Less(Command):
    """Set the value at the cursor a step lower, or to the one before."""

    key = "left,minus"
    label = "less"
    shown = "←"


class More(Command):
    """Set the value at the cursor a step higher, or to the next one."""

    key = "right,plus"
    label = "more"
    shown = "→"


class Write(Command):
    """Type the value at the cursor."""

    key = "enter"
    label = "type it"
    shown = "Enter"


class Reset(Command):
    """Set the value at the cursor back to its default."""

    key = "x,backspace"
    label = "default"
