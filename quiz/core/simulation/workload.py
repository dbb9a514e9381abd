"""The same answers for all: what each tracker expected of them."""

from __future__ import annotations

import math
from random import Random

from quiz.core.memory.fsrs6 import Fsrs6
from quiz.core.memory.model import Memory
from quiz.core.memory.state import RECALL, RECOGNITION
from quiz.core.simulation.trackers import Cards, Naive, Ours, Priors, Tracker
from quiz.core.simulation.truths import Pupil

TRACKERS = ("cards", "naive", "ours")
GUESSES = (1 / 3, 1 / 4, 1 / 4, 1 / 2)
"""Blind chances of recognition items: three options, four, four, true or false."""


class Score:
    """Sums of one tracker over a workload."""

    def __init__(self) -> None:
        self.loss = 0.0
        self.answers = 0
        self.excess = 0.0
        self.typed = 0

    def add(self, expected: float, right: bool) -> None:
        """Count an answer's logarithmic loss, in nats."""
        sure = min(max(expected, 1e-3), 1 - 1e-3)
        self.loss -= math.log(sure if right else 1 - sure)
        self.answers += 1

    def figures(self) -> dict[str, float]:
        """Return mean log loss, and bias of believed typed recall: believed minus true, at typed questions."""
        return {"log_loss": self.loss / self.answers, "bias": self.excess / self.typed}


def run(pupils: list[Pupil], answers: int, model: Memory, rng: Random) -> dict[str, dict[str, float]]:
    """Ask each pupil's point by a schedule that belongs to none of the trackers, and score what they expected.

    The interval doubles after a right answer and is a day after a wrong one, each time within 40 % of that; half of the
    questions are typed. First answers count for nobody: no one knows anything then.

    Args:
        pupils: One for each point.
        answers: How often each point is asked.
        model: Ours.
        rng: Draws the schedule.

    Returns:
        The figures of each tracker.
    """
    fsrs, priors = Fsrs6(), Priors()
    scores = {name: Score() for name in TRACKERS}
    for pupil in pupils:
        trackers: dict[str, Tracker] = {"cards": Cards(fsrs, priors), "naive": Naive(fsrs), "ours": Ours(model)}
        t, gap = 20 * rng.random(), 1.0
        for number in range(answers):
            recalling = rng.random() < 0.5
            answer_class = RECALL if recalling else RECOGNITION
            guess = 0.0 if recalling else rng.choice(GUESSES)
            true = pupil.recall.recall(t)
            right = pupil.answer(answer_class, guess, t)
            for name, tracker in trackers.items():
                if number:
                    scores[name].add(tracker.expects(answer_class, guess, t), right)
                    if recalling:
                        scores[name].excess += tracker.recall(t) - true
                        scores[name].typed += 1
                tracker.learn(answer_class, guess, t, right)
            gap = 2 * gap if right else 1.0
            t += max(1.0, gap * (0.6 + 0.8 * rng.random()))
    return {name: score.figures() for name, score in scores.items()}
