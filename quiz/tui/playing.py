"""Commands of games and of the screens that lead to them."""

from __future__ import annotations

from quiz.tui.commands import Command


class Choose(Command):
    """Play the game at the cursor. Its number or a click does so at once."""

    key = "enter"
    label = "play"
    shown = "Enter"


class Begin(Command):
    """Begin the round with what is ticked."""

    key = "ctrl+s"
    label = "begin"
    priority = True


class CopyResult(Command):
    """Copy the result as text, to pass it on."""

    key = "c"
    label = "copy"


class PlayAgain(Command):
    """Play the same game once more."""

    key = "p"
    label = "play again"


class NextPage(Command):
    """Turn the page; after the last one you are asked."""

    key = "enter,right,space"
    label = "go on"
    shown = "Enter"


class LastPage(Command):
    """Turn back a page."""

    key = "left,backspace"
    label = "back"
    shown = "←"


class StopReading(Command):
    """End the lesson here."""

    key = "escape"
    label = "end"
    shown = "esc"
