"""Commands of the screens that look things up: facts, timeline, charts and statistics."""

from __future__ import annotations

from quiz.tui.commands import Command

# From the first screen


class Browse(Command):
    """Look up the facts of the chosen pack: search, filter, and see what you remember of each."""

    key = "b"
    label = "browse"


class Stats(Command):
    """See how it goes: days, true retention, what comes back when, how long memory lasts, and what is hardest."""

    key = "s"
    label = "stats"


# Facts


class Search(Command):
    """Search: type words, the list follows every letter. Enter or the arrow keys go to the list."""

    key = "slash,ctrl+f"
    label = "search"
    shown = "/"


class OpenFact(Command):
    """Open the fact at the cursor: its source, your memory of it, its questions and what it has to do with."""

    key = "enter"
    label = "open"
    shown = "Enter"


class Filter(Command):
    """Show only facts of one kind, tag or state of memory."""

    key = "f"
    label = "filter"


class ClearAll(Command):
    """Clear the search and all filters."""

    key = "x"
    label = "clear"


class Timeline(Command):
    """Show the dated facts in the order of time; a search or filter stays."""

    key = "t"
    label = "timeline"


class Charts(Command):
    """Show the tables of this pack as charts and as numbers."""

    key = "c"
    label = "charts"


# A fact


class Questions(Command):
    """Show the questions about this fact with their answers, made now."""

    key = "i"
    label = "questions"


class Following(Command):
    """Go to the next fact of the list."""

    key = "right,n"
    label = "next"
    shown = "→"


class Preceding(Command):
    """Go to the fact before in the list."""

    key = "left,p"
    label = "previous"
    shown = "←"


class Neighbour(Command):
    """Open one of the neighbours by its number, 1 to 9; backspace comes back."""

    key = "1,2,3,4,5,6,7,8,9"
    label = "neighbour"
    shown = "1-9"
    footer = False


class ComeBack(Command):
    """Go back to the fact that you came from by a neighbour's number."""

    key = "backspace"
    label = "come back"
    footer = False


# Charts


class Numbers(Command):
    """Switch between charts and their numbers as tables."""

    key = "t"
    label = "numbers"


class NextChart(Command):
    """Go to the next chart."""

    key = "down,right,j"
    label = "next"
    shown = "↓"
    footer = False


class PreviousChart(Command):
    """Go to the chart before."""

    key = "up,left,k"
    label = "previous"
    shown = "↑"
    footer = False


class Enlarge(Command):
    """Show one chart on the whole screen, or all again."""

    key = "enter"
    label = "enlarge"
    shown = "Enter"


class OnePack(Command):
    """Switch between all packs and each single one."""

    key = "p"
    label = "pack"


class Back(Command):
    """Go back to where you were."""

    key = "escape,q"
    label = "back"
    shown = "esc"
