"""Exam: nothing is told until the end; then every question is gone through, with what was given and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz.core.modes.rules import Given, Telling


@dataclass(frozen=True, slots=True)
class Exam:
    """The rules of an exam."""

    questions: int
    """How many there are; what is not answered counts as wrong."""
    name: ClassVar[str] = "exam"
    title: ClassVar[str] = "Exam"
    telling: ClassVar[Telling] = Telling.AT_THE_END

    def over(self, given: Sequence[Given]) -> bool:
        """An exam ends with its last question."""
        return len(given) >= self.questions

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> None:
        """There is no limit of time."""

    def points(self, given: Sequence[Given]) -> int:
        """Return the mark in per cent of all questions, rounded down; partial credit counts."""
        return int(100 * sum(one.score for one in given) / self.questions + 1e-9) if self.questions else 0

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say how many are left; how it goes is not told."""
        left = max(0, self.questions - len(given))
        return f"{left} to go" if left else "done"

    def verdict(self, given: Sequence[Given]) -> str:
        """Say the mark."""
        open_ = self.questions - len(given)
        left = f" {open_} {'was' if open_ == 1 else 'were'} not answered." if open_ > 0 else ""
        score = sum(one.score for one in given)
        return f"{self.points(given)} %: {score:.4g} of {self.questions}.{left}"

    def best(self, points: int) -> str:
        """Say a result in short."""
        return f"{points} %"
