"""The games that there are, for menus and the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A game in the menu."""

    name: str
    title: str
    about: str
    """One line."""
    scored: bool = True
    """Whether there is a personal best."""


GAMES: tuple[Listed, ...] = (
    Listed("round", "Round", "Ten questions, mixed, each explained.", scored=False),
    Listed("sprint", "Sprint", "As many right answers as go into 60 seconds."),
    Listed("survival", "Survival", "Three lives, and it gets harder."),
    Listed("timeline", "Timeline", "Put each event into its place in a growing line."),
    Listed("exam", "Exam", "Twenty questions. Nothing is told until the end."),
    Listed("daily", "Daily challenge", "Today's ten questions, the same for everyone."),
    Listed("confusables", "Confusables", "What is easily mixed up, one against the other.", scored=False),
    Listed("custom", "Custom", "Choose families, tags and difficulty.", scored=False),
)
