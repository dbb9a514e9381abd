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


# On every screen


class CommandPalette(Command):
    """Find any command by its name, and do it."""

    key = "ctrl+p"
    label = "palette"
    footer = False
    priority = True


class Jump(Command):
    """Show a letter at each part of the screen that takes keys; that letter goes there."""

    key = "ctrl+o"
    label = "jump"
    footer = False
    priority = True


class CopyIt(Command):
    """Copy what this screen is about: the question, its answer too once it is told, or the fact."""

    key = "ctrl+y"
    label = "copy"
    footer = False
    priority = True


class SuspendProcess(Command):
    """Go back to the shell for a while; fg returns here."""

    key = "ctrl+z"
    label = "suspend"
    footer = False
    priority = True


EVERYWHERE: tuple[type[Command], ...] = (CommandPalette, Jump, CopyIt, SuspendProcess)
"""What the app itself does, whatever screen is shown."""
