"""Commands of games and of the screens that lead to them."""

from __future__ import annotations

from quiz.tui.commands import Command


class Choose(Command):
    """Play the game at the cursor. Its number or a click does so at once."""

    key = "enter"
    label = "play"
    shown = "Enter"
    priority = True


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


class LetGo(Command):
    """Let the half-played round go. The answers that you gave stay."""

    key = "x"
    label = "let go"
    footer = False


class AddPack(Command):
    """Add a pack from a folder or file, or a newer version of one that is there."""

    key = "plus,insert"
    label = "add pack"
    shown = "+"
    footer = False


class HidePack(Command):
    """Hide the chosen pack. Your answers are kept, and H shows it again."""

    key = "delete,minus"
    label = "hide"
    shown = "-"
    footer = False


class ShowPacks(Command):
    """Show hidden packs again."""

    key = "H"
    label = "show hidden"
    footer = False
