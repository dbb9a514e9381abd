"""What the home screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PackCard:
    """One pack and where the learner stands with it. Numbers are of points."""

    id: str
    title: str
    path: Path
    facts: int = 0
    points: int = 0
    known: int = 0
    learning: int = 0
    due: int = 0
    minutes: int = 0
    """Estimated time for what is due."""
    pending: bool = False
    """Not compiled yet: numbers follow."""
    problem: str | None = None
    """Why it can't be played."""

    @property
    def new(self) -> int:
        """Points never asked."""
        return max(0, self.points - self.known - self.learning)


@dataclass(frozen=True, slots=True)
class HalfPlayed:
    """A round that was broken off and can go on."""

    title: str
    answered: int


@dataclass(frozen=True, slots=True)
class Home:
    """The state of everything at a glance."""

    packs: tuple[PackCard, ...]
    day: date
    streak: int = 0
    """Days in a row with at least one answer, today or yesterday included."""
    half: HalfPlayed | None = None
    ahead: tuple[int, ...] = ()
    """Points that come back on each of the next days, tomorrow first."""

    @property
    def started(self) -> bool:
        """Whether anything was ever answered here."""
        return bool(self.streak or (self.ahead and any(self.ahead))) or any(c.known or c.learning for c in self.packs)

    @property
    def minutes(self) -> int:
        """Estimated time for all that is due."""
        return sum(card.minutes for card in self.packs)

    @property
    def due(self) -> int:
        """Points due in all packs."""
        return sum(card.due for card in self.packs)
