"""What every game's rules say, and what they see of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Telling(Enum):
    """When a learner is told how an answer was marked."""

    ALWAYS = "always"
    """After each answer; Enter goes on."""
    MISSES = "misses"
    """After what was not right; a right answer goes on by itself."""
    AT_THE_END = "at the end"


@dataclass(frozen=True, slots=True)
class Given:
    """What rules see of one answer."""

    score: float
    """0..1."""
    latency: int
    """Milliseconds from question to answer."""
    known: bool = True
    """False for "don't know"."""

    @property
    def right(self) -> bool:
        """Whether it had full marks."""
        return self.score >= 1.0


class Rules(Protocol):
    """The rules of a game. All of it follows from the answers so far."""

    @property
    def name(self) -> str:
        """As on the command line and in the log."""

    @property
    def title(self) -> str:
        """For people."""

    @property
    def telling(self) -> Telling:
        """When the learner is told how an answer was marked."""

    def over(self, given: Sequence[Given]) -> bool:
        """Whether the game has ended, whatever is left to ask."""

    def points(self, given: Sequence[Given]) -> int:
        """Return the result: more is better; a personal best is the highest."""

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say where the game stands.

        Args:
            given: The answers so far.
            open_ms: Milliseconds for which the question on the screen has been open.
        """

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> int | None:
        """Return the time that is left, in milliseconds; None where there is no limit."""

    def verdict(self, given: Sequence[Given]) -> str:
        """Say how it went, in a sentence."""

    def best(self, points: int) -> str:
        """Say a result in short, for the menu: "best 14 in a row"."""


def rights(given: Sequence[Given]) -> int:
    """Return how many answers had full marks."""
    return sum(one.right for one in given)
