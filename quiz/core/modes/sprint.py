"""Sprint: as many right answers as go into a minute. Reading why an answer was wrong costs no time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz.core.modes.rules import Given, Telling, rights

FORMATS = frozenset({"single_choice", "true_false"})
"""What can be answered with one key."""
SLOWER = frozenset({"cloze", "flashcard", "match", "order", "select_all"})
"""Families that make nothing of the kind, and so need not be asked."""


@dataclass(frozen=True, slots=True)
class Sprint:
    """The rules of a sprint."""

    name: ClassVar[str] = "sprint"
    title: ClassVar[str] = "Sprint"
    telling: ClassVar[Telling] = Telling.MISSES
    seconds: int = 60
    """Time for all questions together; only an open question uses it up."""

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> int:
        """Return what is left of the time."""
        return max(0, self.seconds * 1000 - sum(one.latency for one in given) - max(0, open_ms))

    def over(self, given: Sequence[Given]) -> bool:
        """A sprint ends with its time."""
        return self.left_ms(given) == 0

    def _in_time(self, given: Sequence[Given]) -> list[Given]:
        spent, found = 0, []
        for one in given:
            spent += one.latency
            if spent <= self.seconds * 1000:
                found.append(one)
        return found

    def points(self, given: Sequence[Given]) -> int:
        """Count the right answers that were given in time."""
        return rights(self._in_time(given))

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say what is left, in begun seconds."""
        return f"{-(-self.left_ms(given, open_ms) // 1000)} s left · {self.points(given)} right"

    def verdict(self, given: Sequence[Given]) -> str:
        """Say how many in how much time."""
        return f"{self.points(given)} right in {self.seconds} seconds."

    def best(self, points: int) -> str:
        """Say a result in short."""
        return f"{points} right"
