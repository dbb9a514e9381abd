"""What a person can do, one class a command: its docstring is the help text, key and label stand beside it.

Key bindings, the footer, the command palette and the help screen all derive from these classes.
"""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import Binding, BindingType


class Command:
    """One thing that a person can do."""

    key: ClassVar[str]
    """Textual key names, comma-separated; the first is the one shown."""
    label: ClassVar[str]
    """At most two words, for the footer."""
    shown: ClassVar[str | None] = None
    """How the key is written, where its name is no good."""
    footer: ClassVar[bool] = True
    priority: ClassVar[bool] = False
    """Whether it also works while text is typed."""

    @classmethod
    def action(cls) -> str:
        """Return the name of the screen's action: DontKnow is `dont_know`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def help(cls) -> str:
        """Return the help text in one line."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def key_name(cls) -> str:
        """Return how the first key is written for people."""
        return cls.shown or cls.key.split(",")[0].replace("ctrl+", "ctrl-").replace("question_mark", "?")

    @classmethod
    def binding(cls) -> Binding:
        """Return the binding of this command."""
        return Binding(
            cls.key,
            cls.action(),
            cls.label,
            show=cls.footer,
            key_display=cls.key_name(),
            priority=cls.priority,
            tooltip=cls.help(),
        )


def bindings(*commands: type[Command]) -> list[BindingType]:
    """Return the bindings of several commands, in order."""
    return [command.binding() for command in commands]


# Everywhere


class Help(Command):
    """Show this list of what you can do here, with all keys."""

    key = "question_mark,f1"
    label = "help"
    shown = "?"


class HelpTyping(Help):
    """Show this list of what you can do here, with all keys; ? is a letter while you type."""

    key = "f1"
    shown = "F1"

    @classmethod
    def action(cls) -> str:
        """Return the action of the help that it is."""
        return "help"


class Quit(Command):
    """Leave Factdeck. Every answer that you saw marked is already saved."""

    key = "q,ctrl+q"
    label = "quit"


class ChangeTheme(Command):
    """Switch to the next colours: dark, light, high contrast, colour-blind safe. The settings keep one for good."""

    key = "ctrl+t"
    label = "theme"
    footer = False
    priority = True


# Home


class Start(Command):
    """Go on with what matters most in the chosen pack: review what is due, or else learn something new."""

    key = "enter"
    label = "start"
    shown = "Enter"


class Play(Command):
    """Choose a game: a round of ten, a sprint, a timeline, an exam and more. All count for memory by half."""

    key = "p"
    label = "play"


class Review(Command):
    """Review what is due in the chosen pack, the likeliest to be forgotten first."""

    key = "r"
    label = "review"
    footer = False


class Learn(Command):
    """Learn new points of the chosen pack: recognise them first, recall them as they grow; a few facts a day."""

    key = "l"
    label = "learn new"


class UndoLast(Command):
    """Take back the last thing that you did, in whichever round or day it was; again takes back the one before."""

    key = "u,ctrl+underscore"
    label = "undo"
    footer = False


class ReviewAll(Command):
    """Review what is due in all packs."""

    key = "a"
    label = "review all"
    footer = False


class Read(Command):
    """Read the chosen pack's text, which its questions are drawn from."""

    key = "t"
    label = "read"
    footer = False


# A question


class Next(Command):
    """Go on to the next question."""

    key = "enter,right"
    label = "next"
    shown = "Enter"


class DontKnow(Command):
    """Say that you don't know: the answer is shown, and comes back soon."""

    key = "ctrl+n"
    label = "don't know"
    priority = True


class Undo(Command):
    """Take the last answer back, score and memory included."""

    key = "u,ctrl+underscore"
    label = "undo"


class ShowSource(Command):
    """Show the passage of the source that bears the answer out."""

    key = "e"
    label = "source"


class WasRight(Command):
    """Count your answer as right; the author sees what you wrote."""

    key = "o"
    label = "was right"


class Report(Command):
    """Write a note to the author; your answer goes with it."""

    key = "r,ctrl+r"
    label = "report"


class NotToday(Command):
    """Don't ask this until tomorrow (ctrl-b while it is open)."""

    key = "b,ctrl+b"
    label = "not today"
    footer = False


class NeverAgain(Command):
    """Don't ask this any more (ctrl-s while it is open)."""

    key = "s,ctrl+s"
    label = "never again"
    footer = False


class Leave(Command):
    """End this round here and see its results."""

    key = "escape"
    label = "end"
    shown = "esc"
    priority = True


# Results


class PlayMissed(Command):
    """Play what you missed again, in other words where there are some."""

    key = "m"
    label = "missed again"


class Drill(Command):
    """Practise what you keep mixing up, one against the other; when things come back is not changed by it."""

    key = "d"
    label = "drill"


class Keep(Command):
    """Keep what you know: the answer is said otherwise now, or you know the new one already."""

    key = "k,enter"
    label = "keep"
    shown = "k"


class Relearn(Command):
    """Learn the new answer from the beginning."""

    key = "r"
    label = "relearn"


class Home(Command):
    """Go back to the first screen."""

    key = "enter,escape,h"
    label = "home"
    shown = "Enter"


class Close(Command):
    """Go back to where you were."""

    key = "escape,enter,q,question_mark"
    label = "back"
    shown = "esc"


class CloseText(Command):
    """Go back to where you were."""

    key = "escape,enter,q"
    label = "back"
    shown = "esc"


class DismissIt(Command):
    """Leave this as it is."""

    key = "escape"
    label = "back"
    shown = "esc"
