"""Survival: questions that get harder, until three lives are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from questions.items import Item
from questions.rng import Rng
from quiz.core.arranging import arrange
from quiz.core.modes.rules import Given, Telling, rights

HALF = 0.5
"""Score from which an answer costs no life; only full marks count as a point."""
STEP = 5
"""Questions of about the same difficulty, before the next step."""


@dataclass(frozen=True, slots=True)
class Survival:
    """The rules of survival."""

    name: ClassVar[str] = "survival"
    title: ClassVar[str] = "Survival"
    telling: ClassVar[Telling] = Telling.ALWAYS
    lives: int = 3

    def left(self, given: Sequence[Given]) -> int:
        """Return how many lives are left."""
        return max(0, self.lives - sum(one.score < HALF for one in given))

    def over(self, given: Sequence[Given]) -> bool:
        """Survival ends with the last life."""
        return self.left(given) == 0

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> None:
        """There is no limit of time."""

    def points(self, given: Sequence[Given]) -> int:
        """Count the right answers."""
        return rights(given)

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say how many lives are left, and how far it went."""
        left = self.left(given)
        lives = "♥" * left + "♡" * (self.lives - left)
        return f"{lives} {left} {'life' if left == 1 else 'lives'} · {rights(given)} right"

    def verdict(self, given: Sequence[Given]) -> str:
        """Say how far it went; lives may be left where a person ended it, or where nothing was left to ask."""
        right, left = rights(given), self.left(given)
        end = f" {left} {'life was' if left == 1 else 'lives were'} left." if left else ""
        return f"{right} right {'answer' if right == 1 else 'answers'} with {self.lives} lives.{end}"

    def best(self, points: int) -> str:
        """Say a result in short."""
        return f"{points} right"


def climbing(pool: Sequence[Item], count: int, rng: Rng) -> list[Item]:
    """Return items for survival: steps of about the same difficulty, each harder than the one before, no point twice.

    Args:
        pool: All items that may be asked.
        count: How many are wanted.
        rng: Decides among what fits equally well.
    """
    chosen = arrange(pool, count, rng)  # what gives each other away apart, as far as the steps let it stay so
    ranked = sorted(chosen, key=lambda item: item.difficulty)
    place = {item.id: at for at, item in enumerate(chosen)}
    out: list[Item] = []
    for start in range(0, len(ranked), STEP):
        out += sorted(ranked[start : start + STEP], key=lambda item: place[item.id])
    return out
