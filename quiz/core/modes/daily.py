"""Daily challenge: the same ten questions for everyone on a date, and a result that can be passed on as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from questions.rng import digest
from quiz.core.modes.rules import Given, Telling

COUNT = 10
"""Questions of a day."""
SIGNS = {"right": "🟩", "partly": "🟨", "wrong": "🟥", "unknown": "⬜"}
"""One square an answer; those who can't tell colours apart have the number beside them."""


def seed(pack: str, day: date) -> int:
    """Return the seed of a date: the same on every device, for every learner."""
    return digest("daily", pack, day.isoformat()) % 2**31


@dataclass(frozen=True, slots=True)
class Daily:
    """The rules of a daily challenge."""

    day: date
    pack_title: str
    questions: int = COUNT
    name: ClassVar[str] = "daily"
    title: ClassVar[str] = "Daily challenge"
    telling: ClassVar[Telling] = Telling.ALWAYS

    def over(self, given: Sequence[Given]) -> bool:
        """It ends with its last question."""
        return len(given) >= self.questions

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> None:
        """There is no limit of time."""

    def points(self, given: Sequence[Given]) -> int:
        """Count the right answers."""
        return sum(one.right for one in given)

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say which day it is and how it goes."""
        return f"{self.day.day} {self.day:%b} · {self.points(given)} right"

    def verdict(self, given: Sequence[Given]) -> str:
        """Say how it went."""
        return (
            f"{self.points(given)} of {self.questions} right on {self.day.day} {self.day:%B}. Pass it on: c copies it."
        )

    def best(self, points: int) -> str:
        """Say a result in short."""
        return f"{points} of {self.questions}"

    def share(self, given: Sequence[Given]) -> str:
        """Return the result as text to pass on; it gives no answer away."""
        squares = "".join(_square(one) for one in given) + "·" * max(0, self.questions - len(given))
        head = f"Factdeck daily · {self.pack_title} · {self.day.day} {self.day:%b %Y}"
        return f"{head}\n{squares} {self.points(given)}/{self.questions}"


def _square(one: Given) -> str:
    if not one.known:
        return SIGNS["unknown"]
    return SIGNS["right" if one.right else "partly" if one.score > 0 else "wrong"]
