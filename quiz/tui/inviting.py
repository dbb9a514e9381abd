"""What the first screen says below the packs: what Enter does, what else there is, and what comes in the next days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.core.home import Home, PackCard

WIDE = 90
"""Columns from which the days ahead have bars."""
HEIGHTS = " ▁▂▃▄▅▆▇█"
FIRST_STEPS = (
    "Read a short passage. Its key sentence is marked.",
    "Answer questions about it; each answer is explained.",
    "Come back tomorrow: what you are about to forget is asked first.",
)
"""How it goes, for someone who sees it for the first time."""


def today(home: Home) -> str:
    """Say what today asks for."""
    if not home.due:
        return "nothing due today" if home.started else ""
    return f"{home.due} due today, {about(home.minutes)}"


def about(minutes: int) -> str:
    """Say a time: "about 4 minutes"."""
    return f"about {minutes} minute{'s' if minutes != 1 else ''}"


def invitation(card: PackCard | None, home: Home, colours: Mapping[str, str]) -> tuple[Text, Text]:
    """Return what Enter does, and what else there is."""
    line, hint = Text(), Text()
    enter = f"bold {colours.get('primary', '')}".strip()
    if home.half is not None:
        line.append("Enter  ", style=enter)
        answers = "1 answer" if home.half.answered == 1 else f"{home.half.answered} answers"
        line.append(f"go on with “{home.half.title}” after {answers}")
        hint.append("x lets it go; your answers stay.")
    elif card is None:
        line.append("No packs here yet. ")
        hint.append("Press + and give a folder or file with a pack.")
    elif card.pending:
        line.append("Reading this pack for the first time …")
    elif card.problem:
        line.append("This pack can't be read. ")
        hint.append(f"See what is wrong: quiz check {card.path}")
    elif not home.started:
        line.append("Enter  ", style=enter)
        line.append("learn your first five facts, about 3 minutes")
        for number, step in enumerate(FIRST_STEPS, 1):
            hint.append(f"{number}  ", style=colours.get("primary", ""))
            hint.append(f"{step}\n")
        hint.append("\np plays a game · t reads the whole text · ? lists all keys")
    elif card.due:
        line.append("Enter  ", style=enter)
        line.append(f"review {card.due} due, {about(card.minutes)}")
        hint.append("l learns new facts · p plays a game · t reads the text")
    elif card.new:
        line.append("Enter  ", style=enter)
        line.append("learn something new, about 3 minutes")
        hint.append("Nothing is due here now. p plays a game · t reads the text")
    else:
        line.append("Enter  ", style=enter)
        line.append("play ten questions, about 3 minutes")
        hint.append("Nothing is due here now, and you have met every fact.")
    return line, hint


def ahead(home: Home, width: int) -> str:
    """Draw what comes back in the next days, as bars with numbers; empty where nothing does or there is no room."""
    if not any(home.ahead) or width < 60:
        return ""
    most = max(home.ahead)
    days = []
    for at, count in enumerate(home.ahead, 1):
        if not count and width < WIDE:
            continue
        bar = f"{HEIGHTS[-(-count * 8 // most)]} " if width >= WIDE else ""
        days.append(f"{home.day + timedelta(days=at):%a} {bar}{count}")
    return "Coming back  " + ("   " if width >= WIDE else " · ").join(days)
