"""What memory is made of: states of points, answers that change them, and the interface of a model. No behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

DAY: Final = 86_400_000_000
"""Microseconds of a day; `State.last` and `Answer.at` count microseconds since 1970, UTC."""

NEVER: Final = 3_652_059
"""The due day of a state at rest (31 December 9999): its point is asked in the other class."""

RECOGNITION: Final = "recognition"
RECALL: Final = "recall"

Key = tuple[str, str]
"""(point "fact#slot", class "recognition" | "recall")."""


@dataclass(frozen=True, slots=True)
class State:
    """Memory of one point in one class of answer.

    Of the two states of a point one is scheduled, the class in which it is asked next; the other rests, with `due` at
    NEVER, and moves only with what the first one learns.
    """

    stability: float
    """Days until recall falls to 90 %."""
    difficulty: float
    """1..10."""
    last: int
    """Microseconds since 1970, UTC, from which forgetting counts. An answer in the other class moves it part of the way."""
    day: int
    """`date.toordinal()` of the learner's day of `last`; the day of an answer only where one was given in this class."""
    due: int
    """Ordinal of the learner's day on which it is due; NEVER where the point is asked in the other class."""
    reps: int
    """Answers given in this class that moved it; 0 for a state that only follows from the other class."""
    lapses: int
    right_days: int
    """Distinct days with a right answer in this class since its last lapse."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one attempt says about the points of one fact."""

    at: int
    """Microseconds since 1970, UTC."""
    day: int
    """Ordinal of the learner's day, as it is in the attempt's row."""
    answer_class: str
    guess: float
    """0..1, the probability that a blind answer has a point right."""
    weight: float
    """1 for a review, less for a game, 0 for what could be read off the screen: then nothing moves."""
    grade: int | None
    """A self-grade 1..4 (again, hard, good, easy), where there is one."""
    credits: tuple[tuple[str, float], ...]
    """(point "fact#slot", share 0..1); all of one fact."""
    options: int = 0
    """How many alternatives were shown; 0 for an answer that was brought up unaided."""


class MemoryModel(Protocol):
    """How memory changes; pure. What it does to a fact follows from the fact's own states and the answer alone."""

    @property
    def version(self) -> str:
        """Name of the rules and of what they were set to, written into every attempt."""

    def answer(self, states: Mapping[Key, State], answer: Answer) -> dict[Key, State]:
        """Return the states of this fact that an answer changes.

        Args:
            states: All states of one fact; others do no harm.
            answer: What happened.

        Returns:
            The changed and new states; empty where the answer has no weight.
        """

    def retrievability(self, state: State, at: int) -> float:
        """Return the probability, 0..1, that a point is known in a state's class at a time (UTC microseconds)."""
