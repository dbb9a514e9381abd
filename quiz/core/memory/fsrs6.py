"""The published equations of FSRS-6 on plain floats.

Source: Ye, "The Algorithm", https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm (FSRS-6). The
default parameters are those of the packages `fsrs` 6 and `fsrs-rs-python`, with which tests compare every step (within 1e-9
and 1e-5 relative): a library step costs ten times as much, and its card sleeps for an id and fuzzes by a global random.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip

BOUNDS = (
    (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (1.0, 10.0), (0.001, 4.0), (0.001, 4.0),
    (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5), (0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0),
    (0.0, 1.0), (1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8),
)  # fmt: skip
"""Smallest and largest value of each parameter, as the optimisers of both packages clamp them."""

LEAST_STABILITY = 0.001
"""Days; below this no stability falls."""

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


class Fsrs6:
    """The equations with their parameters put in. Stability in days, difficulty 1..10, grades 1..4, elapsed in days."""

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        """Put the parameters in.

        Args:
            parameters: w0..w20.
        """
        w = tuple(parameters)
        if len(w) != len(DEFAULT_PARAMETERS):
            raise ValueError(f"FSRS-6 has {len(DEFAULT_PARAMETERS)} parameters, not {len(w)}")
        self.parameters = w
        self.decay = -w[20]
        self.factor = math.exp(math.log(0.9) / self.decay) - 1
        self._grow = math.exp(w[8])
        self._same_day_loss = math.exp(w[17] * w[18])
        self._easiest = w[4] - math.exp(w[5] * 3) + 1

    def retrievability(self, elapsed: float, stability: float) -> float:
        """Return the probability of recall after `elapsed` days: (1 + F t / S)^-w20, which is 0.9 at t = S."""
        return float((1 + self.factor * elapsed / stability) ** self.decay) if elapsed > 0 else 1.0

    def interval(self, stability: float, retention: float) -> float:
        """Return the days after which the probability of recall has fallen to `retention` (0..1)."""
        return float(stability / self.factor * (retention ** (1 / self.decay) - 1))

    def first(self, grade: int) -> tuple[float, float]:
        """Return stability and difficulty after a first answer."""
        return max(self.parameters[grade - 1], LEAST_STABILITY), _clamp(self._first_difficulty(grade))

    def step(self, stability: float, difficulty: float, elapsed: float, grade: int) -> tuple[float, float]:
        """Return stability and difficulty after a later answer.

        Args:
            stability: Before the answer.
            difficulty: Before the answer.
            elapsed: Days since the answer before; under 1 it counts as an answer of the same day.
            grade: 1..4.
        """
        w = self.parameters
        if elapsed < 1:
            after = self._same_day(stability, grade)
        else:
            lost = 1 - self.retrievability(elapsed, stability)
            if grade == AGAIN:
                after = self._lapsed(stability, difficulty, lost)
            else:
                bonus = w[15] if grade == HARD else w[16] if grade == EASY else 1.0
                gain = self._grow * (11 - difficulty) * stability ** -w[9] * (math.exp(lost * w[10]) - 1)
                after = stability * (1 + gain * bonus)
        return max(after, LEAST_STABILITY), self._next_difficulty(difficulty, grade)

    def _same_day(self, stability: float, grade: int) -> float:
        w = self.parameters
        growth = math.exp(w[17] * (grade - 3 + w[18])) * stability ** -w[19]
        return float(stability * (growth if grade == AGAIN else max(growth, 1.0)))

    def _lapsed(self, stability: float, difficulty: float, lost: float) -> float:
        w = self.parameters
        after = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.exp(lost * w[14])
        return float(min(after, stability / self._same_day_loss))

    def _first_difficulty(self, grade: int) -> float:
        return self.parameters[4] - math.exp(self.parameters[5] * (grade - 1)) + 1

    def _next_difficulty(self, difficulty: float, grade: int) -> float:
        w = self.parameters
        damped = difficulty - w[6] * (grade - 3) * (10 - difficulty) / 9
        return _clamp(w[7] * self._easiest + (1 - w[7]) * damped)


def _clamp(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
